"""The browser of the tests of the preview, for the pages to print."""

from tests.preview.conftest import axe, browser

__all__ = ["axe", "browser"]
