"""Tags of other programs that show a passage: ``{{< verse ref="John 3:16" >}}``.

Sites write Scripture with a shortcode, an include or a component of their own, whose name
tells that it is one, and whose parameter says of what. The parameter is what a reader of the
page sees above or below the words, or in the sentence; all else of the tag is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from versecards.languages import Language
from versecards.scripture.scan import is_reference

COMPONENT = re.compile(r"<(?P<name>[A-Z]\w*|[a-z]+-[\w-]+)\s[^<>\n]*>")
"""The opening tag of a component (JSX), or of an element that HTML does not have."""
_NAME = re.compile(r"\{\{?[<%]?-?\s*(?:include\s+)?(?P<name>[\w-]+)")
_VALUE = re.compile(r"([\"'])(?P<value>[^\"'\n]{2,80})\1|=\s*(?P<bare>[\w:.-]+)")
_REST = re.compile(r"\s+(?P<rest>[^\"'=\n]{2,80}?)\s*-?[>%]?\}")
"""All that stands behind the name: ``{% bible Romans 8:28 %}``."""
_ABOVE = re.compile(r"[>\s\ufeff*-]*$")


def shown_of(match: re.Match[str], language: Language, hide: Callable[[str], str]) -> str | None:
    """Return a tag with nothing to be seen but its passage and translation, place for place.

    ``None`` where it names no passage, or where others than its words stand beside it and it
    has an end, so that the page sets its own line about it. ``hide`` blanks a text out.
    """
    text = match.string
    tag = match[0]
    named = COMPONENT.match(tag) or _NAME.match(tag)
    if named is None or not language.pattern("layout", "passage tag").search(named["name"]):
        return None
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    again = re.compile(rf"[{{<%]\s*(/?)\s*{re.escape(named['name'])}(?![\w-])")
    following = again.search(text, match.end())
    if not _ABOVE.fullmatch(line) and following and following[1]:
        return None
    names = language.table("translations")["names"]
    kept: list[tuple[int, int]] = []
    for value in _VALUE.finditer(tag):
        word = "value" if value["value"] else "bare"
        if (kept and value[word] in names) or (not kept and is_reference(value[word], language)):
            kept.append(value.span(word))
    rest = None if kept else _REST.match(tag, named.end())
    if rest and is_reference(rest["rest"], language):
        kept.append(rest.span("rest"))
    if not kept:
        return None
    shown, place = "", 0
    for start, end in kept:
        shown += hide(tag[place:start]) + tag[start:end] + " "
        place = end + 1
    return shown + hide(tag[place:])
