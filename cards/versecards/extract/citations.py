"""Every place in which an article names a passage, and in what manner it does."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from versecards.article.model import Article, Role
from versecards.article.noanswer import of_another_meeting
from versecards.extract.reading import ReadBlock, Reading
from versecards.extract.units import MOST, follows
from versecards.languages import Language, language
from versecards.marks import ends_asking
from versecards.scripture.mention import Mention, Part
from versecards.scripture.natures import is_beloved
from versecards.scripture.reference import Reference, spanning

_MOST_VERSES = 12
"""A passage is said whole up to about so many; a longer key passage is to be read."""
_MUCH = 3
"""Where a third of a list tells what happened, it is there to show something."""
_ASKING = (Role.REFLECT, Role.ENGAGE)
_BETWEEN = re.compile(r"[\s,;&·|()\[\]]*(?:and\s+)?")


@dataclass(frozen=True)
class Citation:
    """A passage named at one place of an article.

    ``start`` is the offset in the block's text. ``group`` is the place of the passages that
    are named in one breath with it ("(Genesis 18; Exodus 32; Romans 8:34)"), ``beside`` how
    many they are, and ``first`` whether it leads those that can be learned as
    one. ``aside``: it follows "cf." or the like.
    ``asking``: in a question. ``to_learn``: named as a verse to learn; ``key``: as a key
    passage; ``support``: as the proof of what is said. ``further``: only for further reading.
    """

    reference: Reference
    block: ReadBlock
    start: int
    group: tuple[int, int] = (0, 0)
    beside: int = 1
    first: bool = True
    aside: bool = False
    asking: bool = False
    to_learn: bool = False
    key: bool = False
    support: bool = False
    further: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it is of verses, and of no more than can be learned as one."""
        return is_short(self.reference)

    @property
    def is_claim(self) -> bool:
        """Whether it is cited for a claim, and not in passing, in a question or as reading."""
        return not (self.aside or self.asking or self.further)

    @property
    def is_proof(self) -> bool:
        """Whether it is a passage that can be learned, cited for a claim."""
        return self.is_claim and self.is_short

    @property
    def line(self) -> int:
        """The line of the file on which it stands."""
        return self.block.block.position(self.start)[0]


def citations(reading: Reading, code: str) -> tuple[Citation, ...]:
    """Return every usable reference of an article with the manner of its citing, in order.

    ``code`` is the language of the article ("en").
    """
    tongue = language(code)
    found: list[Citation] = []
    for block in reading.blocks:
        found += _of_block(block, tongue, reading.article, after_others=bool(found))
    return tuple(found)


def to_learn_if_listed(
    cited: tuple[Citation, ...], reading: Reading, tells: Callable[[Reference], bool]
) -> tuple[Citation, ...]:
    """Return the citations as those of verses to learn, where an article is a list of them.

    Longer ones that are printed with their words are there to be read, and so are all longer
    ones of a list that has such; where only verses are, one that stands without words is to be
    learned too. A longer one that ``tells`` of something that happened is there to be read
    where much of a list does. Where most of a list are longer ones all are, but for those that
    people learn whole.
    """
    if not reading.article.listed:
        return cited
    listed = {one.reference for one in cited}
    longer = 2 * sum(map(is_short, listed)) < len(listed)
    learned = is_short if _is_to_read(reading) else is_beloved if longer else is_learnable
    told = {one.reference for one in cited if not one.is_short and tells(one.reference)}
    if sum(one.reference in told for one in cited) * _MUCH < len(cited):
        told = set()
    return tuple(
        replace(one, to_learn=one.reference not in told and learned(one.reference)) for one in cited
    )


def _is_to_read(reading: Reading) -> bool:
    """Whether a list prints longer passages."""
    printed = [
        reference
        for block in reading.blocks
        for quotation in block.quotations
        for reference in quotation.references[:1]
    ]
    return not all(map(is_short, printed))


def is_short(reference: Reference) -> bool:
    """Whether a passage is of verses, and of no more than can be learned as one."""
    if reference.is_verse:
        return True
    verses = islice(reference.verses(), MOST + 1)
    return reference.verse is not None and sum(1 for _ in verses) <= MOST


def is_learnable(passage: Reference) -> bool:
    """Whether a passage is no longer than what one learns as a whole."""
    return sum(1 for _ in islice(passage.verses(), _MOST_VERSES + 1)) <= _MOST_VERSES


