"""What a card says of where its words are from."""

from __future__ import annotations

import pytest

from versecards.extract.wordings import Wording, label_of


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (["Kings' Bible", "Kings' Bible, quoted"], "Kings' Bible, quoted"),
        (["Kings' Bible, quoted", "Kings' Bible"], "Kings' Bible, quoted"),
        (["Kings' Bible", "New Bible"], "Kings' Bible; New Bible"),
        (["Kings' Bible", "Kings' Bible"], "Kings' Bible"),
        (["Kings", "Kings' Bible"], "Kings; Kings' Bible"),
    ],
)
def test_a_text_is_named_once(labels: list[str], said: str) -> None:
    assert label_of(Wording("Words.", "", label, quoted=False) for label in labels) == said
