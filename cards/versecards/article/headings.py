"""The table of headings: which heading has which role. The names are a language's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from versecards.article.model import Role
from versecards.languages import Language, language

_SAME = str.maketrans({"’": "'", "‘": "'", "&": " and ", "–": "-", "—": "-", "\u00a0": " "})
_EDGES = " \t:.?!-_=*#~|"
_ORNAMENT = " \t\u00a0*_=#~|"
_LONGEST = 80


class Headings:
    """Names of headings and their roles, compared without regard to capitals or colon.

    ``language`` is that of the names, and so of the articles.
    """

    def __init__(
        self, names: Mapping[str, Role], usual: Mapping[Role, str], language: Language
    ) -> None:
        self.language = language
        self._names = dict(names)
        self._usual = dict(usual)
        self._number = language.pattern("layout", "heading number")

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
        for role, headings in names.items():
            known = Role(role)
            table.update((plain_heading(heading), known) for heading in headings)
        table.pop("", None)
        return Headings(table, self._usual, self.language)

    def role_of(self, line: str) -> tuple[str, Role] | None:
        """Return the heading as written (without a closing colon) and its role.

        ``None`` for a line that the table does not know.
        """
        if len(line) > _LONGEST:
            return None
        role = self._names.get(plain_heading(line)) or self._names.get(
            plain_heading(self._number.sub("", line.strip()))
        )
        if role is None:
            return None
        return written(line), role

    def usual(self, role: Role) -> str:
        """Return the usual heading of a role: "Quick answer"."""
        return self._usual.get(role, role.value.capitalize())


def written(line: str) -> str:
    """Return a heading as it stands on its line, without a closing colon and ornament."""
    return line.strip(_ORNAMENT).removesuffix(":").strip(_ORNAMENT)


def plain_heading(heading: str) -> str:
    """Return what is compared of a heading: no capitals, no marks at its ends."""
    text = unicodedata.normalize("NFKC", heading).translate(_SAME).casefold()
    return " ".join(text.split()).strip(_EDGES)


@cache
def _of(language: Language) -> Headings:
    table = language.table("headings")
    names = {plain_heading(name): Role(role) for role, forms in table.items() for name in forms}
    usual = {Role(role): forms[0] for role, forms in table.items() if role != "other"}
    return Headings(names, usual, language)
