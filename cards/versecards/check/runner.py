"""All rules over a deck, without those that are switched off."""

from __future__ import annotations

from collections.abc import Sequence

from versecards.article.inwords import with_words
from versecards.check.context import Context
from versecards.check.registry import checks
from versecards.check.rules.names import quotes_unknown
from versecards.check.switches import Switches
from versecards.extract.deck import Extraction
from versecards.notes import Note
from versecards.problems import Problem
from versecards.scripture.texts.library import Library
from versecards.settings import Settings


def check(
    extraction: Extraction,
    settings: Settings,
    library: Library,
    more: Sequence[Problem] = (),
    skipped: Sequence[Note] = (),
) -> tuple[Problem, ...]:
    """Return every problem of a deck, article by article, in the order of the lines.

    ``extraction`` brings what the readers and the extraction found, ``more`` is what
    other rooms found (the ledger); ``settings`` are the deck's, and ``skipped`` the notes that
    they leave out. Nothing raises; an error is never switched off.
    """
    context = Context(extraction, settings, library, tuple(skipped))
    found = [*more, *extraction.problems]
    for each in checks():
        found.extend(each.run(context))
    switches = Switches(context)
    kept = [problem for problem in found if not switches.is_off(problem)]
    kept.extend(problem for problem in switches.unknown() if not switches.is_off(problem))
    order = {article.shown: number for number, article in enumerate(context.articles)}
    kept.sort(key=lambda p: (order.get(p.file, -1), p.line, p.column))
    return tuple(with_words(dict.fromkeys(kept), context.articles))


def heard(
    extraction: Extraction, settings: Settings, library: Library, problems: Sequence[Problem]
) -> tuple[Problem, ...]:
    """Return these problems without those that the author switched off.

    The names in his settings that nothing is known by are told with them.
    """
    context = Context(extraction, settings, library)
    switches = Switches(context)
    found = (*problems, *switches.unknown(), *quotes_unknown.run(context))
    kept = dict.fromkeys(each for each in found if not switches.is_off(each))
    return tuple(with_words(kept, context.articles))
