"""How an article's words for a verse are shown: what is left out, and what the author added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from versecards.extract.quotations import Quotation
from versecards.languages import language
from versecards.marks import OPENS, PAIRS, TWO_SIDED
from versecards.problems import Place, Problem, problem
from versecards.scripture.quotation import Comparison, compare
from versecards.scripture.reference import Reference
from versecards.scripture.slips import slip
from versecards.scripture.texts.store import Translation
from versecards.scripture.wording import words as plain_words

_DOTS_BEFORE = re.compile(r"^(?:…|\.\s?\.\s?\.)\s*")
_FEWEST_OF_WHOLE = 8
_PUT_IN = re.compile(r"\s*\[[^\[\]]*\]")
_SPEAKER = re.compile(
    r"^\[[^\[\]]{0,40}\b(?:said|says|saith|speaking|answered)\b[^\[\]]{0,20}\]\s*"
)
"""Who speaks, where the author puts it in front of a verse: "[Jesus said,] …"."""
_BROKEN = {
    "“": re.compile(r"[^“”\"]+[,.!?;]”[^“”\"]+“[^“”\"]+"),
    '"': re.compile(r"[^“”\"]+[,.!?;]\"\s[^“”\"]+\s\"[^“”\"]+"),
}
_DOTS_BEHIND = re.compile(r"\s*(?:…|\.\s?\.\s?\.)$")


def is_whole(quotation: Quotation, texts: Sequence[Translation]) -> bool:
    """Whether words in the author's own sentence are all that its passage says."""
    if quotation.words < _FEWEST_OF_WHOLE or not quotation.text[:1].isupper():
        return False
    held = (compare(quotation.text, reference, texts) for reference in quotation.references)
    return any(found.matches and not found.part for found in held)


def slips(
    words: str, verse: Reference, translation: str, texts: Sequence[Translation], place: Place
) -> list[Problem]:
    """Tell of a word of a verse that looks misspelt, unless another translation is named."""
    held = [text for text in texts if not translation or text.name == translation]
    found = slip(words, [line for text in held for _, line in text.passage(verse)])
    if found is None:
        return []
    said, meant = found
    return [problem("quotation-slip", place, said=said, meant=meant, reference=verse)]


def without_put_in(words: str, verse: Reference, texts: Sequence[Translation]) -> str:
    """Words of a verse without what their author put in, where a text then has just these.

    "by one man [Adam] sin entered": a translation's own brackets ("[is]") stay.
    """
    bare = " ".join(_PUT_IN.sub("", words).split())
    inserted = bare != words and "[" in words
    return bare if inserted and compare(bare, verse, texts).exact else words


def is_of_old_text(words: str, verse: Reference, text: Translation | None) -> bool:
    """Whether words are surely those of a text that has just these, whatever a deck quotes else.

    They stand there to the last sign, or in forms that no text of today has ("hath", "unto").
    """
    if text is None:
        return False
    old = language().table("words")["old forms"]
    there = " ".join(line for _, line in text.passage(verse))
    return _signs(words) in _signs(there) or any(word in old for word in plain_words(words))


def _signs(text: str) -> str:
    """A text without its ends, with one kind of quotation mark."""
    return " ".join(text.replace("’", "'").replace("‘", "'").split()).strip(" .,;:!?\"“”'…")


def as_cut(compared: Comparison, words: str, begins: bool, ends: bool) -> Comparison:
    """A comparison of a verse that begins, or ends, where another one of its quotation does.

    However freely it is worded, nothing is left out there, unless dots say so.
    """
    before = compared.omits_before and not (begins and not _DOTS_BEFORE.search(words))
    after = compared.omits_after and not (ends and not _DOTS_BEHIND.search(words))
    return replace(compared, omits_before=before, omits_after=after)


def _speech_whole(words: str) -> str:
    """Words with the marks at their ends put back, where a speech in them is broken by others.

    'Come," says the LORD, "and see' was a quotation between its first mark and its last.
    """
    for opens, closes in (("“", "”"), ('"', '"')):
        if _BROKEN[opens].fullmatch(words):
            return f"{opens}{words}{closes}"
    return words


def _bare(words: str) -> str:
    """Words of a verse without marks or brackets that the author put around them.

    A mark that opens at its head and closes in another verse is left out too.
    """
    for opens, closes in TWO_SIDED:
        if words.startswith(opens) and closes not in words:
            words = words[1:].lstrip()
        if words.endswith(closes) and opens not in words:
            words = words[:-1].rstrip()
    for opens, closes in (*PAIRS, ("(", ")")):
        whole = len(words) > 1 and words.startswith(opens) and words.endswith(closes)
        if whole and opens not in OPENS and not set(words[1:-1]) & set("()‘"):
            return words[1:-1].strip()
    return words


def as_quoted(words: str, omits_before: bool, omits_after: bool) -> str:
    """Return words with an ellipsis where the verse goes on, also for dots that an author types."""
    words = _SPEAKER.sub("", words.strip())
    text = _DOTS_BEHIND.sub(" …", _DOTS_BEFORE.sub("… ", _speech_whole(_bare(words))))
    if omits_before and not text.startswith("…"):
        text = f"… {text}"
    if omits_after and not text.endswith("…"):
        text = f"{text.rstrip('.,;: ')} …"
    return text
