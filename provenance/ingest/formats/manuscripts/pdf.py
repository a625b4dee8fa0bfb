"""PDFs with a text layer: what is printed on their pages, put together to paragraphs.

The library runs in a process of its own, see `provenance.ingest.formats.manuscripts.pdfium`.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from provenance.config import Config
from provenance.errors import Unreadable
from provenance.ingest.file import File
from provenance.ingest.formats.manuscripts.manuscript import page_of
from provenance.ingest.formats.manuscripts.rows import printed_address, read_rows
from provenance.ingest.formats.manuscripts.typeset import read_lines
from provenance.ingest.page import Page
from provenance.model import Evidence

_LIBRARY = "pypdfium2"
_PROGRAM = Path(__file__).with_name("pdfium.py")
#: Seconds after which a process is given up that does not even use the processor.
_PATIENCE = 60
#: Share of a page's characters without a known letter above which what is read is no text.
_UNKNOWN = 0.3
#: Fewer characters beside a picture are a stamp on a scan, not its text.
_STAMP = 20
_REASONS = {
    "password": "protected with a password",
    "damaged": "a damaged or cut-off PDF",
    "memory": "a PDF that takes more time or memory than any article",
}


def read(file: File, _config: Config) -> Iterator[Page]:
    """The page that a PDF is; raises `Unreadable` where it has no text or is broken."""
    if importlib.util.find_spec(_LIBRARY) is None:
        raise ModuleNotFoundError(f"No module named {_LIBRARY!r}", name=_LIBRARY)
    found = _extracted(file.data)
    pages: list[Mapping[str, Any]] = found["pages"]
    limits = list(_limits(pages, found["count"]))
    readable = [page if _is_text(page) else {**page, "pieces": []} for page in pages]
    rows = read_rows(readable)
    lines = read_lines(rows)
    if not lines:
        raise Unreadable(_why_empty(pages))
    page = page_of(
        lines,
        title=found["title"],
        author=found["author"],
        limits=limits,
        opening=len(lines),
    )
    address = printed_address(rows)
    if address:
        stated = Evidence("url", address, "printed in the margin of the page")
        page = replace(page, stated=(*page.stated, stated))
    yield page


def _extracted(data: bytes) -> Mapping[str, Any]:
    """What the other process finds; raises `Unreadable` where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program, its input on a pipe
            [sys.executable, "-I", str(_PROGRAM)],
            input=data,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(_REASONS["memory"]) from None
    if done.returncode:
        raise Unreadable(_REASONS["memory"])
    found: Mapping[str, Any] = json.loads(done.stdout)
    if "error" in found:
        raise Unreadable(_REASONS[found["error"]])
    return found


def _is_text(page: Mapping[str, Any]) -> bool:
    return bool(page["pieces"]) and page["unknown"] <= _UNKNOWN


def _is_scan(page: Mapping[str, Any]) -> bool:
    shown = sum(len(piece[0]) for piece in page["pieces"])
    return bool(page.get("pictures")) and shown < _STAMP


def _limits(pages: Sequence[Mapping[str, Any]], count: int) -> Iterator[str]:
    """What of the pages could not be seen."""
    for which, said in (
        (_is_scan, "no text layer"),
        (lambda page: page["pieces"] and not _is_text(page), "letters that cannot be told"),
        (lambda page: page.get("damaged"), "damaged content"),
    ):
        numbers = [n + 1 for n, page in enumerate(pages) if which(page)]
        if len(numbers) == 1:
            yield f"page {numbers[0]} holds {said}"
        elif numbers:
            yield f"pages {_listed(numbers)} hold {said}"
    if len(pages) < count:
        yield f"only the first {len(pages)} of {count} pages are read"


def _listed(numbers: Sequence[int]) -> str:
    """Page numbers as a reader is told them: 3–7 and 9."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    shown = [str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs]
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _why_empty(pages: Sequence[Mapping[str, Any]]) -> str:
    if any(page["pieces"] for page in pages):
        return "a PDF whose fonts do not say which letters they show"
    if any(page.get("pictures") for page in pages):
        return "a scanned PDF without a text layer: have its text recognised first"
    return "a PDF without any text"
