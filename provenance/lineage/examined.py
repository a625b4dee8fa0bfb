"""One document examined: what it shares with others, in which direction, and whom it names.

Nothing is decided here: which of those it shares text with are its parents hangs on what these
share among themselves, which `provenance.lineage.family` sees.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from provenance.config import Config
from provenance.credit.licence import with_agreed_lines
from provenance.credit.names import is_reprint
from provenance.credit.release import is_marked_release, speaks_of_release
from provenance.credit.status import discount, settle
from provenance.descent import CreditState
from provenance.examine.compare import Comparison, Prepared
from provenance.examine.draft import Held, hold_against, numbered
from provenance.lineage.marks import Marks, beyond
from provenance.lineage.pairs import ONE_STORY
from provenance.lineage.taken import NO_FURNITURE, Furniture, heard, taken_over
from provenance.match.alignment import MOST_PAIRS, AlignedDocuments, align
from provenance.match.reading import Reading
from provenance.match.screen import may_share
from provenance.match.semantic import Encoder
from provenance.model import (
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
    told: float
    """The larger of both shares, less what the other only quotes and is not credited for: that both
    may have heard."""
    copied: int
    """Sentences of that which are taken over in their wording."""
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


#: Log-odds of derivation, by words alone, under which two documents that share fewer sentences are
#: not looked at any closer. Of 69 drafts that share two sentences or more with a source
#: (fixtures/cases, newsroom cases) one lies lower; of candidate pairs of a news archive most do.
_HOPELESS, _SOME = 0.2, 2
#: Among so many pairs of sentences and fewer that holds; by chance more of them come to more, by so
#: much with each e-fold.
_SHORT, _LONG = 400, 0.25
#: Documents that are kept as they were read, for they meet again; each takes some 100 kB.
_KEPT = 1_000


class Judge:
    """Examines documents, each against those it may share something with."""

    def __init__(
        self,
        config: Config,
        encoder: Encoder | None,
        furniture: Furniture = NO_FURNITURE,
    ) -> None:
        self._config = config
        self._furniture = furniture
        self._encoder = encoder
        self._forget()

    def __call__(self, draft: Document, partners: Sequence[Document]) -> Examination:
        """What ``draft`` shares with each of ``partners``; documents are told apart by their id."""
        if len(self._prepared) > _KEPT:
            self._forget()
        mine, *others = (self._of(one) for one in (draft, *partners))
        likely = [other for other in others if self._may_be_kin(mine, other)]
        if not likely:
            return Examination(draft.id, (), (), ())
        return examine(mine, likely, self._comparison, self._config, self._furniture)

    def _may_be_kin(self, one: Prepared, other: Prepared) -> bool:
        """Whether words leave it possible that one derives from the other, whichever.

        Asked of both in the same order, so that it hangs on nobody's place in the work.
        """
        first, second = sorted((one, other), key=lambda p: p.document.id)
        pair = first.document.id, second.document.id
        if pair not in self._kin:
            self._kin[pair] = may_be_kin(first.reading, second.reading)
        return self._kin[pair]

    def _forget(self) -> None:
        self._prepared: dict[str, Prepared] = {}
        self._kin: dict[tuple[str, str], bool] = {}
        self._comparison = Comparison(self._encoder, by_words=settled_by_words)

    def _of(self, document: Document) -> Prepared:
        return self._prepared.setdefault(document.id, Prepared(document))


def may_be_kin(one: Reading, other: Reading) -> bool:
    """Whether two documents share enough by their words to be worth a closer look.

    Encoding and reading credits are most of an examination's cost, and most pairs that share some
    rare words are two reports of one event, which words alone tell apart.
    """
    if not may_share(one, other):
        return False
    pairs = len(one.sentences) * len(other.sentences)
    if pairs > MOST_PAIRS:
        return True
    aligned = align(one, other, frozenset())
    least = _HOPELESS + _LONG * math.log(max(1.0, pairs / _SHORT))
    return aligned.log_odds >= least or len(aligned.alignments) >= _SOME


def settled_by_words(suspicious: Reading, source: Reading) -> AlignedDocuments | None:
    """What two articles of one outlet share by their words, for only copied wording counts there.

    None for all others, and for what may be two versions of one story.
    """
    mine, theirs = suspicious.document, source.document
    if not is_own(mine, theirs) or abs(days_after(mine, theirs) or 0) <= ONE_STORY:
        return None
    return align(suspicious, source, frozenset())


def examine(
    draft: Prepared,
    partners: Sequence[Prepared],
    comparison: Comparison,
    config: Config,
    furniture: Furniture = NO_FURNITURE,
) -> Examination:
    """What ``draft`` shares with each of ``partners``, and whom it names besides."""
    held = hold_against(draft, partners, comparison)
    case = _case(draft, partners, held, config)
    shared = {p.document.id: taken_over(case, draft, p, furniture) for p in partners}
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


def _kin(
    case: Case,
    partner: Prepared,
    reused: tuple[Alignment, ...],
    held: Held,
    row: tuple[float, ...],
) -> Kin:
    mine, theirs = _sides(reused)
    copied = {a.suspicious.span for a in reused if a.kind != "paraphrase"}
    others = heard(reused, partner.text)
    told = [a for a in reused if a.source not in others or a.credit == "credited"]
    told_mine, told_theirs = _sides(told)
    directed = held.directions.get(partner.document.id, UNDIRECTED)
    return Kin(
        document=partner.document.id,
        points=directed.points,
        reasons=directed.reasons,
        share=body_share(case.suspicious, mine),
        source_share=body_share(partner.text, theirs),
        verbatim=round(len(copied) / len(mine), 2),
        told=max(body_share(case.suspicious, told_mine), body_share(partner.text, told_theirs)),
        copied=len({a.suspicious.span for a in told} & copied),
        credit=_credit(case, partner),
        alignments=reused,
        beyond=row,
        days=days_after(case.suspicious.document, partner.document),
    )


def _sides(found: Sequence[Alignment]) -> tuple[Set[Span], Set[Span]]:
    return {a.suspicious.span for a in found}, {a.source.span for a in found}


def _credit(case: Case, partner: Prepared) -> CreditState:
    verdict = source_verdict(case, partner.text)
    if verdict != "credited" and is_marked_release(partner.document):
        # It has no outlet to be named, and to say that it is from a release is what is asked.
        told = speaks_of_release(case.suspicious.document.shown)
        return "credited" if told else "uncredited"
    return verdict if verdict != "independent" else "uncredited"


def _named(case: Case, kin: Sequence[Prepared]) -> Iterator[Named]:
    document = case.suspicious.document
    others = [p.document for p in kin]
    outlet = document.outlet if is_reprint(document) else None
    if outlet and not any(_is_of(outlet, d) for d in others):
        how = next((e.how for e in document.evidence if e.field == "outlet"), "its own marks")
        why = f"{document.host} published it, and it is {outlet}'s: {how}"
        yield Named(outlet, "republication", 1.0, why)
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
    if document.host and is_reprint(document):
        return same_outlet(name, document.host)
    known = (document.outlet, document.host, *document.names)
    return any(same_outlet(name, one) for one in known if one)
