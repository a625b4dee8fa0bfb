"""Which format some bytes are in: what they say of themselves, then how they are named."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from provenance.errors import NotAnArticle, Unreadable
from provenance.ingest.file import File
from provenance.ingest.formats.containers.unpack import Unpacked, is_packed
from provenance.ingest.formats.table import (
    CRAWL,
    FORMATS,
    HTML,
    MAIL,
    MARKDOWN,
    NEWSML,
    ODT,
    OUTLOOK,
    PACKED,
    PDF,
    PLAIN,
    RECORD,
    RECORDS,
    RTF,
    TAR,
    WORD,
    ZIP,
    Format,
)

_BLANK = b"\xef\xbb\xbf \t\r\n"
_OPENDOCUMENT = "application/vnd.oasis.opendocument."
#: Word in a browser numbers the part.
_WORD_MAIN = re.compile(r"word/document\d*\.xml")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Entries of a ZIP's directory; a million take a gigabyte to list.
_MOST_ENTRIES = 100_000
_LOOKS_HTML = re.compile(
    r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_WIRE = r"(?:\w+:)?(?:news|package|concept|knowledge|planning|catalog)(?:Item|Message)\b|nitf\b"
_LOOKS_XML = re.compile(rf"<\?xml\s|<!doctype nitf\b|<(?:{_WIRE})", re.I)
_WIRE_ROOT = re.compile(rf"<(?:{_WIRE})", re.I)
_LOOKS_JSON = re.compile(r"\{\s*(?:\"|\}\s*$)|\[\s*(?:\{|\[|\"|\]\s*$)")
#: Fields that only a mail's own header has (RFC 5322, RFC 2045); a web page shows "Date:" too.
_MAIL_FIELD = re.compile(
    r"(?:return-path|received|message-id|mime-version|delivered-to|dkim-signature)\s*:", re.I
)
_HEADER_FIELD = re.compile(r"[!-9;-~]+:[ \t]?|[ \t]")
#: What a server or a container calls the formats that bytes alone do not tell.
_MEDIA_TYPES = {
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    "text/markdown": MARKDOWN,
    "application/json": RECORD,
    "message/rfc822": MAIL,
}


def recognise(file: File) -> Format:
    """The format of a file; raises `Unreadable` for what none of the readers can take."""
    packed = _packed(file)
    if packed is None and _has_mail_header(file.head[:4_000].lstrip(_BLANK).decode("latin-1")):
        return MAIL  # its parts may be in encodings that no guess at the whole can tell
    return packed or _text(file)


def _packed(file: File) -> Format | None:
    """Formats that are told by their first bytes."""
    head = file.head
    if b"%PDF-" in head[:1_024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _zipped(file)
    if head.startswith(_OLE):
        return _compound(file)
    if head[:64].lstrip(_BLANK).startswith(b"{\\rtf"):
        return RTF
    if head.startswith(b"WARC/"):
        return CRAWL
    if head[257:262] == b"ustar":
        return TAR
    return _compressed(file) if is_packed(head) else None


def _compressed(file: File) -> Format:
    """What a compressed file holds, by how it begins when unpacked."""
    stream = Unpacked(file.data, 512)
    inside = stream.read(512)
    if not inside:
        raise Unreadable("a damaged compressed file" if stream.broken else "holds nothing")
    if inside.startswith(b"WARC/"):
        return CRAWL
    return TAR if inside[257:262] == b"ustar" else PACKED


def _zipped(file: File) -> Format:
    """What a ZIP container holds (ECMA-376 part 2; OpenDocument 1.3 part 2)."""
    # Every entry begins with a signature (APPNOTE 4.3.12), whatever the directory says of its size.
    if file.data.count(b"PK\x01\x02") > _MOST_ENTRIES:
        raise Unreadable(f"an archive of more than {_MOST_ENTRIES:,} files")
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as container:
            names = set(container.namelist())
            stated = _media_type(container) if "mimetype" in names else ""
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError):
        raise Unreadable("a damaged or cut-off ZIP, Word or OpenDocument file") from None
    if any(_WORD_MAIN.fullmatch(name) for name in names):
        return WORD
    if "encrypted-package" in names and stated.startswith(_OPENDOCUMENT):
        raise Unreadable("protected with a password")
    if "content.xml" in names and stated.startswith(_OPENDOCUMENT):
        if stated.removeprefix(_OPENDOCUMENT).startswith("text"):
            return ODT
        raise NotAnArticle("an OpenDocument file that is not a text")
    for part, what in (("xl/", "a spreadsheet"), ("ppt/", "a presentation")):
        if any(name.startswith(part) for name in names):
            raise NotAnArticle(f"{what}, not an article")
    return ZIP


def _media_type(container: zipfile.ZipFile) -> str:
    """What an OpenDocument file says it is (part 2 of the standard, 3.3)."""
    with container.open("mimetype") as part:
        return part.read(100).decode("ascii", "replace")


def _compound(file: File) -> Format:
    """What a compound file of Microsoft's holds (MS-CFB): its streams are named in UTF-16."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in file.data

    if holds("EncryptedPackage"):
        raise Unreadable("protected with a password")
    if holds("__properties_version1.0"):
        return OUTLOOK
    if holds("WordDocument"):
        raise Unreadable("an old Word document (.doc): save it as .docx")
    raise NotAnArticle("an Office file that is not a text")


def _text(file: File) -> Format:
    """Formats that are text, told by how the text begins, by name where it does not say."""
    named = _named(file)
    start = file.text[:4_000].lstrip("\ufeff \t\r\n")
    if named is HTML or (named is not MARKDOWN and _LOOKS_HTML.match(start)):
        return HTML
    if _LOOKS_XML.match(start):
        if _WIRE_ROOT.search(file.text[:20_000]):
            return NEWSML
        raise NotAnArticle("an XML file of a kind this version does not read")
    if named in (RECORD, RECORDS) or (named is not MARKDOWN and _LOOKS_JSON.match(start)):
        return _json(file, named)
    if named is MAIL:
        return MAIL
    if named in (None, PLAIN, MARKDOWN):
        return named or PLAIN
    raise Unreadable(f"named like {named.name}, but it is not one")


def _named(file: File) -> Format | None:
    """The format that a server or container states, else the one that the name does."""
    stated = _MEDIA_TYPES.get((file.media_type or "").partition(";")[0].strip().lower())
    if stated is not None:
        return stated
    return next((one for one in FORMATS if file.suffix and file.suffix in one.suffixes), None)


def _json(file: File, named: Format | None) -> Format:
    if named is RECORDS:
        return RECORDS
    first, _, rest = file.text.lstrip("\ufeff \t\r\n").partition("\n")
    several = first.rstrip().endswith("}") and rest.lstrip().startswith("{")
    return RECORDS if several else RECORD


def _has_mail_header(start: str) -> bool:
    """Whether a text opens with header fields, one of which only a mail has."""
    found = False
    for line in start.splitlines():
        if not line.strip():
            break
        if not _HEADER_FIELD.match(line):
            return False
        found = found or bool(_MAIL_FIELD.match(line))
    return found
