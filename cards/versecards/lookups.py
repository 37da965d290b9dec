"""What the commands around a deck show: references, verses, translations, conversion."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from versecards import console
from versecards.article.formats import MARKDOWN, named_format
from versecards.check.page import explain
from versecards.convert import to_markdown, to_yaml
from versecards.deck import TRANSLATIONS, deck_folder
from versecards.files import write_whole
from versecards.near import suggestion
from versecards.output import check_free
from versecards.problems import ContentError, problem, rules, sentence
from versecards.references import find_references, read_file
from versecards.scripture.mention import Status
from versecards.scripture.misspelt import with_colon
from versecards.scripture.reference import Reference
from versecards.scripture.scan import NoSuchVerseError, is_reference, parse_reference
from versecards.scripture.texts.library import Library, TranslationMissingError
from versecards.scripture.texts.store import Translation

_DOUBTS = {
    Status.DOUBTFUL: "may be something else",
    Status.MISSING: "does not exist",
    Status.NUMBERING: "not in every Bible",
    Status.DEUTEROCANONICAL: "not among the 66 books",
    Status.UNRESOLVED: "not clear which book or chapter",
}


def show_references(files: Sequence[Path], *, as_json: bool) -> None:
    """Show every reference of these files, one line for each part of a mention."""
    found = list(find_references(files))
    if as_json:
        console.as_json([row.as_json() for row in found])
        return
    console.lines(
        [f"{row.place}: {row.text}  {row.osis or '?'}{_doubt(row.status)}" for row in found]
    )
    console.done(f"Found {console.counted(len(found), 'reference')}.")


def _doubt(status: Status) -> str:
    """What keeps a reference from being sure, in brackets behind it."""
    said = _DOUBTS.get(status, "")
    return said and f"  ({said})"


def show_verses(texts: Sequence[str], name: str, source: Path, *, as_json: bool) -> bool:
    """Show the text of these references, a line a verse, and whose words these are.

    Return whether all are there.
    """
    translation = _find(name, source)
    rows = []
    complete = True
    for text in _phrases(texts):
        for reference in _parse(text):
            passage = translation.passage(reference)
            rows += [
                {"osis": verse.osis, "text": words, "translation": translation.name}
                for verse, words in passage
            ]
            if len(passage) < len(list(reference.verses())) and not _bridged(passage):
                complete = False
                console.failed(f"{translation.name} does not have all of {reference}.")
    if as_json:
        console.as_json(rows)
    else:
        console.lines([f"{Reference.from_osis(row['osis'])}  {row['text']}" for row in rows])
        console.lines([translation.label] if rows else [])
    return complete


def _phrases(words: Sequence[str]) -> Iterator[str]:
    """Put together the words of references that were given without quotation marks.

    A word with a space in it was quoted and stands for itself; what stands in a row
    without is one text, unless each of it is a reference alone.
    """
    for quoted, group in groupby(words, key=lambda word: " " in word.strip()):
        row = list(group)
        yield from row if quoted or all(map(is_reference, row)) else [" ".join(row)]


def _bridged(passage: Sequence[tuple[Reference, str]]) -> bool:
    return any(verse.verse != verse.end_verse for verse, _ in passage)


def _parse(text: str) -> tuple[Reference, ...]:
    spaced = ";" not in text and not is_reference(text) and with_colon(text)
    if spaced and is_reference(spaced):
        text = spaced
    try:
        return parse_reference(text)
    except NoSuchVerseError as error:
        fault = sentence(str(error))
        raise ContentError(problem("reference.missing", (text, 0, 0), fault=fault)) from error
    except ValueError as error:
        fault = sentence(str(error))
        raise ContentError(problem("reference.other", (text, 0, 0), fault=fault)) from error


def _find(name: str, source: Path) -> Translation:
    try:
        return _library(source).find(name)
    except TranslationMissingError as error:
        raise error.at((name, 0, 0)) from error


def _library(source: Path) -> Library:
    return Library((deck_folder(source) / TRANSLATIONS,))


def show_explanation(code: str) -> None:
    """Show what a code of ``check`` means, or "all". ``click.UsageError`` for an unknown one."""
    if code == "all":
        console.lines(
            [f"{rule.code} ({rule.severity.value}): {rule.why}" for rule in rules().values()]
        )
        return
    if code not in rules():
        hint = suggestion(code, rules()) or "`versecards check --explain all` lists every code. "
        raise click.UsageError(f"There is no check `{code}`. {hint}".strip())
    console.lines([explain(code)])


def add_translation(file: Path, name: str) -> None:
    """Keep a translation for all decks of this user, and say what was read."""
    info = Library().add(file, name)
    label = f" ({info.label})" if info.label != info.name else ""
    console.done(f"Added {info.name}{label} with {console.counted(info.verses, 'verse')}.")
    if info.left_out:
        console.lines([f"  left out, not among the 66 books: {', '.join(info.left_out)}"])
    if info.notice:
        console.lines([f"  {info.notice}"])
    console.next_step(f"write `translation: {info.name}` into deck.yaml")


def remove_translation(name: str, source: Path) -> None:
    """Forget a translation that was added, and say which file is gone."""
    try:
        gone = _library(source).remove(name)
    except TranslationMissingError as error:
        raise error.at((name, 0, 0)) from error
    console.done(f"Removed {name} ({gone}).")


def show_translations(source: Path, *, as_json: bool) -> None:
    """Show the translations at hand."""
    found = _library(source).available()
    if as_json:
        console.as_json(
            [
                {
                    "name": info.name,
                    "label": info.label,
                    "language": info.language,
                    "verses": info.verses,
                    "notice": info.notice,
                    "doubt": info.doubt,
                    "where": info.where,
                    "problems": console.problem_rows(info.problems),
                }
                for info in found
            ]
        )
        return
    console.counts([(info.name, info.verses, f"{info.label} · {info.where}") for info in found])
    for info in found:
        for remark in (info.notice, info.doubt):
            if remark:
                console.lines([f"{info.name}: {remark}"])
        console.problems(info.problems)
    console.done(f"Found {len(found)} translations (number: verses).")


def convert_article(file: Path, to: str | None, output: Path | None) -> None:
    """Write an article in its structured form, or as Markdown, into a new file.

    Where ``to`` does not say which, the ending of the file does.
    """
    if output is not None:
        check_free(output)
    if to is None:
        named = output is not None and named_format(output.name) is MARKDOWN
        to = "markdown" if named else "yaml"
    article = read_file(file)
    text = to_yaml(article) if to == "yaml" else to_markdown(article)
    if output is None:
        sys.stdout.write(text)
    else:
        write_whole(output, text.encode("utf-8", "replace"))
    console.problems(article.problems, to_error=output is None)
    if output is not None:
        console.done(f"Wrote {output}.")
