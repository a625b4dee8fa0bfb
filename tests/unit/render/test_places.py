"""Lines and columns are those of the file, and only where the text is the file's own."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.ingest.decode import decode
from provenance.model import Document, Span
from provenance.render.places import File, Region, placed, worst_first
from tests.story import document, several, story


def read(data: bytes) -> Document:
    """A plain text as ingest reads it."""
    text = decode(data)
    return replace(document("d1", "a.txt", text), sha256=hashlib.sha256(data).hexdigest())


def region(data: bytes, words: str) -> Region | None:
    one = read(data)
    start = one.text.index(words)
    return File(one).region(Span(start, start + len(words)))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_files_end_them(end: str) -> None:
    data = f"One.{end}{end}Two three.{end}".encode()
    assert region(data, "three") == Region(3, 5, 3, 10)


def test_other_separators_end_no_line() -> None:
    assert region("a\x0bb\u2028c\u0085d e\n".encode(), "e") == Region(1, 9, 1, 10)


def test_columns_count_code_points() -> None:
    assert region("🚢🚢 ferry\n".encode(), "ferry") == Region(1, 4, 1, 9)


def test_a_byte_order_mark_is_no_column() -> None:
    data = codecs.BOM_UTF8 + b"Ferry laid up\nIt leaks\n"
    assert region(data, "laid") == Region(1, 7, 1, 11)
    assert region(data, "leaks") == Region(2, 4, 2, 9)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-be"])
def test_a_file_in_another_encoding_has_lines_too(encoding: str) -> None:
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    data = mark + "The café closed.\nThe harbour café stays open, they said.\n".encode(encoding)
    assert region(data, "harbour") == Region(2, 5, 2, 12)


def test_a_text_that_was_taken_out_of_its_file_has_no_lines() -> None:
    page = replace(
        document("d1", "a.html", "Ferry\n"), sha256=hashlib.sha256(b"<p>Ferry").hexdigest()
    )
    assert File(page).region(Span(0, 5)) is None


@given(st.text(alphabet="ab🚢é\n\r", max_size=40), st.data())
def test_a_place_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = File(document("d1", "a.txt", text)).region(Span(start, end))
    assert found is not None
    lines = text.replace("\r\n", "\0\n").replace("\r", "\n").split("\n")  # \0 keeps the length
    before = [len(line) + 1 for line in lines]
    assert sum(before[: found.line - 1]) + found.column - 1 == start
    assert sum(before[: found.end_line - 1]) + found.end_column - 1 == end


def test_a_finding_stands_on_both_sides() -> None:
    scope, number, vague = placed(story())
    assert number.region == Region(5, 88, 5, 102)
    assert [place.text for place in number.places] == ["40 centimetres"]
    assert [place.text for place in number.origins] == ["60 centimetres"]
    assert len(scope.origins) == 4, "the sentences taken over, where it points at none"
    assert (scope.stands, vague.stands) == (True, False)


def test_a_finding_about_a_source_stands_where_the_draft_took_from_it() -> None:
    audit = story()
    one = audit.audits[0]
    number = replace(one.findings[0], spans=one.findings[0].spans[1:])
    (found,) = placed(replace(audit, audits=(replace(one, findings=(number,)),)))
    assert [place.text for place in found.places] == ["The crack is 40 centimetres long."]
    assert [place.text for place in found.origins] == ["60 centimetres"]


def test_the_passage_is_quoted_where_the_message_does_not_say_it() -> None:
    scope, number, _ = placed(story())
    assert scope.said[1] == "“The ferry Marguerite will stay in port for six weeks after …”"
    assert number.said == (
        "The draft says 40 centimetres, the source 60.",
        "→ Check the length with the source.",
    )


def test_the_worst_of_several_drafts_come_first() -> None:
    audit = several(2)
    first, second = audit.audits
    mild = replace(first.findings[0], severity="note")
    sure = replace(first.findings[0], severity="error")
    drafts = (replace(first, findings=(mild,)), replace(second, findings=(sure,)))
    found = worst_first(placed(replace(audit, audits=drafts)))
    assert [one.finding.severity for one in found] == ["error", "note"]
