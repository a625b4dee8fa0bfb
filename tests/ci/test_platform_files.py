"""The files for the platforms, by the schemas that are published for them and by an auditor."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.ci.test_gitlab import job
from tests.ci.test_pre_commit import NEEDED
from tests.repository import plain_environment

ROOT = Path(__file__).parents[2]
CONTAINERFILE = (ROOT / "Containerfile").read_text("utf-8")


def check(schema: str, file: Path) -> None:
    """Hold ``file`` to a schema that comes with check-jsonschema."""
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", file],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def fenced(language: str, title: str) -> str:
    """The block of the page that is a file of this name."""
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    (block,) = re.findall(
        rf'^```{language} title="{re.escape(title)}"\n(.+?)^```$', page, re.DOTALL | re.MULTILINE
    )
    assert isinstance(block, str)
    return block


def test_the_action_is_one() -> None:
    check("github-actions", ROOT / "action.yml")


def audited(file: Path) -> None:
    """Have an auditor of actions and workflows look at ``file``, offline, and find nothing."""
    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [zizmor, "--offline", file],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_auditor_of_actions_finds_nothing_in_it() -> None:
    audited(ROOT / "action.yml")


def test_nor_in_the_workflow_of_the_page(tmp_path: Path) -> None:
    workflow = tmp_path / ".github" / "workflows" / "provenance.yml"
    workflow.parent.mkdir(parents=True)
    written = fenced("yaml", ".github/workflows/provenance.yml")
    workflow.write_text(written.replace("@REV", f"@{'0' * 40}"))
    audited(workflow)


def test_the_workflow_of_the_page_is_one_and_gives_inputs_that_there_are(tmp_path: Path) -> None:
    written = fenced("yaml", ".github/workflows/provenance.yml")
    workflow = tmp_path / "provenance.yml"
    workflow.write_text(written)
    check("github-workflows", workflow)
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    steps = yaml.safe_load(written)["jobs"]["provenance"]["steps"]
    (ours,) = (step for step in steps if step["uses"].startswith("OWNER/provenance@"))
    assert set(ours.get("with", {})) <= set(inputs)
    (checkout,) = (step for step in steps if step["uses"].startswith("actions/checkout@"))
    assert checkout["with"]["fetch-depth"] == 0
    others = [step["uses"] for step in steps if step is not ours]
    assert [one for one in others if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one)] == []


def test_the_template_and_the_pipeline_of_the_page_are_ones(tmp_path: Path) -> None:
    pipeline = tmp_path / "gitlab-ci.json"
    pipeline.write_text(json.dumps({"provenance": job()}))
    check("gitlab-ci", pipeline)
    written = fenced("yaml", ".gitlab-ci.yml")
    (tmp_path / "page.yml").write_text(written)
    check("gitlab-ci", tmp_path / "page.yml")
    (included,) = yaml.safe_load(written)["include"]
    template = (ROOT / "templates" / "provenance" / "template.yml").read_text("utf-8")
    assert included["component"].endswith("/provenance@REV")
    spec, _ = yaml.safe_load_all(template)
    assert set(included["inputs"]) <= set(spec["spec"]["inputs"])


def copied() -> list[str]:
    """What the build of the image takes from this folder."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", CONTAINERFILE, re.MULTILINE)
    return [name for line in lines for name in line.split()[:-1]]


def test_the_image_is_built_of_what_a_clone_is_installed_from() -> None:
    assert sorted(copied()) == sorted(set(NEEDED) - {".pre-commit-hooks.yaml"})
    assert all((ROOT / name).exists() for name in copied())


def test_nothing_else_gets_near_the_image() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    assert sorted(rule[1:] for rule in rules if rule.startswith("!")) == sorted(copied())


def test_the_image_runs_as_nobody_in_particular_and_fetches_nothing() -> None:
    last = CONTAINERFILE.rpartition("\nFROM ")[2]
    assert re.search(r"^USER (?!0|root)\d+:\d+$", last, re.MULTILINE)
    assert re.search(r'^ENTRYPOINT \["provenance"\]$', last, re.MULTILINE)
    assert not re.search(r"^ADD |curl|wget|https?://", CONTAINERFILE, re.MULTILINE)


@pytest.mark.parametrize("name", ["HOST", "OWNER", "REV"])
def test_placeholders_are_explained_where_they_stand(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "ci.md").read_text("utf-8")


def test_the_environment_of_these_tests_is_no_platform() -> None:
    assert not [key for key in plain_environment() if key.startswith(("GITHUB_", "CI_"))]
