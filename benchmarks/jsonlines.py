"""Corpora as JSON Lines: one object a line, plain or packed by xz."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def objects(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file, packed if its name ends in ``.xz``."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
