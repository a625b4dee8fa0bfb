"""What leaves the newsroom: the judgement, and not a word of the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model import (
    Audit,
    Decision,
    Document,
    Expired,
    Reason,
    SourceAudit,
    Span,
    Suppressed,
)
from provenance.render.blocked import BLOCK, Blocked
from provenance.render.html import to_html
from provenance.render.judged import MEASURES
from provenance.render.redacted import redact
from provenance.render.terminal import to_text
from provenance.render.wire import from_json, to_json
from provenance.render.wording import REDACTED, is_redacted
from provenance.rules.table import BY_CODE
from tests.property.test_wire_laws import audits, few
from tests.story import hostile, rows, several, story

ROOT = Path(__file__).parents[3]
#: The finished audit of the articles that come with the project.
ARTICLES = from_json((ROOT / "reports/samples/articles.json").read_text("utf-8"))
AUDITS = {
    "story": story(),
    "hostile": hostile(),
    "several": several(3),
    "rows": rows(5),
    "articles": ARTICLES,
}
every_audit = pytest.mark.parametrize("audit", AUDITS.values(), ids=AUDITS)

#: What our own pages and rules say may be said.
OURS = "".join(
    file.read_text("utf-8")
    for place in ("reports/templates", "provenance/render", "provenance/rules")
    for file in sorted((ROOT / place).iterdir())
    if file.is_file()
) + "".join(
    (ROOT / "provenance" / file).read_text("utf-8")
    for file in ("ingest/body/kinds.py", "decisions/entries.py")
)

#: Stands in no template, rule or name of ours.
POISON = "ż"


def words(text: str) -> set[str]:
    """The words of four letters or more, in small letters."""
    return set(re.findall(r"[^\W\d_]{4,}", text.casefold()))


def written(audit: Audit) -> dict[str, str]:
    """The audit in every format; of the page what a reader gets, with its attributes."""
    html = re.sub(r"(?s)<(style|script)>.*?</\1>", "", to_html(audit))
    return {"json": to_json(audit), "text": to_text(audit), "html": html}


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - any noun of the model
    """Every string in an audit, but hashes and closed sets of words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif is_dataclass(value):
        closed = {*closed_sets(type(value)), "sha256", "config"}
        for field in fields(value):
            if field.name not in closed:
                yield from strings(getattr(value, field.name))


def closed_sets(noun: type) -> set[str]:
    """The fields that hold one of a closed set of words."""
    return {name for name, hint in get_type_hints(noun).items() if "Literal" in str(hint)}


def outlets(audit: Audit) -> str:
    """The names that stay."""
    sources = (source for one in audit.audits for source in one.sources)
    named = [*(d.outlet for d in audit.documents), *(d.host for d in audit.documents)]
    return " ".join(filter(None, [*named, *(source.outlet for source in sources)]))


def poisoned(value: Any) -> Any:  # noqa: ANN401
    """An audit with every letter and figure of every string replaced, but for closed sets of words.

    Lengths stay, so that every span still has its place.
    """
    if isinstance(value, str):
        return re.sub(r"[^\W_]", POISON, value)
    if isinstance(value, tuple):
        return tuple(map(poisoned, value))
    if not is_dataclass(value) or isinstance(value, Span):
        return value
    noun: Any = type(value)
    spared = closed_sets(noun)
    if isinstance(value, Document | SourceAudit):
        spared |= {"outlet", "host"}
    return noun(
        **{
            field.name: getattr(value, field.name)
            if field.name in spared
            else poisoned(getattr(value, field.name))
            for field in fields(value)
        }
    )


def decided() -> Audit:
    """The story, with decisions made and outlived."""
    audit = story()
    one = audit.audits[0]
    made = (
        Decision("dispute", "TV", "Ask Tomasz about the shipyard.", "2026-11-20"),
        Decision("licensed", "AB", "Brennick agreed by telephone.", "2026-11-22"),
    )
    why = "licensed (AB, 2026-11-22): Brennick agreed by telephone."
    first, *others = one.findings
    settled = replace(first, decisions=made, suppressed=Suppressed("decision", why))
    gone = Expired("f-9", "PRV101", ("The ferry",), made, "the shipyard closed", first.fingerprint)
    return replace(audit, audits=(replace(one, findings=(settled, *others), expired=(gone,)),))


