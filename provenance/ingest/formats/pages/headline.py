"""Which line of a page is its headline, and by what name the page shows its site.

The window's title holds both, with a mark between them; what else the page states tells which is
which, and so does the page's address, which mostly spells the site's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from provenance.ingest.formats.pages.article import fold
from provenance.ingest.formats.pages.walk import Element, Line
from provenance.model import Evidence
from provenance.outlets import domain_of

#: Letters and digits from which a line that a stated title holds is no chance.
_TELLING = 12
#: Characters of a line or picture's text that may be a name.
_LONGEST_NAME = 60
#: Letters and digits from which a name that the address spells is no chance.
_SHORTEST_LABEL = 4
_JOINT = re.compile(r"\s+[|·•»–—-]\s+|\s*[|»]\s*|:\s+|\s+::\s+")
#: What stands around a site's name in its logo's text and its copyright line.
_AROUND = re.compile(
    r"^\W*(?:copyright|©|\(c\)|logo(?: (?:of|von|de))?|back to|go to)?\W*"
    r"(?:(?:19|20)\d\d\W*){0,2}(?:by )?|"
    r"[\s,.-]*(?:gmbh|ag|inc|llc|ltd|s\.?a|b\.?v)?\b\W*"
    r"(?:logo|home ?page|home|startseite|all rights reserved)?\W*$",
    re.I,
)


def headline(lines: Sequence[Line], stated: Sequence[Evidence]) -> int | None:
    """The number of the headline's line, or None where no line is known for it.

    A first-level heading that the page states as its title; else any line that it states, or that
    is the longest part of the window's title; else a first-level heading that the window's title
    holds, or the only one that is not the site's name.
    """
    named = {fold(e.value) for e in stated if e.field == "title"} - {""}
    sites = {fold(e.value) for e in stated if e.field == "outlet"}
    windows = [e.value for e in stated if e.field == "window"]
    longest = {fold(max(_JOINT.split(window), key=len)) for window in windows} - sites
    folded = [fold(line.text) for line in lines]
    heads = [
        n for n, line in enumerate(lines) if line.tag == "h1" and folded[n] not in {"", *sites}
    ]
    for n in heads:
        if any(_holds(folded[n], name) for name in named):
            return n
    for wanted in (named, longest):
        fitting = [n for n, text in enumerate(folded) if len(text) >= _TELLING and text in wanted]
        headings = [n for n in fitting if lines[n].is_heading]
        if fitting:
            return (headings or fitting)[0]
    for n in heads:
        if any(_holds(folded[n], fold(window)) for window in windows):
            return n
    if len(heads) == 1 or not named:
        return heads[0] if heads else None
    return None


def _holds(line: str, name: str) -> bool:
    """Whether a heading and a stated title are the same, one of them perhaps with more to it."""
    return line == name or (
        min(len(line), len(name)) >= _TELLING and (line in name or name in line)
    )


def site_names(
    root: Element, lines: Sequence[Line], stated: Sequence[Evidence]
) -> Iterator[Evidence]:
    """Names the page shows that its own address spells: in its logo, its window, its foot."""
    if any(e.field == "outlet" for e in stated):
        return
    labels = {_label(e.value) for e in stated if e.field == "url"} - {""}
    parted = [_JOINT.split(e.value) for e in stated if e.field == "window"]
    beside = [part for parts in parted for part in parts if part != max(parts, key=len)]
    logos = [image.get("alt") or "" for image in root.iter("img")]
    for name in _named([*beside, *logos, *_titles(root), *(line.text for line in lines)]):
        if fold(name).removeprefix("the") in labels:
            yield Evidence("outlet", name, "a name that the page's address spells")
            return
    pictured = {fold(name) for name in _named(logos)}
    for name in beside:
        if fold(name) in pictured and fold(name):
            yield Evidence("outlet", name, "a name in the window's title and the logo")
            return


def _titles(root: Element) -> Iterator[str]:
    for tag in ("link", "a"):
        for element in root.iter(tag):
            yield element.get("title") or element.get("aria-label") or ""


def _named(texts: Sequence[str]) -> Iterator[str]:
    """The names in short texts, without what stands around them."""
    for text in texts:
        if text and len(text) <= _LONGEST_NAME:
            yield from filter(None, (_AROUND.sub("", part) for part in _JOINT.split(text)))


def _label(url: str) -> str:
    """The part of an address that names the site: ``calderpost`` of ``www.calderpost.co.uk``."""
    parts = (domain_of(url) or "").split(".")[:-1]
    while len(parts) > 1 and len(parts[-1]) <= 3:
        parts.pop()
    label = fold(parts[-1]) if parts else ""
    return label.removeprefix("the") if len(label) >= _SHORTEST_LABEL else ""
