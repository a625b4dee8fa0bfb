"""What an HTML page states of itself: title, outlet, byline, dates and addresses, with the how."""

from __future__ import annotations

import json

import pytest

from provenance.ingest.formats.pages.html import read_html

STORY = (
    "<p>The toll on the Orr Bridge will double in March, the county said on Monday, and drivers "
    "who cross it every day will pay about 40 dollars more a month.</p>"
    "<p>Ada Quill, the county engineer, said that the paint had been put off for ten years.</p>"
)


def stated(head: str, body: str = STORY) -> list[tuple[str, str, str]]:
    page = read_html(f"<html><head>{head}</head><body>{body}</body></html>")
    return [(e.field, e.value, e.how) for e in page.stated]


def values(head: str, field: str, body: str = STORY) -> list[str]:
    return [value for name, value, _ in stated(head, body) if name == field]


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_json_ld_nodes_may_refer_to_each_other() -> None:
    head = linked(
        {
            "@graph": [
                {
                    "@type": "NewsArticle",
                    "headline": "Toll to double",
                    "publisher": {"@id": "#house"},
                    "author": [{"@id": "#roe"}, "Hal Petty", {"name": ["Ada Quill"]}],
                    "datePublished": "2025-03-03",
                    "dateModified": "2025-03-04",
                },
                {"@type": "Organization", "@id": "#house", "name": "Calder Gazette"},
                {"@type": "Person", "@id": "#roe", "name": "Jane Roe"},
            ]
        }
    )
    assert values(head, "outlet") == ["Calder Gazette"]
    assert values(head, "byline") == ["Jane Roe", "Hal Petty", "Ada Quill"]
    assert ("published", "2025-03-03", "JSON-LD datePublished") in stated(head)
    assert ("updated", "2025-03-04", "JSON-LD dateModified") in stated(head)


def test_of_several_articles_the_one_at_the_pages_address_counts() -> None:
    head = '<link rel="canonical" href="https://calder.example/toll">' + linked(
        [
            {"@type": "Article", "headline": "Rink opens", "url": "https://calder.example/rink"},
            {"@type": "Article", "headline": "Toll doubles", "url": "https://calder.example/toll/"},
        ]
    )
    assert values(head, "title") == ["Toll doubles"]


@pytest.mark.parametrize(
    ("field", "tag"),
    [
        ("published", '<meta property="article:published_time" content="2025-03-03">'),
        ("published", '<meta name="parsely-pub-date" content="2025-03-03">'),
        ("published", '<meta name="sailthru.date" content="2025-03-03">'),
        ("published", '<meta name="DC.date.issued" content="2025-03-03">'),
        ("updated", '<meta property="article:modified_time" content="2025-03-03">'),
        ("updated", '<meta property="og:updated_time" content="2025-03-03">'),
        ("updated", '<time itemprop="dateModified" datetime="2025-03-03"></time>'),
        ("updated", '<time class="post-updated" datetime="2025-03-03"></time>'),
        ("published", '<time itemprop="datePublished" datetime="2025-03-03"></time>'),
    ],
)
def test_dates_by_their_tags(field: str, tag: str) -> None:
    assert [(name, value) for name, value, _ in stated("", tag + STORY)] == [(field, "2025-03-03")]


def test_an_unmarked_time_is_told_apart_and_only_the_first_is_taken() -> None:
    times = '<time datetime="2025-03-03"></time><time datetime="2019-01-01"></time>'
    assert stated("", times + STORY) == [("published", "2025-03-03", "time element")]


@pytest.mark.parametrize(
    "tag",
    [
        '<meta name="parsely-author" content="Jane Roe">',
        '<meta name="sailthru.author" content="Jane Roe">',
        '<meta name="dc.creator" content="Jane Roe">',
        "<meta name='parsely-page' content='{\"author\": \"Jane Roe\"}'>",
        "<script>var _sf_async_config={};_sf_async_config.authors = 'Jane Roe';</script>",
    ],
)
def test_authors_by_their_tags(tag: str) -> None:
    assert values(tag, "byline") == ["Jane Roe"]


