"""Measure how candidate pairs of a collection are found, and how that grows.

    python benchmarks/lineage.py ARTICLES.jsonl WORK [--sizes 10000 100000 1000000]

Reads the articles, makes their features, and joins them. For the larger sizes the tables are grown,
not the texts: each further round of the articles has the features of more than five of them as they
are (names of the time, set words, furniture), so that those become commoner as they do in life, and
its own in the place of the rarer, so that it tells of other events. WORK is kept: a second run
starts from the tables that are there.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

from provenance.ingest.read import read_documents
from provenance.lineage.layout import Name, WorkFolder
from provenance.lineage.local import Local
from provenance.lineage.pairs import LIMITS, pairs_sql
from provenance.tables import Tables

SIZES = (10_000, 100_000, 1_000_000)
#: A feature that more of the articles have is not of one event.
GENERAL = 5


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description="measure how candidate pairs are found")
    parser.add_argument("articles", type=Path, help="JSON Lines with text, source and date")
    parser.add_argument("work", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--join", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.join:
        join(WorkFolder(given.work))
        return
    base = WorkFolder(given.work / "articles")
    if not base.holds("features"):
        documents, _ = read_documents([], [given.articles])
        start = time.perf_counter()
        for _ in Local(base, given.jobs).pairs(documents):
            pass
        print(f"{len(documents)} articles: tables and pairs in {time.perf_counter() - start:.0f} s")
    for size in given.sizes:
        folder = WorkFolder(given.work / str(size))
        grow(base, folder, size)
        command = [sys.executable, __file__, str(given.articles), str(folder.path), "--join"]
        subprocess.run(command, check=True)
        shutil.rmtree(folder.path)


def grow(base: WorkFolder, into: WorkFolder, size: int) -> None:
    """Tables of so many documents."""
    with base.open("documents", "features") as tables:
        ((number,),) = tables.select("SELECT COUNT(*) FROM documents")
        kept = f"""SELECT features.*, held.documents > {GENERAL} AS general FROM features
            JOIN (SELECT h, COUNT(*) AS documents FROM features GROUP BY h) held USING (h)"""  # noqa: S608
        tables.write(kept, base.path / "kept.parquet")
    files = {"kept": base.path / "kept.parquet", "documents": base.table("documents")}
    folders = {name: into.emptied(name) for name in ("documents", "features", "pairs")}
    with Tables(into.path, files) as tables:
        for turn, first in enumerate(range(0, size, number)):
            within = f"n < {size - first}"
            tables.write(
                f"""SELECT n + {first} AS n, worth, CASE WHEN general OR {turn} = 0 THEN h
                    ELSE CAST(hash(h, {turn}) >> 1 AS BIGINT) END AS h FROM kept WHERE {within}""",  # noqa: S608
                folders["features"] / f"part-{turn:05}.parquet",
            )
            tables.write(
                f"""SELECT n + {first} AS n, outlet, day, chance
                    FROM documents WHERE {within}""",  # noqa: S608
                folders["documents"] / f"part-{turn:05}.parquet",
            )


def join(work: WorkFolder) -> None:
    """Find the pairs, and print what that took."""
    start = time.perf_counter()
    with work.open("documents", "features") as tables:
        tables.write(pairs_sql(LIMITS), work.table("pairs") / "part-00000.parquet")
    spent = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    with work.open("documents", "features", "pairs") as tables:
        counts = [next(tables.select(f"SELECT COUNT(*) FROM {name}"))[0] for name in _TABLES]  # noqa: S608
    disk = sum(file.stat().st_size for file in work.table("features").iterdir())
    print(
        f"{counts[0]:>9} documents  {counts[1] / counts[0]:.0f} features a document"
        f"  {disk / 2**20:.0f} MiB  join {spent:.1f} s"
        f"  (processor {used.ru_utime + used.ru_stime:.1f} s, written {used.ru_oublock / 2048:.0f}"
        f" MiB)  peak {used.ru_maxrss / 1024:.0f} MiB  {counts[2]} pairs",
        flush=True,
    )


_TABLES: tuple[Name, ...] = ("documents", "features", "pairs")


if __name__ == "__main__":
    main()
