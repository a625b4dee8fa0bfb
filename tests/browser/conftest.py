"""A real browser, opening reports from disk and noting everything it should not do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from provenance.model import Audit
from provenance.render.html import to_html

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Opened:
    """A report in a tab, and what the tab was caught at."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def refuse(self, dialog: Dialog) -> None:
        """Note a dialog and close it, so that the tab goes on.

        What a page asks before it is left is answered by the test that expects it.
        """
        self.complaints.append(dialog.message)
        if dialog.type != "beforeunload":
            dialog.dismiss()


Open = Callable[..., Opened]
Read = Callable[[Audit], Page]

#: The report of an audit, written once for all who open it.
_report = lru_cache(maxsize=16)(to_html)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(chromium).exists():
        if os.environ.get("CI") == "true":
            pytest.fail("CI runs the browser tests, and there is no chromium")
        pytest.skip("no chromium here")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """A function that opens a page's HTML from disk; keyword arguments go to the browser context.

    What the tab asks for and complains of is noted from the first moment.
    """
    with ExitStack() as contexts:

        def opened(html: str, anchor: str = "", **context: Any) -> Opened:  # noqa: ANN401
            report = tmp_path / "report.html"
            report.write_text(html, encoding="utf-8")
            one = Opened(contexts.enter_context(browser.new_context(**context)).new_page())
            one.page.on("request", lambda request: one.requests.append(request.url))
            one.page.on("console", lambda message: one.complaints.append(message.text))
            one.page.on("pageerror", lambda error: one.complaints.append(str(error)))
            one.page.on("dialog", one.refuse)
            one.page.goto(report.as_uri() + anchor)
            return one

        yield opened


@pytest.fixture(scope="module")
def read_report(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """A function that gives a tab with the report of an audit, the same one to all who ask.

    For tests that only read what stands there: they leave the tab as they found it.
    """
    with browser.new_context() as context:

        @lru_cache(maxsize=8)
        def tab(audit: Audit) -> Page:
            report = tmp_path_factory.mktemp("read") / "report.html"
            report.write_text(_report(audit), encoding="utf-8")
            page = context.new_page()
            page.goto(report.as_uri())
            return page

        yield tab


@pytest.fixture
def open_report(open_page: Open) -> Open:
    """A function that opens the report of an audit; keyword arguments go to the browser context."""

    def opened(audit: Audit, anchor: str = "", **context: Any) -> Opened:  # noqa: ANN401
        return open_page(_report(audit), anchor, **context)

    return opened
