"""The action, by its very command lines, in a checkout of a newsroom's repository."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from provenance.errors import ExitStatus
from tests.ci.github import ACTION, ROOT, STEPS, Runner
from tests.ci.newsroom import FERRY, OWN, TAKEN, branch
from tests.repository import git


@pytest.fixture(scope="module")
def temp(tmp_path_factory: pytest.TempPathFactory, borrowed: dict[str, str]) -> Path:
    """The runner's folder for what passes, where the action has been installed."""
    temp = tmp_path_factory.mktemp("runner")
    runner = Runner(temp, temp, borrowed)
    assert re.fullmatch(
        "[0-9a-f]{40}", runner.run("Know what is to be installed").outputs["digest"]
    )
    done = runner.run("Install")
    assert done.status == 0, done.log
    return temp


@pytest.fixture
def runner(repository: Path, temp: Path, borrowed: dict[str, str], tmp_path: Path) -> Runner:
    """A runner with a whole clone, in which a branch takes from the wire."""
    branch(repository, "ferry", "ferry.md", TAKEN)
    git(tmp_path, "clone", "--quiet", "--branch", "ferry", str(repository), "checkout")
    return Runner(tmp_path / "checkout", temp, borrowed)


def test_a_pull_request_that_takes_from_the_wire_fails(runner: Runner) -> None:
    done = runner.run("Audit", base="main")
    assert done.status == ExitStatus.FINDINGS, done.log
    assert done.outputs["status"] == "1"
    errors = re.findall("^::error .+", done.log, re.MULTILINE)
    assert errors
    assert all("file=articles/ferry.md," in line for line in errors)
    assert "articles/ferry.md" in done.summary
    assert "articles/choir.md" not in done.summary


def test_the_reports_are_where_the_outputs_say_and_not_in_the_checkout(runner: Runner) -> None:
    done = runner.run("Audit", base="main")
    assert set(done.outputs) == set(ACTION["outputs"])
    html, sarif, markdown = (
        Path(done.outputs[name]).read_text("utf-8") for name in ("html", "sarif", "markdown")
    )
    assert html.startswith("<!DOCTYPE html>")
    assert {result["ruleId"] for result in json.loads(sarif)["runs"][0]["results"]}
    assert markdown.startswith("<!-- provenance audit -->")
    assert markdown in done.summary
    assert git(runner.checkout, "status", "--porcelain") == ""


def test_a_pull_request_without_articles_passes(runner: Runner) -> None:
    git(runner.checkout, "switch", "--quiet", "--create", "docs", "origin/main")
    (runner.checkout / "README.md").write_text("# Our newsroom\n")
    done = runner.run("Audit", base="main")
    assert done.status == ExitStatus.CLEAN, done.log
    assert "articles/" not in done.summary


def test_a_push_is_audited_as_a_whole(runner: Runner) -> None:
    done = runner.run("Audit")
    assert done.status == ExitStatus.FINDINGS
    assert "articles/choir.md" in done.summary


def test_inputs_stand_for_options(runner: Runner) -> None:
    (runner.checkout / "wire" / "more").mkdir()
    inputs = {
        "drafts": "articles/choir.md\narticles/ferry.md\n",
        "against": "wire/ferry.txt\nwire/more\n",
        "fail-on": "never",
        "redacted": "true",
        "options": "--words-only\n--ignore\nPRV403\n",
    }
    (runner.checkout / "wire" / "more" / "choir.txt").write_text(FERRY)
    done = runner.run("Audit", inputs)
    assert done.status == ExitStatus.CLEAN, done.log
    assert "articles/bakery.md" not in done.summary
    assert "Solveig" not in done.log + done.summary


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({"changed-since": "mian"}, ExitStatus.USAGE),
        ({"fail-on": "eror"}, ExitStatus.USAGE),
        ({"options": "--no-such-option"}, ExitStatus.USAGE),
        ({"drafts": "articles/gone.md"}, ExitStatus.NOTHING_AUDITED),
    ],
)
def test_what_went_wrong_is_an_annotation_and_passes_for_no_audit(
    runner: Runner, inputs: dict[str, str], status: int
) -> None:
    done = runner.run("Audit", inputs)
    assert done.status == status
    assert done.outputs == {"status": str(int(status))}
    assert f"::error title=provenance::exit status {int(status)}" in done.log


def test_a_shallow_checkout_is_told_what_to_do(runner: Runner, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    address = runner.checkout.resolve().as_uri()
    git(tmp_path, "clone", "--quiet", "--depth", "1", address, str(shallow))
    done = Runner(shallow, runner.temp, runner.borrowed).run("Audit", base="main")
    assert done.status == ExitStatus.USAGE
    assert "fetch depth of 0" in done.log


@pytest.mark.parametrize("name", ["drafts", "against", "changed-since", "fail-on", "options"])
def test_no_input_is_run(runner: Runner, name: str) -> None:
    done = runner.run("Audit", {name: "$(touch run)`touch run`;touch run\n'\"; touch run"})
    assert done.status >= ExitStatus.USAGE
    assert not (runner.checkout / "run").exists()


def test_no_branch_name_is_run(runner: Runner) -> None:
    name = "$(touch${IFS}run)"
    git(runner.checkout, "update-ref", f"refs/remotes/origin/{name}", "origin/main")
    done = runner.run("Audit", base=name)
    assert done.status == ExitStatus.FINDINGS, done.log
    assert not (runner.checkout / "run").exists()


def test_what_a_shell_reads_holds_no_expression() -> None:
    for step in STEPS:
        assert "${{" not in step.get("run", "")


def test_other_actions_are_pinned_to_a_commit() -> None:
    others = [step["uses"] for step in STEPS if "uses" in step]
    assert others
    assert [one for one in others if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one)] == []


def test_the_cache_is_kept_after_findings_too() -> None:
    kept = {step["uses"].partition("@")[0]: step for step in STEPS if "uses" in step}
    restored, saved = kept["actions/cache/restore"], kept["actions/cache/save"]
    assert "!cancelled()" in saved["if"]
    for key in ("path", "key"):
        assert restored["with"][key] == saved["with"][key]
    assert ACTION["inputs"]["cache"]["default"] == ".provenance_cache"


def test_every_input_is_described_and_used() -> None:
    written = (ROOT / "action.yml").read_text("utf-8")
    for name, one in ACTION["inputs"].items():
        assert one["description"]
        assert f"inputs.{name} " in written


def test_an_unchanged_article_is_not_audited_again_by_name(runner: Runner) -> None:
    (runner.checkout / "articles" / "choir.md").write_text(OWN)
    done = runner.run("Audit", {"drafts": "articles/choir.md"}, base="main")
    assert done.status == ExitStatus.CLEAN, done.log
