"""How an article's words for a verse are shown: what is left out, and what the author added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from versecards.extract.quotations import Quotation
from versecards.languages import language
from versecards.marks import BEFORE, CLOSES_ANY, DOUBLE, OPENS, OPENS_ANY, PAIRS, one_of
from versecards.problems import Place, Problem, problem
from versecards.scripture.index import index_of
from versecards.scripture.quotation import Comparison, compare
from versecards.scripture.reference import Reference
from versecards.scripture.slips import one_too_many, slip
from versecards.scripture.texts.store import Translation
from versecards.scripture.wording import says, stems
from versecards.scripture.wording import words as plain_words

_DOTS_BEFORE = re.compile(r"^(?:…|\.\s?\.\s?\.)\s*")
_FEWEST_OF_WHOLE = 8
_DOTS_IN_BRACKETS = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*[\])]")
"""What an author left out, as "[…]"."""
_PUT_IN = re.compile(r"\s*\[[^\[\]]*\]")
_BRACKETED = re.compile(r"\s*(?:\[[^\[\]]*\]|\([^()]*\))")
_IN_STANZAS = ("Ps", 119)
_GLOSS = 2
"""Words in round brackets that tell the one before them in another language."""
_SPEAKER = re.compile(
    r"^\[[^\[\]]{0,40}\b(?:said|says|saith|speaking|answered)\b[^\[\]]{0,20}\]\s*"
)
"""Who speaks, where the author puts it in front of a verse: "[Jesus said,] …"."""
_SPACED = re.compile(r"(?<!\.)\s+(?=[,;:!?)\]]|\.(?!\s?\.))|(?<=[(\[])\s+")
_LINE_ENDS = re.compile(r"\s+/{1,2}\s+")
"""Where the lines of a poem end that an author writes in one line."""
_REPEATED = re.compile(r"([!?])\1+")
_DASH_BEHIND = re.compile(rf"(?:\s+|(?<=[.!?…{re.escape(CLOSES_ANY)}]))[—–―-]+$")
_SPLICED = re.compile(rf"[\w)] {one_of(OPENS)}[a-z][^{re.escape(DOUBLE)}]*")
_FEWEST_SPLICED = 4
"""Words of a quotation that an author's sentence goes on with: 'a mind "not subject to the law"'.
Fewer may be a name in a verse ('he called the light "day"')."""
_CLOSED_BY = dict(PAIRS)
_OPENED_BY = {closes: opens for opens, closes in reversed(PAIRS)}
_DOTS_BEHIND = re.compile(r"\s*(?:…|\.\s?\.\s?\.)$")


def is_whole(quotation: Quotation, before: str, texts: Sequence[Translation]) -> bool:
    """Whether words in the author's own sentence are all that its passage says.

    Those that begin small are mostly fitted into it: without a comma ``before`` them, and with
    brackets.
    """
    apart = before.rstrip().endswith((",", ":")) and not _BRACKETED.search(quotation.text)
    if quotation.words < _FEWEST_OF_WHOLE or not (quotation.text[:1].isupper() or apart):
        return False
    held = (compare(quotation.text, reference, texts) for reference in quotation.references)
    return any(found.matches and not found.part for found in held)


def is_spliced(words: str) -> bool:
    """Whether words are an author's own that go on with those of a verse, in marks."""
    return any(len(one[0].split()) > _FEWEST_SPLICED for one in _SPLICED.finditer(words))


def slips(
    words: str,
    verse: Reference,
    translation: str,
    texts: Sequence[Translation],
    place: Place,
    *,
    typed: bool = False,
) -> list[Problem]:
    """Tell of a word of a verse that looks misspelt, or is one too many, unless another
    translation is named.

    In a list of verses that somebody ``typed`` another form of a word looks misspelt too.
    """
    held = [text for text in texts if not translation or text.name == translation]
    lines = [" ".join(line for _, line in text.passage(verse)) for text in held]
    if found := slip(words, lines, forms=typed):
        said, meant = found
        return [problem("quotation-slip.misspelt", place, said=said, meant=meant, reference=verse)]
    if said := one_too_many(words, lines):
        return [problem("quotation-slip.more", place, said=said, reference=verse)]
    return []


