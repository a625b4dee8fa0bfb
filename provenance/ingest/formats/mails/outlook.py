"""Mail as Outlook saves it (MS-OXMSG): the same letter, out of a compound file.

The only door to python-oxmsg and to olefile, on which it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email.utils import parseaddr
from typing import Any

from provenance.config import Config
from provenance.errors import Unreadable
from provenance.ingest.file import File
from provenance.ingest.formats.mails.letter import Attachment, Letter, read_letter
from provenance.ingest.formats.mails.mail import encoded_words
from provenance.ingest.page import Page
from provenance.model import Skipped

#: A mail that is attached to a mail is no stream but a folder of them (MS-OXMSG 2.2.2.1).
_EMBEDDED = 5
#: Outlook's clock begins in 1601, and a mail that was never sent states that year.
_FIRST_YEAR = 1971
_PID_ATTACH_METHOD = 0x3705
_PID_RTF = 0x1009


def read(file: File, _config: Config) -> Iterator[Page | File | Skipped]:
    """The mail's page and its attachments."""
    from oxmsg import Message

    try:
        _whole(file.data)
        message = Message.load(file.data)
        letter, mails = _letter(message)
    except Exception:  # noqa: BLE001 - the library meets a broken file with whatever goes wrong first
        raise Unreadable("a damaged or cut-off Outlook mail") from None
    if not letter.plain.strip() and not letter.html.strip() and not letter.attachments:
        raise Unreadable(_without_text(message))
    yield from read_letter(letter, file)
    for number in range(mails):
        path = f"{file.path}/mail {number + 1}"
        yield Skipped(path, "a mail attached to an Outlook mail: save it as .eml to have it read")


def _whole(data: bytes) -> None:
    """Raise where a stream is shorter than its directory says: half a text passes for a whole."""
    from olefile import OleFileIO

    with OleFileIO(data) as container:
        for path in container.listdir():
            if len(container.openstream(path).read()) < container.get_size(path):
                raise EOFError


def _letter(message: Any) -> tuple[Letter, int]:  # noqa: ANN401 - the library's own type
    """The letter, and how many mails are attached to it."""
    attachments, mails = [], 0
    for one in message.attachments:
        if one.properties.int_prop_value(_PID_ATTACH_METHOD) == _EMBEDDED:
            mails += 1
        elif one.file_bytes:
            kind = one.mime_type or ""
            attachments.append(Attachment(one.file_name or "", one.file_bytes, _telling(kind)))
    name, address = parseaddr(message.sender or "")
    sent = message.sent_date
    letter = Letter(
        subject=message.subject or "",
        sender=encoded_words(name),
        address=address,
        sent=sent.isoformat() if isinstance(sent, datetime) and sent.year >= _FIRST_YEAR else "",
        plain=message.body or "",
        html=message.html_body or "",
        attachments=tuple(attachments),
    )
    return letter, mails


def _telling(media_type: str) -> str:
    """The media type, unless it is what a program says that does not know."""
    return "" if media_type == "application/octet-stream" else media_type


def _without_text(message: Any) -> str:  # noqa: ANN401 - the library's own type
    kind = str(message.message_class).lower()
    if "smime" in kind:
        return "encrypted or signed (S/MIME): save it decrypted from the program that can open it"
    if message.properties.binary_prop_value(_PID_RTF):
        return "an Outlook mail whose text is in Outlook's own form only: save it as .eml or .docx"
    return "an Outlook mail without text"
