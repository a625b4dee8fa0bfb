"""Servers that do not answer, answer otherwise, too slowly or too much."""

from __future__ import annotations

import gzip
import socket
import time
import tracemalloc
from collections.abc import Iterator

import pytest

from provenance.errors import Unreadable
from provenance.ingest import web
from tests.site import Answer, Site, drip, page, redirect
from tests.unit.ingest.fetching import INSIDE, STORY, got, refused

pytestmark = pytest.mark.usefixtures("no_proxy")

TIGHT = web.Limits(silence=0.3, seconds=0.6, size=50_000, redirects=3)


def tightly(address: str) -> str:
    """Why a fetch within tight limits failed; it must not take much longer than they allow."""
    start = time.perf_counter()
    try:
        web.get(address, INSIDE, TIGHT)
    except Unreadable as problem:
        assert time.perf_counter() - start < 2 * TIGHT.seconds
        return str(problem)
    raise AssertionError("fetched")


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("404 Not Found", "answered 404 Not Found"),
        ("410 \x1b[2J", "answered 410 Gone"),
        ("500 Internal Server Error", "answered 500 Internal Server Error"),
        ("204 No Content", "answered 204 No Content"),
        ("799 Whatever", "answered 799"),
        ("403 Forbidden", "answered 403 Forbidden: save the page from a browser and give the file"),
    ],
)
def test_only_200_is_a_page(site: Site, status: str, reason: str) -> None:
    site.pages["/story"] = page(STORY if status[:3] != "204" else b"", status=status)
    assert refused(site.at("/story")) == reason


@pytest.mark.parametrize(
    ("media_type", "what"),
    [
        ("image/png", "a picture"),
        ("Video/mp4; codecs=x", "a video"),
        ("audio/mpeg", "a sound recording"),
    ],
)
def test_pictures_and_films_are_refused_unread(site: Site, media_type: str, what: str) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n".encode()
    site.pages["/story"] = drip(head, every=60)
    assert tightly(site.at("/story")) == f"{what}, not an article"


def test_what_says_that_it_is_too_large_is_not_read(site: Site) -> None:
    site.pages["/story"] = drip(b"HTTP/1.1 200 OK\r\nContent-Length: 50001\r\n\r\n", every=60)
    assert tightly(site.at("/story")) == "larger than 0.05 MB"


def test_what_does_not_say_so_is_read_up_to_the_limit(site: Site) -> None:
    def endless() -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        while True:
            yield b"x" * 10_000

    site.pages["/story"] = endless
    assert tightly(site.at("/story")) == "larger than 0.05 MB"
    site.pages["/story"] = page(b"x" * TIGHT.size)
    assert len(web.get(site.at("/story"), INSIDE, TIGHT).data) == TIGHT.size


def test_a_packed_page_is_unpacked(site: Site) -> None:
    site.pages["/story"] = page(gzip.compress(STORY), Content_Encoding="GZip")
    assert got(site.at("/story")).data == STORY


def test_a_packed_bomb_stops_at_the_limit(site: Site) -> None:
    bomb = gzip.compress(bytes(30_000_000))
    site.pages["/story"] = page(bomb, Content_Encoding="gzip")
    tracemalloc.start()
    try:
        assert tightly(site.at("/story")) == "larger than 0.05 MB"
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000


@pytest.mark.parametrize("packed", ["br", "zstd", "deflate", "gzip, gzip", "compress"])
def test_other_packings_are_refused_unread(site: Site, packed: str) -> None:
    site.pages["/story"] = page(gzip.compress(STORY), Content_Encoding=packed)
    assert refused(site.at("/story")) == "packed in a way that was not asked for"


def test_a_damaged_packing(site: Site) -> None:
    site.pages["/story"] = page(STORY, Content_Encoding="gzip")
    assert refused(site.at("/story")) == "damaged on the way: cannot be unpacked"


@pytest.mark.parametrize(
    "answer",
    [
        page(STORY)[:-9],
        page(gzip.compress(STORY)[:-9], Content_Encoding="gzip"),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nFerr\r\n",
    ],
    ids=["length", "gzip", "chunks"],
)
def test_a_server_that_breaks_off(site: Site, answer: Answer) -> None:
    site.pages["/story"] = answer
    assert refused(site.at("/story")) == "the server broke off before all of it was there"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 6_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000,
    ],
    ids=["nothing", "ssh", "two lengths", "long length", "long header"],
)
def test_a_server_that_is_no_web_server(site: Site, answer: Answer) -> None:
    site.pages["/story"] = answer
    assert refused(site.at("/story")) == "the server did not answer as web servers do"


def test_a_server_that_falls_silent(site: Site) -> None:
    site.pages["/story"] = drip(b"", every=60)
    assert tightly(site.at("/story")) == "no answer for 0.3 seconds"
    site.pages["/story"] = drip(b"HTTP/1.1 200 OK\r\n\r\nFerry", every=60)
    assert tightly(site.at("/story")) == "no answer for 0.3 seconds"


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\nFerry"])
def test_a_server_that_drips_is_left_after_the_whole_time(site: Site, start: bytes) -> None:
    site.pages["/story"] = drip(start)
    assert tightly(site.at("/story")) == "not all there after 0.6 seconds"


def test_the_whole_time_is_for_all_redirects_together(site: Site) -> None:
    def slow() -> Iterator[bytes]:
        time.sleep(0.25)
        yield redirect("/story")

    site.pages["/story"] = slow
    assert tightly(site.at("/story")) == "not all there after 0.6 seconds"


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        assert refused(f"http://127.0.0.1:{port}/") == "the server refuses connections"


def test_a_look_up_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(*_args: object, **_options: object) -> list[object]:
        time.sleep(1)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    assert tightly("http://paper.example/") == "no answer on where paper.example is"
