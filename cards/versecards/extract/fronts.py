"""The words of a statement as they stand on the front of a card."""

from __future__ import annotations

import re
from functools import lru_cache

from versecards.article.model import Block
from versecards.article.pictures import bare
from versecards.extract.clauses import BLANK
from versecards.extract.grammar import is_request, is_word, stands, tokens, verb_at
from versecards.extract.words import plain
from versecards.languages import Language
from versecards.marks import CLOSES, CLOSES_ANY, one_of

TOO_LONG = 50
"""Words of a front that no one takes in at a glance."""
_SPACE_BEFORE = re.compile(r" (?=[.,;:!?)\]](?!\w))")
_SIGNS_BEFORE = re.compile(r"[,;:]+\s*(?=[.!?])")
_STOPPED_TWICE = re.compile(rf"([.!?]{one_of(CLOSES_ANY)})\s*\.(?=\s|$)")
_NO_WORDS = re.compile(r"(?:[,;:.—–\s>→⇒➔-]|_\s|\*{1,3}\s)+")
_CATCHWORD = re.compile(r"\s*[A-Z][^\W\d_]*(?: [\w’'-]+)*:\s+(?=[A-Z])")
_LONGEST_CATCHWORD = 4
"""Words before a colon that only say of what a sentence speaks ("Rest: God rests …")."""
LABEL_SIGNS = " :—–-"
"""What parts a label from the words behind it."""


def label_of(block: Block) -> str:
    """Return the stressed words that stand as a label before the others of a block, or ""."""
    start, end = block.marks[0] if block.marks else (0, 0)
    behind = block.text[end:]
    # "**Resist the devil** — and he will flee" is one sentence
    apart = re.match(r"\s*(?::|[—–-]\s*[^\W\da-z])", behind) or block.text[:end].endswith(":")
    return block.text[start:end] if apart and not start and behind.strip(LABEL_SIGNS) else ""


def matches(entry: str, text: str, language: Language) -> bool:
    """Whether a pattern of the table of statements is found in a text."""
    return bool(language.pattern("statements", entry).search(text.strip()))


def without_catchword(text: str, language: Language) -> str:
    """A sentence without the few words, no person's name, that say of what it speaks."""
    catchword = _CATCHWORD.match(text)
    words = tokens(catchword[0]) if catchword else ()
    kind = matches("names its kind", text, language)  # "Objection 3: …"
    if not catchword or kind or len(words) > _LONGEST_CATCHWORD:
        return text
    persons = language.words("persons")
    named = any(
        plain(word.text) in persons
        and not (number and is_word(words[number - 1], "prepositions", language))
        for number, word in enumerate(words)
    )  # "Jesus: …" speaks, "A fact about Jesus: …" does not
    rest = text[catchword.end() :]
    says = stands(rest, language) or is_request(rest, language)
    return rest if says and not named and verb_at(words, language) < 0 else text


def unwrap(text: str, language: Language) -> str:
    """Take the words that only report a passage off a statement ("… makes clear that").

    What a passage bids us is then what we are to do ("… teaches us to pray").
    """
    text = _unconnected(text.lstrip(), language)
    bidden = language.pattern("statements", "bids").match(text)
    if bidden and BLANK not in text[bidden.end() :]:
        words = str(language.table("statements")["bidden"])
        return words.format(how=bidden["how"] or "") + text[bidden.end() :]
    for pattern in language.patterns("statements", "lead-ins"):
        shorter = pattern.sub("", text, count=1)
        whole = not text.startswith(BLANK) or stands(shorter, language)
        if shorter != text and BLANK not in shorter and whole:
            return shorter
    return text


def _unconnected(text: str, language: Language) -> str:
    lead = language.pattern("statements", "connective").match(text)
    return text[lead.end() :] if lead else text


def without_notes(text: str, language: Language) -> str:
    """Take out the marks of footnotes, and the notes that stand in square brackets."""
    if not text.isascii():
        text = re.sub(r"\s*[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", text)
    return language.pattern("statements", "note in brackets").sub("", text) if "[" in text else text


def _without_remarks(text: str, language: Language) -> str:
    """A text without the brackets that are empty, or hold what is no part of it."""
    text = re.sub(r"\(\s*\)|\[\s*\]|^\s*\[[A-Z]{1,6}\W*\]", "", text)  # "[ILL]" is a mark
    text = re.sub(r"\(https?://[^)\s]*\)|^\s*\([A-Z]{1,4}\)(?=\s)", "", text)
    text = re.sub(r"\s*\([^()]*\{[^{}]*\}[^()]*\)", "", text)  # what a template fills in
    for entry in ("cites a book", "sends on"):
        text = language.pattern("statements", entry).sub("", text)
    return text


@lru_cache(maxsize=1024)
def tidy(text: str, language: Language, *, cut: bool = True) -> str:
    """Mend what taking references out leaves behind: spaces, stops, a small first letter.

    ``cut``: some were taken out, so that a word may dangle at the end ("… as.").
    """
    text = bare(text)
    brackets = "(" in text or "[" in text
    if brackets:
        text = _without_remarks(text, language)
    if text.count(")") > text.count("("):
        text = re.sub(r"\s*(?:\[…\]\s*)?\)(?=\W*$)", "", text)
    if brackets:
        text = re.sub(r";\s*\[…\]\s*;", ":", text)  # the cell of a row that names the passage
    text = language.pattern("statements", "label of a verse").sub("", text)
    text = without_notes(text, language)
    text = " ".join(text.split())
    text = _SIGNS_BEFORE.sub("", _SPACE_BEFORE.sub("", text))
    if text.endswith("."):
        text = re.sub(r"(?<!\.)([.!?])\s*\.$", r"\1", text)
    text = _STOPPED_TWICE.sub(r"\1", text)
    if brackets:
        text = re.sub(r"([([])\s+", r"\1", text)
    if "—" in text:
        text = re.sub(r"\s+—(?=\S)", "—", text)
    opening = _NO_WORDS.match(text)
    text = text[opening.end() :] if opening else text
    if text.endswith("..."):
        text = text.rstrip(".").rstrip() + "."
    if text[-2:-1] == "," and text[-1] in CLOSES:
        text = f"{text[:-2]}.{text[-1]}"
    if brackets:
        text = re.sub(r"\s*(?:\([^)]*|\[[^…\]]*)$", "", text)  # a bracket that is not closed
    text = _unconnected(text, language).rstrip(" ,;:—–")
    if cut:
        text = language.pattern("statements", "dangles").sub("", text)
    return text[:1].upper() + text[1:]
