"""Archives: the files inside in a folder's order, clean names, and bombs that do not go off."""

from __future__ import annotations

import gzip
import io
import lzma
import struct
import tarfile
import time
import tracemalloc
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from provenance.config import Config
from provenance.ingest.file import File
from provenance.ingest.formats.containers import bundle
from provenance.ingest.formats.containers.bundle import shown_name
from provenance.ingest.formats.containers.unpack import Unpacked
from tests.unit.ingest.formats.article import TEXT, is_the_article, read_bytes

STORY = TEXT.encode()


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def tarred(members: Mapping[str, bytes], mode: str = "w:") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            entry.type = tarfile.DIRTYPE if name.endswith("/") else tarfile.REGTYPE
            archive.addfile(entry, io.BytesIO(data))
    return made.getvalue()


def paths(data: bytes, name: str = "a.zip") -> list[str]:
    parts = bundle.read(File(name, data), Config())
    return [one.path.removeprefix(f"{name}/") for one in parts if isinstance(one, File)]


def reasons(folder: Path, name: str, data: bytes) -> list[str]:
    _, skipped = read_bytes(folder, name, data)
    return [one.reason for one in skipped]


MEMBERS = {
    "b.txt": STORY,
    "a/c.md": STORY,
    ".hidden.txt": STORY,
    "__MACOSX/b.txt": STORY,
    "a/.git/x.txt": STORY,
    "a/B.txt": STORY,
    "empty/": b"",
}


@pytest.mark.parametrize("packed", [zipped(MEMBERS), tarred(MEMBERS), tarred(MEMBERS, "w:bz2")])
def test_members_come_in_a_folders_order_without_hidden_ones(packed: bytes) -> None:
    assert paths(packed) == ["a/B.txt", "a/c.md", "b.txt"]


