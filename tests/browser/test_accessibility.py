"""Every kind of page, for readers of every kind: WCAG 2.2, both themes, any width, any zoom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from provenance.model import Audit
from provenance.render.html import to_html
from provenance.render.redacted import redact
from tests.browser.axe import violations
from tests.browser.conftest import Open
from tests.right_to_left import right_to_left
from tests.story import hostile, several, story


def lone() -> Audit:
    """A draft that was given no source."""
    audit = story()
    (one,) = audit.audits
    alone = replace(one, sources=(), alignments=(), omitted=(), findings=(), credits=())
    return replace(audit, documents=audit.documents[:1], audits=(alone,))


def nothing() -> Audit:
    """A run in which no draft could be read."""
    return replace(story(), documents=(), audits=())


KINDS: dict[str, Callable[[], str]] = {
    "one draft": lambda: to_html(story()),
    "many drafts": lambda: to_html(several(4)),
    "hostile": lambda: to_html(hostile()),
    "right to left": lambda: to_html(right_to_left()),
    "no source": lambda: to_html(lone()),
    "nothing audited": lambda: to_html(nothing()),
    "redacted": lambda: to_html(redact(story())),
}
_PAGES = pytest.mark.parametrize("page_kind", KINDS)


def everything_open(page: Page) -> None:
    """Forms opened, folds unfolded, a pair chosen, so that nothing is left unseen."""
    page.evaluate(
        """() => {
            for (const button of document.querySelectorAll(".decide-on")) button.click();
            document.querySelector("#x1 a.sentence")?.click();
            for (const fold of document.querySelectorAll("details")) fold.open = true;
        }"""
    )
    page.wait_for_timeout(100)  # folds tell the scripts of it a moment later


@_PAGES
def test_axe_finds_no_fault_in_either_theme_at_either_width(
    open_page: Open, page_kind: str
) -> None:
    page = open_page(KINDS[page_kind]()).page
    found = {}
    for scheme in ("light", "dark"):
        for width in (1280, 320):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            found[scheme, width] = violations(page)
    assert not any(found.values()), found


@_PAGES
def test_axe_finds_no_fault_with_everything_unfolded(open_page: Open, page_kind: str) -> None:
    page = open_page(KINDS[page_kind](), viewport={"width": 1280, "height": 900}).page
    everything_open(page)
    assert violations(page) == []


def test_axe_finds_no_fault_in_a_draft_chosen_of_many(open_page: Open) -> None:
    page = open_page(to_html(several(4)), "#x1").page
    assert violations(page) == []


def test_axe_finds_no_fault_without_scripts(open_page: Open) -> None:
    served = to_html(story())
    before, script = served.rsplit("<script>", 1)
    page = open_page(before + script.partition("</script>")[2]).page
    assert page.locator("script").count() == 0
    assert violations(page) == []


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ('<p style="color: #aaa">pale</p>', "color-contrast"),
        ("<button></button>", "button-name"),
        ('<h6 class="deep">far too deep</h6>', "heading-order"),
        ("<p><a href='#'>i</a><a href='#'>j</a></p>", "target-size"),
        ("<nav aria-label='x'></nav><nav aria-label='x'></nav>", "landmark-unique"),
    ],
)
def test_axe_is_asked_and_does_object(open_page: Open, fault: str, rule: str) -> None:
    page = open_page(
        f"<!DOCTYPE html><html lang=en><title>t</title><main id=main><h1>t</h1>{fault}"
    ).page
    assert [one for one in violations(page) if one.startswith(rule)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_every_text_legible(open_page: Open, scheme: str) -> None:
    page = open_page(to_html(story()), forced_colors="active", color_scheme=scheme).page
    everything_open(page)
    assert violations(page) == []


def test_nothing_moves_for_readers_who_asked_for_less_motion(open_page: Open) -> None:
    page = open_page(to_html(story()), reduced_motion="reduce").page
    everything_open(page)
    assert page.evaluate(_MOVING) == []


_MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
    const look = getComputedStyle(one);
    const long = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
    return long(look.transitionDuration) || look.animationName !== "none"
        || look.scrollBehavior === "smooth";
}).map((one) => one.outerHTML.slice(0, 100))"""


