from __future__ import annotations

import pytest

from provenance.text.folding import fold, hidden_characters

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
        ("cafe\u0301", "café"),
        (f"h{CYRILLIC_A}rb{CYRILLIC_O}ur", "harbour"),
    ],
)
def test_what_a_reader_sees_as_the_same_is_spelled_the_same(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_a_word_wholly_in_another_script_is_left_alone() -> None:
    assert fold("газета писала").text == "газета писала"
    assert hidden_characters("газета писала") == ()


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


def test_disguises_are_found_where_they_stand() -> None:
    text = f"The h{CYRILLIC_A}rbour and the qu{SOFT_HYPHEN}ay"
    assert [text[s.start] for s in hidden_characters(text)] == [CYRILLIC_A, SOFT_HYPHEN]


@pytest.mark.parametrize(
    "typeset",
    [
        f"{BOM}A byte-order mark",
        "9\u00a0a.m. and the town’s “quay”",
        "a family 👨\u200d👩\u200d👧 waving",
        "plain",
    ],
)
def test_ordinary_typesetting_is_no_disguise(typeset: str) -> None:
    assert hidden_characters(typeset) == ()
