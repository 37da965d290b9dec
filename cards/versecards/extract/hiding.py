"""Which phrase of a summary point is hidden: one that carries its sense and can be found.

The author's marks come first. Without them it is the second half of a contrast, an item of
a list, or what the point says of its subject; one phrase of one to five words, which stands
only once and leaves enough to ask by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from versecards.extract.grammar import (
    Token,
    is_word,
    opens_with_verb,
    stands,
    tokens,
    verb_at,
)
from versecards.extract.words import Vocabulary, content_words
from versecards.languages import Language
from versecards.notes import MOST_HIDDEN
from versecards.scripture.scan import scan

_LONGEST_PHRASE = 5
"""Words, small ones counted."""
_SHORT_PHRASE = 3
_FEWEST_WORDS = 3
_LONG = 16
"""A longer point says what its subject is, and then more of it."""
_LEFT = 2
"""Words with sense that must be left of a point to find the phrase by."""

Span = tuple[int, int]


def hidden_phrases(
    text: str, marks: Sequence[Span], vocabulary: Vocabulary, title: str = ""
) -> tuple[Span, ...]:
    """Choose the spans of a point to hide, in order: the author's marks, else one by sense.

    ``title``, which the card shows, is no place to read the phrase.
    """
    if marks:
        chosen = [m for m in marks if _is_phrase(text[slice(*m)], vocabulary.language)]
        if not chosen and len(marks) > 1:  # "We fight **from** victory, not **for** it"
            chosen = [m for m in marks if tokens(text[slice(*m)])]
        return tuple(sorted(dict.fromkeys(chosen)))[:MOST_HIDDEN]
    if len(tokens(text)) < _FEWEST_WORDS:
        return ()
    hiding = _Hiding(text, vocabulary)
    able = [span for span in hiding.candidates() if hiding.can_hide(span)]
    fit = [span for span in able if not hiding.in_brackets(span)] or able
    shown = vocabulary.keys(title)
    unread = [span for span in fit if not vocabulary.keys(text[slice(*span)]) <= shown]
    return tuple((unread or fit)[:1])


def wished_phrases(text: str, phrases: Iterable[str], language: Language) -> tuple[Span, ...]:
    """Return where those of these phrases stand that have sense and that a point has once."""
    found = []
    for phrase in phrases:
        if not _is_phrase(phrase, language):
            continue
        words = r"\s+".join(map(re.escape, phrase.split()))
        places = list(re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE))
        found += [place.span() for place in places if len(places) == 1]
    return tuple(span for span in found if _leaves_some(text, span))


def _leaves_some(text: str, hidden: Span) -> bool:
    """Whether there is a word left to ask by."""
    return bool(tokens(text[: hidden[0]]) or tokens(text[hidden[1] :]))


def _is_phrase(chosen: str, language: Language) -> bool:
    """Whether words that an author chose are a phrase ("who is with us") and no stress ("not")."""
    return bool(content_words(chosen, language)) or len(tokens(chosen)) >= _SHORT_PHRASE


class _Hiding:
    """The phrases of one point, the best to hide first."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self._language = vocabulary.language
        self._cited = [
            (mention.start, mention.end) for mention in scan(text, language=self._language)
        ]

    def candidates(self) -> Iterator[Span]:
        """Yield phrases in the order in which they are wished for."""
        parts = self._parts()
        yield from self._of_definition()
        if len(parts) > _LEFT:
            yield from self._of_list(parts)
        for part in reversed(parts):
            yield from self._of_clause(part)
        words = tokens(self._text)
        for count in (_SHORT_PHRASE, 2, 1):
            yield self._trimmed((words[-count].start, words[-1].end))
        _, subject = self._predicate(parts[0]) if len(parts) == 1 else (None, None)
        chunks = self._chunks(subject) if subject else []
        yield from (chunk for chunk in reversed(chunks) if self._sense(chunk))

    def can_hide(self, span: Span) -> bool:
        """Whether a phrase has sense, stands once, and leaves enough to find it by."""
        phrase = self._text[slice(*span)]
        words = content_words(phrase, self._language)
        count = len(tokens(phrase))
        if not words or not 1 <= count <= _LONGEST_PHRASE:
            return False
        if any(start < span[1] and span[0] < end for start, end in self._cited):
            return False
        if phrase.count("(") != phrase.count(")"):
            return False
        again = rf"(?<!\w){re.escape(phrase)}(?!\w)"
        rest = re.sub(again, " ", self._text, flags=re.IGNORECASE)
        rest = rest if self.in_brackets(span) else re.sub(r"\([^()]*\)", " ", rest)
        left = content_words(rest, self._language)
        if not left or (len(left) < _LEFT and len(tokens(rest)) < _SHORT_PHRASE):
            return False
        if set(self._vocabulary.keys(phrase)) <= set(self._vocabulary.keys(rest)):
            return False
        return len(re.findall(again, self._text, re.IGNORECASE)) == 1

    def in_brackets(self, span: Span) -> bool:
        """Whether a phrase stands in brackets, and so is said by the way."""
        before = self._text[: span[0]]
        return before.count("(") > before.count(")")

    def _parts(self) -> list[Span]:
        """The clauses and items of the point: what its commas and "and" or "but" part."""
        spans = []
        start = 0
        for joint in self._language.pattern("points", "joints").finditer(self._text):
            rest = self._text[joint.end() :]
            weak = self._language.pattern("points", "weak joint").fullmatch(joint[0])
            clause = opens_with_verb(rest, self._language) or stands(rest, self._language)
            if weak and not clause:
                continue
            spans.append((start, joint.start()))
            start = joint.end()
        spans.append((start, len(self._text.rstrip(" .!"))))
        return [span for span in spans if span[1] > span[0]]

    def _of_list(self, parts: Sequence[Span]) -> Iterator[Span]:
        """Phrases of a list: all of it where its items are single words, else one item."""
        inner = [tokens(self._text[slice(*part)]) for part in parts]
        last = self._text[parts[-2][1] : parts[-1][0]]
        if not self._language.pattern("points", "ends a list").search(last):
            return
        if all(len(words) == 1 for words in inner[1:-1]) and inner[0] and inner[-1]:
            start = parts[0][0] + inner[0][-1].start
            yield start, parts[-1][0] + inner[-1][0].end
        for part in reversed(parts[1:]):
            yield self._trimmed(part)

    def _of_definition(self) -> Iterator[Span]:
        """What a long sentence says that its subject is, before all that it adds to it."""
        words = tokens(self._text)
        verb = verb_at(words, self._language)
        if len(words) <= _LONG or verb < 1 or not is_word(words[verb], "copulas", self._language):
            return
        behind = self._text[words[verb].end :]
        for clause in re.split(r"[,;:]\s", behind)[1:]:
            opening = tokens(clause)[:2]
            pronoun = any(is_word(word, "subject pronouns", self._language) for word in opening)
            if pronoun and stands(clause, self._language):
                return  # it says two things
        while verb + 1 < len(words) - 1 and self._is_adverb(words[verb + 1]):
            verb += 1  # "is fundamentally an attitude of …"
        names = words[verb + 1 : verb + 1 + _LONGEST_PHRASE + 1]
        ends = [n for n, word in enumerate(names) if n and self._parts_behind(names[n - 1], word)]
        ends = ends or [n for n, word in enumerate(names) if n > 1 and self._joins(word)]
        if not ends or any(word.plain == "not" for word in names[: ends[0]]):
            return
        end = ends[0]
        if self._is_thin(names[:end]):
            if len(ends) < 2 or self._text[names[end - 1].end] == ",":
                return
            end = ends[1]  # "a gift from God"
        yield self._trimmed((names[0].start, names[end - 1].end))

    def _parts_behind(self, before: Token, word: Token) -> bool:
        """Whether a phrase ends between two words."""
        if re.search(r"[^\s]", self._text[before.end : word.start]):
            return True
        opens = word.plain in self._language.table("points")["opens a phrase"]
        return opens or is_word(word, "relatives", self._language)

    def _is_thin(self, words: Sequence[Token]) -> bool:
        return self._sense((words[0].start, words[-1].end)) <= 1

    def _of_clause(self, part: Span) -> Iterator[Span]:
        """What a clause says of its subject, in the words that carry most of it."""
        if len(tokens(self._text[slice(*self._trimmed(part))])) <= _SHORT_PHRASE:
            yield self._trimmed(part)
        said, subject = self._predicate(part)
        whole = self._trimmed(said)
        count = len(tokens(self._text[slice(*whole)]))
        if self._is_weak(said) and subject:
            yield self._trimmed(subject)
        if count <= _SHORT_PHRASE:
            yield whole
        chunks = [self._trimmed(chunk) for chunk in self._chunks(said)]
        rich = [chunk for chunk in chunks if self._sense(chunk) > 1]
        yield from reversed(rich)
        if count <= _LONGEST_PHRASE:
            yield whole
        for chunk in reversed(chunks):
            if len(tokens(self._text[slice(*chunk)])) > _LONGEST_PHRASE:
                yield from self._from_determiners(chunk)  # "… the good we should do"
        poor = [chunk for chunk in chunks if self._sense(chunk) == 1]
        yield from reversed([chunk for chunk in poor if chunk[0] != said[0]])
        for first, last in zip(chunks[-2::-1], chunks[:0:-1], strict=True):
            yield from self._from_determiners((first[0], last[1]))
        yield from poor

    def _from_determiners(self, span: Span) -> Iterator[Span]:
        """A stretch of words, and what begins within it with "the" or "a"."""
        yield span
        for word in tokens(self._text[slice(*span)]):
            if is_word(word, "determiners", self._language):
                yield span[0] + word.start, span[1]

    def _predicate(self, part: Span) -> tuple[Span, Span | None]:
        """The words of a clause from its verb on, and those before it."""
        words = tokens(self._text[slice(*part)])
        verb = verb_at(words, self._language)
        kept = self._language.table("points")["stays with its verb"]
        while verb > 1 and words[verb - 1].plain in kept:
            verb -= 1
        if verb < 1:
            return part, None
        start = part[0] + words[verb].start
        return (start, part[1]), (part[0], part[0] + words[verb - 1].end)

    def _is_weak(self, said: Span) -> bool:
        """Whether a predicate only takes up what was said ("can change them")."""
        words = tokens(self._text[slice(*self._trimmed(said))])
        last = words[-1].plain if words else ""
        return len(words) <= _LEFT and last in self._language.table("points")["taken up"]

    def _chunks(self, span: Span) -> list[Span]:
        """A stretch of words parted before its small words ("of" joins)."""
        words = [
            word._replace(start=word.start + span[0], end=word.end + span[0])
            for word in tokens(self._text[slice(*span)])
        ]
        opening = self._language.table("points")["opens a phrase"]
        chunks: list[list[Token]] = []
        for number, word in enumerate(words):
            after = self._text[word.start : words[min(number + 1, len(words) - 1)].end]
            apart = self._language.pattern("points", "parts a phrase").fullmatch(after)
            if not chunks or word.plain in opening or apart:
                chunks.append([word])
            else:
                chunks[-1].append(word)
        return [(chunk[0].start, chunk[-1].end) for whole in chunks for chunk in self._short(whole)]

    def _short(self, chunk: list[Token]) -> list[list[Token]]:
        """A phrase, parted before its last "of" where it is too long to hide."""
        joins = [n for n, word in enumerate(chunk) if self._joins(word) and n]
        if len(chunk) <= _LONGEST_PHRASE + 1 or not joins:
            return [chunk]
        return [chunk[: joins[-1]], chunk[joins[-1] :]]

    def _joins(self, word: Token) -> bool:
        return word.plain in self._language.table("points")["joins a phrase"]

    def _sense(self, span: Span) -> int:
        """How many words of a phrase carry sense; none where they are names too easy to ask."""
        words = content_words(self._text[slice(*span)], self._language)
        common = self._vocabulary.common
        return sum(1 for word in words if word not in common)

    def _is_adverb(self, word: Token) -> bool:
        return word.plain.endswith(tuple(self._language.table("grammar")["adverb endings"]))

    def _trimmed(self, span: Span) -> Span:
        """A phrase without the small words at its ends that say nothing of it."""
        words = tokens(self._text[slice(*span)])
        table = self._language.table("points")
        first, last = 0, len(words) - 1
        while first < last and words[first].plain in table["drops at the head"]:
            first += 1
        while last > first and words[last].plain in table["drops at the end"]:
            last -= 1
        if not words:
            return span
        if first == last < len(words) - 1 and self._is_adverb(words[first]):
            last = len(words) - 1  # "completely unable" says nothing without its last word
        return span[0] + words[first].start, span[0] + words[last].end
