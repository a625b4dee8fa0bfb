"""The articles of the fixtures get the verdicts, alignments and credits that their labels say."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from provenance.model import REUSE, Audit, Document, DocumentAudit, Span

ARTICLES = Path(__file__).parents[2] / "fixtures" / "articles"
GOLD: dict[str, Any] = json.loads((ARTICLES / "gold.json").read_text("utf-8"))
every_draft = pytest.mark.parametrize("name", GOLD)


def read_as(audit: Audit, name: str) -> Document:
    return next(one for one in audit.documents if PurePosixPath(one.path).name == name)


def named(audit: Audit, name: str) -> tuple[Document, DocumentAudit]:
    document = read_as(audit, name)
    return document, next(one for one in audit.audits if one.document == document.id)


def place(document: Document, piece: str) -> Span:
    start = document.text.index(piece)
    return Span(start, start + len(piece))


@every_draft
def test_verdict(articles: Audit, name: str) -> None:
    assert named(articles, name)[1].verdict == GOLD[name]["verdict"]


@every_draft
def test_derived_sentences_are_aligned_with_the_right_source(articles: Audit, name: str) -> None:
    draft, audit = named(articles, name)
    pairs = GOLD[name]["pairs"]
    found = 0
    for pair in pairs:
        source = read_as(articles, pair["source_file"])
        derived, origin = place(draft, pair["draft"]), place(source, pair["source"])
        found += any(
            alignment.source.document == source.id
            and alignment.suspicious.span.overlap(derived) * 2 >= len(derived)
            and alignment.source.span.overlap(origin) > 0
            for alignment in audit.alignments
        )
    assert found >= 0.8 * len(pairs)


@every_draft
def test_original_sentences_are_not_called_derived(articles: Audit, name: str) -> None:
    draft, audit = named(articles, name)
    claimed = [a.suspicious.span for a in audit.alignments if a.credit in REUSE]
    accused = [
        sentence
        for sentence in GOLD[name]["original"]
        if any(span.overlap(place(draft, sentence)) * 2 >= len(sentence) for span in claimed)
    ]
    assert accused == []


@every_draft
def test_credits_that_count_are_found_and_resolved(articles: Audit, name: str) -> None:
    draft, audit = named(articles, name)
    for credit in GOLD[name]["credits"]:
        wanted = place(draft, credit["text"])
        counting = any(
            found.counts and found.document is not None and found.span.overlap(wanted)
            for found in audit.credits
        )
        assert counting == credit["counts"], credit["text"]


def test_nothing_is_aligned_with_page_chrome_or_the_unrelated_story(articles: Audit) -> None:
    by_id = {document.id: document for document in articles.documents}
    for one in articles.audits:
        for alignment in one.alignments:
            source = by_id[alignment.source.document]
            assert PurePosixPath(source.path).name == "trendpelican.txt"
            article = (*source.body, source.title_span or Span(0, 0))
            assert any(part.covers(alignment.source.span) for part in article)


def test_the_scraped_page_is_traced_to_the_paper_that_wrote_it(articles: Audit) -> None:
    page = read_as(articles, "trendpelican.txt")
    assert page.outlet == "Kestrel Coast Ledger"
    assert page.host == "TrendPelican"
