"""PRV402: what a text says of its date is held against itself, and against the other text's."""

from __future__ import annotations

from tests.newsroom import BEACON, OWN_REPORT, RETOLD, article, findings, one

STAMP = "Date:2025-04-15 07:30:54"
DATED = BEACON.replace("By Signe", f"{STAMP}\n\nBy Signe")
STALE = DATED.replace("in 1953.", "in 1953. Rot closed nine such halls in 2023 alone.")


def dated(paragraphs: tuple[str, ...], line: str) -> str:
    return article(line, *paragraphs)


def test_a_source_that_is_stamped_years_late() -> None:
    found = findings(article(*RETOLD), STALE)["PRV402"]
    assert found.severity == "note"
    assert "in 2023 alone" in found.message
    assert [STALE[p.span.start : p.span.end] for p in found.spans] == [STAMP, "in 2023 alone"]


def test_not_for_a_source_that_is_not_used() -> None:
    assert "PRV402" not in findings(article(*OWN_REPORT), STALE)


def test_a_draft_whose_weekday_does_not_fit() -> None:
    found = findings(dated(OWN_REPORT, "Monday, July 2, 2024"))["PRV402"]
    assert "does not fit" in found.message


def test_a_source_dated_after_the_draft_that_agrees_with_it() -> None:
    found = findings(dated(RETOLD, "March 3, 2025"), DATED)["PRV402"]
    assert found.confidence == "low"
    assert "43 days after the draft" in found.message
    assert len(found.spans) == 2


def test_not_a_day_after() -> None:
    assert "PRV402" not in findings(dated(RETOLD, "April 14, 2025"), DATED)


def test_not_where_nothing_is_shared() -> None:
    assert "PRV402" not in findings(dated(OWN_REPORT, "March 3, 2025"), DATED)


def reasons(source: str) -> str:
    return " ".join(one(dated(RETOLD, "May 1, 2025"), source).sources[0].direction_reasons)


def test_a_date_in_conflict_is_no_clue_to_who_took_from_whom() -> None:
    assert "stated dates" in reasons(DATED)
    assert "stated dates" not in reasons(STALE)
