"""One document examined: what it shares with others, in which direction, and whom it names.

Nothing is decided here: which of those it shares text with are its parents hangs on what these
share among themselves, which `provenance.lineage.family` sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from provenance.config import Config
from provenance.credit.licence import with_agreed_lines
from provenance.credit.release import is_marked_release
from provenance.credit.status import discount, settle
from provenance.descent import CreditState
from provenance.examine.compare import Comparison, Prepared
from provenance.examine.draft import Held, hold_against, numbered
from provenance.lineage.features import runs_of
from provenance.lineage.layout import outlet_of
from provenance.lineage.marks import Marks, beyond
from provenance.match.semantic import Encoder
from provenance.model import (
    OWED,
    WHOLE_TEXT,
    Alignment,
    Credit,
    CreditKind,
    Document,
    Skipped,
    Span,
)
from provenance.outlets import same_outlet
from provenance.rules.case import Case, body_share
from provenance.rules.direction import UNDIRECTED, days_after, is_own
from provenance.rules.verdict import source_verdict


@dataclass(frozen=True, slots=True)
class Kin:
    """What a document shares with one other."""

    document: str
    points: int
    """How clearly it took from the other; below 0 the other from it."""
    reasons: tuple[str, ...]
    share: float
    source_share: float
    verbatim: float
    credit: CreditState
    alignments: tuple[Alignment, ...]
    beyond: tuple[float, ...]
    """What it has in common with this one and not with that, for each of its kin in order; at this
    one's own place, all that it has in common with it."""
    days: int | None


@dataclass(frozen=True, slots=True)
class Named:
    """A party that a document names as where its text, or much of it, comes from."""

    name: str
    kind: CreditKind
    share: float
    """Share of the body's words that the credits to it cover."""
    why: str


@dataclass(frozen=True, slots=True)
class Examination:
    """What came of one document."""

    document: str
    kin: tuple[Kin, ...]
    named: tuple[Named, ...]
    """Whom it names, that none of its kin is."""
    skipped: tuple[Skipped, ...]


#: Days within which two articles of one outlet may be versions of one story.
_ONE_STORY = 7
#: What one outlet's articles have in common, to be worth telling: sentences, and a share of the
#: words (read off the pairs of 2,000 articles of 40 outlets: below, all were its furniture).
_OWN_SENTENCES, _OWN_SHARE = 3, 0.1
#: Documents that are kept as they were read, for they meet again; each takes some 100 kB.
_KEPT = 1_000


class Judge:
    """Examines documents, each against those it may share something with."""

    def __init__(
        self,
        config: Config,
        encoder: Encoder | None,
        furniture: Mapping[str, frozenset[int]] | None = None,
    ) -> None:
        """``furniture``: of each outlet the runs of words that it prints again and again."""
        self._config = config
        self._furniture = furniture or {}
        self._encoder = encoder
        self._forget()

    def __call__(self, draft: Document, partners: Sequence[Document]) -> Examination:
        """What ``draft`` shares with each of ``partners``; documents are told apart by their id."""
        if len(self._prepared) > _KEPT:
            self._forget()
        mine, *others = (self._of(one) for one in (draft, *partners))
        runs = self._furniture.get(outlet_of(draft), frozenset())
        return examine(mine, others, self._comparison, self._config, runs)

    def _forget(self) -> None:
        self._prepared: dict[str, Prepared] = {}
        self._comparison = Comparison(self._encoder)

    def _of(self, document: Document) -> Prepared:
        return self._prepared.setdefault(document.id, Prepared(document))


def examine(
    draft: Prepared,
    partners: Sequence[Prepared],
    comparison: Comparison,
    config: Config,
    furniture: Set[int] = frozenset(),
) -> Examination:
    """What ``draft`` shares with each of ``partners``, and whom it names besides.

    ``furniture``: the runs that its outlet prints again and again.
    """
    held = hold_against(draft, partners, comparison)
    case = _case(draft, partners, held, config)
    standing = _standing(draft, furniture)
    shared = {p.document.id: _taken(case, p, standing) for p in partners}
    kin = [p for p in partners if shared[p.document.id]]
    mine = Marks(draft).within({a.suspicious.span for of in shared.values() for a in of})
    matrix = beyond(mine, [Marks(p).all for p in kin])
    return Examination(
        document=draft.document.id,
        kin=tuple(
            _kin(case, p, shared[p.document.id], held, row)
            for p, row in zip(kin, matrix, strict=True)
        ),
        named=tuple(_named(case, kin)),
        skipped=held.too_long,
    )


