"""What an archive holds: texts, copies of them, and the files they were read from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text once, however many copies of it there are."""

    key: str
    """32 hex digits of the words it is made of; see `provenance.archive.content.text_key`."""
    words: str
    """The word keys of its title and its text, parted by blanks; indexed, not kept."""
    packed: bytes
    """The content of its first copy, packed; see `provenance.archive.content`."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One place where a text was found."""

    path: str
    """As given on the command line; of a record its file's, ``/``, its number."""
    text: str
    """Key of the text."""
    sha256: str
    """Of the bytes it was read from: a file's, or a record's."""
    settings: str
    """Digest of the settings it was read under."""
    generation: str
    """Digest of the whole file it came in with, and of those settings."""
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    """ISO date."""
    url: str | None = None
    packed: bytes = b""
    """Its content, packed against that of the text; empty where they are the same."""


@dataclass(frozen=True, slots=True)
class Known:
    """A file that was read to its end."""

    path: str
    generation: str
