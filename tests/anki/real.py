"""A learner with the real Anki: imports packages, reads cards, answers, edits, cleans up.

``Learner`` drives the ``anki`` wheel of the running Python. Run as a script, this file
does the same on request: each line of standard input is ``["method", arguments…,
{keywords}]`` as JSON, each line of output the result. So one test can talk to several
versions of Anki (``tests.anki.versions``). Everything that goes in and out is therefore
plain data, and this file needs nothing but ``anki``.

Notes are named by their guid, cards by guid and number of their template from 0.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

from anki.collection import Collection  # isort: skip - first, for anki's modules form a ring
from anki import import_export_pb2
from anki.buildinfo import version
from anki.cards import Card
from anki.notes import Note

OUTCOMES = ("new", "updated", "duplicate", "conflicting", "missing_notetype", "missing_deck")


class Learner:
    """A fresh collection in a folder of its own, under Anki's default settings."""

    def __init__(self, folder: str) -> None:
        self.col: Any = Collection(str(Path(folder, "collection.anki2")))
        if not self.col.v3_scheduler():
            self.col.set_v3_scheduler(True)
        self.version = version

    def close(self) -> None:
        self.col.close()

    def import_package(self, path: str, **options: Any) -> dict[str, list[str]]:
        """Import with the default options, or others; return the guids by outcome.

        ``options`` are those of Anki's ``ImportAnkiPackageOptions`` (``update_notes``:
        0 if newer, 1 always, 2 never).
        """
        if hasattr(import_export_pb2, "ImportAnkiPackageOptions"):
            chosen = self.col._backend.get_import_anki_package_presets()
            for name, value in options.items():
                setattr(chosen, name, value)
            request = import_export_pb2.ImportAnkiPackageRequest(package_path=path, options=chosen)
            log = self.col.import_anki_package(request).log
        else:
            log = self.col.import_anki_package(path).log
        return {name: [_log_guid(self.col, row) for row in getattr(log, name)] for name in OUTCOMES}

    def notes(self) -> dict[str, dict[str, Any]]:
        """Return every note by guid: type, fields, tags, mod and cards."""
        return {note.guid: self._note_data(note) for note in self._all_notes()}

    def _note_data(self, note: Note) -> dict[str, Any]:
        return {
            "type": note.note_type()["name"],
            "fields": dict(note.items()),
            "tags": sorted(note.tags),
            "mod": note.mod,
            "cards": [self._card_data(card) for card in note.cards()],
        }

    def _card_data(self, card: Card) -> dict[str, Any]:
        return {
            "ord": card.ord,
            "template": card.template()["name"],
            "deck": self.col.decks.name(card.did),
            "due": card.due,
            "type": card.type,
            "queue": card.queue,
            "interval": card.ivl,
            "reps": card.reps,
            "flag": card.user_flag(),
            "reviews": self.col.db.scalar("select count() from revlog where cid = ?", card.id),
        }

    def renders(self) -> list[dict[str, Any]]:
        """Return both sides of every card as HTML, and what each side says aloud."""
        return [
            {
                "guid": note.guid,
                "ord": card.ord,
                "template": card.template()["name"],
                "question": card.render_output().question_text,
                "answer": card.render_output().answer_text,
                "css": card.render_output().css,
                "question_sounds": [repr(tag) for tag in card.question_av_tags()],
                "answer_sounds": [repr(tag) for tag in card.answer_av_tags()],
            }
            for note in self._all_notes()
            for card in note.cards()
        ]

    def note_types(self) -> dict[str, dict[str, Any]]:
        """Return the note types whose names begin with "Versecards", as Anki has them."""
        return {
            name.name: dict(self.col.models.get(name.id))
            for name in self.col.models.all_names_and_ids()
            if name.name.startswith("Versecards ")
        }

    def save_note_types(self) -> None:
        """Save each as Anki's template editor does, which refuses faulty templates."""
        for name in self.note_types():
            this = self.col.models.by_name(name)
            this["css"] += " "
            self.col.models.update_dict(this)

    def decks(self) -> dict[str, str]:
        """Return the names of all decks, each with its description."""
        return {
            deck.name: self.col.decks.get(deck.id)["desc"]
            for deck in self.col.decks.all_names_and_ids()
        }

    def new_cards(self, deck: str) -> list[list[Any]]:
        """Return the new cards of a deck in the order in which Anki would show them."""
        ids = self.col.find_cards(f'deck:"{deck}" is:new', order="c.due asc, c.ord asc")
        return [[self.col.get_card(id_).note().guid, self.col.get_card(id_).ord] for id_ in ids]

    def compare(self, expected: str, typed: str) -> str:
        """Return what Anki shows where an answer was typed, as HTML."""
        html: str = self.col.compare_answer(expected, typed)
        return html

    def answer(self, guid: str, number: int, ease: int = 3) -> None:
        """Answer a card (1 again, 2 hard, 3 good, 4 easy)."""
        card = self._card(guid, number)
        card.start_timer()
        self.col.sched.answerCard(card, ease)

    def learn(self, deck: str, a_day: int, days: int) -> list[list[list[Any]]]:
        """Learn a deck for some days; return each day's new cards in the order they came.

        All options but the number of new cards are Anki's own. Every card is known at once.
        """
        options = self.col.decks.config_dict_for_deck_id(self.col.decks.id(deck))
        options["new"]["perDay"] = a_day
        self.col.decks.update_config(options)
        self.col.decks.select(self.col.decks.id(deck))
        return [self._one_day() for _ in range(days)]

    def _one_day(self) -> list[list[Any]]:
        came = []
        while card := self.col.sched.getCard():
            if card.type == 0:
                came.append([card.note().guid, card.ord])
            self.col.sched.answerCard(card, 4)
        # the next day: Anki counts days from the day on which the collection was made
        self.col.db.execute("update col set crt = crt - 86400")
        path = self.col.path
        self.col.close()
        self.col = Collection(path)
        return came

    def edit(self, guid: str, field: str, value: str) -> None:
        note = self._note(guid)
        note[field] = value
        self.col.update_note(note)

    def tag(self, guid: str, tag: str, at: int = 0) -> None:
        """Tag a note, now or as if the clock had shown another time."""
        note = self._note(guid)
        note.add_tag(tag)
        self.col.update_note(note)
        if at:
            self.col.db.execute("update notes set mod = ? where guid = ?", at, guid)

    def move(self, guid: str, deck: str) -> None:
        """Move all cards of a note to a deck, which is made where it is missing."""
        self.col.set_deck(self._note(guid).card_ids(), self.col.decks.id(deck))

    def suspend(self, guid: str) -> None:
        self.col.sched.suspend_cards(self._note(guid).card_ids())

    def flag(self, guid: str, flag: int) -> None:
        self.col.set_user_flag_for_cards(flag, self._note(guid).card_ids())

    def delete(self, guid: str) -> None:
        self.col.remove_notes([self._note(guid).id])

    def rename_deck(self, old: str, new: str) -> None:
        self.col.decks.rename(self.col.decks.id(old), new)

    def empty_cards(self) -> list[list[Any]]:
        """Return the cards that Tools > Empty Cards lists."""
        return sorted(
            [self.col.get_card(id_).note().guid, self.col.get_card(id_).ord]
            for note in self.col.get_empty_cards().notes
            for id_ in note.card_ids
        )

    def clear_empty_cards(self) -> int:
        """Do what the button of Tools > Empty Cards does; return how many cards went."""
        ids = [id_ for note in self.col.get_empty_cards().notes for id_ in note.card_ids]
        self.col.remove_cards_and_orphaned_notes(ids)
        return len(ids)

    def check_database(self) -> list[str]:
        """Run Tools > Check Database; return what it had to mend."""
        message, nothing_to_mend = self.col.fix_integrity()
        return [] if nothing_to_mend else message.splitlines()

    def cards_by_hand(self) -> dict[str, list[int]]:
        """Return the cards that Anki itself makes of each note's fields, by guid.

        The notes are copied as the Add window would and the copies removed again.
        """
        made = {}
        for note in self._all_notes():
            copy = self.col.new_note(note.note_type())
            copy.fields = list(note.fields)
            self.col.add_note(copy, self.col.decks.id("Default"))
            made[note.guid] = sorted(card.ord for card in copy.cards())
            self.col.remove_notes([copy.id])
        return made

    def wait(self) -> int:
        """Wait until the clock shows another second, for Anki counts time in seconds."""
        before = int(time.time())
        while int(time.time()) == before:
            time.sleep(0.02)
        return int(time.time())

    def _all_notes(self) -> list[Note]:
        return [self.col.get_note(id_) for id_ in sorted(self.col.find_notes(""))]

    def _note(self, guid: str) -> Note:
        return self.col.get_note(self.col.db.scalar("select id from notes where guid = ?", guid))

    def _card(self, guid: str, number: int) -> Card:
        return next(card for card in self._note(guid).cards() if card.ord == number)


def _log_guid(col: Collection, row: Any) -> str:
    """The guid of a note in the import log; a refused note has none in the collection."""
    guid = col.db.scalar("select guid from notes where id = ?", row.id.nid)
    return guid or "?"


def serve() -> None:
    """Answer requests from standard input until it ends."""
    # replies go out by a way of their own: on a slow machine Anki writes to standard output
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    with tempfile.TemporaryDirectory() as folder:
        learner = Learner(folder)
        for line in sys.stdin:
            method, arguments, keywords = json.loads(line)
            try:
                if method == "version":
                    result = {"result": learner.version}
                else:
                    result = {"result": getattr(learner, method)(*arguments, **keywords)}
            except Exception:
                result = {"error": traceback.format_exc()}
            print(json.dumps(result), file=out, flush=True)
        learner.close()


if __name__ == "__main__":
    serve()
