"""A review in real browsers: what one decides the other sees, and what changes on disk both do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.axe import violations
from tests.cli.windmill import COPY, UNRELATED
from tests.reviewing import AGAINST, KEPT, Served, reviewing, until, write_texts

#: Milliseconds that anything may take on a busy machine.
PATIENCE = 20_000
LEAD = "The windmill at Thorn End will grind flour on Saturday for the first time in 60 years."

#: Milliseconds from one question of the page to the next.
_BETWEEN = 100
_LIVE = Path(__file__).parents[2] / "reports" / "static" / "live.js"

#: What a browser says of its own accord when an answer is none of the good ones.
_FAILED = re.compile("Failed to load resource: ")

Visit = Callable[..., Page]

#: Scrolls to the end, which moves on while what comes into view is laid out.
TO_THE_END = """async () => {
    for (let before = -1; before !== scrollY; ) {
        before = scrollY;
        scrollTo({ top: document.body.scrollHeight, behavior: "instant" });
        await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    }
}"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "content")


@pytest.fixture
def served(texts: Path) -> Iterator[Served]:
    """A review whose pages ask oftener than they do elsewhere, so that nobody waits for them."""
    script, asks = _LIVE.read_text("utf-8"), "const BETWEEN = 1000;"
    assert asks in script
    templates = texts.parent / "templates"
    templates.mkdir()
    oftener = script.replace(asks, f"const BETWEEN = {_BETWEEN};")
    (templates / "live.js").write_text(oftener, "utf-8")
    with reviewing(texts, "copy.txt", *AGAINST, "--templates", templates) as one:
        yield one


@pytest.fixture
def visit(browser: Browser, served: Served) -> Iterator[Visit]:
    """A function that opens the review in a browser of its own."""
    contexts = []
    complaints: list[str] = []

    def opened(anchor: str = "", **context: Any) -> Page:  # noqa: ANN401
        contexts.append(browser.new_context(**context))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(served.address + anchor)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [one for one in complaints if not _FAILED.match(one)] == []


def bar(page: Page) -> Locator:
    return page.locator(".live p")


def change(texts: Path, old: str, new: str) -> None:
    path = texts / "copy.txt"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def shown(page: Page) -> list[tuple[str, str]]:
    """What the page says became of findings: the state, and where the link leads."""
    return [
        (item.locator("b").text_content() or "", " ".join(item.locator("a").all_text_contents()))
        for item in page.locator(".since li").all()
    ]


def fill_in(page: Page, choice: str, initials: str, note: str = "") -> Locator:
    """The form about the first finding, filled in and not sent."""
    form = page.locator("form.decide")
    if not form.is_visible():
        page.get_by_role("button", name="Decide on F1").click()
    form.get_by_role("radio", name=choice).check()
    form.get_by_label("Initials").fill(initials)
    form.get_by_label("Note").fill(note)
    return form


def save(form: Locator) -> None:
    form.get_by_role("button", name="Save").click()


def decided(page: Page) -> Locator:
    return page.locator("#x1-F1 .in-force")


def test_what_one_decides_the_other_sees(visit: Visit, texts: Path) -> None:
    mine, other = visit(), visit()
    save(fill_in(mine, "Licensed", "AB", "agreed with their desk"))
    expect(decided(mine)).to_contain_text("agreed with their desk", timeout=PATIENCE)
    expect(mine.locator("form.decide")).to_have_count(0)
    expect(decided(other)).to_contain_text("agreed with their desk", timeout=PATIENCE)
    expect(other.locator("#x1-F1")).to_have_class(re.compile("suppressed"))
    assert "agreed with their desk" in (texts / KEPT).read_text("utf-8")


