"""Names of outlets as a page's own lines give them: read, and resolved to the listed name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from provenance.outlets import (
    known_outlet,
    looks_like_outlet,
    outlet_of_domain,
    register,
    same_outlet,
)

#: What publishers' legal names end in.
_COMPANY = re.compile(
    r",?\s+(?:Inc|LLC|L\.L\.C|Ltd|Limited|Co|Company|Corp|Corporation|GmbH|AG|plc|Pty)\b\.?.*$",
    re.I,
)


class Directory:
    """The public list of outlets and a newsroom's own, asked as one."""

    def __init__(self, outlets: Mapping[str, Sequence[str]]) -> None:
        self.own = register(outlets)

    def reads(self, name: str) -> bool:
        """Whether a name reads as an outlet's where a page names itself."""
        return self.own.outlet(name) is not None or looks_like_outlet(name, signed=True)

    def reads_in_prose(self, name: str) -> bool:
        """Whether a name reads as an outlet's in running text."""
        return self.own.outlet(name) is not None or looks_like_outlet(name)

    def is_listed(self, name: str) -> bool:
        """Whether a list has the name, however it looks."""
        return self._listed(name) is not None

    def resolve(self, name: str) -> str:
        """The listed name of an outlet ("AP" → "Associated Press"), else the name as written."""
        listed = self._listed(name, signed=True)
        if listed is None or re.sub(r"^(?:the|The|THE)\s", "", name) == listed:
            return name
        return listed

    def at(self, domain: str) -> str | None:
        """The outlet whose site this is."""
        return self.own.at(domain) or outlet_of_domain(domain)

    def leading(self, run: str) -> str | None:
        """The outlet's name that a capitalised run begins with.

        The longest that a list has, else the longest that reads as one.
        """
        words = _COMPANY.sub("", run).split()
        article = words[:1] in (["The"], ["the"], ["THE"])
        forms = []
        for end in range(len(words), int(article), -1):
            name = " ".join(words[:end]).rstrip(".,;:'’")
            forms += [name, re.sub(r"['’]s$", "", name)]
        return next(
            (form for test in (self._is_signed, self.reads) for form in forms if test(form)), None
        )

    def _is_signed(self, name: str) -> bool:
        return self._listed(name, signed=True) is not None

    def _listed(self, name: str, *, signed: bool = False) -> str | None:
        return self.own.outlet(name) or known_outlet(name, signed=signed)

    def same(self, a: str, b: str) -> bool:
        """Whether two names are one outlet's in either list."""
        return same_outlet(self.resolve(a), self.resolve(b))
