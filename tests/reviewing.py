"""``provenance review`` as reviewers have it: a process of its own, spoken to over its socket.

Most of the time such a process takes to start goes into its imports. So all of them are branched
off one that has imported everything; a start from nothing is tested once, in
``tests/cli/test_review.py``.
"""

from __future__ import annotations

import http.client
import json
import multiprocessing
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from provenance.__main__ import main
from tests.cli.windmill import COPY, ORIGIN, UNRELATED

#: Seconds that anything may take on a busy machine.
PATIENCE = 30.0
KEPT = "provenance-decisions.json"
#: What a windmill story is audited against.
AGAINST = ("--against", "origin.txt", "--words-only")

_READY = multiprocessing.get_context("forkserver")
_READY.set_forkserver_preload(
    [
        "provenance.audit",
        "provenance.ingest.read",
        "provenance.render.html",
        "provenance.review.site",
        "provenance.review.watch",
        "jinja2",
        "waitress.server",
        __name__,
    ]
)


@dataclass
class Answer:
    """What came back over the wire."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:  # noqa: ANN401
        """The body as JSON."""
        return json.loads(self.text)


@dataclass
class Served:
    """A running review."""

    address: str
    errors: Path
    kill: Callable[[], None]
    """End it from outside, at once."""

    @property
    def port(self) -> int:
        """Where it listens."""
        port = urlsplit(self.address).port
        assert port is not None
        return port

    @property
    def token(self) -> str:
        """What the address was printed with."""
        (token,) = parse_qs(urlsplit(self.address).query)["token"]
        return token

    def at(self, path: str) -> str:
        """The target of a request to ``path``, with the token."""
        return f"{path}?token={self.token}"

    def ask(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send one request as it is given, and read the whole answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, target, body, dict(headers or {}))
            answer = connection.getresponse()
            text = answer.read().decode("utf-8")
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, named, text)
        finally:
            connection.close()

    def page(self) -> str:
        """The page."""
        return self.ask("GET", self.at("/")).text

    def state(self) -> dict[str, Any]:
        """What everybody is told."""
        state: dict[str, Any] = self.ask("GET", self.at("/state")).json
        return state

    def fingerprint(self) -> str:
        """Of the first finding."""
        found = re.search(r"Fingerprint <code>(\w+)", self.page())
        assert found
        return found[1]

    def decide(self, headers: Mapping[str, str] | None = None, /, **asked: object) -> Answer:
        """Send a decision; it is a licence by AB about the first finding where nothing is said."""
        decision = {"choice": "licensed", "reviewer": "AB", "note": "", **asked}
        if "fingerprint" not in decision:
            decision["fingerprint"] = self.fingerprint()
        return self.send(json.dumps(decision).encode(), headers)

    def send(self, body: bytes, headers: Mapping[str, str] | None = None) -> Answer:
        """Send ``body`` as a decision."""
        kind = {"Content-Type": "application/json", **(headers or {})}
        return self.ask("POST", self.at("/decisions"), body, kind)


@contextmanager
def reviewing(folder: Path, *arguments: str | Path, **variables: str) -> Iterator[Served]:
    """A review that runs in ``folder`` while the block does."""
    errors = folder.parent / f"{folder.name}.stderr"
    stdout, theirs = _READY.Pipe(duplex=False)
    process = _READY.Process(
        target=_review, args=(folder, [*map(str, arguments)], variables, theirs, errors)
    )
    process.start()
    theirs.close()

    def kill() -> None:
        process.kill()
        process.join(PATIENCE)

    try:
        with os.fdopen(os.dup(stdout.fileno()), encoding="utf-8") as told:
            address = told.readline().strip()
        assert address, errors.read_text("utf-8")
        yield Served(address, errors, kill)
    finally:
        kill()
        stdout.close()


def _review(
    folder: Path,
    arguments: list[str],
    variables: Mapping[str, str],
    stdout: Connection,
    errors: Path,
) -> None:
    """Be the process that reviews."""
    os.dup2(stdout.fileno(), 1)
    stdout.close()
    with errors.open("wb") as told:
        os.dup2(told.fileno(), 2)
    os.chdir(folder)
    os.environ.update(variables)
    sys.exit(main(["review", *arguments]))


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        time.sleep(0.1)


def write_texts(folder: Path) -> Path:
    """The folder, with the windmill's texts in it."""
    folder.mkdir(exist_ok=True)
    for name, text in (("origin", ORIGIN), ("copy", COPY), ("unrelated", UNRELATED)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def assert_plain_refusal(answer: Answer, status: int) -> None:
    """It is one plain line that shows nothing of the inside."""
    assert answer.status == status
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.count("\n") == 1
    assert "Traceback" not in answer.text
