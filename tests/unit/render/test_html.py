"""The HTML report as text: what it says, what it escapes, what it links."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
import time
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from provenance.model import Audit, Finding, Removed, Span, Tool
from provenance.render.html import seen, to_html
from tests.story import HOSTILE, hostile, rows, several, story

#: Attributes by which a page would load or send something.
_OUTWARD = ("src", "srcset", "action", "formaction", "ping")
_VOID = {"meta", "input", "br", "hr", "line"}


class Page(HTMLParser):
    """A parsed report: what is open, every id, link, tag and attribute, and the visible text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not (tag == "a" and "a" in self.open), "a link inside a link"
        if tag not in _VOID:
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.append((tag, name, value))
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.text += data


AUDITS = [story(), hostile(), rows(5), several(4)]


@pytest.mark.parametrize("audit", AUDITS)
def test_elements_nest_and_ids_are_unique(audit: Audit) -> None:
    page = Page(to_html(audit))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("audit", AUDITS)
def test_every_link_leads_somewhere_in_the_page(audit: Audit) -> None:
    page = Page(to_html(audit))
    assert page.links
    assert {link for link in page.links if link.removeprefix("#") not in page.ids} == set()


@pytest.mark.parametrize("audit", AUDITS)
def test_nothing_but_the_own_style_and_script_may_run_or_load(audit: Audit) -> None:
    html = to_html(audit)
    page = Page(html)
    assert page.tags.count("script") == page.tags.count("style") == 1
    assert not {"img", "iframe", "link", "object"} & set(page.tags)
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]
    assert not [name for _, name, _ in page.attributes if name in _OUTWARD]
    policy = dict(page_policy(page))
    assert policy["default-src"] == "'none'"
    for tag in ("style", "script"):
        block = html.split(f"<{tag}>")[1].split(f"</{tag}>")[0]
        digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
        assert policy[f"{tag}-src"] == f"'sha256-{digest}'"


def page_policy(page: Page) -> list[tuple[str, str]]:
    stated = next(value for tag, name, value in page.attributes if value and "default-src" in value)
    directives = (directive.strip().partition(" ") for directive in stated.split(";"))
    return [(name, value) for name, _, value in directives]


def test_hostile_text_is_shown_not_obeyed() -> None:
    html = to_html(hostile())
    assert "<script>document.title" not in html
    assert "&lt;script&gt;document.title" in html
    assert "{{ 7*7 }}" in Page(html).text
    assert not [link for link in Page(html).links if not link.startswith("#")]
    html.encode()


def test_hidden_characters_are_shown_by_number() -> None:
    assert "\u202e" not in to_html(hostile())
    assert "\x00" not in to_html(hostile())
    assert str(seen("a\u200bb")) == 'a<span class="unseen" title="zero width space">U+200B</span>b'
    assert str(seen("a\ud800")).endswith("U+D800</span>")


def test_joiners_and_line_ends_are_left_alone() -> None:
    assert str(seen("می\u200cخواهم\r\n\tok")) == "می\u200cخواهم\r\n\tok"


def test_same_audit_same_bytes() -> None:
    assert to_html(story()) == to_html(story())


def test_the_first_screen_says_what_matters_in_order() -> None:
    text = " ".join(Page(to_html(story())).text.split())
    parts = [
        "Needs more credit 6 of 8 sentences follow Quayside Ledger in its order",
        "F1 error Quayside Ledger is credited once",
        "What clears it. Add “Quayside Ledger first reported”",
        "F2 warning The draft says 40 centimetres",
        "F3 warning Only “local media” is credited.",
        "Settled: accepted RV, 2023-03-06 the desk knows the outlet",
        "Quayside Ledger Needs more credit published on News Reef · 2023-03-04 · desk/ledger.html",
        "of the draft 74% of the source 66% in its order 97%",
        "No archive was searched",
        "desk/photo.jpg – not a text: binary data",
        "C1 Quayside Ledger reported Counts: named in the text, for Quayside Ledger.",
        "C2 according to local media Does not count: unnamed source. 1 derived sentence rests on",
        "Why: no outlet is named",
    ]
    assert [part for part in parts if part not in text] == []
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)


