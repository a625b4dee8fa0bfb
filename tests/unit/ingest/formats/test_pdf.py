"""PDFs: paragraphs from where type stands on the page, page furniture with receipts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from provenance.ingest.formats.manuscripts import pdf as reader
from provenance.model import Document
from tests.unit.ingest.formats.article import (
    FOLDER,
    LINES,
    TITLE,
    body_of,
    documents,
    is_the_article,
)
from tests.unit.ingest.formats.packed import bomb, column, packed_page, pdf
from tests.unit.ingest.formats.test_word import read as read_any
from tests.unit.ingest.formats.test_word import refused

pytest.importorskip("pypdfium2")

STORY = (
    "The crews of the ferry voted on Sunday to",
    "accept a contract that raises their pay by six",
    "per cent, the secretary of the union said.",
)
SECOND = (
    "Crews on the night boats will get an extra",
    "day off for every month, which the company",
    "had refused until this week.",
)


def read(folder: Path, data: bytes) -> Document:
    return read_any(folder, data, "story.pdf")


def joined(*rows: str) -> str:
    return " ".join(rows)


@pytest.mark.parametrize("name", ["article.pdf", "printed.pdf"])
def test_the_article_as_programs_wrote_it(name: str) -> None:
    (document,), skipped = documents(FOLDER / name)
    assert skipped == []
    is_the_article(document)
    assert {(link.span.of(document.text), link.url) for link in document.links} >= (
        {("report it published", "https://tarnwater.example/reports/oxygen")}
        if name == "printed.pdf"
        else {("report it", "https://tarnwater.example/reports/oxygen")}
    )


def test_what_a_browser_prints_around_a_page_has_receipts() -> None:
    (document,), _ = documents(FOLDER / "printed.pdf")
    out = {r.span.of(document.text): r.kind for r in document.removed}
    assert out["http://tarngazette.example/reservoir.html"] == "footer"
    assert out["1/1"] == "footer"
    assert out[f"{TITLE} | Tarn Valley Gazette"] == "header"
    assert document.url == "http://tarngazette.example/reservoir.html"
    assert document.host == "Tarn Valley Gazette"
    assert document.published == "2024-04-11"  # not the day it was printed on
    assert body_of(document) == LINES


def test_space_between_rows_parts_paragraphs(tmp_path: Path) -> None:
    rows = [*column(60, 700, STORY), *column(60, 656, SECOND)]
    assert read(tmp_path, pdf(rows)).text.split("\n") == [joined(*STORY), joined(*SECOND)]


def test_an_indent_parts_paragraphs(tmp_path: Path) -> None:
    rows = column(60, 700, STORY + SECOND)
    rows = [(72 if n in (0, 3) else x, y, s, t) for n, (x, y, s, t) in enumerate(rows)]
    assert read(tmp_path, pdf(rows)).text.split("\n") == [joined(*STORY), joined(*SECOND)]


def test_a_short_last_row_parts_paragraphs(tmp_path: Path) -> None:
    short = (*STORY[:2], "per cent.")
    assert read(tmp_path, pdf(column(60, 700, short + SECOND))).text.split("\n") == [
        joined(*short),
        joined(*SECOND),
    ]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page(tmp_path: Path) -> None:
    pages = (
        [*column(60, 700, STORY[:1]), *column(320, 700, STORY[1:2])],
        column(60, 700, STORY[2:]),
    )
    assert read(tmp_path, pdf(*pages)).text == joined(*STORY)


@pytest.mark.parametrize("order", ["rows across the page", "upside down"])
def test_columns_are_read_down_whatever_the_order_in_the_file(tmp_path: Path, order: str) -> None:
    left, right = column(60, 640, STORY + STORY[:2]), column(330, 640, SECOND + SECOND[:2])
    head = (60.0, 700.0, 24.0, "Ferry crews agree a contract")
    if order == "upside down":
        rows = [*reversed(left), *reversed(right), head]
    else:
        rows = [head, *(row for pair in zip(left, right, strict=True) for row in pair)]
    text = read(tmp_path, pdf(rows)).text
    assert text.startswith("Ferry crews agree a contract\n")
    assert (
        text.index(STORY[0]) < text.index(STORY[2]) < text.index(SECOND[0]) < text.index(SECOND[2])
    )


def test_the_headline_is_the_largest_type_but_for_the_name_of_the_paper(tmp_path: Path) -> None:
    rows = [
        (60.0, 780.0, 40.0, "Harbour News"),
        (60.0, 730.0, 22.0, "Ferry crews agree a contract"),
        (60.0, 706.0, 22.0, "after a long night"),
        *column(60, 670, STORY),
        (60.0, 620.0, 13.0, "How the members of the union voted"),
        *column(60, 600, SECOND),
    ]
    document = read(tmp_path, pdf(rows))
    assert document.title == "Ferry crews agree a contract after a long night"


def test_running_heads_and_page_numbers_have_receipts(tmp_path: Path) -> None:
    pages = [
        [
            (60.0, 800.0, 10.0, "Harbour News, Sunday"),
            *column(60, 700, rows),
            (290.0, 40.0, 10.0, f"{n}"),
        ]
        for n, rows in enumerate((STORY, SECOND), 3)
    ]
    document = read(tmp_path, pdf(*pages))
    removed = [(r.kind, r.reason, r.span.of(document.text)) for r in document.removed]
    assert ("header", "stands at the head of 2 pages", "Harbour News, Sunday") in removed
    assert ("footer", "stands at the foot of 2 pages", "3") in removed
    assert body_of(document) == [joined(*STORY), joined(*SECOND)]


def test_a_line_that_the_story_says_twice_stays(tmp_path: Path) -> None:
    pages = [column(60, 124, (*rows, "and nobody objected.")) for rows in (STORY, SECOND)]
    assert read(tmp_path, pdf(*pages)).text.count("and nobody objected.") == 2


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        (("The new con-", "tract is a contract."), "The new contract is a contract."),
        (("A blue-", "green boat, blue-green again."), "A blue-green boat, blue-green again."),
        (("The E-", "9 model was idle on Sunday."), "The E-9 model was idle on Sunday."),
        (("The Anglo-", "American line sails on."), "The Anglo-American line sails on."),
    ],
)
def test_hyphens_at_the_end_of_rows(tmp_path: Path, rows: tuple[str, ...], whole: str) -> None:
    text = read(tmp_path, pdf(column(60, 700, (*rows, *STORY)))).text
    assert whole in text.replace("\n", " ")


def test_list_marks_make_items_and_are_no_text(tmp_path: Path) -> None:
    rows = [
        *column(60, 700, STORY),
        (60.0, 650.0, 10.0, "\x95"),
        (75.0, 650.0, 10.0, "A rope closes off the inlet."),
        (60.0, 638.0, 10.0, "\x95 Dogs are allowed on the bank."),
    ]
    raw = pdf([(x, y, s, t.replace("\x95", "•")) for x, y, s, t in rows])
    assert read(tmp_path, raw).text.split("\n")[1:] == [
        "A rope closes off the inlet.",
        "Dogs are allowed on the bank.",
    ]


def test_a_page_that_lies_on_its_side_is_read_upright(tmp_path: Path) -> None:
    data = pdf(column(60, 500, STORY), turned=90)
    assert read(tmp_path, data).text == joined(*STORY)


def test_pages_without_a_text_layer_are_named(tmp_path: Path) -> None:
    assert read(tmp_path, pdf(column(60, 700, STORY), None, None)).limits == (
        "pages 2–3 hold no text layer",
    )
    assert refused(tmp_path, pdf(None, None), "a.pdf").startswith(
        "a scanned PDF without a text layer"
    )


def test_a_page_without_anything(tmp_path: Path) -> None:
    assert refused(tmp_path, pdf([]), "a.pdf") == "a PDF without any text"


@pytest.mark.parametrize(
    ("info", "title"),
    [
        ("/Title(Ferry crews accept their contract)", "Ferry crews accept their contract"),
        ("/Title(Microsoft Word - draft3.docx)", None),
        ("/Title(untitled)", None),
    ],
)
def test_titles_that_programs_made_up_are_not_believed(
    tmp_path: Path, info: str, title: str | None
) -> None:
    assert read(tmp_path, pdf(column(60, 700, STORY), info=info)).title == title


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4\n", "a damaged or cut-off PDF"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 50, "a damaged or cut-off PDF"),
        ((FOLDER / "article.pdf").read_bytes()[:9_000], "a damaged or cut-off PDF"),
    ],
)
def test_broken_files_are_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    assert refused(tmp_path, data, "story.pdf") == reason


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's memory")
def test_a_page_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    data = packed_page(bomb(bytes(1 << 20), 1_000))
    assert "more time or memory than any article" in refused(tmp_path, data, "story.pdf")


def test_only_so_many_pages_are_read(tmp_path: Path) -> None:
    data = pdf(*([column(60, 700, STORY)] * 600))
    assert read(tmp_path, data).limits == ("only the first 500 of 600 pages are read",)


def test_a_process_that_hangs_or_dies_is_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program.py"
    monkeypatch.setattr(reader, "_PROGRAM", program)
    for source in ("import time; time.sleep(60)", "import os; os.abort()"):
        program.write_text(source)
        monkeypatch.setattr(reader, "_PATIENCE", 1)
        assert "more time or memory" in refused(tmp_path, pdf(column(60, 700, STORY)), "a.pdf")


def test_without_the_library_the_reason_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    reason = refused(tmp_path, pdf(column(60, 700, STORY)), "a.pdf")
    assert "pip install 'provenance-audit[pdf]'" in reason
