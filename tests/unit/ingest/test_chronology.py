"""When a text was published and changed, what speaks against it, and the days it names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.ingest.formats.plain import read_plain
from provenance.ingest.origin.chronology import Chronology, read_chronology
from provenance.model import Evidence

HEADLINE = "Weir at Tallow to be mended before the floods"
STORY = (
    "The weir at Tallow will be mended before the autumn floods, the river board said, and the "
    "money for it has been found in a fund that nobody had opened since the war.\n\n"
    "Nobody at the meeting asked how much of it there was, and nobody was told, which a clerk "
    "later called the shortest debate of the year.\n"
)


def read(
    line: str = "", story: str = STORY, *, stated: tuple[Evidence, ...] = (), language: str = ""
) -> Chronology:
    page = read_plain(f"{HEADLINE}\n\n{line}\n\n{story}")
    return read_chronology(replace(page, stated=stated, language=language or None))


def metadata(iso: str, field: str = "published") -> Evidence:
    return Evidence(field, iso, "JSON-LD")


def told(chronology: Chronology) -> list[str]:
    return list(dict.fromkeys(one.value for one in chronology.conflicts))


def test_publication_and_update_are_two_fields_with_their_places() -> None:
    found = read("Published March 3, 2025, updated March 5, 2025")
    assert (found.published, found.updated) == ("2025-03-03", "2025-03-05")
    assert [e.field for e in found.evidence] == ["published", "updated"]
    assert all(e.span is not None and e.how == "date line" for e in found.evidence)


def test_an_update_alone_is_no_publication() -> None:
    found = read("Updated: 5 March 2025 at 18:25")
    assert (found.published, found.updated) == (None, "2025-03-05")


def test_metadata_may_state_the_update() -> None:
    found = read(stated=(metadata("2025-03-03T10:00Z"), metadata("2025-03-05", "updated")))
    assert (found.published, found.updated) == ("2025-03-03", "2025-03-05")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Aktualisiert am 5. März 2025", "2025-03-05"),
        ("Mis à jour le 5 mars 2025", "2025-03-05"),
        ("Actualizado el 5 de marzo de 2025", "2025-03-05"),
        ("Bijgewerkt op 5 maart 2025", "2025-03-05"),
    ],
)
def test_an_update_in_other_languages(line: str, found: str) -> None:
    assert read(line).updated == found


class TestTwoReadings:
    def test_it_stays_as_written_where_nothing_decides(self) -> None:
        found = read("03/11/2024")
        assert found.published is None
        assert [e.value for e in found.evidence] == ["03/11/2024"]

    def test_another_date_of_the_page_decides(self) -> None:
        found = read("03/11/2024", stated=(metadata("2024-11-03"),))
        assert found.published == "2024-11-03"
        assert found.conflicts == ()

    def test_the_language_of_the_page_decides(self) -> None:
        assert read("03/11/2024", language="pt").published == "2024-11-03"

    def test_it_contradicts_nothing(self) -> None:
        assert read("03/11/2024", stated=(metadata("2025-06-06"),)).conflicts == ()


class TestConflicts:
    def test_metadata_against_the_date_line(self) -> None:
        found = read("March 9, 2025", stated=(metadata("2025-03-03"),))
        assert told(found) == [
            "Two dates of publication: 2025-03-03 (JSON-LD) and 2025-03-09 (date line)."
        ]
        assert found.published == "2025-03-03"  # noted, not settled

    @pytest.mark.parametrize("line", ["March 4, 2025", "March 2, 2025", "March 3"])
    def test_not_a_day_apart(self, line: str) -> None:
        assert read(line, stated=(metadata("2025-03-03"),)).conflicts == ()

    @pytest.mark.parametrize(
        ("filed", "conflict"), [("April 18", True), ("Sept. 28", False), ("Oct. 4", True)]
    )
    def test_a_dateline_against_the_stamp(self, filed: str, conflict: bool) -> None:
        found = read("Date: 2025-09-30", f"TALLOW, {filed} (TPR) — {STORY}")
        assert bool(found.conflicts) == conflict

    def test_a_date_line_without_a_year_against_the_stamp(self) -> None:
        found = read("June 3", stated=(metadata("2025-09-30"),))
        assert len(told(found)) == 1

    @pytest.mark.parametrize(
        "line", ["Monday, July 2, 2024", "Mon., 2024-07-02", "lundi 2 juillet 2024"]
    )
    def test_a_weekday_that_does_not_fit(self, line: str) -> None:
        found = read(line)
        assert told(found) == [f"“{line}” does not fit: that day was a Tuesday."]

    def test_a_weekday_that_fits(self) -> None:
        assert read("Tuesday, July 2, 2024").conflicts == ()

    def test_an_update_before_the_publication(self) -> None:
        found = read("Published March 9, 2025, updated March 5, 2025")
        assert told(found) == [
            "Updated 2025-03-05 (date line), before it was published 2025-03-09 (date line)."
        ]

    def test_a_weekday_of_the_story_that_fits_no_year_near(self) -> None:
        story = f"The board met on Monday, July 1, in the boathouse.\n\n{STORY}"
        assert read("2024-07-03", story).conflicts == ()
        assert read("2025-04-15", story).conflicts == ()
        (sentence,) = told(read("2022-04-15", story))
        assert sentence.startswith("The story's “Monday, July 1” fits no year next to the stated")

    def test_a_later_day_told_as_past(self) -> None:
        past = f"{STORY}\nThe old weir was blown up on June 9, 2025, and two men were hurt.\n"
        assert len(told(read("March 3, 2025", past))) == 1
        assert read("June 10, 2025", past).conflicts == ()

    def test_not_a_later_day_that_is_announced(self) -> None:
        plan = f"{STORY}\nThe old weir will be blown up on June 9, 2025, it was said.\n"
        assert read("March 3, 2025", plan).conflicts == ()

    def test_the_newest_figure_is_two_years_older_than_the_stamp(self) -> None:
        story = f"{STORY}\nThe board mended nine weirs in 2023 alone, more than ever.\n"
        found = read("Date:2025-04-15 07:30:54", story)
        (sentence,) = told(found)
        assert sentence.startswith("The story's newest figure is for 2023 (“in 2023 alone”)")
        assert len(found.conflicts) == 2  # one for each place
        assert found.published == "2025-04-15"

    @pytest.mark.parametrize("date", ["2024-07-01", "2023-12-01"])
    def test_not_where_the_figure_is_last_years(self, date: str) -> None:
        story = f"{STORY}\nThe board mended nine weirs in 2023 alone, more than ever.\n"
        assert read(date, story).conflicts == ()

    def test_not_where_a_newer_year_is_named(self) -> None:
        story = f"{STORY}\nIt mended nine weirs in 2021 alone. In 2024 it mended none.\n"
        assert read("2025-04-15", story).conflicts == ()


def test_the_day_of_a_visit_in_a_menu_is_no_date_of_the_article() -> None:
    menu = "Skip to content\nMenu\nSubscribe\nSign in\nTuesday, March 4, 2025\nToday's Paper\n"
    page = read_plain(
        f"{menu}{HEADLINE}\nBy Jane Roe\nFebruary 20, 2025\n{STORY}\nPrivacy policy\n"
    )
    found = read_chronology(page)
    assert found.published == "2025-02-20"
    assert found.conflicts == ()


class TestDays:
    def read(self, sentence: str) -> dict[str, str]:
        """Days named by a story published on a Wednesday."""
        found = read("July 3, 2024", f"{sentence}\n\n{STORY}")
        return {one.how.split("”")[0].strip("“"): one.value for one in found.days}

    @pytest.mark.parametrize(
        ("sentence", "said", "day"),
        [
            ("The board met on Monday.", "Monday", "2024-07-01"),
            ("The board met Wednesday.", "Wednesday", "2024-07-03"),
            ("The board met yesterday.", "yesterday", "2024-07-02"),
            ("The board met last Wednesday.", "last Wednesday", "2024-06-26"),
            ("The board will meet on Monday.", "Monday", "2024-07-08"),
            ("The board meets next Wednesday.", "next Wednesday", "2024-07-10"),
            ("The board met on June 9.", "June 9", "2024-06-09"),
        ],
    )
    def test_a_relative_day(self, sentence: str, said: str, day: str) -> None:
        assert self.read(sentence) == {said: day}

    def test_none_where_the_date_is_in_doubt(self) -> None:
        found = read("Monday, July 2, 2024", f"The board met on Friday.\n\n{STORY}")
        assert found.days == ()

    def test_a_name_is_no_day(self) -> None:
        assert self.read("The clerk is known from Saturday Night Live.") == {}
