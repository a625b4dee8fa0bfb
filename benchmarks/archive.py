"""What adding to an archive costs as it grows: articles a second, memory, room on the disk.

    python benchmarks/archive.py ARTICLES.jsonl WORK [--sizes 10000 100000 1000000]

Grows collections of these sizes out of the articles given (see grow_archive.py) in the folder WORK,
adds each to an archive of its own with the real command, and prints a line for each. What WORK
holds already is not grown again; the archives stay there. Memory is the most that was resident,
and of that what is the program's own: the rest is pages of the index's files, which the system
takes back when it needs them. Processor time is that of both threads, Python's and the engine's.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import shutil
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

from benchmarks.grow_archive import grown, write_lines
from provenance.archive.stats import stats

SIZES = (10_000, 100_000, 1_000_000)


def main() -> None:
    """Grow, add and measure, one size after the other."""
    parser = argparse.ArgumentParser(description="measure adding to an archive")
    parser.add_argument("articles", type=Path, help="JSON Lines with text, source and date")
    parser.add_argument("work", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    given = parser.parse_args()
    collection = collection_of(given.articles, given.work, max(given.sizes))
    print("  articles  seconds  processor  a second  MB resident  MB own   MB disk  parts")
    for size in sorted(given.sizes):
        part = given.work / f"grown-{size}.jsonl"
        if part != collection and not part.exists():
            with collection.open("rb") as lines, part.open("wb") as file:
                file.writelines(islice(lines, size))
        print(measured(part, given.work / f"archive-{size}", size), flush=True)


def collection_of(articles: Path, work: Path, size: int) -> Path:
    """The largest collection, grown where it is not there yet."""
    work.mkdir(parents=True, exist_ok=True)
    target = work / f"grown-{size}.jsonl"
    if not target.exists():
        lines = articles.read_text(encoding="utf-8").splitlines()
        growing = target.with_suffix(".part")
        write_lines(grown([json.loads(line) for line in lines], size, 1), growing)
        growing.replace(target)
    return target


def measured(collection: Path, archive: Path, size: int) -> str:
    """Add a collection to a new archive; a line of the table."""
    shutil.rmtree(archive, ignore_errors=True)
    command = [sys.executable, "-m", "provenance", "archive", "add", archive, collection]
    start, before = time.perf_counter(), processor()
    resident = own = 0
    with subprocess.Popen([*command, "--quiet"], stdout=subprocess.DEVNULL) as adding:
        while adding.poll() is None:
            time.sleep(0.2)
            now = memory(adding.pid)
            resident, own = max(resident, now[0]), max(own, now[1])
    seconds = time.perf_counter() - start
    if adding.returncode:
        raise SystemExit(f"adding {size} articles ended with {adding.returncode}")
    used, found = processor() - before, stats(archive)
    return (
        f"{size:10,} {seconds:8,.1f} {used:10,.1f} {size / seconds:9,.0f} {resident / 1e6:12,.0f}"
        f" {own / 1e6:7,.0f} {found.disk / 1e6:9,.0f} {found.parts:6}"
    )


def processor() -> float:
    """Seconds of processor time that the processes run so far have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory(process: int) -> tuple[int, int]:
    """Bytes of a process that were resident at most, and that now are and are no file's (Linux)."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0, 0
    kilobytes = dict(re.findall(r"^(VmHWM|RssAnon):\s+(\d+) kB", status, re.M))
    return int(kilobytes.get("VmHWM", 0)) * 1024, int(kilobytes.get("RssAnon", 0)) * 1024


if __name__ == "__main__":
    main()
