"""A deck as it lies on disk: its settings, its articles, its ledger's place."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from versecards.article.headings import Headings
from versecards.article.load import article_bytes, read_bytes_as_article, scan_folder
from versecards.article.model import Article
from versecards.languages import language
from versecards.near import suggestion
from versecards.problems import ContentError, Problem, problem
from versecards.scripture.texts.library import Library, TranslationMissingError
from versecards.settings import Settings, for_article, read_deck

SETTINGS_FILE = "deck.yaml"
LEDGER_SUFFIX = ".ledger"
TRANSLATIONS = "translations"
USUAL_SOURCE = Path("source")
"""The folder of articles where the user names none and does not stand in one."""
_ADDRESS = re.compile(r"(?:https?|ftp|file):/|www\.", re.IGNORECASE)
_MOST_NEAR = 3
"""Folders with a deck that are offered where the user stands in none."""
_LONGEST_SLUG = 200
"""Bytes; a file system takes 255, and an ending comes to it."""
_PREVIEW = b'<meta name="generator" content="versecards">'
"""What the head of our own page says of itself."""


@dataclass(frozen=True)
class Deck:
    """A source folder, or a single article, ready to be made into notes.

    ``shown`` is the source as the user wrote it. ``broken`` are the problems of
    articles that could not be read and ``unread`` their files (only with ``keep_going``);
    ``left_out`` are documents of a kind that the program does not read.
    """

    shown: str
    settings: Settings
    articles: tuple[Article, ...]
    ledger: Path
    library: Library
    broken: tuple[Problem, ...] = ()
    left_out: tuple[Problem, ...] = ()
    unread: tuple[str, ...] = ()


def ledger_path(source: Path) -> Path:
    """Return where the ledger of a source folder, or of a single article, lies."""
    if source.is_file():
        return source.with_name(source.stem + LEDGER_SUFFIX)
    return source / ("deck" + LEDGER_SUFFIX)


def usual_source() -> Path:
    """Return the source where the user names none: the deck's folder in which he stands."""
    here = Path()
    return here if (here / SETTINGS_FILE).is_file() else USUAL_SOURCE


