"""The table of rules: it has every code there is, and its page is current."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from versecards.check import rules, rules_markdown
from versecards.problems import Severity

ROOT = Path(__file__).resolve().parents[2]
_CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
_METHODS = {"error": Severity.ERROR, "warning": Severity.WARNING}


def reported() -> Iterator[tuple[str, Severity | None, str]]:
    """Yield each code that the program reports, its severity where it is written, its file."""
    for path in sorted((ROOT / "cards" / "versecards").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _of_call(node, path.relative_to(ROOT).as_posix())


def _of_call(node: ast.Call, file: str) -> Iterator[tuple[str, Severity | None, str]]:
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    values: list[ast.expr] = [*node.args, *(keyword.value for keyword in node.keywords)]
    for value in list(values):
        if isinstance(value, ast.Starred) and isinstance(value.value, ast.Tuple):
            values += value.value.elts
    severities = [
        Severity[value.attr]
        for value in values
        if isinstance(value, ast.Attribute) and getattr(value.value, "id", "") == "Severity"
    ]
    texts = [v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str)]
    codes = [text for text in texts if _CODE.fullmatch(text)]
    if name == "Problem":
        yield from ((code, severities[0] if severities else None, file) for code in codes)
    elif name in _METHODS and len(texts) + len(node.args) > 2:
        yield from ((code, _METHODS[name], file) for code in codes)
    elif name in {"problem", "of_note"} and "/check/" in file:
        yield from ((code, None, file) for code in codes)


def test_every_code_that_is_reported_has_a_row() -> None:
    found = list(reported())
    assert len({code for code, _, _ in found}) > 50
    assert {code for code, _, _ in found} - rules().keys() == set()


def test_every_row_is_of_a_code_that_is_reported() -> None:
    written = {
        node.value
        for path in (ROOT / "cards" / "versecards").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert rules().keys() - written == set()


def test_rooms_and_table_agree_on_the_severity() -> None:
    wrong = {
        (code, severity.value, file)
        for code, severity, file in reported()
        if severity is not None and severity is not rules()[code].severity
    }
    assert wrong == set()


def test_rows_are_complete() -> None:
    for rule in rules().values():
        assert _CODE.fullmatch(rule.code)
        assert rule.why and rule.right and rule.wrong
        assert "\n" not in rule.why


def test_the_page_is_current() -> None:
    page = (ROOT / "CHECKS.md").read_text(encoding="utf-8")
    assert page == rules_markdown(), "run: python -m versecards.check > CHECKS.md"
