"""What all tests share: where the extra data is, when it is there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.browsing import axe, browser

__all__ = ["axe", "browser"]

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("VERSECARDS_SHARED", ROOT.parent / "shared"))

# A check of a change tries the same examples each time; whoever works on the program tries new
# ones. Neither depends on how busy the machine is.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("own", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "own")


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests out of the user's own translations and caches."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("VERSECARDS_CACHE", "VERSECARDS_DATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """Return the path of extra test data, or skip the test, by name, where it is missing."""

    def find(name: str) -> Path:
        path = SHARED / name
        if not path.exists():
            pytest.skip(f"needs ../shared/{name}, which is not here")
        return path

    return find
