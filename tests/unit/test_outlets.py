"""What reads as an outlet's name, what else it goes by, and when two names are one outlet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.outlets import (
    aliases,
    domain_matches,
    domain_of,
    is_agency,
    is_broadcaster,
    is_syndicate,
    known_outlet,
    looks_like_outlet,
    outlet_of_domain,
    register,
    same_outlet,
)
from provenance.outlets.listed import listed


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


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("the AP", "Associated Press"),
        ("A.P.", "Associated Press"),
        ("CNN Politics", "CNN"),
        ("THE WASHINGTON POST", "Washington Post"),
        ("cbsnews.com", "CBS News"),
        ("www.bbc.co.uk", "BBC"),
        ("The Hill", "The Hill"),
        ("the Guardian", "The Guardian"),
        ("Süddeutsche Zeitung", "Süddeutsche Zeitung"),
        ("Suddeutsche Zeitung", "Süddeutsche Zeitung"),
    ],
)
def test_a_listed_name_is_known_by_all_its_forms(name: str, outlet: str) -> None:
    assert known_outlet(name) == outlet


@pytest.mark.parametrize(
    "name",
    ["ap", "the hill", "time", "opinion", "universal", "The Week", "Today", "Reason", "standard"],
)
def test_everyday_words_are_no_outlets_in_running_text(name: str) -> None:
    assert known_outlet(name) is None


def test_everyday_words_are_outlets_where_a_page_names_itself() -> None:
    assert known_outlet("The Week", signed=True) == "The Week"
    assert known_outlet("the week", signed=True) is None
    assert looks_like_outlet("Reason", signed=True)


def test_the_kind_of_a_listed_outlet() -> None:
    assert is_agency("AFP")
    assert not is_agency("CNN")
    assert is_broadcaster("CNN")
    assert is_broadcaster("Radio Alba")
    assert is_syndicate("King Features Syndicate")
    assert not is_agency("Calder Gazette")


@pytest.mark.parametrize("site", ["wordpress.com", "medium.com", "www.facebook.com"])
def test_a_platform_that_carries_anybodys_words_is_no_outlet(site: str) -> None:
    assert not looks_like_outlet(site)


def test_a_newsrooms_register_is_asked_by_name_and_by_site() -> None:
    own = register({"Kestrel": ("The Evening Kestrel", "kestrel.example")})
    assert own.outlet("kestrel") == "Kestrel"
    assert own.outlet("The Evening Kestrel") == "Kestrel"
    assert own.at("news.kestrel.example") == "Kestrel"
    assert own.outlet("Calder Gazette") is None
    assert own.at("calder.example") is None


def test_no_name_and_no_site_stands_for_two_listed_outlets() -> None:
    shared = {
        fold: sorted({outlet for _, outlet in entries})
        for fold, entries in listed().written.items()
        if len({outlet for _, outlet in entries}) > 1
    }
    assert shared == {}


def test_every_listed_name_and_site_leads_to_its_outlet() -> None:
    for outlet in listed().marked:
        for name in listed().names(outlet):
            assert listed().outlet(name, signed=True) == outlet, name
    for site, outlet in listed().domains.items():
        assert outlet_of_domain(f"news.{site}") == outlet
        assert domain_of(f"https://www.{site}/a") == site
