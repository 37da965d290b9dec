"""An author who edits: random articles, random edits, and the truth about every statement.

The truth is a number for each statement, point and question, which stays with it through
all edits, as it does in the author's mind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import yaml

from tests.ledger.making import concept, point, question
from versecards.notes import Kind, Note
from versecards.scripture.reference import Reference

_DATA = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text("utf-8"))
_WHO: list[str] = _DATA["who"]
_DID: list[str] = _DATA["did"]
_HOW: list[str] = _DATA["how"]
_REFERENCES: list[str] = _DATA["references"]


@dataclass(frozen=True)
class Line:
    """One statement, point or question of an article; ``truth`` is what it is for good."""

    truth: int
    kind: Kind
    text: str
    items: tuple[str, ...] = ()


@dataclass
class Author:
    """Articles by file name, each a title and its lines; and what was taken out."""

    random: Random
    titles: dict[str, str] = field(default_factory=dict)
    lines: dict[str, list[Line]] = field(default_factory=dict)
    removed: list[Line] = field(default_factory=list)
    said: set[str] = field(default_factory=set)
    """No title and no line comes twice."""
    count: int = 0

    def begin(self) -> None:
        for _ in range(self.random.randint(1, 3)):
            self._new_article()

    def edit(self) -> str:
        """Make one edit; return its name."""
        edits = (
            *(self.mend_a_typo, self.change_a_word, self.add_a_clause, self.insert, self.remove),
            *(self.reorder, self.move, self.rename, self.split, self.join, self.restore),
            *(self.change_references, self.retitle, self.new_article, self.swap_names),
        )
        chosen = self.random.choice(edits)
        chosen()
        return chosen.__name__

    def notes(self) -> list[Note]:
        """Return the notes that an article of these lines gives, in its order."""
        return [note for _, note in self.truths()]

    def truths(self) -> Iterator[tuple[int, Note]]:
        for file, lines in sorted(self.lines.items()):
            for number, line in enumerate(lines, 1):
                if line.kind is Kind.CONCEPT:
                    yield line.truth, concept(line.text, *line.items, article=file, line=number)
                elif line.kind is Kind.POINT:
                    yield line.truth, point(line.text, *line.items, article=file, line=number)
                else:
                    yield line.truth, question(line.text, article=file, line=number)

    def write(self, folder: Path) -> None:
        """Write the articles as Markdown files; what was there before is removed."""
        for old in sorted(folder.rglob("*.md")):
            old.unlink()
        for file, lines in self.lines.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(markdown(self.titles[file], lines), "utf-8")

    # Edits. Each leaves the articles alone where it cannot be made.

    def mend_a_typo(self) -> None:
        def typo(line: Line) -> Line:
            words = line.text.split()
            place = max(range(len(words)), key=lambda n: (len(words[n]), self.random.random()))
            word = words[place]
            cut = self.random.randrange(1, len(word) - 2)
            words[place] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
            return _reworded(line, " ".join(words))

        self._change(typo)

    def change_a_word(self) -> None:
        def change(line: Line) -> Line:
            how = next((how for how in _HOW if how in line.text), "")
            return _reworded(line, line.text.replace(how, self.random.choice(_HOW)))

        self._change(change)

    def add_a_clause(self) -> None:
        def add(line: Line) -> Line:
            return _reworded(line, f"{line.text[:-1]} {self.random.choice(_HOW)}{line.text[-1]}")

        self._change(add)

    def change_references(self) -> None:
        def change(line: Line) -> Line:
            if line.kind is not Kind.CONCEPT:
                return line
            items = list(line.items)
            if len(items) > 1 and self.random.random() < 0.5:
                items.pop(self.random.randrange(len(items)))
            else:
                items.insert(self.random.randrange(3), self.random.choice(_REFERENCES))
            return replace(line, items=tuple(dict.fromkeys(items))[:8])

        self._change(change)

    def insert(self) -> None:
        lines = self._some_lines()
        lines.insert(self.random.randrange(len(lines) + 1), self._new_line())

    def remove(self) -> None:
        lines = self._some_lines()
        if len(lines) > 1:
            self.removed.append(lines.pop(self.random.randrange(len(lines))))

    def restore(self) -> None:
        if self.removed:
            self._some_lines().append(self.removed.pop())

    def reorder(self) -> None:
        self.random.shuffle(self._some_lines())

    def move(self) -> None:
        source, target = self._some_lines(), self._some_lines()
        if source is not target and len(source) > 1:
            line = source.pop(self.random.randrange(len(source)))
            target.insert(self.random.randrange(len(target) + 1), line)

    def rename(self) -> None:
        file = self._some_file()
        self._name(file, self.random.choice(("", "series/")) + self._new_name())

    def retitle(self) -> None:
        self.titles[self._some_file()] = self._new_title()

    def split(self) -> None:
        file = self._some_file()
        lines = self.lines[file]
        if len(lines) > 3:
            half, name = len(lines) // 2, self._new_name()
            self.lines[file], self.lines[name] = lines[:half], lines[half:]
            self.titles[name] = self._new_title()

    def join(self) -> None:
        if len(self.lines) > 1:
            one, other = self.random.sample(sorted(self.lines), 2)
            self.lines[one] += self.lines.pop(other)
            del self.titles[other]

    def swap_names(self) -> None:
        if len(self.lines) > 1:
            one, other = self.random.sample(sorted(self.lines), 2)
            self.lines[one], self.lines[other] = self.lines[other], self.lines[one]
            self.titles[one], self.titles[other] = self.titles[other], self.titles[one]

    def new_article(self) -> None:
        if len(self.lines) < 5:
            self._new_article()

    def _change(self, how: object) -> None:
        lines = self._some_lines()
        place = self.random.randrange(len(lines))
        assert callable(how)
        lines[place] = how(lines[place])

    def _some_file(self) -> str:
        return self.random.choice(sorted(self.lines))

    def _some_lines(self) -> list[Line]:
        return self.lines[self._some_file()]

    def _name(self, old: str, new: str) -> None:
        self.lines[new], self.titles[new] = self.lines.pop(old), self.titles.pop(old)

    def _new_article(self) -> None:
        name = self._new_name()
        self.titles[name] = self._new_title()
        self.lines[name] = [self._new_line() for _ in range(self.random.randint(2, 7))]

    def _new_name(self) -> str:
        self.count += 1
        return f"article{self.count}.md"

    def _new_title(self) -> str:
        while True:
            title = f"What did {self.random.choice(_WHO)} learn {self.random.choice(_HOW)}?"
            if title not in self.said:
                self.said.add(title)
                return title

    def _new_line(self) -> Line:
        while True:
            line = self._random_line()
            if line.text not in self.said:
                self.said.add(line.text)
                return line

    def _random_line(self) -> Line:
        self.count += 1
        kind = self.random.choice((Kind.CONCEPT, Kind.CONCEPT, Kind.POINT, Kind.QUESTION))
        who, did, how = (self.random.choice(group) for group in (_WHO, _DID, _HOW))
        also, again = self.random.choice(_DID), self.random.choice(_HOW)
        if kind is Kind.QUESTION:
            return Line(self.count, kind, f"Why has {who} {did} {how} and {also} {again}?")
        text = f"{who} {did} {how} and {also} {again}."
        if kind is Kind.POINT:
            return Line(self.count, kind, text, (how,))
        items = self.random.sample(_REFERENCES, self.random.randint(1, 3))
        return Line(self.count, kind, text, tuple(items))


def _reworded(line: Line, text: str) -> Line:
    """Change the text; a hidden phrase that is no longer in it gives way to another."""
    if line.kind is Kind.POINT and not all(item in text for item in line.items):
        phrase = next((how for how in _HOW if how in text), text.partition(" ")[0])
        return replace(line, text=text, items=(phrase,))
    return replace(line, text=text)


def markdown(title: str, lines: list[Line]) -> str:
    """Return the article as a Markdown file, from which the same notes are made."""

    def refs(line: Line) -> str:
        return "; ".join(Reference.from_osis(item).format() for item in line.items)

    parts = {kind: [line for line in lines if line.kind is kind] for kind in Kind}
    text = [f"# {title}", "", "## Quick answer", "", "They sought the Lord.", ""]
    text += ["## What does the Bible say?", ""]
    text += [f"- {line.text[:-1]} ({refs(line)})." for line in parts[Kind.CONCEPT]]
    text += ["", "## Understand", ""]
    for line in parts[Kind.POINT]:
        [phrase] = line.items
        text.append(f"- {line.text.replace(phrase, f'**{phrase}**', 1)}")
    text += ["", "## Reflect", ""] + [f"- {line.text}" for line in parts[Kind.QUESTION]]
    return "\n".join(text) + "\n"
