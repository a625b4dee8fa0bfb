"""Bytes under the name they are shown by, wherever they came from: disk, archive, mail or web."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from provenance.ingest.decode import decode

#: The first so many bytes tell a format.
HEAD = 65_536
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_-]{3,20})", re.I)


@dataclass(frozen=True)
class File:
    """What a format is read from."""

    path: str
    """As given, with forward slashes; for a member of a container the container's, ``/``, name."""
    data: bytes
    media_type: str | None = None
    """As its container or server states it; what the bytes say comes first."""
    url: str | None = None
    """Where it was fetched from, by us or by whoever made the container."""
    depth: int = 0
    """How many containers it lies in."""

    @property
    def suffix(self) -> str:
        """The last suffix of the name, small letters, with its dot; empty if there is none."""
        return PurePosixPath(self.path).suffix.lower()

    @property
    def head(self) -> bytes:
        """The beginning, enough to tell the format."""
        return self.data[:HEAD]

    @cached_property
    def text(self) -> str:
        """The bytes as text; raises `Unreadable` where they are none."""
        charset = _CHARSET.search(self.media_type or "")
        return decode(self.data, charset[1] if charset else None)

    def member(
        self,
        name: str,
        data: bytes,
        media_type: str | None = None,
        url: str | None = None,
    ) -> File:
        """A file found inside this one."""
        return File(f"{self.path}/{name}", data, media_type, url or self.url, self.depth + 1)
