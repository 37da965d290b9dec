"""Random histories of a deck, against the real Anki: nothing doubled, nothing lost.

An author edits, renames, retitles, removes and restores, changes settings, leaves copies
lying about, and works with a second author on a branch that git merges. After each build a
learner imports it, answers cards and tags notes. ``python -m tests.regenerate.test_histories
COUNT [FIRST]`` lives that many histories and prints what was seen.
"""

from __future__ import annotations

import copy
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from tests.anki.versions import learner
from tests.ledger.editing import Author
from tests.ledger.test_merge import git
from tests.regenerate.story import SETTINGS, Card, Story
from versecards.build import Built, prepare
from versecards.ledger.similar import normalise
from versecards.problems import ContentError
from versecards.starter import make_folder

STAYS = 90
"""Texts that share so much, in per cent of their letters, are one note."""
_SETTINGS = ("tags: [study]\n", "translation: ASV\n", "audio: yes\n", "")
_HOUR = 3600
"""Between two builds; the learner tags in between."""
Content = dict[str, tuple[dict[str, str], tuple[str, ...]]]


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_no_review_is_lost_and_nothing_comes_twice(seed: int) -> None:
    History(Random(seed)).live(Counter())


class History:
    """One deck from its first build on. ``seen`` counts what happened."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.author = Author(random)
        self.author.begin()
        self.now = 1_700_000_000
        self.known: dict[int, tuple[str, str]] = {}
        self.earned: dict[Card, int] = {}
        self.tagged: set[str] = set()
        self.content: Content = {}
        self.between: list[Content] = []  # of each build since he learned, on any branch

    def live(self, seen: Counter[str]) -> None:
        with tempfile.TemporaryDirectory() as folder, learner() as anki:
            self.seen, self.anki = seen, anki
            self.story = Story(Path(folder), anki)
            attributes = Path(folder, "new", ".gitattributes")
            make_folder(attributes.parent)
            (self.story.source / ".gitattributes").write_bytes(attributes.read_bytes())
            git(self.story.source, "init", "-q", "-b", "ours")
            self.day([])
            for _ in range(self.random.randint(2, 4)):
                self.random.choice(
                    (self.edit, self.edit, self.settings, self.copied, self.branch)
                )()
            seen["histories"] += 1

    # What can happen on a day

    def edit(self) -> None:
        self.day([self.author.edit() for _ in range(self.random.randint(1, 4))])

    def settings(self) -> None:
        line = self.random.choice(_SETTINGS)
        (self.story.source / "deck.yaml").write_text(SETTINGS + line, "utf-8")
        self.edit()

    def copied(self) -> None:
        """A program that synchronises leaves a copy, which is told; the author removes it."""
        file = self.random.choice(sorted(self.author.lines))
        other = str(Path(file).with_suffix("")) + " (conflicted copy).md"
        self.author.lines[other] = list(self.author.lines[file])
        self.author.titles[other] = self.author.titles[file]
        self.author.write(self.story.source)
        problems = self.build_and_import().prepared.problems
        assert any(problem.code == "article-copy" for problem in problems)
        self.seen["copies"] += 1
        del self.author.lines[other], self.author.titles[other]
        self.day([])

    def branch(self) -> None:
        """A second author edits one article on a branch, the first the others; git merges."""
        if len(self.author.lines) < 2:
            return self.edit()
        mine = self.random.choice(sorted(self.author.lines))
        sides = {}
        for name in ("theirs", "ours"):
            side = copy.copy(self.author)
            side.lines = {
                f: list(v) for f, v in self.author.lines.items() if (f == mine) != (name == "ours")
            }
            side.titles = {file: self.author.titles[file] for file in side.lines}
            side.removed, side.count = [], self.author.count + (1000 if name == "theirs" else 0)
            sides[name] = side
        before = copy.copy(self.author)
        rest = {"theirs": "ours", "ours": "theirs"}
        git(self.story.source, "branch", "-f", "theirs")
        untouched = {
            name: ({file: list(lines) for file, lines in side.lines.items()}, dict(side.titles))
            for name, side in sides.items()
        }
        for name, side in sides.items():
            git(self.story.source, "checkout", "-q", name)
            for _ in range(self.random.randint(1, 3)):
                side.edit()
            lines, titles = untouched[rest[name]]
            before.lines, before.titles = {**side.lines, **lines}, {**side.titles, **titles}
            before.write(self.story.source)
            self.build_and_import("import" if name == "ours" else "")
        git(self.story.source, "checkout", "-q", "ours")
        assert git(self.story.source, "merge", "-q", "--no-edit", "theirs") == 0
        self.author.lines = {**sides["ours"].lines, **sides["theirs"].lines}
        self.author.titles = {**sides["ours"].titles, **sides["theirs"].titles}
        self.author.count += 2000
        self.seen["merges"] += 1
        # the plan is for who has imported both branches, the learner has only ours
        self.day([], "compare nothing")
        return None

    # A day: build, import, learn

    def day(self, edits: list[str], importing: str = "import") -> None:
        self.author.write(self.story.source)
        before = {file.name: file.read_text() for file in self.story.source.rglob("*.md")}
        built = self.build_and_import(importing)
        assert before == {file.name: file.read_text() for file in self.story.source.rglob("*.md")}
        for edit in edits:
            self.seen[edit] += 1
        self._check_collection()
        self._check_identity(built)
        self._learn()

    def build_and_import(self, importing: str = "import") -> Built:
        """Build, import and compare with the plan; then nothing is left to do."""
        self.now += _HOUR
        files = self.story.ledger, self.story.package
        try:
            built = self.story.build(now=self.now)
        except ContentError as error:
            assert "deck-copied" in {problem.code for problem in error.problems}, error
            self.seen["all replaced"] += 1
            built = self.story.build(now=self.now, replace_all=True)
        if importing == "import":
            self.story.import_as_planned(built)
            self.seen["imports as planned"] += 1
        elif importing:
            assert not self.story.import_()["conflicting"]
        self.between.append(
            {note.guid: (dict(note.fields), note.tags) for note in built.prepared.rendered}
        )
        written = [file.read_bytes() for file in files]
        plan = prepare(self.story.source, self.story.package, now=self.now + 60).plan
        assert not plan.pending, "nothing to do after a build"
        self.story.build(now=self.now + 60)
        assert written == [file.read_bytes() for file in files], "at rest"
        git(self.story.source, "add", "-A")
        assert git(self.story.source, "commit", "-q", "--allow-empty", "-m", "Build") == 0
        self.seen["builds"] += 1
        if importing:
            self._check_tags()
        cards = self.story.cards()
        assert {card: cards[card]["reviews"] for card in self.earned} == self.earned, "reviews"
        return built

    def _check_tags(self) -> None:
        """The learner's tags go only from notes whose content is another than before.

        Or was in between: a note that one branch changed and the merge changed back goes
        out again, for those who have imported that branch.
        """
        notes = self.anki.notes()
        for guid in sorted(self.tagged):
            if "mine" not in notes[guid]["tags"]:
                was = self.content[guid]
                changed = any(was != content.get(guid, was) for content in self.between)
                assert changed, f"{guid} lost its tag though nothing of it changed"
                self.tagged.remove(guid)
                self.seen["tags lost with changed content"] += 1
            else:
                self.seen["tags kept"] += 1
        self.content.update(self.between[-1])

    def _learn(self) -> None:
        notes = self.anki.notes()
        active = {guid for guid, note in notes.items() if note["fields"]["Active"]}
        cards = sorted(card for card in self.story.cards() if card[0] in active)
        for guid, number in self.random.sample(cards, min(5, len(cards))):
            self.anki.answer(guid, number)
            self.seen["answers"] += 1
        for guid in self.random.sample(sorted(active), min(3, len(active))):
            self.anki.tag(guid, "mine", at=self.now + 60)
            self.tagged.add(guid)
        self.between.clear()
        self.earned = {card: data["reviews"] for card, data in self.story.cards().items()}

    def _check_collection(self) -> None:
        assert self.story.built
        notes: dict[str, Any] = self.anki.notes()
        active = {guid: note for guid, note in notes.items() if note["fields"]["Active"]}
        shipped = {note.guid for note in self.story.built.prepared.rendered if note.note}
        assert set(active) == shipped, "what is in an article is asked, and nothing else"
        same = Counter(
            (note["type"], tuple(note["fields"].values()), *note["tags"])
            for note in active.values()
            if "mine" not in note["tags"]
        )
        assert max(same.values(), default=1) == 1, "no two notes with the same content"
        mended = self.anki.check_database()
        # what Anki itself now and then leaves undone when a card is answered
        assert not mended or mended[0].startswith("Added last review time"), mended

    def _check_identity(self, built: Built) -> None:
        """A line that stays nearly the same keeps its note."""
        doubtful = {
            (Path(problem.file).name, problem.line)
            for problem in built.prepared.problems
            if problem.code == "match-doubtful"
        }
        today = self._identified()
        for truth, (guid, text, place) in today.items():
            if truth not in self.known or place in doubtful or self._has_twin(text, truth):
                continue
            was_guid, was = self.known[truth]
            if fuzz.ratio(normalise(was), normalise(text)) >= STAYS:
                assert guid == was_guid, f"{was!r} became {text!r}"
                self.seen["lines known again"] += 1
        self.known.update((truth, (guid, text)) for truth, (guid, text, _) in today.items())

    def _identified(self) -> dict[int, tuple[str, str, tuple[str, int]]]:
        """Map the truth about each line to its note's guid, text and place (file, line)."""
        assert self.story.built
        notes = {
            (note.kind, note.note.origin.articles[0], normalise(note.note.text)): note
            for note in self.story.built.prepared.rendered
            if note.note and note.note.origin.articles
        }
        found = {}
        for truth, line in self.author.truths():
            made = notes.get((line.kind, line.origin.articles[0], normalise(line.text)))
            if made is None or made.note is None:
                continue  # which lines deserve a card is for another room to say
            origin = made.note.origin
            found[truth] = (made.guid, line.text, (Path(origin.file).name, origin.line))
        return found

    def _has_twin(self, text: str, truth: int) -> bool:
        """Whether another line was as good as equal, so that nobody could tell them apart."""
        return any(
            other != truth and fuzz.ratio(normalise(text), normalise(also)) >= STAYS - 5
            for other, (_, also) in self.known.items()
        )


def main() -> None:
    count = int(sys.argv[1])
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    seen: Counter[str] = Counter()
    begun = time.monotonic()
    for seed in range(first, first + count):
        try:
            History(Random(seed)).live(seen)
        except AssertionError:
            seen["FAILED"] += 1
            print(
                f"history {seed}:",
                *traceback.format_exc().splitlines()[-8:],
                sep="\n    ",
                flush=True,
            )
    print(f"{time.monotonic() - begun:.0f} s", dict(sorted(seen.items())))


if __name__ == "__main__":
    main()
