"""A mail as an article: the same for every format that mails come in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from provenance.errors import Unreadable
from provenance.ingest.body.blocks import read_blocks
from provenance.ingest.body.chrome import lay_out
from provenance.ingest.file import File
from provenance.ingest.formats.claims import claim
from provenance.ingest.formats.containers.bundle import shown_name
from provenance.ingest.formats.mails.sender import addressed, bare_subject, is_person, straight
from provenance.ingest.formats.mails.thread import Receipt, unpick
from provenance.ingest.formats.pages.html import read_markup
from provenance.ingest.formats.plain import OPENING, assemble, bare_links, fold
from provenance.ingest.origin.dated import stated_dates
from provenance.ingest.page import Block, Layout, Page
from provenance.model import Evidence, Link, Removed, Skipped, Span
from provenance.outlets import looks_like_outlet

#: Characters of a mail's text; the largest newsletters have one million with all their markup.
_LARGEST_TEXT = 5_000_000
#: A mail of fewer words that has a text attached is the note that comes with it.
_FEWEST_WORDS = 60
#: Letters of a line from which it is the headline that a subject ends in, not a word of it.
_LEAST = 15
#: Where the mail has both, its HTML is read unless the plain text has so many times its words.
_TIMES_MORE = 1.5
#: Media types of attachments that are no text.
_NO_TEXT = re.compile(
    r"(?:image|audio|video|font)/|application/(?:(?:x-)?pkcs7-signature|pgp-(?:signature|keys))|"
    r"text/(?:calendar|(?:x-)?vcard)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a mail."""

    name: str
    data: bytes
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail, taken out of the format it came in."""

    subject: str = ""
    sender: str = ""
    """The name shown, without the address; empty if there is none."""
    address: str = ""
    sent: str = ""
    """When, as an ISO date or as the mail writes it."""
    plain: str = ""
    html: str = ""
    attachments: tuple[Attachment, ...] = ()
    limits: tuple[str, ...] = ()


def read_letter(letter: Letter, file: File) -> Iterator[Page | File | Skipped]:
    """The page of a mail, then the files attached to it."""
    if len(letter.plain) + len(letter.html) > _LARGEST_TEXT:
        raise Unreadable(f"its text is larger than {_LARGEST_TEXT // 1_000_000} MB")
    page = page_of(letter)
    texts = [one for one in letter.attachments if not _NO_TEXT.match(one.media_type)]
    if page.body and not (texts and _words(page) < _FEWEST_WORDS):
        yield page
    elif texts:
        yield Skipped(file.path, "a note; what it comes with is read", incidental=True)
    elif not page.body:
        yield page  # says by itself that it holds no text
    for n, one in enumerate(texts, 1):
        name = shown_name(one.name).replace("/", "-") if one.name else f"part {n}"
        yield file.member(name, one.data, one.media_type)
    others = len(letter.attachments) - len(texts)
    if others:
        what = "picture, signature or the like" if others == 1 else "pictures, signatures and such"
        yield Skipped(file.path, f"{others} {what} in the mail: not read", incidental=True)


def page_of(letter: Letter) -> Page:
    """The mail as a page: its subject as headline, the article, receipts for everything else."""
    from_html = _from_html(letter) if letter.html.strip() else None
    if letter.plain.strip():
        from_plain = _from_plain(letter)
        if from_html is None or _words(from_plain.page) > _TIMES_MORE * _words(from_html.page):
            return _stated(from_plain, letter)
    return _stated(from_html or _from_plain(letter), letter)


@dataclass(frozen=True, slots=True)
class _Read:
    page: Page
    headers: dict[str, str]


def _words(page: Page) -> int:
    return sum(len(span.of(page.text).split()) for span in page.body)


def _from_plain(letter: Letter) -> _Read:
    body = _unquoted(letter.plain.replace("\r\n", "\n").replace("\r", "\n"))
    lines = body.split("\n")
    thread = unpick(lines)
    subject = bare_subject(thread.headers.get("subject", "") or letter.subject)
    own = [line for line, why in zip(lines, thread.receipts, strict=True) if why is None]
    shown = subject and not _has(own, subject)
    head = f"{subject}\n\n" if shown else ""
    text, masked, removed = head + body, list[str](), list[Removed]()
    at = len(head)
    for line, why in zip(lines, thread.receipts, strict=True):
        masked.append(line if why is None else " " * len(line))
        if why is not None and line.strip():
            span = Span(at + len(line) - len(line.lstrip()), at + len(line.rstrip()))
            _give_receipt(removed, text, span, why)
        at += len(line) + 1
    bare = head + "\n".join(masked)
    blocks = read_blocks(bare)
    layout = lay_out(bare, blocks, titled=_titled(blocks, subject))
    page = assemble(text, blocks, layout, removed=removed, links=bare_links(text))
    return _Read(page, dict(thread.headers))


def _give_receipt(removed: list[Removed], text: str, span: Span, why: Receipt) -> None:
    """Add the receipt of a line, as one with that of the lines above for the same reason."""
    last = removed[-1] if removed else None
    if last and last.reason == why[1] and not text[last.span.end : span.start].strip():
        span = Span(removed.pop().span.start, span.end)
    removed.append(Removed(span, *why))


def _unquoted(text: str) -> str:
    """A text that is a quotation as a whole, without its marks: so some programs forward."""
    lines = text.split("\n")
    solid = [line for line in lines if line.strip()]
    quoted = [line for line in solid if line.startswith(">")]
    words = sum(len(line.split()) for line in solid)
    if not quoted or sum(len(line.split()) for line in quoted) < 0.8 * words:
        return text
    return "\n".join(re.sub(r"^(?:> ?)+", "", line) for line in lines)


def _from_html(letter: Letter) -> _Read:
    whole = read_markup(letter.html)
    lines = [block.text for block in whole.blocks]
    thread = unpick(lines)
    subject = bare_subject(thread.headers.get("subject", "") or letter.subject)
    own = [line for line, why in zip(lines, thread.receipts, strict=True) if why is None]
    receipts = thread.receipts
    if subject and not _has(own, subject):
        whole = read_markup(f"<h1>{escape(subject)}</h1>{letter.html}")
        receipts = (*(None for _ in range(len(whole.blocks) - len(lines))), *receipts)
    blocks = whole.blocks
    kept = [n for n, why in enumerate(receipts) if why is None]
    part = [blocks[n] for n in kept]
    judged = lay_out(whole.text, part, titled=_titled(part, subject))
    layout = Layout(title=kept[judged.title] if judged.title is not None else None)
    layout.out = {kept[n]: why for n, why in judged.out.items()}
    layout.out.update({n: why for n, why in enumerate(receipts) if why is not None})
    page = assemble(
        whole.text, blocks, layout, links=_links(whole, layout), language=whole.language
    )
    return _Read(page, dict(thread.headers))


def _links(page: Page, layout: Layout) -> tuple[Link, ...]:
    """The links of the article, without those of other mails and of the frame around it."""
    starts = [block.span.start for block in page.blocks]
    return tuple(
        one for one in page.links if bisect_right(starts, one.span.start) - 1 not in layout.out
    )


def _has(lines: Sequence[str], subject: str) -> bool:
    opening = [line for line in lines if line.strip()][:OPENING]
    return any(_is_headline(line, subject) for line in opening)


def _titled(blocks: Sequence[Block], subject: str) -> int | None:
    return next((n for n, b in enumerate(blocks[:OPENING]) if _is_headline(b.text, subject)), None)


def _is_headline(line: str, subject: str) -> bool:
    """Whether a line is what the subject says, or says after "Press release:" or a paper's name."""
    shown, wanted = fold(line), fold(subject)
    return bool(wanted) and (shown == wanted or (len(shown) >= _LEAST and wanted.endswith(shown)))


def _stated(read: _Read, letter: Letter) -> Page:
    """The page with what the mail's header says, where the text itself does not say it."""
    page, inside = read.page, read.headers
    how = "header of the forwarded mail" if inside else "mail header"
    sender, address = letter.sender, letter.address
    if inside:
        sender, address = addressed(inside.get("from", ""))
    stated: list[Evidence] = []
    subject = bare_subject(inside.get("subject", "") or letter.subject)
    stated += claim("title", subject, how)
    name = straight(sender)
    if is_person(name, address):
        if all(one.kind != "byline" for one in page.removed):
            stated += claim("byline", name, how)
    elif looks_like_outlet(name):
        stated += claim("outlet", name, how)
    if not any(one.day and one.field == "published" for one in stated_dates(page)):
        stated += claim("published", inside.get("date", "") if inside else letter.sent, how)
    return replace(page, stated=tuple(stated), limits=letter.limits)
