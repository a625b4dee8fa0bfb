"""Bytes to text: strict Unicode first, a guess only where it reads as text."""

from __future__ import annotations

import codecs
import os

import pytest

from provenance.ingest.decode import NotText, decode

STORY = "Le maire a déclaré que l’école serait fermée dès la rentrée, après un été très sec. "


def test_utf8_is_kept_as_it_is_line_ends_and_mark_included() -> None:
    assert decode("\ufeffOne\r\ntwo\n".encode()) == "\ufeffOne\r\ntwo\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_byte_order_mark_names_the_encoding(encoding: str) -> None:
    assert decode(STORY.encode(encoding)) == STORY


def test_utf16_without_a_mark_is_recognised_by_its_zero_bytes() -> None:
    assert decode((STORY * 5).encode("utf-16-le")) == STORY * 5


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_western_text_in_an_old_encoding_is_guessed(encoding: str) -> None:
    text = (STORY * 20).replace("’", "'")
    assert decode(text.encode(encoding)) == text


def test_polish_in_an_old_encoding_is_not_taken_for_western() -> None:
    text = "Zażółć gęślą jaźń, powiedział burmistrz, a most na rzece będzie zamknięty. " * 20
    assert decode(text.encode("cp1250")) == text


def test_a_page_says_its_own_encoding() -> None:
    page = '<meta charset="windows-1251"><p>' + "Совет закрыл старый мост на реке. " * 10
    assert decode(page.encode("cp1251")) == page


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"GIF89a\0\0\x01\x02", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"\xff\xfe" + b"a", "cannot be decoded"),
        (bytes(range(128, 256)) * 40, "cannot tell its encoding"),
    ],
)
def test_what_is_no_text_gives_a_one_line_reason(data: bytes, reason: str) -> None:
    with pytest.raises(NotText, match=reason) as caught:
        decode(data)
    assert "\n" not in str(caught.value)


def test_random_bytes_never_pass_for_text() -> None:
    with pytest.raises(NotText):
        decode(os.urandom(5_000).replace(b"\0", b"\x01"))


def test_a_utf16_mark_before_nothing_is_empty_text() -> None:
    assert decode(codecs.BOM_UTF16_LE) == ""
