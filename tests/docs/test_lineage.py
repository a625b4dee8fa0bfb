"""The pages on lineage say what is written: every field, every key of a graph, every format."""

from __future__ import annotations

import json
import re

from provenance.render.lineage import page
from provenance.render.lineage.graphml import to_graphml
from provenance.render.lineage.wire import SCHEMA, to_json
from tests.docs.test_docs import DOCS, WIRE_PAGE, documented_fields, in_one_line, sections
from tests.lineages import family

PAGE = (DOCS / "lineage.md").read_text("utf-8")


def test_every_field_of_a_lineage_is_described() -> None:
    section = sections(WIRE_PAGE)["Lineages"]
    written = json.loads(to_json(family()))
    assert f"`{SCHEMA}`" in section
    assert [name for name in written if f"`{name}`" not in section] == []
    assert documented_fields(section) == set(written["edges"][0])
    (unseen,) = (one for one in written["origins"] if isinstance(one, dict))
    for name in (*unseen, *written["clusters"][0], *written["compared"]):
        assert f"`{name}`" in section


def test_every_key_of_the_graph_is_described() -> None:
    keys = re.findall(r'attr.name="(\w+)"', to_graphml(family()))
    assert keys
    assert [name for name in keys if f"`{name}`" not in sections(PAGE)["The formats"]] == []


def test_the_page_states_the_numbers_of_the_code() -> None:
    assert f"up to {page._PAIRS_AT_MOST:,} pairs of sentences" in in_one_line(PAGE)
