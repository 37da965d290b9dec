"""Tags of other programs that ask: ``{{< flashcard q="Who is it?" a="It is he." >}}``.

Sites write flash cards and questions that are answered often with a shortcode or a
component, whose parameters are the question and its answer. The reader of the page sees
both, as the item of a list and the line below it; all else of the tag is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from versecards.languages import Language

_VALUE = re.compile(r"(?P<name>[\w-]+)\s*=\s*(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)')")
_ITEM, _BREAK = "- ", "<br>"
_BLANK = " \t\ufeff"
_DEEPEST = 200


def asked_of(match: re.Match[str], language: Language, hide: Callable[[str], str]) -> str | None:
    """Return a tag with nothing to be seen but its question and answer, place for place.

    ``None`` where it has not both, or does not begin its line. ``hide`` blanks a text out.
    """
    text, tag, start = match.string, match[0], match.start()
    spans: dict[str, tuple[int, int]] = {}
    for value in _VALUE.finditer(tag):
        words = value.lastgroup or "double"
        for part in ("question", "answer"):
            named = language.pattern("layout", f"{part} parameter").fullmatch(value["name"])
            if named and value[words].strip():
                spans.setdefault(part, value.span(words))
    if len(spans) < 2 or spans["question"] > spans["answer"]:
        return None
    line = text[max(0, start - _DEEPEST) : start].rpartition("\n")[2]
    if line.strip(_BLANK):
        return None
    (asks, asked), (answers, answered) = spans["question"], spans["answer"]
    if asks < len(_ITEM) or answers - asked < len(_BREAK):
        return None
    return (
        _ITEM
        + hide(tag[len(_ITEM) : asks])
        + tag[asks:asked]
        + _BREAK
        + hide(tag[asked + len(_BREAK) : answers])
        + tag[answers:answered]
        + hide(tag[answered:])
    )
