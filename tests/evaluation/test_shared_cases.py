"""How the audit does on cases kept beside the checkout; skipped where they are absent.

The floors are those the audit promises; docs/evaluation.md has what was measured.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from provenance.audit import audit
from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.render.wire import to_json
from tests.newsroom import encoder
from tests.remedies import drafted, remaining

SHARED = Path(__file__).parents[3] / "shared"
REWRITE, ORIGIN, WEAK_CREDIT = "000_*.txt", "001_*.txt", "003_*.txt"

needs_desk = pytest.mark.skipif(not (SHARED / "desk").is_dir(), reason="no desk cases here")
needs_seeds = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="no seed articles here")


def wire(drafts: list[Path], against: list[Path]) -> dict[str, Any]:
    documents, skipped = read_documents(drafts, against)
    result: dict[str, Any] = json.loads(to_json(audit(documents, skipped, Config(), encoder())))
    return result


@cache
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", SHARED / "tools" / "desk_score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def totals(folder: Path) -> dict[str, float]:
    rows = []
    for case in sorted(p for p in folder.iterdir() if (p / "gold.json").exists()):
        draft = next(p for p in sorted(case.iterdir()) if p.stem == "draft")
        rows.append(scorer().score(case, wire([draft], [case / "sources"])))
    result: dict[str, float] = scorer().total(rows)
    return result


@needs_desk
def test_newsroom_cases() -> None:
    found = totals(SHARED / "desk")
    assert found["verdict"] == 1
    assert found["recall"] >= 0.95
    assert found["precision"] >= 0.97
    assert found["credit"] >= 0.95
    assert found["credits"] >= 0.95
    assert found["findings"] >= 0.9


def seed(pattern: str) -> Path:
    (found,) = (SHARED / "seeds").glob(pattern)
    return found


@cache
def against_the_origin() -> dict[str, Any]:
    return wire([seed(REWRITE), seed(WEAK_CREDIT)], [seed(ORIGIN)])


@cache
def against_each_other() -> dict[str, Any]:
    return wire([seed(REWRITE), seed(ORIGIN), seed(WEAK_CREDIT)], [])


def of(result: dict[str, Any], pattern: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """A document of the audit, and its own part of it."""
    (document,) = (d for d in result["documents"] if Path(d["path"]).match(pattern))
    return document, next((a for a in result["audits"] if a["document"] == document["id"]), {})


def gold(pattern: str) -> dict[str, Any]:
    stored = json.loads((SHARED / "seeds" / "gold.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = stored[seed(pattern).name]
    return found


@needs_seeds
@pytest.mark.parametrize("result", [against_the_origin, against_each_other])
def test_the_seeds_verdicts(result: Any) -> None:  # noqa: ANN401 - one of two audits
    assert of(result(), REWRITE)[1]["verdict"] == "uncredited"
    assert of(result(), WEAK_CREDIT)[1]["verdict"] == "under-credited"


@needs_seeds
@pytest.mark.parametrize(("pattern", "least"), [(REWRITE, 14), (WEAK_CREDIT, 11)])
def test_the_seeds_pairs(pattern: str, least: int) -> None:
    document, own = of(against_the_origin(), pattern)
    origin = of(against_the_origin(), ORIGIN)[0]
    pairs = [
        (
            document["text"][a["suspicious"]["start"] : a["suspicious"]["end"]],
            origin["text"][a["source"]["start"] : a["source"]["end"]],
        )
        for a in own["alignments"]
    ]
    found = sum((g["draft"], g["source"]) in pairs for g in gold(pattern)["pairs"])
    assert found >= least
    said = {draft for draft, _ in pairs}
    assert not said.intersection(gold(pattern)["original"])


@needs_seeds
def test_the_seeds_origin_is_seen_through_the_scraper() -> None:
    origin = of(against_the_origin(), ORIGIN)[0]
    labels = gold(ORIGIN)
    assert (origin["outlet"], origin["host"]) == (labels["origin"], labels["host"])
    assert origin["title"] == labels["headline"]
    body = [origin["text"][s["start"] : s["end"]] for s in origin["body"]]
    assert body[0].startswith(labels["body"]["first"])
    assert body[-1].endswith(labels["body"]["last"])
    inside = [(s["start"], s["end"]) for s in origin["body"]]
    title = origin["text"].rindex(labels["headline"])
    inside.append((title, title + len(labels["headline"])))
    for own in against_the_origin()["audits"]:
        for a in own["alignments"]:
            at = (a["source"]["start"], a["source"]["end"])
            assert any(start <= at[0] and at[1] <= end for start, end in inside)


@needs_seeds
def test_the_seeds_credits() -> None:
    document, own = of(against_the_origin(), REWRITE)
    assert [(c["kind"], c["counts"]) for c in own["credits"]] == [("vague", False)]
    document, own = of(against_the_origin(), WEAK_CREDIT)
    (credit,) = (c for c in own["credits"] if c["counts"])
    assert credit["name"] == "CBS News"
    assert credit["document"] == of(against_the_origin(), ORIGIN)[0]["id"]
    (span,) = credit["covers"]
    covered = document["text"][span["start"] : span["end"]]
    assert covered.startswith("Secretary of Homeland Security")
    assert covered.endswith("as detailed CBS News.")


@needs_seeds
@pytest.mark.parametrize(
    ("pattern", "rules"),
    [
        (REWRITE, {"PRV102", "PRV201", "PRV206", "PRV304"}),
        (WEAK_CREDIT, {"PRV103", "PRV203", "PRV206"}),
    ],
)
def test_the_seeds_findings_and_their_remedies(
    pattern: str, rules: set[str], tmp_path: Path
) -> None:
    draft = drafted(seed(pattern), seed(ORIGIN))
    findings = draft.audit.audits[0].findings
    assert rules <= {f.rule for f in findings}
    for finding in findings:
        assert not finding.edits or remaining(draft, finding, tmp_path) == []


@needs_seeds
def test_nothing_is_held_against_what_the_weak_credit_covers() -> None:
    draft = drafted(seed(WEAK_CREDIT), seed(ORIGIN))
    one = draft.audit.audits[0]
    covered = [s for c in one.credits if c.counts for s in c.covers]
    assert covered
    owed = {"PRV101", "PRV102", "PRV103", "PRV201", "PRV202", "PRV301", "PRV305", "PRV306"}
    for finding in one.findings:
        if finding.rule in owed:
            mine = [p.span for p in finding.spans if p.document == one.document]
            assert not any(a.overlap(b) for a in mine for b in covered)
