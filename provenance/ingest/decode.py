"""Bytes to text: strict where the file says its encoding, careful where it does not.

The only door to charset_normalizer.
"""

from __future__ import annotations

import codecs
import re

from provenance.errors import NotAnArticle

#: The first so many bytes are looked at for signs of a binary file.
_HEAD = 65_536
#: C0 controls that text files do carry: tab, line ends, form feed, escape-free.
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x0b\x1a")
#: Share of control characters above which a file is not text (GNU grep calls one NUL binary).
_MOST_CONTROLS = 0.02
#: Share of letters among the characters above which a guessed decoding is believed.
_FEWEST_LETTERS = 0.6
#: A page's own word on its encoding.
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]{3,20})", re.I)
#: Western Europe's encodings, believed before their rarer kin that read a text as well.
_COMMONEST = frozenset({"cp1252", "latin_1"})
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


class NotText(NotAnArticle):
    """The bytes are not a text this version reads; the message is the one-line reason."""


def decode(data: bytes) -> str:
    """The text of a file, line ends and byte order mark kept, as ``open(newline="")`` gives it.

    UTF-8 unless a byte order mark says UTF-16 or UTF-32; anything else is guessed and believed
    only where the result reads as text. Raises `NotText` with a one-line reason.
    """
    if data.startswith(_UTF32) or data.startswith(_UTF16):
        encoding = "utf-32" if data.startswith(_UTF32) else "utf-16"
        try:
            return _checked(data.decode(encoding))
        except UnicodeDecodeError:
            raise NotText(f"starts like {encoding.upper()} text but cannot be decoded") from None
    head = data[:_HEAD]
    if b"\0" in head:
        guessed = _bare_utf16(data)
        if guessed is None:
            raise NotText("a binary file, not text")
        return guessed
    if head and sum(b < 32 and b not in _TEXT_CONTROLS for b in head) > _MOST_CONTROLS * len(head):
        raise NotText("a binary file, not text")
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _guessed(data)


def _checked(text: str) -> str:
    if "\0" in text:
        raise NotText("a binary file, not text")
    return text


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    if len(data) % 2:
        return None
    even, odd = data[:_HEAD:2].count(0), data[1:_HEAD:2].count(0)
    half = max(1, min(len(data), _HEAD) // 2)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < 0.7 * half or min(even, odd) > 0.05 * half:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if "\0" not in text and _plausible(text) else None


def _guessed(data: bytes) -> str:
    """The decoding of a file that is not Unicode, or `NotText` where no guess reads as text."""
    from charset_normalizer import from_bytes

    declared = _DECLARED.search(data[:2_048])
    encodings = [declared[1].decode("ascii")] if declared else []
    matches = from_bytes(data[:_HEAD])
    best = matches.best()
    if best is not None:
        likely = [m.encoding for m in matches if m.chaos <= best.chaos]
        encodings.append(best.encoding if _COMMONEST.isdisjoint(likely) else "cp1252")
    for encoding in (*encodings, "cp1252"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if _plausible(text):
            return text
    raise NotText("cannot tell its encoding")


def _plausible(text: str) -> bool:
    """Whether a guessed decoding reads as text: words between spaces, hardly a control."""
    sample = text[:_HEAD]
    solid = [c for c in sample if not c.isspace()]
    if not solid:
        return False
    letters = sum(c.isalpha() for c in solid)
    odd = sum(not c.isprintable() for c in solid)
    foreign = sum(c.isalpha() and not c.isascii() for c in solid)
    runs = sample.split()
    return (
        letters >= _FEWEST_LETTERS * len(solid)
        and odd <= 0.005 * len(solid)
        and (foreign <= 0.3 * letters or foreign >= 0.7 * letters)
        and len(solid) / len(runs) < 25
    )
