"""Web archives: which records are pages, and where a broken one ends."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from provenance.ingest.formats.containers import crawl
from provenance.model import Skipped
from tests.unit.ingest.formats.article import PAGE, TEXT, is_the_article, read_bytes
from tests.unit.ingest.formats.crawled import answer, archive, record

URL = "https://tarn.example/reservoir"
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"


def test_a_page_has_the_address_of_its_record_and_no_day_of_the_crawl(tmp_path: Path) -> None:
    page = PAGE.replace("<p>April 11, 2024</p>", "")
    (document,), _ = read_bytes(tmp_path, "a.warc", archive((URL, page.encode())))
    assert document.url == URL
    assert document.domains == ("tarn.example",)
    assert document.path == f"{tmp_path}/a.warc/2"
    assert document.published is None


def test_the_encoding_of_the_answer_is_believed(tmp_path: Path) -> None:
    page = PAGE.replace("Inés Okafor", "Ines Ořech").replace("£", "").replace("’", "'")
    page = page.replace("—", "-").replace("“", '"').replace("”", '"')
    block = answer(page.encode("iso-8859-2"), "text/html; charset=iso-8859-2")
    (document,), _ = read_bytes(tmp_path, "a.warc", record("response", URL, block))
    assert "Ines Ořech" in document.text


def test_answers_that_are_packed_or_in_chunks_are_read(tmp_path: Path) -> None:
    packed = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    packed += gzip.compress(PAGE.encode())
    data = PAGE.encode()
    chunked = CHUNKED + f"{len(data):x}\r\n".encode() + data + b"\r\n0\r\n\r\n"
    both = record("response", URL, packed) + record("response", URL, chunked)
    documents, skipped = read_bytes(tmp_path, "a.warc", both)
    assert len(documents) == 2
    assert skipped == []
    for document in documents:
        is_the_article(document)


def test_what_is_no_page_is_summed_up_in_one_line(tmp_path: Path) -> None:
    data = archive(
        (URL, PAGE.encode()),
        more=b"".join(
            (
                record("request", URL, b"GET / HTTP/1.1\r\n\r\n", "application/http"),
                *(record("response", URL, answer(b"\x89PNG", "image/png")) for _ in range(40)),
                record("response", URL, answer(b"gone", status=404)),
                record("response", URL, answer(b"moved", status=301)),
                record("revisit", URL, b"HTTP/1.1 200 OK\r\n\r\n"),
                record("metadata", URL, b"x: y", "application/warc-fields"),
                record("resource", "dns:tarn.example", b"1.2.3.4", "text/dns"),
            )
        ),
    )
    documents, skipped = read_bytes(tmp_path, "a.warc", data)
    assert len(documents) == 1
    why = (
        "records that are no pages: 2 answers other than 200, 41 pictures, scripts and such, "
        "1 seen before by the crawl"
    )
    assert skipped == [Skipped(f"{tmp_path}/a.warc", why, incidental=True)]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("lost", [1, 40, 1_000, 2_000])
def test_what_stands_before_the_break_is_read(tmp_path: Path, packed: bool, lost: int) -> None:
    pages = [(f"{URL}/{n}", PAGE.replace("Home", f"Home {n}").encode()) for n in range(3)]
    whole = archive(*pages, packed=packed)
    tail = b"\r\n\r\n" if not packed else b""
    data = whole.removesuffix(tail)[:-lost]
    documents, skipped = read_bytes(tmp_path, "a.warc.gz" if packed else "a.warc", data)
    assert [d.url for d in documents][:2] == [f"{URL}/0", f"{URL}/1"][: len(documents)]
    assert len(documents) in ({1, 2} if lost > 100 else {2, 3})
    for document in documents:
        is_the_article(document)
    (problem,) = [s for s in skipped if not s.incidental]
    assert ": not read behind record " in problem.reason


def test_an_archive_without_a_whole_record_is_refused(tmp_path: Path) -> None:
    for data in (b"WARC/1.0\r\nWARC-Ty", b"WARC/1.0\r\n\r\n", gzip.compress(b"WARC/1.0\r\n")[:-9]):
        documents, skipped = read_bytes(tmp_path, "a.warc", data)
        assert documents == []
        assert [one.reason.split(",")[0] for one in skipped] == ["a damaged WARC archive"]


def test_nothing_is_said_on_standard_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    data = record("resource", URL, TEXT.encode(), "text/plain").replace(b"\r\n\r\n", b"", 1)
    read_bytes(tmp_path, "a.warc", archive((URL, PAGE.encode()), more=b"garbage\r\n" + data))
    assert capfd.readouterr().err == ""


def test_a_bomb_is_not_read_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawl, "_MOST_READ", 3_000_000)
    zeros = gzip.compress(record("resource", URL, bytes(50_000_000), "image/png"))
    data = archive((URL, PAGE.encode()), packed=True) + zeros
    documents, skipped = read_bytes(tmp_path, "a.warc.gz", data)
    assert len(documents) == 1
    assert skipped[-1].reason.endswith("GB unpacked: not read behind record 3")


def test_a_record_that_unpacks_without_end_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crawl, "LARGEST_TEXT", 1_000_000)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    data = record("response", URL, head + gzip.compress(b"<p>" + b"a " * 5_000_000))
    _, (skipped,) = read_bytes(tmp_path, "a.warc", data)
    assert skipped.reason == f"larger than 1 MB: {URL}"
