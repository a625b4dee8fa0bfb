"""The outline of a record agrees with what reading it in full finds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from provenance.config import Config
from provenance.ingest.file import File
from provenance.ingest.outline import outline
from provenance.ingest.read import documents_in
from tests.archives import record, text


def file_of(data: object) -> File:
    return File("x.jsonl/1", json.dumps(data).encode(), "application/json", depth=1)


WRAPPED = {"_index": "news", "_source": record(2)}
NINJS = {
    "headline": "Trawler towed",
    "body_html": "".join(f"<p>{part}</p>" for part in text(1).split("\n\n")),
    "versioncreated": "2026-03-02T10:00:00Z",
    "copyrightholder": "Coast Courier",
}


@pytest.mark.parametrize("data", [record(1), WRAPPED, NINJS], ids=["plain", "wrapped", "ninjs"])
def test_it_says_what_the_document_says(data: dict[str, Any]) -> None:
    found = outline(file_of(data), Config())
    (document,) = documents_in(file_of(data), "source", Config()).documents
    assert found is not None
    assert (found.title, found.outlet) == (document.title, document.outlet)
    assert found.published == (document.published or "")[:10]
    body = " ".join(span.of(document.text) for span in document.body)
    assert found.text.split() == body.split()


def test_fields_that_are_named_are_used() -> None:
    odd = {"kop": "Trawler towed", "inhoud": text(1), "krant": "Coast Courier"}
    assert outline(file_of(odd), Config()) is None
    named = {"text": ("inhoud",), "title": ("kop",), "outlet": ("krant",)}
    found = outline(file_of(odd), Config(fields=named))
    assert found is not None
    assert (found.title, found.outlet, found.text) == ("Trawler towed", "Coast Courier", text(1))


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2026-03-02", "2026-03-02"),
        ("2026-03-02T23:59:00+01:00", "2026-03-02"),
        ("March 2, 2026", "2026-03-02"),
        ("Mon, 02 Mar 2026 10:00:00 GMT", "2026-03-02"),
        (1772445600, "2026-03-02"),
        ("02/03/2026", None),
        ("last week", None),
    ],
)
def test_a_day_is_given_where_it_can_mean_but_one(stated: object, day: str | None) -> None:
    found = outline(file_of({**record(1), "date": stated}), Config())
    assert found is not None
    assert found.published == day


@pytest.mark.parametrize(
    "data",
    [b"{broken", b"[]", b"{}", b'"text"', b"\xff\xfe\x00", b"[" * 5_000,
     json.dumps([record(1), record(2)]).encode()],
    ids=["broken", "list", "empty", "string", "bytes", "nested", "several"],
)  # fmt: skip
def test_what_is_not_one_article_has_none(data: bytes) -> None:
    assert outline(File("x.jsonl/1", data, "application/json", depth=1), Config()) is None
