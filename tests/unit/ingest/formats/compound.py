"""A compound file (MS-CFB, version 3) with a mail in it (MS-OXMSG), as small as can be."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

_SECTOR = 512
_FREE, _END, _OF_FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STRING, _BINARY, _TIME, _NUMBER = 0x001F, 0x0102, 0x0040, 0x0003

#: A folder of streams and further folders, by name.
Folder = Mapping[str, "bytes | Folder"]


class Sent(NamedTuple):
    """A file attached to the mail; one without data is a mail of its own."""

    name: str
    media_type: str
    data: bytes | None


def outlook_mail(
    *,
    subject: str,
    sender: str = "",
    address: str = "",
    sent: str = "",
    body: str = "",
    html: bytes = b"",
    attached: Sequence[Sent] = (),
) -> bytes:
    """The bytes of a ``.msg`` file."""
    values: list[tuple[int, int, bytes]] = [(0x001A, _STRING, _text("IPM.Note"))]
    for tag, text in ((0x0037, subject), (0x0C1A, sender), (0x0C1F, address), (0x1000, body)):
        if text:
            values.append((tag, _STRING, _text(text)))
    if html:
        values += [(0x1013, _BINARY, html), (0x3FDE, _NUMBER, struct.pack("<q", 65001))]
    if sent:
        since = datetime.fromisoformat(sent) - datetime(1601, 1, 1, tzinfo=UTC)
        values.append((0x0039, _TIME, struct.pack("<q", int(since.total_seconds()) * 10_000_000)))
    folder: dict[str, bytes | Folder] = dict(
        _properties(values, struct.pack("<8x4I8x", 0, len(attached), 0, len(attached)))
    )
    for n, one in enumerate(attached):
        method = struct.pack("<q", 1 if one.data is not None else 5)
        about = [(0x3705, _NUMBER, method), (0x3707, _STRING, _text(one.name))]
        about.append((0x370E, _STRING, _text(one.media_type)))
        if one.data is not None:
            about.append((0x3701, _BINARY, one.data))
        folder[f"__attach_version1.0_#{n:08X}"] = _properties(about, bytes(8))
    return compound(folder)


def _text(value: str) -> bytes:
    return value.encode("utf-16-le")


def _properties(values: Sequence[tuple[int, int, bytes]], header: bytes) -> dict[str, bytes]:
    streams: dict[str, bytes] = {}
    table = header
    for tag, kind, value in values:
        fixed = kind in {_TIME, _NUMBER}
        held = value if fixed else struct.pack("<II", len(value) + 2, 0)
        table += struct.pack("<HHI", kind, tag, 6) + held
        if not fixed:
            streams[f"__substg1.0_{tag:04X}{kind:04X}"] = value
    return {"__properties_version1.0": table, **streams}


def compound(root: Folder) -> bytes:
    """A compound file of streams in folders; those under 4,096 bytes share the root's stream."""
    entries: list[_Entry] = []
    _add(entries, "Root Entry", 5, root)
    small, small_table = b"", list[int]()
    for one in entries:
        if 0 < len(one.data) < 4096:
            one.start, count = len(small_table), -(-len(one.data) // 64)
            small_table += [*range(one.start + 1, one.start + count), _END]
            small += one.data.ljust(count * 64, b"\0")
    small_table += [_FREE] * (-len(small_table) % 128)
    entries[0].data = small
    directory = -(-len(entries) * 128 // _SECTOR)
    large = [one for one in entries if one is entries[0] or len(one.data) >= 4096]
    needed = (
        directory + len(small_table) // 128 + sum(-(-len(one.data) // _SECTOR) for one in large)
    )
    tables = next(n for n in range(1, 109) if n * 128 >= n + needed)
    table = [_OF_FAT] * tables
    parts = [b"", struct.pack(f"<{len(small_table)}I", *small_table), *(one.data for one in large)]
    starts = []
    for n, part in enumerate(parts):
        sectors = directory if n == 0 else -(-len(part) // _SECTOR)
        starts.append(len(table) if sectors else _END)
        table += [*range(len(table) + 1, len(table) + sectors), _END] if sectors else []
        parts[n] = part.ljust(sectors * _SECTOR, b"\0")
    for one, start in zip(large, starts[2:], strict=True):
        one.start = start
    parts[0] = b"".join(one.written() for one in entries).ljust(directory * _SECTOR, b"\0")
    table += [_FREE] * (tables * 128 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIII", 0, tables, starts[0], 0, 4096)
    header += struct.pack("<IIII", starts[1], len(small_table) // 128, _END, 0)
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    return header + struct.pack(f"<{len(table)}I", *table) + b"".join(parts)


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes
    child: int = _FREE
    sibling: int = _FREE
    start: int = _END

    def written(self) -> bytes:
        coded = _text(self.name) + b"\0\0"
        links = struct.pack("<HBBIII", len(coded), self.kind, 1, _FREE, self.sibling, self.child)
        return (
            coded.ljust(64, b"\0")
            + links
            + bytes(36)
            + struct.pack("<IQ", self.start, len(self.data))
        )


def _add(entries: list[_Entry], name: str, kind: int, inside: bytes | Folder) -> int:
    number, last = len(entries), None
    entries.append(_Entry(name, kind, inside if isinstance(inside, bytes) else b""))
    for below, content in inside.items() if not isinstance(inside, bytes) else ():
        made = _add(entries, below, 2 if isinstance(content, bytes) else 1, content)
        if last is None:
            entries[number].child = made
        else:
            entries[last].sibling = made
        last = made
    return number
