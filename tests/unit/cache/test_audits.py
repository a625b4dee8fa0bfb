"""An audit that was kept says the same of the same documents, whatever their numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from provenance.audit import audit
from provenance.cache.audits import kept, recalled, renamed
from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.model import Document, DocumentAudit, SourceAudit
from tests.newsroom import BEACON, RETOLD, article


@pytest.fixture
def found(tmp_path: Path) -> tuple[DocumentAudit, tuple[Document, ...]]:
    """A draft that took one source's story, names it once, and has nothing of another's."""
    texts = {
        "draft.txt": article(f"{RETOLD[0]} The Corrow Beacon reported it.", *RETOLD[1:]),
        "beacon.txt": BEACON,
        "other.txt": "Ferry to Skerra\n\nThe ferry will run on Sundays from May, the isle said.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = [tmp_path / name for name in texts]
    documents, _ = read_documents(paths[:1], paths[1:])
    return audit(documents, (), Config(), None).audits[0], documents


def test_what_is_kept_comes_back_whole(
    found: tuple[DocumentAudit, tuple[Document, ...]],
) -> None:
    one, documents = found
    assert recalled(kept(one, (), documents), documents) == one


def test_it_comes_back_with_the_numbers_of_the_new_run(
    found: tuple[DocumentAudit, tuple[Document, ...]],
) -> None:
    one, documents = found
    names = dict(zip((d.id for d in documents), ("d7", "d1", "d30"), strict=True))
    others = tuple(replace(d, id=names[d.id]) for d in documents)
    assert recalled(kept(one, (), documents), others) == renamed(one, names)
    assert {a.source.document for a in renamed(one, names).alignments} == {"d1"}
    assert "d2" not in repr(renamed(one, names)).replace("'", " ").split()


def test_of_a_source_that_has_nothing_to_do_with_the_draft_nothing_is_kept(
    found: tuple[DocumentAudit, tuple[Document, ...]],
) -> None:
    one, documents = found
    said: tuple[SourceAudit, ...] = kept(one, (), documents).audit.sources
    assert [source.document for source in said] == ["1"]
    assert [source.document for source in one.sources] == ["d2", "d3"]


def test_an_audit_of_other_documents_is_refused(
    found: tuple[DocumentAudit, tuple[Document, ...]],
) -> None:
    one, documents = found
    with pytest.raises(KeyError):
        recalled(kept(one, (), documents), documents[:1])
