"""A newsroom's repository, for tests of what is chosen of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


class Repository:
    """A repository in a folder of its own, apart from the settings of whoever runs the tests."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self("init", "--quiet", "--initial-branch=main", ".")

    def __call__(self, *arguments: str) -> str:
        git = shutil.which("git")
        assert git is not None
        roles, facts = ("AUTHOR", "COMMITTER"), ("NAME", "EMAIL")
        done = subprocess.run(
            [git, *arguments],
            cwd=self.root,
            env={
                **{name: value for name, value in os.environ.items() if name[:4] != "GIT_"},
                **{f"GIT_{role}_{fact}": "desk" for role in roles for fact in facts},
                "GIT_CONFIG_GLOBAL": os.devnull,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

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
        self("add", "--all")
        self("commit", "--quiet", "--allow-empty", "--message=a day's work")
        return self("rev-parse", "HEAD")


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
