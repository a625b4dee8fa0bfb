"""One draft at a time: compared with its sources, its credits read, judged."""

from __future__ import annotations
