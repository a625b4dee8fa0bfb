"""Addresses to files: one request for one page, and what comes of it."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from provenance import __version__
from provenance.ingest import web
from provenance.ingest.fetch import fetch, is_address, page_of
from provenance.ingest.file import File
from provenance.ingest.read import read_documents
from provenance.model import Skipped
from tests.site import Site, page, redirect
from tests.unit.ingest.fetching import INSIDE, STORY, Lookups, got, refused

pytestmark = pytest.mark.usefixtures("no_proxy")


# What an address is


@pytest.mark.parametrize("given", ["https://paper.example/a", "http://x", "HTTP://PAPER.EXAMPLE"])
def test_addresses(given: str) -> None:
    assert is_address(given)


@pytest.mark.parametrize(
    "given", ["www.paper.example/a", "file:///a.txt", "ftp://x/a", "http:/x", "a.txt", "", "https:"]
)
def test_no_addresses(given: str) -> None:
    assert not is_address(given)


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("www.paper.example", ": did you mean https://www.paper.example?"),
        ("paper.com/story", ": did you mean https://paper.com/story?"),
        ("https:/paper.example/story", ": did you mean https://paper.example/story?"),
        ("FILE:///home/ada/a.txt", ": give the path alone, without FILE:"),
        ("gone.txt", ""),
        ("wire.d/gone.txt", ""),
        ("C:/gone.txt", ""),
        ("wire/a.com/c", ""),
    ],
)
def test_what_was_perhaps_meant_by_a_path_that_is_not_there(given: str, hint: str) -> None:
    _, (skipped,) = read_documents([Path(given)], [])
    assert skipped.reason == f"no such file or folder{hint}"


def test_addresses_of_other_kinds_are_not_fetched() -> None:
    _, (skipped,) = read_documents([Path("ftp://paper.example/a.txt")], [])
    assert skipped.reason == "only http and https addresses are fetched"


def test_spellings_of_one_page() -> None:
    assert page_of("HTTPS://Paper.Example/Story?a=B#top") == "https://paper.example/Story?a=B"
    assert page_of("http://[broken") == "http://[broken"


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http:///story",
        "http://paper.example:99999/",
        "http://paper.example:0/",
        "http://paper.example:80:80/",
        "http://[::1",
        "http://[fe80::1%25eth0]/",
        "http://pa per.example/",
        "http://paper.example/\x00",
        "http://①②⑦.0.0.1/",
    ],
)
def test_what_only_begins_like_an_address(address: str) -> None:
    assert refused(address) == "not a web address"


def test_a_password_is_refused_and_not_repeated(site: Site) -> None:
    address = site.at("/story").replace("//", "//desk:secret@")
    found = fetch(address, INSIDE)
    assert found == Skipped(site.at("/story"), "holds a user name or password: leave it out")
    assert site.requests == []


# What is asked for and what comes back


def test_a_page_is_a_file(site: Site) -> None:
    site.pages["/story?id=3"] = page(STORY, Content_Type="text/html; charset=utf-8")
    address = site.at("/story?id=3#comments")
    assert got(address) == File(address, STORY, "text/html; charset=utf-8", site.at("/story?id=3"))


def test_the_request_says_who_asks_and_nothing_else(site: Site) -> None:
    site.pages["/story"] = page(STORY)
    got(site.at("/story#part"))
    (request,) = site.requests
    first, *headers = request.strip().split("\r\n")
    assert first == "GET /story HTTP/1.1"
    stated = dict(line.split(": ", 1) for line in headers)
    assert stated.pop("Host") == f"127.0.0.1:{site.port}"
    assert stated.pop("User-Agent") == f"provenance/{__version__}"
    assert stated.keys() == {"Accept", "Accept-Encoding", "Connection"}


def test_nothing_a_page_refers_to_is_asked_for(site: Site) -> None:
    site.pages["/story"] = page(
        b"<!doctype html><link rel=stylesheet href=/style.css><script src=/code.js></script>"
        b"<meta http-equiv=refresh content='0; url=/next'><img src=/photo.jpg><iframe src=/frame>"
        b"</iframe><p>The ferry will call at Lund from Monday, the port said on Friday.</p>",
        Content_Type="text/html",
    )
    documents, _ = read_documents([site.at("/story")], [], INSIDE)
    assert "Lund" in documents[0].text
    assert site.paths == ["/story"]


def test_one_page_under_two_spellings_is_read_once(site: Site) -> None:
    site.pages["/story"] = page(STORY)
    documents, skipped = read_documents([site.at("/story")], [site.at("/story#end")], INSIDE)
    assert [one.path for one in documents] == [site.at("/story")]
    assert [one.reason for one in skipped] == ["is itself one of the drafts, so not a source"]


@pytest.mark.parametrize(("charset", "letter"), [("ISO-8859-2", "ő"), ("iso-8859-1", "õ")])
def test_the_servers_word_on_the_encoding_counts(site: Site, charset: str, letter: str) -> None:
    data = STORY + b"The captain, J\xf5zsef, said so.\n"
    site.pages["/story"] = page(data, Content_Type=f"text/plain; charset={charset}")
    assert f"J{letter}zsef" in got(site.at("/story")).text


def test_a_page_that_is_named_like_something_else_is_what_the_server_calls_it(site: Site) -> None:
    html = b"<title>Ferry</title><article><h1>Ferry</h1><p>" + STORY + b"</p></article>"
    site.pages["/README.md"] = page(html, Content_Type="text/html")
    documents, _ = read_documents([site.at("/README.md")], [], INSIDE)
    assert "<p>" not in documents[0].text


def test_the_words_of_an_address_name_no_outlet(site: Site, lookups: Lookups) -> None:
    lookups(paper=["127.0.0.1"])
    site.pages["/mayor-attacks-daily-mail"] = page(STORY)
    address = site.at("/mayor-attacks-daily-mail", "paper.example")
    (document,), _ = read_documents([address], [], INSIDE)
    assert document.outlet is None
    assert (document.url, document.domains) == (address, ("paper.example",))
    assert document.label == "mayor-attacks-daily-mail"


def test_the_front_page_has_a_label_too(site: Site) -> None:
    site.pages["/"] = page(STORY)
    (document,), _ = read_documents([site.at("/")], [], INSIDE)
    assert document.label == f"127.0.0.1:{site.port}"


def test_it_works_where_an_event_loop_is_running(site: Site) -> None:
    site.pages["/story"] = page(STORY)

    async def notebook() -> File:
        return got(site.at("/story"))

    with ThreadPoolExecutor(1) as own_thread:  # another test's loop may run in this one
        assert own_thread.submit(asyncio.run, notebook()).result().data == STORY


def test_without_the_library_the_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "provenance.ingest.web")
    monkeypatch.setitem(sys.modules, "httpx", None)
    assert "pip install 'provenance-audit[web]'" in refused("https://paper.example/")


def test_reading_files_does_not_load_what_fetching_takes() -> None:
    loaded = "import sys, provenance.cli, provenance.ingest.read; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True)
    assert {"httpx", "asyncio", "ssl"}.isdisjoint(done.stdout.decode().split())


def test_the_limits_are_as_documented() -> None:
    docs = Path(__file__).parents[3] / "docs" / "formats.md"
    rows = [line.split("|") for line in docs.read_text("utf-8").splitlines() if line[:1] == "|"]
    stated = {row[1].strip(): row[2].strip() for row in rows}
    limits = web.LIMITS
    assert stated["for the whole, redirects included"] == f"{limits.seconds:g} s"
    assert stated["size, unpacked"] == f"{limits.size // 10**6} MB"
    assert stated["redirects"] == str(limits.redirects)
    assert f"{limits.silence:g} s each" in stated.values()


# Redirects


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 X", "308 Y"])
def test_redirects_are_followed_to_the_page(site: Site, status: str) -> None:
    site.pages["/short"] = page(status=status, Location="story#part", Set_Cookie="who=you")
    site.pages["/story"] = page(STORY)
    found = got(site.at("/short"))
    assert (found.path, found.url, found.data) == (site.at("/short"), site.at("/story"), STORY)
    assert "ookie" not in site.requests[-1]
    assert "eferer" not in site.requests[-1]


def test_redirects_in_a_circle_end(site: Site) -> None:
    site.pages["/a"], site.pages["/b"] = redirect("/b"), redirect("/a")
    assert refused(site.at("/a")) == "redirects more than 5 times"
    assert len(site.requests) == 6


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "javascript:1",
        "http://desk:secret@x/",
        "http://[",
        "data:,",
    ],
)
def test_redirects_elsewhere_than_to_a_page(site: Site, location: str) -> None:
    site.pages["/a"] = redirect(location)
    assert refused(site.at("/a")) == "redirects to what is no web address"


def test_a_redirect_without_a_target_is_an_answer_like_another(site: Site) -> None:
    site.pages["/a"] = page(status="302 Found")
    assert refused(site.at("/a")) == "answered 302 Found"


def test_what_goes_wrong_after_a_redirect_names_the_place(site: Site) -> None:
    site.pages["/a"] = redirect("/gone?" + "x" * 5_000)
    reason = refused(site.at("/a"))
    assert reason.startswith(f"leads to {site.at('/gone?')}xxx")
    assert reason.endswith("x…: answered 404 Not Found")
    assert len(reason) < 300
