"""The README, the Makefile and the CI script say the same, and it is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from provenance.__main__ import INTERRUPTED, READER_GONE, TERMINATED
from provenance.config import Config
from provenance.errors import ExitStatus
from tests.cli.windmill import ROOT, Provenance

README = (ROOT / "README.md").read_text("utf-8")
SETUPS = re.findall(r"^python3 -m venv .+$", README, re.MULTILINE)


def recipe(target: str) -> str:
    """The one line that ``make target`` runs."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    found = re.search(rf"^{target}:\n\t(.+)\n", makefile, re.MULTILINE)
    assert found is not None
    return found[1]


def test_make_demo_and_make_test_are_the_two_commands_of_the_readme() -> None:
    assert [recipe("demo"), recipe("test")] == SETUPS


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1] == SETUPS[1]


def test_make_lint_and_make_accept_are_parts_of_what_the_readme_says() -> None:
    assert recipe("lint") in SETUPS[1]
    assert f"`{recipe('accept')}`" in README


def test_the_help_in_the_readme_is_the_help(provenance: Provenance) -> None:
    block = re.search(r"<!-- help: (.+?) -->\n```\n(.*?)```\n<!-- /help -->", README, re.DOTALL)
    assert block is not None
    command, said = block[1].split(), block[2]
    assert said.split() == provenance(*command[1:]).stdout.split()


def test_every_exit_status_is_in_the_readme() -> None:
    rows = {int(number) for number in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    assert rows == {*ExitStatus, INTERRUPTED, READER_GONE, TERMINATED}


def test_every_setting_is_in_the_readme() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE)
    assert set(rows) == set(Config.__dataclass_fields__)


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_links_of_the_readme_lead_somewhere(link: str) -> None:
    assert link.startswith("https://") or (ROOT / Path(link)).exists()
