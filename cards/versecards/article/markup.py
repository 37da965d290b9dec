"""Markup in a Markdown file that belongs to other programs, blanked out place for place.

Site generators and notebooks write comments, imports, shortcodes, template tags and
attributes between the lines. What these hold is no text of the article; what stands
between a pair of them is. Boxes (``!!! note``, ``:::tip``) lose their fences and keep
what is in them; which lines they take is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from versecards.article.invisible import without_invisible
from versecards.article.passagetags import COMPONENT, shown_of
from versecards.article.questiontags import asked_of
from versecards.languages import Language
from versecards.marks import BEFORE

UNSEEN = "\ufeff"
"""Fills a line up so that columns stay; blocks leave it out, the parser sees no indentation."""

_UNSEEN_OR_SPACE = UNSEEN + " \t"
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
# What is hidden with all that is in it, over lines too; a backslash makes it text.
_HIDDEN = re.compile(
    r"""
      %%.*?%%                                                  # Obsidian's comment
    | (?<!\\) \{ (?:
        /\*.*?\*/\}                                            # MDX's comment
      | %-?\s*comment\b.*?%\}.*?\{%-?\s*endcomment\s*-?%\}     # Liquid's comment
      | \{<\s*/\*.*?\*/\s*>\}\} | \{%\s*/\*.*?\*/\s*%\}\}      # a shortcode as an example
      | \{[<%].*?[%>]\}\}                                      # Hugo's shortcode
      | %.*?%\} | \{.*?\}\}                                    # Liquid, Nunjucks
      | \#[^{}\n]*?\#\}                                        # Nunjucks' comment
      )
    """,
    re.VERBOSE | re.DOTALL,
)
# A line that defines a link which nothing shows is how Markdown is given comments.
_COMMENT = re.compile(r"^ {0,3}\[(?://|comment|_|)\]:\s.*$", re.IGNORECASE | re.MULTILINE)
_MODULE = re.compile(
    r"""
    ^(?: import\s+ (?:[\w*{][^\n'"]*\sfrom\s+)? ['"][^'"\n]+['"];?
       | export\s+ (?:const|let|default|function)\b.* )[ \t]*$
    """,
    re.VERBOSE | re.MULTILINE,
)
_ATTRIBUTES = re.compile(
    r"""(?<!\\)\{(?::[^{}\n]*|:?\s*(?:[#.][\w:-]+|[\w-]+=(?:"[^"\n]*"|[^\s"{}]+))(?:\s[^{}\n]*)?)\}"""
)
_BLOCK_NAME = re.compile(
    r"(?:(?<=\s)|^)\^(?=[\w-]{0,60}[a-z])[\w-]{1,60}[ \t]*$", re.MULTILINE | re.IGNORECASE
)
"""The name by which other notes of Obsidian link to a paragraph: "He is near. ^near"."""
_INLINE_NOTE = re.compile(r"(?<!\\)\^\[([^\[\]\n]{1,400})\]")
_RAISED = re.compile(r"(?<=[^\s^\\])\^\[?\d{1,3}\]?\^(?!\w)")
_VERSE = re.compile(
    rf"(?<![^\s>*_{re.escape(BEFORE)}])"
    r"\^((?:\d{1,3}:)?\d{1,3})\^(?P<space>\s?)(?=\S)"
)
_SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_INSERTED = re.compile(r"(?<![\w^+\\])(\^\^|\+\+)(?=\S)([^\n]{1,400}?)(?<=\S)\1(?![\w^+])")
"""Words that a site underlines: ^^insert^^, ++insert++."""
_CONTAINER = re.compile(r"^ {0,3}:{3,}\s*(?:\{\.?)?(?P<type>[\w-]+)?(?P<rest>[^\n]*)$")
_ADMONITION = re.compile(
    r"^(?P<indent> *)(?:!!!|\?\?\?\+?)(?:\s+(?P<type>[\w-]+)(?P<rest>[^\n]*)|\s*)$"
)
_TO_THIS_PAGE = re.compile(
    r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\*\*)?\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]"
    r"\(#[^()\n]*\)(?:\*\*)?[ \t]*$",
    re.MULTILINE,
)
"""An item that is no more than a link to another place on its page: a table of contents."""
_FEWEST_LINKS = 2
_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\b(?:style|width|height|class|align)=[^()\n]*\)")
"""A picture with attributes, as programs have it that show Markdown as slides."""
_STYLE = re.compile(
    r"</?(?:b|em|font|i|mark|small|span|strong|sub|sup|u)\b[^<>\n]*>", re.IGNORECASE
)
"""Tags that say nothing but how words look."""
_RAISED_TAG = re.compile(r"(<sup>)(\d{1,3})(</sup>)", re.IGNORECASE)
"""The number of a verse, or of a note."""
_TITLE = re.compile(r"""["\[](?P<title>[^"\]]+)["\]]""")


def unstyled(line: str) -> str:
    """Blank out the tags of a line that only say how words look, where nothing else reads them."""
    if "<" not in line:
        return line
    line = _RAISED_TAG.sub(lambda tag: f"{tag[1]}{tag[2].translate(_SMALL)}{tag[3]}", line)
    return _STYLE.sub(lambda tag: UNSEEN * len(tag[0]), line)


def without_markup(lines: Sequence[str], language: Language) -> list[str]:
    """Blank out what no reader of the page sees, keeping every line and column."""
    text = "\n".join(lines)

    def told(match: re.Match[str]) -> str | None:
        return shown_of(match, language, _blank) or asked_of(match, language, _blank)

    def hidden(match: re.Match[str]) -> str:
        return told(match) or _blank(match[0])

    def component(match: re.Match[str]) -> str:
        return told(match) or match[0]

    if "<" in text:
        text = COMPONENT.sub(component, text)
    if "{" in text or "%%" in text:
        text = _HIDDEN.sub(hidden, text)
        text = _ATTRIBUTES.sub(_hide, text)
    text = _MODULE.sub(_hide, _COMMENT.sub(_hide, text))
    if "](#" in text and len(_TO_THIS_PAGE.findall(text)) >= _FEWEST_LINKS:
        text = _TO_THIS_PAGE.sub(_hide, text)
    text = _PICTURE.sub(_hide, text)
    if "^^" in text or "++" in text:
        text = _INSERTED.sub(lambda match: UNSEEN * 2 + match[2] + UNSEEN * 2, text)
    if "^" in text:
        text = _RAISED.sub(_hide, _VERSE.sub(_raise, _BLOCK_NAME.sub(_hide, text)))
        text = _INLINE_NOTE.sub(lambda match: f" ({match[1]})", text)
    if "<" in text:
        text = without_invisible(text)
    return [line if line.strip(_UNSEEN_OR_SPACE) else "" for line in text.split("\n")]


def _hide(match: re.Match[str]) -> str:
    return _blank(match[0])


def _raise(match: re.Match[str]) -> str:
    """Return the number of a verse as raised figures: "^16^ For God"."""
    return (
        UNSEEN
        + match[1].translate(_SMALL)
        + (f"{UNSEEN}{match['space']}" if match["space"] else " ")
    )


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", UNSEEN, text)


@dataclass
class Boxes:
    """The boxes of a file: the ``kinds`` of those that its lines (from 0) stand in.

    ``shifts`` tells of how many columns of indentation a line was relieved.
    """

    kinds: dict[int, str] = field(default_factory=dict)
    shifts: dict[int, int] = field(default_factory=dict)


def open_boxes(lines: list[str]) -> Boxes:
    """Take the fences of boxes, and the indentation of what is in them, out of the lines.

    The words after a fence are the box's title, and stay as a line of their own.
    """
    boxes = Boxes()
    open_kinds: list[str] = []
    fence = ""
    number = 0
    while number < len(lines):
        line = lines[number]
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1][:3]
        if fence:
            number += 1
            continue
        if match := _CONTAINER.match(line):
            if match["type"] or match["rest"].strip(" :"):
                open_kinds.append((match["type"] or "note").lower())
                lines[number] = _titled(line, match)
            elif open_kinds:
                open_kinds.pop()
                lines[number] = ""
        elif match := _ADMONITION.match(line):
            number = _open_admonition(lines, number, match, boxes)
            continue
        if open_kinds:
            boxes.kinds[number] = open_kinds[-1]
        number += 1
    return boxes


def _open_admonition(lines: list[str], number: int, match: re.Match[str], boxes: Boxes) -> int:
    """Take the indentation out of the lines of a box; return the first line after it."""
    indent = len(match["indent"]) + 4
    kind = (match["type"] or "note").lower()
    lines[number] = _titled(lines[number], match) if match["type"] else ""
    boxes.kinds[number] = kind
    number += 1
    while number < len(lines):
        line = lines[number]
        if line.strip() and not line.startswith((" " * indent, "\t")):
            break
        width = 1 if line.startswith("\t") else indent
        lines[number] = line[width:]
        boxes.kinds[number], boxes.shifts[number] = kind, width
        number += 1
    return number


def _titled(line: str, match: re.Match[str]) -> str:
    """Return the title of a box at its place, and nothing else of the line."""
    title = _TITLE.search(match["rest"])
    if title is not None:
        start = match.start("rest") + title.start("title")
        return UNSEEN * start + title["title"]
    rest = match["rest"].strip(" :}") if not match["rest"].startswith(("{", ".")) else ""
    if not rest or "=" in rest:
        return ""
    start = line.index(rest, match.start("rest"))
    return UNSEEN * start + rest
