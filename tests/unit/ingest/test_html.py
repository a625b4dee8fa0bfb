"""HTML: reading text with exact offsets, the article, what the page states, hostile markup."""

from __future__ import annotations

import pytest

from provenance.errors import Unreadable
from provenance.ingest.formats.pages.html import read_html, read_markup
from provenance.ingest.page import Page
from provenance.model import Evidence

P1 = (
    "The toll on the Orr Bridge will double in March, the county said on Monday, and drivers who "
    "cross it every day will pay about 40 dollars more a month."
)
P2 = (
    "Ada Quill, the county engineer, said that the paint and the bearings had been put off for ten "
    "years, and that the river would not wait for the budget."
)
P3 = "The vote was four to one, and the one was asleep, according to two people in the room."
PAGE = f"""<!doctype html><html lang="en"><head><title>Toll to double | Calder Gazette</title>
<meta property="og:site_name" content="Calder Gazette">
<link rel="canonical" href="https://calder.example/toll">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle",
"headline": "Toll to double", "datePublished": "2025-03-03", "author": [{{"name": "Jane Roe"}}],
"publisher": {{"name": "Calder Gazette"}}}}]}}</script>
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<h1>Toll to double</h1><p class="byline">By Jane Roe</p><article>
<p>{P1}</p><p>{P2}</p><p>{P3} See <a href="https://orr.example/b">the <b>full</b>
plan</a>.</p></article><aside><p>Rink opens</p></aside>
<footer>&copy; 2025 Calder Gazette</footer></body></html>"""


def test_the_article_is_body_and_the_page_has_receipts() -> None:
    page = read_html(PAGE)
    assert page.title == "Toll to double"
    assert [span.of(page.text) for span in page.body] == [P1, P2, P3 + " See the full plan."]
    kinds = {r.span.of(page.text): r.kind for r in page.removed}
    assert kinds["Home Sport"] == "navigation"
    assert kinds["By Jane Roe"] == "byline"
    assert kinds["Rink opens"] == "related"
    assert kinds["© 2025 Calder Gazette"] in {"footer", "imprint"}


def test_links_stand_where_their_anchor_reads() -> None:
    page = read_html(PAGE)
    assert ("the full plan", "https://orr.example/b") in [
        (link.span.of(page.text), link.url) for link in page.links
    ]


def test_what_the_page_states_comes_with_where_it_was_stated() -> None:
    stated = {(e.field, e.value, e.how) for e in read_html(PAGE).stated}
    assert ("outlet", "Calder Gazette", "JSON-LD publisher") in stated
    assert ("byline", "Jane Roe", "JSON-LD author") in stated
    assert ("published", "2025-03-03", "JSON-LD datePublished") in stated
    assert ("url", "https://calder.example/toll", "canonical link") in stated


def test_entities_nested_tags_and_line_breaks_read_as_text() -> None:
    page = read_html("<p>It&rsquo;s  <em>a\n<b>b</b></em>c &amp; d<br>next &lt;script&gt;</p>")
    assert page.text == "It’s a bc & d\nnext <script>"


def test_scripts_styles_and_hidden_text_are_not_text() -> None:
    page = read_html(
        "<p>Seen.</p><script>x</script><style>y</style><p hidden>no</p>"
        "<p style='display : none'>no</p><p aria-hidden='true'>no</p><!-- no -->"
    )
    assert page.text == "Seen."


@pytest.mark.parametrize(
    "source",
    [
        "",
        "<",
        "<html></html>",
        "<p>a\0b",
        "<?xml version='1.0' encoding='utf-16'?><p>a</p>",
        "<div>" * 100_000 + "deep text at last",
        "<p>start</p>" + "<b><i>" * 50_000 + "x",
        '<script type="application/ld+json">' + "[" * 50_000 + "</script><p>a</p>",
        '<script type="application/ld+json">{"@type": ["Article"], "author": 7}</script><p>a</p>',
        "<table>" * 500 + "a",
        "<p " + "a=b " * 10_000 + ">a</p>",
        "<svg><text>a</text></svg>",
    ],
)
def test_hostile_or_broken_pages_never_raise(source: str) -> None:
    for page in (read_html(source), read_markup(source, title="Toll to double")):
        for span in (*page.body, *(r.span for r in page.removed)):
            assert span.of(page.text).strip() == span.of(page.text) != ""


