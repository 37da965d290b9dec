"""What the page needs to let the author choose: his settings as they are, and what was weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from versecards.article.formats import YAML, named_format
from versecards.article.model import Article
from versecards.extract.choosing import Choice, decides
from versecards.settings import Settings

_LISTS = ("skip", "memorize", "hide")
"""The settings that the page writes lines for."""


def own_settings(article: Article, deck: Settings) -> dict[str, Any]:
    """Return what an article says of itself, or its deck of it, and how lines are put there.

    ``fence`` is what must stand above and below them in the article: nothing where it has
    settings already; ``None`` where it can have none in this form, so that they go into
    ``deck.yaml``, under its ``name``.
    """
    fence = _fence(article)
    lists = {key: _as_list(article.settings.get(key)) for key in _LISTS}
    if fence is None:
        of_it = deck.articles.get(article.file, deck)
        lists = {
            key: [str(each) for each in getattr(of_it, key)[len(getattr(deck, key)) :]]
            for key in _LISTS
        }
    return {"file": article.shown, "name": article.file, "fence": fence, **lists}


def _fence(article: Article) -> str | None:
    form = named_format(article.file)
    if not form or not form.front_matter or _has_toml(Path(article.shown)):
        return None
    return "" if form is YAML or article.settings else "---"


def _has_toml(path: Path) -> bool:
    """Whether an article's settings are written in TOML, which our lines are not."""
    try:
        with path.open("rb") as file:
            return file.read(3) == b"+++"
    except OSError:
        return False


def _as_list(value: object) -> list[str]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    return [str(each) for each in values if isinstance(each, str | int | float)]


def weighed(choices: Sequence[Choice], articles: Sequence[Article]) -> Iterator[list[Any]]:
    """Yield all that could have become a note, as the page's script takes it.

    That is a list: index of its article, kind, text, whether it was chosen, and the reasons,
    each with its words and whether it speaks for a card (1), against it (-1), or alone decides
    (2, -2). ``articles`` are those that have an index, in its order.
    """
    indexes = {article.shown: index for index, article in enumerate(articles)}
    for choice in choices:
        if choice.file in indexes:
            index = indexes[choice.file]
            why = [found for found in choice.reasons if found.weight]
            reasons = [
                [found.told(choice.file, articles[index]), _sign(found.weight)] for found in why
            ]
            yield [index, choice.kind.value, choice.text, int(choice.chosen), reasons]


def _sign(weight: float) -> int:
    return (1 if weight > 0 else -1) * (2 if decides(weight) else 1)
