"""What is kept from one run to the next, so that only what has changed is worked on again."""

from __future__ import annotations

from provenance.cache.memory import FORGETFUL, Memory

__all__ = ["FORGETFUL", "Memory"]
