"""Dates as stated, read to ISO where they are whole."""

from __future__ import annotations

import pytest

from provenance.ingest.origin.dates import find_date, is_date_line


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Date:2025-03-03 04:05:06", "2025-03-03"),
        ("Monday, March 3, 2025, 11:42 a.m.", "2025-03-03"),
        ("Updated: 3 March 2025 at 18:25", "2025-03-03"),
        ("Montag, 3. März 2025", "2025-03-03"),
        ("3 de marzo de 2025", "2025-03-03"),
        ("Published Sept. 16", None),
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


def test_an_impossible_day_is_no_date() -> None:
    assert find_date("February 31, 2025") is None
