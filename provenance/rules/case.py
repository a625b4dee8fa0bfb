"""What the rules look at: one suspicious document with all that was found about it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby

from provenance.config import Config
from provenance.credit.find import READ
from provenance.credit.names import same_source
from provenance.credit.quotes import Text
from provenance.model import (
    OWED,
    REUSE,
    Alignment,
    Confidence,
    Credit,
    Edit,
    Finding,
    Passage,
    Reason,
    Severity,
    Span,
)
from provenance.rules.inline import Spoken
from provenance.rules.table import BY_CODE
from provenance.text.shown import count
from provenance.text.words import words


@dataclass(frozen=True, slots=True)
class Remedy:
    """What would clear a finding, and the same as changes of the draft; none if people must."""

    said: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One suspicious document, its sources, and how they agree."""

    suspicious: Text
    sources: tuple[Text, ...]
    alignments: tuple[Alignment, ...]
    """In text order, with ids and credit status."""
    credits: tuple[Credit, ...]
    config: Config
    claims: Mapping[str, tuple[Credit, ...]] = field(default_factory=dict)
    """Of each source in use, by document id: where it says that it had the story first."""
    spoken: Spoken = field(init=False, repr=False, compare=False)
    """What the suspicious document's markers speak for."""
    _index: Mapping[Span, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index = {s.span: i for i, s in enumerate(self.suspicious.sentences)}
        object.__setattr__(self, "_index", index)
        spoken = Spoken(self.suspicious.document, honoured=self.config.markers)
        object.__setattr__(self, "spoken", spoken)

    def source(self, id: str) -> Text:
        """The source with this document id."""
        return next(s for s in self.sources if s.document.id == id)

    def of(self, source: Text, *, owed: bool | None = None) -> tuple[Alignment, ...]:
        """The alignments with ``source`` that are reuse; of those, the owed or the covered."""
        return tuple(
            a
            for a in self.alignments
            if a.source.document == source.document.id
            and a.credit in REUSE
            and (owed is None or (a.credit in OWED) == owed)
        )

    def credits_to(self, source: Text) -> tuple[Credit, ...]:
        """The credits that count and resolve to ``source``, or to another copy of its outlet's."""
        counting = tuple(c for c in self.credits if c.counts)
        credited = {c.document for c in counting}
        named = (s.document for s in self.sources if s.document.id in credited)
        mine = {document.id for document in named if same_source(document, source.document)}
        return tuple(c for c in counting if c.document in mine)

    def sentence_number(self, alignment: Alignment) -> int:
        """Which sentence of the suspicious document an alignment is about, from 0."""
        return self._index[alignment.suspicious.span]

    def passages(self, alignments: Iterable[Alignment]) -> list[tuple[Alignment, ...]]:
        """Alignments gathered into runs of neighbouring suspicious sentences."""
        ordered = sorted(alignments, key=lambda a: (a.suspicious.span, a.source.span))
        numbers = sorted({self.sentence_number(a) for a in ordered})
        run_of = {n: n - i for i, n in enumerate(numbers)}
        return [
            tuple(run) for _, run in groupby(ordered, lambda a: run_of[self.sentence_number(a)])
        ]

    @property
    def credits_are_read(self) -> bool:
        """Whether the draft is in a language whose cues are known."""
        return self.suspicious.document.language in READ

    def absence(self, source: Text) -> str:
        """How to say that ``source`` has no credit: not named at all, or only otherwise."""
        if not self.credits_are_read:
            return "has no credit that could be read in this language"
        document = source.document
        names = [n for n in (document.outlet, document.host, *document.names) if n]
        said = self.suspicious.document.shown
        if any(re.search(rf"\b{re.escape(name)}\b", said) for name in names):
            return "is credited nowhere"
        return "is never named"

    def body_share(self, alignments: Iterable[Alignment]) -> float:
        """Share of the body's words that stand in the alignments' sentences, the headline aside."""
        return body_share(self.suspicious, {a.suspicious.span for a in alignments})

    def words_in(self, alignments: Iterable[Alignment]) -> int:
        """How many words the suspicious sentences of the alignments have; each counted once."""
        spans = {a.suspicious.span for a in alignments}
        return sum(self.length(span) for span in spans)

    def length(self, span: Span) -> int:
        """Words of a stretch of the suspicious document."""
        return len(words(span.of(self.suspicious.document.text)))

    def finding(
        self,
        code: str,
        confidence: Confidence,
        message: str,
        alignments: Sequence[Alignment] = (),
        *,
        severity: Severity | None = None,
        spans: Sequence[Passage] | None = None,
        reasons: Sequence[Reason] = (),
        remedy: Remedy | str | None = None,
    ) -> Finding:
        """A finding of rule ``code``; severity and remedy are the rule's unless given."""
        rule = BY_CODE[code]
        if rule.code[:4] in ("PRV1", "PRV2") and not self.credits_are_read:
            confidence = "low"
        if spans is None:
            spans = sorted({a.suspicious for a in alignments}, key=lambda p: p.span)
        if not isinstance(remedy, Remedy):
            remedy = Remedy(remedy or rule.remedy)
        return Finding(
            rule=rule.code,
            name=rule.name,
            severity=severity or rule.severity,
            confidence=confidence,
            message=message,
            spans=tuple(spans),
            alignments=tuple(a.id for a in alignments),
            reasons=tuple(reasons),
            remedy=remedy.said,
            fingerprint=_fingerprint(code, self._judged(spans, alignments)),
            edits=remedy.edits,
        )

    def _judged(self, spans: Sequence[Passage], alignments: Sequence[Alignment]) -> list[str]:
        """The texts of both sides that a finding rests on.

        A headline among them is left out: desks change it last, and whether a few words of it are
        aligned hangs on the rest of the text.
        """
        headline = {s.span for s in self.suspicious.sentences if s.paragraph < 0}
        body = [a for a in alignments if a.suspicious.span not in headline]
        sides = [side for a in body or alignments for side in (a.suspicious, a.source)]
        mine = self.suspicious.document.id
        points = [p for p in spans if not body or p.document != mine or p.span not in headline]
        texts = {t.document.id: t.document.text for t in (self.suspicious, *self.sources)}
        return [p.span.of(texts[p.document]) for p in dict.fromkeys((*points, *sides))]


def _fingerprint(code: str, judged: Sequence[str]) -> str:
    """Of the rule and the folded words it judged: white space, marks, place and order are none."""
    said = "\n".join(sorted(" ".join(w.key for w in words(text)) for text in judged))
    return hashlib.sha256(f"{code}\n{said}".encode()).hexdigest()[:16]


def sentences(alignments: Iterable[Alignment]) -> str:
    """How many sentences of the suspicious document alignments are about: "3 sentences"."""
    return count(len({a.suspicious for a in alignments}), "sentence")


def body_share(text: Text, spans: Set[Span]) -> float:
    """Share of a body's words that stand in ``spans``, which are spans of its sentences."""
    lengths = [(s.span, len(words(s.text))) for s in text.sentences if s.paragraph >= 0]
    total = sum(length for _, length in lengths)
    return round(sum(n for span, n in lengths if span in spans) / max(1, total), 2)
