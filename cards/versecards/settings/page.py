"""The table of settings as an author sees it: the page ``SETTINGS.md``."""

from __future__ import annotations

from versecards.article.model import Role
from versecards.settings.keys import KEYS, Key

_INTRODUCTION = """\
# Settings

They stand in `deck.yaml` for the whole deck. A text, Markdown or HTML file can have settings for
itself alone, between two lines of `---` at its top (its front matter):

```yaml
---
translation: ASV
memorize: [Psalm 23]
---
```

Every setting may be left out. What an article says takes the place of what its deck says;
{added} are added to those of the deck. Keys of
other programs in front matter are passed over.

| key | where | what it says | example |
|---|---|---|---|
"""
_MORE = """
## Cards of your own

Under `cards`: questions, verses to memorize, in words that you write out if no translation
at hand has them, and statements with their passage.

```yaml
---
cards:
  - {{question: Who prays for us?, answer: Christ}}
  - {{verse: Romans 15:13}}
  - {{verse: Romans 15:13, translation: NIV, text: "the verse, word for word"}}
  - {{statement: Hope is an anchor for the soul., passage: Hebrews 6:19}}
---
```

A verse without `text` is learned in the deck's translation. `text` is for one verse; of a
passage write a card for each verse.

## Points

In a summary point, `**bold**` or `==mark==` chooses the words that are hidden, in the
article as under `points`. Without them the program chooses. `hide` overrules both, and changes
nothing in the article; the preview writes its lines.

## Headings

Under `headings`, each for what its part holds: {roles}.
"""


def settings_markdown() -> str:
    """Return the table of settings as the page ``SETTINGS.md``."""
    added = [f"`{key.name}`" for key in KEYS.values() if key.adds]
    rows = (
        f"| `{key.name}` | {_where(key)} | {key.says} | `{key.example}` |\n"
        for key in KEYS.values()
    )
    introduction = _INTRODUCTION.format(added=f"{', '.join(added[:-1])} and {added[-1]}")
    roles = ", ".join(f"`{role.value}`" for role in Role if role is not Role.OTHER)
    return introduction + "".join(rows) + _MORE.format(roles=roles)


def _where(key: Key) -> str:
    if key.deck and key.article:
        return "deck, article"
    return "deck" if key.deck else "article"
