"""Files of data that lie beside the code: each is read once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def read_table(path: Path) -> Any:
    """Return what a JSON file of the program holds. Nobody may change what comes back."""
    return json.loads(path.read_text(encoding="utf-8"))


@cache
def read_yaml_table(path: Path) -> Any:
    """Return what a YAML file of the program holds. Nobody may change what comes back."""
    import yaml  # noqa: PLC0415 (it takes a while to load)

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)


@cache
def read_words(path: Path) -> frozenset[str]:
    """Return the words of a file of the program: parted by white space, ``#`` begins a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())
