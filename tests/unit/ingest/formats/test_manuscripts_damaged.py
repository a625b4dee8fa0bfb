"""Manuscripts with bytes changed at random: a page or a reason of one line, nothing else."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.ingest.formats.article import FOLDER
from tests.unit.ingest.formats.packed import zipped
from tests.unit.ingest.formats.test_hostile import read_somehow

PARTS = {"docx": "word/document.xml", "odt": "content.xml", "rtf": None, "pdf": None}
WHOLE = {suffix: (FOLDER / f"article.{suffix}").read_bytes() for suffix in PARTS}
CHANGES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=6)),
    min_size=1,
    max_size=8,
)
SUPPRESSED = list(HealthCheck)


def changed(data: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    made = bytearray(data)
    for place, piece in changes:
        at = int(place * len(made))
        made[at : at + len(piece)] = piece
    return bytes(made)


def inside(suffix: str, changes: list[tuple[float, bytes]]) -> bytes:
    """A file whose main part has been changed before it was packed."""
    part = PARTS[suffix]
    if part is None:
        return changed(WHOLE[suffix], changes)
    with zipfile.ZipFile(io.BytesIO(WHOLE[suffix])) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    return zipped({**parts, part: changed(parts[part], changes)})


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf"])
@given(changes=CHANGES)
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=SUPPRESSED)
def test_changed_bytes(suffix: str, changes: list[tuple[float, bytes]]) -> None:
    read_somehow(f"a.{suffix}", inside(suffix, changes))


@given(changes=CHANGES)
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=SUPPRESSED)
def test_changed_bytes_of_a_pdf(changes: list[tuple[float, bytes]]) -> None:
    pytest.importorskip("pypdfium2")
    read_somehow("a.pdf", inside("pdf", changes))


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_files_that_break_off(suffix: str, share: float) -> None:
    read_somehow(f"a.{suffix}", WHOLE[suffix][: int(share * len(WHOLE[suffix]))])
