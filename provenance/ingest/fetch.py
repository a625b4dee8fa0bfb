"""Addresses to files."""

from __future__ import annotations

import re

from provenance.config import Config
from provenance.ingest.file import File
from provenance.model import Skipped

_ADDRESS = re.compile(r"https?://", re.I)


def is_address(given: str) -> bool:
    """Whether what was given is a web address and no path."""
    return bool(_ADDRESS.match(given))


def fetch(address: str, config: Config) -> File | Skipped:
    """What is to be had at an address, or why not."""
    return Skipped(address, f"not fetched {config.keep}")