def test_microdata_gives_the_name_inside_an_item_and_the_first_of_each() -> None:
    items = (
        '<div itemprop="publisher" itemscope><b itemprop="name">Calder Gazette</b></div>'
        '<span itemprop="author" itemscope>By <i itemprop="name">Jane Roe</i></span>'
        '<span itemprop="author">Somebody Else</span>'
    )
    assert values("", "outlet", items + STORY) == ["Calder Gazette"]
    assert values("", "byline", items + STORY) == ["Jane Roe"]


def test_where_a_copy_comes_from_is_told_by_its_how() -> None:
    head = (
        '<link rel="canonical" href="https://alderpost.example/toll">'
        '<meta property="og:url" content="https://calder.example/toll">'
        '<meta name="syndication-source" content="https://alderpost.example/first">'
        '<meta name="original-source" content="Alder Post">'
    )
    assert [entry for entry in stated(head) if entry[0] in {"url", "outlet"}] == [
        ("url", "https://alderpost.example/toll", "canonical link"),
        ("url", "https://calder.example/toll", "meta og:url"),
        ("url", "https://alderpost.example/first", "meta syndication-source"),
        ("outlet", "Alder Post", "meta original-source"),
    ]


@pytest.mark.parametrize(
    "title",
    ["Toll to double | Calder Gazette", "Toll to double - Calder Gazette", "Toll to double"],
)
def test_a_title_is_without_the_sites_name(title: str) -> None:
    head = (
        f'<title>{title}</title><meta property="og:title" content="{title}">'
        '<meta property="og:site_name" content="Calder Gazette">'
    )
    assert values(head, "title") == ["Toll to double"]


def test_the_window_stands_in_where_no_title_is_stated() -> None:
    head = (
        "<title>Toll to double | Calder Gazette</title>"
        '<meta name="publisher" content="Calder Gazette">'
    )
    assert ("title", "Toll to double", "title element") in stated(head)


def test_a_sites_name_is_no_title_and_a_headline_no_outlet() -> None:
    headline = "Toll on the old bridge is to double"
    head = (
        '<meta property="og:title" content="Calder Gazette">'
        f'<meta name="headline" content="{headline}">'
        '<meta property="og:site_name" content="Calder Gazette">'
        f'<meta name="application-name" content="{headline}">'
    )
    assert values(head, "title") == [headline]
    assert values(head, "outlet") == ["Calder Gazette"]


@pytest.mark.parametrize(
    "shown",
    [
        '<img alt="The Calder Gazette logo">',
        "<p>© 2025 The Calder Gazette</p>",
        '<a href="/" title="The Calder Gazette - home">x</a>',
    ],
)
def test_a_name_that_the_address_spells_is_the_outlets(shown: str) -> None:
    head = '<link rel="canonical" href="https://www.caldergazette.example/toll">'
    assert ("outlet", "The Calder Gazette", "a name that the page's address spells") in stated(
        head, shown + STORY
    )


def test_language_of_the_page() -> None:
    assert read_html('<html lang="de-AT"><p>a</p></html>').language == "de"
    assert read_html('<meta property="og:locale" content="fr_FR"><p>a</p>').language == "fr"


@pytest.mark.parametrize(
    "script",
    [
        "[" * 50_000,
        '{"@type": ["Article"], "author": 7}',
        "<!-- {} -->",
        '{"@id": "#a", "name": 3}',
    ],
)
def test_broken_json_ld_states_nothing(script: str) -> None:
    assert stated(f'<script type="application/ld+json">{script}</script>') == []


def test_wrapped_json_ld_is_read() -> None:
    data = '//<![CDATA[\n{"@type": "Article", "headline": "Toll to double"}\n]]>'
    head = f'<script type="application/ld+json">{data}</script>'
    assert values(head, "title") == ["Toll to double"]


def test_references_in_a_circle_end() -> None:
    head = linked(
        {"@type": "Article", "@id": "#a", "publisher": {"@id": "#b"}, "author": {"@id": "#a"}}
    )
    assert stated(head) == []
