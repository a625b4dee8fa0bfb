"""Take the pictures of the report that the README shows.

    python tests/browser/screenshots.py [FOLDER]

Audits an article of ``fixtures`` and writes report.png, report-texts.png (draft and source side by
side), report-dark.png and report-narrow.png into FOLDER (``docs``). Needs Chromium. The same
report, fonts and browser give the same pictures.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from provenance.audit import audit
from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.match.semantic import load_encoder
from provenance.render.html import to_html

ROOT = Path(__file__).parents[2]
#: The draft that is shown: the one that says least of where it comes from.
_DRAFT = Path("fixtures/articles/drafts/quickdesk.txt")
_SOURCES = Path("fixtures/articles/sources")
_WIDE = ViewportSize(width=1280, height=900)
_NARROW = ViewportSize(width=360, height=800)
#: Pictures: where on the page, the size of the window, and whether it is dark.
_SHOTS = {
    "report.png": ("", _WIDE, False),
    "report-texts.png": ("#x1-texts", _WIDE, False),
    "report-dark.png": ("", _WIDE, True),
    "report-narrow.png": ("", _NARROW, False),
}


def main(folder: Path) -> None:
    """Write the pictures into ``folder``."""
    documents, skipped = read_documents([_DRAFT], [_SOURCES])
    html = to_html(audit(documents, skipped, Config(), load_encoder()))
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        report = Path(temporary) / "report.html"
        report.write_text(html, encoding="utf-8")
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (anchor, viewport, dark) in _SHOTS.items():
            page = browser.new_page(viewport=viewport, color_scheme="dark" if dark else "light")
            page.goto(report.as_uri() + anchor)
            page.screenshot(path=folder / name)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs")
