"""The pages that the tests of the preview open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.preview.library import edited_library
from versecards.preview.page import preview_page


@pytest.fixture(scope="session")
def library_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the edited library, as a file."""
    folder = tmp_path_factory.mktemp("library")
    path = folder / "preview.html"
    path.write_text(preview_page(edited_library(folder / "library")), encoding="utf-8")
    return path


@pytest.fixture
def open_page(browser: Any, library_page: Path) -> Iterator[Callable[..., Any]]:
    """Open a page (the library's, or another) and give it when it shows its cards.

    Whatever the page asks for from outside, and every error it logs, fails the test.
    """
    contexts = []
    wrong: list[str] = []

    def open_(
        path: Path = library_page,
        width: int = 1440,
        height: int = 900,
        hash_: str = "",
        **more: Any,
    ) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        address = path.as_uri()
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((address, "about:", "data:"))
                else wrong.append(f"request: {request.url}")
            ),
        )
        page.goto(address + hash_)
        page.wait_for_selector(".row", state="attached")
        page.wait_for_function(CARD_IS_SHOWN)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert wrong == []


CARD_IS_SHOWN = (
    "() => document.querySelector('.device iframe')"
    ".contentDocument?.getElementById('content')?.childElementCount > 0"
)
