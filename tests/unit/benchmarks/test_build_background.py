"""What is counted as a word of news prose and as a set phrase."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import numpy as np
import pytest

from benchmarks.build_background import Corpus, frequencies, phrases, read, reprints, year
from provenance.match.background import hash_phrases
from provenance.text.words import words

SET = "the cause is being looked into"
STORIES = (
    "Eels were sold from a crate in Corrow.",
    "A pump failed at the weir before dawn.",
    "Goats broke out of the rowing club.",
    "The ferry ran aground off Thornbury.",
    "A bell vanished from the church tower.",
)


def _archive(path: Path, rows: list[tuple[str, str, str]]) -> Path:
    lines = [json.dumps({"source": s, "date": d, "text": t}) for s, d, t in rows]
    path.write_bytes(lzma.compress("\n".join(lines).encode()))
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    rows = [
        (f"Paper {i % 3}", f"201{i}-05-04", f"{story}\nPolice said {SET}.")
        for i, story in enumerate(STORIES)
    ]
    return read([_archive(tmp_path / "a.jsonl.xz", rows)], [])


def _known(corpus: Corpus, phrase: str, least: int) -> bool:
    keys = [w.key for w in words(phrase)]
    found = phrases(corpus, corpus.counted, len(keys), least)
    return bool(np.isin(hash_phrases(keys, len(keys)), found).all())


def test_a_phrase_is_set_that_recurs_across_outlets_and_years(corpus: Corpus) -> None:
    assert _known(corpus, "cause is being looked", 5)
    assert not _known(corpus, "cause is being looked", 6)
    assert not _known(corpus, "eels were sold", 1)
    assert not _known(corpus, "police said the cause of", 1)


def test_a_phrase_of_one_outlet_is_its_own(tmp_path: Path) -> None:
    rows = [("Paper", f"201{i}-05-04", f"{s} {SET}.") for i, s in enumerate(STORIES)]
    alone = read([_archive(tmp_path / "a.jsonl.xz", rows)], [])
    assert not _known(alone, "cause is being looked", 3)


def test_a_reprint_is_counted_once(tmp_path: Path) -> None:
    long = " ".join(STORIES)
    rows = [("Paper", "2015-01-01", long), ("Echo", "2016-01-01", long), ("Tide", "", "Rain fell.")]
    read_twice = read([_archive(tmp_path / "a.jsonl.xz", rows)], [])
    assert reprints(read_twice).tolist() == [False, True, False]


def test_what_repeats_a_text_to_be_measured_on_is_left_out(tmp_path: Path) -> None:
    given = _archive(tmp_path / "a.jsonl.xz", [("Paper", "2015-01-01", " ".join(STORIES))])
    held = _archive(tmp_path / "b.jsonl.xz", [("Echo", "2015-01-01", " ".join(STORIES))])
    both = read([given], [held])
    assert both.counted.tolist() == [True, False]
    assert reprints(both).tolist() == [True, False]


def test_words_are_counted_by_article(corpus: Corpus) -> None:
    counts = frequencies(corpus, corpus.counted)
    assert counts["polic"] == 5
    assert "eel" not in counts


@pytest.mark.parametrize(
    ("date", "meant"), [("2015-03-01", 2015), ("9/28/16", 2016), ("1 May 2012", 2012), ("", 0)]
)
def test_years_are_read_from_any_date(date: str, meant: int) -> None:
    assert year(date) == meant
