"""Whether the files of an index are as the engine wrote them.

Each ends in a footer: a JSON object with the CRC-32 of all that stands before it, the object's
length, and a number that marks a footer (tantivy 0.27, ``directory/footer.rs``).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from provenance.coding import decoded

_MARK = 1337
_TAIL = 8
#: No footer is longer; the engine's own limit.
_LONGEST = 50_000
_BLOCK = 1 << 20


def broken_files(index: Path) -> Iterator[str]:
    """What is wrong with the files of an index, each in one plain clause.

    Files that a writer has merged away meanwhile are passed over.
    """
    segments = _segments(index)
    if segments is None:
        yield f"{index.name}/meta.json cannot be read"
        return
    for file in sorted(index.iterdir()):
        if file.name.partition(".")[0] not in segments:
            continue
        try:
            whole = _is_whole(file)
        except FileNotFoundError:
            continue
        except OSError as error:
            yield f"{index.name}/{file.name} cannot be read: {error.strerror}"
            continue
        if not whole:
            yield f"{index.name}/{file.name} is not as it was written"


def _segments(index: Path) -> frozenset[str] | None:
    """The names of the parts that the last commit is made of."""
    try:
        said = decoded((index / "meta.json").read_bytes(), dict[str, Any])
    except OSError:
        return None
    found = (said or {}).get("segments")
    if not isinstance(found, list):
        return None
    names = [one.get("segment_id") for one in found if isinstance(one, dict)]
    return frozenset(name.replace("-", "") for name in names if isinstance(name, str))


def _is_whole(path: Path) -> bool:
    size = path.stat().st_size
    with path.open("rb") as file:
        if size < _TAIL:
            return False
        file.seek(size - _TAIL)
        tail = file.read(_TAIL)
        length, mark = int.from_bytes(tail[:4], "little"), int.from_bytes(tail[4:], "little")
        if mark != _MARK or not 0 < length <= min(size - _TAIL, _LONGEST):
            return False
        body = size - _TAIL - length
        file.seek(body)
        said = decoded(file.read(length), dict[str, Any])
        file.seek(0)
        found = 0
        while body and (block := file.read(min(_BLOCK, body))):
            found = zlib.crc32(block, found)
            body -= len(block)
    return said is not None and not body and said.get("crc") == found
