"""How well an archive is searched for the source of a draft, beside the engine's plain BM25.

    python benchmarks/candidates.py ARTICLES.jsonl[.xz] WORK [--cases FOLDER...]
        [--translations PAIRS.jsonl] [--words-only] [--misses]

ARTICLES are JSON Lines of news articles. An archive of them is made in WORK, with the sources of
the newsroom cases of each FOLDER, and first translations of the pairs, 20 lines an article, planted
among them. Then, for the drafts of the cases ("whole"), and for four sentences of each in the
middle of an article that is not in the archive ("passage"), and for the second translations
likewise: at which rank the true source is found, by what `provenance.archive.candidates` asks and
by plain BM25 over all words of the draft, and what both cost.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from statistics import mean, median

from benchmarks.jsonlines import objects
from benchmarks.newsroom import cases
from provenance.archive.archive import Archive
from provenance.archive.asking import ask
from provenance.archive.background import background_of
from provenance.archive.candidates import LOOKED_AT, candidates
from provenance.archive.content import described_document
from provenance.archive.state import state_of
from provenance.archive.writing import Writer
from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.match.semantic import load_encoder
from provenance.model import Document, Span
from provenance.text.sentences import split
from provenance.text.words import words

#: Every so-manieth article is kept out of the archive, for passages to be put into.
EVERY = 25
#: Sentences of a passage, and of the article around it.
PASSAGE, AROUND = 4, 24
#: Lines of translations that make an article.
LINES = 20


@dataclass(frozen=True, slots=True)
class Task:
    """A draft, and the keys of the texts it comes from."""

    kind: str
    name: str
    draft: Document
    true: frozenset[str]


def main() -> None:
    """Plant, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("articles", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--cases", nargs="*", default=[], type=Path)
    parser.add_argument("--translations", type=Path)
    parser.add_argument("--words-only", action="store_true")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    hosts = planted_articles(given.articles, given.work / "articles.jsonl")
    tasks, paths = [], [given.work / "articles.jsonl"]
    for folder in given.cases:
        tasks += newsroom(folder, paths)
    if given.translations:
        tasks += translations(given.translations, given.work / "translations.jsonl", paths)
    tasks += [passage(task, host) for task, host in zip(tasks, hosts, strict=False)]
    folder = given.work / "archive"
    with Writer.open(folder, "benchmark", new=True) as writer:
        writer.add(paths, Config())
    archive = Archive.open(folder)
    background = background_of([archive], state_of(folder))
    encoder = None if given.words_only else load_encoder()
    print(f"{archive.texts:,} texts; {len(tasks)} drafts")

    def asked(draft: Document) -> list[str]:
        found = candidates(draft, archive, Config(), encoder, background).found
        return [one.text for one in found]

    def engine(draft: Document) -> list[str]:
        return ask([s.text for s in split(draft)], archive, LOOKED_AT)

    def plain(draft: Document) -> list[str]:
        counts = Counter(w.key for s in split(draft) for w in words(s.text))
        terms = [(key, float(number)) for key, number in counts.items()]
        return [key for key, _ in archive.search(terms, LOOKED_AT)]

    for name, method in (("plain BM25", plain), ("looked at", engine), ("candidates", asked)):
        report(name, tasks, method, misses=given.misses)


def report(
    name: str, tasks: Sequence[Task], method: Callable[[Document], list[str]], *, misses: bool
) -> None:
    """How a method does, by kind of draft."""
    method(tasks[0].draft)
    ranks: defaultdict[str, list[int]] = defaultdict(list)
    times: defaultdict[str, list[float]] = defaultdict(list)
    for task in tasks:
        began = time.perf_counter()
        found = method(task.draft)
        times[task.kind].append(1000 * (time.perf_counter() - began))
        rank = min((found.index(key) for key in task.true if key in found), default=LOOKED_AT)
        ranks[task.kind].append(rank)
        if misses and rank:
            print(f"  {name}: {task.kind} {task.name}: rank {rank + 1} of {len(found)}")
    for kind, of in ranks.items():
        shares = " ".join(
            f"@{most} {sum(r < most for r in of) / len(of):.3f}" for most in (1, 5, 10, 50)
        )
        cost = f"{mean(times[kind]):.1f} ms, median {median(times[kind]):.1f}"
        print(f"{name:12} {kind:22} n={len(of):3}  recall {shares}  {cost}", flush=True)


def planted_articles(source: Path, target: Path) -> Iterator[list[str]]:
    """Write all articles but some; gives sentences of those."""
    hosts: list[list[str]] = []
    with target.open("w", encoding="utf-8") as out:
        for number, row in enumerate(objects(source)):
            if number % EVERY:
                out.write(json.dumps(row) + "\n")
            else:
                document = made("host", row["text"].split("\n"))
                hosts.append([s.text for s in split(document)])
    return iter([host for host in hosts if len(host) >= AROUND])


def newsroom(folder: Path, paths: list[Path]) -> Iterator[Task]:
    """The drafts of newsroom cases that derive from a source; all their sources are planted."""
    for case in cases(folder):
        documents, _ = read_documents([case.draft], case.sources)
        paths += case.sources
        true = {pair["source_file"] for pair in case.gold["pairs"]}
        keys = {described_document(d).key for d in documents[1:] if d.file in true}
        if keys:
            name = case.draft.parent.name
            yield Task(f"{folder.name}, whole", name, documents[0], frozenset(keys))


def translations(source: Path, target: Path, paths: list[Path]) -> Iterator[Task]:
    """Second translations of news; the first are planted."""
    rows = list(objects(source))
    paths.append(target)
    with target.open("w", encoding="utf-8") as out:
        for at in range(0, len(rows) - LINES + 1, LINES):
            run = rows[at : at + LINES]
            text = "\n\n".join(row["a"] for row in run)
            out.write(json.dumps({"text": text}) + "\n")
            key = described_document(made("a", [row["a"] for row in run])).key
            draft = made("b", [row["b"] for row in run])
            yield Task("translated, whole", str(at), draft, frozenset({key}))


def passage(task: Task, host: Sequence[str]) -> Task:
    """The same with four sentences of the draft in the middle of another article."""
    said = [s.text for s in split(task.draft)]
    middle = max(0, len(said) // 2 - PASSAGE // 2)
    taken = said[middle : middle + PASSAGE]
    half = AROUND // 2
    lines = [*host[:half], *taken, *islice(host, half, AROUND)]
    kind = task.kind.replace("whole", "passage")
    return replace(task, kind=kind, draft=made(f"{task.name}-passage", lines))


def made(name: str, lines: Sequence[str]) -> Document:
    """A document of these paragraphs."""
    text = "\n\n".join(line for line in lines if line.strip())
    return Document(name, f"{name}.txt", "", "suspicious", text, (Span(0, len(text)),))


if __name__ == "__main__":
    main()
