"""The engine of many machines: the same tables and the same SQL, on Spark. The door to pyspark.

The work folder must be one that all machines see under the same name. Master, memory and the like
are taken from spark-submit or Spark's own settings; without, it runs in this machine's cores.
"""

from __future__ import annotations

import os
import pickle
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from provenance.errors import UsageProblem
from provenance.lineage.engine import MakeJudge, examined
from provenance.lineage.features import feature_columns
from provenance.lineage.layout import Name, Pair, WorkFolder, document_of
from provenance.lineage.pairs import GROUPS, LIMITS, Limits, furniture_sql, pairs_sql
from provenance.model import Document

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

T = TypeVar("T")
#: What is done to the rows of one partition, which come and go in batches.
Work: TypeAlias = "Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]"
#: Rows sent to a process of Python at once: some of them are long.
_BATCH = "200"
_PLAIN = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": _BATCH,
}
#: Where nothing else is set: nobody else is let in, and work is cut for some cores, not for some
#: machines.
_ONE_MACHINE = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "8",
}


@dataclass(frozen=True, slots=True)
class Spark:
    """Works on the tables of ``work``; on so many cores, or all, where Spark is not set up."""

    work: WorkFolder
    jobs: int | None = None
    limits: Limits = LIMITS

    def pairs(self, documents: Iterable[Document]) -> Iterator[Pair]:
        """Which of the documents are worth comparing (see `Engine.pairs`)."""
        if not self.work.keep(documents):
            return
        with self._session("documents") as spark:
            numbered = spark.sql("SELECT n, document FROM documents")
            rows = _mapped(numbered, _features, "n BIGINT, h BIGINT, worth BIGINT")
            self._write(rows, "features")
        with self._session("documents", "features") as spark:
            self._write(spark.sql(pairs_sql(self.limits)), "pairs")
            self._write(spark.sql(furniture_sql(self.limits)), "furniture")
        yield from self.work.pairs()

    def examine(self, make: MakeJudge[T], kind: type[T]) -> Iterator[T]:
        """What the judge says of each document that has partners (see `Engine.examine`)."""
        if next(self.work.pairs(), None) is None:
            return
        with self._session("documents", "pairs") as spark:
            near = spark.sql(GROUPS).repartitionByRange("near")
            ordered = near.sortWithinPartitions("near", "draft", "n")
            judged = partial(_examined, pickle.dumps(make))
            self._write(_mapped(ordered, judged, "draft BIGINT, said STRING"), "examined")
        yield from self.work.examined(kind)

    @contextmanager
    def _session(self, *names: Name) -> Iterator[SparkSession]:
        """Spark with the tables named for SQL to run over."""
        spark = _spark(self.jobs)
        for name in names:
            spark.read.parquet(str(self.work.table(name))).createOrReplaceTempView(name)
        try:
            yield spark
        finally:
            for name in names:
                spark.catalog.dropTempView(name)

    def _write(self, rows: DataFrame, name: Name) -> None:
        rows.write.mode("overwrite").option("compression", "zstd").parquet(
            str(self.work.table(name))
        )


def _spark(jobs: int | None) -> SparkSession:
    """The session that runs, or a new one. Raises `UsageProblem` where there is no Spark."""
    try:
        from pyspark import SparkConf
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ModuleNotFoundError as missing:
        raise UsageProblem(
            f"Spark is not installed ({missing.name}): pip install 'provenance-audit[spark]'"
        ) from None
    given = SparkConf()
    settings = _PLAIN
    if not given.contains("spark.master"):
        settings = {**_PLAIN, **_ONE_MACHINE, "spark.master": f"local[{jobs or '*'}]"}
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("provenance")
    for name, value in settings.items():
        if not given.contains(name):
            builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except PySparkRuntimeError as error:
        why = " ".join(str(error).split())
        raise UsageProblem(f"Spark does not start, it needs Java 17 or later: {why}") from None


def _mapped(rows: DataFrame, work: Work, columns: str) -> DataFrame:
    with warnings.catch_warnings():
        # It wants a pandas older than 3 for what goes through pandas; this goes through Arrow.
        warnings.simplefilter("ignore", FutureWarning)
        return rows.mapInArrow(work, columns)


def _features(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    for batch in batches:
        numbers, texts = (column.to_pylist() for column in batch.columns)
        columns = feature_columns(zip(numbers, map(document_of, texts), strict=True))
        yield pa.RecordBatch.from_pydict(columns)


def _examined(make: bytes, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    rows = (
        row
        for batch in batches
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    )
    for draft, said in examined(rows, make):
        yield pa.RecordBatch.from_pydict({"draft": [draft], "said": [said]})
