"""Drafts audited against an archive, as users do it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from provenance.errors import ExitStatus
from tests.cli.windmill import Provenance
from tests.newsroom import BEACON, OWN_REPORT, RETOLD, article


@pytest.fixture
def kept(provenance: Provenance, tmp_path: Path) -> Path:
    """A folder with an archive, in it the Beacon's story among others, and two drafts."""
    rows = [
        {
            "text": f"The council of Ansty{n} met on Monday. It will spend ${n} million on roads, "
            f"the mayor of Ansty{n} said, and nothing on the {n} bridges of the county.",
            "title": f"Ansty{n} mends its roads",
        }
        for n in range(20)
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "roads.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "beacon.txt").write_text(BEACON, encoding="utf-8")
    (tmp_path / "retold.txt").write_text(article(*RETOLD), encoding="utf-8")
    (tmp_path / "own.txt").write_text(article(*OWN_REPORT, headline="A night"), encoding="utf-8")
    added = provenance("archive", "add", "kept", "roads.jsonl", "beacon.txt", "--quiet")
    assert added.returncode == ExitStatus.CLEAN, added.stderr
    (tmp_path / "beacon.txt").unlink()
    return tmp_path


def audited(provenance: Provenance, *arguments: str, status: int) -> dict[str, Any]:
    done = provenance("audit", *arguments, "--format", "json", "--quiet", "--words-only")
    assert done.returncode == status, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.mark.usefixtures("kept")
def test_the_source_is_found_and_named_and_nothing_else_of_the_archive(
    provenance: Provenance,
) -> None:
    told = audited(provenance, "retold.txt", "--against", "kept", status=ExitStatus.FINDINGS)
    assert [(d["id"], d["path"]) for d in told["documents"]] == [
        ("d1", "retold.txt"),
        ("d2", "beacon.txt"),
    ]
    assert told["audits"][0]["sources"][0]["document"] == "d2"
    assert {a["source"]["document"] for a in told["audits"][0]["alignments"]} == {"d2"}


@pytest.mark.usefixtures("kept")
def test_a_draft_of_its_own_is_independent_and_it_is_said_what_was_looked_at(
    provenance: Provenance,
) -> None:
    told = audited(provenance, "own.txt", "--against", "kept", status=ExitStatus.CLEAN)
    assert [d["path"] for d in told["documents"]] == ["own.txt"]
    assert told["audits"][0]["verdict"] == "independent"
    (line,) = (limit for limit in told["tool"]["limits"] if limit.startswith("archive "))
    assert line.startswith("archive kept: ")
    assert "of 21 texts were looked at" in line


STATEMENT = (
    "In a statement to the press, Chief Executive Oda Lunn said: “This decision says nothing about "
    "our crews in Mellin Harbour, whose patience has carried the Sound Ferry name for 41 winters. "
    "We will treat each of them with dignity and remain a good neighbour for as long as we stay.”"
)


def test_a_statement_to_everybody_makes_no_source_of_an_article_in_an_archive(
    provenance: Provenance, kept: Path
) -> None:
    """Of a source somebody chose it is noted; among a million texts some will print it."""
    there = (
        "The Sound Ferry line will stop its night boat in March, it told the harbour on Monday.",
        STATEMENT,
        "The line has lost money on the boat since the bridge at Kell was opened.",
    )
    here = (
        "Bo Arken had one foot on the gangway when the loudspeaker said it was the last winter.",
        STATEMENT,
        "He has fried eggs for lorry drivers on the lower deck since he was 19.",
    )
    (kept / "harbour.txt").write_text(article(*there, headline="Night boat ends"), "utf-8")
    (kept / "eggs.txt").write_text(article(*here, headline="Eggs at sea"), "utf-8")
    chosen = audited(provenance, "eggs.txt", "--against", "harbour.txt", status=ExitStatus.CLEAN)
    assert [f["rule"] for f in chosen["audits"][0]["findings"]] == ["PRV404"]
    assert provenance("archive", "add", "kept", "harbour.txt", "--quiet").returncode == 0
    found = audited(provenance, "eggs.txt", "--against", "kept", status=ExitStatus.CLEAN)
    assert found["audits"][0]["findings"] == []
    assert len(found["documents"]) == 1


def test_files_and_archives_are_held_against_drafts_together(
    provenance: Provenance, kept: Path
) -> None:
    (kept / "other.txt").write_text(article(*OWN_REPORT), encoding="utf-8")
    told = audited(provenance, "retold.txt", "own.txt", "--against", "other.txt", "kept", status=1)
    paths = {d["id"]: d["path"] for d in told["documents"]}
    assert list(paths.values()) == ["retold.txt", "own.txt", "other.txt", "beacon.txt"]
    sources = {
        paths[a["document"]]: [paths[s["document"]] for s in a["sources"]] for a in told["audits"]
    }
    assert sources == {"retold.txt": ["other.txt", "beacon.txt"], "own.txt": ["other.txt"]}


def test_the_setting_sources_may_name_an_archive(provenance: Provenance, kept: Path) -> None:
    (kept / "provenance.toml").write_text('sources = ["kept/"]\n', encoding="utf-8")
    told = audited(provenance, "retold.txt", status=ExitStatus.FINDINGS)
    assert [d["path"] for d in told["documents"]] == ["retold.txt", "beacon.txt"]


@pytest.mark.usefixtures("kept")
def test_a_second_run_says_the_same_and_so_do_worker_processes(provenance: Provenance) -> None:
    call = ("audit", "retold.txt", "own.txt", "--against", "kept", "--format", "json", "--quiet")
    first = provenance(*call)
    assert provenance(*call).stdout == first.stdout
    assert provenance(*call, "--jobs", "2", "--no-cache").stdout == first.stdout


def test_what_was_added_since_is_seen_by_the_next_run(provenance: Provenance, kept: Path) -> None:
    told = audited(provenance, "own.txt", "--against", "kept", status=ExitStatus.CLEAN)
    (kept / "union.txt").write_text(article(*OWN_REPORT), encoding="utf-8")
    provenance("archive", "add", "kept", "union.txt", "--quiet")
    again = audited(provenance, "own.txt", "--against", "kept", status=ExitStatus.CLEAN)
    assert told["tool"]["limits"] != again["tool"]["limits"]


@pytest.mark.usefixtures("kept")
def test_the_draft_itself_in_the_archive_is_no_source(provenance: Provenance) -> None:
    provenance("archive", "add", "kept", "own.txt", "--quiet")
    told = audited(provenance, "own.txt", "--against", "kept", status=ExitStatus.CLEAN)
    assert "archive kept holds own.txt itself (own.txt): no source of it." in told["tool"]["limits"]


def test_an_archive_is_never_read_as_a_folder_of_articles(
    provenance: Provenance, kept: Path
) -> None:
    alone = provenance("audit", "kept")
    assert alone.returncode == ExitStatus.NOTHING_AUDITED
    assert "kept: an archive, not a folder of articles" in alone.stderr
    (kept / "sources").mkdir()
    (kept / "kept").rename(kept / "sources" / "kept")
    (kept / "sources" / "other.txt").write_text(article(*OWN_REPORT), encoding="utf-8")
    told = audited(provenance, "retold.txt", "--against", "sources", status=ExitStatus.CLEAN)
    assert [d["path"] for d in told["documents"]] == ["retold.txt", "sources/other.txt"]
    (skipped,) = told["skipped"]
    assert skipped["path"] == "sources/kept"


def test_an_archive_of_another_version_is_told_in_one_line(
    provenance: Provenance, kept: Path
) -> None:
    (kept / "kept" / "archive.json").write_text('{"schema":"provenance.archive/99"}')
    done = provenance("audit", "own.txt", "--against", "kept")
    assert done.returncode == ExitStatus.USAGE
    assert len(done.stderr.splitlines()) == 1
    assert "provenance.archive/99" in done.stderr


@pytest.mark.usefixtures("kept")
def test_search_shows_what_an_audit_would_compare(provenance: Provenance) -> None:
    done = provenance("archive", "search", "kept", "retold.txt", "--words-only")
    assert done.returncode == ExitStatus.CLEAN, done.stderr
    first, second, third, *_ = done.stdout.splitlines()
    assert first.startswith("retold.txt: ")
    assert "Covered market to come down" in second
    assert third.strip() == "beacon.txt"
    as_json = provenance("archive", "search", "kept", "retold.txt", "--format", "json")
    told = json.loads(as_json.stdout)
    assert told["schema"] == "provenance.archive-search/1"
    assert told["drafts"][0]["texts"][0]["copies"][0]["path"] == "beacon.txt"


@pytest.mark.usefixtures("kept")
def test_search_without_an_article_to_search_for_is_told(provenance: Provenance) -> None:
    done = provenance("archive", "search", "kept", "nothing.txt")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "nothing to search for" in done.stderr
