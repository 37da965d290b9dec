"""The table of problems as a reader sees it: the page ``CHECKS.md``, and one code of it."""

from __future__ import annotations

from collections.abc import Mapping

from versecards.problems import Rule, rules

_GROUPS: Mapping[str, str] = {
    "cards": "Good cards",
    "article": "Sound articles",
    "quotations": "References and quotations",
    "translations": "Translations",
    "files": "Files and settings",
}

_INTRODUCTION = """\
# What `versecards check` looks for

Each problem is shown as `file:line:column: code message`. An **error** stops a build; a
**warning** says that something was left out, or that a card is likely to be a bad one; a
**note** is worth a look.

A code that is no error can be switched off:

- for one line: `<!-- versecards: off CODE -->` at its end; or alone on a line, and then it
  counts for the whole paragraph or bullet below it. In YAML articles and in front matter
  write `# versecards: off CODE`. Several codes stand with commas between them.
- for an article: `off: [CODE]` in its front matter.
- for the deck: `off: [CODE]` in `deck.yaml`.
"""


def rules_markdown() -> str:
    """Return the table as the page ``CHECKS.md``."""
    lines = [_INTRODUCTION]
    for group, heading in _GROUPS.items():
        lines += [
            f"## {heading}",
            "",
            "| code | | why | right | wrong |",
            "|---|---|---|---|---|",
        ]
        for rule in rules().values():
            if rule.group != group:
                continue
            cells = (f"`{rule.code}`", rule.severity.value, _why(rule), rule.right, rule.wrong)
            lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
        lines.append("")
    return "\n".join(lines)


def explain(code: str) -> str:
    """Return what the page says of one code. Raises ``KeyError`` for a code that is not there."""
    rule = rules()[code]
    return "\n".join(
        (
            f"{rule.code} ({rule.severity.value}): {_why(rule)}",
            f"  right  {rule.right}",
            f"  wrong  {rule.wrong}",
        )
    )


def _why(rule: Rule) -> str:
    return f"{rule.why} ({rule.source})" if rule.source else rule.why


def _cell(text: str) -> str:
    return " ".join(text.replace("|", r"\|").split())
