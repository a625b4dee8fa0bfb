"""The template for GitLab, by its very script, in a checkout of a newsroom's repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import junitparser
import pytest
import yaml

from provenance import __version__
from provenance.errors import ExitStatus
from tests.ci.newsroom import TAKEN, branch
from tests.repository import git, plain_environment

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "templates" / "provenance" / "template.yml"
SPEC, JOBS = yaml.safe_load_all(TEMPLATE.read_text("utf-8"))
INPUTS: dict[str, dict[str, str]] = SPEC["spec"]["inputs"]


def job(**given: str) -> dict[str, Any]:
    """The job with these inputs put in as GitLab does: in what the YAML holds, not in the YAML."""
    values = {name: one["default"] for name, one in INPUTS.items()} | given

    def filled(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            return {filled(key): filled(one) for key, one in value.items()}
        if isinstance(value, list):
            return [filled(one) for one in value]
        if isinstance(value, str):
            return re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda found: values[found[1]], value)
        return value

    (made,) = filled(JOBS).values()
    assert isinstance(made, dict)
    return made


@pytest.fixture
def checkout(repository: Path) -> Path:
    """A checkout of a branch that takes from the wire."""
    branch(repository, "ferry", "ferry.md", TAKEN)
    return repository


def run(
    made: Mapping[str, Any],
    checkout: Path,
    variables: Mapping[str, str],
    shell: str = "bash",
) -> subprocess.CompletedProcess[str]:
    """Run the job's lines in one shell, as a runner does."""
    lines = [*made["before_script"], *made["script"]]
    return subprocess.run(
        [shell, "-e", "-c", "\n".join(lines)],
        cwd=checkout,
        env={
            **plain_environment(),
            "CI": "true",
            "GITLAB_CI": "true",
            "CI_PROJECT_DIR": str(checkout),
            **made["variables"],
            **variables,
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def branch_pipeline(
    borrowed: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """The variables of a pipeline for a branch, in an image with provenance in it."""
    builds = tmp_path_factory.mktemp("builds")
    # whose Python what is borrowed was made for
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    variables = {**borrowed, "CI_BUILDS_DIR": str(builds), "PATH": path}
    installing = {**job(package=str(ROOT)), "script": ["provenance --version"]}
    done = run(installing, builds, variables)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"provenance {__version__}\n"
    return {**variables, "PATH": f"{builds}/.provenance/bin{os.pathsep}{path}"}


@pytest.fixture
def merge_request(checkout: Path, branch_pipeline: dict[str, str]) -> dict[str, str]:
    """The variables of a pipeline for a merge request."""
    base = git(checkout, "merge-base", "main", "HEAD")
    return {**branch_pipeline, "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}


@pytest.mark.parametrize("shell", ["bash", "sh"])
def test_a_merge_request_that_takes_from_the_wire_fails(
    checkout: Path, merge_request: dict[str, str], shell: str
) -> None:
    done = run(job(), checkout, merge_request, shell)
    assert done.returncode == ExitStatus.FINDINGS, done.stderr
    assert "articles/ferry.md" in done.stdout
    assert "articles/choir.md" not in done.stdout


def test_the_reports_are_those_that_are_collected(
    checkout: Path, merge_request: dict[str, str]
) -> None:
    made = job()
    run(made, checkout, merge_request)
    collected = made["artifacts"]
    issues = json.loads((checkout / collected["reports"]["codequality"]).read_text("utf-8"))
    assert {issue["location"]["path"] for issue in issues} == {"articles/ferry.md"}
    junit = junitparser.JUnitXml.fromfile(str(checkout / collected["reports"]["junit"]))
    assert junit.failures == len(issues)
    (folder,) = collected["paths"]
    written = {path.name for path in (checkout / folder).iterdir()}
    assert written == {"gl-code-quality-report.json", "junit.xml", "report.html"}
    assert collected["when"] == "always"


def test_a_merge_request_without_articles_passes(
    checkout: Path, merge_request: dict[str, str]
) -> None:
    git(checkout, "switch", "--quiet", "main")
    done = run(job(), checkout, merge_request)
    assert done.returncode == ExitStatus.CLEAN, done.stderr


def test_other_pipelines_audit_everything(checkout: Path, branch_pipeline: dict[str, str]) -> None:
    done = run(job(), checkout, branch_pipeline)
    assert done.returncode == ExitStatus.FINDINGS, done.stderr
    assert "articles/choir.md" in done.stdout


def test_options_are_words_one_a_line(checkout: Path, merge_request: dict[str, str]) -> None:
    made = job(options="--fail-on\nnever\n--redacted")
    done = run(made, checkout, merge_request)
    assert done.returncode == ExitStatus.CLEAN, done.stderr
    assert "Solveig" not in done.stdout


@pytest.mark.parametrize("name", ["changed-since", "options", "package"])
def test_no_input_is_run(checkout: Path, merge_request: dict[str, str], name: str) -> None:
    hostile = "$(touch run)`touch run`;touch run\n'\"; touch run"
    done = run(job(**{name: hostile}), checkout, merge_request)
    assert done.returncode != ExitStatus.CLEAN
    assert not (checkout / "run").exists()


def test_what_a_shell_reads_holds_no_input() -> None:
    (made,) = JOBS.values()
    assert "$[[" not in "".join([*made["before_script"], *made["script"]])


def test_every_input_is_described_and_used() -> None:
    (written,) = re.findall(r"\n---\n(.+)", TEMPLATE.read_text("utf-8"), re.DOTALL)
    for name, one in INPUTS.items():
        assert one["description"]
        assert f"$[[ inputs.{name} ]]" in written


def test_the_cache_is_that_of_the_settings_and_kept_after_findings_too() -> None:
    made = job()
    assert made["cache"]["paths"] == [".provenance_cache"]
    assert made["cache"]["when"] == "always"
    assert made["variables"]["GIT_DEPTH"] == "0"
