"""Which files are audited, and against which: what the settings name, and what changed."""

from __future__ import annotations
