"""The data files of this package: tables that are not code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from versecards.datafiles import read_table


def table(name: str) -> Any:
    """Return what ``name`` (``books.json``) holds; it is read once, and nobody may change it."""
    return read_table(Path(__file__).with_name(name))
