"""How keys are written in TOML."""

from __future__ import annotations

import json
import re

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def quoted(key: str) -> str:
    """One part of a dotted key, in quotation marks where it needs them."""
    return key if _BARE_KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)
