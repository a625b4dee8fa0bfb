"""The pictures in the documentation are those the script takes, and small."""

from __future__ import annotations

from tests.browser.screenshots import PICTURES
from tests.docs.test_docs import DOCS


def test_every_picture_is_one_that_the_script_takes() -> None:
    assert {file.name for file in DOCS.glob("*.png")} <= set(PICTURES)


def test_pictures_are_small() -> None:
    sizes = [file.stat().st_size for file in DOCS.glob("*.png")]
    assert max(sizes) < 300_000
    assert sum(sizes) < 2_500_000
