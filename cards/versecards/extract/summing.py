"""What sums an article up that has no list of points under a heading.

A list that a line announces ("Three truths to hold on to:"), the stressed sentences that its
lessons open with, headings that are sentences, and the sentences that say what its subject is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from versecards import languages
from versecards.article.model import BlockKind, Role, Section, Span
from versecards.extract.addressed import APART
from versecards.extract.antecedents import leans
from versecards.extract.faults import says_something
from versecards.extract.fronts import LABEL_SIGNS, label_of, tidy, without_catchword
from versecards.extract.grammar import is_request, stands, subject_of, tokens, verb_at
from versecards.extract.reading import ReadBlock, Reading, Sentence
from versecards.extract.words import Vocabulary, content_words
from versecards.languages import Language
from versecards.marks import DOUBLE
from versecards.notes import Origin
from versecards.settings import Settings

_DASH = re.compile(r"\s*[–—]|\s+-\s")
_STOPS = '.!”’"'
_LONGEST_LABEL = 3
_WHOLE = 9
"""Words of a line without a stop that is no catchword, though its verb may not be known."""
_LAST_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]](?P<stop>[.!]?)$")
_PARTS = re.compile(r"(?:\s*[—–]|\s+-+|[,;:|])\s*$")
"""What parts a passage from the words before it."""
_AROUND = " .,;:!()[]"
Line = tuple[str, tuple[Span, ...], Origin]
"""What may be a point, the words in it that the author stressed, and where it stands."""

_FEWEST = 2
"""So many lines in a row are a list; one may be anything."""
_FEWEST_PLAIN = 3
"""So many headings without a number, if they are sentences, are the steps of a thought; so many
definitions are those of what an article teaches, though its title names none of them."""
_MOST_LESSONS = 12
_MOST_OF_SUBJECT = 4
"""Sentences on the subject of an article that are points; more is its running text."""
_OF_ALL = 0.6
"""Such headings are the points if they are so great a part of those of their kind."""
_LONG = 20
"""Words of a paragraph that says more than one point if it has several sentences."""
_LONGEST = 35
"""Words of such a sentence that one can take in."""


def point_of(block: ReadBlock, language: Language) -> tuple[str, tuple[Span, ...]]:
    """What a line has as its point, and what the author stressed in it.

    That is the sentence behind a stressed label, or the stressed sentence that a lesson opens
    with; such stress marks no phrase.
    """
    text, marks = _uncounted(block.block.text, language), block.block.marks
    number = language.pattern("points", "numbered").match(text)
    if number and not marks and block.block.kind is BlockKind.PARAGRAPH:
        return text[number.end() :], ()
    label = label_of(block.block)
    rest = text.removeprefix(label).lstrip(LABEL_SIGNS)
    says = stands(rest, language) or is_request(rest, language)
    if label and says and not _stressed_opening(block, language):
        start = len(text) - len(rest)
        return rest, tuple((a - start, b - start) for a, b in marks if a >= start)
    if opening := _stressed_opening(block, language):
        return opening, ()
    return (text, marks) if marks else (without_catchword(text, language), ())


def _stressed_opening(block: ReadBlock, language: Language) -> str:
    """The sentence with which a block opens if it is stressed as a whole, without its number."""
    text, marks = block.block.text, block.block.marks
    stressed = text[: marks[0][1]] if marks and not marks[0][0] else ""
    if not stands(stressed, language) or _is_title(stressed, language):
        return ""
    number = language.pattern("points", "numbered").match(text)
    begin = number.end() if number else 0
    end = next((s.end for s in block.sentences if s.end > begin + 1), len(text))
    whole = marks[0][1]
    if _DASH.match(text, whole) or (text[:whole] + text[whole : whole + 1]).rstrip()[-1:] == ":":
        return text[begin:whole].rstrip(": ")  # "**We have peace with God** - this is …"
    return text[begin : max(end, whole)].strip() if whole >= end - 1 else ""


def _is_title(text: str, language: Language) -> bool:
    """Whether what looks like its verb is the last word of a title: "Corporate Fasts"."""
    words = tokens(text)
    last = verb_at(words, language) == len(words) - 1
    return last and words[-1].text[:1].isupper() and text[-1:] not in _STOPS


def is_sentence(text: str, language: Language) -> bool:
    """Whether a line of a list says something: no catchword ("Grace vs. works", "Faith = trust").

    With a stop the author wrote it as a sentence; without one it has a subject and a verb,
    tells somebody to do something, or is too long for a catchword.
    """
    if not language.has("grammar"):
        return True
    pattern = language.pattern
    ended = text[-1:] in _STOPS
    head, _, rest = text.rpartition(": ")
    label = 0 < len(head.split()) <= _LONGEST_LABEL
    said = rest if label else text
    if ended:
        return label or says_something(text, language)
    if pattern("points", "catchwords").search(text) or not says_something(text, language):
        return False
    if is_request(said, language):
        return True
    if pattern("points", "no subject").match(said):
        return False
    return stands(said, language) or (len(said.split()) >= _WHOLE and not label)


def lines_of(block: ReadBlock, reading: Reading, settings: Settings) -> list[Line]:
    """Return the points of a line of a list: a paragraph has one in each of its sentences."""
    language = languages.language(settings.language)
    text, marks = point_of(block, language)
    text = _uncited(text, block)
    if marks or block.block.kind is BlockKind.BULLET or len(text.split()) <= _LONG:
        return [(text, marks, reading.origin(settings, block))]
    return [
        (words, (), reading.origin(settings, block, sentence.start))
        for sentence in block.sentences
        if (words := _uncounted(block.text_of(sentence), language)) in text
    ]


def _uncited(text: str, block: ReadBlock) -> str:
    """A text without the passages at its end, in brackets or parted by a sign ("… – John 10:28"),
    which a card would give away."""
    bracket = _LAST_BRACKET.search(text)
    if bracket and any(mention.text in bracket[0] for mention in block.mentions):
        return text[: bracket.start()] + bracket["stop"]
    stop = text[-1:] if text[-1:] in _STOPS[:2] else ""
    rest = text
    for mention in reversed(block.mentions):
        named = mention.text.strip(_AROUND)
        bare = rest.rstrip(_AROUND)
        if not (named and bare.endswith(named)):
            break
        rest = bare[: -len(named)]
        if sign := _PARTS.search(rest):
            rest = text = rest[: sign.start()].rstrip()
    return text if text.endswith(stop) else text + stop


def _uncounted(text: str, language: Language) -> str:
    """A text without the count of its words behind it."""
    return language.pattern("points", "word count").sub("", text)


def summed_up(
    reading: Reading, vocabulary: Vocabulary, settings: Settings, listed: Sequence[Line]
) -> list[Line]:
    """Return the points of an article beside the few that it lists, if it lists any."""
    language = vocabulary.language
    taught = [block for block in reading.blocks if block.section.role not in APART]
    found = [] if listed else _of_headings(reading, language, settings)
    for blocks in (
        _announced(taught, language),
        _lessons(taught, language),
        _counted(taught, language),
    ):
        if len(blocks) >= max(_FEWEST, len(found)) and not listed:
            return [(*point_of(b, language), reading.origin(settings, b)) for b in blocks]
    if len(listed) > _FEWEST:
        return found
    for block, sentence, text in _of_subject(reading, taught, language):
        found.append((text, (), reading.origin(settings, block, sentence.start)))
    return found


def _announced(blocks: Sequence[ReadBlock], language: Language) -> list[ReadBlock]:
    """The list under a line that announces truths or lessons."""
    for number, block in enumerate(blocks):
        if not language.pattern("points", "announces").search(block.block.text.rstrip()):
            continue
        found: list[ReadBlock] = []
        for item in blocks[number + 1 :]:
            listed = item.block.kind is BlockKind.BULLET or _stressed_opening(item, language)
            if item.section is not block.section or not listed:
                break
            found.append(item)
        if len(found) >= _FEWEST and all(_sums_up(item, language) for item in found):
            return found
    return []


def _sums_up(block: ReadBlock, language: Language) -> bool:
    text, _ = point_of(block, language)
    plain = not block.mentions or block.mentions[0].start >= len(text)
    alone = says_something(text, language) and not leans(text, language)
    short = len(text.split()) <= _LONGEST and not text.endswith(("?", ":"))
    return plain and alone and short


def _lessons(blocks: Sequence[ReadBlock], language: Language) -> list[ReadBlock]:
    """The blocks that open with a stressed sentence, where these are the steps of a thought."""
    found = [
        block
        for block in blocks
        if block.block.kind is not BlockKind.QUOTE
        and (opening := _stressed_opening(block, language))
        and not any(quoted.outer_start <= len(opening) for quoted in block.quotations)
        and _sums_up(block, language)
        and _is_like_its_neighbours(block, blocks, language)
    ]
    return found if len(found) <= _MOST_LESSONS else []


def _counted(blocks: Sequence[ReadBlock], language: Language) -> list[ReadBlock]:
    """The paragraphs that are one sentence with a number in front: "II. Prayer asks boldly"."""
    number = language.pattern("points", "numbered")
    found = []
    for block in blocks:
        match = number.match(block.block.text)
        rest = block.block.text[match.end() :] if match else ""
        one = sum(sentence.end > len(match[0]) for sentence in block.sentences) if match else 0
        plain = block.block.kind is BlockKind.PARAGRAPH and not block.quotations
        alone = stands(rest, language) and says_something(rest, language)
        if plain and one == 1 and alone and not leans(rest, language) and _sums_up(block, language):
            found.append(block)
    return found if len(found) <= _MOST_LESSONS else []


def _is_like_its_neighbours(
    block: ReadBlock, blocks: Sequence[ReadBlock], language: Language
) -> bool:
    """Whether most items of the list that a block stands in open with a stressed sentence too.

    Where only one does, it is the right one of several choices.
    """
    if block.block.kind is not BlockKind.BULLET:
        return True
    beside = [
        one
        for one in blocks
        if one.section is block.section
        and one.block.kind is BlockKind.BULLET
        and one.block.lead is block.block.lead
    ]
    alike = sum(bool(_stressed_opening(one, language)) for one in beside)
    return alike >= _OF_ALL * len(beside)


def _of_headings(reading: Reading, language: Language, settings: Settings) -> list[Line]:
    """The headings that are sentences: the main points of a sermon."""
    named = {id(head.block) for head in reading.heads if head.mentions}
    sections = [s for s in reading.article.sections if s.role is Role.OTHER and s.heading]
    numbered = [s for s in sections if _unnumbered(s, language) != s.heading]
    for among, fewest in ((numbered, _FEWEST), (sections, _FEWEST_PLAIN)):
        found: list[Line] = []
        for section in among:
            text = _unnumbered(section, language)
            mentions = section.head is not None and id(section.head) in named
            behind_label = text.rpartition(": ")[2]
            states = stands(behind_label, language) and says_something(behind_label, language)
            if text.endswith("?") or mentions or not states:
                continue  # "If the fire goes out" is but the half of one
            text = text if text[-1:] in ".!" else f"{text}."
            found.append((text, (), reading.origin_outside(settings, section.line)))
        if len(found) >= max(fewest, _OF_ALL * len(among)):
            return found
    return []


def _unnumbered(section: Section, language: Language) -> str:
    number = language.pattern("points", "numbered").match(section.heading)
    return section.heading[number.end() :] if number else section.heading


def _of_subject(
    reading: Reading, blocks: Sequence[ReadBlock], language: Language
) -> list[tuple[ReadBlock, Sentence, str]]:
    """The sentences that say what the subject of the title is, and those marked as such."""
    pattern = language.pattern
    title = set(content_words(reading.article.title, language))
    marked: list[tuple[ReadBlock, Sentence, str]] = []
    defined: list[tuple[ReadBlock, Sentence, str]] = []
    said: list[tuple[ReadBlock, Sentence, str]] = []
    for block in blocks:
        for sentence in block.sentences:
            raw = block.text_of(sentence)
            asked = block.section.heading.rstrip().endswith("?")
            answers = asked and block.section.role is Role.OTHER  # and so is learned already
            if sentence.mentions or answers or any(mark in raw for mark in DOUBLE):
                continue
            label = pattern("points", "defines").match(raw)
            text = tidy(raw[label.end() :] if label else raw, language)
            fits = stands(text, language) and len(text.split()) <= _LONGEST
            if not fits or text.endswith(("?", ":")) or leans(text, language):
                continue
            if label:
                defined.append((block, sentence, text))
                on_subject = not title.isdisjoint(content_words(text, language))
                if on_subject or label["defined"] is None:
                    marked.append((block, sentence, text))
            elif _says_what_it_is(text, reading.article.title, language):
                said.append((block, sentence, text))
    series = defined if len(defined) >= _FEWEST_PLAIN else []
    return marked or series or said[:_MOST_OF_SUBJECT]


def _says_what_it_is(text: str, title: str, language: Language) -> bool:
    """Whether a sentence says of the subject of a title what it is."""
    subject = subject_of(text, language)
    verb = tokens(text[len(subject) :])[:1] if subject and text.startswith(subject) else []
    if not verb or verb[0].plain not in language.table("points")["says what it is"]:
        return False
    if language.pattern("questions", "no answer").search(text):
        return False  # "Hope is a difficult subject"
    of_subject = content_words(subject, language)
    for part in language.pattern("points", "parts of a title").split(title):
        words = content_words(part, language)
        if of_subject and words[-len(of_subject) :] == of_subject:
            return True
    return False
