"""How well the article is found on real pages kept beside the checkout; skipped where they are not.

The measure is that of the public benchmark of article extraction (Scrapinghub, 2020): runs of four
words, counted as a multiset, precision and recall of each page, their means joined to F1.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from provenance.ingest.formats.pages.html import read_html
from provenance.ingest.origin.apparent import find_origin
from provenance.ingest.page import Page

PAGES = Path(__file__).parents[3] / "shared" / "bench" / "article-pages"
pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="no article pages here")


def runs(text: str, length: int = 4) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    starts = range(max(1, len(words) - length + 1))
    return Counter(tuple(words[n : n + length]) for n in starts if words)


def precision_and_recall(gold: str, found: str) -> tuple[float, float]:
    true, given = runs(gold), runs(found)
    same = (true & given).total()
    if true == given:
        return 1.0, 1.0
    return same / max(1, given.total()), same / max(1, true.total())


def f1(pairs: list[tuple[str, str]]) -> float:
    """Over (gold, found); a page without a word of either side counts for the other alone."""
    scores = [(*precision_and_recall(g, f), bool(runs(g)), bool(runs(f))) for g, f in pairs]
    precision = mean(p for p, _, _, given in scores if given)
    recall = mean(r for _, r, true, _ in scores if true)
    return 2 * precision * recall / (precision + recall)


@cache
def pages() -> dict[str, tuple[str, Page]]:
    gold = json.loads((PAGES / "ground-truth.json").read_text(encoding="utf-8"))
    return {
        key: (one["articleBody"], read_html(source(key), one["url"])) for key, one in gold.items()
    }


def source(key: str) -> str:
    return gzip.decompress((PAGES / "html" / f"{key}.html.gz").read_bytes()).decode("utf-8")


def test_the_measure() -> None:
    assert f1([("a b c d e", "a b c d e")]) == 1.0
    assert precision_and_recall("a b c d e", "a b c d") == (1.0, 0.5)
    assert precision_and_recall("a b c d", "x y z w") == (0.0, 0.0)
    assert precision_and_recall("a b c d a b c d", "a b c d") == (1.0, 0.2)


def test_the_body() -> None:
    found = [
        (gold, "\n".join(span.of(page.text) for span in page.body))
        for gold, page in pages().values()
    ]
    assert f1(found) >= 0.979
    for half in (found[::2], found[1::2]):  # no half carries the other
        assert f1(half) >= 0.972


def test_every_visible_line_is_body_headline_or_receipt() -> None:
    for _, page in pages().values():
        title = {page.title_span} if page.title_span else set()
        told = set(page.body) | {r.span for r in page.removed} | title
        assert {block.span for block in page.blocks} == told


def test_headline_and_outlet_are_found() -> None:
    """Found at all: whether they are right no label says."""
    headlines = outlets = 0
    for key, (_, page) in pages().items():
        origin = find_origin(page, f"{key}.html", "source")
        stated = [e.value for e in page.stated if e.field == "title"]
        title = page.title or next(iter(stated), None)
        headlines += title is not None and title not in (origin.outlet, origin.host)
        outlets += origin.outlet is not None
    assert headlines == len(pages())
    assert outlets >= 0.95 * len(pages())
