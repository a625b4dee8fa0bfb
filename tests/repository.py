"""Repositories of git, apart from the settings of whoever runs the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

#: What a test must not take from where it runs: a platform, a hook of git, Python's own path.
_OURS = ("GITHUB_", "CI", "GIT_", "PYTHON", "PROVENANCE_", "PRE_COMMIT")


def plain_environment() -> dict[str, str]:
    """The environment of this process without what a platform, git or Python's path adds."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(_OURS)}
    author = {"GIT_AUTHOR_NAME": "Desk", "GIT_AUTHOR_EMAIL": "desk@example.org"}
    committer = {"GIT_COMMITTER_NAME": "Desk", "GIT_COMMITTER_EMAIL": "desk@example.org"}
    return {**kept, **author, **committer, "GIT_CONFIG_GLOBAL": os.devnull}


def git(folder: Path, *arguments: str) -> str:
    """What git answers in ``folder``."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=plain_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(folder: Path, message: str) -> str:
    """Commit everything; the new commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD")


class Repository:
    """A repository in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self("init", "--quiet", "--initial-branch=main", ".")

    def __call__(self, *arguments: str) -> str:
        """What git answers in it."""
        return git(self.root, *arguments)

    def write(self, **texts: str) -> None:
        """Write files of ``articles``, by their names without the suffix."""
        for name, text in texts.items():
            self.put(f"articles/{name}.md", text)

    def put(self, path: str, text: str) -> None:
        """Write the file at ``path``, and the folders it lies in."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def commit(self) -> str:
        """Commit everything; the new commit."""
        return commit(self.root, "A day's work")


def newsroom(root: Path) -> Repository:
    """A repository with two committed articles and a source; skips the test without git."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    root.mkdir()
    made = Repository(root)
    made.write(one="The first of the articles.\n", two="The second of them.\n")
    made.put("wire/agency.md", "The ferry was late.\n")
    made.commit()
    return made
