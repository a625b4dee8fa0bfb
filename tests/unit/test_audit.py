"""What an audit says of whole documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.audit import audit
from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.model import OWED, REUSE
from provenance.render.wire import to_json
from tests.newsroom import BEACON, HEADLINE, OWN_REPORT, RETOLD, article, audited, encoder, one


def credited(cue: str = "the Corrow Beacon reported") -> tuple[str, ...]:
    return tuple(f"{p.removesuffix('.')}, {cue}." for p in RETOLD)


def test_a_rewrite_that_names_nobody_is_uncredited() -> None:
    found = one(article(*RETOLD))
    assert found.verdict == "uncredited"
    assert found.derived_share == 1.0
    assert "Corrow Beacon" in found.summary
    assert "never named" in found.summary


def test_a_rewrite_that_credits_every_paragraph_is_credited() -> None:
    found = one(article(*credited()))
    assert found.verdict == "credited"
    assert not [a for a in found.alignments if a.credit in OWED and a.suspicious.span.start > 40]


def test_one_credit_for_one_paragraph_does_not_cover_the_rest() -> None:
    found = one(article(*RETOLD[:3], credited()[3], RETOLD[4]))
    assert found.verdict == "under-credited"
    covered = {a.suspicious.span for a in found.alignments if a.credit == "credited"}
    assert [s.of(article(*RETOLD[:3], credited()[3], RETOLD[4])) for s in sorted(covered)] == [
        HEADLINE,
        credited()[3],
    ]


def test_an_independent_report_of_the_same_event_owes_nothing() -> None:
    found = one(article(*OWN_REPORT))
    assert found.verdict == "independent"
    assert not found.findings


def test_a_lone_sentence_is_believed_on_its_own_word_and_not_on_a_slug_over_the_whole_text() -> (
    None
):
    with_credit = article(*OWN_REPORT[:3], credited()[1], *OWN_REPORT[3:])
    assert [a.credit for a in one(with_credit).alignments] == ["credited"]
    slug = f"CORROW (Corrow Beacon) — {OWN_REPORT[0]}"
    under_slug = one(article(slug, *OWN_REPORT[1:3], RETOLD[1], *OWN_REPORT[3:]))
    assert [c.kind for c in under_slug.credits] == ["wire-line"]
    assert not under_slug.alignments


def test_a_credit_may_name_the_source_that_does_not_say_what_it_is() -> None:
    nameless = BEACON.replace("By Signe Aldous, Corrow Beacon", "")
    nameless = nameless.replace("THE CORROW BEACON", "")
    assert one(article(*credited()), nameless).verdict == "credited"
    named = BEACON.replace("Corrow Beacon", "Port Ledger").replace("CORROW BEACON", "PORT LEDGER")
    assert one(article(*credited()), named).verdict != "credited"


def test_a_text_is_wholly_taken_from_its_copy() -> None:
    found = one(
        BEACON.replace("By Signe Aldous, Corrow Beacon", "").replace("THE CORROW BEACON", "")
    )
    assert found.verdict == "uncredited"
    assert found.derived_share == 1.0
    assert {a.kind for a in found.alignments} == {"verbatim"}


def test_an_outlet_owes_itself_no_credit() -> None:
    own = Config(own_outlets=("Corrow Beacon",))
    found = one(article(*RETOLD), config=own)
    assert found.verdict == "credited"
    assert {a.credit for a in found.alignments if a.credit in REUSE} == {"own"}


def test_names_in_the_settings_are_names_of_the_outlet() -> None:
    by_nickname = article(*(f"{p.removesuffix('.')}, Old Lighty reported." for p in RETOLD))
    assert one(by_nickname).verdict == "uncredited"
    known = Config(outlets={"Corrow Beacon": ("Old Lighty", "beacon.example")})
    assert one(by_nickname, config=known).verdict == "credited"


def test_what_the_source_has_and_the_draft_left_out_is_listed() -> None:
    omitted = {o.why: o.passage.span.of(BEACON) for o in one(article(*RETOLD)).omitted}
    assert "sold eels" in omitted["quotation"] or "hour to pack" in omitted["quotation"]


def test_the_direction_is_stated_with_reasons() -> None:
    (source,) = one(article(*RETOLD)).sources
    assert source.direction == "from-source"
    assert source.direction_reasons


def test_drafts_are_not_blamed_for_what_another_took_from_them(tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    paths[0].write_text(BEACON, encoding="utf-8")
    paths[1].write_text(article(*RETOLD), encoding="utf-8")
    documents, skipped = read_documents(paths, [])
    beacon, rewrite = audit(documents, skipped, Config(), encoder()).audits
    assert (beacon.verdict, rewrite.verdict) == ("independent", "uncredited")


def test_words_alone_find_the_rewrite_too_and_the_audit_says_so() -> None:
    found = audited(article(*RETOLD), by_meaning=False)
    assert found.audits[0].verdict == "uncredited"
    assert found.tool.model is None
    assert any("Words only" in limit for limit in found.tool.limits)


@pytest.mark.parametrize("by_meaning", [True, False])
def test_the_same_input_gives_the_same_audit(by_meaning: bool) -> None:
    draft = article(*RETOLD)
    first, again = (to_json(audited(draft, by_meaning=by_meaning)) for _ in range(2))
    assert first == again


def test_spans_of_alignments_lie_in_their_documents() -> None:
    result = audited(article(*RETOLD))
    texts = {d.id: d.text for d in result.documents}
    for alignment in result.audits[0].alignments:
        for passage in (alignment.suspicious, alignment.source):
            assert 0 <= passage.span.start < passage.span.end <= len(texts[passage.document])
