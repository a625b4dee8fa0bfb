"""Any bytes under any name: a page or a reason, never another failure."""

from __future__ import annotations

import gzip
import io
import json
import random
import tarfile
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.model import Skipped
from tests.unit.ingest.formats.article import FOLDER, HTML, PAGE, TEXT, TITLE, read_bytes
from tests.unit.ingest.formats.compound import Sent, outlook_mail
from tests.unit.ingest.formats.crawled import archive

SUFFIXES = (
    "eml mhtml msg xml newsml nitf json ninjs jsonl ndjson warc wet warc.gz zip tar tgz gz bz2 xz"
).split()


def _archived() -> tuple[bytes, bytes]:
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as one:
        one.writestr("a.txt", TEXT)
        one.writestr("b.json", json.dumps({"title": TITLE, "text": TEXT}))
    with tarfile.open(fileobj=tarred, mode="w:") as other:
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(TEXT.encode())
        other.addfile(entry, io.BytesIO(TEXT.encode()))
    return zipped.getvalue(), tarred.getvalue()


ZIP, TAR = _archived()
WHOLE = {
    "eml": (FOLDER / "article.eml").read_bytes(),
    "newsml": (FOLDER / "article.newsml").read_bytes(),
    "nitf": (FOLDER / "article.nitf").read_bytes(),
    "ninjs": (FOLDER / "article.ninjs").read_bytes(),
    "jsonl": json.dumps({"title": TITLE, "text": HTML}).encode() + b"\n" + b'{"a": 1}\n',
    "msg": outlook_mail(subject=TITLE, body=TEXT, attached=[Sent("a.txt", "text/plain", b"x")]),
    "warc": archive(("https://tarn.example/a", PAGE.encode())),
    "warc.gz": archive(("https://tarn.example/a", PAGE.encode()), packed=True),
    "zip": ZIP,
    "tar": TAR,
    "tgz": gzip.compress(TAR, mtime=0),
}


def read_somehow(name: str, data: bytes) -> int:
    """How many documents there are; every reason must be one line of plain words."""
    with TemporaryDirectory() as folder:
        documents, skipped = read_bytes(Path(folder), name, data)
    assert documents or skipped
    for one in skipped:
        assert isinstance(one, Skipped)
        assert one.reason
        assert one.reason.isprintable(), one.reason
        assert len(one.reason) < 300
    for document in documents:
        for span in (*document.body, *(r.span for r in document.removed)):
            assert span.of(document.text).strip()
    return len(documents)


@given(name=st.sampled_from(SUFFIXES), data=st.binary(max_size=400))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_random_bytes_under_any_suffix(name: str, data: bytes) -> None:
    read_somehow(f"a.{name}", data)


@given(data=st.data())
@settings(
    max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
def test_a_few_bytes_changed(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(WHOLE)))
    changed = bytearray(WHOLE[kind])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at] = data.draw(st.integers(0, 255))
    read_somehow(f"a.{kind}", bytes(changed))


@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_cut_off_anywhere(kind: str) -> None:
    whole = WHOLE[kind]
    dice = random.Random(kind)  # noqa: S311 - places to cut at
    for at in sorted({0, 1, 7, len(whole) - 1, *(dice.randrange(len(whole)) for _ in range(12))}):
        read_somehow(f"a.{kind}", whole[:at])


@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_under_a_wrong_suffix_the_content_counts(kind: str) -> None:
    assert read_somehow("a.txt", WHOLE[kind]) > 0
    for other in ("html", "md", "json", "eml", "zip"):
        read_somehow(f"a.{other}", WHOLE[kind])


RECORDS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60),
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "title text content body bodies value items headline headlines role author name "
                "content_elements type published language url source schema".split()
            ),
            inside,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(record=RECORDS)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_json_is_read_or_refused(record: object) -> None:
    read_somehow("a.json", json.dumps(record).encode())


@given(
    head=st.lists(
        st.sampled_from(
            [
                "Message-ID: <1@x>",
                "Subject: =?utf-8?q?=C3?= =?x?b?!!?=",
                "Content-Type: multipart/mixed; boundary=b",
                "Content-Type: text/html; charset=utf-7",
                "Content-Type: text/plain; charset=\x00",
                "Content-Transfer-Encoding: base64",
                "Content-Transfer-Encoding: x-uuencode",
                "Date: 99 Foo 99999 99:99:99",
                "From: <<<@,;:",
                "--b",
                "",
                "From: a\nSent: b\nSubject: c",
                "> quoted",
                "On Monday, x wrote:",
                "-- ",
                "The toll will double in March, the county said on Monday, and that is that.",
            ]
        ),
        max_size=20,
    )
)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_mail_is_read_or_refused(head: list[str]) -> None:
    read_somehow("a.eml", "\n".join(["Message-ID: <1@x>", *head]).encode())