@pytest.mark.parametrize("audit", [story(), rows(5), ARTICLES], ids=["story", "rows", "articles"])
def test_no_word_of_what_was_read_is_left(audit: Audit) -> None:
    ours = words(OURS) | {f"{word}s" for word in words(OURS)}
    secret = words(" ".join(strings(audit))) - words(outlets(audit)) - ours
    assert secret
    for shown in written(redact(audit)).values():
        assert secret & words(shown) == set()


@every_audit
def test_no_string_comes_through_but_closed_sets_of_words_and_outlets(audit: Audit) -> None:
    assert POISON not in OURS
    spoilt = poisoned(audit)
    for shown in written(redact(spoilt)).values():
        assert POISON not in shown


def test_notes_and_initials_go_and_the_choice_and_its_day_stay() -> None:
    shown = redact(decided())
    finding = shown.audits[0].findings[0]
    assert [(made.choice, made.on) for made in finding.decisions] == [
        ("dispute", "2026-11-20"),
        ("licensed", "2026-11-22"),
    ]
    assert finding.suppressed == Suppressed("decision", "licensed (reviewer, 2026-11-22)")
    assert shown.audits[0].expired[0].now == finding.fingerprint
    for text in written(shown).values():
        assert not re.search(r"AB\b|TV\b|telephone|shipyard", text)
    for text in written(redact(poisoned(decided()))).values():
        assert POISON not in text


@few
@given(audits())
def test_it_is_an_audit_like_any_other_and_redacting_it_again_changes_nothing(
    audit: Audit,
) -> None:
    shown = redact(audit)
    assert from_json(to_json(shown)) == shown
    assert redact(shown) == shown == redact(audit)


@every_audit
def test_the_judgement_stays(audit: Audit) -> None:
    shown = redact(audit)
    assert len(shown.audits) == len(audit.audits)
    for after, before in zip(shown.audits, audit.audits, strict=True):
        assert (after.verdict, after.derived_share) == (before.verdict, before.derived_share)
        assert [
            (s.outlet, s.verdict, s.derived_share, s.source_share, s.order, s.direction)
            for s in after.sources
        ] == [
            (s.outlet, s.verdict, s.derived_share, s.source_share, s.order, s.direction)
            for s in before.sources
        ]
        assert [(a.kind, a.similarity, a.credit) for a in after.alignments] == [
            (a.kind, a.similarity, a.credit) for a in before.alignments
        ]
        assert [(c.kind, c.counts) for c in after.credits] == [
            (c.kind, c.counts) for c in before.credits
        ]
        assert [(f.severity, f.confidence) for f in after.findings] == [
            (f.severity, f.confidence) for f in before.findings
        ]


def test_a_finding_says_what_its_rule_says_of_all() -> None:
    finding = redact(story()).audits[0].findings[0]
    rule = BY_CODE["PRV302"]
    assert (finding.rule, finding.name) == ("PRV302", "changed-number")
    assert (finding.message, finding.remedy) == (rule.summary, rule.remedy)
    assert finding.edits == ()


def test_places_are_where_their_words_were() -> None:
    before, after = story(), redact(story())
    draft, shown = before.documents[0].text, after.documents[0].text
    assert shown.splitlines()[0] == " ".join([BLOCK] * 8)
    for was, now in zip(before.audits[0].alignments, after.audits[0].alignments, strict=True):
        said = was.suspicious.span.of(draft)
        assert now.suspicious.span.of(shown).split() == Blocked(said).text.split()
    assert len(shown.split()) == len(draft.split())


def test_documents_are_numbered_by_their_role() -> None:
    paths = [document.path for document in redact(story()).documents]
    assert paths == ["draft 1", "source 1", "source 2"]
    assert redact(story()).documents[1].outlet == "Quayside Ledger"
    assert redact(story()).documents[1].byline == (BLOCK,)


def test_only_hashes_stay_that_are_hashes() -> None:
    assert redact(story()).documents[1].sha256 == "0" * 64
    assert redact(hostile()).documents[0].sha256 == ""
    assert redact(story()).tool.config == "sha256:" + "ab" * 32


