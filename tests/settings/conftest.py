"""One Anki for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.anki.versions import learner
from tests.settings.learnt import Desk, Learnt


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with learner() as one:
        yield Desk(tmp_path_factory.mktemp("decks"), one)


@pytest.fixture(scope="session")
def plain(desk: Desk) -> Learnt:
    """The article under the default settings."""
    return desk.learn()
