"""What an archive is asked for, and what of it a draft is held against."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.archive.archive import Archive
from provenance.archive.asking import ask
from provenance.archive.background import background_of
from provenance.archive.candidates import MOST_TEXTS, Candidates, candidates
from provenance.archive.copies import MOST_COPIES, Draft
from provenance.archive.entries import Copy
from provenance.archive.state import state_of
from provenance.archive.writing import Writer
from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.match.background import load_background
from provenance.model import Document, Span
from tests.newsroom import BEACON, OWN_REPORT, RETOLD, article, encoder

#: Reports of other towns, in the words that every council's report has.
TOWNS = ("Ansty", "Brill", "Corve", "Dunholm", "Eskdale", "Farway", "Gosmere", "Hythebury")


def other(number: int) -> str:
    town = f"{TOWNS[number % len(TOWNS)]}{number}"
    return (
        f"The council of {town} voted on Monday to close the hall for a year. The mayor said that "
        f"engineers had found damage in the roof. Repair will cost ${number} million, {town} said."
    )


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("archive")
    (folder / "beacon.txt").write_text(BEACON, encoding="utf-8")
    rows = [
        {"text": other(n), "title": f"Hall {n} to close", "published": f"2024-01-{n % 28 + 1:02}"}
        for n in range(60)
    ]
    rows += [
        {"text": "Eel prices rose again at the Tarn market, sellers there said on Friday morning.",
         "source": f"Outlet {n} News", "published": f"2023-05-{n + 10}"}
        for n in range(7)
    ]  # fmt: skip
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "towns.jsonl").write_text(lines, encoding="utf-8")
    with Writer.open(folder / "kept", "test", new=True) as writer:
        writer.add([folder / "beacon.txt", folder / "towns.jsonl"], Config())
    return Archive.open(folder / "kept")


def draft(*paragraphs: str, language: str = "en") -> Document:
    text = "\n\n".join(paragraphs)
    whole = (Span(0, len(text)),)
    return Document("d1", "draft.txt", "", "suspicious", text, whole, language=language)


def found(document: Document, archive: Archive, *, by_meaning: bool = False) -> Candidates:
    background = background_of([archive], "")
    return candidates(document, archive, Config(), encoder() if by_meaning else None, background)


@pytest.mark.parametrize("by_meaning", [False, True])
def test_the_source_of_a_rewrite_comes_first(archive: Archive, by_meaning: bool) -> None:
    best = found(draft(*RETOLD), archive, by_meaning=by_meaning).found[0]
    assert "Laskey" in best.documents[0].text
    assert best.score > 0


def test_so_does_that_of_one_sentence_in_a_text_of_another_matter(archive: Archive) -> None:
    lines = [other(n) for n in range(100, 106)]
    document = draft(*lines[:3], RETOLD[2], *lines[3:])
    assert any("Laskey" in d.text for d in found(document, archive).documents)


def test_it_is_said_how_many_were_looked_at_and_few_are_given(archive: Archive) -> None:
    told = found(draft(*RETOLD), archive)
    assert told.of == archive.texts == 62
    assert 0 < len(told.found) <= MOST_TEXTS
    assert len(told.found) <= told.looked_at < told.of


def test_a_draft_without_a_word_of_the_archive_has_no_candidate(archive: Archive) -> None:
    assert found(draft("Żółć gęślą jaźń."), archive) == Candidates((), 0, archive.texts)
    assert not found(draft(""), archive).found


@pytest.mark.parametrize(
    "text", ["市議会は月曜日に市場を閉鎖した。", "Рынок в Корроу снесут весной."]
)
def test_drafts_of_any_script_can_be_asked_for(archive: Archive, text: str) -> None:
    assert found(draft(text, language="und"), archive).of == archive.texts


def test_asking_is_the_same_each_time(archive: Archive) -> None:
    assert ask(RETOLD, archive, 50) == ask(RETOLD, archive, 50)


def test_copies_are_few_those_the_draft_names_first_then_the_earliest(archive: Archive) -> None:
    told = found(draft("Eel prices at the Tarn market rose again, Outlet 6 News said."), archive)
    eels = next(one for one in told.found if "Eel" in one.documents[0].text)
    assert [d.outlet for d in eels.documents] == [f"Outlet {n} News" for n in (6, 0, 1, 2, 3)]
    assert len(eels.documents) == MOST_COPIES
    assert eels.further == 2


def test_the_draft_itself_is_no_source_of_its_own_and_that_is_told(
    archive: Archive, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text(BEACON, encoding="utf-8")
    (mine,), _ = read_documents([tmp_path / "mine.txt"], [])
    told = found(mine, archive)
    assert len(told.itself) == 1
    assert told.itself[0].endswith("beacon.txt")
    assert not any("Laskey" in d.text for d in told.documents)


def test_the_same_words_under_another_name_are_a_source(archive: Archive, tmp_path: Path) -> None:
    taken = BEACON.replace("CORROW BEACON", "LISK TRIBUNE").replace("Corrow Beacon", "Lisk Tribune")
    (tmp_path / "taken.txt").write_text(taken, encoding="utf-8")
    (theirs,), _ = read_documents([tmp_path / "taken.txt"], [])
    assert theirs.outlet == "The Lisk Tribune"
    told = found(theirs, archive)
    assert not told.itself
    assert "Laskey" in told.documents[0].text


def test_a_story_that_all_of_a_small_archive_tell_is_found_in_it(tmp_path: Path) -> None:
    for name, text in (("one.txt", BEACON), ("two.txt", BEACON.replace("Laskey", "Lasker"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Writer.open(tmp_path / "kept", "test", new=True) as writer:
        writer.add([tmp_path / "one.txt", tmp_path / "two.txt"], Config())
    assert len(found(draft(*RETOLD), Archive.open(tmp_path / "kept")).found) == 2


def copies() -> Iterator[tuple[str, Copy, bool]]:
    key = "0" * 32
    yield "its file, changed since", Copy("draft.txt", key, "other", "", ""), True
    yield "its address", Copy("x", key, "", "", "", url="https://lisk.example/market"), True
    yield "its bytes", Copy("x", key, "bytes", "", ""), True
    yield "another text", Copy("x", key, "other", "", "", outlet="Lisk Tribune"), False


@pytest.mark.parametrize(("copy", "itself"), [pytest.param(c, i, id=n) for n, c, i in copies()])
def test_a_draft_is_known_by(copy: Copy, itself: bool) -> None:
    mine = replace(draft(*OWN_REPORT), sha256="bytes", url="https://lisk.example/market")
    assert Draft(mine).is_in(copy) is itself


def test_the_background_of_an_archive_knows_how_common_its_words_are(archive: Archive) -> None:
    shipped, ours = load_background(), background_of([archive], "name")
    assert ours.name == "name"
    assert ours.most == shipped.most
    assert ours.rarity("zzyzx") == ours.most
    assert ours.rarity("hall") < shipped.rarity("hall")  # in nearly every text of the archive
    assert background_of([], "") is shipped


def test_the_state_of_an_archive_changes_with_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(article(*RETOLD), encoding="utf-8")
    (tmp_path / "b.txt").write_text(article(*OWN_REPORT), encoding="utf-8")
    states = []
    for name in ("a.txt", "b.txt"):
        with Writer.open(tmp_path / "kept", "test", new=True) as writer:
            writer.add([tmp_path / name], Config())
        states += [state_of(tmp_path / "kept"), state_of(tmp_path / "kept")]
    assert states[0] == states[1] != states[2] == states[3]
