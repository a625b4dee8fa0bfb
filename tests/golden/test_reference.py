"""What is said of the settings in ``docs`` and the README is what the code says of them.

``pytest tests/golden --accept`` takes a wanted change.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.config.reference.page import reference, summary
from tests.golden.test_samples import difference

ROOT = Path(__file__).parents[2]
_BEFORE, _AFTER = "<!-- settings -->\n", "<!-- /settings -->"


def check(page: Path, made: str, *, accept: bool) -> None:
    if accept:
        page.write_text(made, encoding="utf-8")
    kept = page.read_text("utf-8")
    if kept != made:
        pytest.fail(
            f"{page.name}: {difference(kept, made)}\naccept it with: pytest tests/golden --accept"
        )


def test_the_page_is_the_reference(pytestconfig: pytest.Config) -> None:
    page = ROOT / "docs" / "configuration.md"
    check(page, reference(), accept=pytestconfig.getoption("accept"))


def test_the_readme_has_the_summary(pytestconfig: pytest.Config) -> None:
    page = ROOT / "README.md"
    before, _, rest = page.read_text("utf-8").partition(_BEFORE)
    _, mark, after = rest.partition(_AFTER)
    assert mark, "the README has no place for the settings"
    made = f"{before}{_BEFORE}{summary()}{_AFTER}{after}"
    check(page, made, accept=pytestconfig.getoption("accept"))
