"""Direction: which of two agreeing documents took from the other. Clues, never one alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from provenance.credit.names import is_reprint
from provenance.credit.quotes import Text
from provenance.credit.release import is_marked_release
from provenance.match.lexical import longest_run
from provenance.model import Alignment, Credit, Direction, Document, Span
from provenance.outlets import is_agency, same_outlet
from provenance.text.words import words

#: Clues must outweigh each other by this much before a direction is stated: but for a credit, an
#: agency's name, the dates of one outlet and quotations retold, none says enough alone.
CLEAR = 2
#: What the clues weigh that weigh more than 1.
_CREDIT, _DATED_BY_ONE, _RELEASED, _AGENCY, _RETOLD = 8, 4, 4, 3, 2
#: Words from which marks hold a quotation, not a word at arm's length; and the share of them that
#: the other text must have in marks, too, to quote the same.
_QUOTATION, _STILL_QUOTED = 4, 0.6
#: Words in a row that are quoted from the other's prose, not spoken to both.
_WORD_FOR_WORD = 12
#: A source explains a sentence as well as another if it is this near in similarity, and adds
#: something of its own from this many sentences.
_NEARLY_AS_WELL = 0.15
_OWN_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Directed:
    """The likelier direction between two documents that share text."""

    points: int
    """How clearly: above 0 the suspicious one took from the source, below 0 the other way."""
    reasons: tuple[str, ...]
    """What speaks for it, and, beginning with "but", against it."""

    @property
    def direction(self) -> Direction:
        """``undetermined`` unless the clues clearly outweigh each other."""
        if abs(self.points) < CLEAR:
            return "undetermined"
        return "from-source" if self.points > 0 else "to-source"


UNDIRECTED = Directed(0, ())


def judge_direction(
    suspicious: Text,
    source: Text,
    alignments: Sequence[Alignment],
    credits: Sequence[Credit],
    returned: Sequence[Credit],
) -> Directed:
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
        _CREDIT * (_names(mine, credits, theirs) - _names(theirs, returned, mine)),
        f"{mine.label} credits {theirs.label}",
        f"{theirs.label} credits {mine.label}",
    )
    clue(
        _RELEASED * (is_marked_release(theirs) - is_marked_release(mine)),
        "the source is a release to the press",
        "the draft is a release to the press",
    )
    clue(
        _AGENCY * (_is_agencys(theirs) - _is_agencys(mine)),
        "the source is an agency's, whose copy others carry",
        "the draft is an agency's, whose copy others carry",
    )
    clue(
        _sign(_used_share(alignments, suspicious, 0) - _used_share(alignments, source, 1), 0.1),
        "more of the draft than of the source is shared: the source has what the draft left out",
        "more of the source than of the draft is shared: the draft has what the source left out",
    )
    clue(
        _RETOLD * _sign(_retold(alignments, source, suspicious), 1),
        "the source quotes what the draft tells in its own words",
        "the draft quotes what the source tells in its own words",
    )
    clue(
        _sign(_quoted_words(source) - _quoted_words(suspicious), _QUOTATION),
        "the source has quotations the draft lacks",
        "the draft has quotations the source lacks",
    )
    clue(
        _own_reporting(source) - _own_reporting(suspicious),
        "the source names its own reporting",
        "the draft names its own reporting",
    )
    clue(
        _reporter(theirs) - _reporter(mine),
        "the source names its reporter",
        "the draft names its reporter",
    )
    after = days_after(mine, theirs)
    if after and not (mine.conflicts or theirs.conflicts):
        clue(
            (_DATED_BY_ONE if is_own(mine, theirs) else 1) * _sign(after, 1),
            f"stated dates: the source {theirs.published}, the draft {mine.published}",
            f"stated dates: the draft {mine.published}, the source {theirs.published}",
        )
    weight = sum(points for points, _ in clues)
    against = -1 if weight < 0 else 1
    reasons = tuple(
        said if points * against > 0 else f"but {said}"
        for points, said in sorted(clues, key=lambda c: -c[0] * against)
    )
    return Directed(weight, reasons)


def days_after(one: Document, other: Document) -> int | None:
    """By how many days ``one`` states a later publication than ``other``.

    Negative where it is the earlier; None if either is undated.
    """
    if one.published is None or other.published is None:
        return None
    return (date.fromisoformat(one.published) - date.fromisoformat(other.published)).days


def _names(one: Document, credits: Sequence[Credit], other: Document) -> bool:
    """Whether one document credits the other, or says that it is the other's reprinted."""
    if any(c.counts and c.document == other.id for c in credits):
        return True
    if one.outlet is None or not is_reprint(one) or is_reprint(other):
        return False
    known = (other.outlet, *other.names)
    return any(same_outlet(one.outlet, name) for name in known if name)


def _own_reporting(text: Text) -> bool:
    return any(e.how.startswith("self-credit") for e in text.document.evidence)


def is_own(one: Document, other: Document) -> bool:
    """Whether both are one outlet's, which has no reason to date its own work wrongly."""
    return bool(one.outlet and other.outlet and same_outlet(one.outlet, other.outlet))


def _is_agencys(document: Document) -> bool:
    return document.outlet is not None and is_agency(document.outlet)


def _retold(alignments: Sequence[Alignment], source: Text, suspicious: Text) -> int:
    """How many more quotations the source has and the draft retells than the other way round.

    Who rewrites turns quotations into indirect speech; nobody can do the reverse. But who quotes
    another's prose word for word took it from there.
    """
    spans = [(a.source.span, a.suspicious.span) for a in alignments]
    lost = _told(source, [span for span, _ in spans], suspicious)
    return lost - _told(suspicious, [span for _, span in spans], source)


def _told(one: Text, spans: Sequence[Span], other: Text) -> int:
    """How many quotations in these spans of one text the other retells, less those it is quoted in.

    The other does not have them in marks. What it has word for word it wrote, or let stand.
    """
    quoted = {key for q in other.quotations for key in _keys(other, q.span)}
    whole = _keys(other, Span(0, len(other.document.text)))
    told = 0
    for quotation in one.quotations:
        if not any(quotation.span.overlap(span) for span in spans):
            continue
        keys = _keys(one, quotation.span)
        if len(keys) >= _QUOTATION and len({*keys} & quoted) < _STILL_QUOTED * len({*keys}):
            told += -1 if longest_run(keys, whole) >= _WORD_FOR_WORD else 1
    return told


def _keys(text: Text, span: Span) -> list[str]:
    return [w.key for w in words(span.of(text.document.text))]


def _quoted_words(text: Text) -> int:
    return sum(len(words(q.span.of(text.document.text))) for q in text.quotations)


def _reporter(document: Document) -> bool:
    """Whether the byline names a person, not a desk."""
    return any(sum(word[0].isupper() for word in name.split()) > 1 for name in document.byline)


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
