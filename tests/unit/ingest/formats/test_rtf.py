"""RTF: characters in the encoding of their font, changes accepted, traps refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.ingest.formats.manuscripts import rtf as reader
from tests.unit.ingest.formats.article import FOLDER
from tests.unit.ingest.formats.test_word import LONG, read, refused

FONTS = "".join(
    rf"{{\f{n}\fcharset{charset} A;}}" for n, charset in enumerate((0, 238, 204, 134))
).join((r"{\fonttbl", "}"))


def rtf(inside: str, head: str = r"\ansi\ansicpg1252") -> bytes:
    return rf"{{\rtf1{head} {inside}\par {LONG}\par}}".encode("latin-1")


def first_line(folder: Path, data: bytes) -> str:
    return read(folder, data, "story.rtf").text.split("\n")[0]


@pytest.mark.parametrize(
    ("head", "inside", "shown"),
    [
        (r"\ansi\ansicpg1252", r"it\'92s \'93caf\'e9\'94 \'97 done", "it’s “café” — done"),
        (r"\ansi\ansicpg1251", r"\'cc\'ee\'f1\'ea\'e2\'e0", "Москва"),
        (r"\mac", r"it\'d5s caf\'8e", "it’s café"),
        (r"\ansi\ansicpg65001", r"caf\'c3\'a9", "café"),
        (
            rf"\ansi{FONTS}",
            r"\f0 caf\'e9 {\f1 \'a3\'f3d\'9f} {\f2 \'cc\'ee\'f1} {\f3 \'d6\'d0\'b9\'fa}",
            "café Łódź Мос 中国",
        ),
        (r"\ansi", r"\uc1 it\u8217\'92s \u8220?so\u8221? \u-10179?\u-8704?", "it’s “so” 😀"),
        (r"\ansi\uc0", r"\u8220 so\u8221  caf\u233 ", "“so” café"),
        (r"\ansi\ansicpg936", r"\uc2 \u26481\'96\'7c\u20140\'be\'a9 end", "東京 end"),
        (
            r"\ansi",
            r"\ldblquote A\rdblquote\emdash B\~C\_D\-E\lquote F\rquote",
            "“A”—B\u00a0C‑D\u00adE‘F’",
        ),
        (r"\ansi", r"\{braces\} and \\", r"{braces} and \ ".strip()),
    ],
)
def test_characters(tmp_path: Path, head: str, inside: str, shown: str) -> None:
    assert first_line(tmp_path, rtf(inside, head)) == shown


def test_utf_8_that_a_script_wrote(tmp_path: Path) -> None:
    data = rf"{{\rtf1\ansi\ansicpg1252 café ’\par {LONG}\par}}".encode()
    assert first_line(tmp_path, data) == "café ’"


def test_lines_of_the_file_are_no_lines_of_the_text(tmp_path: Path) -> None:
    data = rtf("one wo\r\nrd and\\\nnext\\line last")
    assert read(tmp_path, data, "story.rtf").text.split("\n")[:3] == [
        "one word and",
        "next",
        "last",
    ]


def test_what_is_not_shown_is_left_out_and_said(tmp_path: Path) -> None:
    data = rtf(
        r"The crews{\deleted  never} {\revised did} vote{\v  twice}{\*\atnid ed}{\*\annotation no}."
        r"{\pict\bin4 }{{}}{\*\unknown gone}{\object{\*\objdata 00ff}{\result  Shown.}}"
    )
    document = read(tmp_path, data, "story.rtf")
    assert document.text.split("\n")[0] == "The crews did vote. Shown."
    assert document.limits == ("left out: deleted text of tracked changes, hidden text, comments",)


def test_notes_boxes_and_running_heads(tmp_path: Path) -> None:
    data = rtf(
        r"{\header Draft of Sunday\par}The crews{\footnote {\super 1} For three years.} voted"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt In a box.\par}}{\shprslt In a box.\par}}."
    )
    document = read(tmp_path, data, "story.rtf")
    lines = document.text.split("\n")
    assert lines[:4] == ["Draft of Sunday", "The crews voted.", "In a box.", LONG]
    assert "For three years." in lines[4]
    assert document.removed[0].kind == "header"


def test_links_headings_and_lists(tmp_path: Path) -> None:
    data = rtf(
        r"{\stylesheet{\s1 heading 1;}}\pard\s1 Ferry crews agree\par\pard "
        r'{\field{\*\fldinst{HYPERLINK "https://a.example/x"}}{\fldrslt{\ul See}}} this.\par'
        r"{\listtext\'b7\tab}\ls1 First\par\pard"
    )
    document = read(tmp_path, data, "story.rtf")
    assert document.title == "Ferry crews agree"
    assert document.text.split("\n")[1:3] == ["See this.", "First"]
    assert [(link.span.of(document.text), link.url) for link in document.links] == [
        ("See", "https://a.example/x")
    ]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    assert first_line(tmp_path, rtf(r"The crews{\deleted\par} voted")) == "The crews voted"


def test_an_rtf_named_as_an_old_word_document(tmp_path: Path) -> None:
    assert read(tmp_path, rtf("Ferry crews"), "story.doc").text.startswith("Ferry crews\n")


def test_a_file_that_breaks_off_says_so(tmp_path: Path) -> None:
    data = (FOLDER / "article.rtf").read_bytes()
    document = read(tmp_path, data[:-300], "story.rtf")
    assert document.limits == ("left out: the end, which is cut off",)
    assert refused(tmp_path, data[:3_000], "a.rtf") == "a damaged or cut-off RTF document"


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        (b"{" * 100_000, "nested too deeply"),
        (b"\\b" * 2_000, "more markup than any book"),
        (b"word " * 1_100_000, "more text than any book"),
    ],
)
def test_traps_are_refused_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: bytes, reason: str
) -> None:
    if "markup" in reason:
        monkeypatch.setattr(reader, "_MOST_TOKENS", 1_000)
    assert reason in refused(tmp_path, b"{\\rtf1 " + inside + b"}", "story.rtf")


def test_numbers_out_of_range_are_harmless(tmp_path: Path) -> None:
    data = rtf(r"a\bin-5 b\u9999999999 ?\ansicpg99999\f-1\fcharset7\outlinelevel-3 c")
    assert first_line(tmp_path, data).startswith("ab")
