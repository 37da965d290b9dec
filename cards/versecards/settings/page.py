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
{added} are added to those of the deck. Keys and values
of other programs in front matter are passed over.

In YAML a text with a colon and a space, a # or quotation marks in it stands between quotation
marks: `text: "He said: Come."`

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

A verse without `text` is learned in the translation that its card names, else in the deck's. `text`
is for one verse; of a passage write a card for each verse.

## Articles that have no front matter

A document of Word or LibreOffice and a list of verses have no place for settings. What they
would say stands in `deck.yaml` under `articles`, by their files:

```yaml
articles:
  grace.docx:
    translation: ASV
    cards:
      - {{verse: James 4:6}}
      - {{verse: John 1:16, translation: NIV, text: "the verse, word for word"}}
```

All keys of articles but `title` can stand there. A file in a folder of the deck is named with it:
`lent/grace.docx`.

## Points

In a summary point, `**bold**` or `==mark==` chooses the words that are hidden, in the
article as under `points`. Without them the program chooses. `hide` overrules both, and changes
nothing in the article; the preview writes its lines. Another hidden phrase is another card,
which begins without reviews.

## Headings

Under `headings`, each for what its part holds:

| role | what stands there |
|---|---|
{roles}"""
_ROLES = {
    Role.QUICK_ANSWER: "the short answer to the title",
    Role.BODY: "the teaching",
    Role.OLD_TESTAMENT: "the teaching, from the Old Testament",
    Role.NEW_TESTAMENT: "the teaching, from the New Testament",
    Role.IMPLICATIONS: "what follows from it",
    Role.POINTS: "lines to keep in mind",
    Role.REFLECT: "questions to think over",
    Role.ENGAGE: "questions to talk about",
    Role.KEY_VERSES: "verses to learn",
    Role.ASIDE: "nothing to learn: news, books, materials",
    Role.OTHER: "teaching, under a heading that would else be taken for something else",
}
_READ_UP = (
    ("title", "Its title, in place of its first line or heading.", "title: Who prays for us?"),
    ("notice", "Whose words it quotes: for the deck's description.", 'notice: "By permission."'),
)
"""What an article can say that its reader uses up: key, what it says, example."""


def settings_markdown() -> str:
    """Return the table of settings as the page ``SETTINGS.md``."""
    added = [f"`{key.name}`" for key in KEYS.values() if key.adds]
    rows = (
        f"| `{key.name}` | {_where(key)} | {key.says} | `{key.example}` |\n"
        for key in KEYS.values()
    )
    introduction = _INTRODUCTION.format(added=f"{', '.join(added[:-1])} and {added[-1]}")
    others = (f"| `{key}` | article | {says} | `{line}` |\n" for key, says, line in _READ_UP)
    roles = "".join(f"| `{role.value}` | {says} |\n" for role, says in _ROLES.items())
    return introduction + "".join((*rows, *others)) + _MORE.format(roles=roles)


def _where(key: Key) -> str:
    if key.deck and key.article:
        return "deck, article"
    return "deck" if key.deck else "article"
