"""Markdown for a comment: what a reader needs first, nothing that acts, never too long."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from provenance.model import Audit, Skipped
from provenance.render.markdown import LONGEST, MARKER, escaped, to_markdown
from tests.long_story import long_story
from tests.story import hostile, several, story
from tests.threats import THREATS, threatened

#: Markdown as the platforms read it: with tables, HTML and struck-out text.
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
#: The tags the page itself is made of.
OURS = re.compile(r"<!-- provenance audit -->|</?details>|</?summary>|<br>")


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


def test_the_verdict_the_findings_and_what_clears_them() -> None:
    page = to_markdown(story())
    assert page.startswith(f"{MARKER}\n## 2 findings in 1 of 1 draft\n")
    assert "**Needs more credit** (86% derived): 6 of 8 sentences follow Quayside Ledger" in page
    scope, number = (line for line in page.splitlines() if re.match(r"\| (error|warning)", line))
    assert scope.endswith("| 3 | Add “Quayside Ledger first reported” to the second paragraph. |")
    assert number.startswith("| warning, high confidence | **PRV302** changed-number: ")


def test_what_is_settled_and_what_expired_is_said() -> None:
    page = to_markdown(story())
    assert "1 finding not held against the draft:\n\n- **PRV201** vague-credit “Islanders" in page
    assert "Decisions that no longer apply:\n\n- PRV302 “14 centimetres”: false alarm" in page
    assert "Not audited:\n\n- desk/photo.jpg: not a text: binary data\n" in page


def test_the_texts_of_the_worst_stand_side_by_side_folded() -> None:
    page = to_markdown(story())
    folded = page[page.index("<details>") : page.index("</details>")]
    assert "<summary>Both texts: PRV103 credit-scope in desk/draft.md</summary>" in folded
    assert (
        "| The crack is 40 centimetres long. "
        "| Quayside Ledger: The crack measures 60 centimetres. |" in folded
    )


def test_drafts_without_findings_come_last_in_a_line_each() -> None:
    page = to_markdown(several(3))
    assert "- **Independent** (0% derived): desk/1.txt: Lighthouse 1 is painted\n" in page
    assert page.index("### Draft desk/draft.md") < page.index("desk/1.txt")


def test_the_worst_draft_comes_first() -> None:
    audit = several(2)
    first, second = audit.audits
    drafts = (
        replace(first, findings=first.findings[:1]),
        replace(second, findings=first.findings[1:2]),
    )
    page = to_markdown(replace(audit, audits=drafts))
    assert page.index("### Draft desk/1.txt") < page.index("### Draft desk/draft.md")


@pytest.mark.parametrize("audit", [hostile(), *(threatened(threat) for threat in THREATS)])
def test_nothing_breaks_out(audit: Audit) -> None:
    """Read by another's parser, the page has our headings, lists, tables and tags, and no links."""
    calm = READER.parse(to_markdown(threatened("calm")))
    tokens = READER.parse(to_markdown(audit))
    if audit.audits[0].findings[0].suppressed is None:
        assert [token.type for token in tokens] == [token.type for token in calm]
    kinds = {token.type for token in inline(tokens)}
    assert kinds <= {"text", "strong_open", "strong_close", "html_inline", "text_special"}
    tags = [token.content for token in (*tokens, *inline(tokens)) if "html" in token.type]
    assert [OURS.sub("", tag).strip() for tag in tags if "<summary>" not in tag] == [""] * len(tags)


@pytest.mark.parametrize("threat", THREATS)
def test_nobody_is_called_and_nothing_linked(threat: str) -> None:
    """Both platforms look for these in the text of the finished page."""
    shown = "".join(
        token.content for token in inline(READER.parse(to_markdown(threatened(threat))))
    )
    assert not re.search(r"@\w|#\d|!\d|~\w|%[a-z]|GH-\d|://|www\.", shown)


@given(st.text(max_size=60))
def test_escaped_text_is_one_paragraph_that_reads_as_it_did(text: str) -> None:
    tokens = READER.parse(escaped(text))
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    assert all(token.type in {"text", "text_special"} for token in inline(tokens))


def test_prose_reads_as_it_did() -> None:
    said = "“It cost $2.6 million – 40% more,” AT&T's *chief* said [in 2019]; see page_1 <now>."
    (paragraph,) = inline(READER.parse(escaped(said)))
    assert paragraph.content == said


def many(number: int) -> Audit:
    """``number`` drafts, each with the findings of the story, in long words."""
    audit = several(number)
    first, *others = audit.audits
    long = tuple(replace(one, message="The crack. " * 40) for one in first.findings)
    drafts = (first, *(replace(one, findings=long) for one in others))
    return replace(audit, audits=drafts)


@pytest.mark.parametrize("number", [80, 300])
def test_a_comment_has_room_and_what_is_left_out_is_counted(number: int) -> None:
    page = to_markdown(many(number))
    assert len(page) <= LONGEST
    last = page.splitlines()[-1]
    found = re.fullmatch(r"([\d,]+) findings? and ([\d,]+) drafts? left out, since .+", last)
    assert found is not None
    kept = len(re.findall("^### Draft ", page, re.MULTILINE))
    assert kept + int(found[2].replace(",", "")) == number
    assert page.count("<details>") == page.count("</details>")


@pytest.mark.parametrize(
    "audit",
    [
        long_story(),
        replace(story(), skipped=tuple(Skipped("<" * 400, "<" * 400) for _ in range(99))),
        threatened("<" * 70_000),
    ],
)
def test_no_text_is_too_long_for_a_comment(audit: Audit) -> None:
    assert len(to_markdown(audit)) <= LONGEST


def test_an_empty_audit_says_so() -> None:
    page = to_markdown(replace(story(), documents=(), audits=(), skipped=()))
    assert page.startswith(f"{MARKER}\n## Nothing was audited\n")
