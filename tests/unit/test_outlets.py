"""What reads as an outlet's name, what else it goes by, and when two names are one outlet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.outlets import (
    aliases,
    domain_matches,
    domain_of,
    looks_like_outlet,
    outlet_of_domain,
    same_outlet,
)


@pytest.mark.parametrize(
    "name",
    [
        "Calder Gazette",
        "The Orrin Valley Post",
        "Calder Public Radio",
        "Midland Wire Service",
        "Alder Press Agency",
        "Tribune-Courier",
        "the Gazette",
        "Radio Alba",
        "Diario de Calder",
        "El Correo de Calder",
        "Channel 12",
        "Channel 12 News",
        "Channel Nine",
        "KQXZ",
        "KQX-TV",
        "CQXZ-AM",
        "Alder Press Association",
        "calder.example",
        "AP",
        "A.P.",
        "the Associated Press",
        "ProPublica",
        "El País",
    ],
)
def test_reads_as_an_outlet(name: str) -> None:
    assert looks_like_outlet(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Jane Roe",
        "the State Department",
        "U.S. Forest Service",
        "National Weather Service",
        "Federal Register",
        "European Union",
        "Local News",
        "press secretary",
        "News Conference",
        "time",
        "the hill",
        "From Calder Gazette",
        "When Calder Gazette",
        "City Council Approves New Budget Report",
        "Jane Roe, Calder Gazette",
        "Channel Tunnel",
        "CIA",
        "WHO",
        "CREW",
        "WITH",
        "Alder Bar Association",
    ],
)
def test_does_not_read_as_an_outlet(name: str) -> None:
    assert not looks_like_outlet(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Calder Gazette", ("Calder Gazette", "Gazette")),
        ("The Calder Gazette", ("The Calder Gazette", "Calder Gazette", "Gazette")),
        ("Calder Public Radio", ("Calder Public Radio", "CPR")),
        ("Channel 12 News", ("Channel 12 News", "Channel 12")),
        ("The Daily Bramble", ("The Daily Bramble", "Daily Bramble", "Bramble")),
        ("Calder Free Press", ("Calder Free Press", "Free Press", "Press", "CFP")),
    ],
)
def test_aliases_longest_first(name: str, expected: tuple[str, ...]) -> None:
    assert aliases(name) == expected


def test_known_outlets_bring_their_known_names() -> None:
    assert "AP" in aliases("The Associated Press")
    assert "Associated Press" in aliases("AP")
    assert "Press" not in aliases("Associated Press")
    assert "WSJ" in aliases("Wall Street Journal")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Calder Gazette", "The Calder Gazette"),
        ("CALDER GAZETTE", "Calder Gazette"),
        ("Calder Gazette's", "Calder Gazette"),
        ("the AP", "Associated Press"),
        ("CPR", "Calder Public Radio"),
        ("Channel 12", "Channel 12 News"),
        ("caldergazette.example", "Calder Gazette"),
        ("nytimes.com", "The New York Times"),
    ],
)
def test_same_outlet(a: str, b: str) -> None:
    assert same_outlet(a, b)
    assert same_outlet(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Gazette", "Calder Gazette"),
        ("Orrin Times", "Calder Times"),
        ("The New York Times", "Calder Times"),
        ("", "Calder Gazette"),
        ("CPR", "Calder Gazette"),
        ("AP", "AFP"),
    ],
)
def test_not_the_same_outlet(a: str, b: str) -> None:
    assert not same_outlet(a, b)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.Calder.example:8080/a?b#c", "calder.example"),
        ("calder.example/news", "calder.example"),
        ("//cdn.calder.example", "cdn.calder.example"),
        ("mailto:x", None),
        ("no address at all", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_domain_of_an_address(url: str, domain: str | None) -> None:
    assert domain_of(url) == domain


def test_outlet_of_a_known_domain_or_its_parent() -> None:
    assert outlet_of_domain("edition.cnn.com") == "CNN"
    assert outlet_of_domain("calder.example") is None
    assert outlet_of_domain("com") is None


@pytest.mark.parametrize(
    ("domain", "name", "matches"),
    [
        ("caldergazette.example", "Calder Gazette", True),
        ("www.the-calder-gazette.example", "The Calder Gazette", True),
        ("cpr.example", "Calder Public Radio", True),
        ("apnews.com", "AP", True),
        ("apnews.com", "Calder Gazette", False),
        ("gazette.example", "Calder Gazette", False),
    ],
)
def test_domain_spells_the_name(domain: str, name: str, matches: bool) -> None:
    assert domain_matches(domain, name) is matches


@given(st.text(max_size=60))
def test_every_name_is_judged_without_error_and_is_its_own_alias(name: str) -> None:
    looks_like_outlet(name)
    found = aliases(name)
    assert list(found) == sorted(found, key=lambda n: (-len(n), n))
    if found:
        assert same_outlet(name, name) or not any(c.isalnum() for c in name)


@given(st.text(max_size=30), st.text(max_size=30))
def test_same_outlet_is_symmetric(a: str, b: str) -> None:
    assert same_outlet(a, b) == same_outlet(b, a)
