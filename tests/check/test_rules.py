"""Each rule catches its wrong deck, just there, and leaves its right one alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.check.checking import checked_files, places
from versecards.check.registry import checks

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))

ELSEWHERE = {
    "terms-limit": "test_limits.py, since its cases depend on the figures in terms.json",
}
REPORTED = {code for each in checks() for code in each.codes}
"""The codes of every check that runs."""
READ = {"point-bare", "reference-missing", "quotation", "bullet-empty"}
"""Codes of other rooms that have a case here too."""


def code_of(name: str) -> str:
    return name.partition(" ")[0]


def test_there_is_a_case_for_each_check_that_runs() -> None:
    cases = {code_of(name) for name, case in CASES.items() if case["wrong"]}
    assert cases | ELSEWHERE.keys() >= REPORTED | READ


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case["wrong"]])
def test_wrong(name: str, tmp_path: Path) -> None:
    problems = checked_files(tmp_path, CASES[name]["wrong"])
    assert places(problems, code_of(name)) == CASES[name]["at"]


@pytest.mark.parametrize("name", CASES)
def test_right(name: str, tmp_path: Path) -> None:
    problems = checked_files(tmp_path, CASES[name]["right"])
    assert places(problems, code_of(name)) == []
    assert not {problem.code for problem in problems} & (REPORTED | READ)


def test_a_misspelt_book_is_told_in_a_title_and_a_heading_too(tmp_path: Path) -> None:
    text = "# Jhon 15:5\n\nHe is the vine.\n\n## On Rmoans 5:5\n\nLove is poured out.\n"
    found = checked_files(tmp_path, {"vine.md": text})
    assert places(found, "reference-misspelt") == ["vine.md:1", "vine.md:5"]


FOREIGN = """# A paciência de Deus

Deus é paciente com todo o seu povo, e espera muito tempo antes de castigar (Êxodo 34:6). Ele
chama cada um pelo nome, perdoa quem volta para casa e ensina o caminho da vida a quem pergunta
(Salmos 103:8). Quem conhece essa bondade também aprende a esperar pelos outros, a ouvir antes de
falar e a perdoar de novo, como diz o apóstolo (Efésios 4:2). Assim cresce a igreja, um dia depois
do outro, até que o Senhor venha.
"""


def test_a_text_of_another_language_is_told_once_and_its_names_are_not_misspelt(
    tmp_path: Path,
) -> None:
    found = checked_files(tmp_path, {"deus.md": FOREIGN})
    assert places(found, "language-other") == ["deus.md:1"]
    assert not places(found, "reference-misspelt")


@pytest.mark.parametrize(
    "text",
    [
        "# Deus\n\nDeus é paciente (Êxodo 34:6).\n",
        "# Names\n\n" + "Adam begat Seth, Seth begat Enos, and of the rest it says nothing. " * 8,
        "# A psalm\n\nO give thanks unto the LORD; for he is good: for his mercy endureth. " * 6,
    ],
)
def test_few_words_and_lists_of_names_are_no_other_language(tmp_path: Path, text: str) -> None:
    assert not places(checked_files(tmp_path, {"a.md": text}), "language-other")
