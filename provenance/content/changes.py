"""What git knows to be unchanged since a revision. The only place that runs git."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from provenance.errors import UsageProblem

#: Set by git for the hooks it runs, for the repository and the index of its own run: a hook in a
#: subfolder would look in the wrong place.
_OF_HOOKS = (
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_WORK_TREE",
)
_OPTION = "--changed-since"
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Changes:
    """A work tree beside a commit: all that is not known to be unchanged counts as changed."""

    top: Path
    """The work tree, links resolved."""
    tracked: frozenset[str]
    """Paths in the index, relative to ``top``."""
    changed: frozenset[str]
    """Those that differ from the commit, staged or not; a submodule stands for all in it."""
    renamed: Mapping[str, str]
    """Path → the path the same content had in the commit, and has no longer."""

    def touch(self, path: Path) -> bool:
        """Whether the file at ``path`` may be another than in the commit.

        So is a file that git does not track, or that lies outside the work tree. One that was
        renamed and not edited is not; see `former`.
        """
        real = self._inside(Path(os.path.realpath(path)))
        # a link that leads elsewhere now is a change as well
        named = self._inside(Path(os.path.abspath(path)))  # noqa: PTH100 - resolves no link
        if real is None or self.tracked.isdisjoint(_with_parents(real)):
            return True
        return any(
            one is not None and not self.changed.isdisjoint(_with_parents(one))
            for one in (real, named)
        )

    def former(self, path: Path) -> Path | None:
        """Where the file at ``path``, renamed and not edited, lay in the commit."""
        real = self._inside(Path(os.path.realpath(path)))
        old = None if real is None else self.renamed.get(real.as_posix())
        return None if old is None else self.top / old

    def _inside(self, path: Path) -> Path | None:
        return path.relative_to(self.top) if path.is_relative_to(self.top) else None


def changes_since(revision: str) -> Changes:
    """The work tree of the working directory beside the merge base of ``revision`` and HEAD.

    Raises `UsageProblem`, saying what to do, where git is missing, this is no work tree, or there
    is no such revision or no merge base.
    """
    if not revision or revision.startswith("-"):
        raise _problem(f"{revision!r} is no revision")
    top = _top()
    if _said(top, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") is None:
        raise _problem("the repository has no commit yet")
    commit = _said(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    shallow = _said(top, "rev-parse", "--is-shallow-repository") == "true"
    fetch = "fetch the history first, as with git fetch --unshallow (in CI: a fetch depth of 0)"
    if commit is None or not _COMMIT.fullmatch(commit):  # as of ^main, which excludes one
        why = f"the clone is shallow: {fetch}" if shallow else "git fetch may bring it"
        raise _problem(f"there is no revision {revision!r}; {why}")
    base = _said(top, "merge-base", commit, "HEAD")
    if base is None:
        why = f"the clone is shallow: {fetch}" if shallow else "they share no history"
        raise _problem(f"no merge base of {revision!r} and HEAD; {why}")
    return _beside(base, top)


def _beside(base: str, top: Path) -> Changes:
    changed: set[str] = set()
    renamed: dict[str, str] = {}
    # whatever the user's settings are: a file that was only touched is no change, and neither is
    # one of which nothing but the name differs
    told = _git(
        top,
        "-c",
        "diff.autoRefreshIndex=true",
        "diff",
        "--name-status",
        "-z",
        "-M100%",
        "--no-color",
        "--no-ext-diff",
        "--ignore-submodules=none",
        base,
        "--",
    )
    words = iter(_paths(told))
    for status in words:
        path = next(words)
        if status.startswith("R"):
            renamed[next(words)] = path
        else:
            changed.add(path)
    tracked = frozenset(_paths(_git(top, "ls-files", "-z", "--full-name")))
    return Changes(top, tracked, frozenset(changed), renamed)


def _top() -> Path:
    asked = _run(Path(), "rev-parse", "--show-toplevel")
    if asked.returncode == 0 and asked.stdout:
        return Path(os.path.realpath(os.fsdecode(asked.stdout.removesuffix(b"\n"))))
    said = _complaint(asked).removeprefix("fatal: ")
    if said.startswith("not a git repository"):
        raise _problem("this folder is in no git repository")
    if "dubious ownership" in said:  # as in a container that runs as another user
        said += "; allow it with git config --global --add safe.directory and that path"
    raise _problem(f"git finds no files here: {said or 'this is no work tree'}")


def _said(top: Path, *arguments: str) -> str | None:
    """The one line git answers, or None where it says no."""
    asked = _run(top, *arguments)
    return os.fsdecode(asked.stdout).strip() if asked.returncode == 0 else None


def _git(top: Path, *arguments: str) -> bytes:
    asked = _run(top, *arguments)
    if asked.returncode != 0:
        raise _problem(f"git failed: {_complaint(asked)}")
    return asked.stdout


def _complaint(asked: subprocess.CompletedProcess[bytes]) -> str:
    return os.fsdecode(asked.stderr).strip().partition("\n")[0]


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise _problem("git is not installed, or not to be found in PATH")
    environment = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    # git may neither hold up another git nor fetch what a partial clone lacks
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    return subprocess.run(  # noqa: S603 - no shell, and no word that could be an option
        [program, *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def _paths(told: bytes) -> list[str]:
    return [os.fsdecode(word) for word in told.split(b"\0") if word]


def _problem(why: str) -> UsageProblem:
    return UsageProblem(f"{_OPTION}: {why}")


def _with_parents(path: Path) -> Iterator[str]:
    return (one.as_posix() for one in (path, *path.parents))
