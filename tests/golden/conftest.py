"""One audit of the fixtures' articles for all tests that look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.audit import audit
from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.match.semantic import load_encoder
from provenance.model import Audit

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def articles() -> Audit:
    """The audit that the README's demo makes."""
    folder = Path("fixtures/articles")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        documents, skipped = read_documents([folder / "drafts"], [folder / "sources"])
    return audit(documents, skipped, Config(), load_encoder(), None)
