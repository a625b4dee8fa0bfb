"""From a collection to its lineage, whatever finds its pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.config import Config
from provenance.descent import Lineage
from provenance.lineage.layout import WorkFolder
from provenance.lineage.local import Local
from provenance.lineage.trace import Means, trace
from provenance.model import Document, Skipped, Span
from tests.unit.lineage.kinship import edges

WORDS = Config(encoder=False)
WEIR = (
    "The weir at Colm Bridge leaked for 11 years before anyone told the farmers of Tessel Vale.",
    "Ana Brisco, who keeps the gauges there, wrote it down 1,830 times in a green ledger.",
    "Her ledger was found in March by a plumber who had come to mend the kettle room.",
    "“I thought somebody read them,” Ms. Brisco told the Colm Courier in her kitchen.",
)
COPY = ("According to the Colm Courier, the weir leaked.", *WEIR[:3])
CHOIR = ("The Harrow Street choir has lost four basses since spring and looks for another.",)
SKIPPED = Skipped("picture.png", "not a format this version reads")


def document(name: str, *sentences: str, **more: object) -> Document:
    text = "\n\n".join(sentences) + "\n"
    plain = Document("", f"{name}.txt", "", "source", text, (Span(0, len(text)),))
    return replace(plain, **more)  # type: ignore[arg-type]


COLLECTION = (
    document("choir", *CHOIR),
    document("copy", *COPY, published="2026-03-09", outlet="Fell Echo"),
    SKIPPED,
    document("weir", *WEIR, published="2026-03-07", outlet="Colm Courier", names=("Colm Courier",)),
)


@pytest.fixture
def means(tmp_path: Path) -> Means:
    work = WorkFolder(tmp_path)
    return Means(Local(work, jobs=1), work, lambda _line: None)


def test_who_took_from_whom_and_where_it_began(means: Means) -> None:
    lineage = trace(COLLECTION, WORDS, means)
    assert edges(lineage.derivations) == [("d2", "d3")]
    assert lineage.derivations[0].direction == "from-source"
    assert lineage.derivations[0].reasons[0] == "Fell Echo credits Colm Courier"
    assert lineage.origins == ("d3",)
    assert [one.documents for one in lineage.clusters] == [("d2", "d3")]


def test_documents_are_numbered_as_they_come_and_what_was_skipped_is_told(means: Means) -> None:
    lineage = trace(COLLECTION, WORDS, means)
    assert [(one.id, one.path) for one in lineage.documents] == [
        ("d1", "choir.txt"),
        ("d2", "copy.txt"),
        ("d3", "weir.txt"),
    ]
    assert lineage.skipped == (SKIPPED,)
    assert (lineage.compared.documents, lineage.compared.pairs) == (3, 1)


def test_of_an_archive_only_those_that_share_text_are_held(means: Means) -> None:
    lineage = trace(COLLECTION, WORDS, means, whole=False)
    assert [one.id for one in lineage.documents] == ["d2", "d3"]
    assert lineage.compared.documents == 3


def test_the_collection_is_gone_through_once(means: Means) -> None:
    assert once(iter(COLLECTION), means) == once(COLLECTION, means)


def once(collection: Iterable[Document | Skipped], means: Means) -> Lineage:
    return trace(collection, WORDS, means)


def test_a_folder_used_before_leaves_no_trace_in_the_next_result(means: Means) -> None:
    fresh = trace(COLLECTION[:1], WORDS, means)
    trace(COLLECTION, WORDS, means)
    assert trace(COLLECTION[:1], WORDS, means) == fresh
    assert fresh.derivations == ()
    assert fresh.clusters == ()


@pytest.mark.parametrize("collection", [(), (SKIPPED,)])
def test_of_nothing_comes_nothing(collection: tuple[Skipped, ...], means: Means) -> None:
    lineage = trace(collection, WORDS, means)
    assert (lineage.documents, lineage.derivations, lineage.clusters) == ((), (), ())
    assert lineage.skipped == collection


def test_texts_without_words_derive_from_nothing(means: Means) -> None:
    lineage = trace([document("a", "…"), document("b", "…")], WORDS, means)
    assert lineage.derivations == ()


def test_it_says_that_only_words_were_compared(means: Means) -> None:
    tool = trace(COLLECTION, WORDS, means).tool
    assert tool.model is None
    assert tool.limits == ("Only words were compared: rewriting in other words is not seen.",)


def test_progress_tells_how_much_is_compared(means: Means) -> None:
    said: list[str] = []
    trace(COLLECTION, WORDS, replace(means, progress=said.append))
    assert said == ["comparing 1 pairs of 3 documents"]


def test_processes_change_nothing(means: Means, tmp_path: Path) -> None:
    def many() -> Iterator[Document]:
        for number in range(12):
            yield document(f"{number}", *WEIR[: number % 3 + 2], f"Barn {number} was dry.")

    work = WorkFolder(tmp_path / "shared")
    shared = trace(many(), WORDS, Means(Local(work, jobs=2), work, lambda _line: None))
    assert shared == trace(many(), WORDS, means)
    assert len(shared.derivations) >= 11
