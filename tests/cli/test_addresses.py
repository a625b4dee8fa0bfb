"""Web addresses as drafts and sources; and that without one, nothing touches the network."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from provenance.errors import ExitStatus
from tests.cli.windmill import COPY, ORIGIN, ROOT, Provenance
from tests.site import PROXY_VARIABLES, Site, page, redirect, served

pytestmark = pytest.mark.usefixtures("folder")

#: Put where Python looks for it at the start: names each touch of the network on standard error.
WATCH = """\
import sys
USED = "connect sendto sendmsg getaddrinfo gethostbyname gethostbyaddr getnameinfo".split()
def watch(event, _):
    if event.startswith("socket.") and event.partition(".")[2] in USED:
        print("NETWORK", event, file=sys.stderr)
sys.addaudithook(watch)
"""
#: A page that asks a browser for ten more things, and one that asks an XML parser.
LINKED = """\
<!doctype html><html><head><title>Windmill</title><base href="{0}/base/">
<link rel="stylesheet" href="{0}/style.css"><link rel="canonical" href="{0}/windmill">
<script src="{0}/code.js"></script><meta http-equiv="refresh" content="0; url={0}/next">
</head><body><iframe src="{0}/frame"></iframe><article><h1>Windmill to grind again</h1>
<p>The windmill at Thorn End will grind flour on Saturday, <a href="{0}/more">it says here</a>.
<img src="{0}/photo.jpg"><object data="{0}/film"></object><video src="{0}/film"></video></p>
</article></body></html>
"""
DOCTYPE = """\
<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "{0}/xhtml.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Windmill</title></head><body><p>The windmill
at Thorn End will grind flour on Saturday for the first time in 60 years.</p></body></html>
"""
ENTITY = """\
<?xml version="1.0"?><!DOCTYPE newsItem SYSTEM "{0}/news.dtd" [<!ENTITY more SYSTEM "{0}/more">]>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">&more;</newsItem>
"""


@pytest.fixture
def site(folder: Path) -> Iterator[Site]:
    """A site on this machine, which the settings allow to be read."""
    (folder / "provenance.toml").write_text("private_addresses = true\nencoder = false\n")
    with served() as here:
        here.pages["/windmill"] = page(ORIGIN.encode(), Content_Type="text/plain; charset=utf-8")
        here.pages["/copy"] = page(COPY.encode())
        yield here


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXY_VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_a_draft_against_an_address(provenance: Provenance, site: Site) -> None:
    address = site.at("/windmill")
    done = provenance("audit", "copy.txt", "--against", address, "--format", "json", "--quiet")
    assert done.returncode == ExitStatus.FINDINGS
    assert done.stderr == ""
    audit = json.loads(done.stdout)
    assert [one["path"] for one in audit["documents"]] == ["copy.txt", address]
    assert audit["documents"][1]["text"] == ORIGIN
    assert audit["documents"][1]["url"] == address
    assert audit["audits"][0]["verdict"] == "uncredited"


@pytest.mark.parametrize("format_", ["text", "html"])
def test_an_address_as_the_draft_is_shown_whole(
    provenance: Provenance, site: Site, format_: str
) -> None:
    done = provenance("audit", site.at("/copy#top"), "--against", "origin.txt", "--format", format_)
    assert done.returncode == ExitStatus.FINDINGS
    assert site.at("/copy#top") in done.stdout


def test_files_and_addresses_may_be_mixed(provenance: Provenance, site: Site) -> None:
    done = provenance(
        "audit", "unrelated.txt", site.at("/copy"), "--against", "origin.txt", site.at("/windmill"),
        "--format", "json", "--output", "audit.json",
    )  # fmt: skip
    assert done.returncode == ExitStatus.FINDINGS
    assert done.stderr.endswith("wrote audit.json\n")
    assert site.paths == ["/copy", "/windmill"]


def test_what_goes_out_is_a_request_for_the_page_and_no_word_of_a_draft(
    provenance: Provenance, site: Site
) -> None:
    site.pages["/windmill"] = page(LINKED.format(site.address).encode(), Content_Type="text/html")
    provenance("audit", "copy.txt", "--against", site.at("/windmill"))
    (request,) = site.requests
    assert request.startswith("GET /windmill HTTP/1.1\r\n")
    assert request.endswith("\r\n\r\n")
    assert "Thorn End" not in request
    assert "copy" not in request


def test_show_takes_an_address(provenance: Provenance, site: Site) -> None:
    site.pages["/short"] = redirect("/windmill")
    done = provenance("show", site.at("/short"))
    assert done.returncode == ExitStatus.CLEAN
    assert "Windmill to grind again" in done.stdout
    assert site.at("/windmill") in done.stdout


def test_a_page_that_is_gone_is_one_line(provenance: Provenance, site: Site) -> None:
    done = provenance("audit", "copy.txt", "--against", site.at("/gone"))
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert done.stderr.endswith(f"; {site.at('/gone')}: answered 404 Not Found\n")
    assert done.stderr.count("\n") == 1


def test_a_source_that_is_gone_outweighs_findings(provenance: Provenance, site: Site) -> None:
    done = provenance("audit", "copy.txt", "--against", "origin.txt", site.at("/gone"))
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert f"skipped {site.at('/gone')}: answered 404 Not Found\n" in done.stderr
    assert "NEEDS CREDIT" in done.stdout


def test_an_address_on_this_machine_is_refused_unless_the_settings_allow_it(
    provenance: Provenance, site: Site, folder: Path
) -> None:
    (folder / "provenance.toml").unlink()
    done = provenance("audit", "copy.txt", "--against", site.at("/windmill"), "--words-only")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "lies inside a private network (127.0.0.1): see private_addresses\n" in done.stderr
    assert site.requests == []


def test_a_password_in_an_address_is_not_repeated(provenance: Provenance) -> None:
    done = provenance("audit", "copy.txt", "--against", "https://ada:secret@paper.example/a")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "https://paper.example/a: holds a user name or password: leave it out\n" in done.stderr
    assert "secret" not in done.stderr + done.stdout


def test_an_address_without_its_beginning_is_no_file(provenance: Provenance) -> None:
    done = provenance("audit", "www.paper.example/a", "--against", "origin.txt", "--words-only")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert done.stderr.endswith("did you mean https://www.paper.example/a?\n")
    assert done.stderr.count("\n") == 1


@pytest.fixture
def watched(provenance: Provenance, tmp_path_factory: pytest.TempPathFactory) -> Provenance:
    """``provenance``, which also says on standard error what it does with the network."""
    aside = tmp_path_factory.mktemp("watch")
    (aside / "sitecustomize.py").write_text(WATCH)
    env = {**os.environ, "PYTHONPATH": f"{aside}{os.pathsep}{ROOT}"}
    return partial(provenance, env=env)


def test_an_audit_of_files_does_not_touch_the_network(
    watched: Provenance, site: Site, folder: Path
) -> None:
    (folder / "wire").mkdir()
    linked = f"{ORIGIN}\nRead more: {site.at('/more')}\n![photo]({site.at('/photo.jpg')})\n"
    (folder / "wire" / "notes.txt").write_text(linked)
    (folder / "wire" / "notes.md").write_text(f"---\nurl: {site.at('/windmill')}\n---\n{linked}")
    (folder / "wire" / "page.html").write_text(LINKED.format(site.address))
    (folder / "wire" / "page.xhtml").write_text(DOCTYPE.format(site.address))
    (folder / "wire" / "item.xml").write_text(ENTITY.format(site.address))
    done = watched("audit", "copy.txt", "--against", "wire", "--format", "html")
    assert "NETWORK" not in done.stderr
    assert done.stdout.count("Thorn End") > 4
    assert site.requests == []


def test_an_audit_of_an_address_does(watched: Provenance, site: Site) -> None:
    done = watched("audit", "copy.txt", "--against", site.at("/windmill"))
    assert "NETWORK socket.connect" in done.stderr
