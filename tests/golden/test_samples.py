"""The finished audits in ``reports/samples`` are what the program makes today, to the byte.

``pytest tests/golden --accept`` takes a wanted change.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from provenance.model import Audit
from provenance.render.html import to_html
from provenance.render.terminal import to_text
from provenance.render.wire import from_json, to_json

SAMPLES = Path(__file__).parents[2] / "reports" / "samples"


@pytest.mark.parametrize(
    ("name", "render"),
    [("articles.html", to_html), ("articles.json", to_json), ("articles.txt", to_text)],
)
def test_the_sample_is_what_the_program_makes(
    name: str, render: Callable[[Audit], str], articles: Audit, pytestconfig: pytest.Config
) -> None:
    made = render(articles)
    sample = SAMPLES / name
    if pytestconfig.getoption("accept"):
        sample.write_bytes(made.encode("utf-8"))
    kept = sample.read_bytes().decode("utf-8")
    if made != kept:
        pytest.fail(
            f"{name}: {difference(kept, made)}\naccept it with: pytest tests/golden --accept"
        )


def difference(kept: str, made: str) -> str:
    """The first line in which the two differ."""
    before, after = kept.split("\n"), made.split("\n")
    for number, (old, new) in enumerate(zip(before, after, strict=False), 1):
        if old != new:
            return f"line {number}\n- {old[:400]}\n+ {new[:400]}"
    return f"{len(before)} lines became {len(after)}"


def test_the_sample_reads_back_as_the_audit(articles: Audit) -> None:
    assert from_json((SAMPLES / "articles.json").read_text("utf-8")) == articles
