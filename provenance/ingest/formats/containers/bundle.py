"""ZIP and TAR archives and single compressed files: the files inside, sorted as a folder's are.

Nothing is written anywhere. A member is unpacked up to the size its format may have, and not at
all where its header already says that it is a bomb.
"""

from __future__ import annotations

import io
import re
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from provenance.config import Config
from provenance.errors import Unreadable
from provenance.ingest.file import File
from provenance.ingest.formats.containers.unpack import Unpacked, is_packed
from provenance.ingest.formats.table import FORMATS, LARGEST_COLLECTION, LARGEST_TEXT, SUFFIXES
from provenance.model import Skipped

#: Members of one archive; a year of a daily's articles is a third of it.
MOST_MEMBERS = 100_000
#: Text packs at most thirty to one, an export of near-equal records a hundred; a bomb a thousand.
MOST_PACKED = 200
#: A ZIP packs each member for itself, so all of them together come to no more than this.
_MOST_TOGETHER = 50
#: Below so many bytes, of a member and of all together, even a run of zeros does no harm.
_HARMLESS, _HARMLESS_TOGETHER = 1_000_000, 10_000_000
#: So many members of other kinds are named one by one; more are counted.
_NAMED = 20
_OTHER_KIND = "not a format this version reads"
#: Longest name shown, and what of a name may not be shown: controls and marks of direction.
_LONGEST_NAME = 200
_UNSHOWN = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def read(file: File, _config: Config) -> Iterator[File | Skipped]:
    """The files inside an archive, each with its own name below the archive's."""
    if file.data.startswith(b"PK\x03\x04"):
        yield from _zip(file)
        return
    data, whole = file.data, True
    if is_packed(data):
        stream = Unpacked(data, LARGEST_COLLECTION)
        data, whole = stream.read(), not stream.broken
        if stream.full:
            raise Unreadable(f"unpacks to more than {LARGEST_COLLECTION // 1_000_000} MB")
    if data[257:262] == b"ustar":
        yield from _tar(file, data, whole=whole)
    elif not whole:
        raise Unreadable("a damaged or cut-off compressed file")
    else:
        name = PurePosixPath(file.path).stem if is_packed(file.data) else "content"
        yield file.member(name, data)


def _zip(file: File) -> Iterator[File | Skipped]:
    others, total = _Others(file.path), 0
    most = max(_HARMLESS_TOGETHER, _MOST_TOGETHER * len(file.data))
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            if _overlap(archive.infolist()):
                raise Unreadable("a ZIP archive whose files overlap, as no packer writes it")
            listed = [(shown_name(_zip_name(one)), one) for one in archive.infolist()]
            for name, one in sorted(listed, key=lambda pair: (pair[0], pair[1].header_offset)):
                if one.is_dir() or _hidden(name):
                    continue
                if others.takes(name):
                    yield from others.named(name)
                    continue
                part = _zip_member(file, archive, one, name)
                total += len(part.data) if isinstance(part, File) else 0
                if total > most:
                    why = f"unpacks to more than {_MOST_TOGETHER} times its size: not read from"
                    yield Skipped(file.path, f"{why} {name} on")
                    break
                yield part
            yield from others.counted()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Unreadable("a damaged or cut-off ZIP archive") from None


def _overlap(members: list[zipfile.ZipInfo]) -> bool:
    """Whether members share packed bytes: a bomb that needs no nesting (Fifield, WOOT 2019)."""
    spans = sorted((one.header_offset, one.compress_size) for one in members)
    return any(at + size > after for (at, size), (after, _) in pairwise(spans) if size)


def _zip_member(
    file: File, archive: zipfile.ZipFile, one: zipfile.ZipInfo, name: str
) -> File | Skipped:
    path, most = f"{file.path}/{name}", largest(name)
    if one.flag_bits & 0x1:
        return Skipped(path, "protected with a password")
    if one.file_size > most:
        return Skipped(path, f"larger than {most // 1_000_000} MB unpacked")
    if one.file_size > max(_HARMLESS, MOST_PACKED * one.compress_size):
        return Skipped(path, f"unpacks to more than {MOST_PACKED} times its size: not read")
    try:
        with archive.open(one) as member:
            data = member.read(most + 1)
    except NotImplementedError:
        return Skipped(path, "packed in a way this version does not read")
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, zlib.error):
        return Skipped(path, "damaged or cut off in the archive")
    return file.member(name, data)


