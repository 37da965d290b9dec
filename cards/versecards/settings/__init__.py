"""What the author can say: ``deck.yaml`` for a deck, front matter for one article.

``keys.py`` has one row for each key: where it may stand, what it takes, what it is for.
``Settings`` (``model.py``), the schema of YAML articles and the comments of a new
``deck.yaml`` follow from these rows, and tests hold them together.
"""

from versecards.settings.keys import KEYS
from versecards.settings.model import MISSING, STEPS, VERSES, Settings
from versecards.settings.read import article_problems, for_article, read_deck

__all__ = [
    "KEYS",
    "MISSING",
    "STEPS",
    "VERSES",
    "Settings",
    "article_problems",
    "for_article",
    "read_deck",
]
