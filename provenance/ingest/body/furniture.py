"""Lines that only a page has: buttons, menus, players, tickers, paywalls, boxes, comment threads.

A line counts only if it is such a thing from end to end, so that a sentence about cookies or
newsletters stays a sentence. The words are data: `phrases.txt` for menus and buttons, `lines.txt`
for lines with something in them that changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
#: No label, button or notice of a page is longer; a row of buttons has no more words.
_LONGEST, _LONGEST_ROW, _MOST_WORDS = 420, 240, 24
_NUMBER = r"\d[\d.,]{0,12}\s?[km]?"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Kind of page furniture → the reason on its receipt.
REASONS = {
    "counter": "a counter or a button of the page",
    "navigation": "a line of the page's menus",
    "notice": "a notice of the page",
    "related": "leads to another story",
    "ticker": "a line of figures the page shows everywhere",
    "rule": "a dividing line",
}
#: Kinds of page lines, in the order in which they are tried.
_KINDS = ("counter", "ticker", "notice", "related")


def furniture(line: str) -> str | None:
    """The kind of page furniture a line is, or None; see `provenance.ingest.body.kinds`.

    Meant for texts that show they are a page: in a manuscript "Sports" or "12" may be a heading.
    """
    bare = line.strip(" \t*_|•·–—-›»«<>")
    if not bare:
        return "rule"
    if len(bare) > _LONGEST:
        return None
    found = row_of_phrases(bare)
    if found:
        return found
    return next((kind for kind in _KINDS if _lines(kind).fullmatch(bare)), None)


def goes_on(line: str) -> bool:
    """Whether a line says that the article continues below it."""
    return len(line) <= 80 and bool(_lines("continues").fullmatch(line.strip(" *_|•·–—-›»")))


def opens_comments(line: str) -> bool:
    """Whether a line heads a thread of readers' comments."""
    return len(line) <= 220 and bool(_lines("comments").fullmatch(line.strip(" *_#•·|")))


def of_a_comment(line: str) -> bool:
    """Whether a line is what stands around a reader's comment: name, age, "Reply"."""
    return len(line) <= 80 and bool(_lines("commenter").fullmatch(line.strip(" *_#•·|")))


def row_of_phrases(line: str) -> str | None:
    """``counter`` or ``navigation`` if a line is a row of phrases. Numbers do not count."""
    words = _words(line) if len(line) <= _LONGEST_ROW else []
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    phrases, longest = _phrases()
    reached = [True] + [False] * len(words)
    kind = None
    for start in range(len(words)):
        if not reached[start]:
            continue
        for end in range(start + 1, min(start + longest, len(words)) + 1):
            found = phrases.get(tuple(words[start:end]))
            if found:
                reached[end] = True
                if start == 0:
                    kind = found
    return kind if reached[-1] else None


def _words(line: str) -> list[str]:
    return [w.replace("’", "'") for w in _WORD.findall(line.casefold())]


@cache
def _phrases() -> tuple[Mapping[tuple[str, ...], str], int]:
    """Words of a phrase → its kind, and how many words the longest has."""
    found = {}
    for kind, listed in _sections("phrases.txt").items():
        for phrase in " ".join(listed).split(";"):
            words = tuple(_words(phrase))
            if words:
                found[words] = kind
    return found, max(map(len, found))


@cache
def _lines(kind: str) -> re.Pattern[str]:
    listed = _sections("lines.txt")
    ago = "|".join(listed["ago"])
    either = "|".join(listed[kind]).replace("{ago}", ago).replace("{number}", _NUMBER)
    return re.compile(rf"(?:{either})\W*", re.I)


@cache
def _sections(name: str) -> Mapping[str, list[str]]:
    """The lines of a word list under their headings; comments and blank lines go."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        heading = re.fullmatch(r"\[(\w+)\]", line)
        if heading:
            lines = found.setdefault(heading[1], [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found
