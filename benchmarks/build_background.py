"""Count how common words and phrases are in news prose: the data of provenance/match/background.py.

    python benchmarks/build_background.py ARTICLES.jsonl.xz... OUT [--without ARTICLES.jsonl...]

ARTICLES are JSON Lines files, plain or packed by xz, with the fields text, source (the outlet) and
date of news articles. An article that repeats a tenth of another's runs of eight words is a reprint
and not counted, nor is one that shares those with an article of the files given by --without, which
measurements are to be made on. Which phrases are kept: provenance/match/phrases.py. Added are those
of set_phrases.txt. With --halves the articles are parted by hash of their text, one half
counted, and how much of the other is known from it is printed; nothing is written.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.jsonlines import objects
from provenance.match.background import LENGTHS, encode, hash_phrases, hash_runs, hash_word
from provenance.match.phrases import LEAST_ARTICLES, spread
from provenance.text.words import STOP_WORDS, words

#: Articles a word must stand in.
LEAST_FOR_WORD = 3
#: Phrases that few articles of a general archive hold and every crime brief does.
WRITTEN = Path(__file__).with_name("set_phrases.txt")
#: Runs of eight words that make a reprint: a tenth of the shorter article's. An eight-word run in
#: more articles than this is a notice, no sign of a reprint.
REPRINT_RUN, REPRINT_SHARE, MOST_CARRIERS = 8, 0.1, 20

Numbers = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """The words of all articles in one row, with where each stands."""

    keys: tuple[str, ...]
    """The word keys by number."""
    numbers: NDArray[np.int32]
    article: NDArray[np.int32]
    paragraph: NDArray[np.int32]
    outlet: NDArray[np.int32]
    """Of each article."""
    year: NDArray[np.int32]
    half: NDArray[np.int32]
    counted: NDArray[np.bool_]
    """Of each article, whether it is counted: not one to be left out."""


def main() -> None:
    """Count, and write or report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", nargs="*", default=[], type=Path)
    parser.add_argument("--halves", action="store_true")
    arguments = parser.parse_args()
    corpus = read(arguments.articles, arguments.without)
    counted = corpus.counted & ~reprints(corpus)
    print(f"{counted.sum()} articles of {len(set(corpus.outlet[counted]))} outlets, "
          f"{corpus.year[counted & (corpus.year > 0)].min()} to {corpus.year[counted].max()}; "
          f"{(corpus.counted & ~counted).sum()} reprints left out")  # fmt: skip
    if arguments.halves:
        report_halves(corpus, counted)
        return
    kept = np.unique(np.concatenate([*written(), *(phrases(corpus, counted, n) for n in LENGTHS)]))
    data = encode(int(counted.sum()), frequencies(corpus, counted), kept.tolist())
    arguments.out.write_bytes(data)
    print(f"{len(kept)} phrases, {len(data) / 1000:.0f} kB")


def written() -> Iterator[NDArray[np.uint32]]:
    """Hashes of the phrases of the written list."""
    for line in WRITTEN.read_text(encoding="utf-8").splitlines():
        keys = [w.key for w in words(line)] if not line.startswith("#") else []
        yield from (hash_phrases(keys, length) for length in LENGTHS)


def read(given: Sequence[Path], without: Sequence[Path]) -> Corpus:
    """Cut all articles into words."""
    number: dict[str, int] = {}
    outlets: dict[str, int] = {}
    numbers: list[int] = []
    lengths: list[tuple[int, int, int]] = []
    rows: list[tuple[int, int, int, bool]] = []
    paragraph = 0
    for path in (*given, *without):
        for row in objects(path):
            digest = blake2b(row["text"].encode(), digest_size=1).digest()[0]
            outlet = outlets.setdefault(row.get("source") or "", len(outlets))
            rows.append((outlet, year(row.get("date") or ""), digest & 1, path in given))
            for block in row["text"].split("\n"):
                found = [number.setdefault(w.key, len(number)) for w in words(block)]
                numbers.extend(found)
                lengths.append((len(found), len(rows) - 1, paragraph))
                paragraph += 1
    counts, article, block_number = np.array(lengths, dtype=np.int32).T
    outlet_of, year_of, half_of, counted = np.array(rows, dtype=np.int32).T
    return Corpus(
        tuple(number),
        np.array(numbers, dtype=np.int32),
        np.repeat(article, counts),
        np.repeat(block_number, counts),
        outlet_of,
        year_of,
        half_of,
        counted.astype(np.bool_),
    )


