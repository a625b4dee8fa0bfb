"""Status: whether an aligned sentence is credited, owed, or nobody's to credit.

A quotation that two newsrooms gathered from the same statement, filing or speaker looks exactly
like copying. It is taken for reuse only where the rest of the text is taken from that source too,
or the source says that it got the words itself (NPR: transcripts of public events need no credit;
the Guardian's style guide: an exclusive interview always does).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from provenance.config import Config
from provenance.credit.names import publisher, same_source
from provenance.credit.quotes import (
    Quotation,
    names_public,
    quotations,
    quoted_length,
    touching,
)
from provenance.credit.release import released
from provenance.model import OWED, Alignment, Credit, CreditStatus, Document, Sentence, Span
from provenance.outlets import aliases, same_outlet
from provenance.text.sentences import split
from provenance.text.words import words

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

_WHOLE_TEXT = frozenset({"wire-line", "republication", "byline"})


def settle(
    draft: Document,
    sentences: Sequence[Sentence],
    alignments: Sequence[Alignment],
    credits: Sequence[Credit],
    sources: Sequence[Document],
    config: Config,
    followed: Collection[str] = (),
) -> tuple[Alignment, ...]:
    """Each alignment with its credit status and the ids of the credits that decided it.

    ``sentences`` are the draft's, ``credits`` those of `find_credits`, ``followed`` the ids of the
    sources that the draft follows as a whole. Order and number of the alignments stay.
    """
    by_id = {s.id: s for s in sources}
    case = _Case(draft, sentences, alignments, credits, by_id, config, frozenset(followed))
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
    draft: Document
    sentences: Sequence[Sentence]
    alignments: Sequence[Alignment]
    credits: Sequence[Credit]
    sources: dict[str, Document]
    config: Config
    followed: frozenset[str]
    _draft_quotes: tuple[Quotation, ...] | None = field(init=False, default=None)
    _source_quotes: dict[str, tuple[Quotation, ...]] = field(init=False, default_factory=dict)
    _released: dict[str, tuple[Span, ...]] = field(init=False, default_factory=dict)
    _quoted: dict[str, bool] = field(init=False, default_factory=dict)
    _rewritten: dict[str, bool] = field(init=False, default_factory=dict)

    def status(self, alignment: Alignment) -> tuple[CreditStatus, Sequence[Credit]]:
        source = self.sources[alignment.source.document]
        span = alignment.suspicious.span
        if self._is_own(source):
            return "own", ()
        covering = [c for c in self.credits if _covers(c, span)]
        ours = [c for c in covering if c.counts and self._names(c, source)]
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
        others = [c for c in covering if c.counts and c.kind not in _WHOLE_TEXT]
        carried = [c for c in others if self._carried_by(c, alignment)]
        if carried:
            return "common-origin", carried
        wrong = [c for c in others if self._stands_in_for(c, source)]
        if wrong:
            return "misattributed", wrong
        if source.id not in self.followed and self._is_lone_quotation(alignment):
            return "quoted", ()
        vague = [c for c in covering if c.kind == "vague"]
        if vague:
            return "vague", vague
        return "uncredited", ()

    def _is_lone_quotation(self, alignment: Alignment) -> bool:
        """Whether a sentence is mostly a quotation, amid nothing else from the same source.

        Nor is it one if the source has it as its own prose, or was told it.
        """
        span = alignment.suspicious.span
        source = self.sources[alignment.source.document]
        theirs = [
            q
            for a in self.alignments
            if a.suspicious.span == span and a.source.document == source.id
            for q in touching(self._quotes_of(source), a.source.span)
        ]
        if 2 * quoted_length(span, self._quotes()) < len(span) or not theirs:
            return False
        if any(_told(q, source) for q in theirs):
            return False
        spans = [s.span for s in self.sentences]
        at = spans.index(span)
        near = spans[max(0, at - 1) : at + 2]
        return not any(
            a.source.document == alignment.source.document
            and a.suspicious.span in near
            and 2 * quoted_length(a.suspicious.span, self._quotes()) < len(a.suspicious.span)
            for a in self.alignments
        )

    def _is_headline(self, span: Span) -> bool:
        """Whether an alignment is the headline's: it stands over the credits of the text."""
        return any(s.paragraph < 0 and s.span == span for s in self.sentences)

    def _is_released(self, alignment: Alignment) -> bool:
        """Whether both texts say that the sentence is from a release."""
        source = self.sources[alignment.source.document]
        if source.id not in self._released:
            self._released[source.id] = released(split(source), following=True)
        if self.draft.id not in self._released:
            self._released[self.draft.id] = released(self.sentences)
        return (
            alignment.suspicious.span in self._released[self.draft.id]
            and alignment.source.span in self._released[source.id]
        )

    def _is_own(self, source: Document) -> bool:
        if self._is_one_of(source, self.config.own_outlets):
            return True
        mine = publisher(self.draft)
        return mine is not None and source.outlet is not None and same_outlet(mine, source.outlet)

    def _is_one_of(self, source: Document, names: Sequence[str]) -> bool:
        known = {n for n in (source.outlet, *source.names) if n}
        return any(same_outlet(a, b) for a in known for b in names)

    def _names(self, credit: Credit, source: Document) -> bool:
        named = self.sources.get(credit.document) if credit.document else None
        return named is not None and same_source(named, source)

    def _carried_by(self, credit: Credit, alignment: Alignment) -> bool:
        """Whether the credited outlet carries the sentence too, at least nearly as closely."""
        span = alignment.suspicious.span
        return any(
            self._names(credit, self.sources[other.source.document])
            and 2 * other.suspicious.span.overlap(span) >= len(span)
            and other.similarity >= alignment.similarity - NEARLY
            for other in self.alignments
        )

    def _stands_in_for(self, credit: Credit, source: Document) -> bool:
        """Whether the credit's own sentence is this source's, so that it names the wrong outlet."""
        home = next((s.span for s in self.sentences if s.span.overlap(credit.span)), credit.span)
        near = [a for a in self.alignments if a.suspicious.span.overlap(home)]
        ours = any(a.source.document == source.id for a in near)
        theirs = any(self._names(credit, self.sources[a.source.document]) for a in near)
        return ours and not theirs

    def _shared_quotation(self, alignment: Alignment, source: Document) -> CreditStatus | None:
        if not self._is_quoted(alignment):
            return None
        mine = touching(self._quotes(), alignment.suspicious.span)
        theirs = touching(self._quotes_of(source), alignment.source.span)
        if not mine or not theirs or not any(q.speaker or q.public for q in mine):
            return None
        if any(q.public for q in mine) and any(q.public for q in theirs):
            return "common-origin"
        if self._is_rewrite(source) or any(_told(q, source) for q in theirs):
            return None
        return "quoted"

    def _is_quoted(self, alignment: Alignment) -> bool:
        if alignment.id not in self._quoted:
            source = self.sources[alignment.source.document]
            a, b = alignment.suspicious.span, alignment.source.span
            mine, theirs = _content(self.draft, a), _content(source, b)
            here = _quoted_share(mine, {k for k, _ in theirs}, self._quotes(), self.draft.text)
            there = 0.0
            if here >= QUOTED:
                there = _quoted_share(
                    theirs, {k for k, _ in mine}, self._quotes_of(source), source.text
                )
            self._quoted[alignment.id] = here >= QUOTED and there >= QUOTED_IN_SOURCE
        return self._quoted[alignment.id]

    def _is_rewrite(self, source: Document) -> bool:
        if source.id not in self._rewritten:
            taken = {
                a.suspicious.span
                for a in self.alignments
                if a.source.document == source.id
                and not self._is_quoted(a)
                and not self._is_released(a)
                and not self._is_headline(a.suspicious.span)
            }
            share = len(taken) / max(1, len(self.sentences))
            self._rewritten[source.id] = len(taken) >= REWRITE_SENTENCES or (
                len(taken) >= 2 and share >= REWRITE_SHARE
            )
        return self._rewritten[source.id]

    def _quotes(self) -> tuple[Quotation, ...]:
        if self._draft_quotes is None:
            self._draft_quotes = quotations(self.draft.text, self.sentences)
        return self._draft_quotes

    def _quotes_of(self, source: Document) -> tuple[Quotation, ...]:
        if source.id not in self._source_quotes:
            self._source_quotes[source.id] = quotations(source.text, split(source))
        return self._source_quotes[source.id]


