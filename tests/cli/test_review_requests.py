"""Requests to ``provenance review``: who gets an answer, and that nothing wrong gets a 500."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.reviewing import (
    AGAINST,
    KEPT,
    PATIENCE,
    Answer,
    Served,
    assert_plain_refusal,
    reviewing,
    write_texts,
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A review that only gets requests which must not change anything."""
    folder = write_texts(tmp_path_factory.mktemp("content"))
    with reviewing(folder, "copy.txt", *AGAINST, "--debug") as one:
        yield one
        assert not (folder / KEPT).exists()
        assert "internal error" not in one.errors.read_text("utf-8")


def assert_refused(answer: Answer, status: int) -> None:
    assert_plain_refusal(answer, status)
    assert_guarded(answer)


def assert_guarded(answer: Answer) -> None:
    expected = {
        "cache-control": "no-store",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
    }
    assert expected.items() <= answer.headers.items()
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_the_page_and_the_state_are_guarded(served: Served) -> None:
    page = served.ask("GET", served.at("/"))
    assert page.status == 200
    assert_guarded(page)
    assert "connect-src 'self'" in page.headers["content-security-policy"]
    state = served.ask("GET", served.at("/state"))
    assert_guarded(state)
    assert state.json == {
        "version": 1,
        "entries": [],
        "note": "",
        "became": {"cleared": 0, "changed": 0, "new": 0, "kept": 0},
    }


def test_head_is_get_without_a_body(served: Served) -> None:
    answer = served.ask("HEAD", served.at("/"))
    assert (answer.status, answer.text) == (200, "")


def test_a_state_that_is_known_is_not_sent_again(served: Served) -> None:
    first = served.ask("GET", served.at("/state"))
    again = served.ask("GET", served.at("/state"), headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.text) == (304, "")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_both_names_of_this_machine_are_answered(served: Served, host: str) -> None:
    own = {"Host": f"{host}:{served.port}", "Origin": f"http://{host}:{served.port}"}
    assert served.ask("GET", served.at("/"), headers=own).status == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost:1", "127.0.0.1:{port}.evil",
     "127.0.0.1:{port}, evil.example", "[::1]:{port}", "LOCALHOST.:{port}", "", "a b", "%"],
)  # fmt: skip
def test_a_foreign_host_is_refused(served: Served, host: str) -> None:
    headers = {"Host": host.format(port=served.port)}
    assert_refused(served.ask("GET", served.at("/"), headers=headers), 403)


@pytest.mark.parametrize(
    "target",
    ["/", "/state", "/decisions", "/nothing", "/?token=", "/?token=x", "/?Token={token}",
     "/?token={token}x", "/?token={token}&token=x", "/?token=%FF", "/?token=%C3%A9"],
)  # fmt: skip
def test_without_the_token_nothing_is_answered(served: Served, target: str) -> None:
    assert_refused(served.ask("GET", target.format(token=served.token)), 403)


def test_the_token_is_not_taken_from_a_header_or_a_cookie(served: Served) -> None:
    headers = {"Cookie": f"token={served.token}", "Authorization": f"Bearer {served.token}"}
    assert_refused(served.ask("GET", "/", headers=headers), 403)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1:{port}.evil.example"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_another_sites_page_is_refused(served: Served, headers: dict[str, str]) -> None:
    sent = {name: value.format(port=served.port) for name, value in headers.items()}
    assert_refused(served.decide(sent), 403)
    assert_refused(served.ask("GET", served.at("/"), headers=sent), 403)


@pytest.mark.parametrize(
    "kind",
    ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", "",
     "application/json-patch+json"],
)  # fmt: skip
def test_what_a_form_of_another_site_can_send_is_no_decision(served: Served, kind: str) -> None:
    assert_refused(served.decide({"Content-Type": kind}), 415)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"])
@pytest.mark.parametrize("path", ["/", "/decisions"])
def test_other_methods_are_refused(served: Served, method: str, path: str) -> None:
    assert_refused(served.ask(method, served.at(path)), 405)