@pytest.mark.parametrize("tag", ["div", "b"])
@pytest.mark.parametrize("depth", [300, 2_000, 100_000])
def test_text_below_the_depth_a_parser_goes_to_is_not_lost(tag: str, depth: int) -> None:
    page = read_html(f"<p>{P1}</p>" + f"<{tag}>" * depth + "deep text at last")
    assert page.text == P1 + "\ndeep text at last"


def test_a_credit_in_the_footer_keeps_its_kind() -> None:
    line = "This story was originally published by the Alder Post."
    page = read_html(PAGE.replace("<footer>", f"<footer><p>{line}</p>"))
    assert [r.kind for r in page.removed if r.span.of(page.text) == line] == ["credit-line"]


def test_a_short_page_is_read_whole() -> None:
    page = read_html("<body><h1>Toll to double</h1><p>The toll doubles.</p><p>Nobody laughed.</p>")
    assert page.title == "Toll to double"
    assert [span.of(page.text) for span in page.body] == ["The toll doubles.", "Nobody laughed."]


def body(page: Page) -> list[str]:
    return [span.of(page.text) for span in page.body]


def test_a_fragment_is_article_whatever_its_elements_are_called() -> None:
    page = read_markup(f'<div class="sidebar"><p>{P1}</p><aside>{P2}</aside></div><p>{P3}</p>')
    assert body(page) == [P1, P2, P3]
    assert page.title is None


def test_a_fragments_headline_is_its_own_first_heading() -> None:
    page = read_markup(f"<h1>Toll to double</h1><h2>Vote</h2><p>{P1}</p><p>{P2}</p>")
    assert page.title == "Toll to double"
    assert [b.kind for b in page.blocks] == ["heading", "heading", "text", "text"]


def test_a_given_headline_is_put_first_once() -> None:
    bare = read_markup(f"<p>{P1}</p><p>{P2}</p>", title=" Toll  to double ")
    assert bare.text.split("\n") == ["Toll to double", P1, P2]
    shown = read_markup(f"<p>Roads</p><p>Toll to double</p><p>{P1}</p>", title="Toll to Double")
    assert shown.text.split("\n") == ["Roads", "Toll to double", P1]
    for page in (bare, shown):
        assert page.title == "Toll to double"
        assert page.title_span is not None
        assert page.title_span.of(page.text) == "Toll to double"


def test_a_fragments_byline_and_credit_are_receipts() -> None:
    page = read_markup(
        f"<p>By Jane Roe</p><p>{P1}</p><p>{P2}</p><p>{P3}</p><p>(Alder Press)</p>"
        "<p>With files from the Alder Post</p>",
        title="Toll to double",
        stated=[Evidence("published", "2025-03-03", "a container")],
    )
    assert body(page)[:3] == [P1, P2, P3]
    kinds = {r.span.of(page.text): r.kind for r in page.removed}
    assert kinds["By Jane Roe"] == "byline"
    assert kinds["With files from the Alder Post"] == "credit-line"
    assert page.stated == (Evidence("published", "2025-03-03", "a container"),)


def test_a_fragment_keeps_its_links_and_language() -> None:
    page = read_markup(f'<html lang="de-AT"><body><p>{P1} <a href="/b">plan</a></p></body></html>')
    assert [(link.span.of(page.text), link.url) for link in page.links] == [("plan", "/b")]
    assert page.language == "de"


def with_article(inside: str, **around: str) -> str:
    """The page with other article markup, and text put before or after named marks."""
    page = PAGE.replace(f"<p>{P1}</p>", inside, 1)
    for mark, put in around.items():
        page = page.replace(f"</{mark}>", f"</{mark}>{put}", 1)
    return page


def receipts(page: Page) -> dict[str, tuple[str, str]]:
    return {r.span.of(page.text): (r.kind, r.reason) for r in page.removed}


def test_a_link_to_another_story_is_none_of_the_article() -> None:
    page = read_html(
        with_article(
            f'<p>{P1}</p><p><a href="/rink">RINK OPENS IN THE OLD MILL</a></p>'
            '<p>Read more: <a href="https://calder.example/ice">Ice dance fills the hall</a></p>'
        )
    )
    assert body(page) == [P1, P2, P3 + " See the full plan."]
    away = ("related", "nothing but a link to another page of the site")
    assert "RINK OPENS IN THE OLD MILL" in receipts(page)
    assert receipts(page)["Read more: Ice dance fills the hall"] == away


