"""The preview: one HTML file that needs nothing but a browser.

The frame is a template (``web/page.html``); everything that there can be thousands of,
notes and articles, goes into the page as packed JSON, and a script shows what is looked
at: it makes the cards from the note types' templates, as ``cardhtml`` does. Script and
style are the files of ``web/``, put together in the order of ``SCRIPT`` and ``STYLE``: one
module, one stylesheet. The page may fetch nothing and run no script but its own: its
content security policy says so.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from versecards.anki.notetype import note_type
from versecards.article.inwords import place_in
from versecards.marks import CLOSES_ANY, DOUBLE, OPENS_ANY
from versecards.notes import Kind, PointContent
from versecards.preview.articles import article_views
from versecards.preview.cardhtml import BLANK, parts_of, shown_retired
from versecards.preview.choices import own_settings, weighed
from versecards.preview.places import Places, find_places
from versecards.problems import Severity
from versecards.scripture.books import Book, books

if TYPE_CHECKING:
    from versecards.article.model import Article
    from versecards.build import Prepared
    from versecards.render import Rendered

FOLDER = Path(__file__).with_name("web")
SCRIPT = (
    *("render", "data", "list", "chosen", "choices", "lines", "phrase", "why"),
    *("phone", "article", "paper", "keys", "start"),
)
STYLE = ("base", "article", "cards", "choices", "media")
STATES = {
    "new": "New",
    "changed": "Changed",
    "brought_back": "Brought back",
    "retired": "Retired",
    "still_retired": "Retired before",
    "unchanged": "Unchanged",
}
"""What a build does with a note, as ``versecards.ledger.plan`` names it, and what we call it."""

_LAST_OF_OLD_TESTAMENT = 39


@dataclass(frozen=True)
class BookBar:
    """How many verse notes and how many other notes draw on a book."""

    book: Book
    verses: int
    others: int

    @property
    def notes(self) -> int:
        """All notes that draw on it."""
        return self.verses + self.others


def preview_page(prepared: Prepared) -> str:
    """Return the whole page as HTML (UTF-8, to be written to a file as it is)."""
    places = find_places(
        prepared.extraction.readings, [rendered.note for rendered in prepared.rendered]
    )
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["coded"] = _coded
    article_html = environment.get_template("article.html")
    articles = [
        {
            "title": view.title,
            "html": article_html.render(article=view, problems=prepared.problems),
            **own_settings(reading.article, prepared.deck.settings),
        }
        for reading, view in zip(
            prepared.extraction.readings,
            article_views(prepared.extraction.readings, places, prepared.problems),
            strict=True,
        )
    ]
    notes, cards = _notes(prepared, places)
    data = {
        "deck": prepared.deck.settings.name,
        "id": prepared.stamped.ledger.deck_id,
        "skip": prepared.deck.settings.skip,
        "hide": prepared.deck.settings.hide,
        "of_articles": list(prepared.deck.settings.articles),
        "weighed": list(weighed(prepared.extraction.choices, _articles(prepared))),
        "memorize": [str(passage) for passage in prepared.deck.settings.memorize],
        "style": note_type(Kind.VERSE).css,
        "kinds": _kinds(),
        "types": {kind.value: _type(kind) for kind in Kind},
        "blank": BLANK,
        "states": STATES,
        "marks": {"double": DOUBLE, "all": OPENS_ANY + CLOSES_ANY},
        "articles": articles,
        "notes": notes,
        "cards": cards,
    }
    script = _joined(SCRIPT, ".js")
    return environment.get_template("page.html").render(
        deck=prepared.deck,
        kinds=_kinds(),
        states=[
            (state, name)
            for state, name in STATES.items()
            if any(note["state"] == state for note in notes)
        ],
        articles=[reading.article for reading in prepared.extraction.readings],
        counts={
            "article": len(articles),
            "note": sum(rendered.note is not None for rendered in prepared.rendered),
            "card": sum(len(rendered.cards) for rendered in prepared.rendered),
            "retired": sum(rendered.note is None for rendered in prepared.rendered),
        },
        bars=_bars(prepared.rendered),
        problems=prepared.problems,
        located=_located(prepared),
        severities=Counter(problem.severity for problem in prepared.problems),
        Severity=Severity,
        style=f"{kind_colours()}\n{_joined(STYLE, '.css')}",
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        data=_packed(data),
    )


def _coded(text: str) -> Markup:
    """Return a text for a person with what he types, between backticks, as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def _joined(names: Sequence[str], suffix: str) -> str:
    return "\n".join(FOLDER.joinpath(name + suffix).read_text(encoding="utf-8") for name in names)


