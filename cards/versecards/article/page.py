"""What stands around an article that was copied from a page: menus, buttons, footers.

The words are data of a language (``site.json``). Only short lines are taken away, and
only where several of them stand together, so that no sentence is ever lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from versecards.languages import Language

_LONGEST_LINK = 30
_LONGEST_AFTER = 90
_FEWEST = 2
_STOPS = ".?!:;,"


def is_imprint(text: str, language: Language) -> bool:
    """Tell whether a line says no more than when, or by whom, it was written."""
    text = text.strip(" \t*_|()[]-–—")
    return len(text) <= 120 and bool(language.pattern("site", "imprint").fullmatch(text))


def is_invitation(text: str, language: Language) -> bool:
    """Tell whether a line only asks to write, click or subscribe."""
    return len(text) <= 120 and bool(language.pattern("site", "invitation").fullmatch(text))


def is_link(text: str, language: Language) -> bool:
    """Tell whether a line is the name of a link or button that sites have."""
    text = text.strip(" \t*_|>«»<→←#•·:-")
    return len(text) <= _LONGEST_LINK and bool(language.pattern("site", "links").fullmatch(text))


def without_page(lines: Sequence[str], language: Language) -> list[str]:
    """Return the lines of a text, those empty that belong to the page and not to the article.

    That are its menu and its footer, and above the article's first words a line that says
    when, or by whom, it was written.
    """
    result = list(lines)
    end, begin = _menu(lines, language), _footer(lines, language)
    result[:end] = [""] * end
    result[begin:] = [""] * (len(lines) - begin)
    for number, line in enumerate(result):
        if line.strip() and not is_imprint(line, language):
            break
        result[number] = ""
    return result


def _menu(lines: Sequence[str], language: Language) -> int:
    end = links = 0
    for number, line in enumerate(lines):
        text = line.strip()
        if not text or is_imprint(text, language):
            continue
        if len(text) > _LONGEST_LINK or text[-1] in _STOPS:
            break
        if is_link(text, language):
            links += 1
            if links >= _FEWEST:
                end = number + 1
    return end


def _footer(lines: Sequence[str], language: Language) -> int:
    begin, links = len(lines), 0
    after = language.pattern("site", "after")
    for number in range(len(lines) - 1, -1, -1):
        text = lines[number].strip()
        if not text or is_imprint(text, language):
            continue
        if len(text) > _LONGEST_AFTER or text[-1] in ".?!;,":
            break
        strong = after.fullmatch(text.strip("*_#: "))
        if strong or is_link(text, language):
            links += _FEWEST if strong else 1
            if links >= _FEWEST:
                begin = number
    return begin
