"""One article on its way to notes, step by step; each step is taken once, when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, overload

from versecards.article.model import Article
from versecards.extract.choosing import Choice
from versecards.extract.citations import Citation, citations
from versecards.extract.claims import weigh
from versecards.extract.concepts import body_sentences, concept_notes, sentences_that_speak
from versecards.extract.context import ReadHead
from versecards.extract.echo import Echo
from versecards.extract.offers import Offered, offered
from versecards.extract.own import own_statements
from versecards.extract.points import point_notes
from versecards.extract.prompts import Prompts
from versecards.extract.questions import question_notes
from versecards.extract.reading import ReadBlock, Reading, read
from versecards.extract.statements import Statement, find_statements
from versecards.extract.wording import Wording
from versecards.extract.wordings import Taken, Wordings
from versecards.extract.words import Vocabulary, is_foreign
from versecards.kinds import Kind
from versecards.languages import Language, language
from versecards.notes import Note
from versecards.problems import Place, Problem, problem, sentence
from versecards.scripture.mention import Mention, Part, Status
from versecards.scripture.misspelt import misspelt
from versecards.scripture.reference import Reference
from versecards.scripture.scan import is_reference
from versecards.settings import Settings, article_problems, for_article

_T = TypeVar("_T")


@dataclass(frozen=True)
class Told:
    """What an article says in the wordings of its deck: all but its verses.

    ``asked`` are the verses of which it was asked how the deck's articles have them, with
    the answers: with the same answers it says the same. ``beaten`` are the statements that
    have no card where nothing is learned yet, and ``learned`` those for whose sake it was told
    again, since one of them was beaten; with the same of them it says the same.
    """

    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]
    choices: tuple[Choice, ...]
    asked: tuple[tuple[Reference, Wording | None], ...]
    beaten: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()

    def holds(self, wordings: Wordings, learned: Collection[str]) -> bool:
        """Whether the article would be told the same, with what is learned of it now."""
        return self.keeps(learned) and all(
            wordings.of_articles(verse) == words for verse, words in self.asked
        )

    def keeps(self, learned: Collection[str]) -> bool:
        """Whether the same statements would be kept with what is learned of it now."""
        lost = not set(self.beaten).isdisjoint(learned)
        return self.learned == (tuple(sorted(learned)) if lost else ())


class Work:
    """An article of the deck whose ``wordings`` are being gathered.

    First it gives to them what it quotes (``quote``), then it offers its passages, then it
    tells the rest in the words that they have by then (``told``).
    """

    def __init__(self, article: Article, wordings: Wordings) -> None:
        self.article = article
        self.settings: Settings = for_article(wordings.settings, article)
        self._wordings = wordings
        self.taken: Taken | None = None

    @cached_property
    def reading(self) -> Reading:
        """The article with all that was found in it."""
        texts = self._wordings.texts(self.settings)
        return read(self.article, self.settings.language, texts)

    @property
    def head(self) -> Reading:
        """The article, of which no block is looked at."""
        return self.reading

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read."""
        found = (*self.article.problems, *article_problems(self.article))
        tongue = language(self.settings.language)
        found = (*found, *_mention_problems(self.reading, tongue))
        return (*found, *_not_learned(self.reading, self.settings, self.offered))

    def quote(self, wordings: Wordings) -> None:
        """Give what it quotes to the wordings of a deck."""
        self.taken = wordings.quote(self.reading, self.settings)

    @cached_property
    def offered(self) -> tuple[Offered, ...]:
        """The passages that it cites; after it has given what it quotes."""
        return offered(self.reading, self.settings, self._wordings)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All that it states, chosen or not."""
        return find_statements(self.reading, language(self.settings.language))

    def told(self, wordings: Wordings, learned: Collection[str] = ()) -> Told:
        """Return what it says in the wordings of a deck; ``learned`` are statements of it."""
        reading, settings = self.reading, self.settings
        words = language(settings.language)
        said = sentences_that_speak(reading, self.statements, words, wordings.texts(settings))
        vocabulary = Vocabulary(body_sentences(reading, words), words)
        wordings.asked.clear()
        echo = Echo(wordings, settings, words)
        cited = citations(reading, settings.language)
        claims = weigh(self.statements, echo, cited)
        chosen = {claim.statement.text for claim in claims if claim.chosen}
        beaten = {one.text for one in self.statements} - chosen
        kept = tuple(sorted(learned)) if not beaten.isdisjoint(learned) else ()
        if kept:
            claims = weigh(self.statements, echo, cited, kept)
        notes = concept_notes(reading, claims, settings, echo)
        notes = [*notes, *own_statements(reading, settings, echo)]
        points, bare = point_notes(reading, said, vocabulary, settings)
        lists = Prompts(reading, said, vocabulary, settings, wordings)
        questions, stray, left = question_notes(
            reading, lists, vocabulary, settings, [note.text for note in points]
        )
        choices = (claim.choice(reading.article.shown) for claim in claims)
        return Told(
            (*notes, *points, *questions),
            tuple(_of_wanted({Kind.POINT: bare, Kind.QUESTION: stray}, settings)),
            (*choices, *left),
            tuple(wordings.asked.items()),
            tuple(sorted(beaten)),
            kept,
        )


class Made(Sequence[_T]):
    """What is made of each article when somebody looks at it."""

    def __init__(self, make: Callable[[Work], _T], works: Sequence[Work]) -> None:
        self._make = make
        self._works = works

    def __len__(self) -> int:
        return len(self._works)

    @overload
    def __getitem__(self, index: int) -> _T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[_T]: ...
    def __getitem__(self, index: int | slice) -> _T | Sequence[_T]:
        """Return that of one article, or of several."""
        if isinstance(index, slice):
            return [self._make(work) for work in self._works[index]]
        return self._make(self._works[index])


class MadeByName(Mapping[str, _T]):
    """The same by the files of the articles."""

    def __init__(self, make: Callable[[Work], _T], works: Mapping[str, Work]) -> None:
        self._make = make
        self._works = works

    def __len__(self) -> int:
        return len(self._works)

    def __iter__(self) -> Iterator[str]:
        return iter(self._works)

    def __getitem__(self, file: str) -> _T:
        """Return that of the article in this file."""
        return self._make(self._works[file])


def _of_wanted(problems: Mapping[Kind, Iterable[Problem]], settings: Settings) -> Iterator[Problem]:
    """What is to be told of the kinds of which an article does not leave out all notes."""
    for kind, found in problems.items():
        if kind.plural not in settings.skip:
            yield from found


_NAMED = 3
_MOST_TOLD = 12
_CODES = {
    Status.MISSING: "reference-missing",
    Status.DOUBTFUL: "reference-doubtful",
    Status.UNRESOLVED: "reference-unresolved",
    Status.NUMBERING: "reference-numbering",
    Status.DEUTEROCANONICAL: "reference-other-book",
}


def _mention_problems(reading: Reading, tongue: Language) -> Iterator[Problem]:
    """What is to be told of the references: first the misspelt books, then the rest."""
    everything: list[ReadHead | ReadBlock] = [*reading.heads, *reading.blocks]
    told: dict[int, list[tuple[int, str, str]]] = {}
    if is_foreign((said.block.text for said in everything), tongue):
        place = (reading.article.shown, *everything[0].block.position(0))
        yield problem("language-other", place, language=tongue.code)
    else:  # its names of books are no misspelt ones
        told = {id(said): list(_misspelt(said, tongue)) for said in everything}
    for said in everything:
        for start, written, near in told.get(id(said), ()):
            place = (reading.article.shown, *said.block.position(start))
            yield problem("reference-misspelt", place, written=written, nearest=near)
    for block in reading.blocks:
        slips = [(start, start + len(written)) for start, written, _ in told.get(id(block), ())]
        for mention in block.mentions:
            if any(start <= mention.start < end for start, end in slips):
                continue
            for part in mention.parts:
                if part.status is Status.SURE:
                    continue
                place = (reading.article.shown, *block.block.position(part.start))
                yield _problem(place, mention, part)


def _misspelt(said: ReadHead | ReadBlock, tongue: Language) -> Iterator[tuple[int, str, str]]:
    return misspelt(said.block.text, said.mentions, tongue, lambda text: is_reference(text, tongue))


def _not_learned(
    reading: Reading, settings: Settings, offers: Sequence[Offered]
) -> Iterator[Problem]:
    """What is to be told of a list of verses: each passage that gives no card."""
    if not reading.article.listed:
        return
    given = [*settings.memorize, *(one.unit for one in offers if one.chosen)]
    learned = {verse for passage in given for verse in passage.verses()}
    cited = citations(reading, settings.language)
    left = [one for one in cited if not learned.issuperset(one.reference.verses())]
    few = len(left) <= _MOST_TOLD  # a plan for reading has hundreds, and is told once
    for group in _parts_of_lines(left) if few else [left]:
        names = [str(one.reference) for one in group]
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        place = (reading.article.shown, *group[0].block.block.position(group[0].start))
        values = {"passages": ", ".join(names[:_NAMED]) + more, "first": names[0]}
        meant = _as_verses(group) if few else None
        if meant is None:
            yield problem("list-long.chapters", place, **values)
        else:
            yield problem("list-long.verses", place, meant=meant, **values)


def _parts_of_lines(left: Sequence[Citation]) -> Iterator[list[Citation]]:
    """Each passage alone, but two of a line that may be one: "Proverbs 3, 5-6"."""
    left = [*left]
    while left:
        pair = left[:2]
        size = 2 if len(pair) > 1 and _as_verses(pair) is not None else 1
        yield left[:size]
        del left[:size]


def _as_verses(group: Sequence[Citation]) -> Reference | None:
    """The verses that a chapter and the chapters behind it on its line may mean."""
    if len(group) != 2 or group[0].block is not group[1].block:
        return None
    one, other = (citation.reference for citation in group)
    chapters = one.verse is None and other.verse is None and one.chapter == one.end_chapter
    if not chapters or one.book != other.book or one.last_book != other.last_book:
        return None
    verses = Reference(one.book, one.chapter, other.chapter, one.chapter, other.end_chapter)
    return verses if verses.exists else None


def _problem(place: Place, mention: Mention, part: Part) -> Problem:
    written = mention.text if len(mention.parts) == 1 else f"{mention.text}: {part.text}"
    code = _CODES[part.status]
    if part.note:
        return problem(f"{code}.note", place, written=written, note=sentence(part.note))
    return problem(f"{code}.form", place, written=written)
