"""What is read of pages and manuscripts kept beside the checkout; skipped where they are absent.

Two things are held against each other: of a page the article alone should stay, and of a text
without a page around it nothing should go.
"""

from __future__ import annotations

import gzip
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import fmean

import pytest

from provenance.ingest.formats.pages.walk import Walker
from provenance.ingest.formats.plain import read_plain
from provenance.ingest.origin.chronology import read_chronology
from provenance.ingest.page import Page

SHARED = Path(__file__).parents[2].parent / "shared"
PAGES = SHARED / "bench" / "article-pages"
ARCHIVE = SHARED / "bench" / "news-archive" / "articles.jsonl.xz"

needs_seeds = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="no seed articles here")
needs_pages = pytest.mark.skipif(not PAGES.is_dir(), reason="no article pages here")
needs_desk = pytest.mark.skipif(not (SHARED / "desk").is_dir(), reason="no desk cases here")
needs_archive = pytest.mark.skipif(not ARCHIVE.is_file(), reason="no news archive here")


def body(page: Page) -> str:
    return "\n".join(span.of(page.text) for span in page.body)


def grams(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words, as the benchmark of article extraction counts them."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3)))


def agreement(found: str, true: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a body, by runs of four words."""
    mine, theirs = grams(found), grams(true)
    both = (mine & theirs).total()
    precision, recall = both / mine.total(), both / theirs.total()
    return precision, recall, 2 * both / (mine.total() + theirs.total())


@cache
def flattened() -> tuple[tuple[str, str], ...]:
    """Each page of the benchmark as the lines a reader would copy from it, with its article."""
    from lxml import html

    truth = json.loads((PAGES / "ground-truth.json").read_text(encoding="utf-8"))
    found = []
    for path in sorted((PAGES / "html").iterdir()):
        source = gzip.decompress(path.read_bytes()).decode("utf-8", "replace").replace("\0", "")
        walker = Walker()
        walker.walk(html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source)))
        text = "\n".join(line.text for line in walker.lines)
        found.append((text, truth[path.name.split(".")[0]]["articleBody"]))
    return tuple(found)


@needs_pages
@pytest.mark.parametrize("half", [0, 1])
def test_articles_of_pages_flattened_to_text(half: int) -> None:
    scores = [agreement(body(read_plain(text)), true) for text, true in flattened()[half::2]]
    precision, recall, f1 = (fmean(column) for column in zip(*scores, strict=True))
    assert recall >= 0.96
    assert precision >= 0.80
    assert f1 >= 0.86


@needs_seeds
def test_the_scraped_seed_is_its_article_and_nothing_else() -> None:
    stored = json.loads((SHARED / "seeds" / "gold.json").read_text(encoding="utf-8"))
    (name,) = (name for name in stored if name.startswith("001_"))
    page = read_plain((SHARED / "seeds" / name).read_text(encoding="utf-8"))
    found = [span.of(page.text) for span in page.body]
    assert page.title == stored[name]["headline"]
    assert len(found) == 10
    assert found[0].startswith(stored[name]["body"]["first"])
    assert found[-1].endswith(stored[name]["body"]["last"])


@needs_seeds
def test_the_scraped_seeds_date_is_noted_as_conflicting() -> None:
    (path,) = (SHARED / "seeds").glob("001_*.txt")
    found = read_chronology(read_plain(path.read_text(encoding="utf-8")))
    assert found.published is not None
    assert found.conflicts


def desk_pairs() -> Iterator[tuple[Path, list[str]]]:
    """Plain-text files of the desk with the sentences that their gold says are article text."""
    for case in sorted(p for p in (SHARED / "desk").iterdir() if (p / "gold.json").is_file()):
        gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
        draft = next(p for p in sorted(case.iterdir()) if p.stem == "draft")
        said: dict[Path, list[str]] = {
            draft: [*gold["original"], *(pair["draft"] for pair in gold["pairs"])]
        }
        for pair in gold["pairs"]:
            if pair.get("source"):
                said.setdefault(case / "sources" / pair["source_file"], []).append(pair["source"])
        yield from ((path, told) for path, told in said.items() if path.suffix == ".txt")


@needs_desk
def test_no_sentence_of_the_desk_is_lost() -> None:
    lost = []
    for path, said in desk_pairs():
        page = read_plain(path.read_text(encoding="utf-8"))
        kept = " ".join(f"{page.title} {body(page)}".split())
        lost += [(path.name, one) for one in said if " ".join(one.split()) not in kept]
    assert lost == []


@cache
def archive() -> tuple[dict[str, str], ...]:
    """Three hundred texts of a news archive: as stored, so with the odd line of their page."""
    with lzma.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return tuple(rows[:: len(rows) // 300])


@needs_archive
def test_of_archived_texts_hardly_a_word_goes() -> None:
    pages = [read_plain(row["text"]) for row in archive()]
    gone = [sum(len(one.span) for one in page.removed) / len(page.text) for page in pages]
    assert fmean(gone) <= 0.02


@needs_archive
def test_archived_texts_have_no_false_conflict() -> None:
    found = [read_chronology(read_plain(row["text"])).conflicts for row in archive()]
    assert sum(map(bool, found)) <= 1
