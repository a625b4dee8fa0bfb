"""Mail: which of its parts is the article, what its header says, and what gets a receipt."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from provenance.ingest.formats.mails.flowed import unflowed
from provenance.ingest.formats.mails.letter import Letter, page_of
from provenance.ingest.formats.mails.sender import bare_subject
from provenance.ingest.page import Page
from provenance.model import Document, Skipped
from tests.unit.ingest.formats.article import TEXT, read_bytes

P1 = (
    "The toll on the Orr Bridge will double in March, the county said on Monday, and drivers who "
    "cross it every day will pay about 40 dollars more a month."
)
P2 = (
    "The money will repaint the arches, which have not been painted since 1988, and pay for two "
    "further inspectors who look at the bolts every spring and autumn."
)
P3 = "“Rust does not wait for a budget,” said Lena Marsh, who runs the county's bridge office."
STORY = f"{P1}\n\n{P2}\n\n{P3}\n"
TITLE = "Bridge toll to double in March"


def body(page: Page) -> list[str]:
    return [span.of(page.text) for span in page.body]


def receipts(page: Page) -> list[tuple[str, str]]:
    return [(one.reason, one.span.of(page.text)) for one in page.removed if one.kind == "mail"]


def stated(page: Page) -> dict[str, str]:
    return {e.field: e.value for e in page.stated}


def mail(text: str = STORY, **headers: str) -> bytes:
    made = EmailMessage()
    for name, value in ({"message-id": "<1@x.example>", "subject": TITLE} | headers).items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made.as_bytes()


def one(folder: Path, data: bytes) -> Document:
    (document,), _ = read_bytes(folder, "a.eml", data)
    return document


@pytest.mark.parametrize(
    ("subject", "bare"),
    [
        ("Re: Toll", "Toll"),
        ("FW: AW: [desk] Re[2]: Toll to double", "Toll to double"),
        ("WG: Fwd: Toll", "Toll"),
        ("[Updated] Toll", "Toll"),
        ("Reporter: a toll story", "Reporter: a toll story"),
        ("Re:", "Re:"),
        ("[desk]", "[desk]"),
        ("", ""),
    ],
)
def test_a_subject_loses_what_mail_programs_put_before_it(subject: str, bare: str) -> None:
    assert bare_subject(subject) == bare


def test_the_subject_is_the_headline_and_shown() -> None:
    page = page_of(Letter(subject=f"Fwd: {TITLE}", plain=STORY))
    assert page.title == TITLE
    assert page.text.startswith(f"{TITLE}\n\n")
    assert body(page) == [P1, P2, P3]


def test_a_subject_that_the_text_shows_itself_is_not_shown_twice() -> None:
    page = page_of(Letter(subject=TITLE, plain=f"{TITLE.upper()}\n\n{STORY}"))
    assert page.title == TITLE.upper()
    assert page.text.startswith(TITLE.upper())
    assert body(page) == [P1, P2, P3]


@pytest.mark.parametrize(
    ("sender", "address", "field"),
    [
        ("Jane Roe", "jane.roe@orr.example", "byline"),
        ("Roe, Jane", "jroe@orr.example", "byline"),
        ("Jane Roe", "newsletter@orr.example", None),
        ("County Press Office", "a@orr.example", None),
        ("jane", "jane@orr.example", None),
        ("Orr Valley Gazette", "post@orr.example", "outlet"),
        ("", "jane@orr.example", None),
    ],
)
def test_a_sender_is_the_author_only_as_a_person(
    sender: str, address: str, field: str | None
) -> None:
    said = stated(page_of(Letter(subject=TITLE, sender=sender, address=address, plain=STORY)))
    assert {"byline", "outlet"} & set(said) == ({field} if field else set())
    assert said.get("byline") in {None, "Jane Roe"}


def test_a_text_that_names_its_author_and_day_is_believed_before_the_header() -> None:
    letter = Letter(
        subject=TITLE,
        sender="Jane Roe",
        address="jane@orr.example",
        sent="2024-05-02T10:00:00+00:00",
        plain=f"By Tomas Vell\nMay 1, 2024\n\n{STORY}",
    )
    assert set(stated(page_of(letter))) == {"title"}


def test_the_header_dates_a_text_that_does_not(tmp_path: Path) -> None:
    document = one(tmp_path, mail(date="Thu, 2 May 2024 23:30:00 -0500", from_="x@y.example"))
    assert document.published == "2024-05-02"
    assert ("published", "mail header") in {(e.field, e.how) for e in document.evidence}


FORWARDS = {
    "gmail": "---------- Forwarded message ---------\nFrom: Jane Roe <jane@orr.example>\n"
    "Date: Wed, 1 May 2024 at 09:12\nSubject: {title}\nTo: Desk <desk@x.example>\n\n\n",
    "outlook": "________________________________\nFrom: Jane Roe <jane@orr.example>\n"
    "Sent: Wednesday, May 1, 2024 9:12 AM\nTo: Desk <desk@x.example>\nSubject: {title}\n\n",
    "old outlook": "-----Original Message-----\nFrom: Jane Roe [mailto:jane@orr.example]\n"
    "Sent: Wednesday, May 1, 2024 9:12 AM\nTo: Desk\nSubject: RE: {title}\n\n",
    "apple": "Begin forwarded message:\n\nFrom: Jane Roe <jane@orr.example>\n"
    "Subject: {title}\nDate: May 1, 2024 at 9:12:40 AM EDT\nTo: Desk <desk@x.example>\n\n",
    "german": "-------- Weitergeleitete Nachricht --------\nBetreff: {title}\n"
    "Datum: Wed, 1 May 2024 09:12:40 +0200\nVon: Jane Roe <jane@orr.example>\nAn: Desk\n\n",
}


@pytest.mark.parametrize("program", FORWARDS)
def test_what_was_forwarded_is_the_article(program: str) -> None:
    head = FORWARDS[program].format(title=TITLE)
    letter = Letter(
        subject="Fwd: have a look",
        sender="Ann Desk",
        address="ann@x.example",
        sent="2024-05-03T08:00:00+00:00",
        plain=f"Can we use this? I like the bolts.\n\nAnn\n\n{head}{STORY}",
    )
    page = page_of(letter)
    assert body(page) == [P1, P2, P3]
    assert page.title == TITLE
    said = stated(page)
    assert said["byline"] == "Jane Roe"
    assert "2024" in said["published"]
    assert "3" not in said["published"].split("2024")[0]
    reasons = [reason for reason, _ in receipts(page)]
    assert reasons == [
        "another mail of the same thread",
        "the header lines of a mail inside this one",
    ]


def test_a_forwarded_page_is_told_by_the_same_lines_in_html() -> None:
    head = (
        "<div>Run it.</div><hr><div><b>From:</b> Jane Roe &lt;jane@orr.example&gt;<br><b>Sent:</b> "
        f"Wednesday, May 1, 2024 9:12 AM<br><b>To:</b> Desk<br><b>Subject:</b> {TITLE}</div>"
    )
    story = f'<p>{P1}</p><p>{P2} <a href="https://orr.example/plan">The plan</a></p>'
    link = '<a href="https://x.example/me">my page</a>'
    page = page_of(Letter(subject="Fwd: x", html=f"<p>See {link}</p>{head}{story}"))
    assert body(page) == [P1, f"{P2} The plan"]
    assert [link.url for link in page.links] == ["https://orr.example/plan"]
    assert stated(page)["byline"] == "Jane Roe"
    assert len(receipts(page)) == 6


def test_the_longer_of_two_mails_is_the_article_whichever_is_on_top() -> None:
    reply = "Thanks, run it.\n\nOn Wed, 1 May 2024 at 09:12, Jane Roe <jane@orr.example> wrote:\n\n"
    page = page_of(
        Letter(
            subject=f"Re: {TITLE}",
            html=f"<div>Thanks.</div><p>{reply}</p>" + "".join(f"<p>{p}</p>" for p in (P1, P2, P3)),
        )
    )
    assert body(page)[-3:] == [P1, P2, P3]
    quoted = "".join(f"> {line}\n" for line in ("When will it be there?", "Ann"))
    page = page_of(Letter(subject=TITLE, plain=f"{STORY}\nAnn Desk wrote:\n{quoted}"))
    assert body(page) == [P1, P2, P3]
    assert receipts(page) == [
        ("quoted from an earlier mail", f"Ann Desk wrote:\n{quoted.rstrip()}")
    ]


def test_a_text_forwarded_as_one_quotation_is_unquoted() -> None:
    quoted = "".join(f"> {line}\n" if line else ">\n" for line in STORY.split("\n"))
    page = page_of(Letter(subject=TITLE, plain=f"Here:\n\n{quoted}"))
    assert body(page)[-3:] == [P1, P2, P3]


def test_greeting_and_signature_get_receipts() -> None:
    for foot in (
        "-- \nJane Roe\nReporter, 555 0134",
        "Best regards,\nJane\nReporter",
        "Sent from my phone",
    ):
        page = page_of(Letter(subject=TITLE, plain=f"Dear desk,\n\n{STORY}\n{foot}\n"))
        assert body(page) == [P1, P2, P3], foot
        assert [text for _, text in receipts(page)] == ["Dear desk,", foot]


def test_a_quotation_in_the_story_is_no_mail() -> None:
    spoken = "In the letter, which the county released on Monday, Marsh wrote:"
    page = page_of(Letter(subject=TITLE, plain=f"{P1}\n\n{spoken}\n\n{P2}\n\n{P3}\n"))
    assert body(page) == [P1, spoken, P2, P3]


def test_flowed_lines_are_joined_and_others_are_not() -> None:
    text = "One line that \nflows on.\nA second\n\n> quoted \n> on\n-- \nJane"
    assert unflowed(text) == "One line that flows on.\nA second\n\n> quoted on\n-- \nJane"
    assert unflowed("半分 \n半分", delete_space=True) == "半分半分"
    assert unflowed(" >not a quotation\n From me") == ">not a quotation\nFrom me"


def test_quoted_printable_and_encoded_words_are_read(tmp_path: Path) -> None:
    data = (
        b"Message-ID: <1@x>\nSubject: =?utf-8?q?Maut_f=C3=BCr_die_?= =?utf-8?b?QnLDvGNrZQ==?=\n"
        b"From: =?iso-8859-1?q?J=F6rg_Vell?= <jv@x.example>\n"
        b"Content-Type: text/plain; charset=iso-8859-1\n"
        b"Content-Transfer-Encoding: quoted-printable\n\nDie Br=FCcke soll im M=E4rz doppelt so =\n"
        b"viel kosten, sagte der Kreis am Montag, und viele Pendler m=FCssen mehr zahlen.\n"
    )
    document = one(tmp_path, data)
    assert document.title == "Maut für die Brücke"
    assert document.byline == ("Jörg Vell",)
    assert "Die Brücke soll im März doppelt so viel kosten" in document.text


def test_raw_bytes_in_a_header_are_read(tmp_path: Path) -> None:
    head = "Message-ID: <1@x>\nSubject: Zöllner zählen Züge\n".encode("latin-1")
    assert one(tmp_path, head + b"\n" + STORY.encode()).title == "Zöllner zählen Züge"


def test_the_html_is_read_unless_the_plain_text_says_more() -> None:
    html = "".join(f"<p>{p}</p>" for p in (P1, P2, P3))
    assert page_of(Letter(plain="View in your browser.", html=html)).text.count("\n\n") == 0
    stub = page_of(Letter(plain=STORY, html="<p>Please turn on HTML.</p>"))
    assert body(stub) == [P1, P2, P3]


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("Content-Type: multipart/encrypted; boundary=x\n\n--x\n\na\n--x--\n", "encrypted"),
        ("Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nAAAA", "encrypted"),
        ("Content-Type: application/pkcs7-mime; smime-type=signed-data\n\nAAAA", "signed"),
        ("\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n", "encrypted"),
    ],
)
def test_an_encrypted_mail_says_so(tmp_path: Path, head: str, reason: str) -> None:
    data = b"Message-ID: <1@x>\nMIME-Version: 1.0\n" + head.encode()
    documents, (skipped,) = read_bytes(tmp_path, "a.eml", data)
    assert documents == []
    assert skipped.reason.startswith(reason)


def test_a_text_signed_in_the_clear_is_read() -> None:
    frame = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n"
    foot = "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCg\n-----END PGP SIGNATURE-----\n"
    page = page_of(Letter(subject=TITLE, plain=frame + STORY + foot))
    assert body(page) == [P1, P2, P3]
    assert {reason for reason, _ in receipts(page)} == {"a digital signature"}


def test_pictures_are_counted_in_one_line(tmp_path: Path) -> None:
    made = EmailMessage()
    made["Message-ID"] = "<1@x>"
    made["Subject"] = TITLE
    made.set_content(STORY)
    for n in range(3):
        made.add_attachment(b"\x89PNG", "image", "png", filename=f"{n}.png")
    _, skipped = read_bytes(tmp_path, "a.eml", made.as_bytes())
    path = f"{tmp_path}/a.eml"
    why = "3 pictures, signatures and such in the mail: not read"
    assert skipped == [Skipped(path, why, incidental=True)]


def test_an_attachments_name_cannot_lead_anywhere(tmp_path: Path) -> None:
    made = EmailMessage()
    made["Message-ID"] = "<1@x>"
    made.set_content("See below.")
    made.add_attachment(TEXT, filename="../../etc/\u202etxt.story\x07.txt")
    (document,), _ = read_bytes(tmp_path, "a.eml", made.as_bytes())
    assert document.path == f"{tmp_path}/a.eml/etc-txt.story.txt"


def test_a_web_page_saved_by_a_browser_is_a_page(tmp_path: Path) -> None:
    page = f"<html><body><nav>Home</nav><article><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p></article>"
    data = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://orr.example/toll\n"
        f"Subject: {TITLE}\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
        f"--x\nContent-Type: text/html; charset=utf-8\n\n{page}</body></html>\n--x--\n"
    )
    (document,), _ = read_bytes(tmp_path, "toll.mhtml", data.encode())
    assert document.url == "https://orr.example/toll"
    assert document.title == TITLE
    assert [one.kind for one in document.removed] == ["navigation"]


@pytest.mark.parametrize("depth", [100, 3_000])
def test_parts_inside_parts_end(tmp_path: Path, depth: int) -> None:
    head = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth)
    )
    data = f"Message-ID: <1@x>\nSubject: {TITLE}\n{head}Content-Type: text/plain\n\n{STORY}"
    documents, skipped = read_bytes(tmp_path, "a.eml", data.encode())
    if depth == 100:
        assert [d.title for d in documents] == [TITLE]
    else:
        assert [s.reason for s in skipped] == ["a mail of more than 200 mails inside each other"]


def test_a_newsletter_is_its_article() -> None:
    html = (
        '<div style="display:none">What a preview shows</div><table><tr><td><a href="https://x.ex/v">'
        f"View this email in your browser</a></td></tr><tr><td><h1>{TITLE}</h1><p>By Lena Marsh</p>"
        f"<p>{P1}</p><p>{P2}</p></td></tr><tr><td>You get this mail because you signed up.<br>"
        '<a href="https://x.ex/u">Unsubscribe</a></td></tr></table>'
    )
    page = page_of(Letter(subject=f"Orr Valley Gazette: {TITLE}", html=html))
    assert page.title == TITLE
    assert body(page)[:2] == [P1, P2]
    assert "preview" not in page.text
    assert receipts(page) == [
        ("added by a mailing list or a newsletter's sender", "View this email in your browser")
    ]


def test_the_list_footer_gets_a_receipt() -> None:
    foot = "_" * 40 + "\nDesk mailing list\nhttps://lists.x.example/desk"
    page = page_of(Letter(subject=TITLE, plain=f"{STORY}\n{foot}\n"))
    assert body(page) == [P1, P2, P3]
    assert [text for _, text in receipts(page)] == [foot]


def test_a_mail_with_a_book_in_it_is_refused(tmp_path: Path) -> None:
    _, (skipped,) = read_bytes(tmp_path, "a.eml", mail(STORY * 16_000))
    assert skipped.reason == "its text is larger than 5 MB"


def test_a_mail_of_countless_parts_is_refused(tmp_path: Path) -> None:
    head = "Message-ID: <1@x>\nContent-Type: multipart/mixed; boundary=b\n\n"
    data = head + "--b\nContent-Type: text/plain\n\na\n" * 6_000
    _, (skipped,) = read_bytes(tmp_path, "a.eml", data.encode())
    assert skipped.reason == "a mail of more than 5,000 parts"
