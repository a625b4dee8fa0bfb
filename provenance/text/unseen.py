"""Characters that print nothing, and blanks that are no white space to a program."""

from __future__ import annotations

import re

#: The inside of a character class: the default-ignorable characters of Unicode (soft hyphen,
#: zero-width, joining, direction, variation and tag characters, fillers) and the controls of
#: interlinear notes, shorthand and music.
UNSEEN_CLASS = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
UNSEEN = re.compile(f"[{UNSEEN_CLASS}]")
UNSEEN_RUN = re.compile(f"[{UNSEEN_CLASS}]+")
#: Letters and symbols that show as a blank: braille without dots, Hangul fillers.
BLANKS = "\u2800\u3164\uffa0"
#: Spaces that news text does not set between two words (it does set non-breaking, thin, figure and
#: narrow ones: U+00A0, U+2007, U+2009, U+202F), other than in a headline or after a dateline.
ODD_SPACES = "\u1680\u2000-\u2006\u2008\u200a\u205f"
VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
#: A word that is shown from its last letter to its first.
OVERRIDE = re.compile(r"\u202e([^\W_]+)(?![^\u202c\r\n\u2028\u2029])")

#: What a C2PA text manifest opens with, a variation selector a byte.
_MANIFEST_OPENS = "".join(
    chr(0xFE00 + byte) if byte < 16 else chr(0xE0100 + byte - 16) for byte in b"C2PATXT\0"
)

_NAMES = {
    "\u00ad": "soft hyphen",
    "\u034f": "combining grapheme joiner",
    "\u180e": "Mongolian vowel separator",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
    **dict.fromkeys("\u061c\u200e\u200f", "direction mark"),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "direction control"),
    **dict.fromkeys("\u2061\u2062\u2063\u2064", "invisible operator"),
    **dict.fromkeys("\u115f\u1160", "Hangul filler"),
}


def unseen_name(char: str) -> str:
    """What an editor may call a character that prints nothing."""
    if char in _NAMES:
        return _NAMES[char]
    if VARIATION.match(char):
        return "variation selector"
    return "tag character" if ord(char) >= 0xE0000 else "invisible control"


def manifest_end(run: str, start: int) -> int:
    r"""Where the C2PA text manifest that opens at ``start`` of a run of unseen characters ends.

    ``start`` itself if there is none. C2PA 2.4, A.8: after U+FEFF a variation selector a byte
    (U+FE00 to U+FE0F for 0 to 15, U+E0100 to U+E01EF for 16 to 255), beginning with the bytes
    ``C2PATXT\0``; the version, the length and the manifest follow, then padding.
    """
    body = start + 1
    if not run.startswith("\ufeff" + _MANIFEST_OPENS, start):
        return start
    while body < len(run) and VARIATION.match(run, body):
        body += 1
    return body


def without_manifest(text: str) -> str:
    """``text`` without the C2PA text manifest it ends in, if it does."""
    if not text or not VARIATION.match(text[-1]):
        return text
    start = text.rfind("\ufeff" + _MANIFEST_OPENS)
    return text[:start] if start >= 0 and manifest_end(text, start) == len(text) else text


def spaced_out(text: str) -> list[tuple[int, int]]:
    """Where words stand whose letters are spaced out: the spaces between them part nothing."""
    if _NARROW.isdisjoint(text):
        return []
    return [m.span() for m in re.finditer(_SPACED_OUT, text)]


_NARROW = frozenset("\u2006\u2009\u200a")
_SPACED_OUT = (
    r"(?<![^\W_])(?<![\u2006\u2009\u200a])[^\W\d_](?:[\u2006\u2009\u200a][^\W\d_]){3,}+(?![^\W_])"
)
