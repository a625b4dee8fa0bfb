"""The page on theming names every file there is, and its example is a theme."""

from __future__ import annotations

import re
from pathlib import Path

from provenance.render.html import to_html
from tests.docs.test_docs import DOCS, ROOT, sections
from tests.story import story

PAGE = (DOCS / "theming.md").read_text("utf-8")
REPORTS = ROOT / "reports"


def listed(section: str) -> list[str]:
    """The names in the first column of the section's table."""
    cells = re.findall(r"^\| (`.+?) \|", sections(PAGE)[section], re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def names(pattern: str) -> set[str]:
    return {file.name for file in REPORTS.glob(pattern)}


def test_every_file_has_its_line_and_every_line_its_file() -> None:
    for section, pattern in (
        ("Templates", "templates/*"),
        ("Style sheets", "static/*.css"),
        ("Scripts", "static/*.js"),
    ):
        assert sorted(listed(section)) == sorted(names(pattern))


def test_every_variable_is_listed() -> None:
    sheet = (REPORTS / "static/sheet.css").read_text("utf-8")
    root = sheet[sheet.index(":root {") : sheet.index("}")]
    assert listed("Variables") == re.findall(r"(--[\w-]+):", root)


def test_the_example_is_a_theme_of_five_lines(tmp_path: Path) -> None:
    (example,) = re.findall(r"```css\n(.+?)```", PAGE, re.DOTALL)
    assert example.count("\n") == 5
    (tmp_path / "theme.css").write_text(example, encoding="utf-8")
    page = to_html(story(), templates=tmp_path)
    ours, theirs, paper = map(
        page.index, ("--accent: #1f4e79", "--accent: #005f56", "--accent: #000")
    )
    assert ours < theirs < paper
