"""The data files of this package: tables that are not code."""

from __future__ import annotations

import json
import pkgutil
from functools import cache
from typing import Any


@cache
def table(name: str) -> Any:
    """Return what ``name`` (``books.json``) holds; it is read once."""
    content = pkgutil.get_data(__package__, name)
    if content is None:
        raise FileNotFoundError(f"{__package__}/{name}")
    return json.loads(content)
