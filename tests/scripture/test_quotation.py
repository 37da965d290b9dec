"""Quotations against their references: whole, in part, over several verses, wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from versecards.scripture.quotation import compare
from versecards.scripture.reference import Reference
from versecards.scripture.sharing import split
from versecards.scripture.texts import Library, Translation


@pytest.fixture(scope="module", autouse=True)
def folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    patch = pytest.MonkeyPatch()
    patch.setenv("VERSECARDS_CACHE", str(tmp_path_factory.mktemp("cache")))


def verse(osis: str) -> Reference:
    return Reference.from_osis(osis)


@pytest.fixture(scope="module")
def kjv() -> tuple[Translation, ...]:
    return (Library().find("KJV"),)


@pytest.fixture(scope="module")
def both() -> tuple[Translation, ...]:
    return Library().embedded()


JOHN_3_16 = (
    "For God so loved the world, that he gave his only begotten Son, that whosoever "
    "believeth in him should not perish, but have everlasting life."
)
# a wording of our own, as a modern translation might have it
MODERN = (
    "For God loved the world so much that he gave his one and only Son, so that everyone "
    "who believes in him may not perish but have eternal life."
)
MODERN_17 = (
    "God did not send the Son into the world to condemn the world, but so that the world "
    "might be saved through him."
)


def test_word_for_word(both: tuple[Translation, ...]) -> None:
    found = compare(JOHN_3_16, verse("John.3.16"), both)
    assert (found.matches, found.score, found.part, found.better) == (True, 100, False, None)
    assert found.exact is both[0]


def test_word_for_word_in_the_second_text(both: tuple[Translation, ...]) -> None:
    text = both[1].verse(verse("John.3.16"))
    assert text is not None
    assert compare(text, verse("John.3.16"), both).exact is both[1]


def test_a_whole_verse_goes_before_a_part(both: tuple[Translation, ...]) -> None:
    # the KJV begins with "But"
    words = "He shall not defile himself, being a chief man among his people, to profane himself."
    found = compare(words, verse("Lev.21.4"), both)
    assert (found.exact, found.part) == (both[1], False)
    found = compare(words, verse("Lev.21.4"), both[:1])
    assert (found.exact, found.omits_before) == (both[0], True)


def test_case_and_punctuation_do_not_make_another_wording(kjv: tuple[Translation, ...]) -> None:
    text = JOHN_3_16.upper().replace(",", " —").replace(".", "!")
    assert compare(f"“{text}”", verse("John.3.16"), kjv).exact is kjv[0]


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("For God so loved the world", False, True),
        ("he gave his only begotten Son", True, True),
        ("should not perish, but have everlasting life", True, False),
        ("For God so loved the world… should not perish, but have everlasting life.", False, False),
        ("God so loved the world ... that he gave his only begotten Son", True, True),
    ],
)
def test_a_part_word_for_word(
    kjv: tuple[Translation, ...], words: str, before: bool, after: bool
) -> None:
    found = compare(words, verse("John.3.16"), kjv)
    assert found.part
    assert found.exact is kjv[0]
    assert (found.omits_before, found.omits_after) == (before, after)


def test_pieces_in_another_order_are_not_word_for_word(kjv: tuple[Translation, ...]) -> None:
    words = "should not perish … For God so loved the world"
    assert compare(words, verse("John.3.16"), kjv).exact is None


def test_whole_verse_in_another_wording(both: tuple[Translation, ...]) -> None:
    found = compare(MODERN, verse("John.3.16"), both)
    assert (found.matches, found.part, found.exact, found.better) == (True, False, None, None)
    assert 67 < found.score < 100


def test_parts_in_another_wording(kjv: tuple[Translation, ...]) -> None:
    start = compare("For God loved the world so much", verse("John.3.16"), kjv)
    assert (start.matches, start.omits_before, start.omits_after) == (True, False, True)
    end = compare(
        "so that everyone who believes in him may not perish but have eternal life",
        verse("John.3.16"),
        kjv,
    )
    assert (end.matches, end.omits_before, end.omits_after) == (True, True, False)


@pytest.mark.parametrize(
    "given", ["John.3.15", "John.3.17", "John.13.16", "1John.3.16", "Rom.8.28"]
)
def test_wrong_reference(kjv: tuple[Translation, ...], given: str) -> None:
    for words in (JOHN_3_16, MODERN):
        found = compare(words, verse(given), kjv)
        assert not found.matches
        assert found.better == verse("John.3.16")


def test_a_range_or_chapter_that_has_the_verse_is_right(kjv: tuple[Translation, ...]) -> None:
    for given in ("John.3.16-John.3.17", "John.3.10-John.3.21", "John.3", "John.3-John.4"):
        for words in (JOHN_3_16, MODERN):
            found = compare(words, verse(given), kjv)
            assert found.matches
            assert found.part
    assert compare(MODERN, verse("John.4.1-John.4.10"), kjv).better == verse("John.3.16")


def test_parallels_are_no_errors(kjv: tuple[Translation, ...]) -> None:
    words = "You are my beloved Son. In you I am well pleased"
    for given in ("Mark.1.11", "Luke.3.22", "Matt.3.17"):
        found = compare(words, verse(given), kjv)
        assert found.matches
        assert found.better is None
    # Psalm 14 and Psalm 53; 2 Samuel 22 and Psalm 18
    fool = "The fool says in his heart, “There is no God.”"
    assert compare(fool, verse("Ps.14.1"), kjv).better is None
    assert compare(fool, verse("Ps.53.1"), kjv).better is None
    rock = "The LORD is my rock, and my fortress, and my deliverer"
    assert compare(rock, verse("2Sam.22.2"), kjv).better is None
    assert compare(rock, verse("Ps.18.2"), kjv).better is None


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("Num.17.6", "Num.36.5"),  # And Moses spake unto (commanded) the children of Israel
        ("1Chr.6.14", "1Chr.4.14"),  # And Azariah (Meonothai) begat
        ("Job.11.1", "Job.2.11"),  # Then answered Zophar the Naamathite
    ],
)
def test_verses_of_one_formula_are_not_one_another(
    kjv: tuple[Translation, ...], said: str, given: str
) -> None:
    words = kjv[0].verse(verse(said)) or ""
    found = compare(words, verse(given), kjv)
    assert (found.matches, found.better) == (False, verse(said))


def test_a_long_piece_of_a_verse_is_not_of_its_parallel(kjv: tuple[Translation, ...]) -> None:
    words = "What need we any further witness? for we ourselves have heard of his own mouth"
    assert compare(words, verse("Luke.22.71"), kjv).matches
    assert compare(words, verse("Mark.14.63"), kjv).better == verse("Luke.22.71")


def test_verses_of_one_formula_in_other_words(kjv: tuple[Translation, ...]) -> None:
    words = "Aaron came near to the altar and slaughtered the calf that was a sin offering for him"
    assert compare(words, verse("Lev.9.8"), kjv).matches
    assert compare(words, verse("Lev.8.14"), kjv).better == verse("Lev.9.8")


def test_words_that_are_in_no_verse(kjv: tuple[Translation, ...]) -> None:
    words = "Cleanliness is a good habit, and dentists recommend brushing twice daily"
    found = compare(words, verse("John.3.16"), kjv)
    assert not found.matches
    assert found.better is None


def test_few_words_accuse_nobody(kjv: tuple[Translation, ...]) -> None:
    assert compare("God is love", verse("1John.4.8"), kjv).exact is kjv[0]
    assert compare("God is love", verse("1John.4.9"), kjv).better is None


def test_nothing_to_compare(kjv: tuple[Translation, ...]) -> None:
    assert not compare("", verse("John.3.16"), kjv).matches
    assert not compare("…", verse("John.3.16"), kjv).matches
    assert not compare(JOHN_3_16, verse("John.3.16"), ()).matches
    assert not compare(JOHN_3_16, verse("John.3.99"), kjv).matches


def test_another_language_is_not_judged(kjv: tuple[Translation, ...]) -> None:
    for words in (
        "Denn also hat Gott die Welt geliebt, daß er seinen eingeborenen Sohn gab",
        "Porque de tal manera amó Dios al mundo, que ha dado a su Hijo unigénito",
        "神愛世人，甚至將他的獨生子賜給他們",
    ):
        found = compare(words, verse("Rom.8.28"), kjv)
        assert found.matches
        assert (found.score, found.better) == (0, None)


def test_two_verses_are_cut_where_the_verse_ends(both: tuple[Translation, ...]) -> None:
    place = verse("John.3.16-John.3.17")
    assert split(f"{MODERN} {MODERN_17}", place, both) == (
        (verse("John.3.16"), MODERN),
        (verse("John.3.17"), MODERN_17),
    )
    # word for word, without any punctuation
    plain = [re.sub(r"[^\w ]", "", text) for _, text in both[0].passage(place)]
    assert [text for _, text in split(" ".join(plain), place, both)] == plain


def test_marks_stay_with_their_verse(both: tuple[Translation, ...]) -> None:
    first, second = f"“{MODERN}”", f"“{MODERN_17}”"
    pieces = split(f"{first} {second}", verse("John.3.16-John.3.17"), both)
    assert [text for _, text in pieces] == [first, second]


def test_verses_of_the_range_that_are_not_quoted(both: tuple[Translation, ...]) -> None:
    place = verse("John.3.14-John.3.18")
    assert split(MODERN, place, both) == ((verse("John.3.16"), MODERN),)
    found = split(f"{MODERN} {MODERN_17}", place, both)
    assert [where.osis for where, _ in found] == ["John.3.16", "John.3.17"]


def test_what_cannot_be_cut_for_sure_stays_whole(both: tuple[Translation, ...]) -> None:
    plain = re.sub(r"[^\w ]", "", f"{MODERN} {MODERN_17}")
    place = verse("John.3.16-John.3.17")
    assert split(plain, place, both) == ((place, plain),)
    assert split("Nothing of the kind", place, both) == ((place, "Nothing of the kind"),)


def test_one_verse_is_not_cut(both: tuple[Translation, ...]) -> None:
    assert split(f" {MODERN} ", verse("John.3.16"), both) == ((verse("John.3.16"), MODERN),)


QUOTED = {
    "Heb.7.25": "Consequently",
    "1John.2.1": "My little children",
    "1Tim.2.5": "For there is one God",
    "Acts.4.12": "And there is salvation",
    "2Pet.1.3": "His divine power",
    "Luke.3.22": "You are my beloved Son",
}


@pytest.fixture(scope="module")
def quotations(shared: Callable[[str], Path]) -> dict[str, str]:
    text = shared("articles/intercession.txt").read_text(encoding="utf-8")
    found = [words for words in re.findall(r'"([^"]+)"', text) if len(words.split()) > 6]
    return {
        osis: next(words for words in found if words.startswith(start))
        for osis, start in QUOTED.items()
    }


def test_the_six_quotations_of_a_real_article(
    quotations: dict[str, str], kjv: tuple[Translation, ...]
) -> None:
    for osis, words in quotations.items():
        found = compare(words, verse(osis), kjv)
        assert found.matches, osis
        assert found.part == (osis == "Luke.3.22"), osis
        assert split(words, verse(osis), kjv) == ((verse(osis), words),)
    found = compare(quotations["Luke.3.22"], verse("Luke.3.22"), kjv)
    assert (found.omits_before, found.omits_after) == (True, False)


@pytest.mark.parametrize("step", [-1, 1])
def test_each_with_its_neighbours_reference(
    quotations: dict[str, str], kjv: tuple[Translation, ...], step: int
) -> None:
    named = 0
    for osis, words in quotations.items():
        place = verse(osis)
        wrong = (place.verse or 0) + step or 2
        neighbour = Reference.to_verse(place.book, place.chapter, wrong)
        named += compare(words, neighbour, kjv).better == place
    assert named >= 5


CASTING = "Casting all your care upon him; for he careth for you."


@pytest.mark.parametrize(
    "words",
    [
        "Casting all your care, dear friends of ours in every small town by the sea, upon him; "
        "for he careth for you.",
        CASTING + " That is why we who write this letter sleep so well at night.",
        "We who write this have often said so to our children at home: " + CASTING,
    ],
)
def test_words_that_the_verse_does_not_have(both: tuple[Translation, ...], words: str) -> None:
    found = compare(words, verse("1Pet.5.7"), both)
    assert (found.matches, found.added) == (False, True)


def test_what_an_author_shows_to_be_his_is_not_added(both: tuple[Translation, ...]) -> None:
    words = "Casting all your care [and there is much of it in any year of our lives] upon him."
    assert compare(words, verse("1Pet.5.7"), both).matches


def test_words_of_nobody_are_not_those_of_the_verse(both: tuple[Translation, ...]) -> None:
    words = "Prayer is the breath of the soul, and a lark does not ask whether it may sing."
    found = compare(words, verse("Rom.8.26"), both)
    assert (found.matches, found.better, found.added) == (False, None, False)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            "Mal.3.10",
            "Kings take their taxes by law. A tithe is brought gladly to the storehouse by those "
            "who trust",
        ),
        ("Prov.22.7", "Debt is a chain that nobody sees. The borrower wears it all the year"),
        ("Ps.46.10", "Phones off and doors shut. Stillness is a room where God is known"),
    ],
)
def test_a_saying_on_a_verse_is_not_the_verse(
    both: tuple[Translation, ...], given: str, words: str
) -> None:
    assert not compare(words, verse(given), both).matches


def test_words_around_a_quotation_within_a_quotation_are_not_the_verse(
    both: tuple[Translation, ...],
) -> None:
    inner = "‘Thy kingdom come. Thy will be done in earth, as it is in heaven’"
    found = compare(f"But do you never pray, {inner}?", verse("Matt.6.10"), both)
    assert (found.matches, found.added) == (False, True)
    said = "Jesus answered and said unto him, ‘What I do thou knowest not now’"
    assert compare(said, verse("John.13.7"), both).matches


def test_who_speaks_may_be_told_in_front_of_what_he_says(both: tuple[Translation, ...]) -> None:
    said = "Be still, then, and know that I am God; I will be exalted among the nations"
    for lead, opens in (("He says, ", "“"), ("The LORD says: ", "‘"), ("And God said, ", '"')):
        assert compare(f"{lead}{opens}{said}", verse("Ps.46.10"), both).matches


@pytest.mark.parametrize(
    ("osis", "words"),
    [  # wordings of our own, in the words of today for those of the King James
        ("Matt.6.34", "Never worry about tomorrow, then; tomorrow can worry about itself. A day "
         "has enough troubles already."),
        ("Ps.18.17", "You rescued me when the enemy was stronger than I, since they outnumbered "
         "me."),
        ("Gal.5.1", "Stand firm in this freedom, and let no one put you into slavery again."),
    ],
)  # fmt: skip
def test_words_of_today_are_known_for_those_of_old(
    both: tuple[Translation, ...], osis: str, words: str
) -> None:
    assert compare(words, verse(osis), both).matches


def test_a_verse_in_free_words_is_cut_off_at_its_sentence(both: tuple[Translation, ...]) -> None:
    # nothing of the second verse answers to the King James: "… is partaker of his evil deeds"
    first = "If a visitor comes to you without this teaching, do not take him into your house."
    last = "Whoever welcomes such a man shares in what he does wrong."
    assert split(f"{first} {last}", verse("2John.1.10-2John.1.11"), both) == (
        (verse("2John.1.10"), first),
        (verse("2John.1.11"), last),
    )


@pytest.mark.parametrize(
    ("words", "given", "meant"),
    [
        ("For God so loved the world ...", "Rom.5.8", "John.3.16"),
        ("The LORD is my light and my salvation", "Ps.23.1", "Ps.27.1"),
        ("they shall mount up with wings", "Ps.103.5", "Isa.40.31"),
    ],
)
def test_a_short_piece_that_one_verse_alone_has_is_of_that_verse(
    both: tuple[Translation, ...], words: str, given: str, meant: str
) -> None:
    found = compare(words, verse(given), both)
    assert (found.matches, found.better) == (False, verse(meant))
    assert compare(words, verse(meant), both).matches


def test_what_is_only_in_another_place_is_not_left_out(both: tuple[Translation, ...]) -> None:
    found = compare("Make haste to help me, O God, O Lord, to deliver me", verse("Ps.70.1"), both)
    assert (found.matches, found.omits_before, found.omits_after) == (True, False, False)
    # one word that the beginning has too is no beginning: "Be ye angry, and sin not"
    found = compare("Do not let the sun go down while you are angry.", verse("Eph.4.26"), both)
    assert (found.matches, found.omits_before) == (True, True)
