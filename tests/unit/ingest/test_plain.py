"""Plain text: the article stays, the page around it goes with a receipt."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.ingest.formats.plain import read_plain
from provenance.ingest.page import Page

TOLL = (
    "The toll on the Orr Bridge will double in March, the county said on Monday, and drivers who "
    "cross it every day will pay about 40 dollars more a month."
)
PAINT = (
    '"It is what it is," said Ada Quill, the county engineer, who added that the paint and the '
    "bearings had been put off for ten years."
)
HEADLINE = "Bridge toll to double after ten lean years"


def _kinds(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for removed in page.removed:
        found.setdefault(removed.kind, []).append(removed.span.of(page.text))
    return found


def _body(page: Page) -> list[str]:
    return [span.of(page.text) for span in page.body]


def test_headline_byline_and_date_stand_apart_from_the_body() -> None:
    page = read_plain(
        f"{HEADLINE}\n\nBy Jane Roe, Calder Gazette\nMarch 3, 2025\n\n{TOLL}\n\n{PAINT}\n"
    )
    assert page.title == HEADLINE
    assert _body(page) == [TOLL, PAINT]
    assert _kinds(page) == {
        "byline": ["By Jane Roe, Calder Gazette"],
        "dateline": ["March 3, 2025"],
    }


def test_a_masthead_with_its_motto_is_not_the_headline() -> None:
    page = read_plain(
        f"THE CALDER GAZETTE\nA mirror of the valley since 1871\n\n{HEADLINE}\n\n{TOLL}\n"
    )
    assert page.title == HEADLINE
    assert _kinds(page)["masthead"] == ["THE CALDER GAZETTE"]
    assert _body(page) == [TOLL]


def test_scraped_page_loses_path_counters_tags_and_other_stories() -> None:
    page = read_plain(
        f"Current:Home > Money{HEADLINE} -PenguinStocks\n{HEADLINE}\nView\n"
        f"Date:2025-03-03 04:05:06\n"
        f"{TOLL}\n{PAINT}\nNobody laughed.\n- In:\n- Bridges\n- Tolls\n"
        "Bo Chan covers roads for the Calder Gazette. He lives in Orr.\n"
        "fairlyNice! (381)\nRelated\n"
        "- Council backs a new rink\n- It can happen anywhere. Ask the man who lost his boat.\n"
        "Ranking\n- Storm closes schools in three towns\nRecommendation\nWho moved the statue?\n"
    )
    assert page.title == HEADLINE
    assert page.title_span is not None
    assert page.text[page.title_span.start - 1] == "\n"
    assert _body(page) == [TOLL, PAINT, "Nobody laughed."]
    kinds = _kinds(page)
    assert kinds["tags"] == ["- In:", "- Bridges", "- Tolls"]
    assert kinds["bio"] == ["Bo Chan covers roads for the Calder Gazette. He lives in Orr."]
    assert kinds["counter"] == ["View", "fairlyNice! (381)"]
    assert len(kinds["related"]) == 7


@pytest.mark.parametrize(
    "line",
    [
        "— With files from Midland Wire Service",
        "(AP)",
        "Source: Calder Gazette",
        "The Associated Press contributed to this report.",
        "Editor’s note: This story was first published by the Calder Gazette.",
        "This story was originally published by the Calder Gazette and is used with permission.",
    ],
)
def test_a_foot_line_that_says_whose_copy_it_is_keeps_its_receipt(line: str) -> None:
    page = read_plain(f"{HEADLINE}\n\n{TOLL}\n\n{PAINT}\n\n{line}\n")
    assert _kinds(page) == {"credit-line": [line]}
    assert _body(page) == [TOLL, PAINT]


def test_a_sentence_that_credits_inside_the_story_stays_body() -> None:
    last = "The Calder Gazette reported that the contract had been signed in a car park in June."
    page = read_plain(f"{HEADLINE}\n\n{TOLL}\n\n{PAINT}\n\n{last}\n")
    assert _body(page) == [TOLL, PAINT, last]


def test_a_person_of_the_story_is_no_author_whatever_their_job() -> None:
    last = "Ada Quill is the author of two books on bridges, neither of which mentions the Orr."
    page = read_plain(f"{HEADLINE}\n\n{TOLL}\n\n{PAINT}\n\n{last}\n")
    assert _body(page)[-1] == last


@pytest.mark.parametrize(
    "caption",
    [
        "The bridge at dusk, seen from the weir. Photo: Bo Chan. THE GAZETTE Share",
        "A gull on the rail of the Orr Bridge (Bo Chan/Midland Pictures)",
        "Advertisement",
        (
            "Photos: A toll Photos: A toll A clerk paints the first booth. Hide Caption 1 of 3"
            " Photos: A toll Drivers wait on the ramp before dawn. Hide Caption 2 of 3"
            " Photos: A toll The last free lorry crosses. Hide Caption 3 of 3"
        ),
    ],
)
def test_captions_and_notices_between_paragraphs_go(caption: str) -> None:
    page = read_plain(f"{HEADLINE}\n\n{TOLL}\n\n{caption}\n\n{PAINT}\n")
    assert _body(page) == [TOLL, PAINT]
    assert [r.span.of(page.text) for r in page.removed] == [caption]


@pytest.mark.parametrize(
    "counted",
    [
        "In a poll 1 of 3 drivers was for the toll, 2 of 3 lorry drivers and 3 of 5 clerks.",
        "Of the spans 1 of 2 was painted in May and 2 of 2 by June, the county engineer said.",
        "It rained on 1 of 10 days, then on 2 of 10, and in the end on 3 of 10, the mayor said.",
    ],
)
def test_what_a_sentence_counts_is_no_gallery(counted: str) -> None:
    assert _body(read_plain(f"{HEADLINE}\n\n{TOLL}\n\n{counted}\n\n{PAINT}\n")) == [
        TOLL,
        counted,
        PAINT,
    ]


def test_subheads_and_lists_of_the_article_stay_body() -> None:
    text = (
        f"{TOLL}\n\nWhat changes in March:\n\nCars pay four dollars\n\nLorries pay nine dollars\n\n"
        f"A long time coming\n\n{PAINT}\n"
    )
    page = read_plain(text)
    assert page.removed == ()
    assert len(page.body) == 6


def test_a_closing_list_of_the_article_stays_body() -> None:
    page = read_plain(
        f"{HEADLINE}\n\n{TOLL}\n\n{PAINT}\n\nWhat comes next:\n- A vote in May\n- Signs in June\n"
    )
    assert page.removed == ()
    assert _body(page)[-1] == "- Signs in June"


def test_lines_broken_at_a_column_are_one_paragraph() -> None:
    wrapped = (
        "The toll on the Orr Bridge will double in March, the county said\n"
        "on Monday, the first rise since the bridge was opened to traffic\n"
        "in 1998, and drivers who cross it daily will pay rather more for\n"
        "a crossing that takes four minutes."
    )
    page = read_plain(f"{wrapped}\n\nNobody laughed.\n")
    assert _body(page) == [wrapped, "Nobody laughed."]


def test_a_long_plain_text_is_body_from_end_to_end() -> None:
    text = "\n".join(f"{TOLL} {PAINT}" for _ in range(200))
    page = read_plain(text)
    assert page.removed == ()
    assert sum(len(span) for span in page.body) == len(text) - 199


def test_a_wire_slug_and_note_to_editors_are_no_headline() -> None:
    page = read_plain(
        f"BC-ORR-BRIDGE, 1st Ld\nEds: UPDATES with quote. 120 words.\n\n{TOLL}\n\n{PAINT}\n"
    )
    assert page.title is None
    assert _kinds(page) == {
        "slug": ["BC-ORR-BRIDGE, 1st Ld", "Eds: UPDATES with quote. 120 words."]
    }


def test_written_out_addresses_are_links() -> None:
    page = read_plain("See https://town.example/minutes, or ask the clerk.")
    assert [(link.url, link.span.of(page.text)) for link in page.links] == [
        ("https://town.example/minutes", "https://town.example/minutes")
    ]


@pytest.mark.parametrize(
    "last",
    [
        "The bridge is owned by the county, which bought it from the railway in 1931.",
        "Ruth Pell hosts a supper on the bridge each spring and says that she will not stop now.",
        "Sign up at the library by Friday to speak at the hearing.",
        "This report, published by the ministry in May, says that nobody had counted the cars.",
        "Reporting by the county shows that one driver in nine has stopped using the bridge.",
        "Read more: Calder Gazette",
    ],
)
def test_closing_sentences_that_look_like_furniture_stay(last: str) -> None:
    page = read_plain(f"{HEADLINE}\n\n{TOLL}\n\n{PAINT}\n\n{last}\n")
    assert _body(page) == [TOLL, PAINT, last]


MANUSCRIPTS = sorted((Path(__file__).parent / "manuscripts").glob("*.txt"))


@pytest.mark.parametrize("file", MANUSCRIPTS, ids=lambda file: file.stem)
def test_a_manuscript_without_a_page_around_it_loses_nothing(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    page = read_plain(text)
    assert page.removed == ()
    assert page.title == text.split("\n", 1)[0]


def test_a_day_above_a_later_part_of_the_story_is_no_date_of_publication() -> None:
    page = read_plain(f"{HEADLINE}\n\n{TOLL}\n\n{PAINT}\n\nMarch 27\n\n{TOLL}\n\n{PAINT}\n")
    assert "March 27" in _body(page)


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this story misspelled the engineer's name.",
        "An earlier version of this article gave the wrong year for the bridge.",
        "Editor’s note: This story was updated on Tuesday with the county's reply.",
        "This article has been corrected to say that the toll doubles in March.",
        "Korrektur: In einer früheren Fassung stand ein falsches Jahr.",
    ],
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_a_correction_stands_apart_at_head_and_foot(note: str, place: str) -> None:
    story = f"{TOLL}\n\n{PAINT}\n"
    page = read_plain(
        f"{HEADLINE}\n\n{note}\n\n{story}"
        if place == "head"
        else f"{HEADLINE}\n\n{story}\n{note}\n"
    )
    assert _kinds(page) == {"correction": [note]}
    assert _body(page) == [TOLL, PAINT]
