"""The listed outlets: which of them a name or a web domain stands for.

The list is a text file of lines and bars, not TOML: it is read in every run that names an outlet,
and a thousand entries take a millisecond so and twenty as TOML (measured).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

ARTICLE = re.compile(r"^(?:THE|[Tt]he|El|La|Los|Le|Les|Der|Die|Das|Il)\s+")
DOMAIN = re.compile(r"^(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,24}$", re.IGNORECASE)
_ON_AIR = re.compile(r"\b(?:radio|tv|television|broadcasting|channel|fm)\b", re.IGNORECASE)
#: Letters up to which a name matches in its own capitals only: "ap" is no agency.
_SHORT = 4
#: Small letters and digits alone are left of an ASCII name.
_PLAIN = {n: None for n in range(128) if not chr(n).isalnum()} | {ord("&"): "and"}


@dataclass(frozen=True, slots=True)
class Register:
    """Outlets to be looked up by name and by web domain."""

    kinds: Mapping[str, str]
    """Outlet → ``agency``, ``syndicate``, ``broadcaster``, ``paper``, ``magazine`` or ``site``."""
    marked: Mapping[str, Sequence[str]]
    """Outlet → every name it goes by, its own first, with the stars of the list."""
    written: Mapping[str, Sequence[tuple[str, str]]]
    """Folded name → names with their stars, and their outlets."""
    domains: Mapping[str, str]

    def outlet(self, name: str, *, signed: bool = False) -> str | None:
        """The outlet this name stands for, or None.

        ``signed``: the name stands where a page names itself, so that everyday words count too.
        """
        found = self.written.get(_key(name))
        if found is None:
            return self.at(name) if DOMAIN.match(name) else None
        bare = name[4:] if name[:4].casefold() == "the " else name
        for marked, outlet in found:
            spelled = marked.rstrip("*")
            stars = len(marked) - len(spelled)
            if stars > 1 and not signed:
                continue
            if stars or (spelled.startswith("The ") and spelled.count(" ") == 1):
                if spelled not in (name, bare):
                    continue
            elif len(bare) <= _SHORT + bare.count(".") and bare.replace(".", "") != spelled:
                continue
            return outlet
        return None

    def at(self, domain: str) -> str | None:
        """The outlet at this domain or at a parent of it (``edition.cnn.com``), or None."""
        labels = domain.lower().removeprefix("www.").split(".")
        for start in range(max(1, len(labels) - 1)):
            name = self.domains.get(".".join(labels[start:]))
            if name is not None:
                return name
        return None

    def names(self, outlet: str) -> tuple[str, ...]:
        """The names by which a listed outlet goes, its own first, addresses left out."""
        names = (marked.rstrip("*") for marked in self.marked[outlet])
        return tuple(name for name in names if not DOMAIN.match(name))


def register(outlets: Mapping[str, Sequence[str]]) -> Register:
    """A register of outlets as configured: name → further names and web domains."""
    return _register(
        (
            name,
            [name, *(x for x in others if not DOMAIN.match(x))],
            [x.lower().removeprefix("www.") for x in others if DOMAIN.match(x)],
            "",
        )
        for name, others in outlets.items()
    )


def _register(entries: Iterable[tuple[str, Sequence[str], Sequence[str], str]]) -> Register:
    kinds, marked, domains = {}, {}, {}
    written: dict[str, list[tuple[str, str]]] = {}
    for name, names, addresses, kind in entries:
        outlet = name.rstrip("*")
        kinds[outlet], marked[outlet] = kind, names
        for one in names:
            written.setdefault(_key(one), []).append((one, outlet))
        for address in addresses:
            domains[address] = outlet
    return Register(kinds, marked, written, domains)


@cache
def listed() -> Register:
    """The public list that comes with the package."""
    text = Path(__file__).with_name("outlets.txt").read_text(encoding="utf-8")
    entries, kind = [], ""
    for line in text.splitlines():
        if line.startswith("["):
            kind = line[1:-1]
        elif line and not line.startswith("#"):
            name, further, domains = (line + " | |").split(" |")[:3]
            names = f"{name}, {further.strip()}" if further.strip() else name
            listed_at = domains.strip().split(", ") if domains.strip() else []
            entries.append((name, names.split(", "), listed_at, kind))
    return _register(entries)


def known_outlet(name: str, *, signed: bool = False) -> str | None:
    """The listed outlet this name stands for (``USA Today``, ``the AP``), or None.

    ``signed``: the name stands where a page names itself, so that everyday words count too.
    """
    return listed().outlet(tidy(name), signed=signed)


def outlet_of_domain(domain: str) -> str | None:
    """The well-known outlet at this domain or at a parent of it (``edition.cnn.com``), or None."""
    return listed().at(domain)


def domain_of(url: str) -> str | None:
    """The host of an address in lower case without ``www.``, or None if there is none."""
    url = url.strip()
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    if not host:
        return None
    host = host.lower().rstrip(".").removeprefix("www.")
    return host if DOMAIN.match(host) else None


def _kind(name: str) -> str | None:
    outlet = known_outlet(name, signed=True)
    return listed().kinds[outlet] if outlet is not None else None


def is_agency(name: str) -> bool:
    """Whether a name is a listed agency's, whose copy others carry."""
    return _kind(name) == "agency"


def is_syndicate(name: str) -> bool:
    """Whether a name is a listed syndicate's, which sells others' columns."""
    return _kind(name) == "syndicate"


def is_broadcaster(name: str) -> bool:
    """Whether a name is a listed broadcaster's, or holds a word of its trade."""
    return _kind(name) == "broadcaster" or _ON_AIR.search(name) is not None


def tidy(name: str) -> str:
    """The name without outer quotes, brackets, closing marks and a possessive."""
    name = " ".join(name.replace("’", "'").split()).strip("\"'“”‘()[]*_ ,;:")
    if name.endswith("'s") and _key(name) not in listed().written:
        name = name[:-2]
    return name.rstrip("'")


def _key(name: str) -> str:
    """What a listed name is looked up by: folded, an English article left out."""
    return fold_whole(name[4:] if name[:4].casefold() == "the " else name)


def fold_whole(name: str) -> str:
    """Lower-case letters and digits alone, accents removed."""
    if name.isascii():
        return name.lower().translate(_PLAIN)
    plain = unicodedata.normalize("NFKD", name.replace("&", " and "))
    return "".join(c for c in plain.casefold() if c.isalnum())


def fold(name: str) -> str:
    """The name folded, a leading article left out."""
    return fold_whole(ARTICLE.sub("", name) or name)
