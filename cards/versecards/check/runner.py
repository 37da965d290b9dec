"""All rules over a deck, without those that are switched off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from versecards.check.answers import answer_shown, phrase_shown, point_all_hidden, reference_shown
from versecards.check.articles import bullet_twice
from versecards.check.context import Context
from versecards.check.limits import terms_limit
from versecards.check.questions import question_twice, question_yes_no
from versecards.check.statements import opens_with_pronoun, statement_long, statement_references
from versecards.check.switches import Switches
from versecards.check.verses import quotation_differs, verse_ambiguous
from versecards.extract.deck import Extraction
from versecards.problems import Problem, Severity
from versecards.scripture.texts.library import Library
from versecards.settings import Settings

_RULES: tuple[Callable[[Context], Iterator[Problem]], ...] = (
    bullet_twice,
    statement_references,
    statement_long,
    opens_with_pronoun,
    reference_shown,
    phrase_shown,
    answer_shown,
    point_all_hidden,
    question_twice,
    question_yes_no,
    verse_ambiguous,
    quotation_differs,
    terms_limit,
)


def check(
    extraction: Extraction, settings: Settings, library: Library, more: Sequence[Problem] = ()
) -> tuple[Problem, ...]:
    """Return every problem of a deck, article by article, in the order of the lines.

    ``extraction`` brings what the readers and the extraction found, ``more`` is what
    other rooms found (the ledger); ``settings`` are the deck's. Nothing raises; an
    error is never switched off.
    """
    context = Context(extraction, settings, library)
    found = [*more, *extraction.problems]
    for rule in _RULES:
        found.extend(rule(context))
    switches = Switches(context)
    kept = [problem for problem in found if not switches.is_off(problem)]
    kept.extend(problem for problem in switches.unknown() if not switches.is_off(problem))
    order = {article.shown: number for number, article in enumerate(context.articles)}
    kept.sort(key=lambda p: (order.get(p.file, -1), p.line, p.column))
    return tuple(dict.fromkeys(kept))


def heard(
    extraction: Extraction, settings: Settings, library: Library, problems: Sequence[Problem]
) -> tuple[Problem, ...]:
    """Return these problems without those that the author switched off."""
    if not any(problem.severity is not Severity.ERROR for problem in problems):
        return tuple(problems)
    switches = Switches(Context(extraction, settings, library))
    return tuple(problem for problem in problems if not switches.is_off(problem))
