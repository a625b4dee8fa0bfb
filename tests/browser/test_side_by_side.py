"""Choosing sentences, switching sources, filtering, and the keys that do so, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.story import rows, story

_WIDE = {"width": 1200, "height": 800}


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"]


def are_level(page: Page, pair: str) -> bool:
    return abs(top(page, f"#{pair}-d") - top(page, f"#{pair}-s")) < 3


def address(page: Page) -> str:
    return str(page.evaluate("location.hash"))


def test_the_counterpart_comes_level_with_the_chosen_sentence(open_report: Open) -> None:
    page = open_report(rows(120), "#x1-a60-d", viewport=_WIDE).page
    page.locator("#x1-a62-d").click()
    before = top(page, "#x1-a62-d")
    page.wait_for_function("location.hash === '#x1-a62-s'")
    assert are_level(page, "x1-a62")
    assert abs(top(page, "#x1-a62-d") - before) < 3, "the chosen sentence stays where it is"

    page.locator("#x1-a64-s").click()
    page.wait_for_function("location.hash === '#x1-a64-d'")
    assert are_level(page, "x1-a64")


@pytest.mark.parametrize("place", ["#x1-a100-d", "#x1-a100-s"])
def test_a_deep_link_opens_level_with_its_evidence(open_report: Open, place: str) -> None:
    page = open_report(rows(120), place, viewport=_WIDE).page
    expect(page.locator(".chosen .row")).to_be_visible()
    assert are_level(page, "x1-a100")
    for side in (".pane.draft", ".pane:not(.draft)"):
        pane = page.locator(side).bounding_box()
        assert pane
        sentence = top(page, f"{side} a.picked")
        assert pane["y"] <= sentence <= pane["y"] + pane["height"]
        assert 0 <= sentence <= _WIDE["height"]


def test_choosing_a_sentence_shows_what_changed_and_which_credit_covers_it(
    open_report: Open,
) -> None:
    page = open_report(story()).page
    page.locator("#x1-a5-d").click()
    chosen = page.get_by_role("complementary", name="The chosen pair")
    expect(chosen).to_contain_text("credited, paraphrase")
    expect(chosen).to_contain_text("it reaches to the end of its sentence")
    expect(chosen.get_by_text("shared words")).to_be_visible()
    assert chosen.locator("[id]").count() == 0, "a copy must not take the place of the original"

    page.locator(".pane.draft a.tag", has_text="A4").click()
    expect(chosen.locator(".judged")).to_have_text(["40 centimetres", "60 centimetres"])
    expect(page.locator(".panes .picked")).to_have_count(3)  # both sentences and the map's line
    page.go_back()
    expect(chosen).to_contain_text("credited, paraphrase")


def test_a_label_of_the_source_brings_the_draft_level(open_report: Open) -> None:
    page = open_report(rows(40), "#x1-texts", viewport=_WIDE).page
    page.locator(".source a.tag", has_text="A9").first.click()
    page.wait_for_function("location.hash === '#x1-a9-d'")
    assert are_level(page, "x1-a9")


def test_one_source_stands_beside_the_draft_and_links_switch_it(open_report: Open) -> None:
    page = open_report(story()).page
    ledger, radio = page.locator("#x1-source-A"), page.locator("#x1-source-B")
    expect(ledger).to_be_visible()
    expect(radio).to_be_hidden()

    page.locator("#x1-a7-d").click()
    expect(radio).to_be_visible()
    expect(ledger).to_be_hidden()
    assert page.locator(".tabs [aria-current]").inner_text() == "B desk/radio.txt"

    page.locator(".tabs a").first.click()
    expect(ledger).to_be_visible()
    page.go_back()
    expect(radio).to_be_visible()


def test_without_scripts_all_sources_stand_below_each_other(open_report: Open) -> None:
    page = open_report(story(), java_script_enabled=False).page
    expect(page.locator("#x1-source-A")).to_be_visible()
    expect(page.locator("#x1-source-B")).to_be_visible()
    expect(page.locator(".view")).to_be_hidden()
    expect(page.locator(".keys")).to_be_hidden()
    expect(page.locator(".chosen")).to_be_hidden()


def filters(page: Page) -> Page:
    page.locator(".view summary").click()
    return page


def rows_in_view(page: Page) -> list[str]:
    labels = page.locator(".evidence .row:visible h4 .tag").all_text_contents()
    return [label.split()[-1] for label in labels]


def test_filters_change_the_view_and_say_so(open_report: Open) -> None:
    page = filters(open_report(story()).page)
    figures = page.locator(".lead").inner_text()
    status = page.locator(".in-view")

    page.get_by_label("paraphrase", exact=True).uncheck()
    assert rows_in_view(page) == ["A2", "A6", "B7"]
    expect(status).to_contain_text("3 of 7 pairs, 3 of 3 findings")
    expect(status).to_contain_text("Only the view is filtered")
    expect(page.locator("#x1-a3-d")).to_have_class("sentence paraphrase uncredited filtered")
    expect(page.locator(".pane.draft a.tag", has_text="A3")).to_be_hidden()

    page.get_by_label("vague credit only").uncheck()
    assert rows_in_view(page) == ["A2", "A6"]
    page.get_by_label("quotations").uncheck()
    assert rows_in_view(page) == ["A2"], "more than half of A6 is what the owner said"
    page.locator(".view [value=error]").uncheck()
    expect(status).to_contain_text("1 of 7 pairs, 2 of 3 findings")
    expect(page.locator("#x1-F1")).to_be_hidden()
    expect(page.locator(".pane.draft .flag", has_text="F1").first).to_be_hidden()
    assert page.locator(".lead").inner_text() == figures, "no figure depends on the view"

    page.get_by_role("button", name="Show all again").click()
    expect(status).to_have_text("Everything is shown.")
    assert len(rows_in_view(page)) == 7
    expect(page.locator("#x1-F1")).to_be_visible()


def test_a_source_can_be_set_aside_and_taken_back(open_report: Open) -> None:
    page = filters(open_report(story()).page)
    ledger = page.get_by_role("checkbox", name="Quayside Ledger")
    ledger.uncheck()
    assert rows_in_view(page) == ["B7"]
    expect(page.locator("#x1-source-A .map line:visible")).to_have_count(0)
    ledger.check()
    assert len(rows_in_view(page)) == 7


def test_small_matches_can_be_set_aside(open_report: Open) -> None:
    page = filters(open_report(story()).page)
    page.get_by_label("small matches").uncheck()
    assert rows_in_view(page) == ["A1", "A2", "A3", "A5", "A6", "B7"]


def test_the_keys_do_all_the_list_says(open_report: Open) -> None:
    page = open_report(story()).page
    press = page.keyboard.press
    for key, expected in [("n", "F1"), ("n", "F2"), ("p", "F1"), ("p", "F3"), ("n", "F1")]:
        press(key)
        assert address(page) == f"#x1-{expected}"
    for key, expected in [("j", "a1-s"), ("j", "a2-s"), ("k", "a1-s"), ("k", "a7-s")]:
        press(key)
        assert address(page) == f"#x1-{expected}"
    expect(page.locator("#x1-a7-s")).to_be_focused()
    press("c")
    expect(page.locator("#x1-a7-d")).to_be_focused()
    assert address(page) == "#x1-a7-d"
    press("s")
    page.wait_for_function("location.hash === '#x1-source-A'")
    press("j")
    expect(page.locator("#x1-a1-s")).to_be_focused()
    press("e")
    expect(page.locator(".chosen")).to_be_focused()
    press("Escape")
    expect(page.locator(".chosen")).to_be_hidden()
    expect(page.locator(".draft .picked")).to_be_focused()
    press("f")
    expect(page.locator(".view summary")).to_be_focused()
    expect(page.locator(".view form")).to_be_visible()
    press("?")
    expect(page.get_by_label("Single keys act")).to_be_visible()
    page.get_by_label("Single keys act").uncheck()
    here = address(page)
    press("n")
    assert address(page) == here


def test_filtered_pairs_are_skipped_by_the_keys(open_report: Open) -> None:
    page = filters(open_report(story()).page)
    page.get_by_label("paraphrase", exact=True).uncheck()
    for expected in ("a2-s", "a6-s", "a7-s", "a2-s"):
        page.keyboard.press("j")
        assert address(page) == f"#x1-{expected}"


def test_the_map_leads_to_the_pair_under_the_pointer(open_report: Open) -> None:
    page = open_report(rows(40), "#x1-texts", viewport=_WIDE).page
    line = page.locator(".map line").nth(20)
    y, pair = line.evaluate("line => [line.y1.baseVal.value, line.dataset.pairs]")
    frame = page.locator(".map").bounding_box()
    assert frame
    page.mouse.click(frame["x"] + 1, frame["y"] + y / 100 * frame["height"])
    page.wait_for_function(f"location.hash === '#{pair}-s'")
    expect(page.locator(f"line.picked[data-pairs={pair}]")).to_have_count(1)


def test_both_texts_scroll_together_if_asked(open_report: Open) -> None:
    page = open_report(rows(120), "#x1-texts", viewport=_WIDE).page
    draft, source = page.locator(".pane.draft"), page.locator(".pane:not(.draft)")

    def scroll_down() -> float:
        draft.hover()
        page.mouse.wheel(0, 900)
        page.wait_for_timeout(200)
        return float(source.evaluate("pane => pane.scrollTop"))

    assert scroll_down() == 0
    page.get_by_label("Scroll both texts together").check()
    assert scroll_down() > 0
    seen = draft.locator("a.sentence").evaluate_all(
        """all => all.filter((one) => {
            const box = one.getBoundingClientRect();
            const pane = one.closest(".pane").getBoundingClientRect();
            return box.top > pane.top + pane.height / 4 && box.bottom < pane.top + pane.height / 2;
        }).map((one) => one.id.slice(0, -2))"""
    )
    assert any(are_level(page, pair) for pair in seen)
