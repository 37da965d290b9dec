"""What stands around an article that was copied from a page: menus, buttons, footers.

The words are data of a language (``site.json``). Only short lines are taken away, and
only where several of them stand together, so that no sentence is ever lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from versecards.languages import Language

_LONGEST_NOTICE = 1500
_LONGEST_LINK = 30
_LONGEST_LINE = 120
_WORD = re.compile(r"\w")
_BETWEEN = re.compile(r"\s*[|·•]\s*|\s{2,}")
_STEP = re.compile(r"\s*[›»/]\s*|\s+>\s+")
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


def leads_elsewhere(text: str, language: Language) -> bool:
    """Tell whether a line only names another page: "READ NEXT: What is grace?"."""
    return len(text) <= 120 and bool(language.pattern("site", "elsewhere").fullmatch(text))


def is_advertisement(text: str, language: Language) -> bool:
    """Tell whether a line only says that a page has an advertisement here."""
    return len(text) <= 120 and bool(language.pattern("site", "advertisement").fullmatch(text))


def is_waiting(text: str, language: Language) -> bool:
    """Tell whether a line only stands in for what a page's scripts will fetch."""
    return len(text) <= 120 and bool(language.pattern("site", "waiting").fullmatch(text))


@lru_cache(maxsize=256)
def is_link(text: str, language: Language) -> bool:
    """Tell whether a line is the name of a link or button that sites have, or several."""
    whole = " ".join(text.split())
    if len(whole) > _LONGEST_LINE:
        return False
    if language.pattern("site", "button").fullmatch(whole):
        return True
    parts = [_bare(part) for part in _BETWEEN.split(text.strip())]
    links = language.pattern("site", "links")
    named = [part for part in parts if part]
    return (
        bool(named)
        and len(text) <= _LONGEST_LINE
        and all(len(part) <= _LONGEST_LINK and links.fullmatch(part) for part in named)
    )


def is_path(text: str, language: Language) -> bool:
    """Tell whether a line says where in a site the page stands ("Home › Studies › Hope")."""
    here = language.pattern("site", "here").match(text.strip())
    parts = [part.strip() for part in _STEP.split(text.strip()[here.end() if here else 0 :])]
    if here:
        return len(parts) >= _FEWEST and len(text) <= _LONGEST_LINE
    known = language.pattern("site", "links").fullmatch(parts[0])
    fewest = _FEWEST + ("/" in text)  # "Prayer / Hope" may be a title
    return len(parts) >= fewest and len(text) <= _LONGEST_LINE and bool(known)


def _is_trail(text: str, language: Language) -> bool:
    """Whether it is a path by its arrows alone; a title may have slashes."""
    return "/" not in text and is_path(text, language)


def _is_bar(text: str, language: Language) -> bool:
    """Whether it is the bar at the head of a page ("Answers.org · Search")."""
    return bool(_BETWEEN.search(text.strip())) and is_link(text, language)


def is_toolbar(text: str, language: Language) -> bool:
    """Tell whether a line is several buttons beside one another."""
    return len(_BETWEEN.findall(text.strip())) >= _FEWEST and is_link(text, language)


def without_page(
    lines: Sequence[str], language: Language, is_heading: Callable[[str], bool]
) -> list[str]:
    """Return the lines of a text, those empty that belong to the page and not to the article.

    That are its menu, its buttons and its footer, and above the article's first words a
    line that says when, or by whom, it was written, or where in the site it stands.
    ``is_heading`` knows the headings of an article.
    """
    result = list(lines)
    menu = _menu(lines, language)
    begin = min(_footer(lines, language), _after(lines, language, is_heading))
    for number in menu:
        result[number] = ""
    for number in range(begin, len(lines)):
        if not language.pattern("layout", "notice").search(lines[number]):
            result[number] = ""
    result = ["" if is_toolbar(line, language) else line for line in result]
    for number, line in enumerate(result):
        of_page = is_imprint(line, language) or _is_trail(line, language)
        if line.strip() and not of_page and not _is_bar(line, language):
            break
        result[number] = ""
    return result


def _menu(lines: Sequence[str], language: Language) -> list[int]:
    """Return the lines above the text that are a menu or buttons.

    A line right above the one that says by whom, or when, it was written is the title; so is
    the one right above the last buttons that share the page.
    """
    end = links = 0
    above = signed = shared = -1
    under = False  # right below the byline
    filled = [number for number, line in enumerate(lines) if line.strip()]
    for at, number in enumerate(filled):
        text = lines[number].strip()
        if is_imprint(text, language):
            if signed < 0 and (links or language.pattern("layout", "byline").match(text)):
                signed = above
            above, under = -1, True
            continue
        if is_link(text, language) or is_path(text, language):
            links += 1
            if not _shares(text, language):
                shared = -1  # what stood above was the name of the site
            elif above >= 0:
                shared = above
            above = -1
            if links >= _FEWEST or under:
                end = number + 1
            continue
        below = lines[filled[at + 1]].strip() if at + 1 < len(filled) else ""
        titled = is_imprint(below, language) or _shares(below, language)
        stops = text[-1] in _STOPS and not (text[-1] == "?" and titled)
        if len(text) > _LONGEST_LINE or stops:
            break
        above, under = number, False
    title = signed if signed >= 0 else shared
    return [number for number in range(end) if number != title]


def _shares(text: str, language: Language) -> bool:
    """Tell whether a line is buttons that share or print the page that is read."""
    if not is_link(text, language):
        return False
    sharing = language.pattern("site", "sharing")
    return any(sharing.fullmatch(_bare(part)) for part in _BETWEEN.split(text))


def _bare(text: str) -> str:
    """The text without the signs at its ends, and the numbers at the last; not by a pattern,
    which would begin anew at each sign of a long line."""
    first = _WORD.search(text)
    end = len(text)
    while end and (text[end - 1].isdecimal() or not _WORD.match(text[end - 1])):
        end -= 1
    return text[first.start() : end] if first else ""


def _footer(lines: Sequence[str], language: Language) -> int:
    begin, links = len(lines), 0
    for number in range(len(lines) - 1, -1, -1):
        text = lines[number].strip()
        if not text or is_imprint(text, language):
            continue
        if len(text) > _LONGEST_AFTER or text[-1] in ".?!;,":
            break
        links += is_link(text, language)
        if links >= _FEWEST and is_link(text, language):
            begin = number
    return begin


def _after(lines: Sequence[str], language: Language, is_heading: Callable[[str], bool]) -> int:
    """Return the line from which on the page speaks of other things ("Related posts")."""
    after = language.pattern("site", "after")
    for number in range(len(lines) // 2, len(lines)):
        text = _bare(lines[number])
        if text and len(text) <= _LONGEST_LINE and after.fullmatch(text):
            below = (line for line in lines[number:] if not is_link(line, language))
            if not any(is_heading(line) for line in below):
                return number
    return len(lines)


def is_notice(text: str, language: Language) -> bool:
    """Tell whether a line states a copyright."""
    return len(text) <= _LONGEST_NOTICE and (
        language.pattern("layout", "notice").search(text) is not None
    )
