"""The lineage in ``reports/samples`` is what the program makes today, to the byte.

``pytest tests/golden --accept`` takes a wanted change.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from provenance.descent import Lineage
from provenance.render.lineage.graphml import to_graphml
from provenance.render.lineage.html import to_html
from provenance.render.lineage.jsonld import to_jsonld
from provenance.render.lineage.prov import to_prov
from provenance.render.lineage.terminal import to_text
from provenance.render.lineage.wire import to_json
from tests.golden.test_samples import SAMPLES, difference
from tests.lineages import family


@pytest.mark.parametrize(
    ("name", "render"),
    [
        ("lineage.html", to_html),
        ("lineage.txt", to_text),
        ("lineage.json", to_json),
        ("lineage.graphml", to_graphml),
        ("lineage.prov.json", to_prov),
        ("lineage.jsonld", to_jsonld),
    ],
)
def test_the_sample_is_what_the_program_makes(
    name: str, render: Callable[[Lineage], str], pytestconfig: pytest.Config
) -> None:
    made = render(family())
    sample = SAMPLES / name
    if pytestconfig.getoption("accept"):
        sample.write_bytes(made.encode("utf-8"))
    kept = sample.read_bytes().decode("utf-8")
    if made != kept:
        pytest.fail(
            f"{name}: {difference(kept, made)}\naccept it with: pytest tests/golden --accept"
        )
