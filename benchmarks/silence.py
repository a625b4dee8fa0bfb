"""Audit pairs of archived articles that owe each other nothing, and list what is called reuse.

    python benchmarks/silence.py ARTICLES.jsonl.xz... [--random 2000] [--nearest 500] [--words-only]

ARTICLES are JSON Lines files with the fields title, text, source (the outlet), url and date. Drawn
are random pairs of articles of different outlets, and the pairs nearest by tf-idf of different
events: 30 days apart, and with no run of 25 words in common outside quotations. Each later article
is audited against the earlier one. Printed are the pairs whose verdict says reuse, with the
sentences aligned, for reading: not every one is a false alarm. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.jsonlines import objects
from provenance.audit import audit
from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.match.semantic import Encoder, load_encoder
from provenance.model import Document
from provenance.text.words import words

SEED = 20_140_901
#: Shorter texts are teasers.
FEWEST_WORDS = 100
#: Days apart from which two articles are taken to be about different events.
DAYS_APART = 30
#: Words in a row outside quotations that two articles on different events share only by reprinting.
REPRINTED_RUN = 25
#: Neighbours looked at of each article.
NEIGHBOURS = 30
_QUOTED = re.compile(r"[\"“][^\"“”]{1,2000}[\"”]")


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the archive."""

    outlet: str
    host: str
    """Of its address: one outlet may go by several labels."""
    published: str
    """ISO date, empty if not stated so."""
    title: str
    text: str


def main() -> None:
    """Draw, audit, list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--random", type=int, default=2000)
    parser.add_argument("--nearest", type=int, default=500)
    parser.add_argument("--words-only", action="store_true")
    parser.add_argument("--workers", type=int, default=1)
    arguments = parser.parse_args()
    articles = [a for path in arguments.articles for a in read(path)]
    draws = {
        "random": randomly(articles, arguments.random),
        "nearest": nearest(articles, arguments.nearest),
    }
    for name, pairs in draws.items():
        began = time.perf_counter()
        given = [(articles[a], articles[b], arguments.words_only) for a, b in pairs]
        if arguments.workers > 1:
            with ProcessPoolExecutor(arguments.workers) as pool:
                told = list(pool.map(judge, given, chunksize=20))
        else:
            told = [judge(one) for one in given]
        for said in filter(None, told):
            print(said)
        reuse = sum(map(bool, told))
        each = 1000 * (time.perf_counter() - began) / max(1, len(pairs))
        print(f"{name}: {reuse} of {len(pairs)} pairs called reuse, {each:.0f} ms a pair\n")
        sys.stdout.flush()


def read(path: Path) -> Iterator[Article]:
    """The articles of a JSON Lines file, packed or not, but for teasers."""
    for row in objects(path):
        if len(row["text"].split()) >= FEWEST_WORDS:
            host = (urlsplit(row.get("url") or "").hostname or "").removeprefix("www.")
            told = (row["date"] or "", row["title"] or "", row["text"])
            yield Article(row["source"], host, *told)


def randomly(articles: Sequence[Article], wanted: int) -> list[tuple[int, int]]:
    """Pairs of different outlets."""
    draw = random.Random(SEED)  # noqa: S311
    pairs: list[tuple[int, int]] = []
    while len(pairs) < wanted:
        a, b = draw.sample(range(len(articles)), 2)
        if not same_outlet(articles[a], articles[b]):
            pairs.append((a, b))
    return pairs


def nearest(articles: Sequence[Article], wanted: int) -> list[tuple[int, int]]:
    """The nearest pairs of different outlets and events by tf-idf, nearest first."""
    weigh = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2, dtype=np.float32)
    vectors = weigh.fit_transform(f"{a.title}\n{a.text}" for a in articles)
    found: dict[tuple[int, int], float] = {}
    for start in range(0, len(articles), 500):
        near = (vectors[start : start + 500] @ vectors.T).toarray()
        best = np.argpartition(-near, NEIGHBOURS, axis=1)[:, :NEIGHBOURS]
        for row, columns in enumerate(best.tolist()):
            for b in columns:
                if start + row != b:
                    pair = min(start + row, b), max(start + row, b)
                    found[pair] = float(near[row, b])
    pairs: list[tuple[int, int]] = []
    for a, b in sorted(found, key=lambda pair: (-found[pair], pair)):
        if len(pairs) == wanted:
            break
        one, other = articles[a], articles[b]
        if same_outlet(one, other) or not apart(one, other) or runs(one) & runs(other):
            continue
        pairs.append((a, b))
    return pairs


def same_outlet(one: Article, other: Article) -> bool:
    """Whether two articles are of one outlet, by label or address."""
    return one.outlet == other.outlet or (bool(one.host) and one.host == other.host)


def apart(one: Article, other: Article) -> bool:
    """Whether both are dated, and far enough from each other."""
    try:
        days = date.fromisoformat(one.published) - date.fromisoformat(other.published)
    except ValueError:
        return False
    return abs(days.days) >= DAYS_APART


@cache
def runs(article: Article) -> frozenset[int]:
    """Hashes of the article's runs of words outside quotations."""
    keys = [w.key for w in words(_QUOTED.sub(" ", article.text))]
    last = len(keys) - REPRINTED_RUN + 1
    return frozenset(hash(tuple(keys[i : i + REPRINTED_RUN])) for i in range(max(0, last)))


@cache
def encoder() -> Encoder | None:
    """The packaged encoder, loaded once a process."""
    return load_encoder()


@cache
def document(article: Article) -> Document:
    """The article as read from a file with its headline on top."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{re.sub(r'[^a-z]+', '-', article.outlet.lower())}.txt")
        path.write_text(f"{article.title}\n\n{article.text}\n", encoding="utf-8")
        documents, skipped = read_documents([path], [])
    if not documents:
        raise ValueError(skipped[0].reason)
    return replace(documents[0], path=path.name)


def judge(given: tuple[Article, Article, bool]) -> str:
    """What to read of a pair: empty if the later article owes the earlier nothing."""
    one, other, words_only = given
    earlier, later = sorted((one, other), key=lambda a: a.published)
    draft = document(later)
    source = replace(document(earlier), id="s", role="source")
    done = audit([draft, source], [], Config(), None if words_only else encoder()).audits[0]
    if done.verdict == "independent":
        return ""
    lines = [f"== {done.verdict}: {done.summary}",
             f"   {later.published} {later.outlet}: {later.title}",
             f"   {earlier.published} {earlier.outlet}: {earlier.title}"]  # fmt: skip
    for a in done.alignments:
        lines.append(f"   {a.kind} {a.similarity} {a.credit}: {a.suspicious.span.of(draft.text)}")
        lines.append(f"      <- {a.source.span.of(source.text)}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
