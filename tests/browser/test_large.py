"""The report of a long text: how it opens, scrolls and answers."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from provenance.render.html import to_html
from tests.browser.conftest import Open
from tests.browser.tasks import Longest, repeated, too_long, traced
from tests.long_story import long_story

#: Milliseconds a task may take while a report opens and scrolls: up to a tenth of a second a
#: reader takes what happens for the answer to what they did (Nielsen, Usability Engineering, 1993).
_SCROLLING = 100
#: Milliseconds a task may take that answers a key or a click, before anything is painted: an
#: interaction is good up to 200 ms (web.dev, Interaction to Next Paint).
_ACTING = 200

#: Goes through what scrolls, frame by frame, eight windows at a time, to its end.
_SCROLL = """async (selector) => {
    const one = selector ? document.querySelector(selector) : document.scrollingElement;
    if (selector) one.scrollIntoView();
    for (let before = -1; one.scrollTop !== before;) {
        before = one.scrollTop;
        one.scrollBy(0, 8 * one.clientHeight);
        await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    }
}"""


def use(browser: Browser, page: Page, address: str) -> Longest:
    """Opens the page and does with it what readers do, under the browser's clock."""
    with traced(browser, page) as (longest, phase):
        page.goto(address)
        page.wait_for_timeout(500)
        phase("scroll the page")
        page.evaluate(_SCROLL)
        phase("scroll the draft")
        page.evaluate(_SCROLL, ".pane.draft")
        phase("scroll the source")
        page.evaluate(_SCROLL, ".pane:not(.draft)")
        phase("choose")
        for at in (3, 200, 410):
            page.evaluate(
                "at => document.querySelectorAll('.pane.draft a.sentence')[at].click()", at
            )
            page.wait_for_timeout(200)
        phase("next finding")
        step(page, "n")
        phase("next pair")
        step(page, "j")
        phase("filter")
        page.keyboard.press("f")
        page.wait_for_timeout(200)
        for _ in range(2):
            page.locator("details.view input").first.evaluate("box => { box.click(); }")
            page.wait_for_timeout(300)
    return longest


def step(page: Page, key: str) -> None:
    for _ in range(4):
        page.keyboard.press(key)
        page.wait_for_timeout(150)


def test_the_long_story_is_long() -> None:
    (one,) = long_story().audits
    assert len(long_story().documents[0].text.split()) >= 10_000
    assert len(one.alignments) == 2000
    assert len(one.findings) == 40
    assert len(one.credits) > 20


def allowed(phase: str) -> int:
    return _SCROLLING if phase.startswith(("loaded", "scroll")) else _ACTING


def test_a_long_report_opens_and_scrolls_without_a_long_task(
    open_page: Open, browser: Browser, tmp_path: Path
) -> None:
    long = tmp_path / "long.html"
    long.write_text(to_html(long_story()), encoding="utf-8")
    page = open_page("<!DOCTYPE html>", viewport={"width": 1280, "height": 800}).page
    page.set_default_timeout(120_000)
    tries = repeated(lambda: use(browser, page, long.as_uri()), allowed)
    assert set(tries[0].by_phase) >= {"loaded", "scroll the page", "filter"}
    assert too_long(tries, allowed) == {}


def test_a_long_task_would_be_noticed(open_page: Open, browser: Browser) -> None:
    page = open_page("<!DOCTYPE html><title>t</title><p>busy").page
    with traced(browser, page) as (longest, phase):
        phase("quick")
        page.wait_for_timeout(50)
        phase("slow")
        page.evaluate("() => { for (const end = Date.now() + 400; Date.now() < end;); }")
    assert longest.by_phase["quick"].ms < _SCROLLING
    assert longest.by_phase["slow"].ms > _SCROLLING
