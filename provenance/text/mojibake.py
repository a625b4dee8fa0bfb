"""Mojibake: UTF-8 that was once read as Windows-1252 or Latin-1 ("â€™" for an apostrophe)."""

from __future__ import annotations

import re


def _byte_of() -> dict[str, int]:
    found = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        char = bytes([byte]).decode("cp1252", "ignore")
        if char:
            found[char] = byte
    return found


_BYTES = _byte_of()
_REST = "".join(re.escape(c) for c, byte in _BYTES.items() if byte < 0xC0)
#: A C1 control in a text is a Windows-1252 byte read as Latin-1 (WHATWG reads it so, too). Only the
#: punctuation among them; U+0085 is a line end of its own.
CONTROLS = {
    chr(byte): bytes([byte]).decode("cp1252")
    for byte in (0x82, 0x84, 0x8B, *range(0x91, 0x98), 0x9B)
}
#: The garbled forms of what Western news text holds beyond ASCII: punctuation and signs (â and two
#: more), letters with accents (Ã or Ä, Å and another), signs of Latin-1 (Â and a sign), the mark.
#: Ã, Ä and Å must touch a small letter: "AMANHÃ”" ends a quotation. Compiled where first needed.
_GARBLED = (
    rf"â[\x80€\x82‚\x84„][{_REST}]"
    rf"|Â[\xa0-\xaa\xac-\xba\xbc-\xbf]"
    rf"|(?<=[a-z])[ÃÄÅ][{_REST}]"
    rf"|[ÃÄÅ][{_REST}](?=[a-z])"
    r"|ï»¿"
)


_LEADS = frozenset("âÂÃÄÅï")


def garbled(text: str) -> list[tuple[int, int, str]]:
    """Start, end and meaning of each garbled character, in order and disjoint."""
    found: list[tuple[int, int, str]] = []
    if _LEADS.isdisjoint(text):
        return found
    for match in re.finditer(_GARBLED, text):
        try:
            meant = bytes(_BYTES[c] for c in match.group()).decode("utf-8")
        except UnicodeDecodeError:
            continue
        if len(meant) == 1:
            found.append((match.start(), match.end(), meant))
    return found
