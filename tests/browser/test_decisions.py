"""Deciding about findings in a report on disk, by mouse and by keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations, product
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Dialog, Page, expect

from provenance.decisions.apply import apply_decisions
from provenance.decisions.entries import Entry, from_json, in_order, to_json
from provenance.model import Audit, Decision, Suppressed
from provenance.render.html import legible, to_html
from tests.browser.conftest import Open
from tests.story import HOSTILE, hostile, several, story

#: Notes what the page asks to be kept, as the script of a review would.
_ASKED = """() => {
    window.asked = [];
    document.addEventListener("provenance:decided", ({ detail }) => window.asked.push(detail));
}"""

#: Decisions that nobody can have made: on no day, and by nobody the file could name.
WRONG = Entry("f-103", "a.md", "PRV103", (), (Decision("accept", "AB", "", "one day"),))
NAMELESS = Entry("f-103", "a.md", "PRV103", (), (Decision("accept", "<b>", "", "2026-03-09"),))

Decide = Callable[[Page], None]


def by_mouse(page: Page) -> None:
    entry = page.locator("#x1-F1")
    entry.get_by_role("button", name="Decide on F1").click()
    entry.get_by_role("radio", name="Licensed").click()
    entry.get_by_label("Note").fill("agreed by telephone")
    entry.get_by_label("Initials").fill("AB")
    entry.get_by_role("button", name="Save").click()


def by_keyboard(page: Page) -> None:
    press = page.keyboard.press
    page.locator("#x1-F1").focus()
    press("d")
    for _ in range(3):
        press("ArrowDown")
    press("Tab")
    page.keyboard.type("agreed by telephone")
    press("Tab")
    page.keyboard.type("AB")
    press("Enter")


def exported(page: Page) -> dict[str, Any]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Export decisions").click()
    download = waiting.value
    assert download.suggested_filename == "provenance-decisions.json"
    text = Path(download.path()).read_text("utf-8")
    assert to_json(from_json(text, "export")) == text
    parsed: dict[str, Any] = json.loads(text)
    return parsed


def histories(file: dict[str, Any]) -> dict[str, list[str]]:
    return {one["fingerprint"]: [d["choice"] for d in one["history"]] for one in file["decisions"]}


def in_file(page: Page) -> Path:
    return Path(page.url.removeprefix("file://").partition("#")[0])


def give(page: Page, text: str) -> None:
    """Import a decisions file."""
    file = {"name": "theirs.json", "mimeType": "application/json", "buffer": text.encode()}
    page.get_by_label("Import decisions").set_input_files(file)  # type: ignore[arg-type]


@pytest.mark.parametrize("decide", [by_mouse, by_keyboard])
def test_a_decision_settles_the_finding_at_once(open_report: Open, decide: Decide) -> None:
    opened = open_report(story())
    page = opened.page
    decide(page)
    entry = page.locator("#x1-F1")
    expect(entry.locator(".in-force")).to_contain_text("Settled: licensed AB, ")
    expect(entry.locator(".in-force q")).to_have_text("agreed by telephone")
    expect(entry).to_have_class("entry suppressed")
    expect(page.locator("p.settled")).to_have_text("2 of 3 findings settled")
    expect(page.locator("form.decide")).to_have_count(0)
    expect(page.locator(".deciding [role=status]")).to_contain_text("Saved: F1 licensed (AB, ")
    assert page.locator("a.flag[href='#x1-F1']").first.get_attribute("class") == (
        "tag flag suppressed"
    )
    assert opened.complaints == []


def test_a_decision_that_settles_nothing_leaves_the_finding_standing(open_report: Open) -> None:
    page = open_report(story()).page
    entry = page.locator("#x1-F1")
    entry.get_by_role("button", name="Decide").click()
    entry.get_by_role("radio", name="Dispute").click()
    entry.get_by_label("Initials").fill("AB")
    entry.get_by_role("button", name="Save").click()
    expect(entry.locator(".in-force")).to_contain_text("Decided: disputed AB, ")
    expect(entry).to_have_class("entry error")
    expect(page.locator("p.settled")).to_have_text("1 of 3 findings settled")


def test_the_form_opens_with_d_and_escape_gives_the_focus_back(open_report: Open) -> None:
    page = open_report(story(), "#x1-F2").page
    page.locator("#x1-F2").focus()
    page.keyboard.press("d")
    form = page.locator("#x1-F2 form.decide")
    expect(form.get_by_role("radio", name="Accept")).to_be_focused()
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    expect(page.locator("#x1-F2")).to_be_focused()


def test_d_means_the_finding_the_address_names(open_report: Open) -> None:
    page = open_report(story(), "#x1-F2-1").page
    page.keyboard.press("d")
    expect(page.locator("#x1-F2 form.decide")).to_be_visible()


def test_what_was_typed_survives_escape_and_goes_with_cancel(open_report: Open) -> None:
    page = open_report(story()).page
    button = page.locator("#x1-F1 .decide-on")
    button.click()
    page.get_by_label("Note").fill("the long story of our agreement, with a d in it")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    button.click()
    expect(page.get_by_label("Note")).to_have_value(
        "the long story of our agreement, with a d in it"
    )
    page.get_by_role("button", name="Cancel").click()
    expect(button).to_be_focused()
    button.click()
    expect(page.get_by_label("Note")).to_have_value("")


def test_a_key_that_is_switched_off_does_nothing(open_report: Open) -> None:
    page = open_report(story()).page
    page.locator("details.keys").evaluate("keys => { keys.open = true; }")
    page.get_by_label("Single keys act").uncheck()
    page.locator("#x1-F1").focus()
    page.keyboard.press("d")
    expect(page.locator("form.decide")).to_have_count(0)


def test_nothing_is_saved_without_a_choice_or_initials(open_report: Open) -> None:
    page = open_report(story()).page
    page.locator("#x1-F1 .decide-on").click()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("radio", name="Accept").click()
    page.get_by_role("button", name="Save").click()
    page.get_by_label("Initials").fill("<b>")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Initials are 1 to 12 letters")
    expect(page.get_by_label("Initials")).to_be_focused()
    expect(page.locator("#x1-F1 .in-force")).to_have_count(0)


def test_initials_are_asked_once(open_report: Open) -> None:
    page = open_report(story()).page
    by_mouse(page)
    page.locator("#x1-F2 .decide-on").click()
    expect(page.get_by_label("Initials")).to_have_value("AB")


def test_a_decision_is_changed_and_withdrawn_and_the_history_stays(open_report: Open) -> None:
    page = open_report(story()).page
    by_mouse(page)
    entry = page.locator("#x1-F1")
    entry.get_by_role("button", name="Change the decision on F1").click()
    expect(entry.get_by_role("radio", name="Licensed")).to_be_checked()
    entry.get_by_role("button", name="Withdraw the decision").click()
    expect(entry.locator(".in-force")).to_contain_text("Decided: withdrawn AB, ")
    expect(entry).to_have_class("entry error")
    entry.get_by_text("All 2 decisions").click()
    expect(entry.locator("ol li").first).to_contain_text("licensed AB, ")
    entry.get_by_role("button", name="Decide on F1").click()
    expect(entry.get_by_role("button", name="Withdraw the decision")).to_be_hidden()


def test_decisions_are_still_there_after_a_reload_until_the_audit_has_them(
    open_report: Open,
) -> None:
    page = open_report(story()).page
    page.on("dialog", lambda dialog: dialog.accept())
    by_mouse(page)
    page.reload()
    expect(page.locator("#x1-F1 .in-force")).to_contain_text("licensed AB, ")
    expect(page.locator(".deciding .left")).to_have_text(
        "1 decision made here is not exported yet."
    )
    entries = from_json(json.dumps(exported(page)), "export")
    page.reload()
    expect(page.locator("#x1-F1 .in-force")).to_contain_text("licensed AB, ")
    expect(page.locator(".deciding .left")).to_be_empty()
    in_file(page).write_text(to_html(apply_decisions(story(), entries)), "utf-8")
    page.reload()
    expect(page.get_by_text("licensed AB, ")).to_have_count(1)
    assert page.evaluate("localStorage.length") == 0


def test_without_storage_the_page_keeps_them_while_it_lives(open_report: Open) -> None:
    opened = open_report(story())
    page = opened.page
    page.evaluate(
        """() => {
            const no = () => { throw new DOMException("no storage", "SecurityError"); };
            for (const name of ["getItem", "setItem", "removeItem"]) Storage.prototype[name] = no;
        }"""
    )
    by_mouse(page)
    expect(page.locator("#x1-F1 .in-force")).to_contain_text("licensed AB, ")
    page.locator("#x1-F2 .decide-on").click()
    expect(page.get_by_label("Initials")).to_have_value("AB")
    assert opened.complaints == []


def test_an_export_holds_the_whole_history_in_the_files_own_bytes(open_report: Open) -> None:
    page = open_report(story()).page
    by_mouse(page)
    file = exported(page)
    assert histories(file) == {
        "f-103": ["licensed"],
        "f-201": ["dispute", "accept"],
        "f-302-then": ["false-alarm"],
    }
    decided = apply_decisions(story(), from_json(json.dumps(file), "export")).audits[0].findings[1]
    assert decided.suppressed is not None
    assert decided.suppressed.why.endswith("): agreed by telephone")


def test_leaving_with_decisions_that_are_not_exported_is_warned_of(open_report: Open) -> None:
    page = open_report(story()).page
    warnings: list[str] = []

    def accept(dialog: Dialog) -> None:
        warnings.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    page.reload()
    by_mouse(page)
    page.reload()
    assert warnings == ["beforeunload"]
    exported(page)
    page.reload()
    assert warnings == ["beforeunload"]


def test_an_import_says_what_was_taken_and_what_belongs_elsewhere(open_report: Open) -> None:
    page = open_report(story()).page
    by_mouse(page)
    theirs = exported(page)
    theirs["decisions"][0]["history"].append(
        {"choice": "dispute", "reviewer": "MR", "note": "not for the archive", "on": "2031-01-01"}
    )
    foreign = {**theirs["decisions"][0], "fingerprint": "f-none", "draft": "desk/other.md"}
    theirs["decisions"].append(foreign)
    other = open_report(story()).page
    give(other, json.dumps(theirs))
    expect(other.locator(".deciding [role=status]")).to_have_text(
        "Imported: 2 decisions taken over; 2 findings were decided alike already; "
        "1 finding of the file is not in this audit; an export keeps it."
    )
    expect(other.locator("#x1-F1 .in-force")).to_contain_text("Decided: disputed MR, 2031-01-01")
    again = exported(other)
    assert histories(again)["f-none"] == ["licensed", "dispute"]
    assert histories(again)["f-103"] == ["licensed", "dispute"]


def test_histories_are_joined_as_provenance_joins_them(open_report: Open) -> None:
    made = [
        Decision("dispute", f"R{number}", "", on)
        for number, on in enumerate(("2026-03-09", "2026-03-09", "2026-03-10"))
    ]
    histories = [one for length in range(4) for one in permutations(made, length)]
    pairs = {f"f-{at}": pair for at, pair in enumerate(product(histories, repeat=2))}
    audit = story()
    like = replace(audit.audits[0].findings[0], spans=(), alignments=())
    findings = tuple(
        replace(like, fingerprint=mark, decisions=ours) for mark, (ours, _) in pairs.items()
    )
    one = replace(audit.audits[0], findings=findings, expired=())
    page = open_report(replace(audit, audits=(one,))).page
    theirs = [Entry(mark, "desk/draft.md", like.rule, (), two) for mark, (_, two) in pairs.items()]
    give(page, to_json(theirs))
    expect(page.locator(".deciding [role=status]")).to_contain_text("Imported: ")
    shown = page.locator("[data-entry]").evaluate_all(
        "all => all.map((one) => JSON.parse(one.dataset.entry))"
    )
    assert {one["fingerprint"]: [d["reviewer"] for d in one["history"]] for one in shown} == {
        mark: [decision.reviewer for decision in in_order(*pair)] for mark, pair in pairs.items()
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "theirs.json is no decisions file: "),
        ("[]", "its schema is not provenance.decisions/1"),
        ('{"schema": "provenance.decisions/1"}', "decisions must be a list"),
        ('{"schema": "provenance.decisions/1", "decisions": [{}]}', "decisions[0] is no entry"),
        (to_json([WRONG]), "decisions[0].history[0] is no decision"),
        (to_json([NAMELESS]), "decisions[0].history[0] is no decision"),
    ],
)
def test_what_is_no_decisions_file_is_not_imported(open_report: Open, text: str, said: str) -> None:
    opened = open_report(story())
    give(opened.page, text)
    status = opened.page.locator(".deciding [role=status]")
    expect(status).to_contain_text("Nothing was imported: ")
    expect(status).to_contain_text(said)
    assert opened.complaints == []


def test_a_hostile_import_is_shown_not_obeyed(open_report: Open) -> None:
    opened = open_report(story())
    file = json.loads(to_json([]))
    file["decisions"] = [
        {
            "fingerprint": "f-103",
            "draft": "desk/draft.md",
            "rule": HOSTILE,
            "text": [HOSTILE],
            "history": [
                {"choice": "accept", "reviewer": "AB", "note": HOSTILE, "on": "2026-03-09"}
            ],
        }
    ]
    give(opened.page, json.dumps(file))
    expect(opened.page.locator("#x1-F1 .in-force")).to_contain_text("AB, 2026-03-09")
    expect(opened.page.locator("#x1-F1 .in-force q")).to_contain_text("<U+202E>txet")
    assert opened.page.locator("img, main script").count() == 0
    assert opened.page.title().endswith("provenance audit")
    assert opened.complaints == []


def test_what_nobody_can_see_in_a_note_is_shown_as_the_page_shows_it(open_report: Open) -> None:
    whole = (chr(code) for code in range(0xE0100) if not 0xD800 <= code <= 0xDFFF)
    note = "".join(one for one in whole if legible(one) != one) + "\ud800"
    file = json.loads(to_json([Entry("f-103", "desk/draft.md", "PRV103", (), ())]))
    file["decisions"][0]["history"] = [{**decision("accept", "AB"), "note": note}]
    page = open_report(story()).page
    give(page, json.dumps(file))
    said = page.locator("#x1-F1 .in-force q")
    expect(said).to_have_count(1)
    assert said.text_content() == legible(note)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_form_and_a_decided_finding_are_accessible(open_report: Open, scheme: str) -> None:
    page = open_report(story(), color_scheme=scheme).page
    by_mouse(page)
    page.locator("#x1-F2 .decide-on").click()
    found = Axe().run(page, ".findings, .deciding").response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_at_320_pixels_nothing_is_wider_than_the_window(open_report: Open) -> None:
    page = open_report(story(), viewport={"width": 320, "height": 640}).page
    by_mouse(page)
    page.locator("#x1-F2 .decide-on").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_scripts_off_show_what_the_audit_carries_and_no_controls(open_report: Open) -> None:
    page = open_report(story(), java_script_enabled=False).page
    entry = page.locator("#x1-F3")
    expect(entry.locator(".in-force")).to_contain_text("Settled: accepted RV, 2023-03-06")
    entry.get_by_text("All 2 decisions").click()
    expect(entry.locator("ol li").first).to_contain_text("disputed AB, 2023-03-05")
    expired = page.get_by_role("region", name="Decisions that no longer apply")
    expect(expired).to_contain_text("Decided: false alarm AB, 2023-03-05")
    expect(expired).to_contain_text("The judged text has changed. F2 stands in its place.")
    expect(page.locator("p.settled")).to_have_text("1 of 3 findings settled")
    for control in (".decide-on", "form.decide", ".deciding button"):
        expect(page.locator(control).locator("visible=true")).to_have_count(0)


def test_a_finding_that_settings_hold_back_stays_quiet_whatever_is_decided(
    open_report: Open,
) -> None:
    audit = story()
    first, *others = audit.audits[0].findings
    off = replace(first, suppressed=Suppressed("config", "switched off"))
    one = replace(audit.audits[0], findings=(off, *others))
    page = open_report(replace(audit, audits=(one,))).page
    entry = page.locator(".findings .entry[data-held]")
    expect(entry).to_contain_text("Not held against the draft (config): switched off")
    entry.get_by_role("button", name="Decide").click()
    entry.get_by_role("radio", name="Dispute").click()
    entry.get_by_label("Initials").fill("AB")
    entry.get_by_role("button", name="Save").click()
    expect(entry.locator(".in-force")).to_contain_text("disputed")
    expect(entry).to_have_class("entry suppressed")


def test_of_two_drafts_with_one_finding_only_one_is_decided(open_report: Open) -> None:
    audit = story()
    copy = replace(audit.documents[0], id="d9", path="desk/again.md")
    moved = [
        replace(f, spans=tuple(replace(p, document="d9") for p in f.spans), alignments=())
        for f in audit.audits[0].findings
    ]
    second = replace(
        audit.audits[0], document="d9", findings=tuple(moved), alignments=(), credits=(), expired=()
    )
    both = replace(audit, documents=(*audit.documents, copy), audits=(*audit.audits, second))
    page = open_report(both, "#x1").page
    by_mouse(page)
    expect(page.locator("#x1-F1")).to_have_class("entry suppressed")
    assert page.locator("#x2-F1").get_attribute("class") == "entry error"


def reviewed(page: Page) -> None:
    """Make the page one that a review serves, whose server has not answered yet."""
    report = in_file(page)
    report.write_text(report.read_text("utf-8").replace("<body>", "<body data-review>"), "utf-8")
    page.reload()
    page.evaluate(_ASKED)


def answer(page: Page, what: str, detail: dict[str, Any]) -> None:
    page.evaluate(
        "([what, detail]) => document.dispatchEvent(new CustomEvent(what, { detail }))",
        [f"provenance:{what}", detail],
    )


def decision(choice: str, reviewer: str, note: str = "") -> dict[str, str]:
    return {"choice": choice, "reviewer": reviewer, "note": note, "on": "2026-03-09"}


def test_in_a_review_the_page_asks_and_shows_what_was_saved(open_report: Open) -> None:
    page = open_report(story()).page
    reviewed(page)
    by_mouse(page)
    (asked,) = page.evaluate("window.asked")
    saved = decision("licensed", "AB", "agreed by telephone")
    assert asked["decision"] == {field: saved[field] for field in ("choice", "reviewer", "note")}
    assert (asked["entry"]["fingerprint"], asked["seen"]) == ("f-103", 0)
    expect(page.locator("#x1-F1 form.decide")).to_be_visible()
    expect(page.locator("#x1-F1 .in-force")).to_have_count(0)
    answer(page, "entries", {"entries": [{**asked["entry"], "history": [saved]}]})
    expect(page.locator("form.decide")).to_have_count(0)
    expect(page.locator("#x1-F1 .in-force")).to_have_text(
        "Settled: licensed AB, 2026-03-09 agreed by telephone"
    )
    expect(page.locator("#x1-F1 .decide-on")).to_be_focused()
    expect(page.get_by_label("Import decisions")).to_be_hidden()


def test_a_refusal_stands_beside_the_form_and_keeps_what_was_typed(open_report: Open) -> None:
    page = open_report(story()).page
    reviewed(page)
    by_mouse(page)
    (asked,) = page.evaluate("window.asked")
    theirs = {**asked["entry"], "history": [decision("dispute", "MR")]}
    why = "somebody else has decided about this finding meanwhile"
    answer(page, "refused", {"fingerprint": "f-103", "why": why, "entry": theirs})
    expect(page.get_by_role("alert")).to_have_text(f"{why}: disputed (MR, 2026-03-09).")
    expect(page.locator("#x1-F1 .in-force")).to_contain_text("disputed MR")
    expect(page.get_by_label("Note")).to_have_value("agreed by telephone")
    page.get_by_role("button", name="Save").click()
    assert [one["seen"] for one in page.evaluate("window.asked")] == [0, 1]


def test_what_others_decide_is_shown_and_an_open_form_says_so(open_report: Open) -> None:
    page = open_report(story()).page
    reviewed(page)
    page.locator("#x1-F1 .decide-on").click()
    page.get_by_label("Note").fill("half a thought")
    theirs = {"fingerprint": "f-103", "draft": "desk/draft.md", "rule": "PRV103", "text": []}
    answer(page, "entries", {"entries": [{**theirs, "history": [decision("accept", "MR")]}]})
    expect(page.get_by_role("alert")).to_have_text("Meanwhile: accepted (MR, 2026-03-09).")
    expect(page.get_by_label("Note")).to_have_value("half a thought")
    answer(page, "entries", {"entries": [{**theirs, "history": []}]})
    expect(page.locator("#x1-F1 .in-force")).to_have_count(0)
    expect(page.locator("#x1-F1")).to_have_class("entry error")


@pytest.mark.parametrize("audit", [hostile(), several(3)], ids=["hostile", "many"])
def test_pages_without_much_to_decide_about_do_not_complain(
    open_report: Open, audit: Audit
) -> None:
    assert open_report(audit).complaints == []
