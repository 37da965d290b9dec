"""A real browser for the tests: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), "")


def need(there: bool, what: str) -> None:
    """Skip a test, by name, for want of something; in CI it fails instead."""
    if there:
        return
    if os.environ.get("CI"):
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"needs {what}, which is not here")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    need(importlib.util.find_spec("playwright") is not None, "the Python package playwright")
    need(bool(CHROMIUM), "chromium on the path")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root, which CI containers usually are.
        one = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield one
        one.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which looks for what shuts people out."""
    there = importlib.util.find_spec("axe_playwright_python") is not None
    need(there, "the Python package axe-playwright-python")
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
