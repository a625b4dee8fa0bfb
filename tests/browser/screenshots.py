"""Take the pictures of the report that the documentation shows.

    python tests/browser/screenshots.py [FOLDER]

Audits the articles of ``fixtures`` and writes pictures of each kind of page into FOLDER (``docs``):
light, dark (``-dark``) and on a narrow screen (``-narrow``), and one of the paper. Needs Chromium.
The same report, fonts and browser give the same pictures.
"""

from __future__ import annotations

import shutil
import struct
import sys
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pypdfium2
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from provenance.audit import audit
from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.match.semantic import load_encoder
from provenance.model import Audit
from provenance.render.html import to_html
from provenance.render.redacted import redact

ROOT = Path(__file__).parents[2]
#: The draft that is shown: the one that says least of where it comes from.
_DRAFT = Path("fixtures/articles/drafts/quickdesk.txt")
_DRAFTS = Path("fixtures/articles/drafts")
_SOURCES = Path("fixtures/articles/sources")

#: Windows small enough for small pictures, and large enough to show how a page is laid out.
_WIDE = ViewportSize(width=1120, height=740)
_NARROW = ViewportSize(width=360, height=720)
#: Pixels of a printed sheet for each of its points, 72 to an inch.
_SHEET_SCALE = 1.2

Report = Literal["one", "many", "redacted"]


@dataclass(frozen=True, slots=True)
class Shot:
    """One kind of page: which report, where on it, and what is done before the picture is taken."""

    report: Report
    anchor: str = ""
    click: tuple[str, ...] = ()


#: Kinds of page by the name of their picture.
SHOTS = {
    "report": Shot("one"),
    "report-texts": Shot("one", "#x1-texts"),
    "report-evidence": Shot("one", "#x1-texts", ("#x1-a5-d",)),
    "report-decision": Shot("one", "#x1-F1", ("#x1-F1 .decide-on", "#x1-F1 [value=licensed]")),
    "report-index": Shot("many", "", ("[name=worst]",)),
    "report-redacted": Shot("redacted", "#x1-texts"),
}
_LOOKS: dict[str, tuple[ViewportSize, Literal["light", "dark"]]] = {
    "": (_WIDE, "light"),
    "-dark": (_WIDE, "dark"),
    "-narrow": (_NARROW, "light"),
}
PAPER = "report-print.png"
#: Every picture there is.
PICTURES = (*(f"{name}{look}.png" for name in SHOTS for look in _LOOKS), PAPER)


def main(folder: Path) -> None:
    """Write the pictures into ``folder``."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        reports = _reports(Path(temporary))
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, shot in SHOTS.items():
            for look in _LOOKS:
                page = _opened(browser, reports[shot.report] + shot.anchor, look)
                _prepare(page, shot)
                page.screenshot(path=folder / f"{name}{look}.png")
                page.close()
        page = browser.new_page()
        page.goto(reports["one"])
        (folder / PAPER).write_bytes(_first_sheet(page.pdf(format="A4")))
        browser.close()


def _first_sheet(pdf: bytes) -> bytes:
    """The first sheet as a PNG in grey (W3C, Portable Network Graphics, 11.2)."""
    document = pypdfium2.PdfDocument(pdf)
    sheet = document[0].render(scale=_SHEET_SCALE, grayscale=True).to_numpy()
    height, width = sheet.shape[:2]
    rows = b"".join(b"\0" + row.tobytes() for row in sheet)
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0),
        b"IDAT": zlib.compress(rows, 9),
        b"IEND": b"",
    }
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts.items()
    )


def _reports(folder: Path) -> dict[Report, str]:
    """The reports' addresses on disk."""
    one = _audited(_DRAFT)
    pages: dict[Report, str] = {
        "one": to_html(one),
        "many": to_html(_audited(_DRAFTS)),
        "redacted": to_html(redact(one)),
    }
    return dict(_written(folder, pages))


def _audited(drafts: Path) -> Audit:
    documents, skipped = read_documents([drafts], [_SOURCES])
    return audit(documents, skipped, Config(), load_encoder())


def _written(folder: Path, pages: dict[Report, str]) -> Iterator[tuple[Report, str]]:
    for name, html in pages.items():
        file = folder / f"{name}.html"
        file.write_text(html, encoding="utf-8")
        yield name, file.as_uri()


def _opened(browser: Browser, address: str, look: str) -> Page:
    viewport, scheme = _LOOKS[look]
    page = browser.new_page(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    page.goto(address)
    return page


def _prepare(page: Page, shot: Shot) -> None:
    for place in shot.click:
        page.locator(place).first.click()
    if shot.anchor:
        page.locator(shot.anchor).evaluate("one => one.scrollIntoView()")
    page.mouse.move(0, 0)
    page.wait_for_timeout(200)  # what is shown after a click is laid out


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs")
