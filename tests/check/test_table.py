"""The table of what can be wrong, the calls that say it, and the page hold together."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

from versecards.check import rules_markdown
from versecards.problems import Rule, problem, rules, sentence

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "cards" / "versecards"
_CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
_WHOLE = re.compile(r"\{\w+\}")
"""A wording that is all a value: what another room or library says, as ``sentence`` has it."""
_SAYS = {
    **dict.fromkeys(("problem", "error", "of_note", "_wrong"), ""),
    "_refused": "output-refused.",
    "fail": "translation-unreadable.",
}
"""What a problem is said with, ``problem`` and the short forms of it; and what each of them
puts before the code that it is given."""


_HANDED_ON = {f"{prefix}*" for prefix in _SAYS.values()}
"""What the short forms themselves say, with the code that they are given."""


class Said(NamedTuple):
    """A call that says a problem: its code and wording, the names of its values, its place."""

    code: str
    values: frozenset[str]
    where: str


def said() -> Iterator[Said]:
    """Yield every call with a code of the table; a code that is put together gives a pattern."""
    for path in sorted(PROGRAM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                code = _text(node.args[0])
                if name in _SAYS and code is not None:
                    where = f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
                    yield Said(_SAYS[name] + code, _values(node, path), where)


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.JoinedStr):
        return "".join(p.value if isinstance(p, ast.Constant) else "*" for p in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _hands_on(call: ast.Call) -> bool:
    """Whether this is the call in a short form, which has its values from its caller."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    return f"{_SAYS[name]}{_text(call.args[0])}" in _HANDED_ON


def _values(call: ast.Call, path: Path) -> frozenset[str]:
    """The names of the values; ``**values`` stands for the dictionary of that name above it."""
    names = {keyword.arg for keyword in call.keywords if keyword.arg}
    if any(keyword.arg is None for keyword in call.keywords) and not _hands_on(call):
        above = [
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Dict)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id == "values"
            and node.lineno <= call.lineno
        ]
        given = above[-1].value
        assert isinstance(given, ast.Dict)
        names |= {key.value for key in given.keys if isinstance(key, ast.Constant)}
    return frozenset(names)


def meant(code: str) -> list[tuple[Rule, str]]:
    """Return the wordings of the table that a code, or a pattern of codes, may say."""
    name, _, wording = code.partition(".")
    names = re.compile(name.replace("*", ".*"))
    return [
        (rule, each)
        for rule in rules().values()
        for each in wordings(rule)
        if names.fullmatch(rule.code) and (each == wording or (wording == "*" and each))
    ]


def wordings(rule: Rule) -> set[str]:
    """Return the names of a row's wordings; "" where it has only one."""
    return {*rule.messages, *rule.remedies} - {""} or {""}


def places(rule: Rule, wording: str) -> frozenset[str]:
    """Return the names of the values that a wording needs."""
    texts = (t[wording if wording in t else ""] for t in (rule.messages, rule.remedies))
    return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)


def test_every_problem_that_is_said_has_its_row_and_its_values() -> None:
    calls = list(said())
    assert len(calls) > 80
    for call in calls:
        found = meant(call.code)
        if call.code in _HANDED_ON:
            continue
        assert found, f"{call.where}: no row and wording {call.code}"
        for rule, wording in found:
            if "*" in call.code and places(rule, wording) != call.values:
                continue
            assert places(rule, wording) == call.values, f"{call.where}: {rule.code}.{wording}"


def test_every_wording_of_the_table_is_said() -> None:
    given = {
        (rule.code, wording)
        for call in said()
        if call.code not in _HANDED_ON
        for rule, wording in meant(call.code)
        if "*" not in call.code or places(rule, wording) == call.values
    }
    table = {(rule.code, each) for rule in rules().values() for each in wordings(rule)}
    assert table - given == set()


def test_problems_are_made_in_one_place() -> None:
    makers = {
        path.relative_to(PROGRAM).as_posix()
        for path in PROGRAM.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem"
    }
    assert makers == {"problems.py"}


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.code)
def test_a_row_is_complete_and_speaks_in_whole_sentences(rule: Rule) -> None:
    assert _CODE.fullmatch(rule.code)
    assert rule.why and rule.right and rule.wrong
    assert "\n" not in rule.why
    for text in (*rule.messages.values(), *rule.remedies.values()):
        assert not text[0].islower(), text
        assert text.endswith((".", "?")) or _WHOLE.fullmatch(text), text


def test_what_another_says_becomes_a_sentence() -> None:
    assert sentence("the zip is broken") == "The zip is broken."
    assert sentence("Is it there?") == "Is it there?"


def test_a_wording_takes_its_values_and_the_severity_of_its_row() -> None:
    found = problem("statement-long", ("a.txt", 3, 1), count=50, text="“So {many} words”")
    assert (found.code, found.severity) == ("statement-long", rules()["statement-long"].severity)
    assert "50" in found.message
    assert "{many}" in found.message


def test_the_page_is_current() -> None:
    page = (ROOT / "CHECKS.md").read_text(encoding="utf-8")
    assert page == rules_markdown(), "run: python -m versecards.check > CHECKS.md"


def test_a_message_that_ends_with_a_quoted_sentence_has_one_full_stop() -> None:
    for quoted, end in (("Who?", "“Who?”"), ("So it is.", "“So it is.”"), ("Who", "“Who”.")):
        said = problem("question-unanswered.none", ("a.txt", 1, 1), question=f"“{quoted}”")
        assert said.message.endswith(f"card: {end}")
