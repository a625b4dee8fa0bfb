"""What became of findings from one audit to the next."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

from provenance.decisions.entries import Entry
from provenance.decisions.follow import follow, successors
from provenance.model import Audit, Passage, Span
from tests.story import DRAFT, document, story


def audit_of(text: str, *judged: tuple[str, str, str], path: str = "desk/draft.md") -> Audit:
    """An audit of ``text`` with a finding for each fingerprint, rule and judged words."""
    first = story()
    like = first.audits[0].findings[0]
    findings = [
        replace(like, fingerprint=mark, rule=rule, spans=(place(text, words),), alignments=())
        for mark, rule, words in judged
    ]
    draft = document("d1", path, text, "suspicious")
    one = replace(first.audits[0], findings=tuple(findings), expired=())
    return replace(first, documents=(draft, *first.documents[1:]), audits=(one,))


def place(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage("d1", Span(start, start + len(words)))


def states(before: Audit, after: Audit) -> list[tuple[str, str | None, str | None]]:
    return [(one.state, one.was, one.now) for one in follow(before, after)]


NOBODY = "Nobody was on board when the damage was noticed, the harbour master said."
EDITED = "Nobody at all was on board when the damage was noticed, the harbour master said."


def test_the_same_fingerprint_is_kept() -> None:
    audit = audit_of(DRAFT, ("f1", "PRV102", NOBODY))
    assert states(audit, audit) == [("kept", "f1", "f1")]


def test_an_edited_passage_has_changed() -> None:
    before = audit_of(DRAFT, ("f1", "PRV102", NOBODY))
    after = audit_of(DRAFT.replace(NOBODY, EDITED), ("f2", "PRV102", EDITED))
    assert states(before, after) == [("changed", "f1", "f2")]


def test_a_finding_without_a_successor_is_cleared_and_the_other_is_new() -> None:
    before = audit_of(DRAFT, ("f1", "PRV102", NOBODY))
    after = audit_of(DRAFT, ("f2", "PRV102", "The school will open late on Monday."))
    assert states(before, after) == [("cleared", "f1", None), ("new", None, "f2")]


def test_another_rule_on_the_same_words_is_another_finding() -> None:
    before = audit_of(DRAFT, ("f1", "PRV102", NOBODY))
    after = audit_of(DRAFT, ("f2", "PRV101", NOBODY))
    assert states(before, after) == [("cleared", "f1", None), ("new", None, "f2")]


def test_every_finding_has_one_successor_and_the_most_similar() -> None:
    text = f"{NOBODY}\n\n{EDITED}\n"
    before = audit_of(text, ("f1", "PRV102", EDITED), ("f2", "PRV102", NOBODY))
    now = NOBODY.replace("noticed", "seen")
    after = audit_of(now, ("g", "PRV102", now))
    assert states(before, after) == [("cleared", "f1", None), ("changed", "f2", "g")]


def test_a_draft_that_was_not_audited_again_is_not_cleared() -> None:
    before = audit_of(DRAFT, ("f1", "PRV102", NOBODY))
    assert follow(before, audit_of(DRAFT, path="desk/other.md")) == ()


def test_what_was_cleared_says_how_it_began() -> None:
    before = audit_of(DRAFT, ("f1", "PRV102", NOBODY))
    (one,) = follow(before, audit_of(DRAFT))
    assert (one.draft, one.rule, one.text) == ("desk/draft.md", "PRV102", (NOBODY,))


def test_a_finding_about_a_source_alone_is_followed_by_its_rule() -> None:
    then = Entry("f1", "a.md", "PRV206", (), ())
    assert successors([then], [replace(then, fingerprint="f2")]) == {0: 0}
    assert successors([then], [replace(then, fingerprint="f2", rule="PRV402")]) == {}


def test_thousands_of_rewritten_findings_are_followed_in_no_time() -> None:
    def entries(mark: str, last: str) -> list[Entry]:
        said = [
            f"Boat {n} left pier {n % 9} with {n + 3} crates of herring {last}" for n in range(3000)
        ]
        return [Entry(f"{mark}{n}", "a.md", "PRV104", (text,), ()) for n, text in enumerate(said)]

    began = perf_counter()
    found = successors(entries("f", "at dawn"), entries("g", "at noon"))
    assert perf_counter() - began < 5
    assert sum(one == two for one, two in found.items()) > 2900
