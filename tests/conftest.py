"""What all tests share: the accept switch of the golden tests, and steady property tests."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# No deadline: a first example may load the stemmer or the encoder. In CI the examples are the
# same every time, so that a change fails for what it changed.
settings.register_profile("steady", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="take what the golden tests find as what is right"
    )
