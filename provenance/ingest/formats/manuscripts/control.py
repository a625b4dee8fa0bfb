"""What the control words of RTF mean: characters, destinations, encodings."""

from __future__ import annotations

import codecs

CHARACTERS = {
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "tab": " ",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}
SYMBOLS = {"~": "\u00a0", "-": "\u00ad", "_": "\u2011", "{": "{", "}": "}", "\\": "\\", "\t": " "}
PARAGRAPH_ENDS = frozenset("par sect page column cell row nestcell nestrow".split())
#: Destinations whose text is no text of the document.
SILENT = frozenset(
    "colortbl pict sp shprslt nonshppict xe tc rxe txe filetbl private info upr ftnsep ftnsepc "
    "ftncn aftnsep aftnsepc aftncn".split()
)
#: Of the destinations that older programs are to pass over, those that hold text.
STARRED = frozenset("shpinst shptxt do dptxbxtext fldinst footnote".split())
RUNNING = {name + kind: name + "s" for name in ("header", "footer") for kind in ("", "l", "r", "f")}
#: Character set of a font → its encoding (Rich Text Format Specification 1.9.1, "Font Table"). The
#: set 1 is the document's own, 2 holds pictograms.
CHARSETS = {
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
_NAMED = {10_000: "mac_roman", 10_007: "mac_cyrillic", 65_001: "utf-8", 936: "gbk", 708: "cp1256"}


def codec(page: int | None) -> str | None:
    """The encoding of a code page's number, or None where it is not known."""
    name = _NAMED.get(page or 0, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