def _covers(credit: Credit, span: Span) -> bool:
    return 2 * sum(c.overlap(span) for c in credit.covers) >= max(1, len(span))


def _content(document: Document, span: Span) -> list[tuple[str, Span]]:
    return [
        (w.key, Span(span.start + w.start, span.start + w.end))
        for w in words(span.of(document.text))
        if w.content
    ]


def _quoted_share(
    mine: Sequence[tuple[str, Span]],
    theirs: set[str],
    found: Sequence[Quotation],
    text: str,
) -> float:
    """Share of the words both have that stand in quotation marks here.

    Outside them the speaker's name and title and the word for the document quoted do not count:
    two reports of one statement share those.
    """
    inside = outside = 0
    for key, span in mine:
        if key not in theirs:
            continue
        if quoted_length(span, found):
            inside += 1
        elif not _introduces(text, span):
            outside += 1
    return inside / max(1, inside + outside)


def _introduces(text: str, span: Span) -> bool:
    """Whether a word outside the marks only says who or what is quoted.

    A name, a title before one, or the document's kind.
    """
    word = span.of(text)
    title = text[span.end : span.end + 2]
    return word[0].isupper() or names_public(word) or (title[:1].isspace() and title[1:].isupper())


def _told(quotation: Quotation, source: Document) -> bool:
    """Whether the source says that the words were said to it."""
    names = {n for name in (source.outlet, *source.names) if name for n in aliases(name)}
    if not names:
        return False
    listed = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    return bool(
        re.search(
            rf"\b(?:told|interview(?:ed)?(?:\s\w+){{0,2}}\s(?:with|by|to)|spoke\s(?:to|with)|"
            rf"speaking\s(?:to|with)|said\s(?:\w+\s){{0,3}}to)\s(?:the\s)?(?:{listed})\b",
            quotation.attribution,
        )
    )