@pytest.mark.parametrize(
    "line",
    [
        '<p><a href="https://alderpost.example/a">Tolls rise, and drivers fume</a></p>',
        '<p>Source: <a href="/alder">Alder Post</a></p>',
        f'<p><a href="/all">{P2}</a></p>',
    ],
    ids=["to another site", "names an outlet", "a whole sentence"],
)
def test_a_link_that_may_be_a_credit_or_a_sentence_is_kept_apart_from_plugs(line: str) -> None:
    page = read_html(with_article(f"<p>{P1}</p>{line}").replace(f"<p>{P2}</p>", "", 1))
    assert ("related", "nothing but a link to another page of the site") not in receipts(
        page
    ).values()


def test_a_summary_under_the_headline_is_a_deck() -> None:
    deck = "Drivers will pay more from March on, and the county says that it had no choice at all."
    page = read_html(with_article(f"<h2>{deck}</h2><p>{P1}</p>"))
    assert body(page)[0] == P1
    assert receipts(page)[deck] == ("deck", "a summary under the headline")


def test_what_a_teaser_repeats_is_article_once() -> None:
    teaser = f'<div class="x"><div><p>{P1}</p></div></div>'
    page = read_html(with_article(f"<p>{P1}</p>", nav=teaser))
    assert body(page).count(P1) == 1


def test_a_heading_with_nothing_below_it_is_no_part_of_the_article() -> None:
    page = read_html(PAGE.replace("</article>", "<h3>What do you think</h3></article>"))
    assert body(page)[-1] == P3 + " See the full plan."
    assert "What do you think" in receipts(page)


def test_a_table_between_paragraphs_is_article() -> None:
    table = "<table><tr><th>Year</th><td>1999</td></tr><tr><th>Toll</th><td>2</td></tr></table>"
    page = read_html(with_article(f"<p>{P1}</p>{table}"))
    assert body(page)[1:5] == ["Year", "1999", "Toll", "2"]


def test_headline_is_what_the_page_states_and_not_the_sites_name() -> None:
    page = read_html(
        f"<title>Toll to double | Calder Gazette</title><h1>Calder Gazette</h1>"
        f"<h2>Toll to double</h2><p>{P1}</p><p>{P2}</p><p>{P3}</p>"
        '<meta property="og:site_name" content="Calder Gazette">'
    )
    assert page.title == "Toll to double"


def test_text_that_a_script_has_to_uncover_is_read() -> None:
    page = read_html(
        f'<html style="visibility:hidden"><body style="display:none"><p>{P1}</p><p>{P2}</p></body>'
    )
    assert P1 in page.text
    assert P2 in page.text


def test_notes_on_the_copy_keep_their_kind_outside_the_article() -> None:
    page = read_html(PAGE.replace("<aside>", "<aside><p>March 3, 2025</p><p>12 shares</p>"))
    assert receipts(page)["March 3, 2025"][0] == "dateline"
    assert receipts(page)["Rink opens"] == ("related", "inside an aside")


def test_more_lines_than_any_article_has_are_refused() -> None:
    with pytest.raises(Unreadable, match="more than 50,000 lines"):
        read_html("<p>a b</p>" * 50_001)


@pytest.mark.parametrize(
    "source",
    ["<!--" * 200_000, "<script>" * 100_000, "<" * 500_000, "<p " + "a=b " * 30_000 + ">x</p>"],
    ids=["comments", "scripts", "brackets", "attributes"],
)
def test_markup_made_to_be_slow_is_read_at_once(source: str) -> None:
    """A quadratic reading of any of these takes minutes."""
    assert read_html(source + f"<p>{P1}</p>").text is not None


@pytest.mark.parametrize(
    ("tag", "code"), [("en-GB", "en"), ("est", "est"), ("spa", "es"), ("", None)]
)
def test_the_language_a_page_states_is_a_primary_tag(tag: str, code: str | None) -> None:
    assert (
        read_html(f'<html lang="{tag}"><body><p>The lock is shut.</p></body></html>').language
        == code
    )
