"""Where a package or a page may be written: never over something that is not one of ours."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from versecards.article.formats import named_format
from versecards.deck import SETTINGS_FILE, deck_folder, is_page, ledger_path, slug
from versecards.problems import ContentError, problem


def in_folder(output: Path, name: str) -> Path:
    """Return the file that is meant: in a folder, the one of this name."""
    return output / name if output.is_dir() else output


def check_package_path(path: Path, source: Path) -> None:
    """Raise ``ContentError`` where a package may not be written.

    That is over any file that is no package of ours, over what the deck's settings and
    ledger are called, and under the name of an article beside the articles.
    """
    from versecards.anki.oldpackage import is_package  # noqa: PLC0415 (slow to load)

    _check(path, source, is_package, "a package")
    check_no_article(path, source)


def built_as(path: Path, guids: Collection[str]) -> str:
    """Return the name under which the deck of this package was built here last.

    Another one, if somebody else has renamed it since: his ledger has the new name, and only a
    package that is here has the old one. Nothing where there is none with some of these notes.
    """
    from versecards.anki.oldpackage import deck_of  # noqa: PLC0415 (slow to load)

    if path.exists():
        return ""
    for package in sorted(path.parent.glob("*.apkg")):
        name = deck_of(package, guids)
        if name and package.name == f"{slug(name)}.apkg":
            return name
    return ""


def check_no_article(path: Path, source: Path) -> None:
    """Raise ``ContentError`` where the next build would read this file as an article."""
    folder = source if source.is_dir() else source.parent
    if named_format(path.name) and path.resolve().is_relative_to(folder.resolve()):
        if path.name == SETTINGS_FILE:
            raise _refused("settings", path)
        raise _refused("article", path)


def check_page_path(path: Path, source: Path) -> None:
    """Raise ``ContentError`` where the preview may not be written, as for a package."""
    _check(path, source, is_page, "a page")


def check_replaced(path: Path, is_ours: Callable[[Path], bool], what: str) -> None:
    """Raise ``ContentError`` where something would take the place of what is none of ours."""
    if path.exists() and not (path.is_file() and is_ours(path)):
        raise _refused("other", path, what=what)


def check_free(path: Path) -> None:
    """Raise ``ContentError`` where a file is already there."""
    if path.exists():
        raise _refused("taken", path)


def _check(path: Path, source: Path, is_ours: Callable[[Path], bool], what: str) -> None:
    try:
        target = path.resolve()
        if target.is_symlink():  # Python 3.13 stops at such a link without a word
            raise OSError("the link leads to itself")
        there = target.exists()
    except (OSError, RuntimeError) as error:  # a link that leads to itself
        raise _refused("link", path, reason=error) from error
    folder = deck_folder(source)
    for kept in (ledger_path(source), folder / SETTINGS_FILE):
        if target == kept.resolve():
            raise _refused("own", path, name=kept.name)
    if there and not (target.is_file() and is_ours(target)):
        raise _refused("other", path, what=what)


def _refused(wording: str, path: Path, /, **values: object) -> ContentError:
    return ContentError(problem(f"output-refused.{wording}", (str(path), 0, 0), **values))
