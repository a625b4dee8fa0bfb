"""The command as users run it: a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.windmill import COPY, ORIGIN, ROOT, UNRELATED, Provenance


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a source, a copy of it and an unrelated text."""
    for name, text in (("origin", ORIGIN), ("copy", COPY), ("unrelated", UNRELATED)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def provenance(tmp_path: Path) -> Provenance:
    """Run ``provenance`` with these arguments in the test's folder."""

    def run(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
        call: dict[str, object] = {
            "cwd": tmp_path,
            "env": {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100"},
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "encoding": "utf-8",
            "timeout": 60,
            "check": False,
            **options,
        }
        command = [sys.executable, "-m", "provenance", *map(str, arguments)]
        return subprocess.run(command, **call)  # type: ignore[call-overload,no-any-return]  # noqa: PLW1510

    return run
