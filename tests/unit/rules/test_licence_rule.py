"""PRV207: a partner's copy wants the line that was agreed for it."""

from __future__ import annotations

import pytest

from provenance.config import Config
from provenance.model import DocumentAudit
from tests.newsroom import BEACON, OWN_REPORT, RETOLD, article, one

HALL = BEACON.strip().split("\n\n")[7]
LINE = "Copy: Corrow Beacon Service"
WITH_LINE = Config(licensed={"Corrow Beacon": LINE})
ANY_CREDIT = Config(licensed={"Corrow Beacon": None})
REUSE_RULES = {"PRV101", "PRV102", "PRV103", "PRV206"}


def credited(paragraph: str) -> str:
    return paragraph.removesuffix(".") + ", the Corrow Beacon reported."


def rules(audit: DocumentAudit) -> set[str]:
    return {f.rule for f in audit.findings}


@pytest.mark.parametrize("config", [WITH_LINE, ANY_CREDIT], ids=["a line", "any credit"])
@pytest.mark.parametrize(
    "draft", [article(*RETOLD), article(*OWN_REPORT, HALL)], ids=["retold", "copied"]
)
def test_copy_without_any_credit(draft: str, config: Config) -> None:
    audit = one(draft, config=config)
    assert "PRV207" in rules(audit)
    assert not REUSE_RULES & rules(audit)
    assert audit.verdict == "uncredited"
    assert {a.credit for a in audit.alignments} == {"uncredited"}


def test_whose_story_it_is_the_agreed_line_will_say() -> None:
    first = BEACON.replace(
        "The council voted", "The Corrow Beacon first reported it. The council voted"
    )
    assert "PRV206" in rules(one(article(*RETOLD), first))
    assert "PRV206" not in rules(one(article(*RETOLD), first, config=WITH_LINE))


def test_copy_credited_by_name_without_the_agreed_line() -> None:
    draft = article(*OWN_REPORT, credited(HALL), RETOLD[0])
    audit = one(draft, config=WITH_LINE)
    found = next(f for f in audit.findings if f.rule == "PRV207")
    assert (found.severity, found.confidence) == ("error", "high")
    assert f"without the agreed line “{LINE}”" in found.message
    assert not REUSE_RULES & rules(audit)
    assert "PRV103" in rules(one(draft, config=ANY_CREDIT))
    assert "PRV207" not in rules(one(draft, config=ANY_CREDIT))


def test_what_is_retold_with_credit_is_not_the_partners_copy() -> None:
    draft = article(*OWN_REPORT, credited(RETOLD[3]))
    assert "PRV207" not in rules(one(draft, config=WITH_LINE))


@pytest.mark.parametrize(
    "draft",
    [
        article(*RETOLD, LINE),
        article("copy — CORROW BEACON  service", *RETOLD),
        article(f"By Ola Brandt, {LINE}", *RETOLD),
        article(f"CORROW ({LINE}) – {RETOLD[0]}", *RETOLD[1:]),
    ],
)
def test_the_agreed_line_clears_all(draft: str) -> None:
    audit = one(draft, config=WITH_LINE)
    assert audit.verdict == "credited"
    assert {a.credit for a in audit.alignments} == {"licensed"}
    assert not {f.rule for f in audit.findings if f.severity != "note"}


@pytest.mark.parametrize("config", [WITH_LINE, ANY_CREDIT], ids=["a line", "any credit"])
def test_the_remedy_clears_it(config: Config) -> None:
    draft = article(*RETOLD, HALL)
    (found,) = (f for f in one(draft, config=config).findings if f.rule == "PRV207")
    for edit in reversed(found.edits):
        draft = draft[: edit.span.start] + edit.text + draft[edit.span.end :]
    assert found.edits
    cleared = one(draft, config=config)
    assert "PRV207" not in rules(cleared)
    assert cleared.verdict == "credited"


def test_who_is_no_partner_is_owed_a_credit_as_ever() -> None:
    found = rules(one(article(*RETOLD), config=Config(licensed={"Tarn Gazette": LINE})))
    assert "PRV102" in found
    assert "PRV207" not in found


def test_a_statement_that_a_partner_quotes_too_is_not_its_copy() -> None:
    statement = (
        'In a statement, the company said: "We regret the inconvenience to our loyal customers '
        'and will reopen the northern branch as soon as conditions allow."'
    )
    audit = one(article(*OWN_REPORT, statement), f"{BEACON}\n{statement}\n", config=WITH_LINE)
    assert "PRV207" not in rules(audit)
    assert audit.verdict == "independent"


def test_ones_own_copy_needs_no_line() -> None:
    both = Config(licensed={"Corrow Beacon": LINE}, own_outlets=("Corrow Beacon",))
    assert "PRV207" not in rules(one(article(*RETOLD), config=both))
