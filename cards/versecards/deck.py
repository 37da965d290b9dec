"""A deck as it lies on disk: its settings, its articles, its ledger's place."""

from __future__ import annotations

import re
import secrets
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from versecards.article.headings import Headings
from versecards.article.load import read_article, scan_folder
from versecards.article.model import Article
from versecards.languages import language
from versecards.problems import ContentError, Problem, problem
from versecards.scripture.texts.library import Library
from versecards.settings import Settings, load_settings

SETTINGS_FILE = "deck.yaml"
LEDGER_SUFFIX = ".ledger"
TRANSLATIONS = "translations"
_PREVIEW = b'<meta name="generator" content="versecards">'
"""What the head of our own page says of itself."""

SourceState = dict[str, tuple[int, int]]
"""Time and size of every file that a deck is read from, by its path."""


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

    @property
    def slug(self) -> str:
        """The deck's name as a file name: ``jesus-intercedes-for-us``."""
        return slug(self.settings.name)


def ledger_path(source: Path) -> Path:
    """Return where the ledger of a source folder, or of a single article, lies."""
    if source.is_file():
        return source.with_name(source.stem + LEDGER_SUFFIX)
    return source / ("deck" + LEDGER_SUFFIX)


def open_deck(source: Path, *, keep_going: bool = False) -> Deck:
    """Read the settings and articles of a folder, or one article as a deck of its own.

    Raises ``ContentError`` with every file that cannot be read; with ``keep_going``
    only when none can be.
    """
    shown = str(source)
    if source.is_dir():
        return _folder(source, shown, keep_going=keep_going)
    if not source.exists():
        raise ContentError(problem("source-missing", (shown, 0, 0)))
    # A single article is a deck of its own, read and made as its folder says.
    folder = deck_folder(source)
    settings = _settings(folder)
    settings = replace(settings, name=_title(source.stem), deck_id=slug(source.stem))
    headings = _headings(settings)
    article = read_article(source, file=source.name, shown=shown, headings=headings)
    library = Library((folder / TRANSLATIONS,))
    in_deck = (folder / SETTINGS_FILE).is_file()
    left_out = (problem("deck-apart", (shown, 0, 0), folder=folder),) if in_deck else ()
    return Deck(shown, settings, (article,), ledger_path(source), library, left_out=left_out)


def _folder(folder: Path, shown: str, *, keep_going: bool) -> Deck:
    settings = _settings(folder)
    name = folder.resolve().name or "Deck"
    settings = replace(settings, name=settings.name or _title(name))
    headings = _headings(settings)
    articles = []
    broken: list[Problem] = []
    unread = []
    found = scan_folder(folder)
    files = [file for file in found.files if not _is_preview(file)]
    for file in files:
        relative = file.relative_to(folder).as_posix()
        try:
            articles.append(read_article(file, file=relative, shown=str(file), headings=headings))
        except ContentError as error:
            broken.extend(error.problems)
            unread.append(relative)
    if not files:
        broken.append(problem("source-empty", (shown, 0, 0)))
    if broken and not (keep_going and articles):
        raise ContentError(*broken)
    library = Library((folder / TRANSLATIONS,))
    return Deck(
        shown=shown,
        settings=settings,
        articles=tuple(articles),
        ledger=ledger_path(folder),
        library=library,
        broken=tuple(broken),
        left_out=found.left_out,
        unread=tuple(unread),
    )


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


def headings_for(file: Path) -> Headings:
    """Return the table of headings by which an article of a deck is read.

    Raises ``ContentError`` when the deck's settings cannot be used.
    """
    return _headings(_settings(deck_folder(file)))


def _settings(folder: Path) -> Settings:
    path = folder / SETTINGS_FILE
    return load_settings(path, str(path)) if path.exists() else Settings()


def source_files(source: Path) -> list[Path]:
    """Return every file from which a deck is read: articles, settings, translations.

    Raises ``ContentError`` when a folder cannot be read.
    """
    folder = deck_folder(source)
    articles = [source]
    if source.is_dir():
        articles = [file for file in scan_folder(folder).files if not _is_preview(file)]
    texts = [path for path in (folder / TRANSLATIONS).rglob("*") if path.is_file()]
    return [*articles, folder / SETTINGS_FILE, *sorted(texts)]


def source_state(source: Path) -> SourceState:
    """Return how the files of a deck are now; they are others when this is another."""
    try:
        files = source_files(source)
    except (ContentError, OSError):
        files = []  # whoever reads them says what is wrong
    state = {}
    for path in files:
        with suppress(OSError):
            status = path.stat()
            state[str(path)] = (status.st_mtime_ns, status.st_size)
    return state


def _is_preview(file: Path) -> bool:
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
    """Return a text as small letters, figures and hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", plain).strip("-_") or "deck"


def _title(stem: str) -> str:
    words = re.sub(r"[-_\s]+", " ", stem).strip()
    return words[:1].upper() + words[1:] or "Deck"
