"""Names in the settings that nothing is known by."""

from __future__ import annotations

from collections.abc import Iterator

from versecards.check.context import Context
from versecards.check.registry import check
from versecards.languages import language
from versecards.near import suggestion
from versecards.problems import Problem, problem
from versecards.scripture.texts.library import TranslationMissingError
from versecards.scripture.texts.terms import terms_of


@check("quotes-unknown")
def quotes_unknown(context: Context) -> Iterator[Problem]:
    """Names of quoted translations that are no translation's, each where it is written."""
    places = {}
    for settings in (context.settings, *context.extraction.settings.values()):
        if settings.quotes and "quotes" in settings.places:
            places[settings.places["quotes"]] = settings
    for (file, line), settings in places.items():
        words = language(settings.language)
        known = words.table("translations")["names"] if words.has("translations") else []
        near = suggestion(settings.quotes, known)
        if not _is_known(settings.quotes, known, context):
            yield problem("quotes-unknown", (file, line, 1), name=settings.quotes, suggestion=near)


def _is_known(name: str, known: list[str], context: Context) -> bool:
    """Whether it is a translation that is at hand, or one that people quote."""
    names = {name.casefold(), name.split(maxsplit=1)[0].casefold()}
    if names.intersection(map(str.casefold, known)) or terms_of(name):
        return True
    try:
        return bool(context.library.find(name))
    except TranslationMissingError:
        return False
