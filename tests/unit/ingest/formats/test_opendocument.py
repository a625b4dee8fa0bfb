"""OpenDocument texts: what a reader sees with all changes accepted."""

from __future__ import annotations

from pathlib import Path

from tests.unit.ingest.formats.article import FOLDER
from tests.unit.ingest.formats.packed import open_document, zipped
from tests.unit.ingest.formats.test_word import LONG, read, refused

PARAGRAPH = f"<text:p>{LONG}</text:p>"


def test_deletions_comments_and_hidden_text_are_left_out_and_said(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>By mistake.</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>The crews <office:annotation><text:p>Check.</text:p></office:annotation>voted"
        '<text:hidden-text text:is-hidden="true"> twice</text:hidden-text> on Sunday.</text:p>'
    )
    document = read(tmp_path, open_document(body + PARAGRAPH), "story.odt")
    assert document.text.split("\n") == ["The crews voted on Sunday.", LONG]
    assert document.limits == ("left out: deleted text of tracked changes, comments, hidden text",)


def test_notes_and_text_boxes_stand_below(tmp_path: Path) -> None:
    body = (
        '<text:p>The crews<text:note text:note-class="footnote"><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>For three years.</text:p></text:note-body>"
        "</text:note> voted<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box>"
        "</draw:frame> on Sunday.</text:p>"
    )
    document = read(tmp_path, open_document(body + PARAGRAPH), "story.odt")
    assert document.text.split("\n") == [
        "The crews voted on Sunday.",
        "In a box.",
        LONG,
        "For three years.",
    ]


def test_spaces_breaks_links_lists_and_headings(tmp_path: Path) -> None:
    body = (
        '<text:h text:outline-level="1">Ferry crews<text:line-break/>agree</text:h>'
        '<text:p>See\n   <text:s text:c="3"/><text:a xlink:href="https://a.example/">the contract'
        "</text:a><text:tab/>of Sunday.<text:line-break/>Next line.</text:p>"
        "<text:list><text:list-item><text:p>First.</text:p><text:p>Still first.</text:p>"
        "</text:list-item></text:list>"
    )
    document = read(tmp_path, open_document(body + PARAGRAPH), "story.odt")
    assert document.title == "Ferry crews agree"
    assert document.text.split("\n")[1:5] == [
        "See the contract of Sunday.",
        "Next line.",
        "First.",
        "Still first.",
    ]
    assert [(link.span.of(document.text), link.url) for link in document.links] == [
        ("the contract", "https://a.example/")
    ]


def test_a_style_can_be_the_title_or_hide_text(tmp_path: Path) -> None:
    within = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        'text:display="none"/></style:style>'
    )
    body = (
        '<text:p text:style-name="P1">Ferry crews agree</text:p>'
        '<text:p>They voted.<text:span text:style-name="T1"> Or not.</text:span></text:p>'
    )
    document = read(tmp_path, open_document(body + PARAGRAPH, within=within), "story.odt")
    assert document.title == "Ferry crews agree"
    assert "Or not" not in document.text


def test_an_encrypted_document_says_so(tmp_path: Path) -> None:
    sealed = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    data = open_document("", manifest=sealed)
    assert refused(tmp_path, data, "story.odt") == "protected with a password"


def test_a_document_that_is_encrypted_as_a_whole_says_so(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": "<x/>",
        "encrypted-package": b"\x00\xff" * 40,
    }
    assert refused(tmp_path, zipped(parts), "story.odt") == "protected with a password"


def test_a_cut_off_document_is_refused(tmp_path: Path) -> None:
    data = (FOLDER / "article.odt").read_bytes()
    assert "damaged or cut-off" in refused(tmp_path, data[: len(data) // 2], "story.odt")


def test_nesting_is_bounded(tmp_path: Path) -> None:
    body = "<text:section>" * 100_000 + "</text:section>" * 100_000
    assert "nested too deeply" in refused(tmp_path, open_document(body), "story.odt")
