"""Both engines on one collection: the same pairs, and the same said of them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from provenance.errors import UsageProblem
from provenance.lineage.engine import Engine
from provenance.lineage.layout import Pair, WorkFolder
from provenance.lineage.local import Local
from provenance.lineage.spark import Spark
from provenance.model import Document, Span

LEAK = (
    "The weir at Colm Bridge leaked for 11 years before anyone told the farmers of Tessel Vale."
    " Ana Brisco, who keeps the gauges, wrote it down 1,830 times."
)
REWRITE = (
    "For 11 years the farmers of Tessel Vale were not told that water came through at Colm Bridge,"
    " though gauge keeper Ana Brisco noted it 1,830 times."
)
FAIR = "Judges at the Ostrey fair gave the ribbon for marrows to Piet Hallam of Dunmere."
FAIR_AGAIN = (
    "Piet Hallam of Dunmere won the ribbon for marrows, the judges of the Ostrey fair said."
)
RAIN = "It rained on Sunday, and on Monday it rained again."


@dataclass(frozen=True, slots=True)
class Seen:
    """What the judge of these tests says: who met whom, and how often it spoke before."""

    document: str
    partners: tuple[str, ...]
    first_words: str


def judge(draft: Document, partners: Sequence[Document], length: int) -> Seen:
    return Seen(draft.id, tuple(one.id for one in partners), draft.text[:length])


def make_judge(length: int) -> partial[Seen]:
    return partial(judge, length=length)


def fail() -> partial[Seen]:
    raise ZeroDivisionError


def collection() -> Iterator[Document]:
    texts = (RAIN, LEAK, FAIR, REWRITE, LEAK + " " + RAIN, FAIR_AGAIN, RAIN + " Nobody minded.")
    for number, text in enumerate(texts, 1):
        body = (Span(0, len(text)),)
        yield Document(f"d{number}", f"{number}.txt", "", "suspicious", text, body)


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spark]:
    if shutil.which("java") is None:
        pytest.fail("these tests need a Java runtime")
    root = Path(__file__).parents[3]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(root))  # what it starts is to find this file
        yield Spark(WorkFolder(tmp_path_factory.mktemp("spark")), jobs=2)
    from pyspark.sql import SparkSession

    running = SparkSession.getActiveSession()
    if running is not None:
        running.stop()


@pytest.fixture
def local(tmp_path: Path) -> Local:
    return Local(WorkFolder(tmp_path), jobs=1)


def told(engine: Engine) -> list[Seen]:
    return list(engine.examine(partial(make_judge, 8), Seen))


def test_documents_that_share_something_are_paired(local: Local) -> None:
    pairs = [(pair.a, pair.b) for pair in local.pairs(collection())]
    assert pairs == [(0, 4), (0, 6), (1, 3), (1, 4), (2, 5), (3, 4), (4, 6)]


def test_each_document_meets_its_partners_in_the_order_of_documents(local: Local) -> None:
    list(local.pairs(collection()))
    seen = {one.document: one.partners for one in told(local)}
    assert seen["d5"] == ("d1", "d2", "d4", "d7")
    assert seen["d6"] == ("d3",)
    assert list(seen) == sorted(seen)


def test_processes_say_what_one_says(local: Local, tmp_path: Path) -> None:
    shared = Local(WorkFolder(tmp_path / "shared"), jobs=2)
    assert list(shared.pairs(collection())) == list(local.pairs(collection()))
    assert told(shared) == told(local)


@pytest.mark.slow
def test_spark_finds_the_same_pairs_and_says_the_same_of_them(local: Local, spark: Spark) -> None:
    expected: list[Pair] = list(local.pairs(collection()))
    assert list(spark.pairs(collection())) == expected
    assert told(spark) == told(local)


@pytest.mark.slow
def test_spark_finds_the_same_where_features_are_many(local: Local, spark: Spark) -> None:
    texts = [one.text for one in collection()]
    documents = [
        Document(f"d{n}", f"{n}.txt", "", "suspicious", text, (Span(0, len(text)),), outlet=outlet)
        for n in range(120)
        for text in [f"{texts[n % 7]} {texts[n % 5]} Hut {n % 11} of Orla Kemble stood by."]
        for outlet in [f"Quay Post {n % 3}"]
    ]
    expected = list(local.pairs(documents))
    assert len(expected) > 100
    assert list(spark.pairs(documents)) == expected
    assert spark.work.furniture() == local.work.furniture() != {}


@pytest.mark.slow
def test_nothing_is_paired_where_there_is_nothing_to_pair(local: Local, spark: Spark) -> None:
    for documents in ([], list(collection())[:1]):
        for engine in (local, spark):
            assert list(engine.pairs(documents)) == []
            assert told(engine) == []


def test_tables_of_other_documents_are_not_taken_for_those_of_these(local: Local) -> None:
    list(local.pairs(collection()))
    told(local)
    assert list(local.pairs([])) == []
    assert told(local) == []


def test_what_a_judge_raises_ends_the_run(tmp_path: Path) -> None:
    for jobs in (1, 2):
        engine = Local(WorkFolder(tmp_path), jobs)
        list(engine.pairs(collection()))
        with pytest.raises(ZeroDivisionError):
            list(engine.examine(fail, Seen))


def test_without_spark_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(UsageProblem, match=r"pip install 'provenance-audit\[spark\]'"):
        list(Spark(WorkFolder(tmp_path)).pairs(collection()))