def _zip_name(one: zipfile.ZipInfo) -> str:
    """The name as it was meant: packers write UTF-8 without setting the flag that says so."""
    if one.flag_bits & 0x800:
        return one.filename
    try:
        return one.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return one.filename


def _tar(file: File, data: bytes, *, whole: bool) -> Iterator[File | Skipped]:
    others = _Others(file.path)
    listed: list[tuple[str, tarfile.TarInfo]] = []
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:", encoding="utf-8") as archive:
            whole = _list(archive, listed, len(data)) and whole
            for name, one in sorted(listed, key=lambda pair: (pair[0], pair[1].offset)):
                if one.isdir() or _hidden(name):
                    continue
                if not one.isreg():
                    what = "a link or a device, not a file"
                    yield Skipped(f"{file.path}/{name}", what, incidental=True)
                elif others.takes(name):
                    yield from others.named(name)
                elif one.size > largest(name):
                    most = largest(name) // 1_000_000
                    yield Skipped(f"{file.path}/{name}", f"larger than {most} MB unpacked")
                else:
                    member = archive.extractfile(one)
                    yield file.member(name, member.read(one.size) if member else b"")
    except (tarfile.TarError, OSError, EOFError, ValueError, OverflowError):
        raise Unreadable("a damaged TAR archive") from None
    yield from others.counted()
    if len(listed) >= MOST_MEMBERS:
        yield Skipped(file.path, f"holds more than {MOST_MEMBERS:,} files: the others not read")
    elif not whole:
        read = "nothing of it" if not listed else f"what stands behind {listed[-1][0]} is not"
        yield Skipped(file.path, f"damaged or cut off: {read} read")


def _list(archive: tarfile.TarFile, listed: list[tuple[str, tarfile.TarInfo]], size: int) -> bool:
    """Fill ``listed`` with the members that lie wholly in the data; whether that is all of them."""
    try:
        for one in archive:
            if one.isreg() and one.sparse is None and one.offset_data + one.size > size:
                return False
            listed.append((shown_name(_tar_name(one.name)), one))
            if len(listed) >= MOST_MEMBERS:
                break
    except (tarfile.TarError, OSError, EOFError, ValueError, OverflowError):
        return False
    return True


def _tar_name(name: str) -> str:
    """The name, its bytes taken for Western Europe's where they are no UTF-8."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return name


def shown_name(name: str) -> str:
    """A member's name as it may be shown: no way up or out of the archive, nothing unprintable."""
    parts = (part.strip() for part in _UNSHOWN.sub("", name.replace("\\", "/")).split("/"))
    kept = "/".join(part for part in parts if part not in {"", ".", ".."})
    return kept[-_LONGEST_NAME:].lstrip("/") or "unnamed"


def largest(name: str) -> int:
    """Bytes that a member of this name may unpack to: what its format may have."""
    suffix = PurePosixPath(name).suffix.lower()
    return next((one.largest for one in FORMATS if suffix in one.suffixes), LARGEST_TEXT)


def _hidden(name: str) -> bool:
    """Whether a folder's reading would leave the file out: dot files and a Mac's doubles."""
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


class _Others:
    """Members of other kinds: the first named, the rest counted by suffix."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._seen = 0
        self._more: Counter[str] = Counter()

    def takes(self, name: str) -> bool:
        return PurePosixPath(name).suffix.lower() not in SUFFIXES

    def named(self, name: str) -> Iterator[Skipped]:
        self._seen += 1
        if self._seen <= _NAMED:
            yield Skipped(f"{self._path}/{name}", _OTHER_KIND, incidental=True)
        else:
            self._more[PurePosixPath(name).suffix.lower()] += 1

    def counted(self) -> Iterator[Skipped]:
        if self._more:
            kinds = ", ".join(f"{n:,} {suffix}" for suffix, n in self._more.most_common(5))
            total = sum(self._more.values())
            why = f"{total:,} further files of kinds this version does not read ({kinds})"
            yield Skipped(self._path, why, incidental=True)
