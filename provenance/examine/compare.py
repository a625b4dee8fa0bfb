"""Comparison: what two documents share, looked up where it is known, and else found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from provenance.cache import FORGETFUL, Memory
from provenance.credit.quotes import Text, cut
from provenance.match.alignment import MOST_PAIRS, AlignedDocuments, align
from provenance.match.background import Background
from provenance.match.reading import Meanings, Reading, read
from provenance.match.screen import may_share
from provenance.match.semantic import Encoder
from provenance.model import Alignment, Document, Passage, Span


class Prepared:
    """A document cut once, and read once, for all the comparisons it takes part in."""

    def __init__(self, document: Document, background: Background | None = None) -> None:
        self.document = document
        self._background = background

    @cached_property
    def text(self) -> Text:
        """Its sentences and quotations."""
        return cut(self.document)

    @cached_property
    def reading(self) -> Reading:
        """The document as it is matched."""
        text = self.text
        quoted = [q.span for q in text.quotations]
        return read(self.document, text.sentences, quoted, self._background)

    @cached_property
    def content(self) -> Document:
        """All of it that a comparison hangs on: not where it lies, nor its number."""
        return replace(self.document, id="", path="", sha256="", role="suspicious")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two documents agree."""

    alignments: tuple[Alignment, ...] = ()
    derived: bool = False
    """Whether the draft as a whole follows the source."""
    too_long: bool = False
    """Whether they were not compared, being too long."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a draft shares with the sources it was last held against, by what they are."""

    shared: Mapping[str, Agreement] = field(default_factory=dict)
    """The alignments name no documents."""
    unlike: tuple[str, ...] = ()
    """The sources, most of them, that it shares nothing with."""


class Comparison:
    """Compares documents, and looks at meanings only where words leave open what they share."""

    def __init__(
        self,
        encoder: Encoder | None,
        memory: Memory = FORGETFUL,
        background: str = "",
        by_words: Callable[[Reading, Reading], AlignedDocuments | None] | None = None,
    ) -> None:
        """``background`` is the name of the one that all documents are read with.

        ``by_words`` says what two documents share where their words settle it, and None where what
        they mean is to be looked at, as it always is without. What ``memory`` keeps has to be made
        in one of these ways.
        """
        self._by_words = by_words
        self._meanings = Meanings(encoder) if encoder is not None else None
        self._model = encoder.name if encoder is not None else None
        self._memory = memory
        self._background = background
        self._names: dict[str, str] = {}
        self._met: dict[tuple[str, str, Set[Span]], Agreement] = {}

    def of(
        self, draft: Prepared, partners: Sequence[tuple[Prepared, Set[Span]]]
    ) -> list[Agreement]:
        """How ``draft`` agrees with each of the partners, in their order.

        With each partner come the draft's sentences that a credit to it covers.
        """
        key = self._memory.key("comparisons", draft.content, self._model, self._background)
        known = self._memory.recall(key, Compared) or Compared()
        unlike = frozenset(known.unlike)
        found: dict[str, Agreement] = {}
        agreements = []
        for partner, expected in partners:
            name = self._name(partner, expected)
            if name in unlike:
                agreement = Agreement()
            elif name in known.shared:
                agreement = _between(known.shared[name], draft.document.id, partner.document.id)
            else:
                agreement = self._once(draft, partner, expected)
            found[name] = agreement
            agreements.append(agreement)
        if found.keys() != known.shared.keys() | unlike:
            self._memory.keep(key, _kept(found))
        return agreements

    def forget(self, partners: Sequence[Prepared]) -> None:
        """Let go of documents that no further draft is held against."""
        ids = {partner.document.id for partner in partners}
        self._met = {pair: one for pair, one in self._met.items() if pair[1] not in ids}
        for id in ids:
            self._names.pop(id, None)
        if self._meanings is not None:
            self._meanings.forget(ids)

    def _once(self, draft: Prepared, partner: Prepared, expected: Set[Span]) -> Agreement:
        """`_compared`, which is remembered as long as the draft is the same."""
        pair = draft.document.id, partner.document.id, expected
        if any(id != draft.document.id for id, _, _ in self._met):
            self._met.clear()
        if pair not in self._met:
            self._met[pair] = self._compared(draft, partner, expected)
        return self._met[pair]

    def _name(self, partner: Prepared, expected: Set[Span]) -> str:
        id = partner.document.id
        if id not in self._names:
            self._names[id] = self._memory.key("partner", partner.content)
        name = self._names[id]
        return self._memory.key("expected", name, sorted(expected)) if expected else name

    def _compared(self, draft: Prepared, partner: Prepared, expected: Set[Span]) -> Agreement:
        suspicious, source = draft.reading, partner.reading
        if not expected and not may_share(suspicious, source):
            return Agreement()
        if len(suspicious.sentences) * len(source.sentences) > MOST_PAIRS:
            return Agreement(too_long=True)
        settled = self._by_words(suspicious, source) if self._by_words else None
        if settled is not None:
            return Agreement(settled.alignments, settled.derived)
        if self._meanings is not None:
            suspicious, source = self._meanings.of(suspicious), self._meanings.of(source)
        aligned = align(suspicious, source, expected)
        return Agreement(aligned.alignments, aligned.derived)


def _kept(found: Mapping[str, Agreement]) -> Compared:
    nothing = Agreement()
    return Compared(
        {name: _between(one, "", "") for name, one in found.items() if one != nothing},
        tuple(name for name, one in found.items() if one == nothing),
    )


def _between(agreement: Agreement, draft: str, source: str) -> Agreement:
    """The same between the documents of these ids."""
    alignments = tuple(
        replace(
            one,
            suspicious=Passage(draft, one.suspicious.span),
            source=Passage(source, one.source.span),
        )
        for one in agreement.alignments
    )
    return replace(agreement, alignments=alignments)
