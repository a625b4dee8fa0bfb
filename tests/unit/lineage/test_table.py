"""The table of derivations: a row each, readable by whatever reads Parquet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from provenance.lineage.table import write_table
from provenance.tables import rows
from tests.lineages import family, nothing


def test_a_row_a_derivation_in_their_order(tmp_path: Path) -> None:
    lineage = family()
    write_table(lineage, tmp_path / "edges.parquet")
    found = list(rows(tmp_path / "edges.parquet"))
    assert [(row["derived"], row["source"]) for row in found] == [
        (f"collection/{one.derived}.txt", f"collection/{one.source}.txt")
        for one in lineage.derivations
    ]
    assert found[0] == {
        "derived": "collection/d2.txt",
        "derived_outlet": "Marsh Today",
        "derived_published": "2026-04-15",
        "source": "collection/d1.txt",
        "source_outlet": "Aldermoor Chronicle",
        "source_published": "2026-04-14",
        "direction": "from-source",
        "reasons": "its records were seen by the Aldermoor Chronicle, which says so;"
        " it is a day later; but it asked the water board itself",
        "percent": 82,
        "percent_of_source": 57,
        "percent_verbatim": 25,
        "credit": "uncredited",
    }


def test_an_undated_text_has_an_empty_date(tmp_path: Path) -> None:
    write_table(family(), tmp_path / "edges.parquet")
    radio = next(r for r in rows(tmp_path / "edges.parquet") if r["derived"].endswith("/d6.txt"))
    assert radio["derived_published"] == ""


def test_the_same_lineage_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_table(family(), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_no_derivations_make_a_table_of_the_same_columns_without_rows(tmp_path: Path) -> None:
    write_table(nothing(), tmp_path / "none.parquet")
    assert list(rows(tmp_path / "none.parquet")) == []


def test_a_table_that_cannot_be_written_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"\w"):
        write_table(family(), tmp_path / "missing" / "edges.parquet")
    assert list(tmp_path.iterdir()) == []


def test_no_path_is_taken_for_anything_but_text(tmp_path: Path) -> None:
    odd = "collection/'; DROP TABLE given; --.txt"
    lineage = family()
    documents = (replace(lineage.documents[0], path=odd), *lineage.documents[1:])
    write_table(replace(lineage, documents=documents), tmp_path / "it's.parquet")
    assert next(rows(tmp_path / "it's.parquet"))["source"] == odd
