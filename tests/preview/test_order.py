"""The order of the cards on the page, beside the one in which Anki brings them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.anki.versions import learner, versions
from tests.conftest import ROOT
from versecards.build import build, prepare
from versecards.preview.page import preview_page

Open = Callable[..., Any]


def test_they_stand_in_the_order_in_which_anki_brings_them(open_page: Open, tmp_path: Path) -> None:
    source, package = tmp_path / "source", tmp_path / "deck.apkg"
    shutil.copytree(ROOT / "source", source)
    prepared = prepare(source, package)
    page_file = tmp_path / "preview.html"
    page_file.write_text(preview_page(prepared), encoding="utf-8")
    build(source, package)
    with learner(versions()[-1]) as someone:
        someone.import_package(str(package))
        days = someone.learn("Jesus Intercedes for Us", 20, 6)
    brought = [guid for day in days for guid, _ in day]
    page = open_page(page_file)
    page.get_by_text("About this note", exact=True).click()
    page.locator("#list").focus()
    page.keyboard.press("Home")
    shown = []
    for _ in brought:
        shown.append(page.locator("#facts div", has_text="Guid").locator("code").inner_text())
        page.keyboard.press("ArrowDown")
    assert len(days[0]) == 20 and shown == brought
