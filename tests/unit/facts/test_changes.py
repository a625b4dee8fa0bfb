from __future__ import annotations

import pytest

from provenance.facts.changes import changed_figures
from provenance.facts.dated import figures


def changes(suspicious: str, source: str, *, rest: str = "", draft: str = "") -> list[str]:
    found = changed_figures(
        suspicious, source, figures(f"{suspicious} {draft}"), figures(f"{source} {rest}")
    )
    return [f"{c.source.of(source).strip()} → {c.suspicious.of(suspicious).strip()}" for c in found]


@pytest.mark.parametrize(
    ("suspicious", "source", "change"),
    [
        ("a crowd of 11,842", "11,482 came to watch", "11,482 → 11,842"),
        ("19 nurses lost their jobs", "Sixteen nurses were let go", "Sixteen → 19"),
        ("The pier cost £3 billion to mend.", "Mending the pier cost £3 million.",
         "£3 million → £3 billion"),
        ("The pier cost $3 million.", "The pier cost £3 million.", "£3 million → $3 million"),
        ("Support rose by 4 percent.", "Support rose by 4 percentage points.", "4 → 4 percent"),
        ("The board voted 6-3 to sell.", "The board sold it on a 7-2 vote.", "7-2 → 6-3"),
        ("The gates open at 7 p.m. at the ground.", "The ground's gates open at 9 p.m.",
         "9 p.m. → 7 p.m."),
        ("The ferry sank on March 6.", "The ferry went down on March 5.", "March 5 → March 6"),
        ("The ferry sank on Friday.", "On Monday the ferry sank.", "Monday → Friday"),
        ("Hale, who owns 62 percent of it, left.", "Hale holds 26 percent of the shares.",
         "26 percent → 62 percent"),
        ("The hall opens at 8:40.", "At 7:55 the hall opens.", "7:55 → 8:40"),
    ],
)  # fmt: skip
def test_another_figure_of_the_same_thing_is_a_change(
    suspicious: str, source: str, change: str
) -> None:
    assert changes(suspicious, source) == [change]


@pytest.mark.parametrize(
    ("suspicious", "source"),
    [
        ("19 nurses were there", "There were 46 porters"),
        ("Support rose by 8.8 percent.", "Support rose by 8.76 per cent."),
        ("The pier cost $247 billion.", "The pier cost $247.7 billion."),
        ("The gates open at 9.", "The gates open at 9 p.m."),
        ("It starts at 8 p.m. local time.", "It starts at 5 p.m. local time."),
        ("The ferry sank late on Monday.", "The ferry sank early on Tuesday."),
        ("It runs from the 11th to the 14th of May 2031.", "It runs from May 11 to 14, 2031."),
        ("By 7 votes to 2 the board sold it.", "The board sold it on a 7-2 vote."),
        ("The third mill burned.", "Three mills burned."),
        ("8:40: The goat is loose at the fair.", "7.55am The goat is loose at the fair."),
        ("Monday, 8:40 – The goat is at the fair.", "Monday, 7.55am – The goat is at the fair."),
        ("Four of the seven mills burned.", "Of the seven mills three stand."),
        ("40 percent of voters oppose the levy.", "The levy has 60 percent of voters behind it."),
        ("It was 82 degrees at noon.", "It was 28 degrees Celsius at noon."),
    ],
)
def test_restating_and_speaking_of_something_else_change_nothing(
    suspicious: str, source: str
) -> None:
    assert changes(suspicious, source) == []


def test_a_figure_found_elsewhere_in_the_source_was_moved_not_changed() -> None:
    assert changes("19 nurses", "16 nurses", rest="Of 19 nurses, three left.") == []


def test_a_figure_the_draft_has_elsewhere_was_moved_unless_its_digits_changed_places() -> None:
    assert changes("19 nurses", "16 nurses", draft="He named 16 of them.") == []
    found = changes("a crowd of 11,842", "a crowd of 11,482", draft="The 11,482 went home.")
    assert found == ["11,482 → 11,842"]


def test_of_two_that_could_be_meant_none_is_reported() -> None:
    assert changes("It cost $9.", "It cost $5, or $7 in a sack.") == []


def test_a_table_is_not_compared() -> None:
    table = " ".join(f"{n} men" for n in range(1000, 1100))
    assert changes(table, table.replace("1001 men", "3001 men")) == []