def without_put_in(words: str, verse: Reference, texts: Sequence[Translation], name: str) -> str:
    """Words of a verse without what their author put in between brackets, and without the name
    of their stanza, which Bibles print above it ("Nun", in Psalm 119).

    That are those without which a text has just these ("by one man [Adam] sin entered"), words
    with some of another language that are mostly not the verse's ("power (dunamis, lit. might)"),
    a word or two that begin small and that no text has there ("mercy (hesed)"), and in square
    brackets, unless the translation of this ``name`` has such of its own, whatever no text has
    there. Dots in brackets are dots: something is left out there.
    """
    words = _DOTS_IN_BRACKETS.sub("…", words)
    if (verse.book, verse.chapter) == _IN_STANZAS:
        words = language().pattern("quotations", "name of a stanza").sub("", words)
    bracketing = name in language().table("translations")["with brackets"]
    bare = " ".join(_PUT_IN.sub("", words).split())
    if bare != words and "[" in words and compare(bare, verse, texts).exact:
        return bare
    there = {stem for text in texts for _, line in text.passage(verse) for stem in stems(line)}

    def kept(found: re.Match[str]) -> str:
        square = found[0].lstrip().startswith("[")
        if square and bracketing:
            return found[0]
        said = stems(found[0])
        foreign = not any(all(map(index_of(text).knows, said)) for text in texts)
        few = 2 * len(there.intersection(said)) <= len(set(said))
        gloss = len(said) <= _GLOSS and found[0].strip()[1:2].islower() and not bracketing
        own = (square or gloss) and there.isdisjoint(said)
        return "" if few and (foreign or own) else found[0]

    return " ".join(_BRACKETED.sub(kept, words).split()) if there else words


def has_foreign(words: str, verse: Reference, texts: Sequence[Translation], name: str) -> bool:
    """Whether an author put a word of Hebrew or Greek in the place of the verse's: "the fruit of
    the Spirit is agape"; some translations of this ``name`` have such."""
    if name in language().table("translations")["with words of Hebrew"]:
        return False
    there = {
        word for text in texts for _, line in text.passage(verse) for word in plain_words(line)
    }
    found = language().pattern("quotations", "transliterated").findall(words)
    return bool(there) and any(word.casefold() not in there for word in found)


def without_comma(words: str, verse: Reference, texts: Sequence[Translation]) -> str:
    """Words without a comma behind them that no text has at the end of their verse, and without
    another sign where all of them have a stop: it is of the sentence that quotes them."""
    ends = {
        line.rstrip(CLOSES_ANY + " ")[-1:] for text in texts for _, line in text.passage(verse)[-1:]
    }
    own = words[-1:] == "," and "," not in ends
    own = own or (words[-1:] in tuple(";:–—-") and ends <= set(".!?"))
    return words[:-1].rstrip() if own else words


def torn_from(words: str, lines: Sequence[str]) -> str:
    """Return the word of a verse right before quoted words, if without it they say another thing.

    So does "money is the root of all evil" without "the love of".
    """
    said, whole = plain_words(words), plain_words(" ".join(lines))
    count = len(said)
    place = next((n for n in range(len(whole)) if whole[n : n + count] == said), 0)
    before = whole[place - 1] if place else ""
    table = language().table("quotations")
    of_subject = before in table["belongs to a subject"]
    states = of_subject and not language().words("verbs").isdisjoint(said[1:2])
    return before if states or before in table["belongs to what follows"] else ""


def joins(words: str, lines: Sequence[str]) -> bool:
    """Whether a verse has before these words of it only what joins it to the one before ("For"),
    which another translation may not have."""
    before, said, _ = " ".join(plain_words(" ".join(lines))).partition(" ".join(plain_words(words)))
    return bool(said) and before.strip() in language().table("quotations")["joins sentences"]


def is_of_old_text(words: str, verse: Reference, text: Translation | None) -> bool:
    """Whether words are surely those of a text that has just these, whatever a deck quotes else.

    They stand there to the last sign, or in forms that no text of today has ("hath", "unto").
    """
    if text is None:
        return False
    there = " ".join(line for _, line in text.passage(verse))
    return _signs(words) in _signs(there) or has_old_forms(words)


