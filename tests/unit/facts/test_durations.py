from __future__ import annotations

import pytest

from provenance.facts.numbers import agree, quantities


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("an hour and 10 minutes", 70),
        ("The crossing took an hour and 10.", 70),
        ("one hour and twenty-five minutes", 85),
        ("2 hours, 5 minutes", 125),
        ("an hour and a half", 90),
        ("two and a half hours", 150),
        ("half an hour", 30),
        ("a week and a half", 15_120),
    ],
)
def test_a_duration_told_in_parts_is_one_number(text: str, minutes: float) -> None:
    (found,) = quantities(text)
    assert (found.value, found.kind, found.of) == (minutes, "measure", "duration")


def test_a_duration_agrees_with_its_minutes() -> None:
    (parts,), (whole,) = quantities("an hour and 10"), quantities("70 minutes")
    assert agree(parts, whole)


def test_an_hour_and_ten_people_is_no_duration() -> None:
    found = quantities("It took an hour and 10 people to lift the boat.")
    assert [(q.value, q.of) for q in found] == [(10, "peopl")]


def test_a_clock_time_and_a_rate_are_no_durations() -> None:
    assert [q.kind for q in quantities("At 7:30 p.m. it did 40 miles an hour.")] == [
        "time",
        "measure",
    ]
