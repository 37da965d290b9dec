"""What a person sees of a card's HTML, and which tags it is made of."""

from __future__ import annotations

from html.parser import HTMLParser

LINE_ENDS = {"br", "div", "p", "li", "ul", "hr"}
VOID = {"br", "hr", "img", "input", "meta", "link", "wbr"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self._open: list[bool] = []  # for each open element: is it shown?

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag in LINE_ENDS:
            self.text += "\n"
        if tag not in VOID:
            hidden = "display: none" in (dict(attrs).get("style") or "")
            self._open.append(not hidden and tag != "style")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()
        if tag in LINE_ENDS:
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        if all(self._open):
            self.text += data


def text_of(html: str) -> str:
    """Return the text without what is hidden, lines where blocks end, no empty lines."""
    return "\n".join(line.strip() for line in _read(html).text.splitlines() if line.strip())


def raw_text_of(html: str) -> str:
    """Return the text of a field as it stands, ``<br>`` as a line break."""
    return _read(html).text


def tags_of(html: str) -> set[str]:
    return set(_read(html).tags)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader
