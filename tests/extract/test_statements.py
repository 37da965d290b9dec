"""What is a statement, what it says without its references, and on which it rests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.decks import body, extracted, extracted_from, notes_of, statements_of
from versecards.notes import ConceptContent, Kind

FORMS = [
    # references in brackets at the end
    (
        "Moses pleaded for Israel (Exodus 32:11-14).",
        {"Moses pleaded for Israel.": ["Exodus 32:11–14"]},
    ),
    (
        "The Lord hears the righteous (Ps. 34:15; cf. 1 Peter 3:12).",
        {"The Lord hears the righteous.": ["Psalm 34:15"]},
    ),
    ("God is love (1 John 4:8).", {"God is love.": ["1 John 4:8"]}),
    # a clause to each group, where each can stand alone
    (
        "Jesus was tempted as we are (Heb 4:15), but because he is God, he can save (John 1:1).",
        {
            "Jesus was tempted as we are.": ["Hebrews 4:15"],
            "Because Jesus is God, he can save.": ["John 1:1"],
        },
    ),
    # what stands where, one passage after the other
    (
        "The theme runs on through Genesis 41:49, where Joseph stores corn like sand, and Ruth "
        "2:14, where Boaz shares bread at noon.",
        {
            "Joseph stores corn like sand.": ["Genesis 41:49"],
            "Boaz shares bread at noon.": ["Ruth 2:14"],
        },
    ),
    # a label of the page in capitals is none of its words
    (
        "BACKGROUND: The ravens brought bread to the prophet (1 Kings 17:6).",
        {"The ravens brought bread to the prophet.": ["1 Kings 17:6"]},
    ),
    # the end of a verse without quotation marks is no statement
    (
        "Be strong and of a good courage; be not afraid. The LORD thy God is with thee "
        "whithersoever thou goest. — Joshua 1:9 (KJV)",
        {},
    ),
    # what to pray for is not taught, and a picture is no word
    (
        "Prayer focus: Thank God who gave his only begotten Son to the world (John 3:16).",
        {},
    ),
    (
        "🔥 God gave his only begotten Son to the world (John 3:16).",
        {"God gave his only begotten Son to the world.": ["John 3:16"]},
    ),
    # passages behind the stop, be they one or more
    (
        "We all like sheep have gone astray, each to his own way. Isa 53:6, Rom 3:23",
        {"We all like sheep have gone astray, each to his own way.": ["Isaiah 53:6"]},
    ),
    # neighbouring verses are one answer
    (
        "Jesus died for our sins (1 Corinthians 15:3) and rose on the third day (1 Cor. 15:4).",
        {
            "Jesus died for our sins and rose on the third day.": [
                "1 Corinthians 15:3",
                "1 Corinthians 15:4",
            ]
        },
    ),
    (
        "God is love (1 John 4:8), light (1 John 1:5), and spirit (John 4:24).",
        {
            "God is love.": ["1 John 4:8"],
            "God is light.": ["1 John 1:5"],
            "God is spirit.": ["John 4:24"],
        },
    ),
    # a clause takes from the one before what it lacks: subject, verb, the words up to "to"
    (
        "Grace teaches us to deny ungodliness (Titus 2:12), opens our lips (Psalm 51:15), and "
        "keeps us from falling (Jude 24).",
        {
            "Grace teaches us to deny ungodliness.": ["Titus 2:12"],
            "Grace opens our lips.": ["Psalm 51:15"],
            "Grace keeps us from falling.": ["Jude 24"],
        },
    ),
    (
        "We are told to love our enemies (Matthew 5:44) and to bless those who curse us "
        "(Romans 12:14).",
        {
            "We are told to love our enemies.": ["Matthew 5:44"],
            "We are told to bless those who curse us.": ["Romans 12:14"],
        },
    ),
    (
        "Hannah asked for a son (1 Samuel 1:11), and Solomon for wisdom (1 Kings 3:9).",
        {
            "Hannah asked for a son.": ["1 Samuel 1:11"],
            "Solomon asked for wisdom.": ["1 Kings 3:9"],
        },
    ),
    # several references behind a list go with its items, one by one
    (
        "Daniel knelt three times a day, and Jonah prayed out of the belly of the fish "
        "(Daniel 6:10; Jonah 2:1-2).",
        {
            "Daniel knelt three times a day.": ["Daniel 6:10"],
            "Jonah prayed out of the belly of the fish.": ["Jonah 2:1–2"],
        },
    ),
    # of several proofs the one that the statement echoes is asked
    (
        "Nothing can separate us from the love of God (John 10:28; Romans 8:39).",
        {"Nothing can separate us from the love of God.": ["Romans 8:39"]},
    ),
    # verses of one chapter are one answer
    (
        "Jesus prayed for those whom the Father had given him (John 17:9, 15, 20).",
        {
            "Jesus prayed for those whom the Father had given him.": [
                "John 17:9",
                "John 17:15",
                "John 17:20",
            ]
        },
    ),
    # brackets in the middle: what follows still belongs to the statement
    (
        "God does not hear (Psalm 66:18) those who cherish sin.",
        {"God does not hear those who cherish sin.": ["Psalm 66:18"]},
    ),
    (
        "Abraham (Genesis 12:1) and Moses (Exodus 3:4) both heard the call of God.",
        {
            "Abraham heard the call of God.": ["Genesis 12:1"],
            "Moses heard the call of God.": ["Exodus 3:4"],
        },
    ),
    # other ways to put references after a statement, and before it
    ("The mind is made new — Romans 12:2.", {"The mind is made new.": ["Romans 12:2"]}),
    (
        "Daniel prayed three times a day, Daniel 6:10.",
        {"Daniel prayed three times a day.": ["Daniel 6:10"]},
    ),
    (
        "The Lord hears the righteous; see Psalm 34:15.",
        {"The Lord hears the righteous.": ["Psalm 34:15"]},
    ),
    (
        "Luke 18:1: Jesus told his disciples to pray always.",
        {"Jesus told his disciples to pray always.": ["Luke 18:1"]},
    ),
    (
        "Moses pleaded for Israel. (Exodus 32:11-14)",
        {"Moses pleaded for Israel.": ["Exodus 32:11–14"]},
    ),
    # the sentence itself names the passage
    (
        "Romans 8:28 says that all things work together for good.",
        {"All things work together for good.": ["Romans 8:28"]},
    ),
    (
        "In Romans 8:26-27 Paul explains that the Spirit intercedes for us.",
        {"The Spirit intercedes for us.": ["Romans 8:26–27"]},
    ),
    (
        "As John 14:6 says, Jesus is the only way to the Father.",
        {"Jesus is the only way to the Father.": ["John 14:6"]},
    ),
    (
        "According to James 5:16, the prayer of a righteous person has great power.",
        {"The prayer of a righteous person has great power.": ["James 5:16"]},
    ),
    # a sentence about a chapter leads to no passage
    ("Hebrews 7 compares the priests of old with the Son of God.", {}),
    (
        "In Genesis 3:15 God promises a child who will crush the serpent.",
        {"God promises a child who will crush the serpent.": ["Genesis 3:15"]},
    ),
    (
        "Isaiah 40:31; Psalm 103:5 — Those who wait for the Lord renew their strength.",
        {"Those who wait for the Lord renew their strength.": ["Isaiah 40:31"]},
    ),
    # words that only lead on from the sentence before are left out
    (
        "Therefore, nothing can separate us from his love (Romans 8:39).",
        {"Nothing can separate us from his love.": ["Romans 8:39"]},
    ),
    (
        "Lastly, in James 2:17, we learn that faith without works is dead.",
        {"Faith without works is dead.": ["James 2:17"]},
    ),
    (
        "Believers show the fruits of justification as outlined in Romans 5:1-5.",
        {"Believers show the fruits of justification.": ["Romans 5:1–5"]},
    ),
    (
        "David fasted for his child (2 Samuel 12:16), and Elijah fasted forty days (1 Kings 19:8).",
        {
            "David fasted for his child.": ["2 Samuel 12:16"],
            "Elijah fasted forty days.": ["1 Kings 19:8"],
        },
    ),
    (
        "Jesus is our advocate (1 John 2:1), and the perfect and final sacrifice (Heb. 10:12).",
        {
            "Jesus is our advocate.": ["1 John 2:1"],
            "Jesus is the perfect and final sacrifice.": ["Hebrews 10:12"],
        },
    ),
    (
        "Nicodemus came to Jesus by night. See John 3:1-2.",
        {"Nicodemus came to Jesus by night.": ["John 3:1–2"]},
    ),
    # what belongs to the page and not to the sentence
    (
        "God takes our sins away from us.[1] He hears us (1 John 5:14).[2]",
        {"God hears us.": ["1 John 5:14"]},
    ),
    # what is only set beside the words is never asked
    ("Nicodemus came to Jesus by night. See also John 3:1-2.", {}),
    ("The Lord hears the righteous (cf. Psalm 34:15).", {}),
    (
        "The Lord hears the righteous (Psalm 34:15, quoted in 1 Peter 3:12).",
        {"The Lord hears the righteous.": ["Psalm 34:15"]},
    ),
    (
        "James, echoing Proverbs 3:34, says that God gives grace to the humble (James 4:6).",
        {"God gives grace to the humble.": ["James 4:6"]},
    ),
    # labels, instructions, stories of the author, several passages that prove a piece each
    ("Repentance (Acts 2:38).", {}),
    ("Read the prayer of Nehemiah slowly (Nehemiah 1:5-11).", {}),
    ("I learned this from my mother on a winter night (Proverbs 1:8).", {}),
    ("Faith is good for everything (Genesis 15:6; Joshua 2:11; Ruth 1:16).", {}),
    ("The story of Joseph fills many pages (Genesis 37:1-50:26).", {}),
    # labels and quoted words with a remark on them say nothing
    ("Call to courage (Psalm 100:2).", {}),
    ('"God is light" – a short word with very much in it (1 John 1:5).', {}),
    ("Sit down and follow Psalm 100:4's call to thanks.", {}),
    ("Pray every morning for a heart that trusts (Psalm 5:3).", {}),
    (
        "Far from the camp, among the rocks, Moses heard this word (Exodus 33:14).",
        {},
    ),
    (
        'Stephen prayed for his enemies, "Lord, forgive this sin," as he died (Acts 7:60).',
        {'Stephen prayed for his enemies, "Lord, forgive this sin," as he died.': ["Acts 7:60"]},
    ),
    ("References to the mercy of God upon the humble (Psalm 138:6).", {}),
    ("Pastor Miller told us of the widow who gave her two mites (Mark 12:42).", {}),
    ("Last Sunday the talk was about a wrestler at the ford (Genesis 32:22-32).", {}),
    (
        "Philip, one of the seven (Acts 6:5) and an evangelist (Acts 21:8), was sent to the road.",
        {"Philip, one of the seven and an evangelist, was sent to the road.": ["Acts 21:8"]},
    ),
    ("On the curse and the cross (Galatians 3:13).", {}),
    (
        '"Thou hast put off my sackcloth" - The Lord turns mourning into dancing (Psalm 30:11).',
        {"The Lord turns mourning into dancing.": ["Psalm 30:11"]},
    ),
    ("[Write on the board: Grace teaches us to live (Titus 2:12)]", {}),
    ('"Who shall ascend?" (asked of every pilgrim: he hears it at the gate) - Psalm 24:3', {}),
    (
        "(RQ) The law shows us what sin is (Romans 3:20).",
        {"The law shows us what sin is.": ["Romans 3:20"]},
    ),
    (
        "It means that the heavens were made by the word of the Lord (Psalm 33:6).",
        {"The heavens were made by the word of the Lord.": ["Psalm 33:6"]},
    ),
    (
        "While Jonah slept in the ship, the sailors cried to their gods (Jonah 1:5).",
        {"While Jonah slept in the ship, the sailors cried to their gods.": ["Jonah 1:5"]},
    ),
    ("Exodus 14:21 above seems to answer all who doubt the crossing of the sea.", {}),
    (
        "Israel walked through the sea - in Exodus 14:22 it says they walked on dry ground.",
        {"Israel walked through the sea.": ["Exodus 14:22"]},
    ),
    ("Father, we ask that You would keep us as Your word declares (Psalm 121:7).", {}),
    ("It is the same fear that Isaiah knew in the temple (Isaiah 6:5).", {}),
    ("Using Proverbs 23:7 he emphasizes that thoughts have great power over us.", {}),
    ("If that were so, our faith would be in vain (1 Corinthians 15:14).", {}),
    ("It is quite the other way round (Romans 3:20).", {}),
    ("Only the widow of Zarephath did that, in a time of famine (1 Kings 17:15).", {}),
    (
        "Christ loved his own friends to the very end John 13:1).",
        {"Christ loved his own friends to the very end.": ["John 13:1"]},
    ),
    (
        "Children are to honour father and mother, for this pleases the Lord (Ephesians 6:1).",
        {"Children are to honour father and mother, for this pleases the Lord.": ["Ephesians 6:1"]},
    ),
    ("Let me show you how the widow gave her two mites (Mark 12:42).", {}),
    (
        "The blind man of Bethsaida saw people like trees Mark 8:24.",
        {"The blind man of Bethsaida saw people like trees.": ["Mark 8:24"]},
    ),
    # what belongs to the author's workshop
    (
        "[NB] Elijah stood on the mountain before the Lord (1 Kings 19:11).",
        {"Elijah stood on the mountain before the Lord.": ["1 Kings 19:11"]},
    ),
    (
        "Elijah stood on the mountain before the Lord: 1 Kings 19:11.",
        {"Elijah stood on the mountain before the Lord.": ["1 Kings 19:11"]},
    ),
    (
        "Acts 20:28 (in part) — The Lord bought the church with his own blood.",
        {"The Lord bought the church with his own blood.": ["Acts 20:28"]},
    ),
    # no statement
    ("See also Hebrews 4:16.", {}),
    ("Do we pray enough (Luke 18:1)?", {}),
    ('Hebrews 4:16 says, "Let us therefore come boldly unto the throne of grace."', {}),
    ("God loves us very much indeed.", {}),
    # a list of things, each with its passage, that says one thing of none of them
    (
        "The offspring of the woman (Genesis 3:15), the lamb Abraham offers (Genesis 22:13), the "
        "serpent on its pole (Numbers 21:9), the prophet like Moses (Deuteronomy 18:15), and the "
        "whole worship that pictured a substitute.",
        {},
    ),
    # examples, and what somebody is called, are not said of him
    (
        "We go by names such as believers (Acts 5:14), Christians (Acts 11:26) and saints "
        "(Philippians 1:1).",
        {},
    ),
    (
        "In the letters we are called saints (Philippians 1:1), beloved children (Ephesians 5:1) "
        "and a holy nation (1 Peter 2:9).",
        {},
    ),
    # verbs that are no common ones, and a subject that a verb behind "later" has before it
    (
        "John identifies Jesus as the Word, with God from the start (John 1:1-3), and later writes "
        "that no one has seen God but the Son has declared him (John 1:18).",
        {
            "John identifies Jesus as the Word, with God from the start.": ["John 1:1–3"],
            "John later writes that no one has seen God but the Son has declared him.": [
                "John 1:18"
            ],
        },
    ),
    # each passage in a sentence of its own words
    (
        "Hosea 4:6 warns that a people without knowledge is destroyed, and Ephesians 5:18 advises "
        "us to be filled with the Spirit.",
        {
            "A people without knowledge is destroyed.": ["Hosea 4:6"],
            "We are to be filled with the Spirit.": ["Ephesians 5:18"],
        },
    ),
    # words that somebody is said to have said, though they begin small
    (
        'As Jesus said, "love ye your enemies, and do good, and lend, hoping for nothing again." '
        "(Luke 6:35).",
        {},
    ),
    (
        'One verse on what makes a Christian is found in Romans 10:9, which says, "if thou shalt '
        'confess with thy mouth the Lord Jesus, thou shalt be saved."',
        {},
    ),
    # what a verb in the second clause is said of, though "are" stands before it
    (
        "Christians are not under a curse (Galatians 3:13) but walk in the light (1 John 1:7).",
        {
            "Christians are not under a curse.": ["Galatians 3:13"],
            "Christians walk in the light.": ["1 John 1:7"],
        },
    ),
    # a label says of what kind a sentence is
    (
        "Therefore: The light shines on all who live in the dark house (John 1:5).",
        {"The light shines on all who live in the dark house.": ["John 1:5"]},
    ),
    (
        "Pattern 2: The light shines (John 1:5) —as a lamp shines on a hill.",
        {"The light shines—as a lamp shines on a hill.": ["John 1:5"]},
    ),
    ("Objection 3: The light of the world never shines in the dark (John 1:5).", {}),
    # a bracket within a bracket
    (
        "The aim of the Gospel of John (written down in John 20:24-31 (above all in verse 31)) is "
        "that its readers believe that Jesus is the Christ (John 20:31).",
        {
            "The aim of the Gospel of John is that its readers believe that Jesus is the Christ.": [
                "John 20:31"
            ]
        },
    ),
]


@pytest.mark.parametrize(("text", "statements"), FORMS, ids=[form[0][:40] for form in FORMS])
def test_form(tmp_path: Path, text: str, statements: dict[str, list[str]]) -> None:
    found = statements_of(extracted(tmp_path, article=body(text)))
    assert found == statements


def test_a_sentence_before_a_quotation_is_asked_for_it(tmp_path: Path) -> None:
    quotation = 'Matthew 7:7 says, "Ask, and it shall be given you; seek, and ye shall find."'
    text = f"Whoever seeks will find what he needs. {quotation} The weather is fine today."
    found = statements_of(extracted(tmp_path, article=body(text)))
    assert found == {"Whoever seeks will find what he needs.": ["Matthew 7:7"]}


def test_a_sentence_behind_a_quotation_is_asked_for_it_when_it_has_its_words(
    tmp_path: Path,
) -> None:
    text = (
        'Matthew 5:8 says, "Blessed are the pure in heart: for they shall see God." '
        "Only a pure heart will see God one day."
    )
    found = statements_of(extracted(tmp_path, article=body(text)))
    assert found == {"Only a pure heart will see God one day.": ["Matthew 5:8"]}
    text = text.replace(
        "Only a pure heart will see God one day.", "Only pure water is good for us."
    )
    assert statements_of(extracted(tmp_path, article=body(text))) == {}


@pytest.mark.parametrize(("so", "asked"), [("The", True), ("Therefore, the", False)])
def test_what_is_drawn_from_one_quotation_is_not_asked_for_the_next(
    tmp_path: Path, so: str, asked: bool
) -> None:
    text = (
        "It is written, “I am the good shepherd: the good shepherd giveth his life for the sheep” "
        f"(John 10:11). {so} life of the shepherd is given for the whole flock. The psalm says, "
        "“The LORD is my shepherd; I shall not want” (Psalm 23:1)."
    )
    found = extracted(tmp_path, article=body(text)).choices
    concepts = [choice for choice in found if choice.kind is Kind.CONCEPT]
    assert len(concepts) == 1 + asked


def test_words_that_lead_into_a_quotation_are_a_statement(tmp_path: Path) -> None:
    text = (
        "Peter was sinking, and the Lord caught him by the hand: "
        '"O thou of little faith, wherefore didst thou doubt?" (Matthew 14:31).'
    )
    (found,) = statements_of(extracted(tmp_path, article=body(text)))
    assert found.startswith("Peter was sinking, and the Lord caught him by the hand")


@pytest.mark.parametrize(
    "text",
    [
        'Paul writes to the Romans, "The wages of sin is death" (Romans 6:23).',
        'The wages that sin pays is death: "For the wages of sin is death" (Romans 6:23).',
        'He asked them, "Whom say ye that I am?" (Matthew 16:15).',
    ],
)
def test_words_that_only_report_or_repeat_a_quotation_are_none(tmp_path: Path, text: str) -> None:
    assert statements_of(extracted(tmp_path, article=body(text))) == {}


def test_a_run_of_quotations_supports_one_statement(tmp_path: Path) -> None:
    text = (
        "There is no other way to be saved. "
        'Acts 4:12 says, "Neither is there salvation in any other: for there is none other name '
        'under heaven given among men, whereby we must be saved." '
        'John 14:6 adds, "No man cometh unto the Father, but by me."'
    )
    (note,) = notes_of(extracted(tmp_path, article=body(text)), Kind.CONCEPT)
    assert isinstance(note.content, ConceptContent)
    (asked,) = note.content.asked
    assert [str(ref) for ref in asked.references] == ["Acts 4:12"]
    assert [str(ref) for ref in asked.also] == ["John 14:6"]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        # the person of whom the sentences before speak
        (
            "David trusted the Lord. He killed the giant with a stone (1 Samuel 17:50).",
            "David killed the giant with a stone.",
        ),
        (
            "Elijah was afraid. He fled to the desert. Under a tree he asked to die "
            "(1 Kings 19:4).",
            "Under a tree Elijah asked to die.",
        ),
        (
            "David was old. His son sat on the throne (1 Kings 2:12).",
            "David’s son sat on the throne.",
        ),
        # the subject of the sentence before
        (
            "Love is more than a feeling. It bears all things (1 Corinthians 13:7).",
            "Love bears all things.",
        ),
        # what the sentence before speaks of
        (
            "God sees our secret tears. He keeps them in a bottle (Psalm 56:8).",
            "God keeps our secret tears in a bottle.",
        ),
        # named later in the statement, or in words of its own
        (
            "After he had denied him Peter wept bitterly (Matthew 26:75).",
            "After he had denied him Peter wept bitterly.",
        ),
        (
            "Those who sow in tears shall reap in joy (Psalm 126:5).",
            "Those who sow in tears shall reap in joy.",
        ),
    ],
)
def test_a_pronoun_is_named(tmp_path: Path, text: str, statement: str) -> None:
    assert statement in statements_of(extracted(tmp_path, article=body(text)))


@pytest.mark.parametrize(
    "text",
    [
        "David met Saul at the cave, and Jonathan came too. He cut off the hem (1 Samuel 24:4).",
        "This shows how far grace reaches (Luke 23:43).",
        "The same word is used of the ark (Exodus 2:3).",
    ],
)
def test_what_no_one_can_understand_alone_makes_no_card(tmp_path: Path, text: str) -> None:
    found = statements_of(extracted(tmp_path, article=body(text)))
    assert not [one for one in found if one.startswith(("He ", "This ", "The same"))]


@pytest.mark.parametrize(
    "text",
    [
        # "he" is the one whose name the program does not know
        "Saul was king. The shepherd Elmodam brought bread. He sat at the gate (1 Samuel 24:3).",
        "Saul was king. Mephibosheth was lame. He ate at the king's table (2 Samuel 9:13).",
        # nobody calls a woman "he"
        "Ruth gleaned in the field. He told the reapers to let ears fall (Ruth 2:16).",
    ],
)
def test_nobody_is_named_in_another_ones_place(tmp_path: Path, text: str) -> None:
    found = statements_of(extracted(tmp_path, article=body(text)))
    assert not [one for one in found if one.startswith(("Saul", "Ruth"))]


def test_a_pronoun_of_an_item_is_the_one_whom_the_item_above_it_names(tmp_path: Path) -> None:
    items = (
        "Saul sought his life.\n\n- Saul threw a spear at the wall.\n"
        "- Jonathan speaks next.\n    - He warns that the king means harm (1 Samuel 19:2).\n"
        "- Michal speaks last.\n"
        "    - She lets her husband down through a window (1 Samuel 19:12).\n"
    )
    assert list(markdown(tmp_path, items)) == [
        "Jonathan warns that the king means harm.",
        "Michal lets her husband down through a window.",
    ]


def test_it_stands_for_what_follows_whatever_apostrophe_is_on_the_way(tmp_path: Path) -> None:
    text = "The Lord waits. It is not the Father’s will that one should perish (Matthew 18:14)."
    found = statements_of(extracted(tmp_path, article=body(text)))
    assert list(found) == ["It is not the Father’s will that one should perish."]


def test_who_is_named_for_a_pronoun_comes_without_the_number_of_his_line(tmp_path: Path) -> None:
    text = (
        "**3. The shepherds were men, tending their own sheep**\nThey kept no watch alone. "
        "They saw the glory of the Lord (Luke 2:9)."
    )
    found = statements_of(extracted(tmp_path, article=body(text)))
    assert found == {"The shepherds saw the glory of the Lord.": ["Luke 2:9"]}


def test_a_statement_that_leans_on_the_sentence_before_brings_it_along(tmp_path: Path) -> None:
    text = "Two blind men sat by the road. This cry stopped the Lord: have mercy (Matthew 20:30)."
    (note,) = notes_of(extracted(tmp_path, article=body(text)), Kind.CONCEPT)
    assert isinstance(note.content, ConceptContent)
    assert note.content.context == "Two blind men sat by the road."


def test_no_context_that_rests_on_another_passage(tmp_path: Path) -> None:
    text = (
        "Two blind men sat by the road (Matthew 20:30). "
        "This cry stopped the Lord at once (Matthew 20:31)."
    )
    (note,) = notes_of(extracted(tmp_path, article=body(text)), Kind.CONCEPT)
    assert note.text == "Two blind men sat by the road."


def test_each_passage_is_asked_once_by_the_statement_that_leads_to_it(tmp_path: Path) -> None:
    text = (
        "The Lord is good to us in many ways and at all times, as anyone can tell (Psalm 23:1). "
        "The Lord is my shepherd, so that I shall not want (Psalm 23:1)."
    ).replace("my shepherd, so that I", "the shepherd of David, who")
    found = statements_of(extracted(tmp_path, article=body(text)))
    assert list(found) == ["The Lord is the shepherd of David, who shall not want."]


def test_one_verse_is_asked_rather_than_a_passage_around_it(tmp_path: Path) -> None:
    text = (
        "We may come boldly to the throne of grace to find help (Hebrews 4:16). "
        "Jesus the Son of God has passed into the heavens, so that we come boldly to the throne "
        "of grace (Hebrews 4:14-16)."
    )
    found = statements_of(extracted(tmp_path, article=body(text)))
    assert list(found.values()) == [["Hebrews 4:16"]]


def test_a_statement_that_another_passage_answers_makes_no_card(tmp_path: Path) -> None:
    text = (
        "The Lord called Zacchaeus down from the tree (Luke 19:5). "
        "Everyone may come to him as Zacchaeus came (John 6:37)."
    )
    found = statements_of(extracted(tmp_path, article=body(text)))
    assert list(found.values()) == [["Luke 19:5"]]


@pytest.mark.parametrize(
    "lines",
    [
        "God hears the poor.\n\nPsalm 34:6",  # a line of its own
        "GOD HEARS THE POOR\n\nPsalm 34:6",  # a heading
        'God hears the poor.\n\nPsalm 34:6: "This poor man cried, and the LORD heard him."',
    ],
)
def test_a_line_above_bare_references_is_asked_for_them(tmp_path: Path, lines: str) -> None:
    found = statements_of(extracted(tmp_path, article=body("A word before.\n\n" + lines)))
    assert {text.lower(): refs for text, refs in found.items()} == {
        "god hears the poor.": ["Psalm 34:6"]
    }


def test_words_between_two_references_that_head_theirs_are_not_given_for_the_second(
    tmp_path: Path,
) -> None:
    text = (
        "Psalm 125:2\n\nAs hills stand round a town, the Lord keeps his own people safe.\n\n"
        "Psalm 130:6\n\nMy soul waits longer than watchmen wait for the morning."
    )
    assert "Psalm 130:6" not in str(statements_of(extracted(tmp_path, article=body(text))))
    text = f"{text}\n\nPsalm 131:2"  # here each reference closes what is above it
    found = statements_of(extracted(tmp_path, article=body(text.partition("\n\n")[2])))
    assert ["Psalm 130:6"] in found.values()


def test_a_quotation_above_is_not_asked_for_the_next_reference(tmp_path: Path) -> None:
    text = '"God is our refuge and strength."\n\nPsalm 91:2'
    found = statements_of(extracted(tmp_path, article=body("A word before.\n\n" + text)))
    assert not [refs for refs in found.values() if "Psalm 91:2" in refs]


def markdown(folder: Path, text: str) -> dict[str, list[str]]:
    """The statements of a Markdown article with this in it."""
    (folder / "a.md").write_text(f"# A walk\n\nWords before it.\n\n{text}\n", encoding="utf-8")
    return statements_of(extracted_from(folder))


def test_a_stressed_label_is_no_part_of_the_statement(tmp_path: Path) -> None:
    items = (
        "- **A gift** – Living water is given without price (Isaiah 55:1).\n"
        "- **A promise:** Ezekiel 36:26 says that God gives us a new heart.\n"
    )
    assert markdown(tmp_path, items) == {
        "Living water is given without price.": ["Isaiah 55:1"],
        "God gives us a new heart.": ["Ezekiel 36:26"],
    }


def test_two_references_that_head_a_line_are_no_words_of_it(tmp_path: Path) -> None:
    text = "We wait.\n\n- Proverbs 16:32 & Proverbs 25:28 -- a calm heart is the wall of a city.\n"
    assert list(markdown(tmp_path, text)) == ["A calm heart is the wall of a city."]


def test_a_statement_without_a_word_of_its_passage_or_its_scene_is_none(tmp_path: Path) -> None:
    asked = statements_of(extracted(tmp_path, a=body("Worry is a habit of our time (Mark 4:39).")))
    assert asked == {}
    scene = "The boat came safe to land (Mark 4:39)."  # of the ship, three verses before
    assert statements_of(extracted(tmp_path, a=body(scene))) == {
        "The boat came safe to land.": ["Mark 4:39"]
    }


def test_a_stressed_request_stays_with_what_follows_from_it(tmp_path: Path) -> None:
    text = (
        "We pray in the Spirit.\n\n1. **Withstand the tempter**—and he flees from you (James 4:7)\n"
    )
    assert markdown(tmp_path, text) == {
        "Withstand the tempter—and he flees from you.": ["James 4:7"]
    }


def test_the_cell_of_a_row_that_names_the_passage_is_no_part_of_the_statement(
    tmp_path: Path,
) -> None:
    table = (
        "| Promise | Where | Meaning |\n|---|---|---|\n"
        "| A crown of life | Revelation 2:10 | Pay for all who endured the fire |\n"
    )
    assert markdown(tmp_path, table) == {
        "A crown of life: Pay for all who endured the fire.": ["Revelation 2:10"]
    }


def test_a_heading_that_names_its_passage_is_a_statement(tmp_path: Path) -> None:
    text = (
        "## 2. The ravens feed Elijah (1 Kings 17:6)\n\nWe rest here.\n\n"
        "## The widow shares her last meal: 1 Kings 17:15\n\nWe rest again.\n\n"
        "## Introduction: 1 Kings 17\n\nWe rest for good."
    )
    assert markdown(tmp_path, text) == {
        "The ravens feed Elijah.": ["1 Kings 17:6"],
        "The widow shares her last meal.": ["1 Kings 17:15"],
    }


def test_teaching_under_a_heading_that_might_ask_is_taught(tmp_path: Path) -> None:
    text = "## Application: a life of peace\n\n- The meek inherit the earth (Matthew 5:5).\n- Wait."
    assert markdown(tmp_path, text) == {"The meek inherit the earth.": ["Matthew 5:5"]}


def test_the_verse_that_heads_a_comment_is_no_part_of_the_statement(tmp_path: Path) -> None:
    text = "**Exodus 14:15 The people cried to Moses.** God told them to go forward into the sea."
    assert markdown(tmp_path, text) == {"The people cried to Moses.": ["Exodus 14:15"]}


def test_what_is_no_text_makes_no_card(tmp_path: Path) -> None:
    code = '["$","div",null,{"className":"col-lg-4","children":' * 9
    found = statements_of(
        extracted(tmp_path, article=body(f"{code} is said of Noah (Genesis 6:9)."))
    )
    assert found == {}


def test_a_verb_keeps_the_passage_that_it_needs(tmp_path: Path) -> None:
    text = "The officer sat in his chariot and was reading from Isaiah 53:7."
    (statement,) = extracted(tmp_path, article=body(text)).statements["article.txt"]
    assert statement.text == "The officer sat in his chariot and was reading from […]."


def test_a_heading_over_a_quotation_is_asked_for_it_where_it_has_its_words(tmp_path: Path) -> None:
    quoted = "> But thou, Bethlehem Ephratah, out of thee shall he come forth. (Micah 5:2)"
    lead = "Seven hundred years before, Micah wrote:"
    assert markdown(tmp_path, f"## Bethlehem shall not be forgotten\n\n{lead}\n\n{quoted}") == {
        "Bethlehem shall not be forgotten.": ["Micah 5:2"]
    }


def test_what_leads_into_a_quotation_ends_before_who_said_it(tmp_path: Path) -> None:
    quoted = "> But thou, Bethlehem Ephratah, out of thee shall he come forth. (Micah 5:2)"
    lead = "Hope for Bethlehem begins with Micah, who wrote:"
    assert list(markdown(tmp_path, f"{lead}\n\n{quoted}")) == [
        "Hope for Bethlehem begins with Micah."
    ]


def test_a_heading_that_is_a_sentence_is_asked_for_the_quotation_under_it(tmp_path: Path) -> None:
    quoted = "> But thou, Bethlehem Ephratah, out of thee shall he come forth. (Micah 5:2)"
    assert markdown(tmp_path, f"## God brings a ruler out of Bethlehem\n\n{quoted}") == {
        "God brings a ruler out of Bethlehem.": ["Micah 5:2"]
    }


def test_what_only_opens_a_sentence_is_no_part_of_a_statement(tmp_path: Path) -> None:
    said = "The lamp of God burns in the night of his people."
    for opening in ("Ironically, the", "To resume our topic, the", "We must remember that the"):
        text = f"{opening} lamp of God burns in the night of his people (Psalm 119:105)."
        assert list(markdown(tmp_path, text)) == [said]
    assert list(markdown(tmp_path, f"Psalm 119:105 -> {said}")) == [said]
    assert list(markdown(tmp_path, f"{said[:-1]} (the word Psalm 119:105).")) == [said]


def test_a_heading_that_ends_with_a_quotation_gets_no_second_stop(tmp_path: Path) -> None:
    quoted = "> But thou, Bethlehem Ephratah, out of thee shall he come forth. (Micah 5:2)"
    head = "Bethlehem shall not be called “too little.”"
    assert list(markdown(tmp_path, f"## {head}\n\n{quoted}")) == [head]


def test_a_heading_that_asks_is_no_statement(tmp_path: Path) -> None:
    quoted = "> But thou, Bethlehem Ephratah, out of thee shall he come forth. (Micah 5:2)"
    assert markdown(tmp_path, f"## How are we to be led out of Bethlehem\n\n{quoted}") == {}


def test_a_heading_without_words_of_the_quotation_is_no_statement(tmp_path: Path) -> None:
    quoted = "> But thou, Bethlehem Ephratah, out of thee shall he come forth. (Micah 5:2)"
    assert markdown(tmp_path, f"## Where we begin\n\n{quoted}") == {}


@pytest.mark.parametrize(
    "lead",
    [
        "Hundreds of years before that night, Micah wrote:",
        "Micah records a great promise:",
        "A century later the prophet told the people:",
        "Even the prophet from Moresheth, moved by the Spirit, declared:",
        "The Bible speaks very clearly about all of it:",
        "Micah answers Hezekiah,",
        "Micah prayed from the hills,",
        "On the night before the war, Micah told his people,",
    ],
)
def test_words_that_only_announce_a_quotation_are_none(tmp_path: Path, lead: str) -> None:
    quoted = "> But thou, Bethlehem Ephratah, out of thee shall he come forth. (Micah 5:2)"
    assert markdown(tmp_path, f"{lead}\n\n{quoted}") == {}


def test_references_in_a_paragraph_of_their_own_prove_the_one_above(tmp_path: Path) -> None:
    text = (
        "We are washed and made new by the mercy of God. No work of ours has done it. "
        "Whoever is thirsty may come to the waters and buy without money.\n\n"
        "(Titus 3:5; Isaiah 55:1)"
    )
    assert markdown(tmp_path, text) == {
        "We are washed and made new by the mercy of God.": ["Titus 3:5"],
        "Whoever is thirsty may come to the waters and buy without money.": ["Isaiah 55:1"],
    }


def test_what_a_quotation_leaves_over_is_no_statement(tmp_path: Path) -> None:
    words = (
        "For I am not ashamed of the gospel of Christ ... For therein is the righteousness of God "
        "revealed from faith to faith: as it is written, “The just shall live by faith.”"
    )
    text = f"<p><i>{words}</i></p><p><em>Romans 1:16-17 (NKJV)</em></p>"
    assert markdown(tmp_path, text) == {}


def test_letters_tie_the_clauses_to_the_proofs_below(tmp_path: Path) -> None:
    text = (
        "God made the heavens by his word, (a) and formed man of the dust of the ground. (b)\n\n"
        "[(a) Psalm 33:6; cf. Hebrews 11:3. (b) Genesis 2:7.]"
    )
    found = statements_of(extracted(tmp_path, article=body(text)))
    assert found == {
        "God made the heavens by his word.": ["Psalm 33:6"],
        "God formed man of the dust of the ground.": ["Genesis 2:7"],
    }


@pytest.mark.parametrize(
    ("statement", "shown", "ends"),
    [
        # verse 32 has the ten, of whom the verses in the middle, more like it, say nothing
        (
            "Abraham pleaded with the Lord to spare the place for fifty righteous in the city, "
            "and in the end for the sake of ten (Genesis 18:22-33).",
            "³²And he said, Oh let not the Lord be angry",
            "I will not destroy it for ten’s sake. …",
        ),
        # what goes on behind the last line says so, also where a sentence ends
        (
            "Moses saw a bush that burned with fire and was not burnt (Exodus 3:1-15).",
            "²And the angel of the LORD appeared",
            "why the bush is not burnt. …",
        ),
        (
            "The Spirit led Jesus into the wilderness, and the devil set him on a pinnacle of the "
            "temple in the holy city (Matthew 4:1-11).",
            "⁵Then the devil taketh him up",
            "a pinnacle of the temple, …",
        ),
    ],
)
def test_key_lines_have_what_a_statement_says_and_tell_that_more_follows(
    tmp_path: Path, statement: str, shown: str, ends: str
) -> None:
    (note,) = notes_of(extracted(tmp_path, article=body(statement)), Kind.CONCEPT)
    assert isinstance(note.content, ConceptContent)
    text = note.content.asked[0].text
    assert shown in text
    assert text.endswith(ends)
    assert len(text.split()) < 120


def test_the_back_shows_the_key_lines_of_a_long_passage(tmp_path: Path) -> None:
    text = "Abraham pleaded with the Lord for the sake of ten righteous people (Genesis 18:22-33)."
    (note,) = notes_of(extracted(tmp_path, article=body(text)), Kind.CONCEPT)
    assert isinstance(note.content, ConceptContent)
    (asked,) = note.content.asked
    assert "for ten" in asked.text
    assert len(asked.text.split()) < 120
    assert asked.translation == "King James Version"


@pytest.mark.parametrize(
    ("statement", "numbers"),
    [
        ("Moses struck the rock and did not enter the land (Numbers 20:10-12).", "¹⁰ ¹¹ ¹²"),
        ("The Spirit gives new birth (John 3:5-8).", "⁵ ⁶ ⁷ ⁸"),
        ("Thomas saw the wounds and believed (John 20:26-29).", "²⁶ ²⁷ ²⁸ ²⁹"),
    ],
)
def test_the_back_shows_a_passage_of_a_few_verses_whole(
    tmp_path: Path, statement: str, numbers: str
) -> None:
    (note,) = notes_of(extracted(tmp_path, article=body(statement)), Kind.CONCEPT)
    assert isinstance(note.content, ConceptContent)
    text = note.content.asked[0].text
    assert re.findall("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", text) == numbers.split()
    assert "…" not in text


def test_the_back_tells_that_verses_are_left_out_before_its_lines(
    tmp_path: Path,
) -> None:
    text = (
        "Abraham pleaded with the Lord to spare the place for fifty righteous in the city "
        "(Genesis 18:22-33)."
    )
    (note,) = notes_of(extracted(tmp_path, article=body(text)), Kind.CONCEPT)
    assert isinstance(note.content, ConceptContent)
    shown = note.content.asked[0].text
    assert shown.startswith("… ²⁴") and " … " in shown[2:]


def test_why_a_statement_was_not_chosen_is_told(tmp_path: Path) -> None:
    found = extracted(tmp_path, article=body("The Lord hears the righteous (cf. Psalm 34:15)."))
    (choice,) = [choice for choice in found.choices if choice.kind is Kind.CONCEPT]
    assert not choice.chosen
    assert [reason.code for reason in choice.reasons] == ["beside-only"]
    assert choice.line == 5


def test_a_reference_that_does_not_exist_is_reported_and_makes_no_card(tmp_path: Path) -> None:
    found = extracted(tmp_path, article=body("He always lives to intercede (Hebrews 7:29)."))
    assert found.notes == ()
    (problem,) = found.problems
    assert (problem.code, problem.line, problem.column) == ("reference-missing", 5, 31)
    assert "7:28" in problem.remedy


def test_only_the_existing_references_of_a_statement_are_asked(tmp_path: Path) -> None:
    text = "Christ always lives to make intercession (Hebrews 7:25, 29; Romans 8:34)."
    found = extracted(tmp_path, article=body(text))
    assert statements_of(found) == {"Christ always lives to make intercession.": ["Hebrews 7:25"]}
    assert [problem.code for problem in found.problems] == ["reference-missing"]


@pytest.mark.parametrize(
    ("cited", "shown"),
    [
        (" (Hebrews 7:25, 29; Romans 8:34)", " (Hebrews 7:25; Romans 8:34)"),
        (" (Hebrews 7:25; 15:1, and 16:2)", " (Hebrews 7:25)"),
        (" (Romans 8:34; Romans 17:1)", " (Romans 8:34)"),
        (" [Romans 17:1] (Romans 8:34)", " (Romans 8:34)"),
    ],
)
def test_a_back_names_no_passage_that_does_not_exist(
    tmp_path: Path, cited: str, shown: str
) -> None:
    said = "Christ always lives to make intercession"
    found = extracted(tmp_path, article=body(f"{said}{cited}."))
    (note,) = notes_of(found, Kind.CONCEPT)
    assert isinstance(note.content, ConceptContent)
    assert note.content.sentence == f"{said}{shown}."


@pytest.mark.parametrize(
    ("said", "front"),
    [
        ("teaches us to be glad in every trouble", "We are to be glad in every trouble."),
        ("tells us not to fear an empty field", "We are not to fear an empty field."),
        ("commands us simply to wait for him", "We are simply to wait for him."),
        ("shows us how to bear the winter", None),
        ("tells us where our winter ends", None),
    ],
)
def test_what_a_passage_bids_us_is_a_whole_sentence(
    tmp_path: Path, said: str, front: str | None
) -> None:
    found = statements_of(extracted(tmp_path, article=body(f"Habakkuk 3:18 {said}.")))
    assert list(found) == ([front] if front else [])


@pytest.mark.parametrize(
    "said",
    [
        "A lamp, not a map",
        "Heirs of the new earth",
        "Comforting the sick with mercy and truth",
        "When Christ died for his church",
        "Because he comes again with the sword",
        "When he raised the widow's son at the gate, he",
        "When Christ spoke of many rooms, the point was",
        "When Jesus healed the blind man, some of the neighbours who saw it",
        "To see how a lamp is lit, let's look at the letters of the apostle",
        "The Lamp at Work: Think about the light that your house gives",
        "The psalmist says something different",
        "He went away angry Incorrect: Naaman washed in the river",
        "How to walk with a lamp in the dark",
        "The lamp of the word is ________ in the dark",
        "The word of God is a lamp to ............",
        "The lamp is lit → the path is seen → we walk",
        "(the first of the lamps) is thy word to me",
        "The lamp of the psalm was probably lit with oil at night",
        "The word is a lamp in many places - e.g.",
        "The lamp of the psalm may be the same lamp listed",
        "Since the word is a lamp, Paul will go on to say",
        "Upon seeing the lamp of the temple, he cries out",
        "How much of the path is lit?... all of it, by the lamp",
    ],
)
def test_what_is_no_whole_sentence_makes_no_card(tmp_path: Path, said: str) -> None:
    found = extracted(tmp_path, article=body(f"{said} (Psalm 119:105)."))
    assert not notes_of(found, Kind.CONCEPT)


def test_what_a_passage_shows_is_no_front_where_it_is_no_sentence(tmp_path: Path) -> None:
    found = extracted(tmp_path, article=body("1 John 1:9 shows the way to be cleansed."))
    assert "The way to be cleansed." not in [note.text for note in found.notes]
    found = extracted(tmp_path, article=body("1 John 1:9 shows the blood of Jesus cleanses us."))
    assert "The blood of Jesus cleanses us." in [note.text for note in found.notes]


@pytest.mark.parametrize(
    "said",
    [
        "When we call the Lord gives us light",
        "If a man walks in the light he does not stumble",
        "When the night falls, the lamp shines",
        "The lamp of the word is correct in the dark",
    ],
)
def test_a_whole_sentence_may_open_with_a_clause(tmp_path: Path, said: str) -> None:
    found = extracted(tmp_path, article=body(f"{said} (Psalm 119:105)."))
    assert [note.text for note in notes_of(found, Kind.CONCEPT)] == [f"{said}."]


def test_words_that_name_a_passage_that_does_not_exist_are_on_no_card(tmp_path: Path) -> None:
    text = "As Hebrews 7:25 and Hebrews 7:29 say, Christ always lives to pray for those who come."
    found = extracted(tmp_path, article=body(text))
    assert statements_of(found) == {}
    (choice,) = [choice for choice in found.choices if choice.kind is Kind.CONCEPT]
    assert "absent" in [reason.code for reason in choice.reasons]


def test_a_sentence_without_a_stop_ends_where_the_next_begins(tmp_path: Path) -> None:
    text = (
        "The apostle says that the way to God is open to all who come by faith In Romans 12:9-21 "
        "love without pretence is laid upon the church."
    )
    found = statements_of(extracted(tmp_path, a=body(text)))
    assert not [one for one in found if "by faith" in one and "pretence" in one]


def test_a_contrast_that_opens_two_statements_stays_with_one(tmp_path: Path) -> None:
    found = statements_of(
        extracted(
            tmp_path,
            a=body(
                "Unlike the hireling who flees, the shepherd gives his life (John 10:11-13). "
                "Unlike a hireling, the shepherd makes his tired flock lie down in green pastures "
                "(Psalm 23:2)."
            ),
        )
    )
    assert found["Unlike the hireling who flees, the shepherd gives his life."]
    assert found["The shepherd makes his tired flock lie down in green pastures."] == ["Psalm 23:2"]


def test_what_goes_on_with_that_is_not_said_of_those_who_believe_it(tmp_path: Path) -> None:
    said = (
        "At Hill Church we believe that Jesus is God in the flesh (John 1:14), "
        "and will one day return in power (Titus 2:13)."
    )
    found = statements_of(extracted(tmp_path, a=body(said)))
    assert not [text for text in found if "we will one day return" in text]


def test_a_quotation_is_never_given_for_the_heading_of_the_section_before(tmp_path: Path) -> None:
    text = (
        "# Grace\n\n## Grace is costly\n\nGrace is free for us, but it was not free for God. "
        "“Though he was rich, yet for your sakes he became poor” (2 Corinthians 8:9).\n\n"
        "## Grace is greater than sin\n\n"
        "Paul says, “Where sin abounded, grace did much more abound” (Romans 5:20).\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    found = statements_of(extracted_from(tmp_path))
    assert found.get("Grace is greater than sin.") == ["Romans 5:20"]
    assert "Romans 5:20" not in found.get("Grace is costly.", [])


LED_UP_TO = [
    ("Some people lie awake for hours with worries. David knew what to do:", False),
    ("The shepherd stays near in danger. David wrote,", True),
    ("The shepherd stays near in danger. David knew it well:", True),
    ("Everybody walks alone at times. David knew who helps:", True),
]


@pytest.mark.parametrize(("above", "is_asked"), LED_UP_TO)
def test_the_sentence_before_the_one_that_leads_into_a_quotation(
    tmp_path: Path, above: str, *, is_asked: bool
) -> None:
    quoted = (
        "“Yea, though I walk through the valley of the shadow of death, I will fear no evil: for "
        "thou art with me”"
    )
    found = statements_of(extracted(tmp_path, a=body(f"{above} {quoted} (Psalm 23:4).")))
    assert (f"{above.partition('.')[0]}." in found) is is_asked
