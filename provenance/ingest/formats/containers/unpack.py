"""Compressed bytes read as what they unpack to, a piece at a time and up to a bound.

A thousandth of the size is enough to claim any size at all (deflate packs zeros 1,032 to 1), so
nothing is ever unpacked that was not asked for.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from typing import Protocol


class _Stream(Protocol):
    def read1(self, size: int, /) -> bytes:
        """At most ``size`` further bytes: what there is before an error, then the error."""
        ...


_OPENERS: dict[bytes, Callable[[io.BytesIO], _Stream]] = {
    b"\x1f\x8b": lambda source: gzip.GzipFile(fileobj=source),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\0": lzma.LZMAFile,
}


def is_packed(data: bytes) -> bool:
    """Whether the bytes begin as gzip (RFC 1952), bzip2 or xz do."""
    return data.startswith(tuple(_OPENERS))


class Unpacked:
    """A reader over compressed bytes; bytes that are not compressed are read as they are.

    It never raises: where the bytes are damaged or cut off, or the bound is reached, it ends.
    ``broken`` and ``full`` say so; ``position`` says after how many unpacked bytes.
    """

    def __init__(self, data: bytes, most: int) -> None:
        opener = next((o for magic, o in _OPENERS.items() if data.startswith(magic)), None)
        source = io.BytesIO(data)
        self._stream: _Stream = opener(source) if opener else source
        self._most = most
        self.position = 0
        self.broken = False
        self.full = False

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` further unpacked bytes, all up to the bound if negative; b"" at the end.

        More than the bound is found out by trying for one byte more.
        """
        room = self._most - self.position
        wanted = room + 1 if size < 0 else min(size, room + 1)
        got = bytearray()
        while len(got) < wanted and not self.broken:
            try:
                piece = self._stream.read1(min(wanted - len(got), 1 << 20))
            except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError):
                self.broken = True
                break
            if not piece:
                break
            got += piece
        if len(got) > room:
            self.full = True
            del got[room:]
        self.position += len(got)
        return bytes(got)

    def tell(self) -> int:
        """How many unpacked bytes have been read."""
        return self.position