def _case(draft: Prepared, partners: Sequence[Prepared], held: Held, config: Config) -> Case:
    origins, sources = [p.document for p in partners], [p.text for p in partners]
    credits = with_agreed_lines(held.credits, draft.text, origins, config)
    found = numbered(held.alignments, origins)
    alignments = settle(draft.text, found, credits, sources, config, held.followed)
    return Case(draft.text, tuple(sources), alignments, discount(credits, alignments), config)


def _standing(draft: Prepared, furniture: Set[int]) -> frozenset[Span]:
    """The draft's sentences that are its outlet's furniture."""
    if not furniture:
        return frozenset()
    reading = draft.reading
    return frozenset(
        sentence.span
        for sentence, words in zip(reading.sentences, reading.words, strict=True)
        if runs_of([w.key for w in words]) & furniture
    )


def _taken(case: Case, partner: Prepared, standing: Set[Span]) -> tuple[Alignment, ...]:
    """The alignments that say text was taken over from ``partner``.

    What two newsrooms print of one release is no reuse; what one of them has of the release is.
    Of one outlet's own, wording has to be carried over, and enough of it: its columns and polls
    are made by one pattern.
    """
    other = partner.document
    if is_marked_release(other):
        return tuple(a for a in case.alignments if a.source.document == other.id)
    found = tuple(a for a in case.of(partner.text) if a.suspicious.span not in standing)
    if not is_own(case.suspicious.document, other):
        return found
    after = days_after(case.suspicious.document, other)
    if after is None or abs(after) > _ONE_STORY:
        found = tuple(a for a in found if a.kind != "paraphrase")
    spans = {a.suspicious.span for a in found}
    enough = len(spans) >= _OWN_SENTENCES and body_share(case.suspicious, spans) >= _OWN_SHARE
    return found if enough else ()


def _kin(
    case: Case,
    partner: Prepared,
    reused: tuple[Alignment, ...],
    held: Held,
    row: tuple[float, ...],
) -> Kin:
    mine, theirs = {a.suspicious.span for a in reused}, {a.source.span for a in reused}
    copied = {a.suspicious.span for a in reused if a.kind != "paraphrase"}
    directed = held.directions.get(partner.document.id, UNDIRECTED)
    return Kin(
        document=partner.document.id,
        points=directed.points,
        reasons=directed.reasons,
        share=body_share(case.suspicious, mine),
        source_share=body_share(partner.text, theirs),
        verbatim=round(len(copied) / len(mine), 2),
        credit=_credit(case, partner, reused),
        alignments=reused,
        beyond=row,
        days=days_after(case.suspicious.document, partner.document),
    )


def _credit(case: Case, partner: Prepared, reused: Sequence[Alignment]) -> CreditState:
    verdict = source_verdict(case, partner.text)
    if verdict != "independent":
        return verdict
    owed = sum(a.credit in OWED for a in reused)  # what is from a release may be said to be
    return "credited" if not owed else "uncredited" if owed == len(reused) else "under-credited"


def _named(case: Case, kin: Sequence[Prepared]) -> Iterator[Named]:
    document = case.suspicious.document
    others = [p.document for p in kin]
    if (
        document.outlet
        and document.host
        and not same_outlet(document.outlet, document.host)
        and not any(_is_of(document.outlet, d) for d in others)
    ):
        how = next((e.how for e in document.evidence if e.field == "outlet"), "its own marks")
        why = f"{document.host} published it, and it is {document.outlet}'s: {how}"
        yield Named(document.outlet, "republication", 1.0, why)
    by_name: dict[str, list[Credit]] = {}
    for credit in case.credits:
        if credit.counts and credit.document is None and credit.name:
            by_name.setdefault(credit.name, []).append(credit)
    for name, credits in by_name.items():
        if any(_is_of(name, d) for d in (document, *others)):
            continue
        whole = [c for c in credits if c.kind in WHOLE_TEXT]
        first = (whole or credits)[0]
        yield Named(name, first.kind, _covered(case, credits), f"it says “{first.text}”")


def _covered(case: Case, credits: Sequence[Credit]) -> float:
    if any(c.kind in WHOLE_TEXT for c in credits):
        return 1.0
    covers = [span for c in credits for span in c.covers]
    sentences: Set[Span] = {
        s.span for s in case.suspicious.sentences if any(s.span.overlap(c) for c in covers)
    }
    return body_share(case.suspicious, sentences)


def _is_of(name: str, document: Document) -> bool:
    """Whether a document is its outlet's own, and that outlet is called so."""
    if document.outlet and document.host and not same_outlet(document.outlet, document.host):
        return same_outlet(name, document.host)
    known = (document.outlet, document.host, *document.names)
    return any(same_outlet(name, one) for one in known if one)
