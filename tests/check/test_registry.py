"""A check is a row and a function: what is written so runs, and reports what it says it does."""

from __future__ import annotations

import ast
import inspect
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import versecards
from versecards.check.registry import Check, checks
from versecards.problems import rules

ROW = """
  - code: title-shouts
    severity: note
    message: "The title {title} is written in capitals."
    remedy: "Write it in small letters."
    why: capitals are hard to read
    right: Who prays for us?
    wrong: WHO PRAYS FOR US?
"""
FUNCTION = """
from versecards.check.registry import check
from versecards.problems import problem


@check("title-shouts")
def title_shouts(context):
    for article in context.articles:
        if article.title.isupper():
            place = (article.shown, article.title_line, 1)
            yield problem("title-shouts", place, title=article.title)
"""


def test_a_row_and_a_function_are_a_check(tmp_path: Path) -> None:
    program = tmp_path / "program" / "versecards"
    shutil.copytree(Path(versecards.__file__).parent, program)
    with (program / "problems.yaml").open("a", encoding="utf-8") as table:
        table.write(ROW.strip("\n") + "\n")
    (program / "check" / "rules" / "titles.py").write_text(FUNCTION, encoding="utf-8")
    (tmp_path / "a.txt").write_text("WHO PRAYS FOR US?\nChrist prays (Romans 8:34).\n")
    ran = subprocess.run(
        [sys.executable, "-m", "versecards", "check", "a.txt"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(program.parent)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "a.txt:1:1: title-shouts The title WHO PRAYS FOR US?" in ran.stdout, ran.stderr


@pytest.mark.parametrize("each", checks(), ids=lambda each: each.run.__name__)
def test_a_check_reports_the_codes_that_it_is_registered_with(each: Check) -> None:
    tree = ast.parse(textwrap.dedent(inspect.getsource(each.run)))
    function = next(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    said = {
        node.args[0].value.partition(".")[0]
        for statement in function.body
        for node in ast.walk(statement)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in {"problem", "of_note"}
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }
    assert said == set(each.codes)
    assert said <= rules().keys()