def test_numbers_stay_and_what_was_measured_in_words_goes() -> None:
    audit = story()
    one = audit.audits[0]
    measured = (
        Reason("mean similarity", 0.7, 0.5),
        Reason("mean similarity", "the crack"),
        Reason("crack in centimetres", 40.0),
        Reason("words in a row", 9.0, "the crack"),
    )
    first = replace(one.alignments[0], reasons=measured)
    shown = redact(replace(audit, audits=(replace(one, alignments=(first,), findings=()),)))
    assert shown.audits[0].alignments[0].reasons == (
        Reason("mean similarity", 0.7, 0.5),
        Reason("words in a row", 9.0),
    )


def test_every_measure_of_the_audits_is_known_but_that_of_lengths() -> None:
    measures = {
        reason.measure
        for one in ARTICLES.audits
        for reasons in (
            *(alignment.reasons for alignment in one.alignments),
            *(finding.reasons for finding in one.findings),
        )
        for reason in reasons
    }
    assert measures - MEASURES == {"length, shorter to longer"}


def test_limits_that_name_no_document_stay() -> None:
    audit = story()
    general = "Only the documents given were compared; a source that is not among them is not seen."
    limits = (general, "ledger.html: two pages could not be read.")
    shown = redact(replace(audit, tool=replace(audit.tool, limits=limits)))
    assert shown.tool.limits == (REDACTED, general)


def test_a_redacted_audit_is_known_for_one() -> None:
    assert is_redacted(redact(story()))
    assert is_redacted(from_json(to_json(redact(hostile()))))
    assert not is_redacted(story())


@pytest.mark.parametrize(
    ("text", "blocked"),
    [
        ("The owner paid.", "░░░░░ ░░░░░ ░░░░░."),
        ("“We can’t,” she said", "“░░░░░ ░░░░░,” ░░░░░ ░░░░░"),
        ("In the U.S. (40.5%) of it", "░░░░░ ░░░░░ ░░░░░. (░░░░░) ░░░░░ ░░░░░"),
        ("one\r\n\r\ntwo\tthree\u00a0four", "░░░░░\r\n\r\n░░░░░ ░░░░░ ░░░░░"),
        ("港は静か。船は来ない", "░░░░░。░░░░░"),
        ("… (!)", "… (!)"),
        ("", ""),
    ],
)
def test_words_are_blocks_of_one_length(text: str, blocked: str) -> None:
    assert Blocked(text).text == blocked


def test_a_span_that_begins_inside_a_word_has_all_of_it() -> None:
    blocked = Blocked("A forty-foot ferry")
    assert blocked.span(Span(2, 7)).of(blocked.text) == BLOCK
    assert blocked.span(Span(8, 18)).of(blocked.text) == f"{BLOCK} {BLOCK}"
    assert blocked.span(Span(4, 4)) == Span(6, 6)


@given(st.text(), st.data())
def test_spans_stay_inside_in_order_and_around_what_they_were_around(
    text: str, data: st.DataObject
) -> None:
    blocked = Blocked(text)
    offsets = st.integers(0, len(text))
    (a, b), (c, d) = (sorted((data.draw(offsets), data.draw(offsets))) for _ in range(2))
    one, other = blocked.span(Span(a, b)), blocked.span(Span(c, d))
    assert max(one.end, other.end) <= len(blocked.text)
    assert (len(one) > 0) == (b > a)
    if a <= c < d <= b:
        assert one.covers(other)
    if b <= c:
        assert one.start <= other.start
    assert blocked.span(Span(0, len(text))) == Span(0, len(blocked.text))
    assert Blocked(blocked.text).text == blocked.text


def test_the_page_says_that_it_is_redacted_and_shows_no_word_differences() -> None:
    html = to_html(redact(story()))
    assert html.count("This is the redacted variant.") >= 1
    row = html[html.index('id="x1-a2"') : html.index('id="x1-a3"')]
    assert not re.search("<(mark|ins|del|u)>", row)
    assert REDACTED[:29] not in to_html(story())
