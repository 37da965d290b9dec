"""The pictures of the README, made anew: ``python -m tests.pictures``.

The cards are rendered by Anki itself and shown at the width of a phone; the preview and the
sheet to print are the pages that the commands write.
"""

from __future__ import annotations

import base64
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.anki.versions import learner
from tests.browsing import CHROMIUM
from tests.cli.run import ROOT, run

SHOWN = (
    # template, words of the front that we would like best, by night
    ("Reference to text", "Romans 8:34", False),
    ("Reference ", "Samuel called it a sin", False),
    ("Phrase", "Because Jesus speaks for us", False),
    ("Opening question", "", True),
)
PHONE = (360, 470)


def main() -> None:
    """Write the pictures beside the README."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        shutil.copy(ROOT / "source" / "intercession.txt", folder)
        shutil.copy(ROOT / "source" / "deck.yaml", folder)
        for command in ("build", "preview", "print"):
            ran = run(folder, command)
            assert ran.status == 0, ran.all
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        cards(browser, folder / "build" / "jesus-intercedes-for-us.apkg")
        preview(browser, folder / "build" / "preview.html")
        sheet(browser, folder / "build")
        browser.close()


def cards(browser: Browser, package: Path) -> None:
    """Four cards, each with its question and its answer."""
    with learner() as anki:
        anki.import_package(str(package))
        rendered = anki.renders()
    frames = []
    for template, words, night in SHOWN:
        fitting = [each for each in rendered if each["template"].startswith(template)]
        card = next((c for c in fitting if words in c["question"]), fitting[0])
        body = f"card card{card['ord'] + 1}" + (" nightMode night_mode" if night else "")
        for side in ("question", "answer"):
            frames.append(
                f"<!doctype html><html class=mobile><style>body{{margin:.5em}}{card['css']}</style>"
                f"<body class='{body}'>{card[side]}</body></html>"
            )
    width, height = PHONE
    shown = "".join(
        f"<iframe srcdoc='{frame.replace(chr(39), '&#39;')}'></iframe>" for frame in frames
    )
    page = browser.new_page(
        viewport={"width": 4 * width + 50, "height": 2 * height + 30}, device_scale_factor=1.35
    )
    page.set_content(
        "<style>body{margin:10px;display:grid;grid-template-columns:repeat(4,auto);gap:10px;"
        f"background:#d6d2c6}}iframe{{width:{width}px;height:{height}px;border:0}}</style>{shown}"
    )
    save(page, "cards.png")


def preview(browser: Browser, path: Path) -> None:
    """The page on a desk and, by night, on a phone."""
    shots = []
    for width, scheme in ((1280, "light"), (390, "dark")):
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(path.as_uri())
        page.wait_for_selector(".row", state="attached")
        if width > 800:
            page.locator("#article .mark", has_text="John 17:9").click()
        else:
            page.get_by_role("button", name="Cards", exact=True).click()
            page.get_by_role("button", name="Point").click()
            page.locator(".row").nth(2).click()
            page.get_by_text("Hide another phrase", exact=True).click()
            page.locator(".word", has_text="without").click()
            page.locator(".word", has_text="fear").click()
        page.wait_for_timeout(400)
        shots.append((page.screenshot(), width))
    beside(browser, shots, "preview.png")


def sheet(browser: Browser, folder: Path) -> None:
    """A page of verse cards, both sides, and the leader's copy."""
    shots = []
    for name, number, width in (
        ("verse-cards", 0, 794),
        ("verse-cards", 1, 794),
        ("leader-sheet", 0, 642),
    ):
        page = browser.new_page(viewport={"width": width, "height": 1123})
        page.emulate_media(media="print")
        page.goto((folder / f"{name}.html").as_uri())
        clip: Any = {"x": 0, "y": 1123 * number, "width": width, "height": 1123 * width / 794}
        shots.append((page.screenshot(full_page=True, clip=clip), width * 520 // 794))
    beside(browser, shots, "sheet.png", paper=520)


def beside(browser: Browser, shots: list[tuple[bytes, int]], name: str, *, paper: int = 0) -> None:
    """Put pictures beside each other, each so many pixels wide, on sheets of this width."""
    images = "".join(
        f"<img width={width} style='background:white;padding:{max(paper - width, 0) // 2}px'"
        f" src='data:image/png;base64,{base64.b64encode(shot).decode()}'>"
        for shot, width in shots
    )
    width = sum(max(paper, width) for _, width in shots) + 20 * (len(shots) + 1)
    page = browser.new_page(viewport={"width": width, "height": 100})
    page.set_content(
        "<style>body{margin:20px;display:flex;gap:20px;align-items:start;background:#d6d2c6}</style>"
        + images
    )
    save(page, name)


def save(page: Page, name: str) -> None:
    """Save a page whole, beside the README."""
    page.wait_for_timeout(500)
    page.screenshot(path=ROOT / name, full_page=True)
    print(json.dumps({"wrote": name, "bytes": (ROOT / name).stat().st_size}))


if __name__ == "__main__":
    main()
