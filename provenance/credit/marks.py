"""Quotation marks: where one opens in a paragraph, and which one closes it.

Every style counts: straight, curly, guillemets either way, German, Swedish, single ones that are no
apostrophes, two single ones set for a double one, and a straight one that closes a curly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CLOSERS = {
    "“": "”", "„": "“”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", '"': '"', "‟": "”", "”": "”",
    "「": "」", "『": "』",
}  # fmt: skip
_MIXED = {"“": '"', '"': "”", "„": '"'}
#: Marks that may hold others of their own or be closed by another's, and which those are.
_NESTING = {"“": re.compile('[“”"]'), '"': re.compile('[“”"]'), "«": re.compile("[«»]")}
#: Quotations within quotations; more are marks that are never closed.
_DEEPEST = 4
#: Marks that open a quotation wherever they stand; others may close one or be a sign of inches.
_ALWAYS_OPEN = "“„«‹‟「『"
#: Two single marks set for a double one, as in old wire copy and TeX.
_DOUBLED = {"``": "''", "''": "''", "‘‘": "’’"}
_SINGLE = {"‘": "’", "'": "'", "‚": "‘’"}
#: A mark of which one form opens and closes, or that nests, is looked for this far; beyond it the
#: opening one was an apostrophe or a stray.
_LONGEST = 1200
_OPENS_AFTER = re.compile(r"[\s(\[{—–\-:/,*_>]")
_ELISION = re.compile(r"['‘](?:\d0s|[Tt]is|[Tt]was|em|n|[Tt]il|[Cc]ause|[Rr]ound|[Bb]out)\b")
#: What may stand before the mark that opens a paragraph.
_MARGIN = " \t>*_-"
#: Some newspapers take up a quotation in a new paragraph with its closing mark.
_TAKEN_UP = {"«": "«»", "“": "“”"}


def paired(piece: str) -> Iterator[tuple[int, int | None]]:
    """Start and end of each quotation, in order; end None where it is never closed.

    What is nested is part of the outer one. Linear in the length of the paragraph.
    """
    at = 0
    while at < len(piece):
        char = piece[at]
        doubled = _DOUBLED.get(piece[at : at + 2])
        if not _may_open(piece, at):
            at += 1
        elif doubled and (end := piece.find(doubled, at + 2, at + _LONGEST)) > 0:
            yield at, end + 2
            at = end + 2
        elif char in _CLOSERS:
            end = _closing(piece, at)
            if end >= 0:
                yield at, end + 1
                at = end + 1
            elif char in "»›”":  # closed what was never opened
                at += 1
            else:
                yield at, None
                return
        elif char in _SINGLE and not _ELISION.match(piece, at):
            end = _closing_single(piece, at, _SINGLE[char])
            if end >= 0:
                yield at, end + 1
                at = end
            elif not piece[:at].strip(_MARGIN) or piece[:at].endswith((": ", ", ")):
                yield at, None
            at += 1
        else:
            at += 1


def _may_open(piece: str, at: int) -> bool:
    if piece[at] in _ALWAYS_OPEN:
        return True
    if piece[at] not in _CLOSERS and piece[at] not in _SINGLE and piece[at] != "`":
        return False
    before = piece[at - 1] if at else " "
    after = piece[at + 1] if at + 1 < len(piece) else " "
    return bool(_OPENS_AFTER.match(before)) and not after.isspace()


def _closing(piece: str, start: int) -> int:
    """Where the mark stands that closes a quotation; -1 if nowhere."""
    opener = piece[start]
    if opener in _NESTING:
        end = _balanced(piece, start)
        if end >= 0:
            return end
    if opener in "»›”":
        return _next_mark(piece, start, _CLOSERS[opener], start + _LONGEST)
    end = _next_mark(piece, start, _CLOSERS[opener], len(piece))
    if end < 0 and opener in _MIXED:
        end = _next_mark(piece, start, _MIXED[opener], len(piece))
    return end


def _next_mark(piece: str, start: int, closers: str, stop: int) -> int:
    for at in range(start + 1, min(stop, len(piece))):
        if piece[at] in closers and (piece[at] != '"' or not piece[at - 1].isspace()):
            # A straight mark right after an opening one belongs to a nested or empty quotation.
            return at
    return -1


def _balanced(piece: str, start: int) -> int:
    """The mark that closes a quotation and leaves none open that stands inside it.

    Where curly and straight marks are mixed, either may close what the other opened.
    """
    marks = _NESTING[piece[start]]
    depth = 1
    for match in marks.finditer(piece, start + 1, start + _LONGEST):
        mark, before = match.group(), piece[match.start() - 1]
        opens = before.isspace() or before in "([" if mark == '"' else mark in "“«"
        depth += 1 if opens else -1
        if depth == 0:
            return match.start()
        if depth > _DEEPEST:
            break
    return -1


def _closing_single(piece: str, start: int, closers: str) -> int:
    """The mark that closes a single quotation: one no letter follows, best after punctuation."""
    first = -1
    for match in re.finditer(rf"[{closers}](?!\w)", piece[start + 2 : start + _LONGEST]):
        at = start + 2 + match.start()
        if piece[at - 1] in ",.!?;:…—-":
            return at
        if first < 0 and not piece[at - 1].isspace() and piece[at - 1] not in "sS":
            first = at
    return first


def takes_up(following: str, mark: str) -> bool:
    """Whether a paragraph goes on with a quotation that ``mark`` opened in the one before."""
    first = following.lstrip(_MARGIN)[:1]
    return bool(first) and first in _TAKEN_UP.get(mark, mark)
