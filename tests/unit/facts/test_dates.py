from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.facts.dates import Day, days, other_day, outside, same_day
from provenance.model import Span


def one(text: str) -> Day:
    (found,) = days(text)
    return found


@pytest.mark.parametrize("written", ["March 5", "5 March", "Mar. 5", "March 5th", "March 5, 2031"])
def test_one_day_is_written_in_many_ways(written: str) -> None:
    assert same_day(one(f"It opened on {written}."), one("On March 5 it opened."))


def test_another_day_is_another_day() -> None:
    assert other_day(one("on March 5"), one("on March 6"))
    assert other_day(one("on Monday"), one("Tuesday's vote"))
    assert not same_day(one("on Monday"), one("Tuesday's vote"))


def test_a_weekday_and_a_date_neither_agree_nor_contradict() -> None:
    weekday, date = one("on Monday"), one("on March 5")
    assert not same_day(weekday, date)
    assert not other_day(weekday, date)


def test_a_weekday_beside_its_date_is_one_day() -> None:
    day = one("on Wednesday, March 5")
    assert (day.month, day.day, day.weekday) == (3, 5, 2)


def test_a_date_of_two_readings_is_left_out() -> None:
    assert days("on 03/11/2024") == ()


def test_words_that_look_like_months_and_days_are_none() -> None:
    assert days("They may march; the sun sat low.") == ()


SPANS = st.builds(lambda at, length: Span(at, at + length), st.integers(0, 60), st.integers(1, 9))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_outside_is_to_overlap_none(spans: list[Span], span: Span) -> None:
    assert outside(spans)(span) == (not any(span.overlap(other) for other in spans))
