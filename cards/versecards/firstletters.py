"""The first letters of a text: the lightest help for someone who is reciting it."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = "'’ʼ"
_IN_NUMBERS = ",.:"
_EASY = re.compile(r"[\x00-\x7f‘’“”–—…]*")
"""Most English texts: signs of which a pattern can say whether they belong to a word."""
_EASY_WORD = re.compile(
    r"([0-9](?:[A-Za-z0-9]|(?<=[0-9])[,.:](?=[0-9]))*)"
    r"|([A-Za-z])(?:[A-Za-z0-9]|['’](?=[A-Za-z0-9]))*"
)


def first_letters(text: str) -> str:
    """Return the text with each word cut to its first letter; all else stays as it is.

    ``Suffer the LORD's, well-watered`` gives ``S t L, w-w``. Punctuation, brackets,
    dashes, white space and line breaks are kept; an apostrophe inside a word belongs to
    the word; accents stay with their letter. Numbers stay whole (``144,000``, and the
    number of a verse), for they have no first letter.
    """
    if _EASY.fullmatch(text):
        return _EASY_WORD.sub(lambda word: word[1] or word[2], text)
    return _by_letter(text)


def _by_letter(text: str) -> str:
    """Do the same for any script, letter by letter."""
    out: list[str] = []
    position = 0
    while position < len(text):
        if not _in_word(text[position]):
            out.append(text[position])
            position += 1
            continue
        end = _word_end(text, position)
        word = text[position:end]
        out.append(word if word[0].isnumeric() else _first_letter(word))
        position = end
    return "".join(out)


def typed_letters(text: str) -> str:
    """Return what is typed for a text: its first letters, small and without anything between.

    ``Suffer the LORD's, well-watered`` gives ``stlww``; numbers stay whole (``144000``).
    """
    letters = first_letters(unicodedata.normalize("NFC", text)).lower()
    return "".join(letter for letter in letters if _in_word(letter))


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _word_end(text: str, start: int) -> int:
    """Return where the word or number that begins at ``start`` ends."""
    number = text[start].isnumeric()
    end = start + 1
    while end < len(text):
        if not _in_word(text[end]):
            before, after = text[end - 1], text[end + 1 : end + 2]
            if number:
                joins = text[end] in _IN_NUMBERS and before.isnumeric() and after.isnumeric()
            else:
                joins = text[end] in _APOSTROPHES and after != "" and _in_word(after)
            if not joins:
                break
        end += 1
    return end


def _first_letter(word: str) -> str:
    """Return the first letter with the accents and vowel signs that stand on it."""
    end = 1
    while end < len(word) and unicodedata.category(word[end])[0] == "M":
        end += 1
    return word[:end]
