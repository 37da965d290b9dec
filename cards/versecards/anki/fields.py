"""What stands in the fields of a note: plain text becomes Anki's HTML, all of it escaped."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping

from versecards.anki.cue import cue_parts
from versecards.anki.notetype import ACTIVE, note_type
from versecards.anki.speech import speech_locale
from versecards.firstletters import first_letters, typed_letters
from versecards.notes import (
    ConceptContent,
    Kind,
    Note,
    PointContent,
    QuestionContent,
    Support,
    VerseContent,
)
from versecards.scripture.reference import Reference, together

ON = "1"
"""What stands in a field that only switches something on."""
_DOTS = "[…]"
BLANK = f'<span class="blank">{_DOTS}</span>'

_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters but the line feed, and halves of characters: Anki takes neither."""
_COMMANDS = re.compile(r"\[(?=/?(?:sound:|anki:|latex\]|\${1,2}\]))", re.IGNORECASE)
"""Square brackets that Anki would obey: sound, speech, LaTeX (Anki manual, "Media")."""
_PLAIN = re.compile(r"[^\x00-\x1f\x7f&<>{}\[\\]*")
"""Signs of ASCII that stand for themselves."""
_MATHJAX = re.compile(r"\\([(\[])")


def render_fields(note: Note, slots: Mapping[str, int]) -> dict[str, str]:
    """Return every field of the note's type by name, as HTML.

    ``slots`` maps each of ``note.items`` to the number, from 1, of its card. An item
    without a number, or with one beyond the last card, is shown but never asked. For
    each character of the note the card shows that character: nothing in a text can
    become markup or a command to Anki; only control characters are dropped.
    """
    fields = dict.fromkeys(note_type(note.kind).field_names, "")
    match note.content:
        case VerseContent():
            fields |= _verse(note.content)
        case ConceptContent():
            fields |= _concept(note, note.content, slots)
        case PointContent():
            fields |= _point(note, note.content, slots)
        case QuestionContent():
            fields |= _question(note, note.content)
    return fields | {
        "Article": to_html(note.origin.title),
        "Source": _source(note.origin.source),
        ACTIVE: ON,
    }


def retired_fields(kind: Kind, text: str) -> dict[str, str]:
    """Return the fields of a note whose text is gone: readable in Anki's list, no cards.

    ``text`` is what the note was known by (a verse: its OSIS reference). Its article's title is
    left out, so that a new title changes no note that nobody learns; a tag names the article.
    """
    names = note_type(kind).field_names
    if kind is Kind.VERSE:
        text = Reference.from_osis(text).format()
    return dict.fromkeys(names, "") | {names[0]: to_html(text)}


def to_html(text: str) -> str:
    """Return HTML that shows exactly this text in Anki; line breaks become ``<br>``.

    The text is in Unicode's composed form (NFC), which Anki would give it anyway.
    """
    if text.isascii() and _PLAIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    text = _CONTROLS.sub("", text)
    text = html.escape(text, quote=False)
    text = text.replace("{{", "&#123;&#123;").replace("}}", "&#125;&#125;")
    text = _COMMANDS.sub("&#91;", text)
    text = _MATHJAX.sub(r"\\<span>\1</span>", text)
    return text.replace("\n", "<br>")


def _verse(content: VerseContent) -> dict[str, str]:
    last = note_type(Kind.VERSE).slots("Step")
    steps = {f"Step {number}": to_html(step) for number, step in enumerate(content.steps, 1)}
    if len(steps) > last:
        raise ValueError(f"{content.reference} has {len(steps)} steps; a note has room for {last}")
    return {
        "Reference": to_html(content.reference.format()),
        "Text": to_html(content.text),
        "Translation": to_html(content.label or content.translation),
        "First Letters": to_html(first_letters(content.text)),
        "Letters": to_html(typed_letters(content.text)) if content.typing else "",
        "Before": to_html(content.before),
        "Part": _part(content),
        "Ask Text": "" if content.whole else ON,
        "Ask Passage": ON if content.whole else "",
        "Ask Reference": "" if content.whole else ON,
        "Notice": to_html(content.notice),
        "Cited In": _line(*content.cited_in),
        "Lang": speech_locale(content.language) if content.audio else "",
    } | steps


def _part(content: VerseContent) -> str:
    """Which part of its verse or verses the text is; nothing for the whole."""
    if not content.part:
        return ""
    of = "the verse" if content.reference.is_verse else "the passage"
    begins, ends = content.text.startswith("…"), content.text.endswith("…")
    if begins != ends:
        return f"the end of {of}" if begins else f"the beginning of {of}"
    return f"part of {of}"


