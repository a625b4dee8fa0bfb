"""Whose text it is, on articles kept beside the checkout; skipped where they are absent.

The file's name is withheld from the readers, so that only the page itself can say it.
"""

from __future__ import annotations

import json
import lzma
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from provenance.ingest.formats.markdown import read_markdown
from provenance.ingest.formats.pages.html import read_html
from provenance.ingest.formats.plain import read_plain
from provenance.ingest.origin.apparent import Origin, find_origin
from provenance.ingest.page import Page
from provenance.model import Role
from provenance.outlets import aliases, is_agency, same_outlet

SHARED = Path(__file__).parents[3] / "shared"
READERS: dict[str, Callable[[str], Page]] = {
    ".html": read_html,
    ".md": read_markdown,
    ".txt": read_plain,
}
#: Articles drawn of the archive, each n-th so that every part of it is seen.
DRAWN, EVERY = 500, 17
#: The archive files columns under their author, and says so in these words.
COLUMNS = ("Guest Writer", "(cartoonist)")
ARCHIVE = SHARED / "bench" / "news-archive" / "articles.jsonl.xz"
BASIL = SHARED / "bench" / "basil" / "articles.jsonl"


def read(path: Path, role: Role = "source") -> Origin:
    page = READERS[path.suffix](path.read_text(encoding="utf-8"))
    return find_origin(page, "item", role)


def named(origin: Origin, outlet: str) -> bool:
    names = [n for n in (origin.outlet, origin.host) if n]
    return any(same_outlet(n, outlet) or n.removeprefix("The ") in aliases(outlet) for n in names)


def sources() -> list[Path]:
    return sorted(p for p in SHARED.glob("desk/*/sources/*") if p.suffix in READERS)


@pytest.mark.skipif(not (SHARED / "desk").is_dir(), reason="no desk cases here")
@pytest.mark.parametrize("path", sources(), ids=lambda p: f"{p.parts[-3]}-{p.stem}")
def test_the_desk_names_its_source_files_after_their_outlets(path: Path) -> None:
    outlet = read(path).outlet
    assert outlet is not None
    words = outlet.removeprefix("The ").casefold().replace("-", " ").split()
    assert set(path.stem.split("-")) <= set(words)


@pytest.mark.skipif(not (SHARED / "lineage").is_dir(), reason="no lineage here")
def test_the_lineages_outlets() -> None:
    (gold,) = SHARED.glob("lineage/*/gold.json")
    documents = json.loads(gold.read_text(encoding="utf-8"))["documents"]
    for name, label in documents.items():
        origin = read(gold.parent / "articles" / name)
        assert origin.outlet is not None, name
        assert same_outlet(origin.outlet, label["outlet"]), name


def drawn() -> Iterator[dict[str, Any]]:
    with lzma.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, DRAWN * EVERY, EVERY):
            article = json.loads(line)
            if not any(mark in article["source"] for mark in COLUMNS):
                yield article


@pytest.mark.skipif(not ARCHIVE.is_file(), reason="no archive here")
@pytest.mark.parametrize("role", ["source", "suspicious"])
def test_an_outlet_is_named_rightly_or_not_at_all(role: Role) -> None:
    found: Counter[str] = Counter()
    for article in drawn():
        page = read_plain(f"{article['title']}\n\n{article['text']}")
        origin = find_origin(page, "item", role)
        label = article["source"].split(" (")[0].split(" - ")[0]
        label = {"NPR Online News": "NPR", "Fox Online News": "Fox News"}.get(label, label)
        if origin.outlet is None:
            found["none"] += 1
        elif named(origin, label):
            found["right"] += 1
        else:
            found["agency" if is_agency(origin.outlet) else "wrong"] += 1
    articles = found.total()
    assert found["right"] >= 0.2 * articles
    assert found["wrong"] <= 0.015 * articles
    assert found["wrong"] + found["agency"] <= 0.03 * articles


@pytest.mark.skipif(not BASIL.is_file(), reason="no news events here")
@pytest.mark.parametrize("role", ["source", "suspicious"])
def test_no_outlet_is_made_of_whom_people_spoke_to(role: Role) -> None:
    full = {"nyt": "New York Times", "fox": "Fox News", "hpo": "HuffPost"}
    wrong = 0
    for line in BASIL.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        page = read_plain(f"{article['title']}\n\n{article['text']}")
        origin = find_origin(page, "item", role)
        wrong += origin.outlet is not None and not named(origin, full[article["outlet"]])
    assert wrong == 0
