"""Tables: SQL over Parquet files, out of core. The only door to DuckDB.

Nothing is fetched: reading and writing Parquet is built in. What does not fit into the memory
allowed is put aside in a folder, and read again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

#: Values of one column.
Column: TypeAlias = "Sequence[Any] | NDArray[Any]"

#: Memory that one connection may fill before it puts things aside, as DuckDB writes it.
MEMORY = "1GB"
#: Rows fetched at once.
_BATCH = 256
_OFFLINE = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a Parquet file in its order, by names of columns; few of them at a time.

    Values are Python's own: text, numbers, dates, lists, dicts, None. Raises `OSError` if the file
    cannot be read, ``ValueError`` if it is no Parquet.
    """
    with path.open("rb") as file:
        if file.read(4) != b"PAR1":
            raise ValueError("not a Parquet file")
    with Tables(path.parent, {"rows": path}, threads=1) as tables:
        yield from tables.dicts("SELECT * FROM rows")


class Tables:
    """Named Parquet files or folders of them, for SQL to run over.

    ``spill`` is the folder where what does not fit into ``memory`` is put aside; ``threads`` None
    takes as many as there are cores. To be used in a ``with`` statement. Every method raises
    `OSError` where a file cannot be read or written, or what is asked for does not fit.
    """

    def __init__(
        self,
        spill: Path,
        named: Mapping[str, Path] | None = None,
        *,
        memory: str = MEMORY,
        threads: int | None = None,
    ) -> None:
        import duckdb

        settings: dict[str, Any] = {
            **_OFFLINE,
            "memory_limit": memory,
            "temp_directory": str(spill),
        }
        if threads is not None:
            settings["threads"] = threads
        self._database = duckdb.connect(":memory:", config=settings)
        with _failures():
            self._database.execute("SET enable_progress_bar = false")
            for name, path in (named or {}).items():
                self._database.execute(
                    f"CREATE VIEW {name} AS SELECT * FROM read_parquet({_literal(path)})"  # noqa: S608
                )

    def __enter__(self) -> Tables:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.close()

    def select(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """The rows that ``sql`` asks for; few of them at a time."""
        with _failures():
            yield from _fetched(self._database.execute(sql))

    def dicts(self, sql: str) -> Iterator[dict[str, Any]]:
        """The rows that ``sql`` asks for by names of columns; few of them at a time."""
        with _failures():
            found = self._database.execute(sql)
            names = [column[0] for column in found.description or ()]
            for row in _fetched(found):
                yield dict(zip(names, row, strict=True))

    def write(self, sql: str, target: Path) -> None:
        """Put the rows that ``sql`` asks for into the Parquet file ``target``, all or none."""
        self._copy(sql, target)

    def write_columns(self, columns: Mapping[str, Column], target: Path) -> None:
        """Put columns of equal length into the Parquet file ``target``, all or none.

        A column is an array, or a list of texts or of whole numbers with something in it.
        """
        given = {name: _array(values) for name, values in columns.items()}
        self._database.register("given", given)
        try:
            self._copy("SELECT * FROM given", target)
        finally:
            self._database.unregister("given")

    def _copy(self, sql: str, target: Path) -> None:
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with _failures():
                self._database.execute(
                    f"COPY ({sql}) TO {_quoted(part)} (FORMAT parquet, COMPRESSION zstd)"
                )
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def _array(values: Column) -> NDArray[Any]:
    import numpy as np

    if isinstance(values, np.ndarray):
        return values
    return np.array(values, dtype=np.int64 if isinstance(values[0], int) else object)


def _fetched(found: DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while batch := found.fetchmany(_BATCH):
        yield from batch


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _literal(path: Path) -> str:
    """A path as SQL names what is to be read; what is a pattern elsewhere stands for itself."""
    plain = "".join(f"[{c}]" if c in "*?[" else c for c in str(path))
    if path.is_dir():
        plain += "/*.parquet"
    return "'" + plain.replace("'", "''") + "'"


@contextmanager
def _failures() -> Iterator[None]:
    """DuckDB's errors as the one that Python has for files, on one line."""
    import duckdb

    try:
        yield
    except (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.InvalidInputException) as error:
        raise OSError(" ".join(str(error).split())) from error
