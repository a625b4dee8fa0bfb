from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from provenance.tables import Column, Tables, rows


def test_columns_put_into_a_file_come_back_as_rows(tmp_path: Path) -> None:
    with Tables(tmp_path) as tables:
        columns: dict[str, Column] = {
            "n": np.array([1, -(2**63)]),
            "text": ['Mill Lane\'s "café"', None],
        }
        tables.write_columns(columns, tmp_path / "some.parquet")
    assert list(rows(tmp_path / "some.parquet")) == [
        {"n": 1, "text": 'Mill Lane\'s "café"'},
        {"n": -(2**63), "text": None},
    ]


def test_rows_are_fetched_as_they_are_asked_for(tmp_path: Path) -> None:
    with Tables(tmp_path) as tables:
        tables.write("SELECT range AS n FROM range(100000)", tmp_path / "many.parquet")
        assert list(islice(rows(tmp_path / "many.parquet"), 2)) == [{"n": 0}, {"n": 1}]


def test_what_a_row_nests_comes_back_as_pythons_own(tmp_path: Path) -> None:
    file = tmp_path / "some.parquet"
    with Tables(tmp_path) as tables:
        tables.write("SELECT DATE '2026-03-04' AS day, {'by': ['Ann Ode']} AS said", file)
    (row,) = rows(file)
    assert str(row["day"]) == "2026-03-04"
    assert row["said"] == {"by": ["Ann Ode"]}


@pytest.mark.parametrize("name", ["it's.parquet", "all[1].parquet", "a*?.parquet"])
def test_a_name_is_no_pattern_and_no_sql(tmp_path: Path, name: str) -> None:
    with Tables(tmp_path) as tables:
        tables.write("SELECT 1 AS n", tmp_path / name)
        tables.write("SELECT 2 AS n", tmp_path / "all1.parquet")
    assert list(rows(tmp_path / name)) == [{"n": 1}]


def test_a_folder_of_files_is_one_table(tmp_path: Path) -> None:
    folder = tmp_path / "o'clock"
    folder.mkdir()
    with Tables(tmp_path) as tables:
        for n in range(3):
            tables.write(f"SELECT {n} AS n", folder / f"part-{n}.parquet")
    with Tables(tmp_path, {"parts": folder}) as tables:
        assert list(tables.select("SELECT sum(n) FROM parts")) == [(3,)]


def test_another_file_is_said_to_be_no_parquet(tmp_path: Path) -> None:
    file = tmp_path / "some.parquet"
    file.write_text("The mill burned down.")
    with pytest.raises(ValueError, match="not a Parquet file"):
        next(rows(file))


@pytest.mark.parametrize("spoiled", [slice(0, -40), slice(0, 60)])
def test_half_a_file_cannot_be_read(tmp_path: Path, spoiled: slice) -> None:
    file = tmp_path / "some.parquet"
    with Tables(tmp_path) as tables:
        tables.write("SELECT range AS n FROM range(1000)", file)
    file.write_bytes(file.read_bytes()[spoiled])
    with pytest.raises(OSError, match=r"some\.parquet") as error:
        list(rows(file))
    assert "\n" not in str(error.value)


def test_a_missing_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        next(rows(tmp_path / "none.parquet"))


def test_what_fails_leaves_what_stood_there(tmp_path: Path) -> None:
    file = tmp_path / "some.parquet"
    given = tmp_path / "given.parquet"
    with Tables(tmp_path) as tables:
        tables.write("SELECT 1 AS n", file)
        tables.write("SELECT 'mill' || range AS text FROM range(1000)", given)
    whole = given.read_bytes()
    given.write_bytes(whole[:100] + bytes(300) + whole[400:])
    with Tables(tmp_path, {"given": given}) as tables, pytest.raises(OSError, match="given"):
        tables.write("SELECT * FROM given", file)
    assert list(rows(file)) == [{"n": 1}]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["given.parquet", "some.parquet"]


def test_more_than_fits_into_memory_is_put_aside(tmp_path: Path) -> None:
    with Tables(tmp_path / "spill", memory="200MB", threads=1) as tables:
        tables.write(
            "SELECT range AS n, repeat('x', 100) || range AS text FROM range(2000000)"
            " ORDER BY hash(range)",
            tmp_path / "sorted.parquet",
        )
    with Tables(tmp_path, {"sorted": tmp_path / "sorted.parquet"}) as tables:
        assert list(tables.select("SELECT count(*), sum(n) FROM sorted")) == [
            (2_000_000, 2_000_000 * 1_999_999 // 2)
        ]
