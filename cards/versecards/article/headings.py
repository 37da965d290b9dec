"""The table of headings: which heading has which role. The names are a language's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from versecards.article.model import Role
from versecards.languages import Language, language

_SAME = str.maketrans({"’": "'", "‘": "'", "&": " and ", "–": "-", "—": "-", "\u00a0": " "})
_EDGES = " \t:.?!-_=*#~|"
_ORNAMENT = " \t\u00a0*_=#~|"
_LONGEST = 80
_HYPHEN = re.compile(r"(?<=[^\W\d])-(?=[^\W\d])")
_BLANK = re.compile(r":\s+_{2,}")
"""A line to write on behind a label ("Answer: ____"), and so nothing below it."""
_SYMBOLS = re.compile(r"^[^\w\"'([]+|[^\w\"')\]%]+$")
# Roles whose headings have too many forms to be listed, in the order in which they are tried.
_FORMED = (
    Role.KEY_VERSES,
    Role.REFLECT,
    Role.ENGAGE,
    Role.POINTS,
    Role.IMPLICATIONS,
    Role.ASIDE,
    Role.OTHER,
)


class Headings:
    """Names of headings and their roles, compared without regard to capitals or colon.

    ``language`` is that of the names, and so of the articles.
    """

    def __init__(
        self,
        names: Mapping[str, Role],
        usual: Mapping[Role, str],
        language: Language,
        added: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.language = language
        self._names = dict(names)
        self._usual = dict(usual)
        self._added = dict(added or {})

    @classmethod
    def default(cls) -> Headings:
        """Return the table of English, which comes with the program."""
        return _of(language())

    @classmethod
    def of(cls, language: Language) -> Headings:
        """Return the table of a language."""
        return _of(language)

    @staticmethod
    def roles() -> tuple[str, ...]:
        """Return the names of the roles, as settings write them."""
        return tuple(role.value for role in Role)

    def with_names(self, names: Mapping[str, Iterable[str]]) -> Headings:
        """Return a table with further names: role ("points") to headings.

        A name that the table has already gets the role given here. An unknown role is
        a ``ValueError``; ``Role`` holds the known ones.
        """
        table = dict(self._names)
        added = dict(self._added)
        for role, headings in names.items():
            known = Role(role)
            table.update((plain_heading(heading), known) for heading in headings)
            added[role] = (*added.get(role, ()), *headings)
        table.pop("", None)
        return Headings(table, self._usual, self.language, added)

    def in_language(self, language: Language) -> Headings:
        """Return the table of another language with the names that were added to this one."""
        return self if language == self.language else _of(language).with_names(self._added)

    def role_of(self, line: str, *, heading: bool = False) -> tuple[str, Role] | None:
        """Return the heading as written (without a closing colon) and its role.

        An emoji, a number, "(10 min)" or "Part 2 —" around it change nothing, and where
        the format says that it is a heading (``heading``), nor does a passage; a line
        "Key verse: John 3:16" could as well be a label with what it is for. ``None`` for
        a line that the table does not know.
        """
        if len(line) > _LONGEST or _BLANK.search(line):
            return None
        for form in self._bare(plain_heading(line), heading=heading):
            role = self._names.get(form) or self._formed(form)
            if role is not None:
                return written(line), role
        return None

    def passage_in(self, line: str) -> int:
        """Return where in a heading the passage begins that it ends with; 0 for none."""
        match = self.language.pattern("layout", "heading passage").search(
            line.rstrip(_EDGES + ")]")
        )
        if match is None:
            return 0
        inside = re.search(r"(?:[1-3] ?)?[A-Z]", match[0])
        return match.start() + inside.start() if inside else 0

    def is_cue(self, line: str) -> bool:
        """Tell whether a heading speaks of questions, points or verses to learn."""
        return self.language.pattern("headingforms", "cue").search(plain_heading(line)) is not None

    def _bare(self, plain: str, *, heading: bool) -> Iterator[str]:
        """Yield a heading, and what is left of it without what is often put around it."""
        yield plain
        bare = plain
        around = ("heading number", "heading place", "heading bracket", "heading passage")
        for pattern in around if heading else around[:-1]:
            shorter = self.language.pattern("layout", pattern).sub("", bare).strip(_EDGES)
            if shorter and shorter != bare:
                bare = shorter
                yield bare

    def _formed(self, plain: str) -> Role | None:
        for role in _FORMED:
            if self.language.pattern("headingforms", role.value).fullmatch(plain):
                return role
        return None

    def usual(self, role: Role) -> str:
        """Return the usual heading of a role: "Quick answer"."""
        return self._usual.get(role, role.value.capitalize())


def written(line: str) -> str:
    """Return a heading as it stands on its line, without a closing colon and ornament."""
    return line.strip(_ORNAMENT).removesuffix(":").strip(_ORNAMENT)


def plain_heading(heading: str) -> str:
    """Return what is compared of a heading: no capitals, no marks at its ends."""
    text = unicodedata.normalize("NFKC", heading).translate(_SAME).casefold()
    text = _HYPHEN.sub(" ", " ".join(text.split()))
    return _SYMBOLS.sub("", text).strip(_EDGES)


@cache
def _of(language: Language) -> Headings:
    table = language.table("headings")
    names = {plain_heading(name): Role(role) for role, forms in table.items() for name in forms}
    usual = {Role(role): forms[0] for role, forms in table.items() if role != "other"}
    return Headings(names, usual, language)
