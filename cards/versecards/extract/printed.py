"""Passages that an article prints with their verse numbers, without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from versecards.extract.reading import ReadBlock, Reading
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan

_SMALL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SIGNS = ' :—–-(."“”)[]'
"""What may stand between a reference and the words."""
_NUMBER = (
    r"(?:(?<=[.,;:!?—–”’\"')\]] )|(?<![\w:.,–-])(?=\W?{0}\W{{0,2}}\s?[“‘\"'(]*[A-Z]))"
    r"\[?{0}\]?[.)]?\s?(?=[^\W\d_]|[“‘\"'(])"
)
"""The number of a verse: after a mark, or before a word that begins with a capital."""
_FEWEST = 2
"""Verse numbers in their order; fewer may be anything."""


@dataclass(frozen=True)
class Printed:
    """A verse as it is printed: ``start`` and ``end`` span its words in the block's text.

    ``translation`` is the name that stands with the passage's reference, or empty.
    """

    verse: Reference
    block: ReadBlock
    start: int
    end: int
    translation: str = ""

    @property
    def text(self) -> str:
        """The words of the verse."""
        return self.block.block.text[self.start : self.end].strip()


def printed_passages(reading: Reading) -> Iterator[tuple[Printed, ...]]:
    """Yield each passage that an article prints with its verse numbers, verse by verse.

    Its reference stands before it, in its block, in the block before or in the heading.
    """
    blocks = reading.blocks
    for index, block in enumerate(blocks):
        for passage, start, translation in _named(blocks, index):
            found = _verses(passage, block, start, blocks[index + 1 :], translation)
            if found:
                yield tuple(found)
                break


def _named(blocks: Sequence[ReadBlock], index: int) -> Iterator[tuple[Reference, int, str]]:
    """The passages that a block may print, where in it their words may begin, and whose."""
    block = blocks[index]
    for mention in block.mentions[:1]:
        for reference in mention.usable:
            yield reference, mention.end, mention.translation
    before = blocks[index - 1] if index else None
    if before is not None and before.section is block.section:
        for mention in before.mentions[-1:]:
            if len(before.block.text) - mention.end <= len("(NKJV)."):
                yield from ((reference, 0, mention.translation) for reference in mention.usable)
    elif block.section.heading:
        for mention in scan(block.section.heading):
            yield from ((reference, 0, mention.translation) for reference in mention.usable)


def _verses(
    passage: Reference,
    block: ReadBlock,
    start: int,
    following: Sequence[ReadBlock],
    translation: str,
) -> list[Printed]:
    """The verses of a passage in a block and those after it, as long as they go on."""
    verses = list(passage.verses())
    found: list[Printed] = []
    while verses:
        numbers = _numbers(block.block.text, start, verses, bare=not found and not start)
        if len(numbers) < (1 if found else _FEWEST):
            break
        ends = [begin for _, begin, _ in numbers[1:]] + [len(block.block.text)]
        found += [
            Printed(verse, block, words, end, translation)
            for (verse, _, words), end in zip(numbers, ends, strict=True)
        ]
        verses = verses[len(numbers) :]
        if not following or following[0].section is not block.section:
            break
        block, following, start = following[0], following[1:], 0
    return found


@lru_cache(maxsize=2)
def _digits(text: str) -> str:
    """The text with raised digits as others; many passages may be named beside one text."""
    return text.translate(_SMALL)


def _numbers(
    text: str, start: int, verses: Sequence[Reference], *, bare: bool
) -> list[tuple[Reference, int, int]]:
    """The verses whose numbers stand in a text in their order, each with where its number
    and its words begin; ``bare``: the first may stand without its number."""
    plain = _digits(text)
    found: list[tuple[Reference, int, int]] = []
    position = start
    for verse in verses:
        number = re.compile(_NUMBER.format(verse.verse))
        match = number.search(plain, position)
        if verse is verses[0] and (not match or plain[start : match.start()].strip(_SIGNS)):
            if not bare or not plain[:1].isupper():
                break
            found.append((verse, start, start))
            continue
        if match is None:
            break
        found.append((verse, match.start(), match.end()))
        position = match.end()
    return found
