"""The report in a real browser, opened from disk."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from provenance.model import Audit, Removed, Span
from tests.browser.conftest import Open, Read
from tests.story import hostile, rows, several, story

_SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])


def in_view(page: Page, selector: str) -> bool:
    """Whether the element lies in the window and in the pane that scrolls it."""
    box = page.locator(selector).bounding_box()
    pane = page.locator(f".pane:has({selector})")
    frames = [pane.bounding_box()] if pane.count() else []
    size = page.viewport_size
    assert box
    assert size
    middle = box["y"] + box["height"] / 2
    inside = [frame["y"] <= middle <= frame["y"] + frame["height"] for frame in frames if frame]
    return 0 <= middle <= size["height"] and all(inside)


@_SCRIPTS
@pytest.mark.parametrize("audit", [story(), hostile(), several(3)], ids=["one", "hostile", "many"])
def test_opens_from_disk_without_network_or_complaint(
    open_report: Open, audit: Audit, scripts: bool
) -> None:
    opened = open_report(audit, java_script_enabled=scripts)
    assert opened.complaints == []
    assert [url.rsplit("/", 1)[-1] for url in opened.requests] == ["report.html"]
    expect(opened.page.locator(":is(.summary, .drafts):visible").first).to_be_visible()


def test_hostile_text_stays_text(open_report: Open) -> None:
    opened = open_report(hostile())
    page = opened.page
    for control in page.locator("summary").all():
        control.click()
    page.locator("a.sentence").first.click()
    assert page.title().endswith("provenance audit")
    assert page.locator("img, main script, a:not([href^='#'])").count() == 0
    assert opened.complaints == []


def test_the_policy_stops_what_was_not_written_by_us(open_report: Open) -> None:
    opened = open_report(story())
    ran = opened.page.evaluate(
        """() => {
            const added = document.createElement("script");
            added.textContent = "window.ran = true";
            document.body.append(added);
            return window.ran === true;
        }"""
    )
    assert not ran
    assert any("Content Security Policy" in complaint for complaint in opened.complaints)


@_SCRIPTS
def test_a_finding_leads_to_its_sentence_and_that_to_its_counterpart(
    open_report: Open, scripts: bool
) -> None:
    page = open_report(story(), java_script_enabled=scripts).page
    page.locator("#x1-F2 .places a").first.click()
    expect(page.locator("#x1-F2-1")).to_have_text("40 centimetres")
    assert page.evaluate("location.hash") == "#x1-F2-1"
    assert in_view(page, "#x1-F2-1")

    page.locator("a.sentence:has(#x1-F2-1)").click()
    assert page.evaluate("location.hash") == "#x1-a4-s"
    expect(page.locator("#x1-a4-s")).to_contain_text("The crack measures 60 centimetres.")
    assert in_view(page, "#x1-a4-s")

    page.locator("#x1-a4-s").click()
    assert page.evaluate("location.hash") == "#x1-a4-d"
    assert in_view(page, "#x1-a4-d")


def test_without_scripts_a_label_leads_to_the_evidence(open_report: Open) -> None:
    page = open_report(story(), java_script_enabled=False).page
    page.locator(".pane.draft a.tag", has_text="A2").click()
    assert in_view(page, "#x1-a2")
    expect(page.locator("#x1-a2 mark").first).to_be_visible()


def test_a_deep_link_opens_on_its_sentence_in_a_long_report(open_report: Open) -> None:
    page = open_report(rows(120), "#x1-a100-s", java_script_enabled=False).page
    assert in_view(page, "#x1-a100-s")


def test_everything_that_acts_can_be_reached_by_keyboard(open_report: Open) -> None:
    page = open_report(story(), java_script_enabled=False).page
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    acting = page.locator("main :is(a, summary, [tabindex='0'])")
    shown = [at for at, one in enumerate(acting.all()) if one.is_visible()]
    reached = []
    for _ in shown:
        page.keyboard.press("Tab")
        at, outline = page.evaluate(_FOCUSED)
        assert outline != "none"
        reached.append(at)
    assert reached == shown


_FOCUSED = """() => {
    const acting = [...document.querySelectorAll("main :is(a, summary, [tabindex='0'])")];
    const focused = document.activeElement;
    return [acting.indexOf(focused), getComputedStyle(focused).outlineStyle];
}"""


@pytest.mark.parametrize("audit", [story(), hostile(), several(3)], ids=["one", "hostile", "many"])
def test_no_sideways_scrolling(open_report: Open, audit: Audit) -> None:
    page = open_report(audit).page
    for width in (320, 768, 1280, 2560):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.locator("html").evaluate("html => html.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_contrasts_with_its_ground(open_report: Open, scheme: str) -> None:
    page = open_report(story(), color_scheme=scheme).page
    assert page.evaluate(_LOW_CONTRAST) == []
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 22, 20)"
    assert dark == (scheme == "dark")


#: Every text whose contrast with the nearest painted ground is under 4.5 to 1 (WCAG 2.2, 1.4.3).
_LOW_CONTRAST = """() => {
    const channels = (color) => color.match(/[\\d.]+/g).map(Number);
    const light = (color) => {
        const [r, g, b] = channels(color).map((c) => c / 255)
            .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (one) => {
        const color = getComputedStyle(one).backgroundColor;
        const [, , , alpha = 1] = channels(color);
        return alpha === 0 && one.parentElement ? ground(one.parentElement) : color;
    };
    const low = [];
    for (const one of document.body.querySelectorAll("*")) {
        const own = [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
        if (!own || ["SCRIPT", "STYLE"].includes(one.tagName)) continue;
        const pair = [light(getComputedStyle(one).color), light(ground(one))];
        const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
        if (contrast < 4.5) low.push(`${one.className}: ${contrast.toFixed(2)}`);
    }
    return low;
}"""


def test_headings_descend_without_gaps(read_report: Read) -> None:
    page = read_report(several(2))
    levels = page.locator("h1, h2, h3, h4, h5").evaluate_all(
        "all => all.map((one) => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_name_themselves_and_their_columns(read_report: Read) -> None:
    page = read_report(several(2))
    assert page.locator("table:not(:has(caption))").count() == 0
    assert page.locator("th:not([scope])").count() == 0


def test_colour_is_never_the_only_sign_of_a_credit_state(read_report: Read) -> None:
    page = read_report(story())
    signs = page.locator(".pane.draft .tag:not(.flag)").evaluate_all(
        "all => all.map((one) => [one.className, getComputedStyle(one, '::before').content])"
    )
    states = {look.split()[1]: sign for look, sign in signs if "source-" in look}
    assert set(states) == {"uncredited", "credited", "quoted", "vague"}
    assert len(set(states.values())) == len(states)
    assert "none" not in states.values()


def test_prints_reasons_and_texts_expanded(open_report: Open) -> None:
    page = open_report(story(), java_script_enabled=False).page
    folded = page.locator("#x1-F1 .reasons")
    expect(folded).to_be_hidden()
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 20_000
    page.emulate_media(media="print")
    expect(folded).to_be_visible()
    pane = page.locator(".pane.draft")
    assert pane.evaluate("one => one.scrollHeight <= one.clientHeight + 1")
    expect(page.get_by_text("sha256:abab")).to_be_visible()
    expect(page.locator(".parts")).to_be_hidden()


def test_prints_only_the_receipt_of_a_long_block_set_aside(open_report: Open) -> None:
    audit = story()
    ledger = audit.documents[1]
    teasers = "Gulls steal the lunch of another mayor on the old harbour wall.\n" * 12
    start = len(ledger.text)
    aside = Removed(Span(start, start + len(teasers)), "related", "other stories")
    told = replace(ledger, text=ledger.text + teasers, removed=(*ledger.removed, aside))
    documents = (audit.documents[0], told, *audit.documents[2:])
    page = open_report(replace(audit, documents=documents), java_script_enabled=False).page
    page.emulate_media(media="print")
    expect(page.locator("details.removed summary")).to_be_visible()
    expect(page.locator("details.removed p").first).to_be_hidden()
