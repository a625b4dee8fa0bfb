"""What is kept of an article is small, and gives all of it back."""

from __future__ import annotations

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.archive import content
from provenance.archive.content import Content, content_in, described, packed, plain_bytes, unpacked
from tests.archives import record, text


def of_record(number: int) -> Content:
    return Content(json.dumps(record(number)).encode(), is_record=True)


@given(st.binary(), st.booleans(), st.dictionaries(st.text(), st.lists(st.text()).map(tuple)))
def test_what_was_packed_is_unpacked(
    data: bytes, is_record: bool, fields: dict[str, tuple[str, ...]]
) -> None:
    kept = Content(data, is_record, fields)
    for first in (b"", plain_bytes(of_record(1)), plain_bytes(kept)):
        assert content_in(unpacked(packed(kept, first), first)) == kept


def test_a_copy_that_is_the_same_takes_nothing() -> None:
    assert packed(of_record(1), plain_bytes(of_record(1))) == b""


def test_a_copy_that_differs_takes_little() -> None:
    other = Content(json.dumps({**record(1), "outlet": "The Gannet"}).encode(), is_record=True)
    assert len(packed(other, plain_bytes(of_record(1)))) < 0.2 * len(packed(other))


@pytest.mark.parametrize("spoilt", [b"x", packed(of_record(1))[:-3], packed(of_record(1)) + b"x"])
def test_what_cannot_be_unpacked_is_said(spoilt: bytes) -> None:
    with pytest.raises(ValueError, match="cannot be unpacked"):
        unpacked(spoilt)


def test_a_few_bytes_that_unpack_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "_LARGEST", 10_000)
    with pytest.raises(ValueError, match="too large"):
        unpacked(zlib.compress(bytes(10_001)))


@pytest.mark.parametrize("plain", [b"", b"[true,{}]", b"nothing\n{}", b'[1,2]\n{"text": ""}'])
def test_what_is_no_content_is_said(plain: bytes) -> None:
    with pytest.raises(ValueError, match="no content"):
        content_in(plain)


def key(said: str) -> str:
    found = described(Content(json.dumps({"text": said}).encode(), is_record=True))
    assert found is not None
    return found.key


@pytest.mark.parametrize(
    "same",
    [
        text(1).upper(),
        "  ".join(text(1).split()),
        text(1).replace("“", '"').replace("”", '"'),
        "".join(f"<p>{part}</p>" for part in text(1).split("\n\n")),
    ],
    ids=["capitals", "white space", "quotation marks", "markup"],
)
def test_what_a_reader_would_call_the_same_words_is_the_same_text(same: str) -> None:
    assert key(same) == key(text(1))


def test_another_figure_makes_another_text() -> None:
    assert key(text(1)) != key(text(1).replace("call 1 ", "call 11 "))


def test_a_record_that_is_no_article_any_more_is_not_described() -> None:
    assert described(Content(b"{}", is_record=True)) is None
    assert described(Content(b"{}", is_record=False)) is None
