"""Bytes to text: strict where the file says its encoding, careful where it does not."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice

from provenance.errors import NotAnArticle

#: The first so many bytes are looked at for signs of a binary file.
_HEAD = 65_536
#: C0 controls that text files do carry: tab, line ends, form feed, end of file, escape.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1a\x1b"))
#: Share of control characters above which a file is not text (GNU grep calls one NUL binary).
_MOST_CONTROLS = 0.02
#: Share of letters among the characters above which a guessed decoding is believed.
_FEWEST_LETTERS = 0.6
#: A page's own word on its encoding: HTML's meta element, XML's declaration.
_DECLARED = re.compile(
    rb"(?:charset\s*=\s*[\"']?|<\?xml[^>]{0,80}\bencoding\s*=\s*[\"'])([A-Za-z0-9_:.-]{3,30})", re.I
)
_DECLARED_WITHIN = 2_048
#: Names that stand for Windows-1252 wherever it was put into them (WHATWG Encoding).
_CALLED_1252 = frozenset({"ascii", "iso8859-1", "cp1252"})
#: Codecs of Python that no text is sent in.
_NO_CHARSETS = frozenset({"unicode_escape", "raw_unicode_escape", "punycode", "idna", "undefined"})
#: Japanese and Korean mail switch alphabets with these; the bytes are ASCII throughout.
_ESCAPED = ((b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"), (b"\x1b$)C", "iso2022_kr"))
#: Of the characters beyond ASCII at least a third are whole in UTF-8 where single bytes of another
#: encoding were pasted into it; by chance about a tenth are, in Chinese and Korean encodings, and
#: next to none are its quotation marks and dashes: each of those stands for three.
_STRAYS_TO_ONE = 2
_BEYOND = re.compile(rb"[\x80-\xff]")
_UTF8_CHARACTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
#: Controls, and what is assigned to no character.
_NO_CHARACTER = frozenset({"Cc", "Cn", "Co"})
_UTF8_MARK = re.compile(rb"\xe2\x80[\x90-\xaf]")
_NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


class NotText(NotAnArticle):
    """The bytes are not a text this version reads; the message is the one-line reason."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file, line ends and byte order mark kept, as ``open(newline="")`` gives it.

    UTF-8 unless a byte order mark says UTF-16 or UTF-32. What is neither is read as it says of
    itself, or as ``declared`` (the charset of a mail or a server's answer), and else guessed; all
    of these are believed only where the result reads as text. Single Windows-1252 bytes amid UTF-8,
    as pasting leaves them, are read as such. Raises `NotText` with a one-line reason.
    """
    marked = _marked(data)
    if marked is not None:
        return marked
    head = data[:_HEAD]
    if b"\0" in head:
        bare = _bare_utf32(data) or _bare_utf16(data)
        if bare is None:
            raise NotText("a binary file, not text")
        return bare
    if len(head) - len(head.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(head):
        raise NotText("a binary file, not text")
    if b"\0" in data:
        raise NotText("a binary file, not text")
    escaped = next((name for sign, name in _ESCAPED if sign in data), None)
    for name in (escaped, "utf-8"):
        text = _strictly(data, name)
        if text is not None:
            return text
    for name in (_declared(data), _as_browsers_do(declared)):
        text = _strictly(data, name)
        if text is not None and _plausible(text):
            return text
    return _mixed(data) or _guessed(data)


def _marked(data: bytes) -> str | None:
    """The text after a byte order mark of UTF-16 or UTF-32, None where there is no mark."""
    for encoding, marks in (
        ("utf-32", (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)),  # UTF-16's mark opens UTF-32's
        ("utf-16", (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)),
    ):
        if data.startswith(marks):
            text = _strictly(data, encoding)
            if text is not None and "\0" not in text:
                return text
            if encoding == "utf-16":
                raise NotText("starts like UTF-16 text but cannot be decoded")
    return None


def _bare_utf32(data: bytes) -> str | None:
    """UTF-32 without a mark: one byte of every four, the highest, is zero in any script."""
    for encoding, highest in (("utf-32-le", 3), ("utf-32-be", 0)):
        if len(data) % 4 == 0 and not any(data[highest:_HEAD:4]):
            text = _strictly(data, encoding)
            if text is not None and "\0" not in text and _plausible(text):
                return text
    return None


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: the zeros, of spaces and line ends at least, are all on one side."""
    even, odd = data[:_HEAD:2].count(0), data[1:_HEAD:2].count(0)
    if len(data) % 2 or min(even, odd) * 20 > max(even, odd):
        return None
    text = _strictly(data, "utf-16-le" if odd > even else "utf-16-be")
    return text if text is not None and "\0" not in text and _plausible(text) else None


def _strictly(data: bytes, name: str | None) -> str | None:
    if name is None:
        return None
    try:
        return data.decode(name, "latin-1-controls" if name == "cp1252" else "strict")
    except (LookupError, ValueError):  # of codecs that are none of texts, too
        return None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    return _as_browsers_do(match[1].decode("ascii")) if match else None


def _as_browsers_do(name: str | None) -> str | None:
    found = codec_of(name)
    return "cp1252" if found in _CALLED_1252 else found


def codec_of(name: str | None) -> str | None:
    """The codec of a charset's name; None for what is none, or no charset."""
    try:
        found = codecs.lookup((name or "").strip()).name
    except (LookupError, ValueError):
        return None
    return None if found in _NO_CHARSETS else found


def _mixed(data: bytes) -> str | None:
    """UTF-8 with strays of Windows-1252 in it, as pasting between programs leaves it."""
    whole = sum(1 for _ in _UTF8_CHARACTER.finditer(data))
    whole += 2 * sum(1 for _ in _UTF8_MARK.finditer(data))
    rest = len(_BEYOND.findall(_UTF8_CHARACTER.sub(b"", data)))
    if not whole or rest > _STRAYS_TO_ONE * whole:
        return None
    return data.decode("utf-8", "windows-1252-strays")


def _strays(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.end == len(error.object) and "unexpected end" in error.reason:
        return "\ufffd", error.end  # cut off within a character
    return error.object[error.start : error.end].decode("cp1252", "latin-1-controls"), error.end


def _latin_controls(error: UnicodeError) -> tuple[str, int]:
    """The five bytes Windows-1252 leaves open, as browsers read them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("windows-1252-strays", _strays)
codecs.register_error("latin-1-controls", _latin_controls)


def _guessed(data: bytes) -> str:
    """The decoding of a file that is not Unicode, or `NotText` where no guess reads as text."""
    from provenance.ingest.guess import guess

    text = _strictly(data, guess(data))
    if text is None or not _plausible(text):
        raise NotText("cannot tell its encoding")
    return text


def _plausible(text: str) -> bool:
    """Whether a guessed decoding reads as text: words between spaces, hardly a control."""
    solid = list(islice((c for c in text if not c.isspace()), _HEAD))
    if not solid:
        return False
    letters = sum(c.isalpha() for c in solid)
    odd = sum(unicodedata.category(c) in _NO_CHARACTER for c in solid if not c.isascii())
    foreign = sum(c.isalpha() and not c.isascii() for c in solid)
    spaceless = len(_NO_SPACES.findall("".join(solid))) >= 0.3 * len(solid)
    return (
        letters >= _FEWEST_LETTERS * len(solid)
        and odd <= 0.005 * len(solid)
        and (spaceless or foreign <= 0.3 * letters or foreign >= 0.7 * letters)
        and (spaceless or len(solid) / len(text[: 2 * _HEAD].split()) < 25)
    )
