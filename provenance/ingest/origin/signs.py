"""The kinds of evidence that name an outlet, ranked.

The ranks follow what each line is written for. A line written to say whose copy this is (an
agency's slug, "originally published by") outranks one that says it in passing (an end bio), which
outranks the page's own furniture, which outranks how the prose speaks of a newsroom: Associated
Press Stylebook and Reuters Handbook for slugs and sign-offs, schema.org and Google's publisher
guidelines for the metadata.
"""

from __future__ import annotations

from enum import IntEnum, auto
from typing import NamedTuple

from provenance.model import Evidence


class Sign(IntEnum):
    """A kind of evidence; the smaller, the surer."""

    # Whose reporting it is, on anybody's page.
    ORIGINAL = auto()
    """Metadata made to name the first publisher: ``original-source``, ``syndication-source``."""
    REPUBLISHED = auto()
    """"Originally published by X", "republished from X"."""
    SLUG = auto()
    """"TAMSIN (X) —" before the first sentence."""
    BYLINE = auto()
    """"By Jane Roe, X"."""
    FILED = auto()
    """An agency's mark, rights or writers' credit at the end."""
    BIO = auto()
    """"Jane Roe covers courts for X"."""
    CANONICAL = auto()
    """The address the page gives as the first is another well-known outlet's."""
    # Whose page it is; on a page that names its host these are that host's or an owner's.
    SIGNED = auto()
    """The outlet's name alone at the foot, or a reporter's sign-off on air."""
    RIGHTS = auto()
    """"© X"."""
    ADDRESS = auto()
    """An author's mail address at a well-known outlet."""
    NOTICE = auto()
    """What a page says of its own: its app, its newsletter, whose views these are not."""
    # How the prose speaks; only where no line names an outlet.
    ASKED = auto()
    """"did not answer X's request for comment", "X has learned": said of oneself."""
    SPOKEN = auto()
    """"told the X": also how a rewrite credits, so believed under conditions only."""


#: The last sign that shows another's reporting on a page that names its host.
LAST_ELSEWHERE = Sign.CANONICAL
#: From here on a second outlet with such a sign leaves the question open.
FIRST_DOUBTFUL = Sign.ADDRESS


class Clue(NamedTuple):
    """One piece of evidence with its kind."""

    sign: Sign
    evidence: Evidence

    @property
    def name(self) -> str:
        """The outlet it names."""
        return self.evidence.value
