"""Direction: which of two agreeing documents took from the other. Clues, never one alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from provenance.credit.quotes import Text
from provenance.model import Alignment, Credit, Direction, Document, Span

#: Clues must outweigh each other by this much before a direction is stated.
_CLEAR = 2
#: A source explains a sentence as well as another if it is this near in similarity, and adds
#: something of its own from this many sentences.
_NEARLY_AS_WELL = 0.15
_OWN_SENTENCES = 2


def judge_direction(
    suspicious: Text,
    source: Text,
    alignments: Sequence[Alignment],
    credits: Sequence[Credit],
    returned: Sequence[Credit],
) -> tuple[Direction, tuple[str, ...]]:
    """The likelier direction of reuse and what speaks for and against it.

    ``credits`` are the suspicious document's, ``returned`` the source's own. A stated date is one
    clue among several, for scrapers re-date what they copy; one that its own text speaks against
    is no clue at all.
    """
    clues: list[tuple[int, str]] = []

    def clue(points: int, forward: str, backward: str) -> None:
        if points:
            clues.append((points, forward if points > 0 else backward))

    mine, theirs = suspicious.document, source.document
    clue(
        3 * _credited(credits, theirs.id) - 3 * _credited(returned, mine.id),
        f"{mine.label} credits {theirs.label}",
        f"{theirs.label} credits {mine.label}",
    )
    clue(
        _sign(_used_share(alignments, suspicious, 0) - _used_share(alignments, source, 1), 0.1),
        "more of the draft than of the source is shared: the source has what the draft left out",
        "more of the source than of the draft is shared: the draft has what the source left out",
    )
    clue(
        _sign(len(source.quotations) - len(suspicious.quotations), 1),
        "the source has quotations the draft lacks",
        "the draft has quotations the source lacks",
    )
    clue(
        bool(_first_hand(source)) - bool(_first_hand(suspicious)),
        "the source names its reporter or its own reporting",
        "the draft names its reporter or its own reporting",
    )
    after = days_after(mine, theirs)
    if after and not (mine.conflicts or theirs.conflicts):
        clue(
            1 if after > 0 else -1,
            f"stated dates: the source {theirs.published}, the draft {mine.published}",
            f"stated dates: the draft {mine.published}, the source {theirs.published}",
        )
    weight = sum(points for points, _ in clues)
    against = -1 if weight < 0 else 1
    reasons = tuple(
        said if points * against > 0 else f"but {said}"
        for points, said in sorted(clues, key=lambda c: -c[0] * against)
    )
    if abs(weight) < _CLEAR:
        return "undetermined", reasons
    return ("from-source" if weight > 0 else "to-source"), reasons


def days_after(one: Document, other: Document) -> int | None:
    """By how many days ``one`` states a later publication than ``other``.

    Negative where it is the earlier; None if either is undated.
    """
    if one.published is None or other.published is None:
        return None
    return (date.fromisoformat(one.published) - date.fromisoformat(other.published)).days


def _credited(credits: Sequence[Credit], document: str) -> bool:
    return any(c.counts and c.document == document for c in credits)


def _first_hand(text: Text) -> bool:
    return bool(text.document.byline) or any(
        e.how.startswith("self-credit") for e in text.document.evidence
    )


def _used_share(alignments: Sequence[Alignment], text: Text, side: int) -> float:
    spans = {(a.suspicious, a.source)[side].span for a in alignments}
    body = sum(len(s.span) for s in text.sentences if s.paragraph >= 0)
    used = sum(len(s.span) for s in text.sentences if s.paragraph >= 0 and s.span in spans)
    return used / max(1, body)


def _sign(difference: float, least: float) -> int:
    if abs(difference) < least:
        return 0
    return 1 if difference > 0 else -1


def without_copies(alignments: Sequence[Alignment], credits: Sequence[Credit]) -> list[Alignment]:
    """Alignments less those with documents that merely share a nearer source.

    Where documents are compared with each other, two rewrites of one story agree with one another
    too. A document the text credits comes first, then the one that explains most; what it explains
    nearly as well as another is not laid to that one, and one that explains fewer than two
    sentences more is left out.
    """
    credited = {c.document for c in credits if c.counts}
    by_source: dict[str, list[Alignment]] = {}
    for alignment in alignments:
        by_source.setdefault(alignment.source.document, []).append(alignment)
    ranked = sorted(
        by_source.values(),
        key=lambda of: (
            of[0].source.document not in credited,
            -len({a.suspicious for a in of}),
            -sum(a.similarity for a in of),
        ),
    )
    explained: dict[Span, float] = {}
    kept: list[Alignment] = []
    for of in ranked:
        new = [
            a for a in of if explained.get(a.suspicious.span, -1.0) < a.similarity - _NEARLY_AS_WELL
        ]
        if explained and len({a.suspicious for a in new}) < _OWN_SENTENCES:
            continue
        kept.extend(new)
        for a in new:
            span = a.suspicious.span
            explained[span] = max(explained.get(span, 0.0), a.similarity)
    return kept
