"""The figures of samples against their floors; skipped for corpora that are not here.

The fixtures are always measured. ``python benchmarks/accuracy.py`` measures all of everything.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.accuracy import MEASURES, NOT_SAMPLED, measure, place_of
from benchmarks.figures import load
from provenance.match.semantic import Encoder, load_encoder

BENCH = Path(__file__).parents[2].parent / "shared" / "bench"
SAMPLED = [name for name in MEASURES if name not in NOT_SAMPLED]


@pytest.fixture(scope="module")
def encoder() -> Encoder | None:
    return load_encoder()


@pytest.mark.parametrize("name", ["fixtures", *SAMPLED])
def test_the_sample_holds_its_floors(name: str, encoder: Encoder | None) -> None:
    if name != "fixtures" and place_of(name, BENCH) is None:
        pytest.skip(f"no {name} here")
    found = list(measure(encoder, BENCH, [name], sample=True))
    limits = load("sample")
    held = [figure for figure in found if figure.better != "neither"]
    assert held
    assert [figure.name for figure in held if limits.limit(figure) is None] == []
    assert limits.misses(found) == []
