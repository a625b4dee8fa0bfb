"""From an audit to what the HTML report shows: ids, labels, links and order, no markup."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, cycle, islice
from string import ascii_uppercase

from provenance.credit.quotes import cut, quoted_length, touching
from provenance.decisions.entries import entries_of, plain
from provenance.model import (
    Alignment,
    Audit,
    Credit,
    CreditStatus,
    Document,
    DocumentAudit,
    Finding,
    Omission,
    Passage,
    SourceAudit,
    Span,
)
from provenance.render.marks import Mark
from provenance.render.places import passages_of
from provenance.render.texts import Aligned, Block, Label, Thing, blocks
from provenance.render.views import (
    CreditView,
    DraftView,
    FindingView,
    Line,
    Place,
    Row,
    SourceView,
    Stripe,
)
from provenance.render.wording import (
    KINDS,
    STATUSES,
    in_reading_order,
    most_used,
    outlet_of,
    ranked,
)
from provenance.render.wordings import sides
from provenance.text.shown import first_words
from provenance.text.words import words

#: How many colours and line patterns the style sheet has for sources.
_SOURCE_LOOKS = 6
#: Where in a strip of height 12 a credit state begins, from above; and the states of no concern.
_TOPS: dict[CreditStatus, int] = {"uncredited": 0, "misattributed": 3, "vague": 3, "credited": 6}
_LOW = 9
#: A short sentence of a long draft is still seen: percent of the strip.
_THINNEST = 0.4
#: A pair of fewer words can be set aside in the page: from 7 words in a row on, a source's own
#: words want quotation marks (Poynter 2014), and shorter ones turn up anywhere.
SHORT = 7
#: Why of an omission that its label says already.
_NO_MORE_TO_SAY = "not taken up"
#: How much of a passage a finding repeats: enough to recognise a sentence by.
_PLACE_CHARACTERS = 110


def draft_views(audit: Audit) -> tuple[DraftView, ...]:
    """A view of each audited document, in the order of the audit."""
    documents = {document.id: document for document in audit.documents}
    return tuple(
        _Draft(f"x{number}", one, documents).view()
        for number, one in enumerate(audit.audits, start=1)
    )


def _letter(number: int) -> str:
    """``A`` to ``Z``, then ``AA``, ``AB`` and so on."""
    above, at = divmod(number, len(ascii_uppercase))
    return (_letter(above - 1) if above else "") + ascii_uppercase[at]


class _Draft:
    """One draft on its way to a view: the ids and labels everything is linked by."""

    def __init__(self, id: str, one: DocumentAudit, documents: Mapping[str, Document]) -> None:
        self.id, self.one, self.documents = id, one, documents
        self.draft = documents[one.document]
        self.quotations = cut(self.draft).quotations if one.alignments else ()
        self.extent = _extent(self.draft)
        self.order = in_reading_order(one.alignments)
        self.sources = most_used(one.sources)
        used = dict.fromkeys(source.document for source in self.sources)
        self.letters = {document: _letter(number) for number, document in enumerate(used)}
        self.looks = dict(
            zip(used, islice(cycle(range(1, _SOURCE_LOOKS + 1)), len(used)), strict=True)
        )
        self.labels = {
            alignment.id: f"{self.letters[alignment.source.document]}{number}"
            for number, alignment in enumerate(self.order, start=1)
        }
        self.ids = {
            alignment.id: f"{id}-a{number}" for number, alignment in enumerate(self.order, 1)
        }
        self.findings = {
            f"F{n}": finding for n, finding in enumerate(ranked(one.findings), start=1)
        }
        self.places = {name: passages_of(f, one) for name, f in self.findings.items()}
        self.first: dict[tuple[str, str], str] = {}
        for name, finding in self.findings.items():
            self.first.setdefault((finding.rule, finding.remedy), name)
        self.entries = {e.fingerprint: plain(e) for e in entries_of(one, documents)}
        self.credits = {
            f"C{n}": credit
            for n, credit in enumerate(sorted(one.credits, key=lambda c: (c.span, c.id)), start=1)
        }

    def view(self) -> DraftView:
        """The finished view."""
        credits = tuple(self._credit(label, credit) for label, credit in self.credits.items())
        findings = tuple(self._finding(label, found) for label, found in self.findings.items())
        sources = tuple(map(self._source, self.sources))
        by_document = {source.document.id: source for source in sources}
        about: dict[str, list[FindingView]] = {}
        for view in findings:
            for alignment_id in view.finding.alignments:
                about.setdefault(alignment_id, []).append(view)
        rows = tuple(
            self._row(
                alignment,
                by_document[alignment.source.document],
                credits,
                tuple(about.get(alignment.id, ())),
            )
            for alignment in self.order
        )
        sentences = {alignment.suspicious.span: alignment.credit for alignment in self.order[::-1]}
        return DraftView(
            id=self.id,
            audit=self.one,
            document=self.draft,
            findings=findings,
            credits=credits,
            sources=sources,
            rows=rows,
            blocks=self._draft_blocks(),
            statuses=tuple(
                (STATUSES[status], number)
                for status, number in Counter(sentences.values()).most_common()
            ),
        )

    def _draft_blocks(self) -> tuple[Block, ...]:
        marks: list[Mark] = []
        things: dict[str, Thing] = {}
        for alignment in self.order:
            at = self.ids[alignment.id]
            marks.append(Mark(alignment.suspicious.span, "alignment", at))
            things[at] = self._aligned(alignment, f"{at}-d", f"{at}-s")
        for name, credit in self.credits.items():
            marks.append(Mark(credit.span, "credit", name))
            look = "counts" if credit.counts else "vain"
            says = f"Credit {name}: {'counts' if credit.counts else 'does not count'}"
            label = Label(name, f"tag {look}", says, f"#{self.id}-{name}")
            things[name] = Thing(id=f"{self.id}-{name}-d", label=label, look=f"credit {look}")
        self._mark_findings(self.draft, marks, things)
        return blocks(self.draft, marks, things)

    def _source_blocks(
        self, source: Document, aligned: Sequence[Alignment], omitted: Sequence[Omission]
    ) -> tuple[Block, ...]:
        marks: list[Mark] = []
        things: dict[str, Thing] = {}
        for alignment in aligned:
            at = self.ids[alignment.id]
            marks.append(Mark(alignment.source.span, "alignment", at))
            things[at] = self._aligned(alignment, f"{at}-s", f"{at}-d")
        for number, omission in enumerate(omitted, start=1):
            key = f"O{number}"
            marks.append(Mark(omission.passage.span, "omitted", key))
            why = "" if omission.why == _NO_MORE_TO_SAY else omission.why
            label = Label("not in the draft", "tag left-out", why)
            place = f"{self.id}-source-{self.letters[source.id]}-{key}"
            things[key] = Thing(id=place, label=label, look="omitted")
        self._mark_findings(source, marks, things)
        return blocks(source, marks, things) if marks else ()

    def _mark_findings(
        self, document: Document, marks: list[Mark], things: dict[str, Thing]
    ) -> None:
        sentences = sorted(mark.span for mark in marks if mark.layer == "alignment")
        starts = [span.start for span in sentences]
        ends = list(accumulate((span.end for span in reversed(sentences)), min))[::-1]
        for name, finding in self.findings.items():
            before: int | None = None
            for number, passage in enumerate(self.places[name], start=1):
                if passage.document != document.id:
                    continue
                key = f"{name}-{number}"
                marks.append(Mark(passage.span, "finding", key))
                state = "suppressed" if finding.suppressed else finding.severity
                says = f"Finding {name}: {finding.name}"
                # A finding about whole sentences is said by its label alone, and once a passage.
                at = bisect_left(starts, passage.span.start)
                whole = at < len(ends) and ends[at] <= passage.span.end
                between = document.text[before : passage.span.start] if before is not None else "…"
                goes_on, before = not between.strip(), passage.span.end
                label = Label(name, f"tag flag {state}", says, f"#{self.id}-{name}")
                look = "" if whole else f"finding {state}"
                things[key] = Thing(
                    id=f"{self.id}-{name}-{number}",
                    label=None if whole and goes_on else label,
                    look=look,
                )

    def _aligned(self, alignment: Alignment, id: str, counterpart: str) -> Aligned:
        says = f"{KINDS[alignment.kind]}, {STATUSES[alignment.credit]}"
        look = f"tag {alignment.credit} source-{self.looks[alignment.source.document]}"
        label = Label(self.labels[alignment.id], look, says, f"#{self.ids[alignment.id]}")
        return Aligned(id=id, label=label, alignment=alignment, counterpart=counterpart)

    def _source(self, source: SourceAudit) -> SourceView:
        document = self.documents[source.document]
        letter = self.letters[document.id]
        aligned = [one for one in self.order if one.source.document == document.id]
        omitted = [one for one in self.one.omitted if one.passage.document == document.id]
        theirs = _extent(document)
        return SourceView(
            id=f"{self.id}-source-{letter}",
            letter=letter,
            look=f"source-{self.looks[document.id]}",
            audit=source,
            document=document,
            name=source.outlet or outlet_of(document),
            aligned=len(aligned),
            lines=tuple(
                Line(
                    _position(self.extent, one.suspicious.span.start),
                    _position(theirs, one.source.span.start),
                    self.ids[one.id],
                    one.credit,
                )
                for one in aligned
            ),
            strip=_strip(self.extent, aligned),
            blocks=self._source_blocks(document, aligned, omitted),
        )

    def _finding(self, name: str, finding: Finding) -> FindingView:
        places = []
        for number, passage in enumerate(self.places[name], start=1):
            document = self.documents[passage.document]
            letter = self.letters.get(document.id)
            in_draft = document.id == self.draft.id
            where = "draft" if in_draft else f"source {letter}" if letter else outlet_of(document)
            href = f"#{self.id}-{name}-{number}" if in_draft or letter else None
            said = first_words(passage.span.of(document.text), _PLACE_CHARACTERS)
            told = said in finding.message
            places.append(Place(where, "" if told and href else said, href, document.language))
        first = self.first[finding.rule, finding.remedy]
        entry = self.entries[finding.fingerprint]
        return FindingView(f"{self.id}-{name}", name, finding, tuple(places), first, entry)

    def _credit(self, name: str, credit: Credit) -> CreditView:
        resolved = self.documents[credit.document] if credit.document else None
        return CreditView(
            id=f"{self.id}-{name}",
            label=name,
            credit=credit,
            place=f"#{self.id}-{name}-d",
            resolved=outlet_of(resolved) if resolved else None,
            decided=len({one.suspicious for one in self.order if credit.id in one.credits}),
        )

    def _row(
        self,
        alignment: Alignment,
        source: SourceView,
        credits: tuple[CreditView, ...],
        findings: tuple[FindingView, ...],
    ) -> Row:
        mine, theirs = alignment.suspicious.span, alignment.source.span
        said, told = sides(
            mine.of(self.draft.text),
            theirs.of(source.document.text),
            _inside(findings, alignment.suspicious),
            _inside(findings, alignment.source),
        )
        return Row(
            id=self.ids[alignment.id],
            label=self.labels[alignment.id],
            alignment=alignment,
            source=source,
            said=said,
            told=told,
            credits=tuple(view for view in credits if view.credit.id in alignment.credits),
            findings=findings,
            short=len(words(mine.of(self.draft.text))) < SHORT,
            quotation=2 * quoted_length(mine, touching(self.quotations, mine)) >= len(mine),
        )


def _inside(findings: Sequence[FindingView], side: Passage) -> tuple[Span, ...]:
    """What of a sentence findings point at, counted from its beginning: a figure, a name."""
    at = side.span.start
    return tuple(
        Span(place.span.start - at, place.span.end - at)
        for view in findings
        for place in view.finding.spans
        if place.document == side.document and side.span.covers(place.span)
        if place.span != side.span
    )


def _strip(draft: Span, aligned: Sequence[Alignment]) -> tuple[Stripe, ...]:
    """What asks more of the editor stands higher, so that colour is not the only sign."""
    paths: dict[CreditStatus, list[str]] = {}
    for one in aligned:
        start = _position(draft, one.suspicious.span.start)
        end = max(_position(draft, one.suspicious.span.end), start + _THINNEST)
        top = _TOPS.get(one.credit, _LOW)
        paths.setdefault(one.credit, []).append(f"M{start:g} {top}V12H{end:g}V{top}z")
    return tuple(Stripe(look, "".join(paths[look])) for look in sorted(paths))


def _extent(document: Document) -> Span:
    """From the beginning of the article to its end."""
    start = min((span.start for span in document.body), default=0)
    end = max((span.end for span in document.body), default=len(document.text))
    return Span(start, end)


def _position(article: Span, offset: int) -> float:
    """How far into the article ``offset`` lies, from 0 to 100."""
    share = (offset - article.start) / max(1, len(article))
    return round(100 * min(1.0, max(0.0, share)), 1)
