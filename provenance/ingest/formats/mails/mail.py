"""Mail as programs save it (RFC 5322, MIME): headers, the part that is the article, attachments.

Read under the parser's older policy: the newer one reads header fields by a full grammar, which
takes quadratic time on hostile ones and fails on what real programs send.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from email import policy
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from provenance.config import Config
from provenance.errors import Unreadable
from provenance.ingest.decode import NotText, codec_of, decode
from provenance.ingest.file import File
from provenance.ingest.formats.mails.flowed import unflowed
from provenance.ingest.formats.mails.letter import Attachment, Letter, read_letter
from provenance.ingest.page import Page
from provenance.model import Skipped

#: Parts of one mail; a newsletter's pictures are a hundred.
_MOST_PARTS = 1_000
_LONGEST_HEADER = 4_000
#: A line that opens a multipart inside a multipart; the parser calls itself for each.
_MOST_NESTED = 200
#: Labels under which mail programs send cp1252 (WHATWG Encoding Standard, section 4.2).
_CP1252 = frozenset({"iso-8859-1", "latin1", "us-ascii", "ascii"})
_ENCRYPTED = "encrypted: save it decrypted from the program that can open it"


def read(file: File, _config: Config) -> Iterator[Page | File | Skipped]:
    """The mail's page and its attachments; of a web page saved as MIME (RFC 2557), the page."""
    message = _parsed(file.data)
    address = _field(message, "Snapshot-Content-Location")
    page = next(_html_parts(message), None) if address else None
    if page is not None:
        kind = f"text/html; charset={page.get_content_charset() or 'utf-8'}"
        data = page.get_payload(decode=True)
        yield file.member("page.html", data if isinstance(data, bytes) else b"", kind, address)
        return
    yield from read_letter(letter_of(message), file)


def _parsed(data: bytes) -> Message:
    small = data.lower()
    if small.count(b"\ncontent-type:") > 5 * _MOST_PARTS:
        raise Unreadable(f"a mail of more than {5 * _MOST_PARTS:,} parts")
    if small.count(b"content-type: multipart") > _MOST_NESTED:
        raise Unreadable(f"a mail of more than {_MOST_NESTED} mails inside each other")
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
    except (RecursionError, MessageError, ValueError, LookupError, TypeError):
        raise Unreadable("a damaged mail") from None
    if not message.keys():
        raise Unreadable("has no mail header: not a mail, or cut off at its top")
    return message


def _html_parts(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if part.get_content_type() == "text/html")


def letter_of(message: Message) -> Letter:
    """A mail taken apart; raises `Unreadable` for what is encrypted."""
    try:
        parts = _parts(message)
    except (RecursionError, MessageError, ValueError, LookupError, TypeError):
        raise Unreadable("a damaged mail") from None
    if "-----BEGIN PGP MESSAGE-----" in parts.plain[:2_000]:
        raise Unreadable(_ENCRYPTED)
    sender, address = parseaddr(_field(message, "From"))
    return Letter(
        subject=encoded_words(_field(message, "Subject")),
        sender=encoded_words(sender),
        address=address,
        sent=_sent(_field(message, "Date")),
        plain=parts.plain,
        html=parts.html,
        attachments=tuple(parts.attachments),
        limits=tuple(dict.fromkeys(parts.limits)),
    )


def _sent(stated: str) -> str:
    try:
        return parsedate_to_datetime(stated).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return stated


def _field(message: Message, name: str) -> str:
    """The first header field of a name, in one line, with bytes beyond ASCII decoded."""
    for key, value in message.raw_items():
        if key.casefold() == name.casefold():
            raw = str(value)[:_LONGEST_HEADER].encode("utf-8", "surrogateescape")
            return " ".join(_decoded(raw, None).split())
    return ""


def encoded_words(value: str) -> str:
    """A header field with its encoded words (RFC 2047) read; a broken one stays as it is."""
    if "=?" not in value:
        return value
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    shown = (p if isinstance(p, str) else _decoded(p, charset) for p, charset in pieces)
    return " ".join("".join(shown).split())


def _decoded(data: bytes, charset: str | None) -> str:
    """Bytes as text: in the charset stated if it fits, else as UTF-8, else guessed."""
    for codec in filter(None, (codec_of(charset), "utf-8")):
        try:
            return data.decode(codec)
        except (LookupError, ValueError):  # of codecs that are none of texts, too
            continue
    try:
        return decode(data)
    except NotText:
        return data.decode("cp1252", "replace")


@dataclass(slots=True)
class _Parts:
    plain: str = ""
    html: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)


def _parts(message: Message) -> _Parts:
    """The text of a mail and its attachments, in their order; mails inside are attachments."""
    parts = _Parts()
    stack: list[Message] = [message]
    seen = 0
    while stack:
        part = stack.pop()
        seen += 1
        if seen > _MOST_PARTS:
            parts.limits.append(f"only the first {_MOST_PARTS:,} parts of the mail were read")
            break
        kind = part.get_content_type()
        if kind == "multipart/encrypted" or _is_enveloped(part, kind):
            raise Unreadable(_ENCRYPTED)
        inside = part.get_payload()
        if kind == "message/rfc822" and isinstance(inside, list) and inside and seen > 1:
            parts.attachments.append(_enclosed(inside[0]))
        elif isinstance(inside, list):
            stack.extend(one for one in reversed(inside) if isinstance(one, Message))
        else:
            _leaf(part, kind, parts)
    return parts


def _is_enveloped(part: Message, kind: str) -> bool:
    """Whether a part hides its text in an S/MIME envelope (RFC 8551 section 3.2)."""
    if kind not in {"application/pkcs7-mime", "application/x-pkcs7-mime"}:
        return False
    if str(part.get_param("smime-type") or "").lower() == "signed-data":
        raise Unreadable("signed so that its text is wrapped (S/MIME): save it as plain mail")
    return True


def _enclosed(mail: object) -> Attachment:
    """A mail inside the mail, as the file it would have been."""
    data = mail.as_bytes() if isinstance(mail, Message) else b""
    subject = encoded_words(_field(mail, "Subject")) if isinstance(mail, Message) else ""
    return Attachment(f"{subject[:80] or 'mail'}.eml", data, "message/rfc822")


def _leaf(part: Message, kind: str, parts: _Parts) -> None:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return
    name = encoded_words(str(part.get_filename() or ""))
    attached = part.get_content_disposition() == "attachment" or (name and kind != "text/html")
    if kind == "application/ms-tnef":
        parts.limits.append("what Outlook packed into winmail.dat was not read")
    elif kind in {"text/plain", "text/html"} and not attached:
        charset = part.get_content_charset()
        text = _decoded(data, "cp1252" if charset in _CP1252 else charset)
        if "\ufffd" in text or (charset and codec_of(charset) is None):
            parts.limits.append(f"its characters are not sure: it names the encoding {charset}")
        if kind == "text/html":
            parts.html += text
        else:
            if str(part.get_param("format") or "").lower() == "flowed":
                delete = str(part.get_param("delsp") or "").lower() == "yes"
                text = unflowed(text, delete_space=delete)
            parts.plain += ("\n\n" if parts.plain else "") + text
    else:
        parts.attachments.append(Attachment(name, data, kind))
