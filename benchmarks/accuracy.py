"""Every accuracy figure of docs/evaluation.md by one command, held to the floors of baseline.json.

    python benchmarks/accuracy.py [--bench FOLDER] [--only NAME ...] [--sample] [--accept]

FOLDER holds the corpora, each in a folder of its name; cases and seeds may lie beside it. What is
not there is left out and named, and so is what needs scikit-learn where there is none. Without
FOLDER the fixtures alone are measured. ``--sample`` takes a part of the large corpora, in under a
minute, and has limits of its own. Prints a table for docs/evaluation.md. Exits with 1 if a figure
is worse than its limit; ``--accept`` tightens the limits to what was measured, never loosens one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks import basil, newsroom, pan, translations
from benchmarks.figures import Figure, judge
from provenance.match.semantic import Encoder, load_encoder

FIXTURES = Path(__file__).parents[1] / "fixtures" / "cases"

#: Measures a corpus in its folder; in the sample only a part of it.
Measure = Callable[[Path, Encoder | None, bool], Iterable[Figure]]


def news_archive(folder: Path, encoder: Encoder | None, _sample: bool) -> Iterator[Figure]:
    """Pairs of archived articles of different events that are called reuse: random, and nearest."""
    from benchmarks import silence  # needs scikit-learn

    articles = list(silence.read(folder / "articles.jsonl.xz"))
    draws = {
        "2,000 random pairs": silence.randomly(articles, 2000),
        "500 nearest pairs": silence.nearest(articles, 500),
    }
    for name, pairs in draws.items():
        judged = (silence.judge((articles[a], articles[b], encoder is None)) for a, b in pairs)
        called = sum(map(bool, judged))
        yield Figure(f"news-archive/{name} called reuse", called, "low", count=True)


def msrp(folder: Path, encoder: Encoder | None, sample: bool) -> Iterator[Figure]:
    """Pairs of sentences that are told apart rightly, by weights fitted to others of them."""
    from benchmarks import fit_similarity  # needs scikit-learn

    yield from fit_similarity.measure(folder, encoder, sample=sample)


def clough_stevenson(folder: Path, encoder: Encoder | None, _sample: bool) -> Iterator[Figure]:
    """Answers of which it is rightly said whether and how they were rewritten from a text."""
    from benchmarks import rewriting  # needs scikit-learn

    yield from rewriting.measure(folder, encoder)


#: By the name of the corpus's folder. The news archive takes half an hour and is in no sample.
MEASURES: dict[str, Measure] = {
    "pan13-train": lambda folder, _, sample: pan.measure(folder, sample=sample),
    "desk": lambda folder, encoder, _: newsroom.measure("desk", folder, encoder),
    "seeds": lambda folder, encoder, _: newsroom.seeds(folder, encoder),
    "basil": lambda folder, encoder, sample: basil.measure(folder, encoder, sample=sample),
    "wmt21-two-translations": lambda folder, encoder, sample: translations.measure(
        folder, encoder, sample=sample
    ),
    "msrp": msrp,
    "clough-stevenson": clough_stevenson,
    "news-archive": news_archive,
}
NOT_SAMPLED = frozenset({"news-archive"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is there, print it, hold it to its limits."""
    parser = argparse.ArgumentParser(description="measure accuracy against the floors")
    parser.add_argument("--bench", type=Path, help="the folder of the corpora")
    parser.add_argument("--only", nargs="+", choices=["fixtures", *MEASURES], metavar="NAME")
    parser.add_argument("--sample", action="store_true", help="a part of the large corpora")
    parser.add_argument("--accept", action="store_true", help="tighten the limits to these figures")
    given = parser.parse_args(arguments)
    found = list(measure(load_encoder(), given.bench, given.only, sample=given.sample))
    return judge("sample" if given.sample else "accuracy", found, accept=given.accept)


def measure(
    encoder: Encoder | None,
    bench: Path | None,
    only: Iterable[str] | None = None,
    *,
    sample: bool = False,
) -> Iterator[Figure]:
    """The figures of the fixtures and of every corpus that is there, or of those named."""
    wanted = set(only or ["fixtures", *MEASURES])
    if "fixtures" in wanted:
        yield from newsroom.measure("fixtures", FIXTURES, encoder)
    for name, measured in MEASURES.items():
        if name not in wanted or (sample and name in NOT_SAMPLED):
            continue
        folder = place_of(name, bench)
        if folder is None:
            print(f"not measured: no {name} there", file=sys.stderr)
            continue
        print(f"measuring {name}", file=sys.stderr)
        try:
            yield from measured(folder, encoder, sample)
        except ModuleNotFoundError as missing:
            if (missing.name or "").partition(".")[0] != "sklearn":
                raise
            print(f"not measured: {name} needs scikit-learn", file=sys.stderr)


def place_of(name: str, bench: Path | None) -> Path | None:
    """Where a corpus lies: in the folder of the corpora, or beside it."""
    if bench is None:
        return None
    return next((p for p in (bench / name, bench.absolute().parent / name) if p.is_dir()), None)


if __name__ == "__main__":
    sys.exit(main())
