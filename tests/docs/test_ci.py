"""The page for CI says what the formats are and do."""

from __future__ import annotations

import re

from provenance.cli.formats import FORMATS
from provenance.render.github import MOST
from provenance.render.markdown import _WORST, LONGEST, MARKER
from provenance.render.sarif import FINGERPRINT, VERSION
from tests.docs.test_docs import DOCS, in_one_line

PAGE = (DOCS / "ci.md").read_text("utf-8")


def test_every_format_has_its_row_and_those_for_ci_their_section() -> None:
    assert tuple(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == FORMATS
    known = ("text", "html", "json")
    sections = re.findall(r"^### (\w+)$", PAGE, re.MULTILINE)
    assert sections == [name for name in FORMATS if name not in known]


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