def test_what_an_editor_does_to_the_file_is_seen(visit: Visit, texts: Path) -> None:
    page = visit()
    save(fill_in(page, "Licensed", "AB", "for a weak"))
    expect(decided(page)).to_contain_text("a weak", timeout=PATIENCE)
    kept = (texts / KEPT).read_text("utf-8")
    (texts / KEPT).write_text(kept.replace("a weak", "a week"), "utf-8")
    expect(decided(page)).to_contain_text("a week", timeout=PATIENCE)
    (texts / KEPT).unlink()
    expect(decided(page)).to_have_count(0, timeout=PATIENCE)


def test_who_decides_late_is_shown_the_others_decision_and_loses_nothing(
    served: Served, visit: Visit, texts: Path
) -> None:
    page = visit()
    form = fill_in(page, "Dispute", "CD", "they had it from us")
    unanswered: list[Route] = []

    def leave(route: Route) -> None:
        unanswered.append(route)

    page.route("**/state?*", leave)
    while not unanswered:  # it asks again once it is answered, so that it hears nothing now
        page.wait_for_timeout(_BETWEEN)
    assert served.decide(note="agreed with their desk").status == 200
    save(form)
    expect(form.get_by_role("alert")).to_contain_text("AB", timeout=PATIENCE)
    expect(decided(page)).to_contain_text("agreed with their desk")
    expect(form.get_by_label("Note")).to_have_value("they had it from us")
    expect(form.get_by_role("radio", name="Dispute")).to_be_checked()
    assert "they had it" not in (texts / KEPT).read_text("utf-8")
    save(form)
    expect(decided(page)).to_contain_text("they had it from us", timeout=PATIENCE)
    expect(page.locator("#x1-F1 .decided li")).to_have_count(2)


def test_a_decision_that_is_not_saved_is_said_to_be_so(
    visit: Visit, texts: Path, served: Served
) -> None:
    page = visit()
    (texts / KEPT).write_text("{ half", "utf-8")
    expect(bar(page)).to_contain_text(KEPT, timeout=PATIENCE)
    form = fill_in(page, "Dispute", "CD", "they had it from us")
    save(form)
    expect(form.get_by_role("alert")).to_contain_text("Not saved", timeout=PATIENCE)
    served.kill()
    save(form)
    expect(form.get_by_role("alert")).to_contain_text("does not answer", timeout=PATIENCE)
    expect(form.get_by_label("Note")).to_have_value("they had it from us")


def test_a_note_that_is_not_saved_is_not_lost_unasked(visit: Visit, texts: Path) -> None:
    page = visit()
    form = fill_in(page, "Dispute", "CD", "they had it from us")
    change(texts, "Volunteers", "Helpers")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(bar(page)).to_contain_text("not saved")
    expect(form.get_by_label("Note")).to_have_value("they had it from us")
    page.get_by_role("button", name="Show all the same").click()
    expect(page.locator(".since")).to_be_visible(timeout=PATIENCE)


def test_a_finding_that_is_gone_is_not_decided_any_more(
    served: Served, visit: Visit, texts: Path
) -> None:
    page = visit()
    form = fill_in(page, "Dispute", "CD")
    (texts / "copy.txt").write_text(UNRELATED, "utf-8")
    until(lambda: served.state()["version"] == 2)
    save(form)
    expect(form.get_by_role("alert")).to_contain_text("changed", timeout=PATIENCE)
    assert not (texts / KEPT).exists()


def test_a_decision_is_not_taken_off_a_page_whose_draft_has_changed(
    served: Served, visit: Visit, texts: Path
) -> None:
    page = visit()
    save(fill_in(page, "Licensed", "AB", "agreed with their desk"))
    expect(decided(page)).to_contain_text("agreed", timeout=PATIENCE)
    change(texts, "Volunteers", "Helpers")
    expect(page.locator(".live button")).to_be_visible(timeout=PATIENCE)
    expect(decided(page)).to_contain_text("agreed")
    assert served.state()["entries"] == []