def test_members_of_other_kinds_are_named_and_many_are_counted(tmp_path: Path) -> None:
    members = {f"{n:03}.jpg": b"\xff\xd8\xff" for n in range(100)} | {
        "x.mp3": b"ID3",
        "a.txt": STORY,
    }
    documents, skipped = read_bytes(tmp_path, "a.zip", zipped(members))
    assert len(documents) == 1
    assert len(skipped) == 21
    assert all(one.incidental for one in skipped)
    assert skipped[-1].reason == (
        "81 further files of kinds this version does not read (80 .jpg, 1 .mp3)"
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/abs/a.txt", "abs/a.txt"),
        ("C:\\news\\a.txt", "C:/news/a.txt"),
        ("a/./b//c.txt", "a/b/c.txt"),
        ("a\x1b[31m\nb.txt", "a[31mb.txt"),
        ("x\u202etxt.exe", "xtxt.exe"),
        ("..", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_names_are_shown_clean(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_a_long_name_keeps_its_end() -> None:
    assert shown_name("d/" * 500 + "a.txt").endswith("/a.txt")
    assert len(shown_name("d/" * 500 + "a.txt")) <= 200


def test_names_in_utf_8_without_the_flag_are_read() -> None:
    made = zipped({"Brücke.txt": STORY})
    flag = made.replace(struct.pack("<HH", 20, 0x800), struct.pack("<HH", 20, 0))
    assert flag != made
    assert paths(flag) == ["Brücke.txt"]
    old = tarred({"Br\udcfccke.txt": STORY})
    assert paths(old, "a.tar") == ["Brücke.txt"]


def test_a_member_with_a_password_says_so(tmp_path: Path) -> None:
    made = bytearray(zipped({"a.txt": STORY, "b.txt": STORY}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.index(signature) + at] |= 1
    documents, skipped = read_bytes(tmp_path, "a.zip", bytes(made))
    assert [d.path for d in documents] == [f"{tmp_path}/a.zip/b.txt"]
    assert [(s.path, s.reason) for s in skipped] == [
        (f"{tmp_path}/a.zip/a.txt", "protected with a password")
    ]


def test_links_and_devices_of_a_tar_are_left_out(tmp_path: Path) -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:") as archive:
        for name, kind in (
            ("l.txt", tarfile.SYMTYPE),
            ("h.txt", tarfile.LNKTYPE),
            ("d.txt", tarfile.CHRTYPE),
        ):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    assert reasons(tmp_path, "a.tar", made.getvalue()) == ["a link or a device, not a file"] * 3


@pytest.mark.parametrize("pack", ["gz", "bz2", "xz"])
@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_cut_off_tar_gives_what_is_whole(tmp_path: Path, pack: str, share: float) -> None:
    members = {f"{n}.txt": STORY.replace(b"May 18", b"May %d" % (n + 1)) for n in range(6)}
    packed = tarred(members, f"w:{pack}")
    documents, skipped = read_bytes(tmp_path, "a.tar.gz", packed[: int(len(packed) * share)])
    assert len(documents) < 6 or share > 0.9
    for document in documents:
        is_the_article_but_for_the_day(document.text)
    assert len(skipped) == 1
    assert "cut off" in skipped[0].reason or "damaged" in skipped[0].reason


def is_the_article_but_for_the_day(text: str) -> None:
    assert text.rstrip().endswith("two days before.")


def test_a_cut_off_zip_is_refused_in_one_line(tmp_path: Path) -> None:
    whole = zipped({"a.txt": STORY, "b.txt": STORY})
    for share in (10, 500, len(whole) - 1):
        assert reasons(tmp_path, "a.zip", whole[:share]) == [
            "a damaged or cut-off ZIP, Word or OpenDocument file"
        ]


def test_a_damaged_member_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    made = bytearray(zipped({"a.txt": STORY, "b.txt": STORY}))
    made[80] ^= 0xFF
    (document,), (skipped,) = read_bytes(tmp_path, "a.zip", bytes(made))
    is_the_article(document)
    assert skipped.reason == "damaged or cut off in the archive"


def measured(folder: Path, name: str, data: bytes) -> tuple[list[str], float, float]:
    """Reasons, seconds, and megabytes at the most beyond the file itself."""
    tracemalloc.start()
    began = time.perf_counter()
    said = reasons(folder, name, data)
    seconds = time.perf_counter() - began
    most = tracemalloc.get_traced_memory()[1] / 1_000_000
    tracemalloc.stop()
    return said, seconds, most


def test_a_bomb_of_one_file_is_not_unpacked(tmp_path: Path) -> None:
    for size in (15_000_000, 30_000_000):
        said, seconds, most = measured(tmp_path, "a.zip", zipped({"a.txt": bytes(size)}))
        assert said in (
            ["unpacks to more than 200 times its size: not read"],
            ["larger than 20 MB unpacked"],
        )
        assert seconds < 2
        assert most < 10


def test_a_compressed_file_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "LARGEST_COLLECTION", 10_000_000)
    for pack in (gzip.compress, lzma.compress):
        said, seconds, most = measured(tmp_path, "a.txt.gz", pack(bytes(60_000_000)))
        assert said == ["unpacks to more than 10 MB"]
        assert seconds < 5
        assert most < 40


def test_small_members_that_come_to_much_are_stopped(tmp_path: Path) -> None:
    data = zipped({f"{n:02}.jpg.txt": bytes(900_000) for n in range(30)})
    said, seconds, _ = measured(tmp_path, "a.zip", data)
    assert said[-1] == "unpacks to more than 50 times its size: not read from 11.jpg.txt on"
    assert seconds < 5


def test_a_zip_in_a_zip_in_a_zip_ends(tmp_path: Path) -> None:
    data = zipped({f"{n}.txt": bytes(900_000) for n in range(8)})
    for _ in range(6):
        data = zipped({f"{n:02}.zip": data for n in range(16)})
    said, seconds, most = measured(tmp_path, "a.zip", data)
    assert said[0] == "lies in more than 4 files inside each other"
    assert said[-1].startswith("a trap of files in files: not read from ")
    assert len(said) == 21
    assert seconds < 5
    assert most < 50


def test_a_size_that_lies_is_found_out(tmp_path: Path) -> None:
    made = zipped({"a.txt": STORY * 50})
    size = struct.pack("<I", len(STORY) * 50)
    low = made.replace(size, struct.pack("<I", 1_000))
    assert low != made
    assert reasons(tmp_path, "a.zip", low) == ["damaged or cut off in the archive"]


def test_entries_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    """Many directory entries over one packed member: the bomb without nesting."""
    made = zipped({"a.txt": b"word " * 180_000})
    at, end = made.index(b"PK\x01\x02"), made.index(b"PK\x05\x06")
    entry = made[at:end]
    count = 3_000
    directory = entry * count
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), at, 0)
    said, seconds, most = measured(tmp_path, "a.zip", made[:at] + directory + tail)
    assert said == ["a ZIP archive whose files overlap, as no packer writes it"]
    assert seconds < 2
    assert most < 20


def test_a_million_tiny_members_are_refused_before_they_are_listed(tmp_path: Path) -> None:
    entry = zipped({"a.txt": b""})
    start, end = entry.index(b"PK\x01\x02"), entry.index(b"PK\x05\x06")
    count = 1_000_000
    data = entry[:start] + entry[start:end] * count + entry[end:]
    said, seconds, most = measured(tmp_path, "a.zip", data)
    assert said == ["an archive of more than 100,000 files"]
    assert seconds < 2
    assert most < 120


def test_a_tar_of_a_great_many_members_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "MOST_MEMBERS", 50)
    data = tarred({f"{n}.jpg": b"" for n in range(200)})
    said = reasons(tmp_path, "a.tar", data)
    assert said[-1] == "holds more than 50 files: the others not read"


def test_unpacking_stops_at_the_bound_and_at_the_break() -> None:
    stream = Unpacked(gzip.compress(b"a" * 1_000), 400)
    assert stream.read() == b"a" * 400
    assert (stream.full, stream.broken, stream.position) == (True, False, 400)
    stream = Unpacked(gzip.compress(STORY)[:-12], 10_000)
    assert STORY.startswith(stream.read())
    assert stream.position > len(STORY) / 2
    assert (stream.full, stream.broken) == (False, True)
    plain = Unpacked(b"plain", 10)
    assert (plain.read(2), plain.read(), plain.read(), plain.full) == (b"pl", b"ain", b"", False)
