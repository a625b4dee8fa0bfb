"""What a report costs: bytes to send, and processor time to write."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest

from provenance.model import Audit
from provenance.render.html import to_html
from provenance.render.wire import from_json
from tests.long_story import long_story

_SAMPLES = Path(__file__).parents[3] / "reports" / "samples"
#: A report of an article of 1,000 words against three sources goes into any mail.
_MAILED = 400_000


@pytest.mark.parametrize(
    ("pairs", "at_most"), [(40, 0.7 * _MAILED), (100, _MAILED)], ids=["once", "from all three"]
)
def test_an_article_against_three_sources_is_mailed_easily(pairs: int, at_most: int) -> None:
    """Even if every sentence is found in several of them."""
    audit = long_story(44, pairs, papers=3)
    assert len(audit.documents[0].text.split()) >= 1000
    assert len(audit.documents) == 4
    assert len(to_html(audit).encode()) <= at_most


def test_the_articles_of_the_fixtures_are_mailed_easily() -> None:
    """Four drafts of 1,500 words together, against two sources."""
    audit = from_json((_SAMPLES / "articles.json").read_text(encoding="utf-8"))
    drafts = [one for one in audit.documents if one.role == "suspicious"]
    assert sum(len(one.text.split()) for one in drafts) >= 1000
    assert len(to_html(audit).encode()) <= _MAILED


@pytest.fixture(scope="module")
def long() -> Audit:
    return long_story()


def test_a_long_report_is_written_in_little_time(long: Audit) -> None:
    """Processor time, the best of three: what else a machine does is not ours."""
    taken = []
    for _ in range(3):
        before = time.process_time()
        to_html(long)
        taken.append(time.process_time() - before)
    assert min(taken) < 4  # 2 seconds on a quiet machine


def test_a_long_report_is_small_enough_to_keep(long: Audit) -> None:
    """It repeats both texts sentence by sentence, which packs well."""
    html = to_html(long).encode()
    assert len(html) < 6_000_000
    assert len(gzip.compress(html)) < 600_000
