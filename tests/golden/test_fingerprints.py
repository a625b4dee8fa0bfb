"""Over all fixtures: a fingerprint is kept exactly where the same sentences are judged."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.model import Audit, Finding
from provenance.text.words import words
from tests.remedies import drafted, drafted_case

CASES = Path(__file__).parents[2] / "fixtures" / "cases"
DRAFTS = [
    case
    for case in sorted(CASES.iterdir())
    if any((case / f"draft{suffix}").exists() for suffix in (".txt", ".md"))
]


@pytest.mark.parametrize("case", DRAFTS, ids=lambda case: case.name)
def test_line_ends_and_the_name_of_the_file_make_no_difference(case: Path, tmp_path: Path) -> None:
    draft = drafted_case(case)
    data = draft.path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    path = tmp_path / f"renamed{draft.path.suffix}"
    path.write_bytes(data)
    again = drafted(path, draft.sources, draft.config).audit
    assert marks(again) == marks(draft.audit)


@pytest.mark.parametrize("case", DRAFTS, ids=lambda case: case.name)
def test_a_moved_paragraph_leaves_the_findings_on_the_same_sentences_alone(
    case: Path, tmp_path: Path
) -> None:
    draft = drafted_case(case)
    config = replace(draft.config, encoder=False)
    before = drafted(draft.path, draft.sources, config).audit
    head, *body = re.split(r"(?:\r?\n){2,}", draft.text.strip())
    path = tmp_path / draft.path.name
    path.write_text("\n\n".join([head, *body[1:], *body[:1]]) + "\n", "utf-8")
    after = drafted(path, draft.sources, config).audit
    then, now = judged(before), judged(after)
    for told, mark in then.items():
        assert (mark in now.values()) == (told in now), told


def marks(audit: Audit) -> list[str]:
    return sorted(finding.fingerprint for finding in audit.audits[0].findings)


def judged(audit: Audit) -> dict[tuple[str, tuple[str, ...]], str]:
    """The fingerprints of findings about whole sentences, by rule and what those say."""
    texts = {document.id: document.text for document in audit.documents}
    title = audit.documents[0].title_span
    (one,) = audit.audits
    pairs = {pair.id: pair for pair in one.alignments}

    def said(finding: Finding) -> tuple[str, ...]:
        aligned = [pairs[id] for id in finding.alignments]
        body = [pair for pair in aligned if not (title and pair.suspicious.span.overlap(title))]
        sides = {side for pair in body or aligned for side in (pair.suspicious, pair.source)}
        return tuple(
            sorted(" ".join(w.key for w in words(s.span.of(texts[s.document]))) for s in sides)
        )

    return {
        (finding.rule, said(finding)): finding.fingerprint
        for finding in one.findings
        if finding.rule in ("PRV101", "PRV102", "PRV103", "PRV105", "PRV106")
    }
