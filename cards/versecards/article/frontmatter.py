"""Front matter: settings in YAML between two lines of ``---`` above an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from versecards.article.blocks import plain
from versecards.article.headings import Headings
from versecards.article.source import Source
from versecards.article.yamlread import read_yaml
from versecards.near import suggestion


@dataclass(frozen=True)
class FrontMatter:
    """The settings of an article, the line of each, and how many lines they take."""

    settings: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    length: int = 0

    def text(self, source: Source, key: str) -> tuple[str, int]:
        """Return the text under a key and its line, or ("", 0) where there is none."""
        value = self.settings.get(key)
        if value is None:
            return "", 0
        if isinstance(value, bool | list | dict):
            raise source.error("setting-type.text", self.lines[key], key=key)
        return plain(str(value)), self.lines[key]


def read_front_matter(source: Source, lines: list[str]) -> FrontMatter:
    """Read the front matter at the top of a file's lines, if it has any.

    It begins with ``---`` on the first line that is not blank and ends with ``---`` or
    ``...``. A first ``---`` without an end, or without a key after it, is a rule drawn
    across the page and no front matter.
    """
    first = next((i for i, line in enumerate(lines) if line.strip("\ufeff \t")), len(lines))
    if first == len(lines) or lines[first].strip("\ufeff").rstrip() != "---":
        return FrontMatter()
    for last in range(first + 1, len(lines)):
        if lines[last].rstrip() in {"---", "..."}:
            break
    else:
        return FrontMatter()
    inside = lines[first + 1 : last]
    if not any(":" in line for line in inside) and any(line.strip() for line in inside):
        return FrontMatter()
    document = read_yaml(source, "\n".join(inside), first + 2)
    if document.value is None:
        return FrontMatter(length=last + 1)
    if not isinstance(document.value, dict):
        raise source.error("front-matter", first + 2)
    return FrontMatter(document.value, document.lines, last + 1)


def article_headings(source: Source, front: FrontMatter) -> Headings:
    """Return the table of headings with those that the article itself adds (``headings:``)."""
    added = front.settings.get("headings")
    if added is None:
        return source.headings
    names: dict[str, list[str]] = {}
    for role, headings in added.items() if isinstance(added, dict) else ():
        names[role] = [headings] if isinstance(headings, str) else headings
    good = all(isinstance(h, list) and all(isinstance(x, str) for x in h) for h in names.values())
    if not isinstance(added, dict) or not good:
        raise source.error("setting-type.headings", front.lines["headings"])
    for role in names:
        try:
            source.headings.with_names({role: []})
        except ValueError:
            known = Headings.roles()
            raise source.error(
                "heading-role",
                front.lines[f"headings.{role}"],
                role=role,
                roles=", ".join(known),
                suggestion=suggestion(role, known),
            ) from None
    return source.headings.with_names(names)
