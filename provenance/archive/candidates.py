"""The possible sources of a draft that an archive holds: few enough to be compared in full."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.archive.archive import Archive
from provenance.archive.asking import ask
from provenance.archive.copies import Draft
from provenance.archive.entries import Copy
from provenance.archive.likely import likeliest
from provenance.config import Config
from provenance.match.background import Background
from provenance.match.semantic import Encoder
from provenance.model import Document
from provenance.text.sentences import split

#: Texts that the archive is asked for, by their words alone.
LOOKED_AT = 50
#: Of these, how many are read and weighed sentence by sentence: 20 ms each.
_MOST_READ = 12
#: Texts that are given, to be compared in full: .1 s each where they share anything.
MOST_TEXTS = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that a draft may come from."""

    text: str
    """Key of the text."""
    score: float
    """What speaks for it, in nats of rarity; comparable within one draft."""
    documents: tuple[Document, ...]
    """Its copies, those the draft names first, without an id; never empty."""
    further: int = 0
    """How many copies there are besides."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """What an archive holds that a draft may come from."""

    found: tuple[Candidate, ...]
    """Best first."""
    looked_at: int
    of: int
    """How many texts there are."""
    itself: tuple[str, ...] = ()
    """Paths of copies of the draft itself, which is not its own source."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """All copies of all texts found."""
        return tuple(document for one in self.found for document in one.documents)


def candidates(
    draft: Document,
    archive: Archive,
    config: Config,
    encoder: Encoder | None,
    background: Background,
) -> Candidates:
    """The texts of ``archive`` that ``draft`` may come from, at most ten, likeliest first.

    ``encoder`` None weighs words only; ``background`` says how common they are. Takes about half a
    second, hardly more in a large archive. Raises `InputProblem` where the archive is damaged.
    """
    sentences, own = split(draft), Draft(draft)
    keys = ask([s.text for s in sentences], archive, LOOKED_AT)
    itself: list[str] = []
    read: list[_Read] = []
    for key in keys:
        if len(read) == _MOST_READ:
            break
        copies = archive.copies_of(key)
        itself += (copy.path for copy in copies if own.is_in(copy))
        others = [copy for copy in copies if not own.is_in(copy)]
        chosen = own.chosen(others)
        first = archive.documents_of(key, config, chosen[:1])
        if first:
            read.append(_Read(key, first[0], tuple(chosen[1:]), len(others) - len(chosen)))
    texts = [split(one.first) for one in read]
    best = likeliest(sentences, texts, background, encoder)[:MOST_TEXTS]
    found = [
        Candidate(
            one.key,
            score,
            (one.first, *archive.documents_of(one.key, config, one.copies)),
            one.further,
        )
        for one, score in ((read[number], score) for number, score in best)
    ]
    return Candidates(tuple(found), len(keys), archive.texts, tuple(itself))


@dataclass(frozen=True, slots=True)
class _Read:
    """A text of which one copy was read."""

    key: str
    first: Document
    copies: tuple[Copy, ...]
    """What else is given of it, if it is."""
    further: int
