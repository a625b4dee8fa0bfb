"""The report on paper: a document, with everything in it that stands behind the judgement."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from provenance.model import Audit
from provenance.render.html import to_html
from provenance.render.redacted import redact
from tests.browser.conftest import Open
from tests.story import hostile, rows, several, story

#: Sheets in points: 72 to an inch.
SHEETS = {"A4": (595, 842), "Letter": (612, 792)}
both_sheets = pytest.mark.parametrize("sheet", SHEETS)


def pages(page: Page, sheet: str) -> list[str]:
    """The text of each page of the PDF, with its white space in single spaces."""
    document = pypdfium2.PdfDocument(page.pdf(format=sheet))
    try:
        for one in document:
            assert one.get_size() == pytest.approx(SHEETS[sheet], abs=2)
        return [" ".join(one.get_textpage().get_text_bounded().split()) for one in document]
    finally:
        document.close()


def long() -> Audit:
    """The story, made with settings of its own."""
    audit = story()
    settings = ('reach = "strict"', "thresholds.words_in_a_row = 8")
    return replace(audit, tool=replace(audit.tool, settings=settings))


@both_sheets
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_everything_that_stands_behind_the_judgement_is_printed(
    open_report: Open, sheet: str, scripts: bool
) -> None:
    audit = long()
    printed = pages(open_report(audit, java_script_enabled=scripts).page, sheet)
    text = " ".join(printed)
    draft, ledger, radio = audit.documents
    for said in (
        audit.audits[0].summary,
        "The school will open late on Monday.",  # the draft
        "company has run the crossing since 1974.",  # a source, what was left out
        "Islanders get their letters by fishing boat",  # another source
        "uncovered share of the reuse 0.8, held against 0.5",  # why of a finding
        "Why these two were paired",
        "a row of links",  # receipt of what was set aside
        "Limits of this audit",
        'reach = "strict"',
        "thresholds.words_in_a_row = 8",
        audit.tool.version,
        str(audit.tool.model),
    ):
        assert said in text, said
    squeezed = text.replace(" ", "")
    for digest in (draft.sha256, ledger.sha256, radio.sha256, audit.tool.config):
        assert digest in squeezed


@both_sheets
def test_every_page_has_its_number(open_report: Open, sheet: str) -> None:
    printed = pages(open_report(rows(30)).page, sheet)
    assert len(printed) > 3
    for number, text in enumerate(printed, start=1):
        assert f"{number} of {len(printed)}" in text


def test_nothing_that_acts_is_printed(open_report: Open) -> None:
    page = open_report(several(3), "#x1-a4-s").page
    page.emulate_media(media="print")
    acting = page.locator("button, input, select, textarea, form, .skip, .parts, .tabs, .turn")
    assert [one.inner_text() for one in acting.all() if one.is_visible()] == [
        "Draft",
        "Verdict",
        "Derived",
        "Most from",
        "Findings",
    ]


def test_nothing_scrolls_or_sticks(open_report: Open) -> None:
    page = open_report(rows(40), "#x1-a20-s").page
    page.emulate_media(media="print")
    assert (
        page.evaluate(
            """() => [...document.querySelectorAll("body *")].filter((one) => {
            const look = getComputedStyle(one);
            const scrolls = /auto|scroll/.test(look.overflowY);
            const cut = scrolls && one.scrollHeight > one.clientHeight + 1;
            return one.checkVisibility() && (cut || look.position === "sticky");
        }).map((one) => one.className)"""
        )
        == []
    )


def test_links_look_like_text(open_report: Open) -> None:
    page = open_report(story()).page
    page.emulate_media(media="print")
    looks = page.locator(".places a, .credits h4 a, .pair h5 a").evaluate_all(
        "all => all.map((a) => [getComputedStyle(a).textDecorationLine,"
        " getComputedStyle(a).color === getComputedStyle(a.parentElement).color])"
    )
    assert looks
    assert all(look == ["none", True] for look in looks)


def test_a_dark_screen_prints_on_white_paper(open_report: Open) -> None:
    page = open_report(story(), color_scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    ground, ink = page.evaluate(
        "(look => [look.backgroundColor, look.color])(getComputedStyle(document.body))"
    )
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")


def test_each_draft_begins_on_a_page_of_its_own(open_report: Open) -> None:
    audit = several(3)
    printed = pages(open_report(audit).page, "A4")
    starts = [
        [at for at, text in enumerate(printed) if f"{path} Lighthouse" in text or path in text]
        for path in ("desk/1.txt", "desk/2.txt")
    ]
    assert printed[0].startswith("Provenance audit")
    assert len({found[1] for found in starts}) == 2


def test_what_is_filtered_on_the_screen_is_printed(open_report: Open) -> None:
    page = open_report(story()).page
    page.locator("#x1 details.view summary").click()
    page.locator("#x1 .view").get_by_label("paraphrase", exact=True).uncheck()
    expect(page.locator("#x1-a3")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("#x1-a3")).to_be_visible()


def test_the_redacted_variant_prints_what_it_is(open_page: Open) -> None:
    page = open_page(to_html(redact(story()))).page
    text = " ".join(pages(page, "A4"))
    assert "This is the redacted variant." in text
    assert "Brennick" not in text


@pytest.mark.parametrize("audit", [hostile(), rows(0)], ids=["hostile", "empty"])
def test_odd_audits_are_printed_too(open_report: Open, audit: Audit) -> None:
    opened = open_report(audit)
    assert "How this audit was made" in " ".join(pages(opened.page, "A4"))
    assert opened.complaints == []
