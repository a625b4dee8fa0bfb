"""``provenance trace`` as users run it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from provenance.__main__ import main
from provenance.errors import ExitStatus
from provenance.tables import rows
from tests.archives import export
from tests.cli.windmill import COPY, ORIGIN, ROOT, Provenance

FORMATS = ("text", "html", "json", "graphml", "prov", "jsonld")
#: Of one article there is nothing to trace.
ONE = "provenance: nothing to trace: one article there\n"


@pytest.fixture
def articles(folder: Path) -> Path:
    """A folder with a story, a copy of it, and something unrelated; nothing else beside it."""
    inner = folder / "articles"
    inner.mkdir()
    for path in sorted(folder.glob("*.txt")):
        path.rename(inner / path.name)
    return folder


def edges(result: str) -> list[tuple[str, str]]:
    """Who took from whom in a result in the wire format, by file names."""
    told: dict[str, Any] = json.loads(result)
    name = {one["id"]: one["path"].rsplit("/", 1)[-1] for one in told["documents"]}
    return [(name[one["derived"]], name[one["from"]]) for one in told["edges"]]


@pytest.mark.usefixtures("articles")
def test_a_folder_is_summed_up_and_findings_are_no_failure(provenance: Provenance) -> None:
    done = provenance("trace", "articles")
    assert done.returncode == ExitStatus.CLEAN
    assert "Herald" in done.stdout
    assert done.stderr == "comparing 1 pairs of 3 documents\n"


@pytest.mark.usefixtures("articles")
def test_every_format_goes_where_it_is_told(provenance: Provenance, tmp_path: Path) -> None:
    asked = [part for name in FORMATS for part in ("--format", f"{name}=out.{name}")]
    done = provenance("trace", "articles", *asked, "--format", "parquet=out.parquet", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (ExitStatus.CLEAN, "", "")
    written = {name: (tmp_path / f"out.{name}").read_text("utf-8") for name in FORMATS}
    assert edges(written["json"]) == [("copy.txt", "origin.txt")]
    assert "Herald" in written["text"]
    assert written["html"].startswith("<!DOCTYPE html>")
    ElementTree.fromstring(written["graphml"])  # noqa: S314 - we wrote it
    assert json.loads(written["prov"])
    assert json.loads(written["jsonld"])
    (row,) = rows(tmp_path / "out.parquet")
    assert (row["derived"], row["source"]) == ("articles/copy.txt", "articles/origin.txt")


@pytest.mark.usefixtures("articles")
def test_a_result_that_is_no_text_is_summed_up_beside_it(provenance: Provenance) -> None:
    done = provenance("trace", "articles", "--format", "json")
    assert edges(done.stdout) == [("copy.txt", "origin.txt")]
    assert "Herald" in done.stderr
    quiet = provenance("trace", "articles", "--format", "json", "--quiet")
    assert (quiet.stdout, quiet.stderr) == (done.stdout, "")


@pytest.mark.usefixtures("articles")
def test_the_output_is_told_of_unless_quiet(provenance: Provenance, tmp_path: Path) -> None:
    done = provenance("trace", "articles", "--format", "json", "--output", "out.json")
    assert done.stdout == ""
    assert done.stderr.endswith("wrote out.json\n")
    assert edges((tmp_path / "out.json").read_text("utf-8")) == [("copy.txt", "origin.txt")]


def test_the_same_bytes_twice_and_with_any_number_of_processes(
    provenance: Provenance, articles: Path
) -> None:
    made = []
    for number, jobs in enumerate("112"):
        (articles / f"run{number}").mkdir()
        asked = [f"--format={name}=run{number}/{name}" for name in (*FORMATS, "parquet")]
        done = provenance("trace", "articles", *asked, "--jobs", jobs, "--words-only")
        assert done.returncode == ExitStatus.CLEAN
        made.append(
            {path.name: path.read_bytes() for path in (articles / f"run{number}").iterdir()}
        )
    assert len(made[0]) == len(FORMATS) + 1
    assert made == [made[0]] * 3


def test_a_folder_and_a_file_beside_it(provenance: Provenance, articles: Path) -> None:
    (articles / "articles" / "copy.txt").rename(articles / "copy.txt")
    done = provenance("trace", "articles", "copy.txt", "--format", "json")
    assert edges(done.stdout) == [("copy.txt", "origin.txt")]


def test_an_archive_is_a_collection(provenance: Provenance, tmp_path: Path) -> None:
    export(tmp_path / "coast.jsonl", *range(12), 3)
    assert provenance("archive", "add", "coast", "coast.jsonl").returncode == ExitStatus.CLEAN
    done = provenance("trace", "coast", "--format", "json", "--words-only")
    assert done.returncode == ExitStatus.CLEAN
    told = json.loads(done.stdout)
    assert told["compared"]["documents"] == 13
    assert {one["path"].split("/")[0] for one in told["documents"]} <= {"coast.jsonl"}
    (tmp_path / "copy.txt").write_text(COPY, encoding="utf-8")
    (tmp_path / "origin.txt").write_text(ORIGIN, encoding="utf-8")
    both = provenance(
        "trace", "coast", "copy.txt", "origin.txt", "--format", "json", "--words-only"
    )
    assert ("copy.txt", "origin.txt") in edges(both.stdout)


@pytest.mark.usefixtures("articles")
def test_the_tables_of_the_run_are_kept_where_asked(provenance: Provenance, tmp_path: Path) -> None:
    done = provenance("trace", "articles", "--work", "tables/of/run", "--words-only")
    assert done.returncode == ExitStatus.CLEAN
    work = tmp_path / "tables" / "of" / "run"
    found = {path.parent.name: path for path in sorted(work.glob("*/*.parquet"))}
    assert set(found) == {"documents", "features", "pairs", "furniture", "examined"}
    assert [(row["a"], row["b"]) for row in rows(found["pairs"])] == [(0, 1)]
    again = provenance("trace", "articles", "--work", "tables/of/run", "--words-only")
    assert (again.returncode, again.stdout) == (done.returncode, done.stdout)


def test_nothing_else_in_the_folder_of_tables_is_touched(
    provenance: Provenance, articles: Path
) -> None:
    done = provenance("trace", "articles", "--work", ".", "--words-only")
    assert done.returncode == ExitStatus.CLEAN
    assert (articles / "articles" / "origin.txt").read_text("utf-8") == ORIGIN


def test_no_tables_are_left_behind(
    provenance: Provenance, articles: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    spare = tmp_path_factory.mktemp("spare")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(spare)}
    assert provenance("trace", "articles", "--words-only", env=env).returncode == ExitStatus.CLEAN
    assert list(spare.iterdir()) == []
    assert [path.name for path in articles.iterdir()] == ["articles"]


def test_one_article_alone_is_nothing_to_trace(provenance: Provenance, articles: Path) -> None:
    done = provenance("trace", "articles/copy.txt", "--quiet")
    assert (done.returncode, done.stdout) == (ExitStatus.NOTHING_AUDITED, "")
    assert done.stderr == ONE
    (articles / "empty").mkdir()
    none = provenance("trace", "empty", "--quiet")
    assert none.returncode == ExitStatus.NOTHING_AUDITED
    assert none.stderr.startswith("provenance: nothing to trace: no article there")


@pytest.mark.usefixtures("articles")
def test_an_article_given_twice_is_one(provenance: Provenance) -> None:
    done = provenance("trace", "articles/copy.txt", "articles/copy.txt", "--quiet")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "one article there" in done.stderr


def test_what_cannot_be_read_is_told_and_the_rest_is_traced(
    provenance: Provenance, articles: Path
) -> None:
    (articles / "articles" / "broken.docx").write_bytes(b"PK no archive")
    done = provenance("trace", "articles", "--format", "json")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "skipped articles/broken.docx: " in done.stderr
    assert edges(done.stdout) == [("copy.txt", "origin.txt")]
    assert [one["path"] for one in json.loads(done.stdout)["skipped"]] == ["articles/broken.docx"]


def test_a_path_that_is_not_there_is_told_and_the_rest_is_traced(
    provenance: Provenance, articles: Path
) -> None:
    done = provenance("trace", "articles", "none.txt", "--format", "json", "--words-only")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "skipped none.txt: no such file or folder\n" in done.stderr
    assert len(json.loads(done.stdout)["documents"]) == len(list((articles / "articles").iterdir()))


def test_a_picture_in_a_folder_is_no_failure(provenance: Provenance, articles: Path) -> None:
    (articles / "articles" / "picture.png").write_bytes(b"no article")
    assert provenance("trace", "articles").returncode == ExitStatus.CLEAN


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--format", "yaml"), "'yaml' is not one of text, html, json"),
        (("--format", "parquet"), "--format parquet: is no text, so name a file: parquet=PATH"),
        (("--format", "json", "--format", "html"), "would both go to standard output"),
        (("--format", "json=no/such/out.json"), "there is no folder no/such"),
        (("--format", "parquet=articles"), "is a folder, not a file"),
        (("--output", "articles"), "is a folder, not a file"),
        (("--format", "json=articles/copy.txt"), "is one of the inputs"),
        (("--work", "articles/copy.txt"), "--work articles/copy.txt: "),
        (("--engine", "abacus"), "abacus"),
        (("--jobs", "0"), "--jobs"),
        (("--config", "none.toml"), "none.toml"),
        (("--keep", "poems"), "poems"),
    ],
)
def test_what_is_asked_wrongly_is_told_in_one_line(
    articles: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    says: str,
) -> None:
    monkeypatch.chdir(articles)
    assert main(["trace", "articles", *arguments, "--words-only"]) == ExitStatus.USAGE
    told = capsys.readouterr()
    assert told.out == ""
    assert says in told.err.splitlines()[-1]
    assert "Traceback" not in told.err
    assert (articles / "articles" / "copy.txt").read_text("utf-8") == COPY


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.usefixtures("articles")
def test_a_result_that_does_not_fit_is_told(provenance: Provenance) -> None:
    done = provenance("trace", "articles", "--format", "json=/dev/full", "--quiet")
    assert done.returncode == ExitStatus.USAGE
    assert done.stderr.startswith("provenance: --format json=/dev/full: cannot be written: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_is_told(provenance: Provenance, articles: Path) -> None:
    (articles / "shut").mkdir(mode=0o555)
    for name in ("json", "parquet"):
        done = provenance("trace", "articles", "--format", f"{name}=shut/out", "--quiet")
        assert done.returncode == ExitStatus.USAGE
        assert "cannot be written" in done.stderr


def test_a_folder_of_tables_that_is_in_the_way_is_told(
    provenance: Provenance, articles: Path
) -> None:
    (articles / "work").mkdir()
    (articles / "work" / "documents").write_text("my own list\n", encoding="utf-8")
    done = provenance("trace", "articles", "--work", "work", "--words-only", "--quiet")
    assert done.returncode == ExitStatus.USAGE
    assert done.stderr.startswith("provenance: --work work: ")
    assert (articles / "work" / "documents").read_text("utf-8") == "my own list\n"


def test_no_derivations_make_a_table_without_rows(provenance: Provenance, articles: Path) -> None:
    (articles / "articles" / "copy.txt").unlink()
    done = provenance("trace", "articles", "--format", "parquet=out.parquet", "--quiet")
    assert (done.returncode, done.stderr) == (ExitStatus.CLEAN, "")
    assert list(rows(articles / "out.parquet")) == []


def test_without_spark_one_line_says_how_to_get_it(
    articles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(articles)
    for name in [name for name in sys.modules if name.partition(".")[0] == "pyspark"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    assert main(["trace", "articles", "--engine", "spark", "--quiet"]) == ExitStatus.USAGE
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        "provenance: Spark is not installed (pyspark): pip install 'provenance-audit[spark]'\n"
    )
