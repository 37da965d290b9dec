"""Concept notes: what the article says, and the passages on which it rests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from versecards.extract.antecedents import leans
from versecards.extract.asquoted import as_quoted
from versecards.extract.choosing import strongest
from versecards.extract.clauses import BLANK
from versecards.extract.echo import Echo
from versecards.extract.fronts import tidy, without_notes
from versecards.extract.grammar import stands
from versecards.extract.reading import Reading
from versecards.extract.rivals import Claim
from versecards.extract.statements import Statement, is_taught
from versecards.extract.wording import Wording, label_of
from versecards.languages import Language
from versecards.marks import CLOSES_ANY, within_marks
from versecards.notes import Asked, ConceptContent, Note, Support
from versecards.scripture.quotation import compare
from versecards.scripture.reference import Reference, spanning
from versecards.scripture.texts.store import Translation
from versecards.settings import Settings

_FEW_WORDS = 3
_MOST_SHOWN = 4
"""Verses; of a longer passage only the key lines are shown."""
_LONGEST_PASSAGE = 90
"""Words that key lines have at most, where there are more than two."""
_LONGEST_WHOLE = 120
"""Words of so few verses that are still shown whole: what four of them have, on the whole."""
_KEY_LINES = 2
"""Verses of a long passage that the back of a card shows at least."""
_MOST_VERSES = 60
"""Verses of a passage that are looked through for its key lines."""

_SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Verse numbers in a passage are small and raised, as Bibles print them."""


def sentences_that_speak(
    reading: Reading,
    found: Sequence[Statement],
    language: Language,
    texts: Sequence[Translation],
) -> tuple[Support, ...]:
    """Return all that an article says, to be held against its points and questions.

    First the statements with their references and the quotations with theirs, as far as they
    are held to be its words by ``texts``, then the other sentences, none of them a question.
    """
    said = [
        Support(one.text, one.asked)
        for one in found
        if one.asked and not one.leads and not one.faults
    ]
    taken = {(id(one.block), one.start) for one in found if not (one.leads or one.loose)}
    rest = []
    for block in reading.blocks:
        if not is_taught(block, language):
            continue
        for q in block.quotations:
            if not (q.introduced and q.references):
                continue
            held = compare(q.text, q.references[0], texts)
            if held.matches:
                words = as_quoted(q.text, held.omits_before, held.omits_after)
                printed = [verse for verse, _ in q.verses]
                verses = (spanning(printed[0], printed[-1]),) if printed else q.references[:1]
                said.append(Support(within_marks(words), verses))
        for sentence in block.sentences:
            begins = any(
                q.outer_start <= sentence.start < q.outer_end for q in block.quoted(sentence)
            )
            if (id(block), sentence.start) in taken or sentence.mentions or begins:
                continue  # what Scripture says was said above
            raw = block.text_of(sentence)
            text = tidy(raw, language)
            pattern = language.pattern
            apart = text.endswith("?") or raw.rstrip().endswith(("...", "…"))
            apart = apart or any(
                pattern("statements", entry).search(text)
                for entry in ("instruction", "printed verse", "anecdote", "prayer", "direction")
            )
            if not apart and _stands_alone(text, language):
                rest.append(Support(text, ()))
    return (*said, *rest)


def body_sentences(reading: Reading, language: Language) -> list[str]:
    """Return every sentence of an article but its points and questions."""
    return [
        block.text_of(sentence)
        for block in reading.blocks
        if is_taught(block, language)
        for sentence in block.sentences
    ]


def _stands_alone(text: str, language: Language) -> bool:
    """Whether a sentence can be understood by itself, on the back of another card.

    A line without a stop that has no subject and verb is a heading or a note; and two or three
    words say too little.
    """
    whole = text.endswith((*".!…", *CLOSES_ANY)) or stands(text, language)
    whole = whole and len(text.split()) > _FEW_WORDS
    return whole and not leans(text, language) and BLANK not in text


def concept_notes(
    reading: Reading, claims: Sequence[Claim], settings: Settings, echo: Echo
) -> list[Note]:
    """Return a note for each statement of an article that is chosen."""
    article = reading.article
    notes = []
    for claim in claims:
        if not claim.chosen:
            continue
        statement = claim.statement
        words, label = shown_words(statement.text, claim.answer, settings, echo)
        answer = Asked(claim.answer, words, label, claim.also)
        sentence = without_notes(statement.sentence, echo.language).strip()
        notes.append(
            Note(
                ConceptContent(statement.text, (answer,), sentence, statement.context),
                reading.origin(settings, statement.block, statement.start),
                claim.answer,
                settings.tags,
                tuple(why.told(article.shown, article) for why in strongest(claim.reasons)),
            )
        )
    return notes


def shown_words(
    statement: str, answer: Sequence[Reference], settings: Settings, echo: Echo
) -> tuple[str, str]:
    """Return the words of an answer and the name of their text; of a long passage its key lines.

    Those are the lines that speak of what the statement says.
    """
    verses = [
        verse for ref in answer for verse, _ in zip(ref.verses(), range(_MOST_VERSES), strict=False)
    ]
    known = dict(echo.wordings.pieces(verses, settings))
    if not known:
        return "", ""
    kept = list(known)
    if len(kept) > _MOST_SHOWN or _count(known.values()) > _LONGEST_WHOLE:
        kept = _key_lines(statement, known, echo)
    lines = []
    before: Reference | None = None
    for verse in kept:
        gap = "" if before is None else " " if _follows(before.last, verse) else " … "
        alone = len(verses) == 1 or (len(known) == 1 and not verse.is_verse)
        numbers = [] if alone else dict.fromkeys((verse.verse, verse.last.verse))
        number = "⁻".join(str(place).translate(_SMALL) for place in numbers)
        lines.append(f"{gap}{number}{known[verse].text}")
        before = verse
    if kept[0].verses()[0] != verses[0]:
        lines.insert(0, "… ")
    if before and before.last != verses[-1]:
        lines.append(" …")
    return "".join(lines), label_of(known[verse] for verse in kept)


def _key_lines(statement: str, known: Mapping[Reference, Wording], echo: Echo) -> list[Reference]:
    """Return, in order, the verses that have most of what a statement says.

    After the strongest each is taken for what those before do not have, so that the end of a
    story is not left out for its middle, which sounds the same all through.
    """
    strength = {verse: echo.strength(statement, verse) for verse in known}
    ranked = sorted(known, key=lambda verse: (-strength[verse], verse.sort_key))
    kept, left = ranked[:_KEY_LINES], ranked[_KEY_LINES:]
    told = frozenset(word for verse in kept for word in echo.shared(statement, verse))
    while left and len(kept) < _MOST_SHOWN:
        best = max(left, key=lambda verse: echo.weight(echo.shared(statement, verse) - told))
        left.remove(best)
        new = echo.shared(statement, best) - told
        if new and _count(known[verse] for verse in (*kept, best)) <= _LONGEST_PASSAGE:
            kept.append(best)
            told |= new
    return sorted(kept, key=lambda verse: verse.sort_key)


def _count(wordings: Iterable[Wording]) -> int:
    return sum(len(wording.text.split()) for wording in wordings)


def _follows(first: Reference, second: Reference) -> bool:
    near = (first.book, first.chapter) == (second.book, second.chapter)
    return near and second.verse == (first.verse or 0) + 1
