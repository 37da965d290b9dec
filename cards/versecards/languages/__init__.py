"""What belongs to one language, as data: its words, names, headings and patterns.

A language is a folder, named by its code ("en"), with a file for each thing that is known
about it: ``NAME.json`` is a table, ``NAME.txt`` a list of words. What a language does not
have is taken from English, file by file, so that a new one can begin with one file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from versecards.datafiles import read_table, read_words

FOLDER = Path(__file__).parent
DEFAULT = "en"


@dataclass(frozen=True)
class Language:
    """One language: ``code`` as a setting names it ("pt-BR"), ``folders`` to look into."""

    code: str
    folders: tuple[Path, ...]

    def table(self, name: str) -> Any:
        """Return the table ``NAME.json``; nobody may change it."""
        return read_table(self._file(f"{name}.json"))

    def words(self, name: str) -> frozenset[str]:
        """Return the words of the list ``NAME.txt``."""
        return read_words(self._file(f"{name}.txt"))

    def _file(self, name: str) -> Path:
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        raise FileNotFoundError(f"no language has {name}")


def language(code: str = DEFAULT) -> Language:
    """Return the language of a code; "pt-BR" finds the folder ``pt-BR``, then ``pt``.

    One that the program does not know is read as English.
    """
    main = code.lower().partition("-")[0]
    names = dict.fromkeys((code, main, DEFAULT))
    return Language(code, tuple(FOLDER / name for name in names if (FOLDER / name).is_dir()))
