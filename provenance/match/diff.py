"""Which words two aligned passages share and which were changed; the door to diff-match-patch.

Which words both have in one order is told by `in_order`; diff-match-patch makes of it what people
read: a word that happens to stand in two rewritten clauses is no part they share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from diff_match_patch import diff_match_patch

from provenance.match.lexical import in_order

#: A word with its inner apostrophes, a single ideograph or kana (written without spaces), a run
#: of white space, or one mark. Every character falls into exactly one token.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]"
    r"|[^\W\u3040-\u30ff\u3400-\u9fff]+(?:['\u2019][^\W\u3040-\u30ff\u3400-\u9fff]+)*"
    r"|\s+|[^\w\s]"
)

#: The private-use areas, where no code point is a letter or a space to the library's clean-up.
#: Together 137,468 code points, so that many distinct tokens can be told apart.
_PRIVATE_USE = (
    range(0xE000, 0xF900),
    range(0xF0000, 0xFFFFE),
    range(0x100000, 0x10FFFE),
)
_CODES = sum(len(area) for area in _PRIVATE_USE)

#: Token pairs above which no difference is sought: 2,000 against 2,000 unrelated tokens, about
#: 1,000 words a side, take nearly a second, and the time grows with the product.
_PAIRS_AT_MOST = 4_000_000

Op = Literal["equal", "insert", "delete"]
_OPS: dict[int, Op] = {0: "equal", 1: "insert", -1: "delete"}


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch both texts share (``equal``), or that only one of them has."""

    op: Op
    text: str


def word_changes(suspicious: str, source: str) -> tuple[Change, ...]:
    """What was done to the source's words to arrive at the suspicious ones, in reading order.

    ``delete`` is only in the source, ``insert`` only in the suspicious text. The ``equal`` and
    ``delete`` pieces joined are the source, the ``equal`` and ``insert`` pieces joined the
    suspicious text, to the last character. Words are never cut. Texts too long to compare word
    by word come back as one deletion and one insertion.
    """
    if suspicious == source:
        return (Change("equal", source),) if source else ()
    before, after = _TOKEN.findall(source), _TOKEN.findall(suspicious)
    distinct = dict.fromkeys(chain(before, after))
    if len(before) * len(after) > _PAIRS_AT_MOST or len(distinct) > _CODES:
        pieces: Iterator[tuple[int, str]] = iter(((-1, source), (1, suspicious)))
    else:
        pieces = _diff(before, after, list(distinct))
    return tuple(Change(_OPS[op], text) for op, text in pieces if text)


def _diff(before: list[str], after: list[str], distinct: list[str]) -> Iterator[tuple[int, str]]:
    code = dict(zip(distinct, map(chr, chain(*_PRIVATE_USE)), strict=False))
    token = {character: word for word, character in code.items()}
    changes = list(_raw(*("".join(code[word] for word in side) for side in (before, after))))
    differ = diff_match_patch()
    differ.Diff_Timeout = 0  # the default second silently coarsens the result
    differ.diff_cleanupSemantic(changes)
    for op, codes in changes:
        yield op, "".join(token[character] for character in codes)


def _raw(before: str, after: str) -> Iterator[tuple[int, str]]:
    """Deletions, insertions and what is equal, of texts of one character a token."""
    here = there = 0
    for one, other, size in (*in_order(before, after), (len(before), len(after), 0)):
        pieces = ((-1, before[here:one]), (1, after[there:other]), (0, before[one : one + size]))
        yield from ((op, piece) for op, piece in pieces if piece)
        here, there = one + size, other + size
