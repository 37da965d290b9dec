"""The keys of the settings, one row each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from versecards.kinds import Kind
from versecards.settings.model import MISSING, STEPS, TYPING, VERSES
from versecards.settings.values import (
    CARD,
    LANGUAGE,
    PATH,
    REFERENCES,
    SWITCH,
    TAG,
    TEXT,
    Value,
    one_of,
)


class Shape(Enum):
    """How many values a key takes."""

    ONE = "one"
    LIST = "list"
    """One entry or a list of them; the setting has them all, in order."""
    ROLES = "roles"
    """A mapping of roles to headings."""
    ARTICLES = "articles"
    """A mapping of the files of articles to what each of them could say of itself."""


@dataclass(frozen=True)
class Key:
    """One key: ``says`` what it is for, to whoever writes it, with an ``example`` in YAML.

    ``value`` reads one entry (several at once come as a tuple); ``deck`` and ``article``
    say where the key may stand, ``field`` is its name in ``Settings`` where that is
    another. What an article gives is added to what its deck gives (``adds``), or takes
    its place. ``alone``: what it does to an article, to its notes and to their place, depends on
    nothing in another article; for others the whole deck is built after each edit.
    """

    name: str
    value: Value
    says: str
    example: str
    shape: Shape = Shape.ONE
    deck: bool = True
    article: bool = True
    adds: bool = False
    field: str = ""
    alone: bool = False

    @property
    def attribute(self) -> str:
        """The name of the setting in ``Settings``."""
        return self.field or self.name

    @property
    def schema(self) -> Mapping[str, object]:
        """What a JSON schema says of the key."""
        value = self.value.schema
        if self.shape is Shape.ROLES:
            value = {
                "type": "object",
                "propertyNames": {"$ref": "#/$defs/role"},
                "additionalProperties": {"$ref": "#/$defs/texts"},
            }
        elif self.shape is Shape.ARTICLES:
            value = {"type": "object"}
        elif self.shape is Shape.LIST:
            text = value == {"type": "string"}
            value = {"$ref": "#/$defs/texts"} if text else {"type": "array", "items": value}
        return {"description": self.says, **value}


_PLURALS = [kind.plural for kind in Kind]
_ROWS = (
    Key(
        "name",
        PATH,
        "What the deck is called in Anki. A new name makes a second deck in Anki.",
        "name: Prayer",
        article=False,
        alone=True,
    ),
    Key(
        "id",
        TEXT,
        "What tells this deck from others. Never change it: all cards would become new ones.",
        "id: prayer",
        article=False,
        field="deck_id",
        alone=True,
    ),
    Key(
        "order",
        TEXT,
        "The files of the articles that are learned first, in their order; the others follow by "
        "name. What was built once keeps its place.",
        "order: [example.txt]",
        Shape.LIST,
        article=False,
        alone=True,
    ),
    Key(
        "articles",
        TEXT,
        "What single articles say of themselves, by their files: for those that have no front "
        "matter, such as a Word document.",
        "articles: {example.txt: {memorize: [Psalm 62:8]}}",
        Shape.ARTICLES,
        article=False,
    ),
    Key(
        "translation",
        TEXT,
        "The translation of the verses that no article quotes: KJV, ASV, or one that you added. "
        "What an article quotes is learned in its words. After a change a verse that is learned "
        "keeps its card, unless the new text breaks off at its end without even a comma.",
        "translation: KJV",
        alone=True,
    ),
    Key(
        "quotes",
        TEXT,
        "The translation that your articles quote, named on the cards with quoted words.",
        "quotes: ESV",
    ),
    Key(
        "verses",
        one_of(VERSES),
        "Which passages become verse cards: key (those that an article makes most of), quoted "
        "(all that it quotes), short (all of up to three verses), all.",
        "verses: key",
        alone=True,
    ),
    Key(
        "memorize",
        REFERENCES,
        "Passages to learn verse by verse and step by step, whatever their length, each in the "
        "words of one text.",
        'memorize: [Psalm 23, "Romans 8:31-39"]',
        Shape.LIST,
        adds=True,
    ),
    Key(
        "steps",
        one_of(STEPS),
        "Which other verses are learned step by step: long (over 30 words), all; none: no verse.",
        "steps: long",
        alone=True,
    ),
    Key(
        "audio",
        SWITCH,
        "Let the phone read verses aloud on the back of their cards.",
        "audio: no",
        alone=True,
    ),
    Key(
        "typing",
        one_of(TYPING),
        "A way to answer verse cards: none (say it), first letters (a box takes the first "
        "letter of each word and compares them).",
        "typing: first letters",
        alone=True,
    ),
    Key(
        "questions",
        SWITCH,
        'Make cards of the questions under "Reflect" and "Engage".',
        "questions: yes",
        alone=True,
    ),
    Key(
        "missing",
        one_of(MISSING),
        "What to do about a verse that the translation lacks: embedded (take the King James "
        "text and say so), leave out.",
        "missing: embedded",
        alone=True,
    ),
    Key(
        "headings",
        TEXT,
        "Further headings of your articles, and what they are for.",
        "headings: {points: [Take it home], engage: [Talk it over]}",
        Shape.ROLES,
        adds=True,
        alone=True,
    ),
    Key(
        "skip",
        TEXT,
        "Notes never to make: a verse by its reference (and those that are learned with it), "
        "others by their text or their guid (see `versecards list`); "
        f"{', '.join(_PLURALS[:-1])} or {_PLURALS[-1]} means all of these "
        "but what you name under `cards`, `memorize` and `points`.",
        "skip: [Isaiah 26:3, What does it mean to trust God?]",
        Shape.LIST,
        adds=True,
    ),
    Key(
        "hide",
        TEXT,
        "Phrases to hide in the summary points that have them, in place of those that the program "
        "chose or the article marks.",
        "hide: [the promises of God]",
        Shape.LIST,
        adds=True,
    ),
    Key(
        "tags",
        TAG,
        "Tags that every note gets.",
        "tags: [study-group]",
        Shape.LIST,
        adds=True,
        alone=True,
    ),
    Key(
        "source",
        TEXT,
        "Where the articles come from, shown on each card.",
        "source: https://example.org/studies",
        alone=True,
    ),
    Key("language", LANGUAGE, "The language of the articles.", "language: en", alone=True),
    Key(
        "off",
        TEXT,
        "Checks that you do not want to hear of (`versecards check --explain all` lists them).",
        "off: [statement-long]",
        Shape.LIST,
        adds=True,
    ),
    Key(
        "cards",
        CARD,
        "Cards that you write yourself: a question, a statement with its passage, a verse to "
        "memorize, in words of your own or of a translation that you name.",
        "cards: [{question: Who?, answer: David}]",
        Shape.LIST,
        deck=False,
    ),
    Key(
        "points",
        TEXT,
        "Points to remember beside those of the text.",
        "points: [God hears us.]",
        Shape.LIST,
        deck=False,
        alone=True,
    ),
)
KEYS: Mapping[str, Key] = {key.name: key for key in _ROWS}
