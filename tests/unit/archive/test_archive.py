"""What an archive holds can be found by its words, and read again in full."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.archive.archive import Archive, prefixes
from provenance.archive.content import text_key
from provenance.archive.writing import Added, Writer
from provenance.config import Config
from provenance.errors import InputProblem, UsageProblem
from provenance.ingest.read import read_documents
from provenance.model import Document
from provenance.tables import Tables
from provenance.text.words import keys, words
from tests.archives import export, record, text


def add(archive: Path, *paths: Path, config: Config | None = None) -> Added:
    """Add files to an archive, as one run does."""
    with Writer.open(archive, "a test", new=True) as writer:
        return writer.add(paths, config or Config())


@pytest.fixture
def coast(tmp_path: Path) -> Archive:
    """An archive of 20 records."""
    add(tmp_path / "coast", export(tmp_path / "coast.jsonl", *range(20)))
    return Archive.open(tmp_path / "coast")


def nameless(document: Document) -> Document:
    return replace(document, id="")


def key_of(number: int) -> str:
    return text_key(keys(text(number)))


def test_it_counts_texts_and_copies(coast: Archive) -> None:
    assert (coast.texts, coast.copies) == (20, 20)


def test_a_word_is_counted_by_the_texts_it_stands_in(coast: Archive) -> None:
    kestrel, trawler = (words(word)[0].key for word in ("Kestrel", "trawlers"))
    assert coast.frequency(kestrel) == 4
    assert coast.frequency(trawler) == 20
    assert coast.frequency("zeppelin") == 0


def test_words_of_the_headline_are_found_too(tmp_path: Path) -> None:
    one = {**record(1), "headline": "Zeppelin over the harbour"}
    (tmp_path / "one.jsonl").write_text(json.dumps(one))
    add(tmp_path / "a", tmp_path / "one.jsonl")
    assert Archive.open(tmp_path / "a").frequency(words("zeppelin")[0].key) == 1


def test_a_search_gives_the_text_that_holds_the_rarest_words_first(coast: Archive) -> None:
    found = coast.search([(word.key, 1.0) for word in words("call 17 of Brackenrow")], 5)
    assert found[0][0] == key_of(17)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_a_word_of_more_weight_decides(coast: Archive) -> None:
    both = [words(word)[0].key for word in ("Kestrel", "Oriel")]
    for boat in (0, 1):
        weighted = [(key, 9.0 if at == boat else 1.0) for at, key in enumerate(both)]
        best = coast.search(weighted, 1)[0][0]
        assert best in {key_of(number) for number in range((0, 3)[boat], 20, 5)}


def test_a_search_for_nothing_finds_nothing(coast: Archive) -> None:
    assert coast.search([], 5) == coast.search([("trawler", 1.0)], 0) == []


def test_a_record_is_read_in_full_as_if_its_file_were(coast: Archive, tmp_path: Path) -> None:
    documents, _ = read_documents([], [tmp_path / "coast.jsonl"])
    at_once = {document.path: document for document in documents}
    for document in coast.every(Config()):
        assert document == nameless(at_once[document.path])


def test_files_of_other_formats_are_kept_as_they_were_read(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(f"Trawler towed\n\n{text(4)}\n")
    (tmp_path / "story.html").write_text(f"<html><h1>Trawler</h1><p>{text(5)}</p></html>")
    add(tmp_path / "a", tmp_path / "story.txt", tmp_path / "story.html")
    documents, _ = read_documents([], [tmp_path / "story.txt", tmp_path / "story.html"])
    found = {one.path: one for one in Archive.open(tmp_path / "a").every(Config())}
    assert found == {one.path: nameless(one) for one in documents}


def test_rows_of_a_parquet_table_are_records(tmp_path: Path) -> None:
    rows = [record(number) for number in range(4)]
    with Tables(tmp_path) as tables:
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        tables.write_columns(columns, tmp_path / "day.parquet")
    assert add(tmp_path / "a", tmp_path).copies == 4
    found = Archive.open(tmp_path / "a").documents_of(key_of(2), Config())
    assert [(one.path, one.outlet) for one in found] == [
        ((tmp_path / "day.parquet").as_posix() + "/3", record(2)["outlet"])
    ]


def test_records_are_read_by_the_fields_that_were_named_when_they_came(tmp_path: Path) -> None:
    odd = {"kop": "Trawler towed", "inhoud": text(3)}
    (tmp_path / "odd.jsonl").write_text(json.dumps(odd))
    named = Config(fields={"text": ("inhoud",), "title": ("kop",)})
    assert add(tmp_path / "a", tmp_path / "odd.jsonl", config=named).texts == 1
    (found,) = Archive.open(tmp_path / "a").every(Config())
    assert found.title == "Trawler towed"


def test_the_documents_of_a_text_that_is_not_there_are_none(coast: Archive) -> None:
    assert coast.documents_of("0" * 32, Config()) == ()


def test_what_is_open_stays_as_it_was_while_more_is_added(coast: Archive, tmp_path: Path) -> None:
    add(coast.path, export(tmp_path / "more.jsonl", 31, 32))
    assert (coast.texts, len(list(coast.every(Config())))) == (20, 20)
    assert Archive.open(coast.path).texts == 22


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (None, "no archive; provenance archive add makes one"),
        ('{"schema": "provenance.archive/99"}', "written by another version"),
        ("not JSON", "none of this program's"),
        ('{"schema": "provenance.archive/1", "index": "../x"}', "an index outside of it"),
    ],
)
def test_what_is_no_archive_of_ours_is_refused(tmp_path: Path, said: str | None, told: str) -> None:
    if said is not None:
        (tmp_path / "archive.json").write_text(said)
    with pytest.raises(UsageProblem, match=told):
        Archive.open(tmp_path)


def test_a_folder_that_is_missing_is_told_from_one_that_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="no such archive"):
        Archive.open(tmp_path / "gone")


def test_an_index_that_is_gone_is_damage(coast: Archive) -> None:
    (coast.path / "index" / "meta.json").unlink()
    with pytest.raises(InputProblem, match="damaged"):
        Archive.open(coast.path)


@pytest.mark.parametrize(("number", "digits"), [(0, 1), (32_000, 1), (32_001, 2), (10**6, 3)])
def test_keys_are_gone_through_some_thousands_at_a_time(number: int, digits: int) -> None:
    found = list(prefixes(number))
    assert {len(prefix) for prefix in found} == {digits}
    assert found == sorted(set(found))
    assert len(found) == 16**digits
