"""Outlook's mail: what is in it, and what says why it is not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.ingest.formats.article import BODY, TITLE, read_bytes
from tests.unit.ingest.formats.compound import compound, outlook_mail


def test_sender_and_day_are_those_of_the_mail(tmp_path: Path) -> None:
    data = outlook_mail(
        subject=f"FW: {TITLE}",
        sender="Ellinwood, Mara",
        address="mara@tarn.example",
        sent="2024-04-11T15:42:00+00:00",
        body=BODY,
    )
    (document,), _ = read_bytes(tmp_path, "a.msg", data)
    assert document.title == TITLE
    assert document.byline == ("Mara Ellinwood",)
    assert document.published == "2024-04-11"


def test_a_mail_never_sent_has_no_day(tmp_path: Path) -> None:
    data = outlook_mail(subject=TITLE, body=BODY, sent="1601-01-01T00:00:00+00:00")
    (document,), _ = read_bytes(tmp_path, "a.msg", data)
    assert document.published is None


def test_a_mail_is_recognised_without_its_suffix(tmp_path: Path) -> None:
    (document,), _ = read_bytes(tmp_path, "a.txt", outlook_mail(subject=TITLE, body=BODY))
    assert document.title == TITLE


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (outlook_mail(subject="x"), "an Outlook mail without text"),
        (
            compound({"__properties_version1.0": b"", "__substg1.0_1000001F": b""}),
            "an Outlook mail without text",
        ),
        (outlook_mail(subject=TITLE, body=BODY)[:3_000], "a damaged or cut-off Outlook mail"),
        (compound({"EncryptedPackage": b"x"}), "protected with a password"),
        (compound({"WordDocument": b"x"}), "an old Word document (.doc): save it as .docx"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    documents, (skipped,) = read_bytes(tmp_path, "a.msg", data)
    assert documents == []
    assert skipped.reason == reason
