"""No way into a private network, and connections only to what was checked."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.config import Config
from provenance.ingest import web
from provenance.ingest.network import is_public
from tests.site import Site, page, redirect, served
from tests.unit.ingest.fetching import STORY, Lookups, got, refused

pytestmark = pytest.mark.usefixtures("no_proxy")


@pytest.fixture
def local_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let 127.0.0.1 stand for the open internet, all else be as private as it is."""
    monkeypatch.setattr(web, "is_public", lambda one: one == "127.0.0.1" or is_public(one))


# Private networks

PRIVATE = """
    127.0.0.1 127.255.0.1 0.0.0.0 10.0.0.5 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254
    100.64.0.1 100.100.100.200 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1
    240.0.0.1 255.255.255.255 168.63.129.16
    :: ::1 ::ffff:10.0.0.1 ::ffff:127.0.0.1 ::ffff:100.64.0.1 ::10.0.0.1 64:ff9b::a00:1
    64:ff9b::7f00:1 64:ff9b:1::808:808 2002:a00:1:: 2002:7f00:1::1 2001:0:1::1 2001:db8::1
    3fff::1 5f00::1 100::1 100:0:0:1::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1
    ff0e::1
""".split()
PUBLIC = """
    1.1.1.1 8.8.8.8 172.15.255.255 172.32.0.1 100.63.255.255 100.128.0.1 192.0.1.1
    2606:4700:4700::1111 2a00:1450:4001::1 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1
""".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_carried_in_another_is_as_public_as_bare(ip: IPv4Address) -> None:
    carried = [f"::ffff:{ip}", f"64:ff9b::{ip}", f"2002:{ip.packed.hex(':', 2)}::1"]
    assert {is_public(one) for one in carried} == {is_public(str(ip))}


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "0x7f000001", "0x7f.1", "2130706433", "017700000001", "[::1]", "0",
     "[::ffff:127.0.0.1]", "localhost"],
)  # fmt: skip
def test_no_spelling_reaches_this_machine(site: Site, host: str) -> None:
    reason = refused(site.at("/story", host), Config())
    assert reason.startswith("lies inside a private network (")
    assert site.requests == []


def test_a_name_that_leads_inside_is_refused(lookups: Lookups) -> None:
    lookups(paper=["10.0.0.5"])
    reason = refused("http://paper.example./", Config())
    assert reason == "lies inside a private network (10.0.0.5): see private_addresses"


def test_one_private_address_among_public_ones_is_enough(site: Site, lookups: Lookups) -> None:
    lookups(paper=["8.8.8.8 2606:4700::1 127.0.0.1"])
    assert "(127.0.0.1)" in refused(site.at("/story", "paper.example"), Config())
    assert site.requests == []


@pytest.mark.usefixtures("local_is_public")
@pytest.mark.parametrize("inside", ["http://10.0.0.5/", "http://printer.example/", "//[::1]:1/x"])
def test_a_redirect_inside_is_refused(site: Site, lookups: Lookups, inside: str) -> None:
    lookups(paper=["127.0.0.1"], printer=["192.168.1.9"])
    site.pages["/story"] = redirect(inside)
    reason = refused(site.at("/story", "paper.example"), Config())
    assert reason.startswith("leads to http://")
    assert "lies inside a private network" in reason
    assert site.paths == ["/story"]


@pytest.mark.usefixtures("local_is_public")
def test_the_connection_goes_to_the_address_that_was_checked(site: Site, lookups: Lookups) -> None:
    asked = lookups(paper=["127.0.0.1", "10.0.0.5"])
    site.pages["/story"] = page(STORY)
    assert got(site.at("/story", "paper.example"), Config()).data == STORY
    assert asked == ["paper.example"]
    assert f"Host: paper.example:{site.port}" in site.requests[0]


@pytest.mark.usefixtures("local_is_public")
def test_a_name_is_looked_up_again_after_each_redirect(site: Site, lookups: Lookups) -> None:
    asked = lookups(paper=["127.0.0.1", "10.0.0.5"])
    site.pages["/short"] = redirect("/story")
    reason = refused(site.at("/short", "paper.example"), Config())
    assert reason.endswith("lies inside a private network (10.0.0.5): see private_addresses")
    assert asked == ["paper.example"] * 2


