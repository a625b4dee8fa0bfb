"""The same article out of every format: headline, body, author, outlet and day."""

from __future__ import annotations

import gzip
import io
import json
import sys
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.unit.ingest.formats.article import (
    BODY,
    BYLINE,
    DAY,
    FOLDER,
    HEAD,
    HTML,
    LINES,
    PAGE,
    TEXT,
    TITLE,
    body_of,
    documents,
    is_the_article,
    read_bytes,
)
from tests.unit.ingest.formats.compound import Sent, outlook_mail
from tests.unit.ingest.formats.crawled import archive

HEADED = f"<p>{BYLINE}</p><p>{DAY}</p>{HTML}"


@pytest.mark.parametrize("suffix", ["txt", "eml", "nitf", "newsml", "ninjs"])
def test_the_files_that_programs_wrote_hold_the_article(suffix: str) -> None:
    (document,), skipped = documents(FOLDER / f"article.{suffix}")
    assert skipped == []
    is_the_article(document)


def _mail(*, plain: str = "", html: str = "") -> bytes:
    mail = EmailMessage()
    mail["Message-ID"] = "<1@tarn.example>"
    mail["From"] = "Mara Ellinwood <mara@tarn.example>"
    mail["Subject"] = f"Re: {TITLE}"
    if plain:
        mail.set_content(plain)
    if html and plain:
        mail.add_alternative(html, subtype="html")
    elif html:
        mail.set_content(html, subtype="html")
    return mail.as_bytes()


def _zip(name: str, data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return made.getvalue()


def _tar(name: str, data: bytes, mode: str = "w:gz") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        entry = tarfile.TarInfo(name)
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return made.getvalue()


WORDPRESS = {
    "id": 7,
    "date_gmt": "2024-04-11T15:40:00",
    "link": "https://tarn.example/reservoir",
    "title": {"rendered": TITLE},
    "content": {"rendered": HEADED, "protected": False},
    "author": 3,
    "_embedded": {"author": [{"id": 3, "name": "Mara Ellinwood"}]},
}
ANS = {
    "type": "story",
    "version": "0.10.9",
    "headlines": {"basic": TITLE},
    "credits": {"by": [{"type": "author", "name": "Mara Ellinwood"}]},
    "distributor": {"name": "Tarn Valley Gazette"},
    "display_date": "2024-04-11T15:40:00Z",
    "source": {"name": "Tarn Valley Gazette"},
    "content_elements": [
        {"type": "image", "caption": "The north inlet.", "content": "not a text"},
        *(
            {"type": "list", "items": [{"type": "text", "content": x[2:]} for x in p.split("\n")]}
            if p.startswith("- ")
            else {"type": "header" if p.startswith("Who") else "text", "content": p}
            for p in BODY.split("\n\n")
        ),
    ],
}
GUARDIAN = {
    "response": {
        "status": "ok",
        "content": {
            "webTitle": TITLE,
            "webPublicationDate": "2024-04-11T15:40:00Z",
            "webUrl": "https://tarn.example/reservoir",
            "fields": {
                "body": HTML,
                "byline": "Mara Ellinwood",
                "publication": "Tarn Valley Gazette",
            },
        },
    }
}
JSON_LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "articleBody": BODY,
    "author": [{"@type": "Person", "name": "Mara Ellinwood"}],
    "publisher": {"@type": "Organization", "name": "Tarn Valley Gazette"},
    "datePublished": "2024-04-11T15:40:00+01:00",
}
SCRAPED = {
    "title": TITLE,
    "maintext": BODY,
    "authors": ["Mara Ellinwood"],
    "source": "Tarn Valley Gazette",
    "date_publish": "2024-04-11 15:40:00",
    "source_domain": "tarn.example",
}
FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Tarn Valley Gazette",
    "items": [{"id": "1", "title": TITLE, "content_html": HEADED, "date_published": "2024-04-11"}],
}
NINJS_1 = {
    "uri": "urn:tarn:7",
    "type": "text",
    "headline": TITLE,
    "byline": "By Mara Ellinwood",
    "body_html": HTML,
    "versioncreated": "2024-04-11T15:40:00Z",
    "infosource": [{"name": "Tarn Valley Gazette"}],
}
NINJS_2 = {
    "uri": "urn:tarn:7",
    "type": "text",
    "headlines": [{"value": "Reservoir", "role": "short"}, {"value": TITLE, "role": "main"}],
    "by": "Mara Ellinwood",
    "bodies": [
        {
            "contenttype": "text/plain",
            "value": "A caption of the picture above.",
            "role": "caption",
        },
        {"contenttype": "text/plain", "value": BODY},
    ],
    "versioncreated": "2024-04-11T15:40:00Z",
    "infosources": [{"name": "Tarn Valley Gazette"}],
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plain.eml", _mail(plain=f"{HEAD}\n\n{BODY}")),
        ("html.eml", _mail(html=HEADED)),
        ("both.eml", _mail(plain=f"{HEAD}\n\n{BODY}", html=HEADED)),
        ("plain.msg", outlook_mail(subject=f"FW: {TITLE}", body=f"{HEAD}\n\n{BODY}")),
        ("html.msg", outlook_mail(subject=TITLE, html=HEADED.encode())),
        ("wordpress.json", json.dumps(WORDPRESS).encode()),
        ("ans.json", json.dumps(ANS).encode()),
        ("guardian.json", json.dumps(GUARDIAN).encode()),
        ("ld.json", json.dumps(JSON_LD).encode()),
        ("scraped.json", json.dumps(SCRAPED).encode()),
        ("feed.json", json.dumps(FEED).encode()),
        ("ninjs1.json", json.dumps(NINJS_1).encode()),
        ("ninjs2.json", json.dumps(NINJS_2).encode()),
        ("search.json", json.dumps({"hits": {"hits": [{"_source": SCRAPED}]}}).encode()),
        ("lines.jsonl", json.dumps(SCRAPED).encode() + b"\n"),
        ("crawl.warc", archive(("https://tarn.example/a", PAGE.encode()))),
        ("crawl.warc.gz", archive(("https://tarn.example/a", PAGE.encode()), packed=True)),
        ("crawl.wet", archive(("https://tarn.example/a", TEXT.encode()), kind="conversion")),
        ("texts.zip", _zip("in/story.txt", TEXT.encode())),
        ("texts.tar.gz", _tar("in/story.txt", TEXT.encode())),
        ("texts.tar.xz", _tar("story.html", PAGE.encode(), "w:xz")),
        ("texts.tar", _tar("story.html", PAGE.encode(), "w:")),
        ("story.txt.gz", gzip.compress(TEXT.encode())),
    ],
)
def test_the_article_survives_every_format(tmp_path: Path, name: str, data: bytes) -> None:
    (document,), skipped = read_bytes(tmp_path, name, data)
    assert skipped == []
    is_the_article(document)


