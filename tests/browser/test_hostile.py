"""Hostile and huge texts: nothing of them runs, loads or hides, and the page still opens."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page

from provenance.model import Audit
from provenance.render.html import legible, to_html
from tests.attacks import ATTACKS, NAME, attacked, lone
from tests.browser.conftest import Open, Opened, Read
from tests.cli.windmill import COPY, ORIGIN, ROOT
from tests.long_story import long_story
from tests.right_to_left import right_to_left
from tests.story import story

_AUDITS = pytest.mark.parametrize(
    "audit",
    [story(), attacked(), right_to_left(), long_story(60, 120)],
    ids=["plain", "hostile", "right to left", "long"],
)
_LINE = "The harbour master counted the moorings on the eastern quay before the first ice. "


def provoke(page: Page) -> None:
    """Does everything a reader can do, so that whatever waits for it acts."""
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    for button in page.locator("button:visible, .panes a:visible").all()[:40]:
        button.evaluate("one => { one.dispatchEvent(new MouseEvent('mouseover')); one.click(); }")
    for key in "njcesfd?":
        page.keyboard.press(key)
        page.keyboard.press("Escape")
    page.evaluate("for (const one of document.querySelectorAll('[tabindex], input')) one.focus()")
    page.wait_for_timeout(200)


def assert_harmless(opened: Opened) -> None:
    page = opened.page
    assert page.evaluate("window.taken") is None
    assert opened.complaints == []
    assert [url.rsplit("/", 1)[-1].partition("#")[0] for url in opened.requests] == ["report.html"]
    assert page.locator("script").count() == page.locator("style").count() == 1
    assert page.locator("img, iframe, object, embed, base, link, svg script").count() == 0
    assert page.locator("a:not([href^='#'])").count() == 0
    assert page.evaluate(_HANDLERS) == []
    assert page.locator("footer").is_visible()


_HANDLERS = """() => [...document.querySelectorAll("*")].flatMap((one) => [...one.attributes])
    .map((one) => one.name).filter((name) => name.startsWith("on") || name === "style")"""


def texts(page: Page, selector: str) -> list[str]:
    """The text in each of these elements, without what the page says itself."""
    found = page.locator(selector).evaluate_all(
        """all => all.map((one) => {
            const copy = one.cloneNode(true);
            for (const ours of copy.querySelectorAll(".labels, .receipt")) ours.remove();
            return copy.textContent;
        })"""
    )
    return [str(one) for one in found]


def shown(text: str) -> str:
    """What a reader sees of ``text``, white space apart."""
    return bare(legible(text))


def bare(text: str) -> str:
    """``text`` without white space; unseen characters by number, however they are framed."""
    return re.sub(r"<(U\+[0-9A-F]{4,6})>", r"\1", "".join(text.split()))


def test_nothing_of_a_hostile_audit_acts(open_report: Open) -> None:
    opened = open_report(attacked())
    provoke(opened.page)
    assert_harmless(opened)


def test_a_page_that_was_taken_would_be_noticed(open_page: Open) -> None:
    attack = to_html(story()).replace("<main", "<img src=x onerror='window.taken = 1'><main")
    with pytest.raises(AssertionError):
        assert_harmless(open_page(attack))


@_AUDITS
def test_both_texts_are_there_as_text_to_the_last_character(
    read_report: Read, audit: Audit
) -> None:
    page = read_report(audit)
    prose = texts(page, ".panes .prose")
    assert len(prose) > 1
    (one,) = audit.audits
    used = dict.fromkeys([one.document, *(source.document for source in one.sources)])
    assert sorted(map(bare, prose)) == sorted(shown(audit.document(id).text) for id in used)


@_AUDITS
def test_the_rows_hold_both_sentences_to_the_last_character(
    read_report: Read, audit: Audit
) -> None:
    page = read_report(audit)
    (one,) = audit.audits
    said = {
        (bare(sides[0]), bare(sides[1]))
        for row in page.locator(".evidence .row").all()
        if (sides := row.locator(".pair .prose").all_text_contents())
    }
    assert said == {
        tuple(
            shown(place.span.of(audit.document(place.document).text))
            for place in (pair.suspicious, pair.source)
        )
        for pair in one.alignments
    }


def test_what_decisions_are_kept_by_is_no_way_in(read_report: Read) -> None:
    page = read_report(attacked())
    entries = page.locator(".findings [data-entry]").evaluate_all(
        "all => all.map((one) => JSON.parse(one.dataset.entry))"
    )
    assert {entry["fingerprint"] for entry in entries} == {
        f"{NAME}{number}" for number in range(len(ATTACKS))
    }
    assert {entry["rule"] for entry in entries} == {NAME}
    assert all(entry["history"] == [] for entry in entries)
    assert "\u202e" not in page.content()


HUGE = {
    "a paragraph of 2 MB": lambda: lone(_LINE * 25_000),
    "one word of 2 MB": lambda: lone("a" * 2_000_000),
    "2 MB of markup": lambda: lone("<b>" * 700_000),
    "100,000 paragraphs": lambda: lone("\n\n".join(f"Boat {n} left." for n in range(100_000))),
    "a title of 100 kB": lambda: lone(f"{_LINE * 1200}\n\n{_LINE}", _LINE * 1200),
    "500,000 unseen characters": lambda: lone("\x00\u202e" * 250_000),
}


@pytest.mark.parametrize("kind", HUGE)
def test_a_huge_draft_opens_all_the_same(open_page: Open, kind: str) -> None:
    audit = HUGE[kind]()
    before = time.process_time()
    html = to_html(audit)
    assert time.process_time() - before < 30
    opened = open_page(html, viewport={"width": 1280, "height": 800})
    text = texts(opened.page, ".pane.draft .prose")[0]
    assert bare(text).endswith(shown(audit.documents[0].text[-100:]))
    assert opened.complaints == []
    heading = opened.page.locator(".audit h2").bounding_box()
    assert heading
    assert heading["height"] < 800, "the first screen still shows more than a title"


def write_hostile(folder: Path) -> list[Path]:
    """One hostile draft a format, each the windmill's story with attacks in between."""
    attacks = [attack for attack in ATTACKS if attack.isprintable()]
    lines = "\n\n".join([COPY, *attacks])
    escaped = "".join(f"<p>{a.replace('&', '&amp;').replace('<', '&lt;')}</p>" for a in attacks)
    raw = "".join(f"<p>{attack}</p>" for attack in attacks if "</" not in attack[:8])
    title = "</title><script>window.taken = 30</script>"
    story = "".join(f"<p>{part}</p>" for part in COPY.split("\n\n"))
    files = {
        'o\'neil "quoted" <b>.txt': lines,
        "new\nline.md": f'---\ntitle: "<script>window.taken = 31</script>"\n---\n\n{lines}\n',
        "page.html": f"<title>{title}</title><article>{story}{escaped}{raw}</article>",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def test_hostile_files_are_harmless_through_the_command(open_page: Open, tmp_path: Path) -> None:
    folder = tmp_path / "desk & <i>"
    folder.mkdir()
    drafts = write_hostile(folder)
    source = folder / 'Evil\'s "Herald" <script>.txt'
    source.write_text(f"{ORIGIN}\n\n{ATTACKS[0]}\n\n{ATTACKS[13]}\n", encoding="utf-8")
    report = tmp_path / "out.html"
    command = ["audit", *drafts, "--against", source, "--words-only", "--format", "html"]
    done = subprocess.run(
        [sys.executable, "-m", "provenance", *map(str, command), "--output", str(report)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        timeout=120,
    )
    assert done.returncode in (0, 1), done.stderr
    opened = open_page(report.read_text(encoding="utf-8"))
    provoke(opened.page)
    assert_harmless(opened)
    plain = next(text for text in texts(opened.page, ".pane.draft .prose") if "{{ 7*7 }}" in text)
    assert "<script>window.taken = 1; alert(1)</script>" in plain
    entries = opened.page.locator("[data-entry]").evaluate_all(
        "all => all.map(o => o.dataset.entry)"
    )
    assert all(json.loads(entry)["draft"] for entry in entries)
    assert entries