def test_a_host_of_several_addresses_is_tried_at_each(site: Site, lookups: Lookups) -> None:
    lookups(paper=["::1 127.0.0.1"])  # the site listens on the second only
    site.pages["/story"] = page(STORY)
    assert got(site.at("/story", "paper.example")).data == STORY


def test_an_international_name_is_asked_for_in_its_ascii_form(site: Site, lookups: Lookups) -> None:
    asked = lookups(**{"xn--fhre-loa": ["127.0.0.1"]})
    site.pages["/story"] = page(STORY)
    got(site.at("/story", "Fähre.example"))
    assert asked == ["xn--fhre-loa.example"]
    assert "Host: xn--fhre-loa.example:" in site.requests[0]


# Names


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), "there is no host paper.example"),
        (
            socket.gaierror(socket.EAI_AGAIN, "x"),
            "cannot look up paper.example: is this machine connected?",
        ),
    ],
)
def test_a_name_that_leads_nowhere(
    monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    def getaddrinfo(*_args: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    assert refused("http://paper.example/") == reason


# Proxies


def test_a_proxy_is_used_only_where_private_addresses_may_be_reached(
    site: Site, lookups: Lookups, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["http://paper.example/story"] = page(STORY)
    monkeypatch.setenv("http_proxy", f"127.0.0.1:{site.port}")
    assert got("http://paper.example/story").data == STORY
    lookups(paper=["127.0.0.1"])
    monkeypatch.setattr(web, "is_public", lambda _: True)
    reason = refused("http://paper.example:1/story", Config())
    assert reason.startswith("the server refuses connections; the proxy that is set is used only")
    assert site.paths == ["http://paper.example/story"]


def test_hosts_that_need_no_proxy(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/story"] = page(STORY)
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert got(site.at("/story")).data == STORY
    monkeypatch.delenv("no_proxy")
    assert refused(site.at("/story")) == "the server refuses connections"


def test_a_proxy_of_another_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "carrier-pigeon://loft")
    assert refused("http://paper.example/").startswith("the proxy that is set is of a kind")


# https


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for paper.example, signed by nobody else, its key in the same file."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make a certificate with")
    pem = tmp_path_factory.mktemp("certificate") / "paper.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-nodes", "-newkey", "ec", "-pkeyopt",
         "ec_paramgen_curve:prime256v1", "-days", "2", "-subj", "/CN=paper.example",
         "-addext", "subjectAltName=DNS:paper.example", "-keyout", pem, "-out", f"{pem}.crt"],
        check=True, capture_output=True,
    )  # fmt: skip
    pem.write_text(pem.read_text() + Path(f"{pem}.crt").read_text())
    return pem


@pytest.fixture
def secure(certificate: Path, lookups: Lookups) -> Iterator[Site]:
    lookups(paper=["127.0.0.1"], other=["127.0.0.1"])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with served(context) as here:
        here.pages["/story"] = page(STORY)
        yield here


def test_https_goes_to_the_checked_address_and_asks_for_the_hosts_certificate(
    secure: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert got(secure.at("/story", "paper.example")).data == STORY
    reason = refused(secure.at("/story", "other.example"))
    assert reason.startswith("its certificate cannot be trusted: Hostname mismatch")


def test_a_certificate_of_ones_own_making_is_not_trusted(secure: Site) -> None:
    reason = refused(secure.at("/story", "paper.example"))
    assert reason == "its certificate cannot be trusted: self-signed certificate"
    assert secure.requests == []


def test_https_where_only_http_is_spoken(site: Site) -> None:
    reason = refused(site.at("/story").replace("http:", "https:"))
    assert reason == "no secure connection: the server does not speak https there"


def test_a_redirect_from_https_to_http_is_left_to_the_user(
    secure: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    secure.pages["/short"] = redirect("http://other.example/story")
    assert refused(secure.at("/short", "paper.example")) == (
        "redirects from https to http://other.example/story: give that address if you trust it"
    )
