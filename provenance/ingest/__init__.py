"""Files to documents: decoding, article bodies with receipts, metadata and apparent origin."""

from __future__ import annotations

from provenance.ingest.read import read_documents

__all__ = ["read_documents"]
