"""Dates as stated, read to a day where they are whole, in many house styles."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.ingest.origin.dates import dates_in, is_date_line, nearest


def find_date(text: str) -> tuple[str | None, str] | None:
    """The first whole date in ``text``, else the first: (ISO date or None, as stated)."""
    found = dates_in(text)
    one = next((d for d in found if d.value), found[0] if found else None)
    if one is None:
        return None
    return one.value.isoformat() if one.value else None, one.text


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Date:2025-03-03 04:05:06", "2025-03-03"),
        ("Monday, March 3, 2025, 11:42 a.m.", "2025-03-03"),
        ("Updated: 3 March 2025 at 18:25", "2025-03-03"),
        ("Updated 4:15 p.m. ET, Mon July 1, 2024", "2024-07-01"),
        ("Sat Feb 1 2025 19:05", "2025-02-01"),
        ("Nov. 3, 2024", "2024-11-03"),
        ("3rd November 2024", "2024-11-03"),
        ("Thu, 10/16/2025 - 09:12", "2025-10-16"),
        ("25/12/2024", "2024-12-25"),
        ("Published Sept. 16", None),
        ("Montag, 3. März 2025", "2025-03-03"),
        ("12. November 2025, 17:42 Uhr", "2025-11-12"),
        ("03.11.2024", "2024-11-03"),
        ("Publié le 14 octobre 2025 à 06h30, modifié à 09h12", "2025-10-14"),
        ("1er mars 2025", "2025-03-01"),
        ("3 de marzo de 2025", "2025-03-03"),
        ("3 marzo 2025 | aggiornato alle 18:05", "2025-03-03"),
        ("5 set 2024", "2024-09-05"),
        ("18 augustus 2025, 08.15", "2025-08-18"),
        ("4 czerwca 2025, 10:20", "2025-06-04"),
        ("2018年8月25日", "2018-08-25"),
    ],
)
def test_a_date_line(line: str, iso: str | None) -> None:
    assert is_date_line(line)
    found = find_date(line)
    assert found is not None
    assert found[0] == iso


@pytest.mark.parametrize(
    "line", ["$ 3.95", "Six people died on March 3", "31/12", "2025-13-45", "May be", "in 2025"]
)
def test_not_a_date_line(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    "words", ["they may 5 times", "we march 3 miles", "3 out of 5", "set 3 plates", "3 mag. 12"]
)
def test_words_that_are_also_months_are_no_date(words: str) -> None:
    assert dates_in(words) == []


def test_an_impossible_day_is_no_date() -> None:
    assert find_date("February 31, 2025") is None


def test_a_date_of_two_readings_is_kept_as_written() -> None:
    (one,) = dates_in("03/11/2024")
    assert one.value is None
    assert set(one.readings) == {date(2024, 3, 11), date(2024, 11, 3)}
    assert find_date("03/11/2024") == (None, "03/11/2024")


@pytest.mark.parametrize(("line", "iso"), [("Mon 03/11/2024", "2024-03-11"),
                                           ("Sun 03/11/2024", "2024-11-03")])  # fmt: skip
def test_a_weekday_settles_a_date_of_two_readings(line: str, iso: str) -> None:
    assert find_date(line) == (iso, line)


def test_two_dates_run_together_are_two() -> None:
    found = dates_in("Posted on October 8, 2024October 9, 2024 by Editor")
    assert [one.value for one in found] == [date(2024, 10, 8), date(2024, 10, 9)]


def test_a_yearless_date_is_read_near_a_day_and_by_its_weekday() -> None:
    (plain,) = dates_in("Dec. 30")
    assert nearest(plain, date(2025, 1, 2)) == date(2024, 12, 30)
    (named,) = dates_in("Monday, July 1")
    assert nearest(named, date(2025, 4, 15)) == date(2024, 7, 1)
    (none,) = dates_in("Sunday, July 1")
    assert nearest(none, date(2025, 4, 15)) is None


STYLES = (
    "{:%Y-%m-%d}",
    "{:%B %d, %Y}",
    "{:%d %B %Y}",
    "{:%b. %d, %Y}",
    "{:%A, %d %B %Y}",
    "{:%d.%m.%Y}",
)


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.sampled_from(STYLES))
def test_a_whole_date_reads_back(day: date, style: str) -> None:
    assert find_date(style.format(day)) == (day.isoformat(), style.format(day))


@given(st.text(alphabet="0123456789/.- JanMayMon,deof\n", max_size=60))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    found = dates_in(text)
    assert all(one.span.of(text).strip() == one.text for one in found)
    assert [one.span for one in found] == sorted(one.span for one in found)
