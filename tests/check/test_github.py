"""Problems as workflow commands of GitHub."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from versecards.check import to_github
from versecards.problems import Problem, Severity


def test_a_warning_has_its_place() -> None:
    found = Problem("source/a.txt", 5, 12, "verse-alike", Severity.WARNING, "Twice.", "Quote more.")
    assert to_github([found]) == (
        "::warning file=source/a.txt,line=5,col=12,title=verse-alike::Twice.%0AQuote more.",
    )


def test_severities_have_commands_of_their_own() -> None:
    found = [Problem("a", 1, 0, "c", severity, "m") for severity in Severity]
    assert [line.split(" ")[0] for line in to_github(found)] == ["::error", "::warning", "::notice"]


def test_what_is_not_known_is_left_out() -> None:
    found = Problem("a.txt", 0, 0, "file-empty", Severity.ERROR, "Empty.")
    assert to_github([found]) == ("::error file=a.txt,title=file-empty::Empty.",)


def test_signs_that_end_a_property_are_escaped() -> None:
    found = Problem("100%,a:b\n.txt", 1, 0, "c", Severity.NOTE, "50% of it: a, b\r\nc")
    assert to_github([found]) == (
        "::notice file=100%25%2Ca%3Ab%0A.txt,line=1,title=c::50%25 of it: a, b%0D%0Ac",
    )


@given(file=st.text(), message=st.text(), remedy=st.text())
def test_any_text_comes_back_as_github_reads_it(file: str, message: str, remedy: str) -> None:
    found = Problem(file, 1, 1, "code", Severity.WARNING, message, remedy)
    (line,) = to_github([found])
    assert "\n" not in line
    assert "\r" not in line
    properties, _, data = line.removeprefix("::warning ").partition("::")
    values = dict(part.split("=", 1) for part in properties.split(","))
    assert _unescaped(values["file"]) == file.replace("\\", "/")
    assert _unescaped(data) == (f"{message}\n{remedy}" if remedy else message)


def _unescaped(text: str) -> str:
    for escape, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, sign)
    return text