def test_a_draft_that_is_edited_is_told_and_shown(visit: Visit, texts: Path) -> None:
    page = visit()
    expect(page.locator(".since")).to_have_count(0)
    (texts / "copy.txt").write_text(UNRELATED, "utf-8")
    expect(bar(page)).to_have_text(
        "The draft changed; it was audited again: 1 finding cleared since this review began.",
        timeout=PATIENCE,
    )
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".since")).to_be_in_viewport(timeout=PATIENCE)
    assert shown(page) == [("Cleared", "")]
    expect(page.locator(".since li p")).to_have_text(LEAD)
    expect(bar(page)).to_be_empty()
    expect(page.get_by_role("button", name="Show")).to_be_hidden()


def test_a_changed_finding_leads_to_what_stands_there_now(visit: Visit, texts: Path) -> None:
    page = visit("#x1-F1")
    change(texts, "Volunteers", "Helpers")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".since li.changed a")).to_have_text("F1", timeout=PATIENCE)
    assert page.url.endswith("#x1-F1")
    page.locator(".since li.changed a").click()
    expect(page.locator("#x1-F1")).to_be_in_viewport()
    change(texts, "Helpers", "Volunteers")
    expect(bar(page)).to_contain_text("no finding cleared, changed or new", timeout=PATIENCE)


def test_new_findings_are_told_and_kept_ones_are_folded_away(
    served: Served, visit: Visit, texts: Path
) -> None:
    page = visit()
    added = "\n\nThe Saltmarsh Herald reported that the miller has burned through the sails.\n"
    (texts / "copy.txt").write_text(COPY + added, "utf-8")
    until(lambda: served.state()["version"] == 2)
    page.reload()
    became = served.state()["became"]
    states = [state for state, _ in shown(page)]
    told = {"cleared": "Cleared", "changed": "Changed", "new": "New", "kept": "As it was"}
    assert {state: states.count(told[state]) for state in became} == became
    assert became["new"] >= 1
    assert all(link for state, link in shown(page) if state != "Cleared")


def test_while_a_draft_cannot_be_read_the_page_says_why(visit: Visit, texts: Path) -> None:
    page = visit()
    (texts / "copy.txt").write_text("", "utf-8")
    expect(bar(page)).to_contain_text("copy.txt: empty", timeout=PATIENCE)
    expect(page.locator(".audit")).to_contain_text(LEAD)
    without_scripts = visit(java_script_enabled=False)
    expect(bar(without_scripts)).to_contain_text("copy.txt: empty")
    unanswered = visit()
    unanswered.route("**/state?*", lambda _: None)
    unanswered.reload()
    expect(unanswered.locator("html.told")).to_have_count(1)
    (texts / "copy.txt").write_text(COPY, "utf-8")
    expect(bar(page)).to_be_empty(timeout=PATIENCE)


def test_a_page_that_nobody_looks_at_does_not_ask(visit: Visit) -> None:
    page = visit()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("Object.defineProperty(document, 'hidden', {get: () => window.away})")
    page.evaluate("window.away = true")
    page.wait_for_timeout(5 * _BETWEEN)
    before = len(asked)
    page.wait_for_timeout(10 * _BETWEEN)
    assert len(asked) == before
    page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_event("request")


def test_the_page_says_when_the_review_has_ended(served: Served, visit: Visit) -> None:
    page = visit()
    served.kill()
    expect(bar(page)).to_contain_text("not running any more", timeout=PATIENCE)


def test_axe_finds_nothing_on_a_page_with_the_bar_and_what_became_of_findings(
    served: Served, visit: Visit, texts: Path
) -> None:
    change(texts, "Volunteers", "Helpers")
    until(lambda: served.state()["version"] == 2)
    pages = {
        (scheme, width): visit(color_scheme=scheme, viewport={"width": width, "height": 1_000})
        for scheme in ("light", "dark")
        for width in (320, 1200)
    }
    change(texts, "Helpers", "Many")
    for look, page in pages.items():
        expect(page.locator(".live button")).to_be_visible(timeout=PATIENCE)
        expect(page.locator(".since")).to_be_visible()
        page.evaluate(TO_THE_END)  # else it is above other things
        assert violations(page) == [], look
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), look
