"""The work of an audit: what is to be examined, and what comes of it. Cheap to import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.config import Config
from provenance.model import Document, DocumentAudit, Skipped

if TYPE_CHECKING:
    from provenance.match.semantic import Encoder


@dataclass(frozen=True, slots=True)
class Work:
    """The documents of an audit and all that shapes what is found in them."""

    documents: tuple[Document, ...]
    config: Config
    encoder: Encoder | None

    @property
    def mutual(self) -> bool:
        """Whether the drafts are held against each other, for want of sources."""
        return not any(d.role == "source" for d in self.documents)

    @property
    def drafts(self) -> tuple[Document, ...]:
        """The documents to be examined."""
        return tuple(d for d in self.documents if d.role == "suspicious")

    def held_against(self, draft: Document) -> tuple[Document, ...]:
        """What ``draft`` is compared with, in order."""
        mutual = self.mutual
        return tuple(
            d for d in self.documents if d.id != draft.id and (mutual or d.role == "source")
        )


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of one draft."""

    audit: DocumentAudit
    skipped: tuple[Skipped, ...]
    """What it was not compared with, and why."""
