"""Apparent origin and host: every clue, and what is never taken for one."""

from __future__ import annotations

import pytest

from provenance.ingest.formats.markdown import read_markdown
from provenance.ingest.formats.pages.html import read_html
from provenance.ingest.formats.plain import read_plain
from provenance.ingest.origin.apparent import Origin, find_origin
from provenance.model import Role

STORY = (
    "The toll on the Orr Bridge will double in March, the county said on Monday, and drivers who "
    "cross it every day will pay about 40 dollars more a month.\n\n"
    '"It is what it is," said the county engineer, who added that the paint and the bearings had '
    "been put off for ten years.\n"
)
HEADLINE = "Bridge toll to double after ten lean years"


def _origin(text: str, role: Role = "source", path: str = "in/story.txt") -> Origin:
    return find_origin(read_plain(text), path, role)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (f"CALDER GAZETTE\n\n{HEADLINE}\n\n{STORY}", "masthead"),
        (f"Calder Gazette | Roads | Data\n\n{HEADLINE}\n\n{STORY}", "masthead"),
        (f"{HEADLINE}\n\nBy Jane Roe, Calder Gazette\n\n{STORY}", "byline"),
        (f"{HEADLINE}\n\nBy Jane Roe | Calder Gazette\n\n{STORY}", "byline"),
        (f"{HEADLINE}\n\nBy Jane Roe\nCalder Gazette staff writer\n\n{STORY}", "byline"),
        (f"{HEADLINE}\n\n{STORY}\nJane Roe covers roads for the Calder Gazette.\n", "end bio"),
        (f"{HEADLINE}\n\n{STORY}\n© 2025 Calder Gazette. All rights reserved.\n", "copyright line"),
        (
            f"{HEADLINE}\n\n{STORY}\nOriginally published by the Calder Gazette in March.\n",
            "republication line",
        ),
    ],
)
def test_signs_of_the_outlet(text: str, how: str) -> None:
    origin = _origin(text)
    assert origin.outlet == "Calder Gazette"
    assert origin.evidence[0].how == how


@pytest.mark.parametrize(
    "slug", ["ORR (MWS) — ", "ORR, March 3 (MWS) — ", "(MWS) - ", "ORR (Midland Wire Service) -- "]
)
def test_wire_slugs_and_sign_offs_join(slug: str) -> None:
    origin = _origin(f"{slug}{STORY}\nMidland Wire Service\n")
    assert origin.outlet == "Midland Wire Service"
    assert "MWS" in origin.names


def test_a_scraper_is_the_host_and_the_bio_names_the_origin() -> None:
    origin = _origin(
        f"Current:Home > Money{HEADLINE} -PenguinStocks\n{HEADLINE}\nView\n{STORY}"
        "Bo Chan covers roads for the Calder Gazette.\nfairlyNice! (381)\n"
    )
    assert (origin.outlet, origin.host) == ("Calder Gazette", "PenguinStocks")
    assert origin.names[:2] == ("Calder Gazette", "Gazette")


def test_a_scraper_with_no_trace_of_the_origin_is_both() -> None:
    origin = _origin(f"Current:Home > Money{HEADLINE} -PenguinStocks\n{HEADLINE}\nView\n{STORY}")
    assert (origin.outlet, origin.host) == ("PenguinStocks", "PenguinStocks")


def test_a_short_name_is_completed_by_the_full_one() -> None:
    origin = _origin(
        f"CALDER GAZETTE\n\n{HEADLINE}\n\n{STORY}\nJane Roe covers roads for the Gazette.\n"
    )
    assert origin.outlet == "Calder Gazette"


def test_a_foot_credit_does_not_make_the_page_another_outlets() -> None:
    text = f"CALDER GAZETTE\n\n{HEADLINE}\n\nFrom Midland Wire Service\n\n{STORY}\n— (AP)\n"
    assert _origin(text).outlet == "Calder Gazette"


