"""How like their passage words must read, by how far the layout sets them beside it."""

from __future__ import annotations

import re
from enum import Enum
from itertools import islice

from versecards.languages import language
from versecards.marks import OPENS_ANY
from versecards.scripture.likeness import Likeness
from versecards.scripture.reference import Reference

_FEWEST_OF_PIECE = 5
_SUMMARY = 0.7
_LOOSE, _TIGHT = 3, 2
"""Words that a translation may have more than another at the beginning or the end."""
_ADDED = 8
_LONG = 10
"""A passage of more verses is like a chapter: it has some verse for nearly any words."""
_SOME, _OF_ONE = 5, 30
"""So is one of more than five, for fewer words than a long verse has: who prints it prints more."""


_SCHEME = re.compile(r"[→⇒➔=]|->|\s\+\s")


def is_scheme(words: str) -> bool:
    """Whether words have a sign of an author's notes, which no verse has: "law → grace", or who
    speaks in capitals and a colon ("SERPENT: 'You won't die'")."""
    speaks = language().pattern("quotations", "speaker in capitals")
    return bool(_SCHEME.search(words) or speaks.match(words.lstrip(f" {OPENS_ANY}")))


def is_saying(words: str) -> bool:
    """Whether words are a saying that goes for a verse and is none: "Pride goes before a fall"."""
    return bool(language().pattern("quotations", "sayings").search(words))


class Level(Enum):
    """How far the layout sets words apart: least alike as a whole, in a piece, in weight.

    The figures let 19 of 20 verses of another translation through where words are SET
    apart, four of five where they share a LINE with the reference, and in PROSE hardly
    more than the verse itself (``scripture/likeness.py`` says what was measured). What is
    much shorter than its verse may sum it up, so outside of SET it must be a piece of it:
    also where it is LISTED among key verses or in a table, whose lines and cells often only
    tell what is in them. PRINTED are words SET apart with the number of each verse of
    their passage: a free translation, whose edges say nothing. What stands beside a CHAPTER,
    or as long a passage, often is its outline ("Love one another, Share with others"), and
    some verse or other of so many has its words: of 300 verses each, held against the
    chapter that they are in, these figures let 97 in 100 of the WEB through and 58 of the
    BSB, and no outline of eight.
    """

    PRINTED = (0.25, 0.55, 0.10)
    CHAPTER = (0.60, 0.90, 0.45)
    SET = (0.30, 0.55, 0.15)
    LISTED = (0.30, 0.90, 0.15)
    LINE = (0.45, 0.90, 0.25)
    NAMED = (0.50, 2.0, 0.30)
    PROSE = (0.80, 2.0, 0.70)

    def of(self, reference: Reference, count: int) -> Level:
        """The level at which so many words are held against a passage, by how long it is."""
        verses = len(list(islice(reference.verses(), _LONG + 1)))
        long = verses > _LONG or (verses > _SOME and count < _OF_ONE)
        return Level.CHAPTER if long and self is not Level.PROSE else self

    def admits(self, like: Likeness, count: int) -> bool:
        """Whether words that are so like their passage are its words."""
        whole, piece, share = self.value
        if self is Level.PRINTED:
            return like.whole >= whole and like.share >= share
        loose = _LOOSE if self in (Level.SET, Level.LISTED) else _TIGHT
        if like.before > loose or like.after > loose:
            return False
        short = self is not Level.SET or count < _FEWEST_OF_PIECE
        alike = like.whole >= whole and (like.length >= _SUMMARY or not short)
        alike = alike or (like.piece >= piece and count >= _FEWEST_OF_PIECE)
        return alike and like.share >= share and like.added < max(_ADDED, count / 5)


IN_PROSE = (Level.PROSE, Level.NAMED)
"""Where nothing but its words and its passage tells a verse from an author's sentence."""
