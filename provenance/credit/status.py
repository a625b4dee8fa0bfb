"""Status: whether an aligned sentence is credited, owed, or nobody's to credit.

A quotation that two newsrooms gathered from the same statement, filing or speaker looks exactly
like copying. It is taken for reuse only where the rest of the text is taken from that source too,
or the source says that it got the words itself (NPR: transcripts of public events need no credit;
the Guardian's style guide: an exclusive interview always does).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from provenance.config import Config
from provenance.credit.names import publisher, same_source
from provenance.credit.quotes import Text, quoted_length, touching
from provenance.credit.release import released
from provenance.credit.shared import content, is_told, quoted_share
from provenance.credit.third_party import third_partys
from provenance.model import OWED, WHOLE_TEXT, Alignment, Credit, CreditStatus, Span
from provenance.outlets import same_outlet

#: Share of an aligned sentence's shared words that must stand in quotation marks for the agreement
#: to be that of a quotation.
QUOTED = 0.8
#: Share that must be quoted on the source's side: below it the draft quotes the source's own prose.
QUOTED_IN_SOURCE = 0.6
#: A draft that takes this many unquoted sentences from a source is a rewrite of it, and takes its
#: quotations too; from two on if they are this share of its sentences.
REWRITE_SENTENCES, REWRITE_SHARE = 3, 0.2
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
    case = _Case(draft, alignments, credits, by_id, config, frozenset(followed))
    settled = []
    for alignment in alignments:
        status, deciding = case.status(alignment)
        settled.append(replace(alignment, credit=status, credits=tuple(c.id for c in deciding)))
    return tuple(_with_its_release(a, settled) for a in settled)


def _with_its_release(alignment: Alignment, settled: Sequence[Alignment]) -> Alignment:
    """An owed agreement as common origin, where the sentence agrees better with a release's.

    Beside the sentence both took from the release, another of the same source that says much the
    same is no second debt.
    """
    if alignment.credit not in OWED:
        return alignment
    explained = any(
        a.credit == "common-origin"
        and not a.credits
        and a.suspicious == alignment.suspicious
        and a.source.document == alignment.source.document
        and a.similarity > alignment.similarity
        for a in settled
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


@dataclass(slots=True)
class _Case:
    draft: Text
    alignments: Sequence[Alignment]
    credits: Sequence[Credit]
    sources: dict[str, Text]
    config: Config
    followed: frozenset[str]
    _released: dict[str, tuple[Span, ...]] = field(init=False, default_factory=dict)
    _quoted: dict[str, bool] = field(init=False, default_factory=dict)
    _rewritten: dict[str, bool] = field(init=False, default_factory=dict)
    _prose: dict[str, bool] = field(init=False, default_factory=dict)
    _attributed: dict[str, CreditStatus | None] = field(init=False, default_factory=dict)

    def status(self, alignment: Alignment) -> tuple[CreditStatus, Sequence[Credit]]:
        source = self.sources[alignment.source.document]
        span = alignment.suspicious.span
        if self._is_own(source):
            return "own", ()
        covering = [c for c in self.credits if covers(c, span)]
        ours = [c for c in covering if c.counts and self._may_name(c, source)]
        if ours:
            licensed = self._is_one_of(source, self.config.licensed)
            return ("licensed" if licensed else "credited"), ours
        if self._is_headline(span):
            anywhere = [c for c in self.credits if c.counts and self._names(c, source)]
            return ("credited" if anywhere else "uncredited"), anywhere[:1]
        shared = self._shared_quotation(alignment, source)
        if shared is not None:
            return shared, ()
        if self._is_released(alignment) and not self._is_rewrite(source):
            return "common-origin", ()
        others = [c for c in covering if c.counts and c.kind not in WHOLE_TEXT]
        carried = [c for c in others if self._carried_by(c, alignment)]
        if carried:
            return "common-origin", carried
        lone = source.document.id not in self.followed and self._is_lone_quotation(alignment)
        wrong = [c for c in others if self._stands_in_for(c, source)]
        if wrong and not (lone and self._is_worded_apart(alignment)):
            return "misattributed", wrong
        third = self._third_partys(alignment, source) or self._better_explained(alignment, source)
        if third is not None and not self._takes_prose(source):
            return third, ()
        if lone:
            return "quoted", ()
        vague = [c for c in covering if c.kind == "vague"]
        if vague:
            return "vague", vague
        return "uncredited", ()

    def _is_lone_quotation(self, alignment: Alignment) -> bool:
        """Whether a sentence is mostly a quotation, amid nothing else from the same source.

        Nor is it one if its words are the source's own prose, or were said to it.
        """
        span = alignment.suspicious.span
        source = self.sources[alignment.source.document]
        theirs = [
            q
            for a in self.alignments
            if a.suspicious.span == span and a.source.document == source.document.id
            for q in touching(source.quotations, a.source.span)
        ]
        if not self._is_mostly_quoted(span):
            return False
        if not theirs and not self._is_worded_apart(alignment):
            return False  # the source's own prose
        if any(is_told(q.attribution, source) for q in theirs):
            return False
        spans = [s.span for s in self.draft.sentences]
        at = spans.index(span)
        near = spans[max(0, at - 1) : at + 2]
        return not any(
            a.source.document == alignment.source.document
            and a.suspicious.span in near
            and not self._is_mostly_quoted(a.suspicious.span)
            for a in self.alignments
        )

    def _is_worded_apart(self, alignment: Alignment) -> bool:
        """Whether most of the words quoted are not the source sentence's: no quotation of it."""
        quoted = {
            key
            for key, span in content(self.draft, alignment.suspicious.span)
            if quoted_length(span, self.draft.quotations)
        }
        source = self.sources[alignment.source.document]
        theirs = {key for key, _ in content(source, alignment.source.span)}
        return 2 * len(quoted & theirs) < len(quoted)

    def _is_mostly_quoted(self, span: Span) -> bool:
        return 2 * quoted_length(span, self.draft.quotations) >= len(span)

    def _is_headline(self, span: Span) -> bool:
        """Whether an alignment is the headline's: it stands over the credits of the text."""
        return any(s.paragraph < 0 and s.span == span for s in self.draft.sentences)

    def _is_released(self, alignment: Alignment) -> bool:
        """Whether both texts say that the sentence is from a release."""
        source, mine = alignment.source.document, alignment.suspicious.document
        if source not in self._released:
            sentences = self.sources[source].sentences
            self._released[source] = released(sentences, following=True)
        if mine not in self._released:
            self._released[mine] = released(self.draft.sentences)
        return (
            alignment.suspicious.span in self._released[mine]
            and alignment.source.span in self._released[source]
        )

    def _is_own(self, source: Text) -> bool:
        if self._is_one_of(source, self.config.own_outlets):
            return True
        mine, theirs = publisher(self.draft.document), source.document.outlet
        return mine is not None and theirs is not None and same_outlet(mine, theirs)

    def _is_one_of(self, source: Text, names: Sequence[str]) -> bool:
        known = {n for n in (source.document.outlet, *source.document.names) if n}
        return any(same_outlet(a, b) for a in known for b in names)

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
            for other in self.alignments
        )

    def _stands_in_for(self, credit: Credit, source: Text) -> bool:
        """Whether the credit's own sentence is this source's, so that it names the wrong outlet."""
        spans = (s.span for s in self.draft.sentences if s.span.overlap(credit.span))
        home = next(spans, credit.span)
        near = [a for a in self.alignments if a.suspicious.span.overlap(home)]
        ours = any(a.source.document == source.document.id for a in near)
        theirs = any(self._names(credit, self.sources[a.source.document]) for a in near)
        return ours and not theirs

    def _shared_quotation(self, alignment: Alignment, source: Text) -> CreditStatus | None:
        if not self._is_quoted(alignment):
            return None
        mine = touching(self.draft.quotations, alignment.suspicious.span)
        theirs = touching(source.quotations, alignment.source.span)
        if not mine or not theirs or not any(q.speaker or q.public for q in mine):
            return None
        if any(q.public for q in mine) and any(q.public for q in theirs):
            return "common-origin"
        if self._is_rewrite(source) or any(is_told(q.attribution, source) for q in theirs):
            return None
        return "quoted"

    def _third_partys(self, alignment: Alignment, source: Text) -> CreditStatus | None:
        if alignment.id not in self._attributed:
            self._attributed[alignment.id] = third_partys(self.draft, source, alignment)
        return self._attributed[alignment.id]

    def _better_explained(self, alignment: Alignment, source: Text) -> CreditStatus | None:
        """What the sentence is by another of the same source that it agrees with better."""
        better: Iterator[CreditStatus | None] = (
            "common-origin" if self._is_released(a) else self._third_partys(a, source)
            for a in self.alignments
            if a.suspicious == alignment.suspicious
            and a.source.document == alignment.source.document
            and a.similarity > alignment.similarity
        )
        return next((status for status in better if status is not None), None)

    def _takes_prose(self, source: Text) -> bool:
        """Whether the draft takes from the source what nobody else said.

        A looser likeness of a sentence that is a third party's is no more than that.
        """
        id = source.document.id
        if id not in self._prose:
            from_it = [a for a in self.alignments if a.source.document == id]
            said: dict[Span, float] = {}
            for a in from_it:
                if self._third_partys(a, source):
                    span = a.suspicious.span
                    said[span] = max(a.similarity, said.get(span, 0.0))
            self._prose[id] = any(
                a.similarity > said.get(a.suspicious.span, -1.0)
                and not self._is_headline(a.suspicious.span)
                and not self._is_quoted(a)
                and not self._is_released(a)
                for a in from_it
            )
        return self._prose[id]

    def _is_quoted(self, alignment: Alignment) -> bool:
        if alignment.id not in self._quoted:
            source = self.sources[alignment.source.document]
            a, b = alignment.suspicious.span, alignment.source.span
            mine, theirs = content(self.draft, a), content(source, b)
            here = quoted_share(mine, {k for k, _ in theirs}, self.draft)
            there = 0.0
            if here >= QUOTED:
                there = quoted_share(theirs, {k for k, _ in mine}, source)
            self._quoted[alignment.id] = here >= QUOTED and there >= QUOTED_IN_SOURCE
        return self._quoted[alignment.id]

    def _is_rewrite(self, source: Text) -> bool:
        id = source.document.id
        if id not in self._rewritten:
            taken = {
                a.suspicious.span
                for a in self.alignments
                if a.source.document == id
                and not self._is_quoted(a)
                and not self._is_released(a)
                and not self._is_headline(a.suspicious.span)
            }
            share = len(taken) / max(1, len(self.draft.sentences))
            self._rewritten[id] = len(taken) >= REWRITE_SENTENCES or (
                len(taken) >= 2 and share >= REWRITE_SHARE
            )
        return self._rewritten[id]


def covers(credit: Credit, span: Span) -> bool:
    """Whether a credit's reach holds at least half of a sentence."""
    return 2 * sum(c.overlap(span) for c in credit.covers) >= max(1, len(span))
