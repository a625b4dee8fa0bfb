"""Word documents: what a reader sees with all changes accepted, and what is left out is said."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from provenance.ingest.formats.manuscripts import package
from provenance.model import Document
from tests.unit.ingest.formats.article import (
    FOLDER,
    documents,
    is_the_article,
    read_bytes,
)
from tests.unit.ingest.formats.packed import paragraph, run, word, word_part, zipped

LONG = "The crews of the ferry voted on Sunday to accept a contract that raises their pay."


def read(folder: Path, data: bytes, name: str = "story.docx") -> Document:
    (document,), skipped = read_bytes(folder, name, data)
    assert skipped == []
    return document


def refused(folder: Path, data: bytes, name: str = "story.docx") -> str:
    found, (skipped,) = read_bytes(folder, name, data)
    assert found == []
    assert "\n" not in skipped.reason
    return skipped.reason


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf"])
def test_the_article_as_a_word_processor_wrote_it(suffix: str) -> None:
    (document,), skipped = documents(FOLDER / f"article.{suffix}")
    assert skipped == []
    is_the_article(document)
    assert [(link.span.of(document.text), link.url) for link in document.links] == [
        ("report it published", "https://tarnwater.example/reports/oxygen")
    ]
    kinds = {r.kind: r.span.of(document.text) for r in document.removed}
    assert kinds["header"] == "Tarn Valley Gazette – draft"
    assert kinds["footer"].startswith("Page ")
    assert document.limits == ()


def test_insertions_are_in_and_deletions_are_out_and_said(tmp_path: Path) -> None:
    changed = (
        f"<w:p>{run('The crews voted ')}<w:ins>{run('in the evening ')}</w:ins>"
        "<w:del><w:r><w:delText>by mistake </w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('elsewhere ')}</w:moveFrom>"
        f"{run('to accept the contract on Sunday.')}</w:p>"
    )
    document = read(tmp_path, word(changed + paragraph(LONG)))
    assert "The crews voted in the evening to accept the contract on Sunday." in document.text
    assert "mistake" not in document.text
    assert document.limits == ("left out: deleted text of tracked changes",)


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    body = paragraph("The crews of the ferry voted on", marks="<w:rPr><w:del/></w:rPr>")
    document = read(tmp_path, word(body + paragraph(" Sunday to accept a contract.")))
    assert document.text == "The crews of the ferry voted on Sunday to accept a contract."


def test_the_properties_before_a_change_do_not_count(tmp_path: Path) -> None:
    before = "<w:pPrChange><w:pPr><w:pStyle w:val='T'/></w:pPr></w:pPrChange>"
    body = f"<w:p><w:pPr>{before}</w:pPr>{run(LONG)}</w:p>"
    assert read(tmp_path, word(body)).title is None


def test_comments_and_hidden_text_are_left_out_and_said(tmp_path: Path) -> None:
    remarks = word_part(f"<w:comment>{paragraph('Check with the union')}</w:comment>", "comments")
    body = f"<w:p>{run(LONG)}{run(' Not for print.', '<w:vanish/>')}</w:p>"
    document = read(tmp_path, word(body, comments=remarks))
    assert document.text == LONG
    assert document.limits == ("left out: hidden text, comments",)


def test_a_text_box_follows_the_paragraph_it_is_anchored_in(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('The line carries 4,000 people a day.')}</w:txbxContent>"
    twice = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    document = read(tmp_path, word(f"<w:p><w:r>{twice}</w:r>{run(LONG)}</w:p>"))
    assert document.text.split("\n") == [LONG, "The line carries 4,000 people a day."]


def test_footnotes_stand_below_the_text(tmp_path: Path) -> None:
    notes = word_part(
        f"<w:footnote>{paragraph('The contract runs for three years.')}</w:footnote>", "footnotes"
    )
    document = read(tmp_path, word(paragraph(LONG), footnotes=notes))
    assert document.text.split("\n") == [LONG, "The contract runs for three years."]


def test_links_as_elements_and_as_fields(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://b.example/x" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("the minutes")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = f"<w:hyperlink r:id='r1'>{run('the contract')}</w:hyperlink>"
    body = f"<w:p>{run('See ')}{link}{run(' and ')}{field}</w:p>"
    document = read(tmp_path, word(body + paragraph(LONG), {"r1": "https://a.example/?a=1&b=2"}))
    assert document.text.startswith("See the contract and the minutes\n")
    assert [(link.span.of(document.text), link.url) for link in document.links] == [
        ("the contract", "https://a.example/?a=1&b=2"),
        ("the minutes", "https://b.example/x"),
    ]


def test_styles_tell_headline_and_caption(tmp_path: Path) -> None:
    body = (
        paragraph("By Jonas Reet")
        + paragraph("Ferry crews agree", "T")
        + paragraph("The night boat in the harbour", "C")
        + paragraph(LONG)
    )
    document = read(tmp_path, word(body))
    assert document.title == "Ferry crews agree"
    assert document.byline == ("Jonas Reet",)
    assert ("caption", "set in the style of captions") in {
        (r.kind, r.reason) for r in document.removed
    }


def test_odd_characters_and_breaks(tmp_path: Path) -> None:
    inside = (
        "<w:r><w:t>Six\u00a0per\u00a0cent</w:t><w:noBreakHyphen/><w:t>a</w:t><w:tab/>"
        '<w:t>rise</w:t><w:br w:type="page"/><w:softHyphen/><w:br/><w:t>next line</w:t>'
        '<w:sym w:char="F0B7"/></w:r>'
    )
    document = read(tmp_path, word(f"<w:p>{inside}</w:p>{paragraph(LONG)}"))
    assert document.text.split("\n")[:2] == [
        "Six\u00a0per\u00a0cent\u2011a rise\u00ad",
        "next line",
    ]


@pytest.mark.parametrize(
    ("author", "title", "byline", "stated"),
    [
        (
            "Ada Prill",
            "Ferry crews accept a contract",
            ("Ada Prill",),
            "Ferry crews accept a contract",
        ),
        ("Ada Prill; Tom Reet", "Quarterly letter of the rowing club", (), None),
        ("desk-pc-04", "Microsoft Word - ferry_draft3.docx", (), None),
        ("Owner", "Document1", (), None),
        ("Harbour News", "", (), None),
    ],
)
def test_properties_are_believed_where_they_can_be(
    tmp_path: Path, author: str, title: str, byline: tuple[str, ...], stated: str | None
) -> None:
    dc = "http://purl.org/dc/elements/1.1/"
    core = f'<p xmlns:dc="{dc}"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></p>'
    data = zipped(
        {
            "word/document.xml": word_part(f"<w:body>{paragraph(LONG)}</w:body>"),
            "docProps/core.xml": core,
        }
    )
    document = read(tmp_path, data)
    assert document.title == stated
    if ";" not in author:
        assert document.byline == byline


def test_the_byline_of_the_text_comes_before_the_owner_of_the_machine(tmp_path: Path) -> None:
    dc = "http://purl.org/dc/elements/1.1/"
    body = paragraph("Ferry crews agree", "T") + paragraph("By Jonas Reet") + paragraph(LONG)
    data = zipped(
        {
            "word/document.xml": word_part(f"<w:body>{body}</w:body>"),
            "docProps/core.xml": f'<p xmlns:dc="{dc}"><dc:creator>Ada Prill</dc:creator></p>',
        }
    )
    assert read(tmp_path, data).byline == ("Jonas Reet",)


@pytest.mark.parametrize("name", ["story.txt", "story.doc", "story"])
def test_the_content_tells_the_format_not_the_name(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, word(paragraph(LONG)), name).text == LONG


@pytest.mark.parametrize("name", ["story.docx", "story.doc"])
def test_a_web_page_under_a_word_name_is_read_as_what_it_is(tmp_path: Path, name: str) -> None:
    page = f"<html><body><h1>Ferry crews agree</h1><p>{LONG}</p></body></html>"
    assert read(tmp_path, page.encode(), name).title == "Ferry crews agree"


def test_a_plain_text_under_a_word_name(tmp_path: Path) -> None:
    data = f"Ferry crews agree\n\n{LONG}\n".encode()
    assert LONG in read(tmp_path, data, "story.doc").text
    assert "it is not one" in refused(tmp_path, data, "story.docx")


def test_a_document_that_word_in_a_browser_wrote(tmp_path: Path) -> None:
    data = zipped({"word/document2.xml": word_part(f"<w:body>{paragraph(LONG)}</w:body>")})
    assert read(tmp_path, data).text == LONG


def test_a_cut_off_document_is_refused(tmp_path: Path) -> None:
    data = (FOLDER / "article.docx").read_bytes()
    assert "damaged or cut-off" in refused(tmp_path, data[: len(data) // 2])


def test_markup_that_breaks_off_is_refused(tmp_path: Path) -> None:
    data = zipped({"word/document.xml": word_part(paragraph(LONG))[:-30]})
    assert refused(tmp_path, data) == "a damaged or cut-off Word document"


def test_declared_entities_are_refused(tmp_path: Path) -> None:
    tens = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    part = f'<!DOCTYPE x [<!ENTITY e0 "ha">{tens}]>' + word_part(
        paragraph("x").replace("x", "&e9;")
    )
    assert "declares entities" in refused(tmp_path, zipped({"word/document.xml": part}))


def test_nothing_outside_the_file_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connect(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr("socket.socket.connect", connect)
    part = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">' + word_part(
        f"<w:body>{paragraph(LONG)}<w:altChunk r:id='r1'/></w:body>"
    )
    document = read(tmp_path, zipped({"word/document.xml": part}))
    assert document.text == LONG
    assert document.limits == ("left out: a document put into it",)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<w:p><w:r><w:t>" + " " * 6_000_000 + "</w:t></w:r></w:p>", "more text than any book"),
        ("<w:p><w:r><w:t>" + " " * 60_000_000, "unpacks to more than 50 MB"),
        ("<w:tbl>" * 100_000 + "</w:tbl>" * 100_000, "nested too deeply"),
        ("<w:p/>" * 2_000, "more markup than any book"),
    ],
)
def test_traps_are_refused_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: str, reason: str
) -> None:
    if "markup" in reason:
        monkeypatch.setattr(package, "_MOST_ELEMENTS", 1_000)
    data = zipped({"word/document.xml": word_part(f"<w:body>{inside}</w:body>")})
    assert reason in refused(tmp_path, data)


def test_a_long_comment_is_gone_through_once(tmp_path: Path) -> None:
    began = time.process_time()
    inside = "<!--" + "x" * 40_000_000 + "-->" + paragraph(LONG)
    data = zipped({"word/document.xml": word_part(f"<w:body>{inside}</w:body>")})
    assert read(tmp_path, data).text == LONG
    assert time.process_time() - began < 10


def test_the_parts_of_a_file_share_one_limit(tmp_path: Path) -> None:
    filler = word_part("<!--" + "x" * 20_000_000 + "-->", "hdr")
    data = word(paragraph(LONG), header1=filler, header2=filler, header3=filler)
    assert "unpacks to more than 50 MB" in refused(tmp_path, data)