def _concept(note: Note, content: ConceptContent, slots: Mapping[str, int]) -> dict[str, str]:
    last = note_type(note.kind).slots("Reference")
    names = [together(asked.references) for asked in content.asked]
    also = dict.fromkeys(other.format() for asked in content.asked for other in asked.also)
    fields = {
        "Concept": to_html(content.statement).replace(_DOTS, BLANK),
        "References": to_html("; ".join((*names, *also))),
        "Cue": _line(*cue_parts(note.origin, content.statement, content.asked)),
        "Context": to_html(content.context),
        "Sentence": to_html(content.sentence),
    }
    for number, asked in enumerate(content.asked):
        slot = slots.get(asked.osis, last + 1)
        if slot > last:
            continue
        fields[f"Reference {slot}"] = to_html(names[number])
        # the statement itself has the one blank ("[…] compares …"): no second one below it
        if len(names) > 1 or _DOTS not in content.statement:
            fields[f"Asked {slot}"] = _list(
                None if index == number else name for index, name in enumerate(names)
            )
        fields[f"Also {slot}"] = _join(asked.also)
        if asked.text:
            name = to_html(asked.translation)
            label = f' <span class="label">{name}</span>' if name else ""
            fields[f"Passage {slot}"] = to_html(asked.text) + label
    return fields


def _point(note: Note, content: PointContent, slots: Mapping[str, int]) -> dict[str, str]:
    last = note_type(note.kind).slots("Blanked")
    fields = {
        "Point": to_html(content.point),
        "Cue": to_html(note.origin.title),
        "Support": _support(content.support),
    }
    for item, (start, end) in zip(note.items, content.hidden, strict=True):
        slot = slots.get(item, last + 1)
        if slot > last:
            continue
        phrase = content.point[start:end]
        # the phrase may stand in the line a second time, which would give it away
        pieces = re.split(rf"(?<!\w){re.escape(phrase)}(?!\w)", content.point, flags=re.IGNORECASE)
        if len(pieces) <= 2:
            pieces = [content.point[:start], content.point[end:]]
        fields[f"Blanked {slot}"] = BLANK.join(to_html(piece) for piece in pieces)
        before, hidden, after = (
            to_html(part) for part in (content.point[:start], phrase, content.point[end:])
        )
        fields[f"Filled {slot}"] = f'{before}<span class="filled">{hidden}</span>{after}'
    return fields


def _question(note: Note, content: QuestionContent) -> dict[str, str]:
    named = {reference for support in content.support for reference in support.references}
    others = [reference for reference in note.references if reference not in named]
    return {
        "Question": to_html(content.question),
        "Answer": to_html(content.answer),
        "Cue": "" if content.question == note.origin.title else to_html(note.origin.title),
        "Opening": ON if content.opening else "",
        "Prompt": ON if content.prompt else "",
        "Discussion": "" if content.opening or content.prompt else ON,
        "Support": _support(content.support, content.answer),
        "References": _join(others),
    }


def _support(supports: Iterable[Support], answer: str = "") -> str:
    """Each sentence in a paragraph of its own, its references after it; of one that is the
    ``answer`` only these."""
    out = ""
    for support in supports:
        names = _join(support.references)
        references = f'<span class="refs">{names}</span>' if names else ""
        sentence = "" if support.sentence == answer else to_html(support.sentence)
        parts = " ".join(filter(None, (sentence, references)))
        out += f'<p dir="auto">{parts}</p>' if parts else ""
    return out


def _join(references: Iterable[Reference]) -> str:
    """References in a row; a line breaks between two of them rather than inside one."""
    return "; ".join(
        f'<span class="ref">{to_html(reference.format())}</span>' for reference in references
    )


def _line(*parts: str) -> str:
    """Parts in one line with a dot between, which stays with the part that follows it."""
    return to_html(" ·\N{NO-BREAK SPACE}".join(part for part in parts if part))


def _list(names: Iterable[str | None]) -> str:
    """The references of a concept, the asked one (``None``) as a blank."""
    items = (
        f'<li class="blank">{_DOTS}</li>' if name is None else f"<li>{to_html(name)}</li>"
        for name in names
    )
    return f"<ul>{''.join(items)}</ul>"


def _source(source: str) -> str:
    """An address becomes a link; anything else (a book, a page) is shown as it stands."""
    shown = to_html(source)
    if re.fullmatch(r"https?://[^\s<>\"]+", source):
        return f'<a href="{html.escape(source)}">{shown}</a>'
    return shown
