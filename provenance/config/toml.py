"""Tables as TOML has them: their values by keys, and how keys are written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def values(table: Mapping[str, Any], *above: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The values of a table by their keys, those of the tables in it one by one."""
    for key, value in table.items():
        if isinstance(value, Mapping) and value:
            yield from values(value, *above, key)
        else:
            yield (*above, key), value


def dotted(keys: tuple[str, ...]) -> str:
    """Keys that lead to a value, as one."""
    return ".".join(map(quoted, keys))


def quoted(key: str) -> str:
    """One part of a dotted key, in quotation marks where it needs them."""
    return key if _BARE_KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)
