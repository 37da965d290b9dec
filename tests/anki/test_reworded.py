"""What a learner in the real Anki keeps when the author asks his questions in other words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.anki.versions import learner, versions
from versecards.build import build

QUIZ = """# Jonah

Jonah was sent to Nineveh and went to sea.

## Quiz

1. {0}
   Answer: He did not want the enemies of his people to be spared.
2. {1}
   Answer: They threw their cargo into the sea and cried each to his own god.
3. {2}
   Answer: Three days
4. {3}
   Answer: Nineveh
"""
BEFORE = (
    "Why did Jonah flee?",
    "What did the sailors do?",
    "How long was Jonah in the fish?",
    "To which city was Jonah sent?",
)
AFTER = (
    "What made the prophet board a ship to Tarshish?",
    "How did the crew meet the gale?",
    "How long was Jonah in the fish?",
    "Which place repented at his words?",
)


@pytest.mark.parametrize("version", versions())
def test_questions_in_other_words_keep_their_reviews(version: str, tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("name: Jonah\nid: jonah\n")
    article, package = tmp_path / "jonah.md", tmp_path / "deck.apkg"

    def imported(someone: Any, asked: tuple[str, ...], now: int) -> dict[str, Any]:
        article.write_text(QUIZ.format(*asked))
        someone.import_package(build(tmp_path, package, now=now).path)
        notes = {note["fields"]["Question"]: note for note in someone.notes().values()}
        return {question: notes[question] for question in asked}

    with learner(version) as someone:
        imported(someone, BEFORE, 1_700_000_000)
        for guid, note in someone.notes().items():
            someone.answer(guid, note["cards"][0]["ord"], 4)
        now = imported(someone, AFTER, 1_700_001_000)
        reviews = [note["cards"][0]["reviews"] for note in now.values()]
        assert reviews == [1, 1, 1, 0]
        answers = [note["fields"]["Answer"] for note in now.values()]
        assert answers[1].startswith("They threw their cargo")
        active = [note for note in someone.notes().values() if note["fields"]["Active"]]
        assert len(active) == 4
