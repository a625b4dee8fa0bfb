"""The hooks, by pre-commit itself: it clones this project, installs it and hands it file names."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from provenance.errors import ExitStatus
from tests.ci.newsroom import OWN, TAKEN
from tests.repository import Repository, git, plain_environment

ROOT = Path(__file__).parents[2]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
#: What a clone needs to be installed from.
NEEDED = (
    ".pre-commit-hooks.yaml", "LICENSE", "README.md", "provenance", "pyproject.toml",
    "reports/static", "reports/templates",
)  # fmt: skip


def call(hook: str, *names: str) -> list[str]:
    """The hook's command line, as pre-commit puts it together."""
    entry = shlex.split(HOOKS[hook]["entry"])
    assert entry[0] == "provenance"
    return [sys.executable, "-m", *entry, *names]


def run(folder: Path, command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env={**plain_environment(), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def test_of_the_files_of_a_commit_only_articles_are_audited(repository: Path) -> None:
    (repository / "articles" / "ferry.md").write_text(TAKEN)
    names = ("articles/ferry.md", "wire/ferry.txt", "provenance.toml")
    done = run(repository, call("provenance", *names))
    assert done.returncode == ExitStatus.FINDINGS, done.stdout
    assert "articles/ferry.md" in done.stdout
    assert "articles/choir.md" not in done.stdout


def test_a_commit_without_articles_passes(repository: Path) -> None:
    done = run(repository, call("provenance", "provenance.toml", "wire/ferry.txt"))
    assert done.returncode == ExitStatus.CLEAN, done.stdout


def test_an_article_that_cannot_be_read_does_not_pass(repository: Path) -> None:
    (repository / "articles" / "ferry.md").write_bytes(b"")
    done = run(repository, call("provenance", "articles/ferry.md", "articles/choir.md"))
    assert done.returncode == ExitStatus.NOTHING_AUDITED, done.stdout


def test_the_other_hook_audits_all_articles(repository: Path) -> None:
    assert run(repository, call("provenance-all")).returncode == ExitStatus.CLEAN
    (repository / "articles" / "ferry.md").write_text(TAKEN)
    assert run(repository, call("provenance-all")).returncode == ExitStatus.FINDINGS
    assert HOOKS["provenance-all"]["pass_filenames"] is False


def test_pre_commit_takes_the_manifest_for_one() -> None:
    manifest = ROOT / ".pre-commit-hooks.yaml"
    done = run(ROOT, [sys.executable, "-m", "pre_commit", "validate-manifest", str(manifest)])
    assert done.returncode == 0, done.stdout


@pytest.fixture
def project(tmp_path: Path) -> tuple[Path, str]:
    """A repository of this project as it is now, and the name of its commit."""
    folder = tmp_path / "project"
    for name in NEEDED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            leave = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=leave)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder, Repository(folder).commit()


def has_index(tmp_path: Path) -> bool:
    """Whether pip gets anything from a package index here."""
    asked = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary=:none:"]
    asked += ["--no-cache-dir", "--dest", str(tmp_path / "asked"), "hatchling"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("packages", ["borrowed", pytest.param("index", marks=pytest.mark.slow)])
def test_pre_commit_installs_the_hook_and_gates_a_commit(
    repository: Path,
    project: tuple[Path, str],
    borrowed: dict[str, str],
    tmp_path: Path,
    packages: str,
) -> None:
    if packages == "index" and not has_index(tmp_path):
        pytest.skip("pip can reach no package index")
    folder, revision = project
    hooks = {"repo": str(folder), "rev": revision, "hooks": [{"id": "provenance"}]}
    # JSON is YAML
    (repository / ".pre-commit-config.yaml").write_text(json.dumps({"repos": [hooks]}))
    env = {
        **plain_environment(),
        **(borrowed if packages == "borrowed" else {}),
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }

    def committed(text: str) -> subprocess.CompletedProcess[str]:
        (repository / "articles" / "ferry.md").write_text(text)
        git(repository, "add", "--all")
        return subprocess.run(
            ["git", "commit", "--message", "Ferry"],
            cwd=repository,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )

    subprocess.run(["pre-commit", "install"], cwd=repository, env=env, check=True)
    refused = committed(TAKEN)
    assert refused.returncode == 1, refused.stdout
    assert "exit code: 1" in refused.stdout
    assert "PRV101" in refused.stdout
    assert git(repository, "rev-list", "--count", "HEAD") == "1"
    passed = committed(OWN)
    assert passed.returncode == 0, passed.stdout
    assert git(repository, "rev-list", "--count", "HEAD") == "2"