def test_marks_show_kind_and_credit_state() -> None:
    html = to_html(story())
    assert '<a class="sentence near-verbatim uncredited" id="x1-a2-d" href="#x1-a2-s"' in html
    assert '<a class="sentence near-verbatim uncredited" id="x1-a2-s" href="#x1-a2-d"' in html
    assert '<span id="x1-C1-d" class="credit counts">Quayside Ledger reported</span>' in html
    assert 'class="finding warning">40 centimetres</span>' in html
    assert 'class="omitted">The company has run the crossing since 1974.</span>' in html
    assert "Not part of the article: navigation – a row of links" in html


def test_what_is_set_aside_inside_a_paragraph_says_why() -> None:
    audit = story()
    ledger = audit.documents[1]
    start = ledger.text.index("By Tomasz Vell, ")
    byline = Removed(Span(start, start + 16), "byline", "names the reporter")
    told = replace(ledger, removed=(*ledger.removed, byline))
    html = to_html(replace(audit, documents=(audit.documents[0], told, audit.documents[2])))
    assert '<span class="removed">By Tomasz Vell, </span><span class="labels">' in html
    assert "not part of the article: byline – names the reporter" in html


def test_many_lines_removed_for_one_reason_are_folded_under_one_receipt() -> None:
    teasers = [
        f"Gulls steal the lunch of mayor number {n} on the old harbour wall" for n in range(9)
    ]
    audit = story()
    ledger = audit.documents[1]
    text = ledger.text + "\n".join(teasers)
    spans = [Span(text.index(line), text.index(line) + len(line)) for line in teasers]
    removed = (*ledger.removed, *(Removed(span, "related", "other stories") for span in spans))
    told = replace(ledger, text=text, removed=removed)
    html = to_html(replace(audit, documents=(audit.documents[0], told, audit.documents[2])))
    receipt = "Not part of the article: related – other stories (9 lines)</summary>"
    assert html.count(receipt) == html.count('<details class="removed">') == 1


def test_shared_and_changed_words_are_told_apart() -> None:
    html = to_html(story())
    assert (
        '<mark>The crack</mark> <ins>is </ins><b class="judged"><ins>40 </ins>'
        "<u>centimetres</u></b><ins> long</ins>."
    ) in html
    assert (
        '<mark>The crack</mark> <del>measures </del><b class="judged"><del>60 </del>'
        "<u>centimetres</u></b>."
    ) in html


def test_an_alignment_shows_its_evidence_and_the_credit_that_covers_it() -> None:
    html = to_html(story())
    row = html[html.index('id="x1-a5"') : html.index('id="x1-a6"')]
    text = " ".join(Page(f"<article {row}".rpartition("<article")[0]).text.split())
    assert "credited, paraphrase similarity 0.81" in text
    assert "C1 “Quayside Ledger reported” covers it: the name is the source’s own" in text
    assert "shared words 0.62, held against 0.5" in text
    assert "neighbours both aligned" in text


def test_a_vague_credit_is_named_as_not_clearing_its_alignment() -> None:
    html = to_html(story())
    assert "“<bdi>according to local media</bdi>” does not clear it: no outlet is named" in html


def test_sources_keep_apart_by_letter_beyond_the_alphabet() -> None:
    html = to_html(rows(1, sources=28))
    letters = re.findall(r'<h4><span class="letter source-\d">(\w+)</span>\n', html)
    assert letters[:2] == ["A", "B"]
    assert letters[25:] == ["Z", "AA", "AB"]


def test_a_run_of_many_drafts_begins_with_an_index() -> None:
    html = to_html(several(4))
    index = html[html.index("<tbody>") : html.index("</tbody>")]
    assert [f'href="#x{number}"' in index for number in range(1, 5)] == [True] * 4
    assert index.count("Independent") == 3
    assert 'class="index"' not in to_html(story())


def test_the_index_names_an_untitled_draft_once() -> None:
    audit = several(2)
    untitled = replace(audit.documents[-1], title=None, title_span=None)
    documents = (*audit.documents[:-1], untitled)
    html = to_html(replace(audit, documents=documents))
    index = html[html.index("<tbody>") : html.index("</tbody>")]
    assert index.count(untitled.path) == 1


