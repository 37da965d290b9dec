"""Which passage a group reads together for an article: the one that the article is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from versecards.article.blocks import part
from versecards.article.model import Article, Block, BlockKind, Role, Section
from versecards.article.noanswer import of_another_meeting
from versecards.languages import Language
from versecards.marks import ends_asking
from versecards.scripture.mention import Mention
from versecards.scripture.reference import Reference
from versecards.scripture.scan import is_reference, scan
from versecards.scripture.wording import says

_MOST_READ = 3
"""An article that sends its readers to more passages has no single one of its own."""
_NOT_READ = (Role.REFLECT, Role.ENGAGE, Role.ASIDE)


def study_passages(article: Article, language: Language) -> list[Reference]:
    """Return the passages that an article is about; none where it does not say so.

    They stand in its title, in its front matter, on a line such as "READING: …", alone at its
    head or below a heading such as "Bible reading"; else in words such as "Read Mark 4:1-9".
    """
    texts = [article.title, *(block.text for block in article.passages)]
    texts += [block.text for block in _alone(article.sections, language)]
    found = [each for text in texts for each in _references(scan(text, language=language))]
    if not found:
        found = [each for mentions in _read(article, language) for each in mentions]
        found = found if len(set(found)) <= _MOST_READ else []
    return [
        one
        for one in dict.fromkeys(found)
        if not any(other != one and one.contains(other) for other in found)
    ]


def _references(mentions: Sequence[Mention]) -> list[Reference]:
    parts = [part.reference for mention in mentions for part in mention.parts]
    return [reference for reference in parts if reference]


def _alone(sections: Sequence[Section], language: Language) -> Iterator[Block]:
    """Yield the passages that stand alone, at the head or below a heading that says what they are.

    Several lines of passages at the head are a list, and none of them is what it is about.
    """
    label = language.pattern("layout", "passage label")
    said = language.pattern("layout", "passage heading")
    to_learn = language.pattern("citing", "to learn")
    first = [(section, block) for section in sections for block in section.blocks][:2]
    alone = [is_reference(block.text, language) for _, block in first]
    if alone in ([True], [True, False]) and not to_learn.search(first[0][0].heading):
        yield first[0][1]
    heads = [s.head for s in sections if s.head and is_reference(s.heading, language)]
    if len(heads) == 1 and heads[0] is sections[0].head:
        yield heads[0]
    for section in sections:
        heading = section.heading.strip(":")
        to_read = label.fullmatch(f"{heading}:") or said.fullmatch(heading)
        if to_read and section.role is not Role.ASIDE:
            for block in section.blocks[:1]:
                passage = _headed(block, language)
                yield from [passage] if passage else []


def _headed(block: Block, language: Language) -> Block | None:
    """Return the passage that a block opens or closes with: "Mark 4:1-9 (ESV) …", "… Mark 4:9"."""
    found = scan(block.text, language=language)
    if not found:
        return None
    before, after = block.text[: found[0].start], block.text[found[-1].end :]
    if not says(before):
        return part(block, 0, found[0].end)
    closes = not any(map(str.islower, after))  # a translation may stand behind it
    return part(block, found[-1].start, found[-1].end) if closes else None


def _read(article: Article, language: Language) -> Iterator[list[Reference]]:
    """Yield the passages that the group is told to read, other than for one of its questions."""
    told = language.pattern("layout", "passage told")
    joined = language.pattern("layout", "passage joined")
    for section in article.sections:
        if section.role in _NOT_READ:
            continue
        for block in section.blocks:
            text = block.text
            announced = of_another_meeting(text, language)
            if announced or block.kind is BlockKind.QUOTE or ends_asking(text):
                continue
            end = -1
            for mention in scan(text, language=language):
                before = text[: mention.start]
                if told.search(before) or (
                    end >= 0 and joined.fullmatch(text[end : mention.start])
                ):
                    yield _references([mention])
                    end = mention.end
                else:
                    end = -1
