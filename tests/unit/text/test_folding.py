from __future__ import annotations

import pytest

from provenance.text.folding import fold, reveal

ZERO_WIDTH, SOFT_HYPHEN, BOM = "\u200b", "\u00ad", "\ufeff"
CYRILLIC_A, CYRILLIC_O = "\u0430", "\u043e"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("“Yes,” she said", '"Yes," she said'),
        ("the town’s", "the town's"),
        ("« Oui »", '" Oui "'),
        ("1914–1918", "1914-1918"),
        ("at\u00a09\u202fa.m.", "at 9 a.m."),
        (f"har{SOFT_HYPHEN}bour", "harbour"),
        (f"har{ZERO_WIDTH}bour", "harbour"),
        ("ﬁsh", "fish"),
        ("8½ years", "8 1⁄2  years"),
        ("cafe\u0301", "café"),
        (f"h{CYRILLIC_A}rb{CYRILLIC_O}ur", "harbour"),
    ],
)
def test_what_a_reader_sees_as_the_same_is_spelled_the_same(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_a_word_wholly_in_another_script_is_left_alone() -> None:
    assert fold("газета писала").text == "газета писала"


def test_a_folded_span_leads_back_to_the_original() -> None:
    text = f"The har{ZERO_WIDTH}bour “opens”"
    folded = fold(text)
    at = folded.text.index("harbour")
    assert folded.back(at, at + 7).of(text) == f"har{ZERO_WIDTH}bour"


def test_an_accent_set_apart_stays_inside_its_word() -> None:
    text = "the cafe\u0301 burned"
    folded = fold(text)
    at = folded.text.index("café")
    assert folded.back(at, at + 4).of(text) == "cafe\u0301"


@pytest.mark.parametrize(
    "disguised",
    [
        "the har\u2060bour wall",
        "the h\u0430rb\u043eur w\u0430ll",
        "the ｈarbour wall",
        "𝘁𝗵𝗲 𝗵𝗮𝗿𝗯𝗼𝘂𝗿 𝘄𝗮𝗹𝗹",
        "the ⓗⓐⓡⓑⓞⓤⓡ wall",
        "the\u3164harbour\u2800wall",
        "the h\u200aa\u200ar\u200ab\u200ao\u200au\u200ar wall",
        "the ha\u0336r\u0336bour wall",
        "the \u202eruobrah\u202c wall",
        "the harbour\U000e0068 wall\ufeff\U000e0133",
    ],
)
def test_every_disguise_is_seen_through(disguised: str) -> None:
    assert fold(disguised).text == "the harbour wall"


def test_short_words_amid_disguised_ones_are_seen_through_too() -> None:
    assert fold("Тhе сoast оf а town").text == "The coast of a town"


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("it wasnâ€™t", "it wasn't"),
        ("â€œfineâ€\x9d", '"fine"'),
        ("cafÃ©", "café"),
        ("the popeâ\x80\x99s", "the pope's"),
        ("the pope\x92s", "the pope's"),
        ("couldnÃ¢â‚¬â„¢t", "couldn't"),
        ("Â£5 in DÃ¼sseldorf", "£5 in Düsseldorf"),
        ("AMANHÃ”", 'AMANHÃ"'),
        ("« château »", '" château "'),
    ],
)
def test_text_once_read_in_the_wrong_encoding_is_seen_through(garbled: str, meant: str) -> None:
    assert fold(garbled).text == meant


def test_revealing_takes_off_disguises_and_leaves_typesetting() -> None:
    assert reveal("the “h\u0430r\u200bbour”\u00a0– open…").text == "the “harbour”\u00a0– open…"


def test_a_repaired_character_leads_back_to_all_of_its_pieces() -> None:
    text = "it wasnâ€™t"
    folded = fold(text)
    at = folded.text.index("'")
    assert folded.back(at, at + 1).of(text) == "â€™"
