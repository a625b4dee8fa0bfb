"""Markers in the comments of Markdown and HTML: which are taken, and what they speak for."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from provenance.ingest.formats.markdown import read_markdown
from provenance.ingest.formats.pages.html import read_html
from provenance.ingest.formats.plain import read_plain
from provenance.ingest.markers import markers_of
from provenance.ingest.page import Page
from provenance.ingest.read import read_documents
from provenance.model import Marker, Span
from provenance.text.sentences import split

MARK = '<!-- provenance: ignore PRV102 reason="agreed" -->'
QUAY = "The quay at Tolm will be rebuilt in stone by the autumn, the harbour board said on Monday."
LAMPS = "Forty lamps are to stand along it, and the fishing boats will have a pier of their own."
COST = "It costs nine million crowns, of which the county pays a third and the port the rest."
STORY = f"# A quay of stone\n\n{QUAY}\n\n{LAMPS}\n\n{COST}\n"


def spoken_for(page: Page) -> list[str]:
    """What the markers that can be honoured speak for; ``*`` is the whole text."""
    found = [marker.span.of(page.text) for marker in markers_of(page) if marker.problem is None]
    return ["*" if text == page.text else text for text in found]


def problems(text: str) -> list[str]:
    return [one.problem or "" for one in markers_of(read_markdown(text))]


def page(*parts: str, head: str = "") -> Page:
    body = "\n".join(parts)
    return read_html(
        f"<!doctype html><html><head><title>A quay of stone</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav><article>{body}</article></body></html>"
    )


def test_a_marker_has_its_rules_and_its_reason() -> None:
    text = (
        f'{QUAY} <!-- provenance: ignore PRV102, PRV3 late-credit reason="read to\nthe board" -->\n'
    )
    (marker,) = markers_of(read_markdown(text))
    assert (marker.rules, marker.reason) == (("PRV102", "PRV3", "late-credit"), "read to the board")
    assert marker.problem is None


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        (STORY.replace(LAMPS, f"{LAMPS} {MARK}"), LAMPS),
        (STORY.replace(LAMPS, f"{MARK} {LAMPS}"), LAMPS),
        (STORY.replace(LAMPS, f"{MARK}\n{LAMPS}"), LAMPS),
        (STORY.replace(LAMPS, f"{MARK}\n\n{LAMPS}"), LAMPS),
        (STORY.replace(LAMPS, f"{LAMPS}\n{MARK}"), COST),
        (STORY.replace(LAMPS, f"- {LAMPS} {MARK}\n- Another item"), LAMPS),
        (STORY.replace(LAMPS, f"> {LAMPS} {MARK}"), LAMPS),
        (f"{MARK}\n\n{STORY}", "*"),
        (f"---\ntitle: Quay\n---\n{MARK}\n{STORY}", "*"),
        (STORY.replace(f"\n\n{QUAY}", f"\n\n{MARK}\n\n{QUAY}"), QUAY),
        (STORY.replace(QUAY, f"*By Ada Brennick*\n\n{MARK}\n\n{QUAY}"), QUAY),
        (f"{STORY}\n{MARK}\n", ""),
    ],
    ids=(
        "at its end, at its beginning, above, above a blank line, below is above the next, an item,"
        " a quotation, above the headline, below the metadata, below the headline,"
        " below the byline, below everything"
    ).split(", "),
)
def test_in_markdown_it_speaks_for_its_paragraph_the_next_or_all(text: str, spoken: str) -> None:
    assert spoken_for(read_markdown(text)) == [spoken]


def test_a_paragraph_that_it_parts_is_spoken_for_as_a_whole() -> None:
    text = STORY.replace(LAMPS, f"{LAMPS} {MARK} {QUAY}\nAnd so on.")
    assert spoken_for(read_markdown(text)) == [f"{LAMPS} {MARK} {QUAY}\nAnd so on."]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_change_nothing(ends: str) -> None:
    text = STORY.replace(LAMPS, f"{MARK}\n{LAMPS}").replace("\n", ends)
    assert spoken_for(read_markdown(text)) == [LAMPS]


@pytest.mark.parametrize(
    ("parts", "spoken"),
    [
        ((f"<h1>A quay of stone</h1><p>{QUAY}</p>", f"<p>{LAMPS}{MARK}</p><p>{COST}</p>"), LAMPS),
        ((f"<h1>A quay of stone</h1><p>{QUAY}</p>", f"<p>{MARK}{LAMPS}</p><p>{COST}</p>"), LAMPS),
        ((f"<h1>A quay of stone</h1><p>{QUAY}</p>", MARK, f"<p>{LAMPS}</p><p>{COST}</p>"), LAMPS),
        (
            (
                f"<h1>A quay of stone</h1><p>{QUAY}</p><p>{MARK}</p>",
                f"<div><a href='/lamps'>Buy lamps here</a></div><p>{LAMPS}</p><p>{COST}</p>",
            ),
            LAMPS,
        ),
        ((MARK, f"<h1>A quay of stone</h1><p>{QUAY}</p>", f"<p>{LAMPS}</p><p>{COST}</p>"), "*"),
        ((f"<h1>A quay of stone</h1><p>{QUAY}</p><p>{LAMPS}</p><p>{COST}</p>", MARK), ""),
    ],
    ids=["in it", "at its beginning", "above", "above an advert", "above all", "below all"],
)
def test_in_html_it_speaks_for_its_paragraph_the_next_or_all(
    parts: tuple[str, ...], spoken: str
) -> None:
    assert spoken_for(page(*parts)) == [spoken]


def test_a_marker_in_the_head_of_a_page_speaks_for_all() -> None:
    assert spoken_for(page(f"<h1>A quay of stone</h1><p>{QUAY}</p><p>{COST}</p>", head=MARK)) == [
        "*"
    ]


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("provenance: ignore PRV102", "gives no reason"),
        ('provenance: ignore PRV102 reason=""', "gives no reason"),
        ('provenance: ignore PRV102 reason=" … "', "gives no reason"),
        ("provenance: ignore PRV102 reason=agreed", "gives no reason in straight"),
        ("provenance: ignore PRV102 reason=“agreed”", "gives no reason in straight"),
        ("provenance: ignore PRV102 reason='agreed'", "gives no reason in straight"),
        ('provenance: ignore reason="agreed"', "names no rule"),
        ('provenance: ingore PRV102 reason="agreed"', "“provenance: ingore PRV102 reason="),
        ('provenance ignore PRV102 reason="agreed"', "is not understood"),
        ('provenance-ignore PRV102 reason="agreed"', "is not understood"),
        ('provenance: ignore PRV102 reason="agreed" "twice"', "gives no reason in straight"),
        ('provenance: ignore PRV102 reason="a\x1b[31mb"', "control characters"),
        ('provenance: ignore PRV102 reason="' + "x" * 2_000 + '"', "more than 2,000"),
    ],
)
def test_what_was_meant_for_a_marker_and_is_none_is_kept_with_its_problem(
    comment: str, problem: str
) -> None:
    (marker,) = markers_of(read_markdown(f"{QUAY} <!-- {comment} -->\n"))
    assert problem in (marker.problem or "")
    assert marker.reason == ""


@pytest.mark.parametrize("comment", ["a note", "provenance of the photo: unknown", ""])
def test_other_comments_are_nobodys_business(comment: str) -> None:
    assert markers_of(read_markdown(f"{QUAY} <!-- {comment} -->\n")) == ()


def test_a_comment_that_is_never_closed_is_told() -> None:
    assert problems(f"{QUAY}\n\n{MARK.removesuffix('-->')}\n\n{LAMPS}\n") == [
        "its comment is never closed"
    ]


@pytest.mark.parametrize(
    "example",
    [
        f"```\n{MARK}\n```",
        f"~~~ html\n{MARK}\n~~~",
        f"Write `{MARK}` above it.",
        f'<i title="{MARK}">',
    ],
    ids=["fence", "tildes", "code", "attribute"],
)
def test_an_example_shown_to_readers_is_no_marker(example: str) -> None:
    assert markers_of(read_markdown(f"{QUAY}\n\n{example}\n\n{LAMPS}\n")) == ()


@pytest.mark.parametrize("example", [f"> ```\n> {MARK}\n> ```", f"    {MARK}"])
def test_an_example_that_may_be_meant_is_not_honoured_and_told(example: str) -> None:
    assert problems(f"{QUAY}\n\n{example}\n\n{LAMPS}\n") == ["it stands in code"]


def test_in_a_page_neither_attributes_nor_scripts_hold_markers() -> None:
    shown = MARK.replace("<", "&lt;")
    found = page(
        f"<h1>A quay of stone</h1><p title='{MARK}'>{QUAY}</p>",
        f"<script>{MARK}</script><textarea>{MARK}</textarea><p>{LAMPS} {shown}</p>",
    )
    assert markers_of(found) == ()


def test_plain_text_has_no_comments() -> None:
    assert markers_of(read_plain(f"A quay of stone\n\n{QUAY}\n\n{MARK}\n\n{LAMPS}\n")) == ()


def test_only_drafts_have_markers(tmp_path: Path) -> None:
    for name in ("draft.md", "source.md"):
        (tmp_path / name).write_text(f"{MARK}\n\n{STORY}<!-- {name} -->\n", encoding="utf-8")
    documents, _ = read_documents([tmp_path / "draft.md"], [tmp_path / "source.md"])
    whole = Span(0, len(documents[0].text))
    assert documents[0].markers == (Marker(whole, ("PRV102",), "agreed"),)
    assert documents[1].markers == ()


def test_the_words_of_a_marker_are_none_of_the_article(tmp_path: Path) -> None:
    file = tmp_path / "draft.md"
    file.write_text(STORY.replace(LAMPS, f"{LAMPS} {MARK} {COST}"), encoding="utf-8")
    documents, _ = read_documents([file], [])
    assert [one.text for one in split(documents[0])] == ["A quay of stone", QUAY, LAMPS, COST, COST]


@pytest.mark.parametrize(
    "text",
    [
        f"{MARK}\n" * 20_000 + QUAY,
        f"{QUAY[:20]} {MARK} " * 10_000,
        "<!-- provenance: ignore" * 20_000,
        "`<!-- provenance:" * 20_000,
        "\n> ```\n<!-- provenance:" * 20_000,
        '<a "' * 50_000 + MARK,
    ],
    ids=["lines", "one line", "unclosed", "ticks", "fences", "tags"],
)
def test_markers_without_number_cost_little(text: str) -> None:
    began = time.process_time()
    markers_of(read_markdown(text))
    assert time.process_time() - began < 20  # 0.1 to 2 s; what is quadratic takes minutes
