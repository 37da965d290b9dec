"""Point notes: summary points with the phrase that carries their sense hidden."""

from __future__ import annotations

from collections.abc import Sequence

from cards.article.model import Role
from cards.extract.concepts import Found
from cards.extract.reading import Reading
from cards.extract.words import Vocabulary, content_words, plain, rank, spans, stop_words
from cards.notes import Kind, Note, PointContent
from cards.problems import Problem, Severity
from cards.settings import Settings

MOST_HIDDEN = 3
"""At most so many cards a point."""

_LONGEST_PHRASE = 4
_FEWEST_WORDS = 4
_LEAST_LIKE = 0.22
_MOST_SUPPORT = 2


def point_notes(
    reading: Reading, found: Sequence[Found], vocabulary: Vocabulary, settings: Settings
) -> tuple[list[Note], list[Problem]]:
    """Return a note for each summary point, and what could not be made one."""
    article = reading.article
    statements = [entry.statement.text for entry in found]
    notes: list[Note] = []
    problems: list[Problem] = []
    lines = [
        (block.block.text, block.block.marks, *block.block.position(0), block.section.heading)
        for block in reading.blocks
        if block.section.role is Role.POINTS
    ]
    own_line = article.setting_lines.get("points", 1)
    lines += [(text, (), own_line, 1, "points") for text in settings.points]
    for text, marks, line, column, heading in lines:
        hidden = hidden_phrases(text, marks, vocabulary)
        if not hidden:
            problems.append(
                Problem(
                    article.shown,
                    line,
                    column,
                    "point-bare",
                    Severity.WARNING,
                    f"this point has nothing worth hiding: “{text}”",
                    "write it as a sentence, or mark a phrase: **phrase**",
                )
            )
            continue
        ranked = rank(text, statements, vocabulary, least=_LEAST_LIKE, most=_MOST_SUPPORT)
        support = tuple(found[entry.index].support for entry in ranked)
        notes.append(
            Note(
                kind=Kind.POINT,
                key=f"{article.file}\n{text}",
                text=text,
                content=PointContent(text, hidden, support),
                references=tuple(
                    dict.fromkeys(ref for entry in support for ref in entry.references)
                ),
                items=tuple(text[start:end] for start, end in hidden),
                articles=(article.file,),
                title=article.title,
                section=heading,
                source=settings.source,
                file=article.shown,
                line=line,
                column=column,
                tags=settings.tags,
            )
        )
    return notes, problems


def hidden_phrases(
    text: str, marks: Sequence[tuple[int, int]], vocabulary: Vocabulary
) -> tuple[tuple[int, int], ...]:
    """Choose the spans of a point to hide, in order: the author's marks, else by sense.

    Without marks, phrases of neighbouring words that carry sense are weighed by how much
    the article speaks of them; the best two that do not share words are taken.
    """
    if marks:
        chosen = [mark for mark in marks if content_words(text[mark[0] : mark[1]])]
        return tuple(sorted(dict.fromkeys(chosen)))[:MOST_HIDDEN]
    words = spans(text)
    if len(words) < _FEWEST_WORDS:
        return ()
    candidates = sorted(
        _phrases(text, words), key=lambda span: (-_sense(text, span, vocabulary), span)
    )
    chosen_spans: list[tuple[int, int]] = []
    seen: set[str] = set()
    for start, end in candidates:
        keys = set(vocabulary.keys(text[start:end]))
        if not keys <= seen:
            chosen_spans.append((start, end))
            seen |= keys
        if len(chosen_spans) == 2:
            break
    return tuple(sorted(chosen_spans))


def _phrases(text: str, words: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs of neighbouring words that carry sense, none of them the subject at the start."""
    stops = stop_words()
    runs: list[list[tuple[int, int]]] = []
    open_run = False
    for index, (start, end) in enumerate(words):
        word = plain(text[start:end])
        between = text[words[index - 1][1] : start] if index else ""
        if word in stops or len(word) < 2:
            open_run = False
            continue
        if open_run and not between.strip():
            runs[-1].append((start, end))
        else:
            runs.append([(start, end)])
        open_run = True
    phrases = []
    for run in runs:
        kept = _without_subject(text, run) if run[0] == words[0] else run
        if kept:
            tail = kept[-_LONGEST_PHRASE:]
            phrases.append((tail[0][0], tail[-1][1]))
    return phrases


def _without_subject(text: str, run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop the capitalised subject from a run that opens the point ("Jesus intercedes …")."""
    rest = list(run)
    while rest and text[rest[0][0]].isupper():
        rest.pop(0)
    return rest


def _sense(text: str, span: tuple[int, int], vocabulary: Vocabulary) -> float:
    """How much of the article's own subject a phrase carries."""
    phrase = text[span[0] : span[1]]
    score = 0.0
    for word in phrase.split():
        key = vocabulary.key(plain(word))
        count = vocabulary.count(key)
        score += min(count, 6) ** 0.5
        if word[:1].isupper():
            score += 1.0
    return score
