"""The page for CI says what the formats are and do."""

from __future__ import annotations

import re
import tomllib

import pytest

from provenance.cli.formats import FORMATS
from provenance.config import Config, config_from
from provenance.errors import ExitStatus
from provenance.render.github import MOST
from provenance.render.markdown import _WORST, LONGEST, MARKER
from provenance.render.sarif import FINGERPRINT, VERSION
from tests.ci.github import ACTION
from tests.ci.test_gitlab import INPUTS
from tests.docs.test_docs import DOCS, in_one_line, sections

PAGE = (DOCS / "ci.md").read_text("utf-8")
SECTIONS = sections(PAGE)
FORMATS_SECTION = SECTIONS["Formats"]


def test_every_format_has_its_row_and_those_for_ci_their_section() -> None:
    assert tuple(re.findall(r"^\| `(\w+)` \|", FORMATS_SECTION, re.MULTILINE)) == FORMATS
    known = ("text", "html", "json")
    parts = re.findall(r"^### (\w+)$", FORMATS_SECTION, re.MULTILINE)
    assert parts == [name for name in FORMATS if name not in known]


def test_the_limits_are_those_of_the_code() -> None:
    page = in_one_line(PAGE)
    assert MOST == 10
    assert "ten errors, ten warnings and ten notices a step" in page
    assert f"at most {3 * MOST} |" in page
    assert f"at most {LONGEST:,} characters" in page
    assert _WORST == 5
    assert "both texts of the five worst findings" in page


def test_names_that_others_rely_on_are_there() -> None:
    assert f"`{MARKER}`" in PAGE
    assert f"`{FINGERPRINT}`" in PAGE
    assert f"SARIF {VERSION}" in PAGE


def platform(name: str) -> str:
    """The part of the page about a platform."""
    (part,) = re.findall(
        rf"^### {re.escape(name)}\n(.*?)(?=^### |\Z)", SECTIONS["Platforms"], re.M | re.DOTALL
    )
    assert isinstance(part, str)
    return part


def first_column(part: str) -> list[str]:
    """The names in the first column of the tables of ``part``."""
    cells = re.findall(r"^\| (`.+?`) \|", part, re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`([\w-]+)`", cell)]


def test_every_input_and_output_of_the_action_is_on_the_page() -> None:
    assert first_column(platform("GitHub Actions")) == [*ACTION["inputs"], *ACTION["outputs"]]


def test_every_input_of_the_template_is_on_the_page() -> None:
    assert first_column(platform("GitLab CI/CD")) == list(INPUTS)


def test_every_exit_status_is_said_what_it_means_in_ci() -> None:
    listed = re.findall(r"^\| (\d) \| ", SECTIONS["Exit status"], re.MULTILINE)
    assert [int(number) for number in listed] == list(ExitStatus)


@pytest.mark.parametrize("example", re.findall(r"```toml\n(.+?)```", SECTIONS["The gate"], re.S))
def test_the_settings_of_the_page_are_settings(example: str) -> None:
    assert config_from(tomllib.loads(example)) != Config()
