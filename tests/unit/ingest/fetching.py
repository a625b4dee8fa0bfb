"""Fetching as the tests do it: what came, or why nothing did."""

from __future__ import annotations

from collections.abc import Callable

from provenance.config import Config
from provenance.ingest.fetch import fetch
from provenance.ingest.file import File
from provenance.model import Skipped

INSIDE = Config(private_addresses=True)
STORY = b"Ferry to stop at Lund again\n\nThe ferry will call at Lund from Monday, the port said.\n"

Lookups = Callable[..., list[str]]


def got(address: str, config: Config = INSIDE) -> File:
    found = fetch(address, config)
    assert isinstance(found, File), found
    return found


def refused(address: str, config: Config = INSIDE) -> str:
    found = fetch(address, config)
    assert isinstance(found, Skipped), found
    assert not found.incidental
    assert "\n" not in found.reason
    return found.reason
