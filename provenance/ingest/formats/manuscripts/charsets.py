"""The encodings that an RTF document's bytes are in: its own, and one for each of its fonts."""

from __future__ import annotations

import codecs

#: Character set of a font → its encoding (Rich Text Format Specification 1.9.1, "Font Table"). The
#: set 1 is the document's own, 2 holds pictograms.
_CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp437",
}
#: Code pages whose encoding Python has under another name.
_NAMED = {10_000: "mac_roman", 10_007: "mac_cyrillic", 708: "cp1256"}
#: Control words for a system's characters → their encoding.
_SYSTEMS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


class Charsets:
    """What the document has said of its encodings so far."""

    def __init__(self) -> None:
        self._own = "cp1252"
        self._fonts: dict[int, str] = {}
        self._default = -1

    def of(self, font: int) -> str:
        """The encoding of characters in a font; one below 0 is the document's default."""
        return self._fonts.get(font if font >= 0 else self._default, self._own)

    def take(self, word: str, value: int | None, font: int | None) -> None:
        """Take a control word; ``font`` is the one that the table of fonts describes there."""
        if word in _SYSTEMS:
            self._own = _SYSTEMS[word]
        elif value is None:
            return
        elif word == "ansicpg":
            self._own = _codec(value) or self._own
        elif word == "deff":
            self._default = value
        elif font is not None and word in ("fcharset", "cpg"):
            known = _CHARSETS.get(value) if word == "fcharset" else _codec(value)
            if known:
                self._fonts[font] = known


def _codec(page: int) -> str | None:
    """The encoding of a code page's number, or None where it is not known."""
    try:
        return codecs.lookup(_NAMED.get(page, f"cp{page}")).name
    except LookupError:
        return None


def in_utf_8(data: bytes) -> bool:
    """Whether characters are given in UTF-8: not as the specification has it, but scripts do."""
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
