"""Point notes: summary points with the phrase that carries their sense hidden."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from versecards.article.blocks import read_marks
from versecards.article.model import Block, BlockKind, Role
from versecards.extract.lists import listed_lines
from versecards.extract.reading import Reading
from versecards.extract.words import (
    Vocabulary,
    content_words,
    plain,
    rank,
    spans,
)
from versecards.languages import Language
from versecards.notes import Note, PointContent, Support
from versecards.problems import Problem, problem
from versecards.settings import Settings

MOST_HIDDEN = 3
"""At most so many cards a point."""

_UNKNOWN = 1.0
"""What a lone word weighs that the article has nowhere else."""
_UNMARKED_HIDDEN = 2
_LONGEST_PHRASE = 5
"""Words, small ones counted."""
_FEWEST_WORDS = 4
_LEAST_LIKE = 0.3
_MOST_SUPPORT = 2


def point_notes(
    reading: Reading, said: Sequence[Support], vocabulary: Vocabulary, settings: Settings
) -> tuple[list[Note], list[Problem]]:
    """Return a note for each summary point, and what could not be made one."""
    article = reading.article
    supported = [entry for entry in said if entry.references]
    sentences = [entry.sentence for entry in supported]
    notes: list[Note] = []
    listed, problems = listed_lines(reading, Role.POINTS)
    lines = [
        (block.block.text, block.block.marks, reading.origin(settings, block)) for block in listed
    ]
    for number, text in enumerate(settings.points):
        line = settings.place("points", number)[1]
        own = read_marks(Block(BlockKind.BULLET, text, ((0, line, 1),)))
        lines.append((own.text, own.marks, reading.origin_outside(settings, line)))
    for text, marks, origin in lines:
        hidden = hidden_phrases(text, marks, vocabulary, article.title)
        if not hidden:
            problems.append(problem("point-bare", origin.place, text=text))
            continue
        ranked = rank(text, sentences, vocabulary, least=_LEAST_LIKE, most=_MOST_SUPPORT)
        support = tuple(supported[entry.index] for entry in ranked)
        notes.append(
            Note(
                PointContent(text, hidden, support),
                origin,
                tuple(dict.fromkeys(ref for entry in support for ref in entry.references)),
                settings.tags,
            )
        )
    return notes, problems


def hidden_phrases(
    text: str, marks: Sequence[tuple[int, int]], vocabulary: Vocabulary, title: str = ""
) -> tuple[tuple[int, int], ...]:
    """Choose the spans of a point to hide, in order: the author's marks, else by sense.

    Without marks, phrases of neighbouring words that carry sense are weighed by how much
    the article speaks of them, and the best two are taken. Words of the title, which the
    card shows, are the last to be hidden.
    """
    language = vocabulary.language
    if marks:
        chosen = [mark for mark in marks if content_words(text[mark[0] : mark[1]], language)]
        return tuple(sorted(dict.fromkeys(chosen)))[:MOST_HIDDEN]
    words = spans(text)
    if len(words) < _FEWEST_WORDS:
        return ()
    shown = vocabulary.keys(title)
    found = _phrases(text, words, vocabulary) or _phrases(text, words, vocabulary, names_too=True)
    candidates = sorted(found, key=lambda span: (-_sense(text, span, vocabulary, shown), span))
    # a lone word is guessed too easily, so it is hidden only where there is nothing better
    phrases = [span for span in candidates if _carries_much(text[span[0] : span[1]], language)]
    return tuple(sorted(phrases[:_UNMARKED_HIDDEN] or candidates[:1]))


def _carries_much(phrase: str, language: Language) -> bool:
    return len(content_words(phrase, language)) > 1


def _phrases(
    text: str,
    words: Sequence[tuple[int, int]],
    vocabulary: Vocabulary,
    *,
    names_too: bool = False,
) -> list[tuple[int, int]]:
    """Phrases that carry sense; the subject that opens the point only with ``names_too``.

    Neighbouring words that carry sense are one phrase, also across a small word between
    them ("throne of grace", "shared our weakness"). Two things joined by "and" are one at
    the end of a point ("forgiveness and growth").
    """
    language = vocabulary.language
    runs: list[list[int]] = []
    for index, (start, end) in enumerate(words):
        if not _carries_sense(text[start:end], language):
            continue
        near = runs and index - runs[-1][0] < _LONGEST_PHRASE
        if near and _joined(text, words, runs[-1], index, language):
            runs[-1].append(index)
        else:
            runs.append([index])
    phrases = []
    for run in runs:
        kept = run if names_too else _without_subject(text, words, run, vocabulary.common)
        if kept:
            phrases.append((words[kept[0]][0], words[kept[-1]][1]))
    return phrases


def _carries_sense(word: str, language: Language) -> bool:
    return plain(word) not in language.words("stopwords") and len(word) > 1


def _joined(
    text: str,
    words: Sequence[tuple[int, int]],
    run: Sequence[int],
    index: int,
    language: Language,
) -> bool:
    """Whether a word goes on the phrase before it."""
    between = text[words[run[-1]][1] : words[index][0]].strip().lower()
    if not between or between in language.table("words")["bridges"]:
        return True
    ends = not text[words[index][1] :].strip(' .!;,”"')
    return ends and run[-1] > 0 and bool(language.pattern("words", "and").fullmatch(between))


def _without_subject(
    text: str, words: Sequence[tuple[int, int]], run: Sequence[int], common: Collection[str]
) -> list[int]:
    """Drop the subject that opens a point ("Jesus intercedes …"), and names too easy to ask."""
    rest = list(run)
    opens = run[0] == 0
    while rest:
        word = text[slice(*words[rest[0]])]
        easy = plain(word) in common and rest[1:2] in ([], [rest[0] + 1])
        if not easy and not (opens and word[0].isupper()):
            break
        rest.pop(0)
    return rest


def _sense(
    text: str, span: tuple[int, int], vocabulary: Vocabulary, shown: Collection[str]
) -> float:
    """How much of the article's own subject a phrase carries.

    A word counts the more the oftener the article has it; capitals mark its terms. What
    follows an article, a possessive or a preposition is a thing rather than a deed, and
    better to ask for. A lone word counts the more the rarer it is: what every sentence has
    is no question.
    """
    phrase = text[span[0] : span[1]]
    keys = [vocabulary.key(word) for word in content_words(phrase, vocabulary.language)[:3]]
    if len(keys) == 1:
        score = vocabulary.weight(keys[0]) or _UNKNOWN
    else:
        score = sum(min(vocabulary.count(key), 6) ** 0.5 for key in keys)
    score -= 2.0 * sum(1 for key in keys if key in shown)
    score += 0.5 * sum(1 for word in phrase.split() if word[:1].isupper())
    before = text[: span[0]].split()
    leads = vocabulary.language.pattern("words", "leads to a thing")
    if before and leads.fullmatch(before[-1].strip(",;")):
        score += 1.5
    return score
