"""Grow a collection: N articles made of the sentences of given ones, as JSON Lines or Parquet.

    python benchmarks/grow_archive.py ARTICLES.jsonl 1000000 GROWN [--seed 1]

GROWN is a file that ends in .jsonl, or else a folder of Parquet files. Each article takes its
sentences from four of the given ones, and its length, outlet and day from a fifth: words stay as
frequent as they are in news, and as bunched. The same seed makes the same articles, and fewer of
them are the first of many. Names are not renewed: a word of one article in ten thousand is one of a
hundred in a million.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from provenance.tables import Tables

#: Articles whose sentences are mixed: more would spread the words of a story over the collection.
_MIXED = 4
#: Rows of a Parquet file.
_ROWS = 50_000
_BETWEEN = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")


def grown(articles: Sequence[dict[str, Any]], number: int, seed: int) -> Iterator[dict[str, Any]]:
    """So many articles made of the sentences of those given (``text``, ``source``, ``date``)."""
    sentences = [[s for s in _BETWEEN.split(one["text"]) if s.strip()] for one in articles]
    chance = random.Random(seed)  # noqa: S311 - to be made again, not to be guessed
    for at in range(1, number + 1):
        model = chance.randrange(len(articles))
        pool = [s for _ in range(_MIXED) for s in chance.choice(sentences)]
        chosen = chance.sample(pool, min(len(pool), len(sentences[model])))
        paragraphs = (" ".join(chosen[first : first + 3]) for first in range(0, len(chosen), 3))
        yield {
            "ID": f"g{at}",
            "source": articles[model].get("source"),
            "url": f"https://grown.example/{at}",
            "date": articles[model].get("date"),
            "title": " ".join(" ".join(chosen[:1]).split()[:9]),
            "text": "\n\n".join(paragraphs),
        }


def write_lines(made: Iterator[dict[str, Any]], target: Path) -> None:
    """Put the articles into a file, one a line."""
    with target.open("w", encoding="utf-8") as file:
        for one in made:
            file.write(json.dumps(one, ensure_ascii=False) + "\n")


def write_parquet(made: Iterator[dict[str, Any]], folder: Path) -> None:
    """Put the articles into Parquet files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with Tables(folder) as tables:
        for part in iter(lambda: list(islice(made, _ROWS)), []):
            columns = {name: [one[name] for one in part] for name in part[0]}
            tables.write_columns(columns, folder / f"{part[0]['ID']}.parquet")


def main() -> None:
    """Read the given articles, write the grown ones."""
    parser = argparse.ArgumentParser(description="grow a collection of articles")
    parser.add_argument("articles", type=Path, help="JSON Lines with text, source and date")
    parser.add_argument("number", type=int)
    parser.add_argument("target", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    lines = given.articles.read_text(encoding="utf-8").splitlines()
    made = grown([json.loads(line) for line in lines], given.number, given.seed)
    write = write_lines if given.target.suffix == ".jsonl" else write_parquet
    write(made, given.target)


if __name__ == "__main__":
    main()
