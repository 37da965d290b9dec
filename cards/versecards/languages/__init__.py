"""What belongs to one language, as data: its words, names, headings and patterns.

A language is a folder, named by its code ("en"), with a file for each thing that is known
about it: ``NAME.json`` is a table, ``NAME.txt`` a list of words. What a language does not
have is taken from English, list by list and of a table entry by entry, so that a new one
can begin with one entry.

An entry of a table may be a pattern: a regular expression, in which small and capital
letters are alike and ``{other entry}`` stands for another entry of its table, or a list of
such, any of which may stand. ``[{marks that open}]`` are quotation marks
(``marks.IN_PATTERNS``), which no pattern names itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from versecards.datafiles import read_table, read_words
from versecards.marks import IN_PATTERNS

FOLDER = Path(__file__).parent
DEFAULT = "en"
_ENDINGS = (".json", ".txt")
_ENTRY = re.compile(r"\{([a-z][a-z' ]*)\}")


@dataclass(frozen=True, eq=False)
class Language:
    """One language: ``code`` as a setting names it ("pt-BR"), ``folders`` to look into.

    Each is made once, so that one is no other: they are looked up more than compared.
    """

    code: str
    folders: tuple[Path, ...]
    _read: dict[tuple[str, str], re.Pattern[str]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _lists_read: dict[tuple[str, str], tuple[re.Pattern[str], ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _entries: dict[tuple[str, ...], dict[str, str]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _tables: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    _lists: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    _has: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    def table(self, name: str) -> Any:
        """Return the table ``NAME.json``; nobody may change it."""
        if name not in self._tables:
            own, *others = map(read_table, self._places(f"{name}.json"))
            for other in others:
                own = {**other, **own}
            self._tables[name] = own
        return self._tables[name]

    def words(self, name: str) -> frozenset[str]:
        """Return the words of the list ``NAME.txt``."""
        if name not in self._lists:
            self._lists[name] = read_words(self._places(f"{name}.txt")[0])
        return self._lists[name]

    def pattern(self, name: str, entry: str) -> re.Pattern[str]:
        """Return a pattern of the table ``NAME.json``."""
        found = self._read.get((name, entry))
        if found is None:
            table = self.table(name)
            found = self._read[name, entry] = _compiled(table, table[entry])
        return found

    def patterns(self, name: str, entry: str) -> tuple[re.Pattern[str], ...]:
        """Return each pattern of a list, in order, where which of them is met matters."""
        found = self._lists_read.get((name, entry))
        if found is None:
            table = self.table(name)
            found = tuple(_compiled(table, each) for each in table[entry])
            self._lists_read[name, entry] = found
        return found

    def has(self, name: str) -> bool:
        """Whether the language itself has this table or list, and does not borrow it."""
        found = self._has.get(name)
        if found is None:
            main = self.code.lower().partition("-")[0]
            own = [folder for folder in self.folders if folder.name in (self.code, main)]
            files = (folder / f"{name}{end}" for folder in own for end in _ENDINGS)
            found = self._has[name] = any(file.is_file() for file in files)
        return found

    def entries(self, name: str, *entries: str) -> Mapping[str, str]:
        """Return by each word of some lists of the table ``NAME.json`` the first that has it."""
        key = (name, *entries)
        found = self._entries.get(key)
        if found is None:
            table = self.table(name)
            found = {word: entry for entry in reversed(entries) for word in table[entry]}
            self._entries[key] = found
        return found

    def _places(self, name: str) -> list[Path]:
        """The files of a name, that of the language itself first."""
        found = [place for folder in self.folders if (place := folder / name).is_file()]
        if not found:
            raise FileNotFoundError(f"no language has {name}")
        return found


def language(code: str = DEFAULT) -> Language:
    """Return the language of a code; "pt-BR" finds the folder ``pt-BR``, then ``pt``.

    One that the program does not know is read as English.
    """
    return _language(FOLDER, code)


@cache
def _language(folder: Path, code: str) -> Language:
    main = code.lower().partition("-")[0]
    names = dict.fromkeys((code, main, DEFAULT))
    return Language(code, tuple(folder / name for name in names if (folder / name).is_dir()))


def _compiled(table: Mapping[str, Any], written: str | Sequence[str]) -> re.Pattern[str]:
    return re.compile(_expression(table, written), re.IGNORECASE)


def _expression(table: Mapping[str, Any], written: str | Sequence[str]) -> str:
    either = written if isinstance(written, str) else "|".join(written)

    def entry(name: re.Match[str]) -> str:
        signs = IN_PATTERNS.get(name[1])
        return re.escape(signs) if signs else _expression(table, table[name[1]])

    return f"(?:{_ENTRY.sub(entry, either)})"
