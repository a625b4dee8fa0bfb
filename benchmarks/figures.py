"""Measured figures, and the floors in baseline.json that they may not fall below.

A floor only rises. Figures that are better when small (false alarms) have a ceiling, which only
falls. A figure that depends on the machine has neither.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

BASELINE = Path(__file__).with_name("baseline.json")

#: An accepted floor of a share stays so far below what was measured: another processor rounds the
#: encoder's numbers otherwise, which turns a pair of sentences in some hundreds.
SLACK = 0.005

Better = Literal["high", "low", "neither"]
#: Name of a figure → its floor, or its ceiling.
Limits = dict[str, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, named by what was measured and on what."""

    name: str
    """``corpus/part/measure``."""
    value: float
    better: Better = "high"
    count: bool = False
    """Whether it counts something, so that its limit is exact."""
    slack: float = SLACK
    """How far an accepted limit stays from the value, which another run may miss by a little."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The limits of one kind of run."""

    floors: Limits
    ceilings: Limits

    def limit(self, figure: Figure) -> float | None:
        """The floor or ceiling of a figure, if it has one."""
        limits = self.ceilings if figure.better == "low" else self.floors
        return None if figure.better == "neither" else limits.get(figure.name)

    def misses(self, figures: Iterable[Figure]) -> list[Figure]:
        """The figures on the wrong side of their limit."""
        return [
            figure
            for figure in figures
            for limit in [self.limit(figure)]
            if limit is not None
            and (figure.value > limit if figure.better == "low" else figure.value < limit)
        ]

    def tightened(self, figures: Sequence[Figure]) -> Baseline:
        """Limits as close as the figures allow; none is loosened, whatever was measured."""
        floors, ceilings = dict(self.floors), dict(self.ceilings)
        for figure in figures:
            if figure.better == "high":
                floors[figure.name] = max(_floor(figure), floors.get(figure.name, -math.inf))
            elif figure.better == "low":
                ceilings[figure.name] = min(_ceiling(figure), ceilings.get(figure.name, math.inf))
        return Baseline(floors, ceilings)


def _floor(figure: Figure) -> float:
    if figure.count:
        return figure.value
    return max(0.0, math.floor((figure.value - figure.slack) * 1000) / 1000)


def _ceiling(figure: Figure) -> float:
    return figure.value if figure.count else math.ceil((figure.value + figure.slack) * 1000) / 1000


def load(kind: str, path: Path = BASELINE) -> Baseline:
    """The limits for this kind of run; none where the file has none."""
    stored = _stored(path).get(kind, {})
    return Baseline(dict(stored.get("floors", {})), dict(stored.get("ceilings", {})))


def save(kind: str, baseline: Baseline, path: Path = BASELINE) -> None:
    """Write the limits for this kind of run and leave the others."""
    limits = {"floors": baseline.floors, "ceilings": baseline.ceilings}
    stored = {**_stored(path), kind: limits}
    path.write_text(json.dumps(stored, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _stored(path: Path) -> Mapping[str, Mapping[str, Limits]]:
    if not path.exists():
        return {}
    stored: Mapping[str, Mapping[str, Limits]] = json.loads(path.read_text(encoding="utf-8"))
    return stored


def table(figures: Sequence[Figure], baseline: Baseline) -> str:
    """The figures as a Markdown table, with their limits."""
    rows = ["| measure | value | limit |", "|---|---|---|"]
    for figure in figures:
        limit = baseline.limit(figure)
        sign = "≤" if figure.better == "low" else "≥"
        said = "" if limit is None else f"{sign} {_number(limit, figure.count)}"
        rows.append(f"| {figure.name} | {_number(figure.value, figure.count)} | {said} |")
    return "\n".join(rows) + "\n"


def _number(value: float, count: bool) -> str:
    return f"{value:,.0f}" if count else f"{value:.4f}"


def judge(kind: str, figures: Sequence[Figure], *, accept: bool, path: Path = BASELINE) -> int:
    """Print the figures with their limits; 0 if all hold, else 1.

    With ``accept`` the limits are tightened to what was measured, unless one does not hold: a limit
    is never loosened.
    """
    baseline = load(kind, path)
    print(table(figures, baseline), end="")
    missed = baseline.misses(figures)
    for figure in missed:
        print(f"worse than its limit: {figure.name}")
    if accept and not missed:
        save(kind, baseline.tightened(figures), path)
    return 1 if missed else 0
