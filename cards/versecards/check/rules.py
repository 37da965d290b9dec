"""The table of rules: what each code means, how much it matters and where it comes from.

The table holds the codes of every room, so that one page explains them all and one
spelling switches them off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from versecards.problems import Severity

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


@dataclass(frozen=True)
class Rule:
    """One row of the table.

    ``why`` is one line for the author, ``source`` names what the rule rests on (empty:
    plain sense), ``right`` and ``wrong`` are short examples. ``group`` says under which
    heading it stands.
    """

    code: str
    group: str
    severity: Severity
    why: str
    source: str
    right: str
    wrong: str


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its code, in the order of the table."""
    text = Path(__file__).with_name("rules.yaml").read_text(encoding="utf-8")
    table = yaml.safe_load(text)
    found = [
        Rule(
            code=row["code"],
            group=group,
            severity=Severity(row["severity"]),
            why=row["why"],
            source=row.get("source", ""),
            right=row["right"],
            wrong=row["wrong"],
        )
        for group in _GROUPS
        for row in table[group]
    ]
    return {rule.code: rule for rule in found}


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
            why = f"{rule.why} ({rule.source})" if rule.source else rule.why
            cells = (f"`{rule.code}`", rule.severity.value, why, rule.right, rule.wrong)
            lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
        lines.append("")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", r"\|").split())
