from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.facts.numbers import Quantity, agree, quantities


def one(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "kind", "of"),
    [
        ("half a million people", 500_000, "count", "peopl"),
        ("11,842 people", 11_842, "count", "peopl"),
        ("twenty-five thousand men", 25_000, "count", "men"),
        ("one hundred and five dogs", 105, "count", "dog"),
        ("two dozen eggs", 24, "count", "egg"),
        ("a dozen eggs", 12, "count", "egg"),
        ("$1.5 billion", 1.5e9, "money", ""),
        ("£3m", 3e6, "money", ""),
        ("40 dollars", 40, "money", ""),
        ("63 per cent", 63, "percent", ""),
        ("4.5%", 4.5, "percent", ""),
        ("in 1953", 1953, "year", ""),
        ("the 88th minute", 88, "ordinal", "minut"),
        ("the third goal", 3, "ordinal", "goal"),
        ("at 7:30 p.m.", 1170, "time", ""),
        ("24 yards", 21.9456, "measure", "length"),
        ("an hour and 10 minutes", 70, "measure", "duration"),
    ],
)
def test_numbers_are_read_as_news_writes_them(text: str, value: float, kind: str, of: str) -> None:
    found = one(text)
    assert found.value == pytest.approx(value)
    assert [found.kind, found.of] == [kind, of]


@pytest.mark.parametrize(
    "text", ["a 3m wall", "two three", "Boeing-747s", "v2.1.3", "no one", "one another"]
)
def test_what_cannot_be_read_with_certainty_is_left_alone(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("one_way", "another"),
    [
        ("half a million people", "500,000 people"),
        ("about 1,900 homes", "1,884 homes"),
        ("over 200 buses", "214 buses"),
        ("24 yards", "22 metres"),
        ("three weeks", "21 days"),
        ("$2.3 million", "$2,300,000"),
    ],
)
def test_restating_and_rounding_change_nothing(one_way: str, another: str) -> None:
    assert agree(one(one_way), one(another))


@pytest.mark.parametrize(
    ("one_way", "another"),
    [
        ("11,842 people", "11,482 people"),
        ("1968", "1986"),
        ("$2.3 million", "$3.2 million"),
        ("24 yards", "30 metres"),
        ("7:30 p.m.", "7:30 a.m."),
    ],
)
def test_another_number_is_another_number(one_way: str, another: str) -> None:
    assert not agree(one(one_way), one(another))


TEXTS = st.lists(
    st.sampled_from(["12", "twelve ", "$", "%", " million", "1,2", ".", " half a ", "p.m.", "th "])
).map("".join)


@given(TEXTS)
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    at = 0
    for quantity in quantities(text):
        assert at <= quantity.span.start < quantity.span.end <= len(text)
        at = quantity.span.end


@given(TEXTS, TEXTS)
def test_agreement_is_mutual_and_reflexive(a: str, b: str) -> None:
    for x in quantities(a):
        assert agree(x, x)
        for y in quantities(b):
            assert agree(x, y) == agree(y, x)
