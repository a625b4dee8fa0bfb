"""What became of findings, as the page of a review shows it."""

from __future__ import annotations

from dataclasses import replace

from provenance.decisions.follow import Followed, follow
from provenance.model import Audit
from provenance.render.html import to_html
from provenance.render.page import draft_views
from provenance.render.since import since_views
from provenance.render.views import ReviewView
from tests.story import hostile, several, story


def without_the_first(audit: Audit) -> Audit:
    one, *others = audit.audits
    return replace(audit, audits=(replace(one, findings=one.findings[1:]), *others))


def page(before: Audit, after: Audit, version: int = 2) -> str:
    return to_html(after, review=ReviewView(version, follow(before, after)))


def test_states_come_in_the_order_of_what_an_editor_asks() -> None:
    made = [
        Followed("desk/draft.md", "kept", "PRV302", ("40 centimetres",), "f-302", "f-302"),
        Followed("desk/draft.md", "new", "PRV103", ("The ferry",), None, "f-103"),
        Followed("desk/draft.md", "cleared", "PRV101", ("Nobody",), "f-101", None),
    ]
    all_ = since_views(made, draft_views(story()))
    assert [one.state for one in all_] == ["cleared", "new", "kept"]


def test_what_stands_is_linked_and_what_is_cleared_is_not() -> None:
    drafts = draft_views(without_the_first(story()))
    all_ = since_views(follow(story(), without_the_first(story())), drafts)
    (cleared,) = all_[0].findings
    assert (cleared.rule, cleared.words, cleared.id) == (
        "PRV302 changed-number", "40 centimetres", None
    )  # fmt: skip
    assert {one.id for one in all_[1].findings} == {view.id for view in drafts[0].findings}


def test_drafts_are_named_where_there_are_several() -> None:
    (kept,) = since_views(follow(several(2), several(2)), draft_views(several(2)))
    assert {one.draft for one in kept.findings} == {"desk/draft.md"}
    (kept,) = since_views(follow(story(), story()), draft_views(story()))
    assert {one.draft for one in kept.findings} == {""}


def test_a_rule_that_is_not_known_any_more_keeps_its_code() -> None:
    made = [Followed("desk/draft.md", "cleared", "PRV999", (), "f-999", None)]
    ((cleared,),) = [one.findings for one in since_views(made, draft_views(story()))]
    assert (cleared.rule, cleared.words) == ("PRV999", "")


def test_the_first_audit_of_a_review_has_no_history() -> None:
    assert "Since this review began" not in page(story(), story(), version=1)


def test_the_same_findings_are_said_to_be_so() -> None:
    assert "No finding was cleared, changed or added" in page(story(), story())


def test_hostile_text_stays_text() -> None:
    made = page(without_the_first(hostile()), hostile())
    since = made[made.index('class="since"') :].partition("</section>")[0]
    assert "<script" not in since
    assert "<img" not in since


def test_a_page_on_disk_has_nothing_of_it() -> None:
    made = to_html(story())
    for only_served in ('class="since"', 'class="live"', "connect-src", "fetch("):
        assert only_served not in made