@pytest.mark.parametrize(
    "path",
    ["/../", "/../../etc/hostname", "/%2e%2e/%2e%2e/etc/hostname", "/state/", "//evil.example/",
     "/etc/hostname", "/copy.txt", "/static/live.js", "/favicon.ico",
     "/provenance-decisions.json", "/decisions/../state", "/%00", "/\\..\\x", "/State",
     "/decisions;x", "/%FF%FE", "/" + "x" * 5_000],
)  # fmt: skip
def test_there_is_nothing_else_to_get(served: Served, path: str) -> None:
    assert_refused(served.ask("GET", served.at(path)), 404)


def test_an_address_as_target_names_no_other_site(served: Served) -> None:
    answer = served.ask("GET", f"http://evil.example{served.at('/')}")
    assert_refused(answer, 403)


def test_decisions_are_sent_and_pages_are_asked_for(served: Served) -> None:
    assert_refused(served.ask("GET", served.at("/decisions")), 404)
    assert_refused(served.ask("POST", served.at("/"), b"{}"), 404)


@pytest.mark.parametrize(
    "asked",
    [
        {"choice": "approve"},
        {"choice": ""},
        {"reviewer": ""},
        {"reviewer": "A" * 13},
        {"reviewer": "<b>"},
        {"note": "x" * 2_001},
        {"note": "bell \x07"},
        {"note": "nul \x00"},
        {"note": "escape \x1b[2J"},
        {"note": "half \ud800"},
        {"note": ["a", "list"]},
        {"note": None},
        {"seen": "0"},
        {"seen": True},
        {"seen": 0.0},
        {"seen": None},
        {"fingerprint": 7},
        {"file": "/etc/passwd"},
        {"on": "2026-01-01"},
    ],
    ids=str,
)
def test_a_wrong_decision_is_refused_in_a_line(served: Served, asked: dict[str, object]) -> None:
    answer = served.decide(**asked)
    assert_refused(answer, 400)
    assert len(answer.text) < 300


@pytest.mark.parametrize("missing", ["fingerprint", "choice", "reviewer"])
def test_what_a_decision_lacks_is_named(served: Served, missing: str) -> None:
    decision = {"fingerprint": "x", "choice": "accept", "reviewer": "AB"}
    del decision[missing]
    answer = served.send(json.dumps(decision).encode())
    assert_refused(answer, 400)
    assert missing in answer.text


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"null", b"[]", b"7", b'"x"', b"\xff\xfe", b"\x00", b"[" * 30_000,
     b'{"a":' * 9_000, b'{"seen": ' + b"9" * 30_000 + b"}", b"NaN"],
    ids=lambda body: repr(body[:12]),
)  # fmt: skip
def test_what_is_no_json_object_is_refused(served: Served, body: bytes) -> None:
    assert_refused(served.send(body), 400)


@pytest.mark.parametrize(
    "fingerprint", ["", "x", "../../x", "/etc/passwd", "0" * 16, "copy.txt", "\x00"]
)
def test_an_unknown_finding_is_not_there(served: Served, fingerprint: str) -> None:
    assert_refused(served.decide(fingerprint=fingerprint), 404)


def test_a_draft_that_is_named_must_be_the_findings(served: Served) -> None:
    for draft in ("other.txt", "../copy.txt", "/etc/passwd"):
        assert_refused(served.decide(draft=draft), 404)


def test_ten_megabytes_are_too_large(served: Served) -> None:
    head = (
        f"POST {served.at('/decisions')} HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
        "Content-Type: application/json\r\nContent-Length: 10000000\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", served.port), PATIENCE) as raw:
        raw.sendall(head.encode())
        with suppress(OSError):  # it may have closed the door already
            raw.sendall(b" " * 10_000_000)
        answer = raw.recv(65_536)
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert served.state()["version"] == 1


def test_a_head_without_end_is_too_large(served: Served) -> None:
    answer = served.ask("GET", served.at("/"), headers={"X-Long": "x" * 100_000})
    assert answer.status == 431


def test_slow_clients_keep_nobody_waiting(served: Served) -> None:
    slow = [socket.create_connection(("127.0.0.1", served.port), PATIENCE) for _ in range(30)]
    try:
        for number, one in enumerate(slow):
            one.sendall(b"POST /decisions HTTP/1.1\r\n" if number % 2 else b"G")
        started = time.monotonic()
        assert served.state()["version"] == 1
        assert time.monotonic() - started < PATIENCE / 3
    finally:
        for one in slow:
            one.close()
