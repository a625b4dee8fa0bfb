from __future__ import annotations

import pytest

from provenance.facts.names import Name, names, other_bearer, same_name


def said(sentence: str) -> list[str]:
    return [name.text for name in names(sentence) if name.certain]


def one(text: str) -> Name:
    (found,) = names(f"it named {text} and left")
    return found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mill belongs to Ama Owusu of Kettle Bay.", ["Ama Owusu of Kettle Bay"]),
        ("The board thanked Dr. Owusu and Mayor Ines Valdemar.", ["Owusu", "Ines Valdemar"]),
        ("Fees at the Bank of Ardenne rose.", ["Bank of Ardenne"]),
        ("They met Owusu's lawyer.", ["Owusu"]),
        ("The U.S. and the NGB agreed on Tuesday in March.", ["U.S.", "NGB"]),
        ("Ines Valdemar resigned.", ["Ines Valdemar"]),
        ("The judge read J. K. Marlow the order.", ["J. K. Marlow"]),
    ],
)
def test_names_are_read_without_titles(sentence: str, expected: list[str]) -> None:
    assert said(sentence) == expected


def test_one_word_at_the_head_of_a_sentence_is_not_certain() -> None:
    assert said("Officials met.") == []
    assert [n.text for n in names("Officials met.")] == ["Officials"]


def test_a_headline_in_title_case_gives_no_names() -> None:
    assert names("Council Bans Night Fishing on River After Spill") == ()


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Owusu", "Ama Owusu"),
        ("NGB", "National Grain Board"),
        ("N.G.B.", "National Grain Board"),
        ("Ama Owusu", "Ama Owusu"),
    ],
)
def test_a_short_form_is_the_same_name(short: str, long: str) -> None:
    assert same_name(one(short), one(long))
    assert same_name(one(long), one(short))


def test_two_bearers_of_one_surname_are_not_the_same() -> None:
    assert not same_name(one("Ama Owusu"), one("Kofi Owusu"))
    assert other_bearer(one("Ama Owusu"), one("Kofi Owusu"))
    assert not other_bearer(one("Ama Owusu"), one("A. Owusu"))
    assert not other_bearer(one("Ama Owusu"), one("Ines Valdemar"))


def test_spans_point_at_the_name() -> None:
    sentence = "On “Friday” she met Dr Ama Owusu’s son."
    (name,) = [n for n in names(sentence) if n.certain]
    assert name.span.of(sentence) == "Ama Owusu"
