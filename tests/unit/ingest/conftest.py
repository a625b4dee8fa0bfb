"""What tests of fetching share: a site, and a say in where names lead."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from tests.site import PROXY_VARIABLES, Site, served
from tests.unit.ingest.fetching import Lookups


@pytest.fixture
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXY_VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as here:
        yield here


@pytest.fixture
def lookups(monkeypatch: pytest.MonkeyPatch) -> Lookups:
    """Say where names lead, an address for each time one is looked up; the list is who asked."""

    def lead(**hosts: list[str]) -> list[str]:
        asked: list[str] = []

        def getaddrinfo(host: bytes, *_rest: object, **_options: object) -> list[object]:
            name = host.decode()
            asked.append(name)
            answers = hosts.get(name.partition(".")[0], [name])
            found = answers.pop(0) if len(answers) > 1 else answers[0]
            return [(0, 0, 0, "", (one, 0)) for one in found.split()]

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        return asked

    return lead
