"""How long reading takes, as ratios to plain text within one run, and where the time goes.

    python benchmarks/reading.py [--runs 3] [--profile [FOLDER]]

Prints, for each format of fixtures/formats, the time from a folder of 1, 10 and 100 files to their
documents over that of as many plain texts, and how the time grows with the length of one file.
With ``--profile``, the functions that 1,000 small texts, or the files of FOLDER, spend it in.
"""

from __future__ import annotations

import argparse
import cProfile
import gzip
import pstats
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from provenance.config import Config
from provenance.ingest.read import read_documents

FORMATS = Path(__file__).parents[1] / "fixtures" / "formats"
PLAIN = FORMATS / "article.txt"
COPIES = (1, 10, 100)
#: Paragraphs of the article, over and over; a long feature has about a hundred.
LENGTHS = (1, 10, 100)
MANY = 1_000


def main() -> None:
    """Time every format, or profile one folder."""
    parser = argparse.ArgumentParser(description="time reading, as ratios to plain text")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--profile", nargs="?", type=Path, const=PLAIN, metavar="FOLDER")
    given = parser.parse_args()
    if given.profile is None:
        copies(given.runs)
        growth(given.runs)
    else:
        profile(given.profile)


def copies(runs: int) -> None:
    """Time of 1, 10 and 100 files of each format over that of as many plain texts."""
    files = [PLAIN, *sorted(path for path in FORMATS.glob("article.*") if path != PLAIN)]
    print(f"{'copies':24}" + "".join(f"{number:>10}" for number in COPIES))
    plain: list[float] = []
    for path in files:
        taken = []
        for number in COPIES:
            with folder_of([(f"{n}{path.suffix}", path.read_bytes()) for n in range(number)]) as at:
                taken.append(seconds(at, number, runs))
        plain = plain or taken
        ratios = [one / base for one, base in zip(taken, plain, strict=True)]
        print(f"{path.name:24}" + "".join(f"{ratio:10.2f}" for ratio in ratios))
    each = 1_000 * plain[-1] / COPIES[-1]
    print(f"a plain text among {COPIES[-1]}: {each:.1f} ms")


def growth(runs: int) -> None:
    """Time of one text 10 and 100 times as long over that of the article itself."""
    title, *paragraphs = PLAIN.read_text(encoding="utf-8").strip().split("\n\n")
    print(f"{'times as long':24}" + "".join(f"{times:>10}" for times in LENGTHS))
    for suffix in (".txt", ".md", ".html"):
        taken = []
        for times in LENGTHS:
            # Numbered, because a page that repeats itself is read as one that does.
            body = [
                f"{paragraph} This was item {turn}."
                for turn in range(times)
                for paragraph in paragraphs
            ]
            text = "\n\n".join([title, *body])
            if suffix == ".html":
                shown = "".join(f"<p>{paragraph}</p>" for paragraph in body)
                text = f"<!doctype html><article><h1>{title}</h1>{shown}</article>"
            with folder_of([(f"article{suffix}", text.encode())]) as at:
                taken.append(seconds(at, 1, runs))
        print(f"{suffix:24}" + "".join(f"{one / taken[0]:10.2f}" for one in taken))


@contextmanager
def folder_of(files: list[tuple[str, bytes]]) -> Iterator[Path]:
    """A folder with these files, while the block runs."""
    with TemporaryDirectory() as folder:
        for name, data in files:
            (Path(folder) / name).write_bytes(data)
        yield Path(folder)


def seconds(folder: Path, expected: int, runs: int) -> float:
    """Least time to the documents of a folder, after a run that loads what reading takes.

    The least, because whatever else the machine does only adds to it.
    """
    taken = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        documents, skipped = read_documents([folder], [], Config())
        taken.append(time.perf_counter() - start)
        if len(documents) < expected:
            raise SystemExit(f"{len(documents)} documents, not {expected}: {skipped[:1]}")
    return min(taken[1:])


def profile(given: Path) -> None:
    """The functions that most time goes to, themselves and with what they call."""
    if given.is_dir():
        files = [(path.name, path.read_bytes()) for path in sorted(given.iterdir())]
        files = [
            (name.removesuffix(".gz"), gzip.decompress(data) if name.endswith(".gz") else data)
            for name, data in files
        ]
    else:
        data = given.read_bytes()
        files = [(f"{n}{given.suffix}", data) for n in range(MANY)]
    with folder_of(files) as at:
        warm = at / files[0][0]
        read_documents([warm], [], Config())
        watched = cProfile.Profile()
        start = time.perf_counter()
        documents, skipped = watched.runcall(read_documents, [at], [], Config())
        taken = time.perf_counter() - start
    print(f"{len(files)} files, {len(documents)} documents, {len(skipped)} skipped: {taken:.1f} s")
    stats = pstats.Stats(watched).strip_dirs()
    for order in ("tottime", "cumulative"):
        stats.sort_stats(order).print_stats(25)


if __name__ == "__main__":
    main()
