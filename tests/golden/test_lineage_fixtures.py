"""Whose lineage is known: the families of the fixtures, and one that lies beside the project."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from provenance.config import Config
from provenance.ingest.collection import collected
from provenance.lineage.layout import WorkFolder
from provenance.lineage.local import Local
from provenance.lineage.trace import Means, trace
from tests.lineage_gold import Family, Found, Score, families, found_in, score, total

SHARED = Path(__file__).parents[3] / "shared"
OURS = tuple(families())
BESIDE = tuple(families(SHARED / "lineage"))


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("work")


@cache
def traced(articles: Path, work: Path) -> Found:
    folder = WorkFolder(work / articles.parent.name)
    means = Means(Local(folder, 1), folder, lambda _line: None)
    return found_in(trace(collected([articles], Config(), 1), Config(), means))


def scored(family: Family, work: Path) -> Score:
    return score(family, traced(family.articles, work))


@pytest.mark.parametrize("family", [*OURS, *BESIDE], ids=lambda family: family.name)
def test_nothing_is_laid_to_a_text_that_took_nothing(family: Family, work: Path) -> None:
    found = scored(family, work)
    assert found.wrong == ()
    assert found.touching == ()


@pytest.mark.parametrize("family", [*OURS, *BESIDE], ids=lambda family: family.name)
def test_the_origin_is_found(family: Family, work: Path) -> None:
    if family.name == "kettle-works":
        pytest.xfail("of the release only one of the two papers that quote it is found")
    assert scored(family, work).origin


def test_of_our_families_most_derivations_are_found(work: Path) -> None:
    """Floors: what was reached when they were set, less one derivation each."""
    found = [scored(family, work) for family in OURS]
    assert total(one.edges for one in found).recall >= 0.79
    assert total(one.edges for one in found).precision == 1
    assert total(one.pairs for one in found).f1 >= 0.91
    assert total(one.unseen for one in found).f1 == 1


@pytest.mark.skipif(not BESIDE, reason="the family beside the project is not there")
def test_of_the_family_beside_the_project_all_derivations_are_found(work: Path) -> None:
    assert [scored(family, work).edges.f1 for family in BESIDE] == [1.0]


@pytest.mark.skipif(not (SHARED / "seeds").exists(), reason="the seeds are not there")
def test_above_the_copy_of_a_story_stands_the_outlet_that_nobody_has(work: Path) -> None:
    found = traced(SHARED / "seeds", work)
    copy = "001_31bc29942bd1a5dc.txt"
    assert found.unseen == {("cbs news", copy)}
    assert {source for _, source in found.directed} == {copy}
    assert {derived[:3] for derived, _ in found.directed} == {"000", "003"}