def test_a_credited_outlet_is_never_a_drafts_own() -> None:
    text = f"{HEADLINE}\n\n{STORY}\nThe engineer told the Calder Gazette that it was time.\n"
    assert _origin(text, role="suspicious").outlet is None


def test_told_is_a_sources_own_word_where_it_goes_by_a_short_name() -> None:
    told = f"{HEADLINE}\n\n{STORY}\nThe engineer told the Gazette that it was time for it.\n"
    assert _origin(told).outlet == "Gazette"
    introduced = told + "\nThat was before he wrote to the Calder Gazette about the old paint.\n"
    assert _origin(introduced).outlet is None
    credited = told + "\nThe Gazette reported that the paint was wrong from the very start.\n"
    assert _origin(credited).outlet is None


def test_told_is_a_sources_own_word_where_it_says_so_often() -> None:
    told = "The engineer told the Calder Gazette that it was time for some of it.\n\n"
    assert _origin(f"{HEADLINE}\n\n{STORY}\n{told}").outlet is None
    assert _origin(f"{HEADLINE}\n\n{STORY}\n{told * 3}").outlet == "Calder Gazette"
    other = "A clerk told the Orrin Valley Post that it was not.\n"
    assert _origin(f"{HEADLINE}\n\n{STORY}\n{told * 3}{other}").outlet is None


def test_the_file_name_is_the_last_resort() -> None:
    origin = _origin(f"{HEADLINE}\n\n{STORY}", path="in/calder-gazette.txt")
    assert (origin.outlet, origin.evidence[0].how) == ("Calder Gazette", "file name")
    assert _origin(f"{HEADLINE}\n\n{STORY}", path="in/draft-two.txt").outlet is None


def test_front_matter_gives_outlet_address_author_and_date() -> None:
    page = read_markdown(
        "---\nsource: Calder Gazette\nauthor: Jane Roe\nurl: https://www.caldergazette.example/a\n"
        f"date: 2025-03-03T10:00:00Z\n---\n{STORY}"
    )
    origin = find_origin(page, "a.md", "source")
    assert origin.outlet == "Calder Gazette"
    assert origin.url == "https://www.caldergazette.example/a"
    assert origin.domains == ("caldergazette.example",)
    assert origin.byline == ("Jane Roe",)
    assert origin.published == "2025-03-03"


def test_a_date_without_a_year_is_evidence_but_no_date() -> None:
    origin = _origin(f"{HEADLINE}\n\nBy Jane Roe\nPublished March 3\n\n{STORY}")
    assert origin.published is None
    assert "March 3" in [e.value for e in origin.evidence if e.field == "published"]


def test_an_authors_address_gives_the_outlets_domain() -> None:
    origin = _origin(
        f"CALDER GAZETTE\n\n{HEADLINE}\n\n{STORY}\n"
        "Jane Roe can be reached at jroe@caldergazette.example.\n"
    )
    assert origin.domains == ("caldergazette.example",)


def test_a_lower_case_agency_signs_its_slug_too() -> None:
    assert _origin(f"Kessel (dpa) - {STORY}").outlet == "Deutsche Presse-Agentur"


def test_a_window_title_names_the_host_where_nothing_else_does() -> None:
    page = read_html(f"<title>Toll - The Calder Gazette</title><h1>{HEADLINE}</h1><p>{STORY}</p>")
    assert find_origin(page, "a.html", "source").outlet == "The Calder Gazette"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("The Calder Weaver\nSunday, March 2\n\n", "The Calder Weaver"),
        ("CALDER WEAVER\nFor dale and fell\n\n", "Calder Weaver"),
        ("Calder Weaver\n\n", "Calder Weaver"),
        ("The Calder Weaver\n\n", "The Calder Weaver"),
    ],
)
def test_a_masthead_without_a_word_that_says_so(head: str, name: str) -> None:
    spoken = "\nThe Weaver has asked the county for the ledger, which nobody there could find.\n"
    page = read_plain(f"{head}{HEADLINE}\n\nBy Jane Roe\n\n{STORY}{spoken}")
    assert find_origin(page, "a.txt", "source").outlet == name
    assert page.title == HEADLINE


