"""Terms: what a newsroom has settled for a source, before any credit is read."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.config import Config
from provenance.credit.licence import licence
from provenance.credit.names import is_one_of, publisher
from provenance.credit.quotes import Text
from provenance.credit.release import is_release
from provenance.model import Document
from provenance.outlets import same_outlet


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a draft may use a source."""

    own: bool
    """The source is the draft's own outlet's."""
    release: bool
    """The source was handed out by a press office, to everybody."""
    licensed: bool
    """The source's copy may be used under an agreement."""


def terms_of(draft: Text, source: Document, config: Config) -> Terms:
    """The terms of ``source`` for ``draft``, from the newsroom's settings and its own name."""
    mine, theirs = publisher(draft.document), source.outlet
    same = mine is not None and theirs is not None and same_outlet(mine, theirs)
    return Terms(
        own=same or is_one_of(source, config.own_outlets),
        release=is_release(source, config.release_sources),
        licensed=licence(source, config) is not None,
    )