def check_there(path: Path) -> None:
    """Raise ``ContentError`` where there is no file or folder at this path."""
    if path.exists():
        return
    shown = str(path)
    if _ADDRESS.match(shown):
        address = re.sub(r":/+", "://", shown, count=1)
        raise ContentError(problem("source-missing.address", (address, 0, 0)))
    if path == USUAL_SOURCE:
        decks = ", ".join(f"`{folder}`" for folder in _decks_near())
        if decks:
            raise ContentError(problem("source-missing.near", (shown, 0, 0), decks=decks))
        raise ContentError(problem("source-missing.usual", (shown, 0, 0)))
    if path.name == Path.cwd().name and Path(SETTINGS_FILE).is_file():
        raise ContentError(problem("source-missing.here", (shown, 0, 0)))
    names = [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []
    near = suggestion(path.name, [name for name in names if not name.startswith(".")])
    raise ContentError(problem("source-missing.name", (shown, 0, 0), suggestion=near))


def _decks_near() -> list[Path]:
    """Return the folders with a deck around the one in which the user stands: above it the
    nearest, below it some of those that lie one or two folders deep."""
    above = next((each for each in Path.cwd().parents if (each / SETTINGS_FILE).is_file()), None)
    if above is not None:
        return [Path(os.path.relpath(above))]
    found = [*Path().glob(f"[!.]*/{SETTINGS_FILE}"), *Path().glob(f"[!.]*/[!.]*/{SETTINGS_FILE}")]
    return sorted(file.parent for file in found)[:_MOST_NEAR]


def open_deck(source: Path, *, keep_going: bool = False) -> Deck:
    """Read the settings and articles of a folder, or one article as a deck of its own.

    Raises ``ContentError`` with all that is wrong with the settings and the articles,
    each once; with ``keep_going`` only when the settings or all articles are unusable.
    """
    listed = list_deck(source)
    articles: list[Article] = []
    unread: dict[str, tuple[Problem, ...]] = {}
    for path, file in listed.files:
        try:
            articles.append(listed.read(article_bytes(path, shown=str(path)), file, str(path)))
        except ContentError as error:
            unread[file] = error.problems
    return listed.opened(articles, unread, keep_going=keep_going)


@dataclass(frozen=True)
class Listed:
    """A deck whose articles are not read yet: their files, each with its name in the deck.

    ``broken`` is what is wrong with the settings.
    """

    deck: Deck
    files: tuple[tuple[Path, str], ...]
    broken: tuple[Problem, ...] = ()

    @cached_property
    def _headings(self) -> Mapping[str, Headings]:
        """The tables of headings: by file, and under "" that of all others."""
        settings = {"": self.deck.settings, **self.deck.settings.articles}
        return {file: _headings(each) for file, each in settings.items()}

    def read(self, data: bytes, file: str, shown: str) -> Article:
        """Return the article of these bytes. Raises ``ContentError`` where there is none."""
        headings = self._headings.get(file, self._headings[""])
        article = read_bytes_as_article(data, file, shown=shown, headings=headings)
        return _with_translation(article, self.deck)

    def opened(
        self,
        articles: Sequence[Article],
        unread: Mapping[str, tuple[Problem, ...]],
        *,
        keep_going: bool,
    ) -> Deck:
        """Return the deck with its articles; ``unread`` has what is wrong with the others.

        Raises ``ContentError`` as ``open_deck`` does.
        """
        faults = [*self.broken, *(fault for faults in unread.values() for fault in faults)]
        broken = tuple(dict.fromkeys(faults))
        if broken and not (keep_going and not self.broken and articles):
            raise ContentError(*broken, *self.deck.left_out)
        deck = replace(self.deck, articles=tuple(articles), broken=broken)
        return replace(deck, unread=tuple(unread))


def list_deck(source: Path) -> Listed:
    """Read the settings of a deck and see which articles it has.

    Raises ``ContentError`` where there is none.
    """
    check_there(source)
    settings, broken = _settings(deck_folder(source))
    deck, files = (_folder if source.is_dir() else _alone)(source, settings)
    broken += _missing_translations(deck)
    if not files and not settings.memorize:  # which alone makes a deck
        broken.append(problem("source-empty", (deck.shown, 0, 0)))
    return Listed(deck, tuple(files), tuple(broken))


def _alone(source: Path, settings: Settings) -> tuple[Deck, list[tuple[Path, str]]]:
    """A single article is a deck of its own, read and made as its folder says."""
    folder = deck_folder(source)
    own = settings.articles.get(_name_in(folder, source))
    settings = replace(
        settings,
        name=_title(source.stem),
        deck_id=slug(source.stem),
        articles={source.name: own} if own else {},
    )
    shown = str(source)
    in_deck = (folder / SETTINGS_FILE).is_file()
    left_out = (problem("deck-apart", (shown, 0, 0), folder=folder),) if in_deck else ()
    library = Library((folder / TRANSLATIONS,))
    deck = Deck(shown, settings, (), ledger_path(source), library, left_out=left_out)
    return deck, [(source, source.name)]


def _folder(folder: Path, settings: Settings) -> tuple[Deck, list[tuple[Path, str]]]:
    """Return the deck of a folder without its articles, and their files with their names."""
    name = folder.resolve().name or "Deck"
    settings = replace(settings, name=settings.name or _title(name))
    found = scan_folder(folder, without=bool(settings.memorize))
    files = [file for file in found.files if not is_preview(file)]
    library = Library((folder / TRANSLATIONS,))
    named, unknown = _ordered(
        {file.relative_to(folder).as_posix(): file for file in files}, settings
    )
    left_out = (*found.left_out, *unknown)
    deck = Deck(str(folder), settings, (), ledger_path(folder), library, left_out=left_out)
    return deck, [(file, name) for name, file in named.items()]


def _ordered(
    files: Mapping[str, Path], settings: Settings
) -> tuple[dict[str, Path], list[Problem]]:
    """Put articles in the order of the settings, then of their names; and say what names none."""
    unknown = [
        problem(
            "order-unknown.missing",
            (*settings.place("order", number), 1),
            name=name,
            suggestion=suggestion(name, tuple(files)),
        )
        for number, name in enumerate(settings.order)
        if name not in files
    ]
    first = {name: files[name] for name in settings.order if name in files}
    unknown += [
        problem(
            "articles-unknown.missing",
            (*each.places[f"articles.{name}"], 1),
            name=name,
            suggestion=suggestion(name, tuple(files)),
        )
        for name, each in settings.articles.items()
        if name not in files
    ]
    return {**first, **files}, unknown


def _name_in(folder: Path, file: Path) -> str:
    """Return the name of a file in the deck of a folder."""
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name


def _missing_translations(deck: Deck) -> list[Problem]:
    """Return the problems of a deck whose translations are not at hand."""
    found: list[Problem] = []
    for settings in (deck.settings, *deck.settings.articles.values()):
        try:
            deck.library.find(settings.translation)
        except TranslationMissingError as error:
            found += error.at((*settings.places["translation"], 1), setting=True).problems
    return list(dict.fromkeys(found))


def _with_translation(article: Article, deck: Deck) -> Article:
    """Return an article without a translation of its own that is not at hand, and say so.

    Its verses are then of the deck's. Raises ``ContentError`` for one that cannot be read.
    """
    settings = for_article(deck.settings, article)
    try:
        deck.library.find(settings.translation)
    except TranslationMissingError as error:
        told = problem(
            "setting-unused.translation",
            (*settings.places["translation"], 1),
            name=error.name,
            used=deck.settings.translation,
            suggestion=error.suggestion,
        )
        rest = {key: value for key, value in article.settings.items() if key != "translation"}
        return replace(article, settings=rest, problems=(*article.problems, told))
    return article


def deck_folder(source: Path) -> Path:
    """Return the folder of a deck: the source folder itself, or that of an article's deck.

    That is the nearest one above it, as far as the path is written, with a ``deck.yaml``;
    without any, its own folder.
    """
    if source.is_dir():
        return source
    for folder in source.parents:
        if (folder / SETTINGS_FILE).is_file():
            return folder
    return source.parent


def settings_for(file: Path) -> Settings:
    """Return what the deck of an article says of it.

    Raises ``ContentError`` when they cannot be used.
    """
    settings, faults = _settings(deck_folder(file))
    if faults:
        raise ContentError(*faults)
    return settings.articles.get(_name_in(deck_folder(file), file), settings)


def headings_for(file: Path) -> Headings:
    """Return the table of headings by which an article of a deck is read.

    Raises ``ContentError`` when the deck's settings cannot be used.
    """
    return _headings(settings_for(file))


def _settings(folder: Path) -> tuple[Settings, list[Problem]]:
    path = folder / SETTINGS_FILE
    return read_deck(path, str(path)) if path.exists() else (Settings(), [])


def is_preview(file: Path) -> bool:
    """Whether this is the page that ``preview`` wrote, perhaps among the articles."""
    return file.suffix == ".html" and file.is_file() and is_page(file)


def is_page(file: Path) -> bool:
    """Whether this is a page that ``preview`` wrote."""
    try:
        with file.open("rb") as stream:
            return _PREVIEW in stream.read(4096)
    except OSError:
        return False


def _headings(settings: Settings) -> Headings:
    headings = Headings.of(language(settings.language))
    return headings.with_names(settings.headings) if settings.headings else headings


def new_id(name: str) -> str:
    """Return an id for a new deck of this name, which no other deck has."""
    return f"{slug(name)}-{secrets.token_hex(4)}"


def slug(text: str) -> str:
    """Return a text as small letters, figures and hyphens; never empty, and never too long
    for the name of a file."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"[^\w]+", "-", plain).strip("-_") or "deck"
    if len(os.fsencode(plain)) > _LONGEST_SLUG:
        digest = hashlib.sha256(os.fsencode(plain)).hexdigest()
        plain = f"{plain[: _LONGEST_SLUG // 4].strip('-_')}-{digest[:8]}"
    return plain


def _title(stem: str) -> str:
    words = re.sub(r"[-_\s]+", " ", stem).strip()
    return words[:1].upper() + words[1:] or "Deck"
