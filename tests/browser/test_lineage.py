"""The page of a lineage in a real browser: seen, heard, by keys, on paper, with 10 and with 300."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from provenance.descent import Lineage
from provenance.render.lineage.html import to_html
from tests.browser.axe import violations
from tests.browser.conftest import Open
from tests.browser.tasks import Longest, repeated, too_long, traced
from tests.browser.test_accessibility import _SIDEWAYS
from tests.browser.test_hostile import assert_harmless
from tests.lineages import family, hostile, many, nothing

_WIDE = {"width": 1280, "height": 900}
#: Bytes that a page of 300 documents may have.
_LARGEST = 5_000_000
#: Seconds of processor time it may take to load; on the clock a busy machine takes longer.
_LOADED = 2.0

#: The page of 300 has what the one of 10 has, many times: axe-core takes half a minute for it.
KINDS: dict[str, Callable[[], Lineage]] = {
    "10 documents": family,
    "300 documents": many,
    "hostile": hostile,
    "nothing": nothing,
}
_written = lru_cache(maxsize=4)(lambda kind: to_html(KINDS[kind]()))
_ALL = pytest.mark.parametrize("kind", KINDS)
_LARGE_AND_SMALL = pytest.mark.parametrize("kind", ["10 documents", "300 documents"])


@pytest.fixture
def small(open_page: Open) -> Page:
    return open_page(_written("10 documents"), viewport=_WIDE).page


def focused(page: Page) -> str:
    """The name of what has the focus."""
    return str(page.evaluate("document.activeElement.getAttribute('aria-label')"))


# ---- for everybody ----


@_ALL
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(open_page: Open, kind: str, scheme: str) -> None:
    page = open_page(_written(kind), color_scheme=scheme, viewport=_WIDE).page
    assert violations(page) == []
    if kind != "300 documents":
        page.set_viewport_size({"width": 320, "height": 900})
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("anchor", ["#e1", "#d7", "#u1"])
def test_axe_finds_no_fault_in_what_is_opened(open_page: Open, scheme: str, anchor: str) -> None:
    page = open_page(_written("10 documents"), anchor, color_scheme=scheme, viewport=_WIDE).page
    expect(page.locator("dialog")).to_be_visible()
    assert violations(page) == []


def test_axe_finds_no_fault_without_scripts_or_when_filtered(open_page: Open) -> None:
    page = open_page(_written("10 documents"), viewport=_WIDE).page
    page.locator("[name=credit]").select_option("uncredited")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert violations(page) == []
    before, script = _written("10 documents").rsplit("<script>", 1)
    page = open_page(before + script.partition("</script>")[2], viewport=_WIDE).page
    assert violations(page) == []


@_ALL
def test_nothing_sticks_out_of_the_window(open_page: Open, kind: str) -> None:
    page = open_page(_written(kind)).page
    for width in (320, 768, 1280, 2560):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(_SIDEWAYS) == []


def test_forced_colours_keep_every_text_legible(open_page: Open) -> None:
    page = open_page(_written("10 documents"), forced_colors="active", viewport=_WIDE).page
    assert violations(page) == []


def test_nothing_of_a_hostile_lineage_acts(open_page: Open) -> None:
    opened = open_page(_written("hostile"), viewport=_WIDE)
    for link in opened.page.locator(".tree a").all():
        link.focus()
        link.press("Enter")
        opened.page.keyboard.press("Escape")
    assert_harmless(opened)


# ---- the picture ----


def test_the_whole_story_is_in_the_name_of_each_node(small: Page) -> None:
    names = small.locator(".tree .node").evaluate_all("all => all.map((one) => one.ariaLabel)")
    assert "Marsh Today, 15 April 2026, took 82% from Aldermoor Chronicle, uncredited" in names
    assert "Radio Orrin, undated, took 90% from Harrow Vale Examiner, credited" in names
    assert any("11 April 2026, date doubted" in name for name in names)
    assert "Western Wire, not in the collection" in names
    assert any(
        "shares 95% with Fenland Herald, direction undetermined, credited" in name for name in names
    )


def test_an_arrow_leads_to_the_derived_and_an_open_pair_has_none(small: Page) -> None:
    heads = ":is(.edge, .across):not(.undetermined) > .head"
    assert small.locator(heads).count() == 7
    assert small.locator(".edge.undetermined").count() == 1
    assert small.locator(".undetermined > .head").count() == 0


def test_a_larger_share_has_a_thicker_line(small: Page) -> None:
    widths = small.locator(".edge:has(.line)").evaluate_all(
        """all => all.map((one) => [parseFloat(/(\\d+)%/.exec(one.ariaLabel)[1]),
            parseFloat(one.querySelector(".line").getAttribute("stroke-width"))])"""
    )
    assert [width for _, width in sorted(widths)] == sorted(width for _, width in widths)


def test_no_text_of_the_tree_is_cut_off_or_lies_over_another(open_page: Open) -> None:
    page = open_page(_written("300 documents"), viewport=_WIDE).page
    found = page.evaluate(
        """() => [...document.querySelectorAll(".tree")].flatMap((tree) => {
            const frame = tree.getBoundingClientRect();
            const boxes = [...tree.querySelectorAll("text")].map((one) => ({
                one, box: one.getBoundingClientRect() }));
            const out = boxes.filter(({ box }) => box.right > frame.right + 1);
            const over = boxes.filter(({ box }, at) => boxes[at + 1] &&
                boxes[at + 1].box.top < box.bottom - 4 && boxes[at + 1].box.left < box.right - 2 &&
                boxes[at + 1].box.bottom > box.top + 4);
            return [...out, ...over].map(({ one }) => one.textContent);
        })"""
    )
    assert found == []


def test_the_days_stay_in_view_while_a_tall_tree_scrolls(open_page: Open) -> None:
    page = open_page(_written("300 documents"), viewport=_WIDE).page
    canvas = page.locator(".canvas").first
    canvas.evaluate("one => { one.scrollIntoView(); one.scrollBy(0, 2000); }")
    axis, frame = page.locator(".axis").first.bounding_box(), canvas.bounding_box()
    assert axis
    assert frame
    assert abs(axis["y"] - frame["y"]) < 2


# ---- keys ----


def test_a_tree_is_one_stop_and_arrows_go_through_the_family(small: Page) -> None:
    small.locator(".tree .node").first.focus()
    walk = {
        "ArrowRight": "newsmirror.example took 100% from Aldermoor Chronicle",
        "ArrowDown": "Marsh Today took 82% from Aldermoor Chronicle",
    }
    for key, name in walk.items():
        small.keyboard.press(key)
        assert focused(small).startswith(name)
    for key, name in (
        ("ArrowRight", "Marsh Today, 15 April"),
        ("ArrowDown", "Harrow Vale Examiner, 16 April"),
        ("ArrowUp", "Marsh Today, 15 April"),
        ("ArrowRight", "Daily Lantern took 70%"),
        ("ArrowLeft", "Marsh Today, 15 April"),
        ("ArrowLeft", "Marsh Today took 82%"),
        ("ArrowLeft", "Aldermoor Chronicle, 14 April"),
        ("End", "Radio Orrin"),
        ("Home", "Aldermoor Chronicle, 14 April"),
    ):
        small.keyboard.press(key)
        assert focused(small).startswith(name), key
    assert small.locator(".tree").first.locator("a[tabindex='0']").count() == 1
    small.keyboard.press("Tab")
    assert not small.evaluate("Boolean(document.activeElement.closest('#c1 .tree'))")


@_LARGE_AND_SMALL
def test_every_node_and_edge_is_reached_by_arrows(open_page: Open, kind: str) -> None:
    page = open_page(_written(kind), viewport=_WIDE).page
    missed = page.evaluate(
        """() => [...document.querySelectorAll(".tree")].flatMap((tree) => {
            const seen = new Set();
            const waiting = [tree.querySelector("a[tabindex='0']")];
            while (waiting.length) {
                const one = waiting.pop();
                if (seen.has(one)) continue;
                seen.add(one);
                for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
                    one.focus();
                    one.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
                    waiting.push(document.activeElement);
                }
            }
            return [...tree.querySelectorAll("a")].filter((one) => !seen.has(one))
                .map((one) => one.ariaLabel);
        })"""
    )
    assert missed == []


def test_enter_opens_and_escape_leads_back(small: Page) -> None:
    edge = small.locator(".edge[href='#e1']")
    edge.focus()
    small.keyboard.press("Enter")
    shown = small.locator("dialog")
    expect(shown).to_be_visible()
    expect(shown).to_contain_text("Marsh Today from Aldermoor Chronicle")
    expect(shown).to_contain_text("but it asked the water board itself")
    small.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    assert focused(small).startswith("Marsh Today took 82%")
    assert "#e1" not in small.url


def test_a_focus_is_seen(small: Page) -> None:
    small.locator(".tree .node").first.focus()
    small.keyboard.press("End")
    strokes = small.evaluate(
        """() => { const one = document.activeElement.querySelector("rect.reach");
            const look = getComputedStyle(one); return [look.stroke, look.strokeWidth]; }"""
    )
    assert strokes == ["rgb(179, 83, 10)", "3px"]


# ---- what is opened ----


def test_an_edge_shows_both_texts_with_their_differences(open_page: Open) -> None:
    page = open_page(_written("10 documents"), "#e3", viewport=_WIDE).page
    row = page.locator("dialog .row").first
    expect(row.locator(".prose").first).to_have_text(
        "The flood gate had jammed two times in the weeks before."
    )
    expect(row.locator("mark").first).to_be_visible()
    expect(page.locator("dialog .shares")).to_contain_text("of Daily Lantern 70%")


def test_next_and_previous_go_through_the_family(open_page: Open) -> None:
    page = open_page(_written("10 documents"), "#e4", viewport=_WIDE).page
    expect(page.get_by_role("button", name="Previous")).to_be_disabled()
    page.get_by_role("button", name="Next").click()
    expect(page.locator("dialog h3")).to_have_text("Marsh Today from Aldermoor Chronicle")
    page.get_by_role("button", name="Close").click()
    expect(page.locator("dialog")).to_be_hidden()
    assert page.locator(".sides .side").count() == 8, "each is back in its place"


def test_a_node_shows_what_it_took_and_who_took_from_it(small: Page) -> None:
    small.locator(".node[href='#d3']").click()
    shown = small.locator("dialog")
    expect(shown).to_contain_text("46% from Aldermoor Chronicle, credited")
    expect(shown).to_contain_text("taken up by Kestrel Post: 35%, credited")
    shown.get_by_role("link", name="Kestrel Post").click()
    expect(shown.locator("h3")).to_have_text("Kestrel Post from Harrow Vale Examiner")
    shown.get_by_role("link", name="Who greases the gates?").click()
    expect(shown).to_be_hidden()
    assert focused(small).startswith("Kestrel Post, 24 April 2026")


def test_without_scripts_every_link_leads_to_its_place(open_page: Open) -> None:
    page = open_page(_written("10 documents"), java_script_enabled=False, viewport=_WIDE).page
    expect(page.locator(".sift")).to_be_hidden()
    page.locator(".edge[href='#e1']").first.click()
    expect(page.locator("#e1")).to_be_in_viewport()
    expect(page.locator("#e1")).to_contain_text("Records show a worn bearing was reported")


# ---- filters ----


def test_filters_leave_what_fits_and_say_how_much(open_page: Open) -> None:
    page = open_page(_written("10 documents"), viewport=_WIDE).page
    said = page.locator(".sift output")
    page.locator("[name=words]").fill("lantern")
    expect(said).to_have_text("1 of 10 documents fit.")
    assert page.locator(".row-of:not([data-pale])").count() == 1
    expect(page.locator("#d1-node")).to_be_visible()
    expect(page.locator("#c1 .item:not([data-out])")).to_have_count(1)
    expect(page.locator("#c2")).to_be_hidden()
    page.keyboard.press("Enter")
    assert focused(page).startswith("Daily Lantern")
    page.get_by_role("button", name="Show all again").click()
    expect(said).to_have_text("All 10 documents are shown.")
    page.locator("[name=credit]").select_option("under-credited")
    expect(said).to_have_text("2 of 10 documents fit.")
    page.locator("[name=credit]").select_option("")
    page.locator("[name=family]").select_option("c2")
    expect(said).to_have_text("2 of 10 documents fit.")


def test_what_fits_comes_into_view(open_page: Open) -> None:
    page = open_page(_written("300 documents"), viewport=_WIDE).page
    page.locator(".canvas").first.evaluate("one => one.scrollIntoView()")
    last = page.locator("#c1 .node").last
    page.locator("[name=words]").fill("collection/" + str(last.get_attribute("href"))[1:] + ".txt")
    expect(last).to_be_in_viewport()


def test_the_size_of_the_drawing_is_the_readers(small: Page) -> None:
    before = small.locator(".tree").first.bounding_box()
    small.locator("[name=size]").select_option("0.5")
    after = small.locator(".tree").first.bounding_box()
    assert before
    assert after
    assert after["height"] == pytest.approx(before["height"] / 2)


# ---- paper ----


def pages(page: Page) -> list[str]:
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    try:
        return [" ".join(one.get_textpage().get_text_bounded().split()) for one in document]
    finally:
        document.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_paper_has_the_trees_then_the_lists_then_every_pair(open_page: Open, scripts: bool) -> None:
    anchor = "#e1" if scripts else ""
    opened = open_page(_written("10 documents"), anchor, java_script_enabled=scripts)
    text = " ".join(pages(opened.page))
    order = [
        text.index("Time runs from left to right"),
        text.index("taken up by Marsh Today"),
        text.index("Side by side"),
        text.index("Records show a worn bearing was reported"),
        text.index("How this trace was made"),
    ]
    assert order == sorted(order)
    assert "origin: it took from none of these" in text, "the tree"
    assert "Show all again" not in text
    assert text.count("Records show a worn bearing was reported") == 2  # by two pairs


def test_a_tall_tree_is_cut_between_rows(open_page: Open) -> None:
    page = open_page(_written("300 documents")).page
    page.emulate_media(media="print")
    bands = page.locator("#c1 .band")
    assert bands.count() > 5
    expect(page.locator("#c1 .tree")).to_be_hidden()
    heights = bands.evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
    assert max(heights) < 1000


# ---- 300 documents ----


def test_three_hundred_documents_are_a_page_of_few_megabytes() -> None:
    assert len(to_html(many(sentences=24)).encode()) < _LARGEST


def test_pairs_are_left_out_before_a_page_grows_too_large() -> None:
    html = to_html(many(sentences=60))
    assert len(html.encode()) < 2 * _LARGEST
    assert re.search(r"\d+ more pairs of sentences agree", html)


def use(browser: Browser, page: Page, address: str) -> Longest:
    with traced(browser, page) as (longest, phase):
        page.goto(address)
        page.wait_for_timeout(300)
        phase("filter")
        page.evaluate(
            """() => { const field = document.querySelector("[name=words]"); field.value = "post";
                field.dispatchEvent(new Event("input", { bubbles: true })); }"""
        )
        page.wait_for_timeout(300)
        phase("walk")
        page.locator(".tree .node").first.focus()
        for key in ("ArrowRight", "ArrowDown", "End", "Home"):
            page.keyboard.press(key)
        page.wait_for_timeout(200)
        phase("open")
        page.evaluate("() => { location.hash = 'e9'; }")
        page.wait_for_timeout(300)
    return longest


def test_three_hundred_documents_are_filtered_walked_and_opened_without_lag(
    open_page: Open, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "many.html"
    file.write_text(_written("300 documents"), encoding="utf-8")
    page = open_page("<!DOCTYPE html>", viewport=_WIDE).page
    tries = repeated(lambda: use(browser, page, file.as_uri()), lambda _: 200)
    assert too_long(tries, lambda _: 200) == {}


def test_three_hundred_documents_load_in_two_seconds_of_processor_time(
    open_page: Open, tmp_path: Path
) -> None:
    file = tmp_path / "many.html"
    file.write_text(_written("300 documents"), encoding="utf-8")
    page = open_page("<!DOCTYPE html>", viewport=_WIDE).page
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(file.as_uri())
    metrics = session.send("Performance.getMetrics")["metrics"]
    spent = {one["name"]: one["value"] for one in metrics}
    assert 0 < spent["TaskDuration"] < _LOADED
