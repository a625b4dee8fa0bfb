"""The work of an audit: what is to be examined, and what comes of it. Cheap to import."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.config import Config
from provenance.model import Document, DocumentAudit, Skipped

if TYPE_CHECKING:
    from provenance.match.semantic import Encoder


@dataclass(frozen=True, slots=True)
class Shelf:
    """An archive in which the sources of drafts are looked for."""

    path: Path
    state: str
    """Another text after anything in it changed; asked for before it is opened."""


@dataclass(frozen=True, slots=True)
class Work:
    """The documents of an audit and all that shapes what is found in them."""

    documents: tuple[Document, ...]
    config: Config
    encoder: Encoder | None
    archives: tuple[Shelf, ...] = ()

    @property
    def mutual(self) -> bool:
        """Whether the drafts are held against each other, for want of sources."""
        return not self.archives and not any(d.role == "source" for d in self.documents)

    @property
    def drafts(self) -> tuple[Document, ...]:
        """The documents to be examined."""
        return tuple(d for d in self.documents if d.role == "suspicious")

    def held_against(self, draft: Document) -> tuple[Document, ...]:
        """What ``draft`` is compared with, in order; what archives hold comes after it."""
        mutual = self.mutual
        return tuple(
            d for d in self.documents if d.id != draft.id and (mutual or d.role == "source")
        )


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at for one draft in one archive."""

    archive: str
    """Its path."""
    texts: int
    """How many texts were looked at, by their words."""
    of: int
    """How many there are."""
    compared: int
    """How many of them were compared sentence by sentence."""
    further: int = 0
    """How many copies there are of those, besides the ones that were compared."""
    itself: tuple[str, ...] = ()
    """Paths of copies of the draft itself."""
    later: tuple[str, ...] = ()
    """Paths of what rather took from the draft, and was left out."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of one draft."""

    audit: DocumentAudit
    skipped: tuple[Skipped, ...]
    """What it was not compared with, and why."""
    found: tuple[Document, ...] = ()
    """What of archives it takes from; ids are the paths, which no other document has."""
    looked: tuple[Looked, ...] = ()
    """What was looked at, an archive each."""
