"""A newsroom's repository as working directory."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.repository import Repository, newsroom


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Two committed articles and a source."""
    made = newsroom(tmp_path / "newsroom")
    monkeypatch.chdir(made.root)
    return made
