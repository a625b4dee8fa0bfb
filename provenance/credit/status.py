"""Status: whether an aligned sentence is credited, owed, or nobody's to credit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from provenance.config import Config
from provenance.credit.agreement import Agreement, better, within
from provenance.credit.names import same_source
from provenance.credit.quotes import Text, touching
from provenance.credit.terms import Terms, terms_of
from provenance.model import OWED, WHOLE_TEXT, Alignment, Credit, CreditStatus, Passage, Span

#: Another source that carries a credited sentence at least nearly as closely explains it.
NEARLY = 0.1


def settle(
    draft: Text,
    alignments: Sequence[Alignment],
    credits: Sequence[Credit],
    sources: Sequence[Text],
    config: Config,
    followed: Collection[str] = (),
) -> tuple[Alignment, ...]:
    """Each alignment with its credit status and the ids of the credits that decided it.

    ``credits`` are those of `find_credits`, ``followed`` the ids of the sources that the draft
    follows as a whole. Order and number of the alignments stay.
    """
    by_id = {s.document.id: s for s in sources}
    agreements = {
        id: Agreement(
            draft,
            source,
            [a for a in alignments if a.source.document == id],
            followed=id in followed,
            offices=config.release_sources,
        )
        for id, source in by_id.items()
    }
    agreed = {id: terms_of(draft, source.document, config) for id, source in by_id.items()}
    released: dict[Passage, float] = {}
    for a in alignments:
        if agreed[a.source.document].release:
            released[a.suspicious] = max(a.similarity, released.get(a.suspicious, 0.0))
    ordered = sorted(alignments, key=lambda a: a.suspicious.span)
    case = _Case(draft, ordered, credits, by_id, agreements, agreed, released)
    settled = []
    for alignment in alignments:
        status, deciding = case.status(alignment)
        settled.append(replace(alignment, credit=status, credits=tuple(c.id for c in deciding)))
    of_sentence = defaultdict(list)
    for a in settled:
        of_sentence[a.suspicious].append(a)
    return tuple(_with_its_release(a, of_sentence[a.suspicious]) for a in settled)


def _with_its_release(alignment: Alignment, settled: Iterable[Alignment]) -> Alignment:
    """An owed agreement as common origin, where the sentence agrees better with a release's.

    ``settled`` are all of its sentence. Beside the sentence both took from the release, another of
    the same source that says much the same is no second debt.
    """
    if alignment.credit not in OWED:
        return alignment
    explained = any(
        a.credit == "common-origin" and not a.credits for a in better(alignment, settled)
    )
    return replace(alignment, credit="common-origin", credits=()) if explained else alignment


def discount(credits: Sequence[Credit], alignments: Sequence[Alignment]) -> tuple[Credit, ...]:
    """The credits, those that name the wrong outlet for all they cover no longer counting.

    ``alignments`` are settled ones. A credit that clears one sentence keeps counting.
    """
    clears = {id for a in alignments if a.credit in ("credited", "licensed") for id in a.credits}
    wrong = {id for a in alignments if a.credit == "misattributed" for id in a.credits} - clears
    return tuple(
        replace(c, counts=False, why=c.why + "; what it covers comes from another source")
        if c.id in wrong
        else c
        for c in credits
    )


@dataclass(frozen=True, slots=True)
class _Case:
    draft: Text
    alignments: Sequence[Alignment]
    """In text order."""
    credits: Sequence[Credit]
    sources: Mapping[str, Text]
    agreements: Mapping[str, Agreement]
    terms: Mapping[str, Terms]
    released: Mapping[Passage, float]
    """Of each sentence that a release given as a source carries, how closely it does."""

    def status(self, alignment: Alignment) -> tuple[CreditStatus, Sequence[Credit]]:
        source = self.sources[alignment.source.document]
        agreement = self.agreements[alignment.source.document]
        terms = self.terms[alignment.source.document]
        span = alignment.suspicious.span
        if terms.own or terms.release:
            return ("own" if terms.own else "common-origin"), ()
        covering = [c for c in self.credits if covers(c, span)]
        ours = [c for c in covering if c.counts and self._may_name(c, source)]
        if ours:
            return ("licensed" if terms.licensed else "credited"), ours
        if self.released.get(alignment.suspicious, -1.0) >= alignment.similarity - NEARLY:
            return "common-origin", ()
        if agreement.is_headline(span):
            anywhere = [c for c in self.credits if c.counts and self._may_name(c, source)]
            return ("credited" if anywhere else "uncredited"), anywhere[:1]
        stated = agreement.stated(alignment)
        if stated is not None:
            return stated, ()
        others = [c for c in covering if c.counts and c.kind not in WHOLE_TEXT]
        carried = [c for c in others if self._carried_by(c, alignment)]
        if carried:
            return "common-origin", carried
        wrong = [c for c in others if self._stands_in_for(c, source)]
        if wrong and not agreement.quotes_other_words(alignment):
            return "misattributed", wrong
        likely = agreement.likely(alignment)
        if likely is not None:
            return likely, ()
        vague = [c for c in covering if c.kind == "vague"]
        if vague:
            return "vague", vague
        return "uncredited", ()

    def _names(self, credit: Credit, source: Text) -> bool:
        named = self.sources.get(credit.document) if credit.document else None
        return named is not None and same_source(named.document, source.document)

    def _may_name(self, credit: Credit, source: Text) -> bool:
        """Whether a credit names the source, or an outlet that a source without any may be.

        A text that does not say where it is from may be from the outlet named: that is taken on
        trust for the sentences the credit covers, not for a whole text under one slug.
        """
        if self._names(credit, source):
            return True
        document = source.document
        stated = (document.outlet, document.host, *document.names, *document.domains)
        nowhere = credit.document is None and credit.kind not in WHOLE_TEXT
        return nowhere and not any(stated)

    def _carried_by(self, credit: Credit, alignment: Alignment) -> bool:
        """Whether the credited outlet carries the sentence too, at least nearly as closely."""
        span = alignment.suspicious.span
        return any(
            self._names(credit, self.sources[other.source.document])
            and 2 * other.suspicious.span.overlap(span) >= len(span)
            and other.similarity >= alignment.similarity - NEARLY
            for other in within(self.alignments, span)
        )

    def _stands_in_for(self, credit: Credit, source: Text) -> bool:
        """Whether the credit's own sentence is this source's, so that it names the wrong outlet."""
        spans = (s.span for s in touching(self.draft.sentences, credit.span))
        home = next(spans, credit.span)
        near = within(self.alignments, home)
        ours = any(a.source.document == source.document.id for a in near)
        theirs = any(self._names(credit, self.sources[a.source.document]) for a in near)
        return ours and not theirs


def covers(credit: Credit, span: Span) -> bool:
    """Whether a credit's reach holds at least half of a sentence."""
    return 2 * sum(c.overlap(span) for c in credit.covers) >= max(1, len(span))
