"""What a file holds, piece by piece, for a collection too large to be read at once.

Exports with a record a line and Parquet tables may be of any size: few of their records are in
memory at a time, and each is given unread, as a `File` of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from provenance.coding import encoded
from provenance.config import Config
from provenance.ingest.file import File
from provenance.ingest.formats.table import LARGEST_TEXT, SUFFIXES
from provenance.ingest.formats.wire.record import LINES, RECORD_TYPE
from provenance.ingest.read import pieces_of
from provenance.model import Document, Skipped
from provenance.tables import rows

PARQUET = ".parquet"
#: Suffixes of what is read piece by piece.
COLLECTED = SUFFIXES | {PARQUET}
_MARK = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def members_of(path: Path, config: Config, *, named: bool) -> Iterator[Document | File | Skipped]:
    """The articles that a file holds, as sources without an id; of exports, the records unread.

    A record is a `File` whose media type is `RECORD_TYPE`, named by its place: ``day.jsonl/17``.
    What cannot be read comes back as `Skipped`.
    """
    suffix = path.suffix.lower()
    try:
        if suffix == PARQUET:
            yield from _rows(path)
        elif suffix in LINES and not _is_wide(path):
            yield from _lines(path)
        else:
            yield from pieces_of(path, config, named=named)
    except OSError as error:
        yield Skipped(path.as_posix(), f"cannot be read: {error.strerror or error}")


def _is_wide(path: Path) -> bool:
    """Whether a file is in an encoding whose line ends are no bytes of their own."""
    with path.open("rb") as file:
        return file.read(2) in _WIDE


def _lines(path: Path) -> Iterator[File | Skipped]:
    shown = path.as_posix()
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LARGEST_TEXT):
            number += 1
            if len(line) == LARGEST_TEXT and not line.endswith(b"\n"):
                yield Skipped(f"{shown}/{number}", f"larger than {LARGEST_TEXT // 1_000_000} MB")
                while line and not line.endswith(b"\n"):
                    line = file.readline(LARGEST_TEXT)
                continue
            data = line.removeprefix(_MARK).strip(b" \t\r\n")
            if data:
                yield File(f"{shown}/{number}", data, RECORD_TYPE, depth=1)


def _rows(path: Path) -> Iterator[File | Skipped]:
    shown = path.as_posix()
    try:
        for number, row in enumerate(rows(path), 1):
            yield File(f"{shown}/{number}", encoded(row), RECORD_TYPE, depth=1)
    except ValueError as error:
        yield Skipped(shown, str(error))