def year(date: str) -> int:
    """The year of a date of any usual form; 0 for none."""
    full = re.search(r"\b(?:19|20)\d\d\b", date)
    if full:
        return int(full[0])
    short = re.fullmatch(r"\d{1,2}/\d{1,2}/(\d\d)", date)
    return 2000 + int(short[1]) if short else 0


def runs(corpus: Corpus, length: int) -> tuple[Numbers, NDArray[np.int32], NDArray[np.intp]]:
    """Hashes of all runs of words inside a paragraph, their article, and where they begin."""
    single = np.array([hash_word(key) for key in corpus.keys], dtype=np.uint64)[corpus.numbers]
    hashes = hash_runs(single, length)
    inside = corpus.paragraph[: len(hashes)] == corpus.paragraph[length - 1 :]
    at = np.flatnonzero(inside)
    return hashes[at], corpus.article[at], at


def reprints(corpus: Corpus) -> NDArray[np.bool_]:
    """The articles that repeat an earlier one, or one that is not to be counted."""
    hashes, article, _ = runs(corpus, REPRINT_RUN)
    article = article.astype(np.int64)
    amount = np.bincount(article, minlength=len(corpus.outlet))
    order = np.lexsort((article, hashes))
    hashes, article = hashes[order], article[order]
    edges = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1], True])
    shared: Counter[tuple[int, int]] = Counter()
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if 1 < end - start <= MOST_CARRIERS:
            carriers = sorted(set(article[start:end].tolist()))
            shared.update((a, b) for i, a in enumerate(carriers) for b in carriers[i + 1 :])
    out = np.zeros(len(amount), dtype=np.bool_)
    for (a, b), count in sorted(shared.items()):
        if count >= REPRINT_SHARE * min(amount[a], amount[b]):
            if not corpus.counted[b]:
                out[a] = True
            elif not out[a]:
                out[b] = True
    return out


def frequencies(corpus: Corpus, counted: NDArray[np.bool_]) -> dict[str, int]:
    """In how many articles each word key stands."""
    use = counted[corpus.article]
    pairs = np.unique(
        corpus.numbers[use].astype(np.int64) * len(counted) + corpus.article[use].astype(np.int64)
    )
    found, counts = np.unique(pairs // len(counted), return_counts=True)
    return {
        corpus.keys[number]: count
        for number, count in zip(found.tolist(), counts.tolist(), strict=True)
        if count >= LEAST_FOR_WORD
    }


def phrases(
    corpus: Corpus, counted: NDArray[np.bool_], length: int, least: int | None = None
) -> NDArray[np.uint32]:
    """Hashes of the phrases that recur, those of function words alone left out."""
    least = LEAST_ARTICLES[length] if least is None else least
    hashes, article, at = runs(corpus, length)
    content = np.array([key not in STOP_WORDS for key in corpus.keys])[corpus.numbers]
    telling = np.zeros(len(at), dtype=np.bool_)
    for offset in range(length):
        telling |= content[at + offset]
    use = counted[article] & telling & (corpus.year[article] > 0)
    return spread(hashes[use], article[use], corpus.outlet, corpus.year, least)


def report_halves(corpus: Corpus, counted: NDArray[np.bool_]) -> None:
    """How many of the phrases of one half are known from the other."""
    one, other = counted & (corpus.half == 0), counted & (corpus.half == 1)
    for length in LENGTHS:
        least = max(3, LEAST_ARTICLES[length] // 2)
        known = phrases(corpus, one, length, least)
        for often in (3, least, 2 * least):
            seen = phrases(corpus, other, length, often)
            share = np.isin(seen, known).mean()
            print(f"{length} words: of {len(seen)} phrases in {often} or more articles of the "
                  f"other half {share:.2f} are known")  # fmt: skip


if __name__ == "__main__":
    main()
