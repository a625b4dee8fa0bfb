"""The page that leads from nothing to a gated pull request, followed to the letter.

Its blocks are run and written in their order, in an empty folder. What a block prints is compared
with the block of text that follows it; ``pytest tests/docs/test_five_minutes.py --accept`` takes it
into the page.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.docs.test_docs import DOCS, ROOT, sections
from tests.repository import git, plain_environment

PAGE = DOCS / "ci.md"
SECTION = "From nothing to a gated pull request"
_BLOCK = re.compile(r'^```(\w+)(?: title="([^"\n]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_STATUS = re.compile(r"^Exit status (\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """Lines to be run, and what the page says of them."""

    lines: str
    status: int
    printed: str | None
    """None where the page shows nothing: then nothing is printed."""
    place: tuple[int, int] | None
    """Where that stands in the section."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to be written."""

    name: str
    text: str


def steps(section: str) -> Iterator[Run | File]:
    """What the reader of ``section`` does, in order."""
    blocks = list(_BLOCK.finditer(section))
    ends = [*(block.start() for block in blocks[1:]), len(section)]
    for at, block in enumerate(blocks):
        kind, title, text = block.groups()
        if title:
            yield File(title, text)
        elif kind == "sh":
            shown = blocks[at + 1] if at + 1 < len(blocks) and ends[at] < len(section) else None
            if shown is not None and (shown[1] != "text" or shown[2]):
                shown = None
            said = _STATUS.search(section, block.end(), ends[at + 1] if shown else ends[at])
            yield Run(
                text,
                int(said[1]) if said else 0,
                shown[3] if shown else None,
                shown.span(3) if shown else None,
            )
        else:
            assert kind == "text", f"what is to be done with this? {text}"


def environment(folder: Path) -> dict[str, str]:
    """The environment of a reader: with the commands, and with nothing set for provenance."""
    commands = folder / "commands"
    commands.mkdir()
    command = commands / "provenance"
    command.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m provenance "$@"\n'
    )
    command.chmod(0o755)
    beside = Path(sys.executable).parent
    return {
        **plain_environment(),
        "PATH": os.pathsep.join([str(commands), str(beside), os.environ["PATH"]]),
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
    }


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[Run, int, str]]]:
    """The folder in which the page was followed, and how each of its runs ended."""
    outside = tmp_path_factory.mktemp("reader")
    env = environment(outside)
    folder = outside / "newsroom"
    folder.mkdir()
    ended = []
    for step in steps(sections(PAGE.read_text("utf-8"))[SECTION]):
        if isinstance(step, File):
            path = folder / step.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.text, encoding="utf-8")
            continue
        done = subprocess.run(
            ["bash", "-e", "-c", step.lines],
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        ended.append((step, done.returncode, done.stdout))
    return folder, ended


def test_every_step_ends_with_the_status_that_is_stated(
    followed: tuple[Path, list[tuple[Run, int, str]]],
) -> None:
    _, ended = followed
    assert {step.status for step, _, _ in ended} == {0, 1}
    for step, status, printed in ended:
        assert status == step.status, f"{step.lines}\n{printed}"


def test_every_step_prints_what_is_shown(
    followed: tuple[Path, list[tuple[Run, int, str]]], pytestconfig: pytest.Config
) -> None:
    _, ended = followed
    if pytestconfig.getoption("--accept"):
        accept(ended)
    assert sum(step.printed is not None for step, _, _ in ended) >= 5
    page = sections(PAGE.read_text("utf-8"))[SECTION]
    shown = [step for step in steps(page) if isinstance(step, Run)]
    for step, (_, _, printed) in zip(shown, ended, strict=True):
        assert printed == (step.printed or ""), step.lines


def accept(ended: list[tuple[Run, int, str]]) -> None:
    """Take what was printed into the page."""
    page = PAGE.read_text("utf-8")
    section = sections(page)[SECTION]
    written = section
    for step, _, printed in reversed(ended):
        if step.place is not None:
            written = written[: step.place[0]] + printed + written[step.place[1] :]
    PAGE.write_text(page.replace(section, written), encoding="utf-8")


def test_at_the_end_everything_is_committed_and_nothing_else_lies_about(
    followed: tuple[Path, list[tuple[Run, int, str]]],
) -> None:
    folder, _ = followed
    assert git(folder, "status", "--porcelain") == ""
    assert git(folder, "branch", "--show-current") == "ferry"
    committed = set(git(folder, "ls-files").splitlines())
    assert {"provenance-baseline.json", ".github/workflows/provenance.yml"} <= committed
    assert not [name for name in committed if ".provenance_cache" in name]


def test_it_takes_five_minutes_and_not_a_page_more() -> None:
    section = sections(PAGE.read_text("utf-8"))[SECTION]
    numbered = re.findall(r"^\*\*(\d)\. ", section, re.MULTILINE)
    assert numbered == [str(number) for number in range(1, len(numbered) + 1)]
    runs = [step for step in steps(section) if isinstance(step, Run)]
    assert sum(len(step.lines.splitlines()) for step in runs) <= 30