def has_old_forms(words: str) -> bool:
    """Whether words have forms that no translation of today has ("hath", "unto")."""
    old = language().table("words")["old forms"]
    return any(word in old for word in plain_words(words))


def _signs(text: str) -> str:
    """A text without its ends, with one kind of quotation mark."""
    return " ".join(text.replace("’", "'").replace("‘", "'").split()).strip(" .,;:!?\"“”'…")


def as_cut(compared: Comparison, words: str, begins: bool, ends: bool) -> Comparison:
    """A comparison of a verse that begins, or ends, where another one of its quotation does.

    However freely it is worded, nothing is left out there, unless dots say so.
    """
    before = compared.omits_before and not (begins and not _DOTS_BEFORE.search(words))
    after = compared.omits_after and not (ends and not _DOTS_BEHIND.search(words))
    return replace(compared, omits_before=before, omits_after=after)


def paired(words: str) -> str:
    """Return words of which every quotation mark has its other end.

    A quotation within one, or one that begins or ends in another verse, leaves one end alone:
    that mark is left out at the edge of the words, and gets its other end in their midst.
    'Come," says the LORD, "and see' was a quotation between its first mark and its last.
    """
    unopened, unclosed = _alone(words)
    signs = list(words)
    head = tail = ""
    for place in unclosed:
        if says(words[:place]):
            tail = _CLOSED_BY[words[place]] + tail
        else:
            signs[place] = ""
    for place in unopened:
        if says(words[:place]) and says(words[place:]):
            head = _OPENED_BY[words[place]] + head
        else:
            signs[place] = ""
    words = "".join(signs)
    return f"{head}{words.strip()}{tail}"


def _alone(words: str) -> tuple[list[int], list[int]]:
    """The places of the marks that close what nothing opened, and that open what nothing closes.

    An apostrophe looks like a single mark: one closes whatever is open, but it closes what is
    not open only behind a stop.
    """
    unopened: list[int] = []
    unclosed: list[int] = []
    for place, sign in enumerate(words):
        if sign not in OPENS_ANY + CLOSES_ANY:
            continue
        before, after = words[:place][-1:], words[place + 1 :][:1]
        closer = _CLOSED_BY[words[unclosed[-1]]] if unclosed else ""
        single = sign not in DOUBLE
        begins = not before.strip() or before in BEFORE + "—–-"
        begins = begins and says(words[place:])
        if sign == closer and not (single and after.isalnum()):
            unclosed.pop()
        elif sign in _CLOSED_BY and begins and not (sign == "'" and not after.isupper()):
            unclosed.append(place)
        elif sign in _OPENED_BY and (not single or (before in ".,!?;" and not after.isalnum())):
            unopened.append(place)
    return unopened, unclosed


def _bare(words: str) -> str:
    """Words of a verse without marks or brackets that the author put around all of them."""
    for opens, closes in (*PAIRS, ("(", ")")):
        whole = len(words) > 1 and words.startswith(opens) and words.endswith(closes)
        if whole and opens not in OPENS and not set(words[1:-1]) & set("()‘"):
            return words[1:-1].strip()
    return words


def _tidy(words: str) -> str:
    """Words without what typing or a page put between them: "greed , or"; "teach!!!"; "a / b"."""
    return _REPEATED.sub(r"\1", _SPACED.sub("", _LINE_ENDS.sub(" ", words.strip())))


def without_dash(words: str) -> str:
    """Words without a dash behind them, which stood before what is said next: "him. —"."""
    return _DASH_BEHIND.sub("", words)


def as_quoted(words: str, omits_before: bool, omits_after: bool, *, alone: bool = True) -> str:
    """Return words with an ellipsis where the verse goes on, also for dots that an author types.

    Those of a verse ``alone`` have both ends of each quotation mark; those that are put together
    with the next have them then.
    """
    words = _SPEAKER.sub("", _tidy(words))
    words = paired(_bare(without_dash(words))) if alone else words
    text = _DOTS_BEHIND.sub(" …", _DOTS_BEFORE.sub("… ", words))
    if omits_before and not text.startswith("…"):
        text = f"… {text}"
    if omits_after and not text.endswith("…"):
        text = f"{text.rstrip('.,;:—– ')} …"
    return text