def is_known_whole(passage: Reference) -> bool:
    """Whether a passage is one that people learn whole: a few verses, or a beloved psalm."""
    return is_short(passage) or (is_learnable(passage) and is_beloved(passage))


def _of_block(
    block: ReadBlock, tongue: Language, article: Article, *, after_others: bool
) -> Iterator[Citation]:
    aside = tongue.pattern("citing", "aside")
    to_learn = tongue.pattern("citing", "to learn")
    key = tongue.pattern("citing", "key")
    text = block.block.text
    heading = block.section.heading.strip(" :.")
    further = block.section.role is Role.ASIDE or of_another_meeting(text, tongue)
    # at the head of a page it is what the page is about, below an article a site's own line
    daily = after_others and bool(tongue.pattern("citing", "daily").search(heading))
    keyed = block.section.role is Role.KEY_VERSES
    learn = keyed and bool(to_learn.search(heading))
    keyed = keyed and not article.listed  # of such a list ``to_learn_if_listed`` says what is
    starts = [sentence.start for sentence in block.sentences]
    support = tongue.pattern("citing", "support")
    proves = bool(support.search(heading))
    manners: dict[int, tuple[bool, bool, bool, bool]] = {}
    for group in _groups(text, block.mentions):
        usable = []
        for mention in group:
            known = set(mention.usable)
            usable += [
                (part, part.reference)
                for part in mention.parts
                if part.reference is not None and part.reference in known
            ]
        if not usable:
            continue
        short = [(ref.book, ref.chapter) for _, ref in usable if is_short(ref)]
        near = bisect_right(starts, group[0].start) - 1
        sentence = block.sentences[near] if near >= 0 else None
        if sentence and group[0].start >= sentence.end:
            sentence = None
        begin = sentence.start if sentence else 0
        if begin not in manners:  # one sentence may name a thousand passages
            said = block.text_of(sentence) if sentence else text
            manners[begin] = (
                block.section.role in _ASKING or ends_asking(said),
                learn or bool(to_learn.search(said)),
                (keyed and not _is_told(said, tongue)) or bool(key.search(said)),
                proves or bool(support.search(said)),
            )
        asking, taught, marked, proved = manners[begin]
        if taught or article.listed:
            usable = _joined(usable)
        opening = _opening(text, group, begin)
        beside_it = aside.search(text[opening : usable[-1][0].start])
        for part, reference in usable:
            yield Citation(
                reference,
                block,
                part.start,
                block.block.position(group[0].start),
                beside=len(usable),
                first=(reference.book, reference.chapter) in short[:1],
                aside=beside_it is not None and opening + beside_it.end() <= part.start,
                asking=asking,
                to_learn=taught,
                key=marked,
                support=proved,
                further=further or daily,
            )


def _joined(usable: Sequence[tuple[Part, Reference]]) -> list[tuple[Part, Reference]]:
    """Take verses that are named one after another as the passage that they are: "5:3, 4"."""
    result: list[tuple[Part, Reference]] = []
    for part, reference in usable:
        if result and follows(reference.first, result[-1][1].last):
            before, earlier = result[-1]
            result[-1] = (before, spanning(earlier, reference))
        else:
            result.append((part, reference))
    return result


def _is_told(said: str, tongue: Language) -> bool:
    """Whether words tell their reader to read what they name: "Have your Bible open to …"."""
    return bool(tongue.pattern("citing", "to read").search(said))


def _groups(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions that are named in one breath: only separators and asides stand between."""
    groups: list[list[Mention]] = []
    in_bracket, seen = False, 0
    for mention in mentions:
        if groups:
            last = groups[-1][-1]
            for sign in re.finditer(r"[()]", text[seen : last.start]):
                in_bracket = sign[0] == "("
            seen = max(seen, last.start)
            between = text[last.end : mention.start]
            together = _BETWEEN.fullmatch(between) or (
                len(between) < 40
                and in_bracket
                and ")" not in between
                and not re.search(r"[.!?]\s", between.replace("cf. ", ""))
            )
            if together:
                groups[-1].append(mention)
                continue
        groups.append([mention])
    return groups


def _opening(text: str, group: Sequence[Mention], begin: int) -> int:
    """Where the words begin that say how a group is named: its bracket, or a little before."""
    start = group[0].start
    bracket = max(text.rfind("(", begin, start), text.rfind("[", begin, start))
    if bracket >= 0 and not re.search(r"[)\]]", text[bracket:start]):
        return bracket
    return max(begin, start - 24)