def unfitting(page: Page) -> list[str]:
    """What scrolls sideways, and what lies over another."""
    return [*page.evaluate(_SIDEWAYS), *page.evaluate(_OVERLAPPING)]


@_PAGES
def test_everything_fits_from_a_narrow_phone_to_three_screens(
    open_page: Open, page_kind: str
) -> None:
    page = open_page(KINDS[page_kind]()).page
    everything_open(page)
    found = {}
    for width in (320, 600, 768, 1024, 1280, 3440):
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = unfitting(page)
    assert not any(found.values()), found


def test_everything_fits_when_magnified_four_times(open_page: Open) -> None:
    """A window of 1280 x 1024 has 320 x 256 CSS pixels then (WCAG 2.2, 1.4.10)."""
    window = {"width": 320, "height": 256}
    page = open_page(to_html(story()), viewport=window, device_scale_factor=4).page
    everything_open(page)
    assert unfitting(page) == []


@pytest.mark.parametrize("page_kind", ["one draft", "many drafts", "right to left"])
def test_text_of_twice_the_size_still_fits(open_page: Open, page_kind: str) -> None:
    """Text alone is magnified, as WCAG 2.2, 1.4.4 asks for."""
    page = open_page(KINDS[page_kind]()).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    everything_open(page)
    found = {}
    for width in (640, 1280):
        page.set_viewport_size({"width": width, "height": 1024})
        found[width] = unfitting(page)
    assert not any(found.values()), found


@pytest.mark.parametrize(
    "fault", ["margin-left: -3rem", "position: absolute; left: 20px; top: 20px"]
)
def test_an_overlap_would_be_noticed(open_page: Open, fault: str) -> None:
    page = open_page(f"<p><a href='#'>first</a> <a href='#' style='{fault}'>second</a>").page
    assert page.evaluate(_OVERLAPPING) == ["first / second"]


#: What sticks out of the window although nothing around it scrolls; tables do, in a frame.
_SIDEWAYS = """() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    return [...document.querySelectorAll("body *")]
        .filter((one) => one.getBoundingClientRect().right > wide + 1)
        .map((one) => one.outerHTML.slice(0, 100));
}"""

#: Pairs of things to act on whose boxes share more than two pixels either way. What sticks to an
#: edge of its frame lies over what scrolls beneath it, and is left out.
_OVERLAPPING = """() => {
    const sticks = (one) => {
        for (; one; one = one.parentElement) {
            if (["sticky", "fixed"].includes(getComputedStyle(one).position)) return true;
        }
        return false;
    };
    const acting = [...document.querySelectorAll(
        "a, button, input, select, textarea, summary, [role=button]")]
        .filter((one) => one.checkVisibility() && !sticks(one) && !one.matches(".skip"));
    // What is seen of a box: the frames around it cut off the rest.
    const seen = (one) => {
        let boxes = [...one.getClientRects()];
        const frames = [".row", ".pane", ".table", ".chosen"].map((frame) => one.closest(frame));
        for (const frame of frames.filter(Boolean)) {
            const clip = frame.getBoundingClientRect();
            boxes = boxes.map((box) => ({
                left: Math.max(box.left, clip.left), right: Math.min(box.right, clip.right),
                top: Math.max(box.top, clip.top), bottom: Math.min(box.bottom, clip.bottom),
            }));
        }
        return boxes.filter((box) => box.right > box.left && box.bottom > box.top);
    };
    const boxes = acting.flatMap((one) => seen(one).map((box) => ({ one, box })));
    const said = (one) => (one.textContent || one.outerHTML).trim().slice(0, 30);
    const found = new Set();
    boxes.forEach((first, at) => boxes.slice(at + 1).forEach((second) => {
        if (first.one.contains(second.one) || second.one.contains(first.one)) return;
        const [one, other] = [first.box, second.box];
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 2 && down > 2) found.add(`${said(first.one)} / ${said(second.one)}`);
    }));
    return [...found];
}"""
