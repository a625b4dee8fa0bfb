"""What is measured, and what is left out and named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.accuracy import MEASURES, measure, place_of
from benchmarks.figures import Figure
from provenance.match.semantic import Encoder


def lacking(module: str) -> Iterator[Figure]:
    yield from ()
    raise ModuleNotFoundError(f"No module named {module!r}", name=module)


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """A folder with one corpus in it, and one beside it."""
    for name in ("bench/basil", "desk"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path / "bench"


def test_a_corpus_lies_in_the_folder_or_beside_it(bench: Path) -> None:
    assert place_of("basil", bench) == bench / "basil"
    assert place_of("desk", bench) == bench.parent / "desk"
    assert place_of("msrp", bench) is None
    assert place_of("basil", None) is None


def test_a_corpus_that_is_not_there_is_named(
    bench: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(measure(None, bench, ["msrp"])) == []
    assert capsys.readouterr().err == "not measured: no msrp there\n"


def test_only_what_is_asked_for_is_measured(bench: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def measured(folder: Path, _: Encoder | None, sample: bool) -> Iterator[Figure]:
        yield Figure(folder.name, float(sample))

    monkeypatch.setitem(MEASURES, "basil", measured)
    assert list(measure(None, bench, ["basil"], sample=True)) == [Figure("basil", 1.0)]


def test_what_needs_scikit_learn_is_named_where_there_is_none(
    bench: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(MEASURES, "basil", lambda *_: lacking("sklearn.linear_model"))
    assert list(measure(None, bench, ["basil"])) == []
    assert "not measured: basil needs scikit-learn" in capsys.readouterr().err


def test_any_other_module_that_is_missing_is_an_error(
    bench: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MEASURES, "basil", lambda *_: lacking("numpy"))
    with pytest.raises(ModuleNotFoundError):
        list(measure(None, bench, ["basil"]))