def test_a_source_nothing_was_taken_from_is_named_without_its_text() -> None:
    assert to_html(several(4)).count("By Tomasz Vell") == 1


def test_a_draft_that_took_nothing_stands_alone() -> None:
    html = to_html(several(2))
    alone = html[html.index('id="x2"') : html.index('id="made"')]
    assert "The draft as it was read" in alone
    assert "No source stands beside it" in alone
    assert 'aria-label="Sources"' not in alone


def test_the_source_most_was_taken_from_comes_first() -> None:
    audit = story()
    one = replace(audit.audits[0], sources=audit.audits[0].sources[::-1])
    assert to_html(replace(audit, audits=(one,))) == to_html(audit)


def test_a_remedy_is_given_once() -> None:
    audit = story()
    scope = audit.audits[0].findings[0]
    again = replace(scope, fingerprint="second")
    html = to_html(replace(audit, audits=(replace(audit.audits[0], findings=(scope, again)),)))
    assert html.count(scope.remedy) == 1
    assert 'As for <a href="#x1-F1">F1</a>.' in html


def test_a_finding_is_labelled_once_a_passage() -> None:
    audit = rows(6)
    found = Finding(
        rule="PRV102",
        name="uncredited-paraphrase",
        severity="error",
        confidence="high",
        message="six sentences",
        spans=tuple(one.suspicious for one in audit.audits[0].alignments),
        alignments=(),
        reasons=(),
        remedy="name it",
        fingerprint="f",
    )
    html = to_html(replace(audit, audits=(replace(audit.audits[0], findings=(found,)),)))
    assert html.count('class="tag flag error"') == 1
    assert all(f'id="x1-F1-{number}"' in html for number in range(1, 7))


def test_a_passage_the_message_repeats_is_only_linked() -> None:
    audit = story()
    scope = audit.audits[0].findings[0]
    words = scope.spans[0].span.of(audit.documents[0].text)
    told = replace(scope, message=f"“{words}” is not the draft's own", spans=scope.spans[:1])
    html = to_html(replace(audit, audits=(replace(audit.audits[0], findings=(told,)),)))
    assert '<a href="#x1-F1-1">Where it stands in the draft</a>' in html


def test_a_run_without_drafts_says_so() -> None:
    audit = Audit(Tool("provenance", "1", "c", None), (), (), ())
    assert "Nothing was audited." in to_html(audit)


def test_texts_carry_their_language() -> None:
    audit = story()
    assert 'lang="en-GB"' in to_html(audit)
    draft = replace(audit.documents[0], language='x" onclick="')
    odd = to_html(replace(audit, documents=(draft, *audit.documents[1:])))
    assert 'lang="und"' in odd


def test_no_absolute_path_is_shown() -> None:
    audit = story()
    draft = replace(audit.documents[0], path="/home/ada-b/draft.md")
    assert "ada-b" not in to_html(replace(audit, documents=(draft, *audit.documents[1:])))


def test_the_word_plagiarism_is_never_used() -> None:
    assert not re.search("plagiari", to_html(story()) + to_html(several(2)), re.IGNORECASE)


def test_jinja_is_imported_only_to_render() -> None:
    code = "import sys, provenance.render.html; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_two_hundred_alignments_render_in_half_a_second() -> None:
    to_html(story())  # the templates are compiled once
    audit = rows(200)
    taken = []
    for _ in range(3):  # the best of three: another process may be in the way
        start = time.process_time()
        to_html(audit)
        taken.append(time.process_time() - start)
    assert min(taken) < 0.5


def test_a_thousand_words_against_three_sources_stay_under_400_kilobytes() -> None:
    audit = rows(72, sources=3)
    assert len(audit.documents[0].text.split()) >= 1000
    assert len(to_html(audit).encode()) <= 400_000


def test_a_script_in_every_field_leaves_one_script_in_the_page() -> None:
    assert HOSTILE.count("<script>") == 1
    assert to_html(hostile()).count("<script") == 1
