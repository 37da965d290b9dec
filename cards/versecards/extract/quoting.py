"""What a sentence says of its own beside the words that it quotes."""

from __future__ import annotations

from versecards.article.model import BlockKind
from versecards.extract.cited import Cited
from versecards.extract.clauses import BLANK, without_references
from versecards.extract.faults import FEWEST_WORDS, only_reports, says_something
from versecards.extract.fronts import tidy
from versecards.extract.grammar import stands
from versecards.extract.quotemarks import without_quoted
from versecards.extract.reading import Sentence
from versecards.extract.said import Said
from versecards.extract.words import content_words
from versecards.languages import Language


def own_words(one: Said, language: Language) -> str:
    """Return what a sentence says beside its quotations, where that is more than "he says"."""
    if one.block.block.kind is BlockKind.QUOTE:
        return ""
    lead = _lead(one, language)
    bare = language.pattern("statements", "reports a quotation").sub("", lead.strip())
    bare = tidy(bare, language)
    if only_reports(bare, language):
        return ""
    own = set(content_words(bare.replace(BLANK, " "), language))
    if len(own) < FEWEST_WORDS or not says_something(bare, language):
        return ""
    quoted = {w for q in one.quotations for w in content_words(q.text, language)}
    stemmed = {word[:4] for word in quoted}
    same = sum(1 for word in own if word[:4] in stemmed)
    return "" if same > len(own) / 2 else bare + "."


def _lead(one: Said, language: Language) -> str:
    """The words of a sentence before its first quotation, without references."""
    first = one.quotations[0]
    return without_references(
        one.block.block.text,
        Sentence(one.sentence.start, max(first.outer_start, one.sentence.start), ()),
        Cited(
            tuple(c for c in one.cited.proofs if c.end <= first.outer_start),
            tuple(m for m in one.cited.inline if m.end <= first.outer_start),
        ),
        language,
    )


def leads_to_other(before: str, one: Said, language: Language) -> bool:
    """Tell whether a quotation is led up to by its own sentence, and not by the one before.

    "James has a third way: …" says more than who speaks and points at nothing before it; the
    sentence before is of the quotation only where it has a word of it.
    """
    lead = tidy(_lead(one, language), language).rstrip(".:, ")
    if only_reports(lead, language) or not stands(lead, language):
        return False
    points = language.entries("pronouns", "pointing", "objects")
    if any(word in points for word in lead.lower().split()):
        return False
    quoted = {word[:4] for q in one.quotations for word in content_words(q.text, language)}
    return quoted.isdisjoint(word[:4] for word in content_words(before, language))


def with_quotation(one: Said, language: Language) -> str:
    """Return a sentence up to the end of its quotation, without references."""
    end = one.quotations[0].outer_end
    before = Cited(
        tuple(c for c in one.cited.proofs if c.end <= end),
        tuple(m for m in one.cited.inline if m.end <= end),
    )
    return without_references(
        one.block.block.text, Sentence(one.sentence.start, end, ()), before, language
    )


def unquoted(text: str, language: Language) -> tuple[str, ...]:
    """Return the words of a text that carry sense and stand outside of quotation marks."""
    return content_words(without_quoted(text.replace(BLANK, " ")), language)
