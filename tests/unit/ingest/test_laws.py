"""Laws of every reader: spans are disjoint, sorted, inside the text, and nothing gets lost."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.ingest.formats.markdown import read_markdown
from provenance.ingest.formats.pages.html import read_html
from provenance.ingest.formats.plain import read_plain
from provenance.ingest.origin.apparent import find_origin
from provenance.ingest.page import Page

LINES = st.sampled_from(
    [
        "",
        " ",
        "CALDER GAZETTE",
        "By Jane Roe, Calder Gazette",
        "March 3, 2025",
        "Home > News > Local",
        "# Bridge toll to double",
        "> quoted",
        "- In:",
        "- Bridges",
        "Related",
        "View",
        "fairlyNice! (381)",
        "Council backs a new rink in the old mill",
        "(AP)",
        "---",
        "+++",
        "```",
        "<!-- note",
        "-->",
        "[m]: https://m.example",
        "<p>The <b>toll</b> doubles.</p>",
        "<a href='x'>",
        "&amp; <i>so on",
        "The toll on the Orr Bridge will double in March, the county said, and so it did.",
        "Jane Roe covers roads for the Calder Gazette.",
        "© 2025 Calder Gazette",
    ]
)
TEXTS = st.one_of(
    st.lists(LINES, max_size=14).map("\n".join),
    st.lists(LINES, max_size=8).map("\r\n\r\n".join),
    st.text(max_size=200),
    st.text(alphabet="aA.-#>*_`[]()! \n\r\t\ufeff\u2028\x0b\x1c<>&", max_size=120),
)


def _spans_hold(page: Page) -> None:
    title = [page.title_span] if page.title_span else []
    spans = sorted([*page.body, *(r.span for r in page.removed), *title])
    assert list(page.body) == sorted(page.body)
    assert [r.span for r in page.removed] == sorted(r.span for r in page.removed)
    for one, following in pairwise(spans):
        assert one.end <= following.start
    assert all(span.end <= len(page.text) and len(span) for span in spans)
    assert all(link.span.end <= len(page.text) and len(link.span) for link in page.links)


@pytest.mark.parametrize("reader", [read_plain, read_markdown])
@given(text=TEXTS)
def test_every_visible_character_is_body_title_or_receipt(
    reader: Callable[[str], Page], text: str
) -> None:
    page = reader(text)
    _spans_hold(page)
    held = [False] * len(text)
    for span in (*page.body, *(r.span for r in page.removed), *filter(None, [page.title_span])):
        held[span.start : span.end] = [True] * len(span)
    lost = {c for c, kept in zip(text, held, strict=True) if not kept and not c.isspace()}
    assert lost <= {"\ufeff", "\u200b", "\x1a"}  # marks of where a file begins and ends


@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_html_spans_hold(text: str) -> None:
    _spans_hold(read_html(text))


@given(text=TEXTS)
def test_origin_is_the_same_each_time_and_its_evidence_inside(text: str) -> None:
    page = read_plain(text)
    origin = find_origin(page, "a.txt", "source")
    assert origin == find_origin(page, "a.txt", "source")
    assert origin.outlet is None or origin.names[0] == origin.outlet
    assert all(e.span is None or e.span.end <= len(text) for e in origin.evidence)