def _packed(data: object) -> str:
    """Return JSON as gzip in base 64: notes are much alike, so that little is left of them."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode("utf-8", "replace"), 6, mtime=0)).decode()


def _kinds() -> dict[str, dict[str, str]]:
    return {kind.value: {"label": kind.value.capitalize(), "plural": kind.plural} for kind in Kind}


def kind_colours() -> str:
    """The colour of each kind by day and by night, as the cards have it in their style."""
    style = note_type(Kind.VERSE).css
    lines = []
    for kind in Kind:
        day, night = re.findall(rf"--{kind.value}: (#\w+);", style)
        lines.append(f":root {{ --{kind.value}: light-dark({day}, {night}); }}")
        lines.append(f".{kind.value} {{ --kind: var(--{kind.value}); }}")
    return "\n".join(lines)


def _type(kind: Kind) -> dict[str, Any]:
    """Return what the page's script makes the cards of a kind from (``render.js``)."""
    this = note_type(kind)
    return {
        "fields": this.field_names,
        "templates": [
            {"name": card.name, "front": parts_of(card.front), "back": parts_of(card.back)}
            for card in this.templates
        ],
    }


def _notes(prepared: Prepared, places: Places) -> tuple[list[dict[str, Any]], list[list[Any]]]:
    """Return notes and cards as the page's script takes them.

    A card is a list: index of its note, number of its template, its place among the new
    cards (0: none).
    """
    planned = {
        note.guid: (state, note) for state in STATES for note in getattr(prepared.plan, state)
    }
    titles = {r.article.file: r.article.title for r in prepared.extraction.readings}
    indexes = {r.article.file: i for i, r in enumerate(prepared.extraction.readings)}
    articles = {article.shown: article for article in prepared.deck.articles}
    notes = []
    cards: list[list[Any]] = []
    for index, rendered in enumerate(prepared.rendered):
        note = rendered.note
        state, plan = planned.get(rendered.guid, ("unchanged", None))
        changes = plan.changes if plan else ()
        entry: dict[str, Any] = {
            "guid": rendered.guid,
            "kind": rendered.kind.value,
            "state": state,
            "fields": [rendered.fields[name] for name in note_type(rendered.kind).field_names],
            "places": places.of[index],
            "tags": rendered.tags,
        }
        if note is not None:
            entry |= {
                "articles": [indexes[file] for file in note.origin.articles if file in indexes],
                "titles": [titles[file] for file in note.origin.articles if file in titles],
                "section": note.origin.section,
                "where": place_in(*note.origin.place, articles.get(note.origin.file)),
                "why": note.why,
                "references": [str(reference) for reference in note.references],
                "books": list(dict.fromkeys(r.book for r in note.references)),
            }
            if isinstance(note.content, PointContent):
                entry["point"] = [note.content.point, *note.items]
        if changes:
            entry["changes"] = [
                [change.field, [[piece.what, piece.text] for piece in change.words]]
                for change in changes
            ]
        notes.append(entry)
        if note is None:
            cards.append([index, shown_retired(rendered.kind)[0], 0])
        else:
            cards += [[index, card.number, card.due] for card in rendered.cards]
    return notes, cards


def _bars(rendered: Sequence[Rendered]) -> list[list[BookBar]]:
    """Return the books of the Old and of the New Testament with their notes counted."""
    verses: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for item in rendered:
        if item.note is not None:
            counter = verses if item.kind is Kind.VERSE else others
            counter.update({reference.book for reference in item.note.references})
    bars = [BookBar(book, verses[book.osis], others[book.osis]) for book in books()]
    return [bars[:_LAST_OF_OLD_TESTAMENT], bars[_LAST_OF_OLD_TESTAMENT:]]


def _located(prepared: Prepared) -> Mapping[str, int]:
    """Return the index of each article by the file name that problems give."""
    return {article.shown: i for i, article in enumerate(_articles(prepared))}


def _articles(prepared: Prepared) -> list[Article]:
    """Return the articles of the page, in its order."""
    return [reading.article for reading in prepared.extraction.readings]
