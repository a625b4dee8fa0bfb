"""A newsroom's repository: a wire, articles of its own, a branch that takes from the wire."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

SETTINGS = """\
content = ["articles/**/*.md"]
sources = ["wire/**/*.txt"]
encoder = false
"""
FERRY = """\
THE TARN SOUND COURIER

Ferry laid up after crack is found in hull

By Anneke Folland, Tarn Sound Courier

The island ferry Solveig will stay in port for five weeks after divers found a crack in her hull.

The crack is 40 centimetres long and runs below the waterline, the harbour office said on Monday.

The owner had put off two inspections since the spring because no other boat could be hired.

Islanders get their post by fishing boat until the repair is done.
"""
TAKEN = """\
# Island ferry out of service

The island ferry Solveig will stay in port for five weeks after divers found a crack in her hull.

The crack is 40 centimetres long and runs below the waterline, the harbour office said on Monday.

The owner had put off two inspections since the spring because no other boat could be hired.

The school boat leaves a quarter of an hour earlier.
"""
OWN = """\
# Choir looks for a bass

The Harrow Street choir has lost four basses since the spring and holds open rehearsals in May.

Nobody will be asked to sing alone, said its director, Lise Amundsen, and there are biscuits.
"""
BAKERY = """\
# Bakery keeps its oven

The bakery on Quay Street keeps its wood oven, the council decided with eleven votes to four.

Neighbours had complained of the smoke, and the baker had a filter built in last winter.
"""
#: Where it is taken from must be no part of an environment that a platform would set.
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


def found(folder: Path) -> Path:
    """A repository in ``folder`` whose branch ``main`` holds a wire and two articles."""
    for name, text in {
        "provenance.toml": SETTINGS,
        "wire/ferry.txt": FERRY,
        "articles/choir.md": OWN,
        "articles/bakery.md": BAKERY,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "Wire and articles")
    return folder


def commit(folder: Path, message: str) -> str:
    """Commit all there is, and say under which name."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def branch(folder: Path, name: str, article: str, text: str) -> str:
    """Start a branch with a changed or new article on it."""
    git(folder, "switch", "--quiet", "--create", name)
    (folder / "articles" / article).write_text(text, encoding="utf-8")
    return commit(folder, f"Change {article}")
