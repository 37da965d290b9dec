"""What a text may lean on."""

from __future__ import annotations

from dataclasses import dataclass

from versecards.scripture.reference import Reference


@dataclass(frozen=True)
class Context:
    """What was named before a text, from near to far; each field from first to last.

    ``parent`` is what the item says under which this one stands, ``section`` what the
    section has said before, without asides (``Mention.aside``). ``heading`` is the passage
    in the section's heading, ``printed`` those that stand in the section on lines of their
    own, to be read; ``subject`` and ``read`` are the same of the article: its title and
    front matter, all its passages to be read. ``article`` is everything that the article
    has said before. ``commas``: whether it is an article that writes "Mt 5, 3" for Matthew
    5:3 (``None``: the text itself tells). ``series`` is what stood last as a sentence of
    its own ("Who went in? Heb. 9:6."), ``running`` what was named last outside of brackets,
    ``leaning`` what the last cue without a name was ("v. 3"). ``quoted``: the section has
    named passages in brackets alone. ``times``: numbers that open a text are of a recording,
    ``lengths``: those alone in brackets may be its length ("(2:05)").
    ``song``: verses that open a text in brackets are those of a song.
    ``chapters``: the article is itself a chapter ("Chapter 7: Grace"), and those it speaks
    of are of the same work. ``other``: it is about a book that is not of the Bible.
    """

    parent: tuple[Reference, ...] = ()
    section: tuple[Reference, ...] = ()
    heading: tuple[Reference, ...] = ()
    printed: tuple[Reference, ...] = ()
    subject: tuple[Reference, ...] = ()
    read: tuple[Reference, ...] = ()
    article: tuple[Reference, ...] = ()
    commas: bool | None = None
    series: Reference | None = None
    running: Reference | None = None
    leaning: Reference | None = None
    quoted: bool = False
    times: bool = False
    lengths: bool = False
    song: bool = False
    chapters: bool = False
    other: bool = False

    @property
    def last(self) -> Reference | None:
        """What was named last, of the nearest that there is."""
        levels = (
            *(self.parent, self.section, self.heading, self.printed),
            *(self.subject, self.read, self.article),
        )
        return next((level[-1] for level in levels if level), None)
