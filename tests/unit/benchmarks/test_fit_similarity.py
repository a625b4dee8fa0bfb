"""How labelled pairs are judged, by weights fitted to others and by those that ship."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.fit_similarity import FOLDS, accuracy, calibration, hold_shipped, judge, measure

THINGS = "crane ferry bell goat pump piano lorry kiln weir loom".split()
PLACES = "Corrow Thornbury Odell Belmar".split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Half of the pairs say the same in another order; half tell of another thing elsewhere."""
    rows = []
    for n, thing in enumerate(THINGS):
        for m, place in enumerate(PLACES):
            said = f"On Tuesday a {thing} fell into the harbour at {place}."
            other = f"The {THINGS[n - 1]} of {PLACES[m - 1]} was painted green."
            retold = f"A {thing} at {place} fell into the harbour on Tuesday."
            rows += [(said, retold, 1), (said, other, 0)]
    lines = [json.dumps({"a": a, "b": b, "label": label}) for a, b, label in rows]
    (tmp_path / "train.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path


def test_what_is_plain_is_told_apart_by_what_is_fitted_to_the_rest(folder: Path) -> None:
    right, error = measure(folder, None)
    assert (right.name, right.value) == ("msrp/held-out accuracy", 1.0)
    assert error.better == "low"
    assert error.value < 0.2


def test_no_pair_is_judged_by_weights_fitted_to_it() -> None:
    # Every fold says of the one measure the opposite of what the others say on average.
    folds = np.repeat(np.arange(2), 20)
    measures = np.zeros((40, 28))
    measures[:, 0] = np.tile([0.0, 1.0], 20)
    truth = (measures[:, 0] == 1) == (folds == 0)
    judged = judge(measures, truth, folds * (FOLDS - 1), np.ones(40))
    assert accuracy(judged, truth) == 0


def test_the_shipped_weights_are_held_against_a_file_of_pairs(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hold_shipped(folder / "train.jsonl", None)
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("shipped, train: accuracy 1.0000, ECE ")


def test_calibration_is_the_mean_gap_of_stated_and_true() -> None:
    stated = np.array([0.75, 0.75, 0.75, 0.75, 0.25])
    truth = np.array([True, True, False, False, False])
    assert calibration(stated, truth) == pytest.approx(0.8 * 0.25 + 0.2 * 0.25)
