"""What the control words of RTF mean: characters, paragraphs, destinations."""

from __future__ import annotations

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
#: Of the destinations that older programs are to pass over, those that hold others with text.
STARRED = frozenset({"shpinst", "do"})
RUNNING = {name + kind: name + "s" for name in ("header", "footer") for kind in ("", "l", "r", "f")}
