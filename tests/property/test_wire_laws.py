"""Laws of the wire format, on any audit that hangs together."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.errors import InputProblem
from provenance.model import (
    Alignment,
    AlignmentKind,
    Audit,
    Choice,
    Confidence,
    Credit,
    CreditKind,
    CreditStatus,
    Decision,
    Direction,
    Document,
    DocumentAudit,
    Evidence,
    Expired,
    Finding,
    Link,
    Omission,
    Passage,
    Reason,
    Removed,
    Severity,
    Skipped,
    SourceAudit,
    Span,
    Suppressed,
    Tool,
    Verdict,
)
from provenance.render.html import to_html
from provenance.render.terminal import to_text
from provenance.render.wire import from_json, to_json

#: Whole audits are slow to draw, and a slow machine is no failure.
few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

words = st.text(max_size=6)
some_words = st.lists(words, max_size=2).map(tuple)
shares = st.floats(0, 1)
values = st.one_of(words, st.floats(allow_nan=False, allow_infinity=False))
reasons = st.lists(st.builds(Reason, words, values, st.one_of(st.none(), values)), max_size=2).map(
    tuple
)


decisions = st.lists(
    st.builds(
        Decision,
        st.sampled_from(get_args(Choice)),
        st.text("ABÄ9", min_size=1, max_size=3),
        st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=6),
        st.dates().map(date.isoformat),
    ),
    max_size=2,
).map(tuple)


def spans(text: str) -> st.SearchStrategy[Span]:
    offset = st.integers(0, len(text))
    return st.tuples(offset, offset).map(lambda pair: Span(min(pair), max(pair)))


@st.composite
def documents(draw: st.DrawFn, id: str) -> Document:
    text = draw(st.text(max_size=60))
    span = spans(text)
    return Document(
        id=id,
        path=draw(words.filter(lambda path: not path.startswith(("/", "\\")) and ":" not in path)),
        sha256=draw(words),
        role=draw(st.sampled_from(["suspicious", "source"])),
        text=text,
        body=draw(st.lists(span, max_size=2).map(tuple)),
        title=draw(st.none() | words),
        title_span=draw(st.none() | span),
        outlet=draw(st.none() | words),
        host=draw(st.none() | words),
        names=draw(some_words),
        domains=draw(some_words),
        url=draw(st.none() | words),
        byline=draw(some_words),
        published=draw(st.none() | words),
        language=draw(words),
        removed=draw(st.lists(st.builds(Removed, span, words, words), max_size=2).map(tuple)),
        links=draw(st.lists(st.builds(Link, span, words), max_size=1).map(tuple)),
        evidence=draw(
            st.lists(st.builds(Evidence, words, words, words, st.none() | span), max_size=1).map(
                tuple
            )
        ),
    )


@st.composite
def audits(draw: st.DrawFn) -> Audit:
    given_documents = [draw(documents(id)) for id in ("d1", "d2", "d3")]
    one, *others = given_documents
    anywhere = st.sampled_from(given_documents).flatmap(
        lambda document: spans(document.text).map(lambda span: Passage(document.id, span))
    )
    elsewhere = anywhere.filter(lambda passage: passage.document != one.id)
    here = spans(one.text)
    credits = [
        Credit(
            id=f"c{number}",
            span=draw(here),
            text=draw(words),
            kind=draw(st.sampled_from(get_args(CreditKind))),
            name=draw(st.none() | words),
            document=draw(st.sampled_from([None, "d2", "d3"])),
            counts=draw(st.booleans()),
            covers=draw(st.lists(here, max_size=2).map(tuple)),
            why=draw(words),
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    alignments = [
        Alignment(
            id=f"a{number}",
            suspicious=Passage(one.id, draw(here)),
            source=draw(elsewhere),
            kind=draw(st.sampled_from(get_args(AlignmentKind))),
            similarity=draw(shares),
            reasons=draw(reasons),
            credit=draw(st.sampled_from(get_args(CreditStatus))),
            credits=tuple(credit.id for credit in credits if draw(st.booleans())),
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    findings = [
        Finding(
            rule=draw(words),
            name=draw(words),
            severity=draw(st.sampled_from(get_args(Severity))),
            confidence=draw(st.sampled_from(get_args(Confidence))),
            message=draw(words),
            spans=draw(st.lists(anywhere, max_size=2).map(tuple)),
            alignments=tuple(one.id for one in alignments if draw(st.booleans())),
            reasons=draw(reasons),
            remedy=draw(words),
            fingerprint=draw(words),
            suppressed=draw(
                st.none()
                | st.builds(
                    Suppressed, st.sampled_from(["baseline", "decision", "config", "inline"]), words
                )
            ),
            decisions=draw(decisions),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    sources = [
        SourceAudit(
            document=other.id,
            outlet=draw(st.none() | words),
            verdict=draw(st.sampled_from(get_args(Verdict))),
            derived_share=draw(shares),
            source_share=draw(shares),
            order=draw(shares),
            direction=draw(st.sampled_from(get_args(Direction))),
            direction_reasons=draw(some_words),
        )
        for other in others
    ]
    audit = DocumentAudit(
        document=one.id,
        verdict=draw(st.sampled_from(get_args(Verdict))),
        derived_share=draw(shares),
        summary=draw(words),
        sources=tuple(sources),
        alignments=tuple(alignments),
        credits=tuple(credits),
        omitted=draw(st.lists(st.builds(Omission, elsewhere, words), max_size=2).map(tuple)),
        findings=tuple(findings),
        expired=draw(
            st.lists(
                st.builds(Expired, words, words, some_words, decisions, words, st.none() | words),
                max_size=2,
            ).map(tuple)
        ),
    )
    tool = Tool(draw(words), draw(words), draw(words), draw(st.none() | words), draw(some_words))
    skipped = draw(st.lists(st.builds(Skipped, st.just("a.bin"), words), max_size=1).map(tuple))
    return Audit(tool, tuple(given_documents), (audit,), skipped)


@few
@given(audits())
def test_an_audit_reads_back_equal_and_is_written_in_the_same_bytes(audit: Audit) -> None:
    written = to_json(audit)
    assert from_json(written) == audit
    assert to_json(from_json(written)) == written


@few
@given(audits())
def test_every_audit_can_be_rendered(audit: Audit) -> None:
    assert to_html(audit).endswith("</html>\n")
    assert all(line.isprintable() for line in to_text(audit).split("\n"))


@few
@given(audits(), st.data())
def test_a_damaged_file_is_refused_in_one_line_or_read(audit: Audit, data: st.DataObject) -> None:
    text = to_json(audit)
    at = data.draw(st.integers(0, len(text) - 1))
    damaged = text[:at] + data.draw(st.text(max_size=3)) + text[at + 1 :]
    assert "\n" not in problem_with(damaged)


def problem_with(text: str) -> str:
    try:
        from_json(text)
    except InputProblem as problem:
        return str(problem)
    return ""