@pytest.mark.parametrize(
    "text",
    [
        f"Toll Of The Orr\n\n{HEADLINE}\n\n{STORY}",  # a headline and its deck
        f"Toll Of The Orr\nDrivers pay for ten lean years\n\n{STORY}",
        f"City Council\n\n{HEADLINE}\n\n{STORY}",
        f"Paint And Bearings\n\n{HEADLINE}\n\n{STORY}\nIt was the Bearings Company's own.\n",
    ],
)
def test_a_line_of_capitals_at_the_top_is_not_yet_a_masthead(text: str) -> None:
    assert _origin(text).outlet is None


@pytest.mark.parametrize(
    ("byline", "outlet", "names"),
    [
        ("By Jane Roe, Orr Valley Weaver", "Orr Valley Weaver", ("Jane Roe",)),
        ("By Jane Roe | Orr Valley Weaver", "Orr Valley Weaver", ("Jane Roe",)),
        ("By Jane Roe, Calder Weaver", "Calder Weaver", ("Jane Roe",)),
        ("By Jane Roe, John Doe", None, ("Jane Roe", "John Doe")),
        ("By Jane Roe, John Doe and Ann Poe", None, ("Jane Roe", "John Doe", "Ann Poe")),
        ("By Jane Roe, Chief Political Correspondent", None, ("Jane Roe",)),
        ("By the City Desk, Calder Free Press", "Calder Free Press", ()),
        ("By our own staff", None, ()),
    ],
)
def test_what_follows_a_lone_author(
    byline: str, outlet: str | None, names: tuple[str, ...]
) -> None:
    origin = _origin(
        f"{HEADLINE}\n\n{byline}\n\n{STORY}\nHe told the Weaver that he was glad of it.\n"
    )
    assert (origin.outlet, origin.byline) == (outlet, names)


def test_a_short_name_in_the_byline_is_completed_by_the_masthead() -> None:
    origin = _origin(f"The Orr Lane Journal\n\n{HEADLINE}\n\nBy the Journal staff\n\n{STORY}")
    assert (origin.outlet, origin.host) == ("The Orr Lane Journal", "The Orr Lane Journal")


def test_the_last_word_of_a_name_is_one_where_the_text_uses_it_so() -> None:
    text = f"Calder Weaver\nSunday, March 2\n\n{HEADLINE}\n\n{STORY}"
    assert "Weaver" not in _origin(text).names
    assert (
        "Weaver" in _origin(text + "\nThe engineer told the Weaver that it was high time.\n").names
    )


def test_an_agency_of_any_name_signs_a_slug() -> None:
    assert _origin(f"ORR, March 3 (Northern Cable) — {STORY}").outlet == "Northern Cable"
    assert _origin(f"ORR (March 3) — {STORY}").outlet is None


def test_a_lone_name_signs_a_slug_where_people_tell_it_things() -> None:
    told = "The engineer told Transorr that it was high time.\n"
    assert _origin(f"PORT ORR (Transorr) — {STORY}\n{told}").outlet == "Transorr"
    assert _origin(f"PORT ORR (Transorr) — {STORY}").outlet is None
    assert _origin(f"{told}\n{STORY}").outlet is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Orr Valley Weaver", "The Orr Valley Weaver"),
        ("Special Correspondent", None),
        ("Orr Valley", None),
    ],
)
def test_the_line_below_an_author(line: str, outlet: str | None) -> None:
    origin = _origin(f"{HEADLINE}\n\nBy Jane Roe\n{line}\n\n{STORY}")
    assert (origin.outlet, origin.byline) == (outlet, ("Jane Roe",))
