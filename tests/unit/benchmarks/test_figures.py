"""Floors rise and ceilings fall, and never the other way."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.figures import Figure, judge, load, table

FOUND = Figure("town/recall", 0.9)
FALSE = Figure("town/false alarms", 2, "low", count=True)
COST = Figure("town/milliseconds", 7.5, "neither")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A baseline that was accepted from `FOUND`, `FALSE` and `COST`."""
    path = tmp_path / "baseline.json"
    assert judge("all", [FOUND, FALSE, COST], accept=True, path=path) == 0
    return path


def test_what_is_accepted_becomes_the_limit(path: Path) -> None:
    baseline = load("all", path)
    assert baseline.floors == {"town/recall": 0.895}
    assert baseline.ceilings == {"town/false alarms": 2}


def test_limits_of_another_kind_of_run_are_left_alone(path: Path) -> None:
    before = load("all", path)
    judge("sample", [Figure("town/recall", 0.5)], accept=True, path=path)
    assert load("all", path) == before
    assert load("sample", path).floors == {"town/recall": 0.495}


@pytest.mark.parametrize(
    "worse", [Figure("town/recall", 0.89), Figure("town/false alarms", 3, "low", count=True)]
)
@pytest.mark.parametrize("accept", [True, False])
def test_worse_than_its_limit_fails_and_loosens_nothing(
    path: Path, worse: Figure, accept: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    before = path.read_bytes()
    better = Figure("town/other", 1.0)
    assert judge("all", [worse, better], accept=accept, path=path) == 1
    assert path.read_bytes() == before
    assert f"worse than its limit: {worse.name}" in capsys.readouterr().out


def test_better_than_its_limit_passes_and_moves_it_only_when_accepted(path: Path) -> None:
    better = [Figure("town/recall", 0.97), Figure("town/false alarms", 0, "low", count=True)]
    before = path.read_bytes()
    assert judge("all", better, accept=False, path=path) == 0
    assert path.read_bytes() == before
    assert judge("all", better, accept=True, path=path) == 0
    assert load("all", path).floors == {"town/recall": 0.965}
    assert load("all", path).ceilings == {"town/false alarms": 0}


def test_a_little_worse_but_inside_the_limit_leaves_it_where_it_is(path: Path) -> None:
    assert judge("all", [Figure("town/recall", 0.896)], accept=True, path=path) == 0
    assert load("all", path).floors == {"town/recall": 0.895}


def test_what_depends_on_the_machine_has_no_limit(path: Path) -> None:
    assert judge("all", [Figure("town/milliseconds", 900, "neither")], accept=True, path=path) == 0


def test_the_table_shows_value_and_limit(path: Path) -> None:
    assert table([FOUND, FALSE, COST], load("all", path)).splitlines()[2:] == [
        "| town/recall | 0.9000 | ≥ 0.8950 |",
        "| town/false alarms | 2 | ≤ 2 |",
        "| town/milliseconds | 7.5000 |  |",
    ]
