"""Markdown: markup with receipts, front matter as metadata, links with their whole construct."""

from __future__ import annotations

import pytest

from provenance.ingest.formats.markdown import read_markdown, reading_text
from provenance.ingest.page import Page

TOLL = (
    "The toll on the [Orr Bridge](https://orr.example/b) will **double** in March, the county said "
    "on Monday, and drivers will pay more."
)


def _stated(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for evidence in page.stated:
        found.setdefault(evidence.field, []).append(evidence.value)
    return found


def test_yaml_front_matter_is_metadata_and_not_body() -> None:
    page = read_markdown(
        "---\ntitle: Toll to double\nauthor: [Jane Roe, Bo Chan]\n"
        "publisher: {name: Calder Gazette}\n"
        f"url: https://calder.example/a\ndate: 2025-03-03\n---\n\n{TOLL}\n"
    )
    assert _stated(page) == {
        "title": ["Toll to double"],
        "byline": ["Jane Roe", "Bo Chan"],
        "outlet": ["Calder Gazette"],
        "url": ["https://calder.example/a"],
        "published": ["2025-03-03"],
    }
    assert [span.of(page.text) for span in page.body] == [TOLL]
    assert page.removed[0].kind == "front-matter"


def test_toml_front_matter_is_read_too() -> None:
    page = read_markdown(f'+++\ntitle = "Toll"\ndate = 2025-03-03\n+++\n{TOLL}\n')
    assert _stated(page) == {"title": ["Toll"], "published": ["2025-03-03"]}


@pytest.mark.parametrize(
    "front", ["title: [broken", "title: a: b: c", "? [\n: x: ]", "a: *nowhere"]
)
def test_broken_front_matter_is_left_out_with_a_note(front: str) -> None:
    page = read_markdown(f"---\n{front}\n---\n{TOLL}\n")
    assert page.stated == ()
    assert TOLL in [span.of(page.text) for span in page.body]


def test_a_rule_at_the_top_is_not_front_matter() -> None:
    page = read_markdown(f"---\n{TOLL}\n\n---\n\nNobody laughed.\n")
    assert [span.of(page.text) for span in page.body] == [TOLL, "Nobody laughed."]


def test_the_first_heading_is_the_title_and_later_ones_are_body() -> None:
    page = read_markdown(
        f"# Toll to double\n\n*By Jane Roe*\n\n{TOLL}\n\n## Why now\n\n- One reason\n- Two\n"
    )
    assert page.title == "Toll to double"
    assert page.title_span is not None
    assert page.title_span.of(page.text) == "Toll to double"
    assert [span.of(page.text) for span in page.body] == [TOLL, "Why now", "One reason", "Two"]
    assert "byline" in {r.kind for r in page.removed}


def test_an_underlined_heading_is_a_title() -> None:
    page = read_markdown(f"Toll to double\n==============\n\n{TOLL}\n")
    assert page.title == "Toll to double"


def test_links_span_their_whole_construct() -> None:
    text = (
        'See [the *plan*](https://a.example/p_(1) "Plan"), [minutes][m], <https://b.example> and '
        "https://c.example/x.\n\n![not a link](pic.png)\n\n[m]: https://m.example\n"
    )
    page = read_markdown(text)
    assert [(link.span.of(text), link.url) for link in page.links] == [
        ('[the *plan*](https://a.example/p_(1) "Plan")', "https://a.example/p_(1)"),
        ("[minutes][m]", "https://m.example"),
        ("<https://b.example>", "https://b.example"),
        ("https://c.example/x", "https://c.example/x"),
    ]


def test_comments_code_and_pictures_are_not_body() -> None:
    page = read_markdown(f"<!-- draft\nnote -->\n{TOLL}\n\n```\nx = 1\n```\n\n![pic](a.png)\n")
    assert [span.of(page.text) for span in page.body] == [TOLL]
    assert {"comment", "code", "image"} <= {r.kind for r in page.removed}


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("a **bold** and _soft_ word", "a bold and soft word"),
        ("snake_case stays, 2*3 is 2\\*3", "snake_case stays, 23 is 2*3"),
        ("[the plan](https://a.example) ~~now~~", "the plan now"),
        ("> quoted\n> twice", "quoted twice"),
        ("plain <b>tag</b>", "plain tag"),
    ],
)
def test_reading_text(raw: str, read: str) -> None:
    assert reading_text(raw) == read