def test_attachments_are_read_by_their_own_formats(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Message-ID"] = "<1@tarn.example>"
    mail["Subject"] = "Copy for tomorrow"
    mail.set_content("Here is the story, as a text and as the page it will be.\n")
    mail.add_attachment(TEXT, filename="story.txt")
    mail.add_attachment(PAGE, subtype="html", filename="page.html")
    mail.add_attachment(_zip("deep/story.txt", TEXT.encode()), "application", "zip")
    inside = EmailMessage()
    inside["Subject"] = TITLE
    inside.set_content(f"{HEAD}\n\n{BODY}")
    mail.add_attachment(inside)
    read, skipped = read_bytes(tmp_path, "copy.eml", mail.as_bytes())
    assert [d.path.removeprefix(f"{tmp_path}/copy.eml/") for d in read] == [
        "story.txt",
        "page.html",
        "part 3/deep/story.txt",
        f"{TITLE}.eml",
    ]
    for document in read:
        is_the_article(document)
    assert [(s.reason, s.incidental) for s in skipped] == [
        ("a note; what it comes with is read", True)
    ]


def test_what_outlook_attached_is_read_too(tmp_path: Path) -> None:
    attached = [
        Sent("story.txt", "text/plain", TEXT.encode()),
        Sent("inlet.png", "image/png", b"\x89PNG" * 2_000),
        Sent("", "", None),
    ]
    data = outlook_mail(subject="Copy", body="The story is attached.", attached=attached)
    (document,), skipped = read_bytes(tmp_path, "copy.msg", data)
    is_the_article(document)
    assert [s.reason for s in skipped] == [
        "a note; what it comes with is read",
        "1 picture, signature or the like in the mail: not read",
        "a mail attached to an Outlook mail: save it as .eml to have it read",
    ]


def test_a_body_in_an_older_encoding_is_the_same_text(tmp_path: Path) -> None:
    text = TEXT.replace("—", "-").replace("“", '"').replace("”", '"').replace("’", "'")
    body = text.split("\n\n", 1)[1].encode("latin-1")
    head = b"Message-ID: <1@x>\nSubject: Story\nContent-Type: text/plain; charset="
    for label in (b"iso-8859-1", b"windows-1252", b"x-unknown", b"utf-8"):
        data = head + label + b"\nContent-Transfer-Encoding: 8bit\n\n" + body
        (document,), _ = read_bytes(tmp_path, "story.eml", data)
        assert "Inés Okafor" in document.text
        assert "£412,000" in document.text
        assert bool(document.limits) == (label == b"x-unknown")


def test_the_lines_of_the_article_are_told_apart() -> None:
    (document,), _ = documents(FOLDER / "article.txt")
    assert body_of(document) == LINES
    assert len(LINES) == 11


@pytest.mark.parametrize(
    ("name", "data", "library", "extra"),
    [
        ("a.msg", outlook_mail(subject=TITLE, body=TEXT), "oxmsg", "mail"),
        ("a.warc", archive(("https://tarn.example/a", PAGE.encode())), "warcio", "warc"),
    ],
)
def test_a_library_that_is_not_installed_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    data: bytes,
    library: str,
    extra: str,
) -> None:
    for module in [one for one in sys.modules if one.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library, None)
    _, (skipped,) = read_bytes(tmp_path, name, data)
    assert skipped.reason.endswith(f"to read it, pip install 'provenance-audit[{extra}]'")
