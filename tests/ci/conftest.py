"""What the tests of the platforms share: a newsroom's repository and an installed command."""

from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest

from tests.ci import newsroom


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A newsroom's repository, its branch ``main`` checked out."""
    folder = tmp_path / "newsroom"
    folder.mkdir()
    return newsroom.found(folder)


@pytest.fixture(scope="session")
def borrowed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Variables that let pip install this project without a package index.

    What it depends on, and what builds it, is borrowed from the environment of the tests.
    """
    packages = tmp_path_factory.mktemp("borrowed")
    for kind in ("purelib", "platlib"):
        for entry in Path(sysconfig.get_path(kind)).iterdir():
            link = packages / entry.name
            if not entry.name.startswith(("provenance", "_provenance")) and not link.exists():
                link.symlink_to(entry)
    return {
        "PYTHONPATH": str(packages),
        "PIP_NO_BUILD_ISOLATION": "false",  # which pip reads as: there is none
        "PIP_NO_INDEX": "true",
        "PIP_DISABLE_PIP_VERSION_CHECK": "true",
    }
