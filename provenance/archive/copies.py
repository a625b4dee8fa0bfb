"""Copies of one text: which of them a draft is held against, and which are the draft itself."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from provenance.archive.content import described_document
from provenance.archive.entries import Copy
from provenance.model import Document
from provenance.outlets import aliases, domain_of, same_outlet

#: Copies of one text that are given; the words are the same, what differs is whose they are.
MOST_COPIES = 5
#: Sorts after every date.
_NO_DATE = "9999"


class Draft:
    """A draft as copies are held against it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._key = described_document(document).key
        self._links = {domain_of(link.url) for link in document.links}
        self._place = os.path.realpath(document.path)

    def is_in(self, copy: Copy) -> bool:
        """Whether a copy is the draft itself: its file, its bytes, its address, or its words.

        The same words of another outlet are no copy of the draft: they are what it may come from.
        Where it is not known whose the draft is, they are taken for its own.
        """
        mine = self._document
        if copy.sha256 == mine.sha256 or os.path.realpath(copy.path) == self._place:
            return True
        if mine.url and copy.url == mine.url:
            return True
        outlet = mine.host or mine.outlet
        return copy.text == self._key and not (
            outlet and copy.outlet and not same_outlet(outlet, copy.outlet)
        )

    def chosen(self, copies: Sequence[Copy]) -> list[Copy]:
        """Of the copies of a text at most five: those the draft names, then the earliest."""
        ordered = sorted(
            copies, key=lambda copy: (not self._names(copy), copy.published or _NO_DATE, copy.path)
        )
        return ordered[:MOST_COPIES]

    def _names(self, copy: Copy) -> bool:
        if copy.url and domain_of(copy.url) in self._links:
            return True
        known = map(re.escape, aliases(copy.outlet or ""))
        return bool(copy.outlet) and bool(
            re.search(rf"(?<!\w)(?:{'|'.join(known)})(?!\w)", self._document.text)
        )
