"""Newsroom cases: a draft, its sources, and a gold of sentence pairs, credits and findings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from provenance.audit import audit
from provenance.config import load_config
from provenance.ingest.read import read_documents
from provenance.match.semantic import Encoder
from provenance.model import Audit, Span

#: Findings that are scored: those every case's gold would name if they were in order.
FINDINGS = frozenset(
    "altered-quotation changed-number hidden-characters misattributed-credit self-reuse "
    "unattributed-quotation vague-credit".split()
)
#: An alignment that only says that both carry a third party's words claims no reuse.
NO_CLAIM = frozenset({"quoted", "common-origin"})
#: Statuses that are as right as ``credited``.
AS_CREDITED = frozenset({"credited", "quoted", "own", "licensed"})

Gold = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A draft, the sources it is held against, and its labels."""

    draft: Path
    sources: tuple[Path, ...]
    gold: Gold


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What an audit got right of a case, or of several."""

    cases: int = 0
    verdicts: int = 0
    pairs: int = 0
    found: int = 0
    statuses: int = 0
    false: int = 0
    """Sentences of the author's own that were taken for somebody else's."""
    credits: tuple[int, int, int] = (0, 0, 0)
    """Found, made up, missed."""
    findings: tuple[int, int, int] = (0, 0, 0)


def cases(folder: Path) -> Iterator[Case]:
    """The cases of a folder, one in each of its folders with a gold.json.

    A folder with a gold.json of its own holds rewrites of one story, labelled by file.
    """
    if (folder / "gold.json").exists():
        yield from _rewrites(folder)
        return
    for place in sorted(path.parent for path in folder.glob("*/gold.json")):
        draft = next(path for path in sorted(place.iterdir()) if path.stem == "draft")
        yield Case(draft, (place / "sources",), _gold(place / "gold.json"))


def measure(name: str, folder: Path, encoder: Encoder | None) -> Iterator[Figure]:
    """Verdicts, pairs found, sentences wrongly claimed, credits and findings of a folder of cases.

    A pair is found by an alignment that covers at least half of the draft's sentence and touches
    the source's. Precision is of the pairs found and the author's own sentences claimed. The number
    of cases is part of each figure's name: a set that has grown is held to floors of its own.
    """
    tallies = [tally(case, audited(case, encoder)) for case in cases(folder)]
    yield from figures(f"{name}, {len(tallies)} cases", tallies)


def figures(name: str, tallies: Iterable[Tally]) -> Iterator[Figure]:
    """The figures of some cases together."""
    each = list(tallies)

    def total(of: str) -> int:
        return sum(getattr(one, of) for one in each)

    found, false = total("found"), total("false")
    yield Figure(f"{name}/verdicts right", total("verdicts"), count=True)
    yield Figure(f"{name}/recall", found / max(1, total("pairs")))
    yield Figure(f"{name}/precision", found / max(1, found + false))
    yield Figure(f"{name}/credit status", total("statuses") / max(1, found))
    for of in ("credits", "findings"):
        right, extra, missed = (
            sum(parts) for parts in zip(*(getattr(t, of) for t in each), strict=True)
        )
        yield Figure(f"{name}/{of} F1", 2 * right / max(1, 2 * right + extra + missed))


def audited(case: Case, encoder: Encoder | None) -> Audit:
    """The audit of a case's draft, by the settings that lie beside it."""
    config = load_config(folder=case.draft.parent)
    documents, skipped = read_documents([case.draft], case.sources, config)
    return audit(documents, skipped, config, encoder)


def tally(case: Case, result: Audit) -> Tally:
    """The audit of a case held against its gold."""
    one = result.audits[0]
    gold = case.gold
    draft = result.document(one.document).text
    names = {document.id: document.file for document in result.documents}
    texts = {document.file: document.text for document in result.documents}
    found = statuses = 0
    for pair in gold["pairs"]:
        said = places(draft, pair["draft"], pair.get("draft_plain"))
        told = places(texts.get(pair["source_file"], ""), pair["source"], pair.get("source_plain"))
        status = {
            a.credit
            for a in one.alignments
            if names[a.source.document] == pair["source_file"]
            and claims(a.suspicious.span, said)
            and any(a.source.span.overlap(place) for place in told)
        }
        wanted = AS_CREDITED if pair["credit"] == "credited" else {pair["credit"]}
        found += bool(status)
        statuses += bool(status & wanted)
    claimed = [a.suspicious.span for a in one.alignments if a.credit not in NO_CLAIM]
    own = [o if isinstance(o, dict) else {"draft": o} for o in gold["original"]]
    stands = [places(draft, o["draft"], o.get("draft_plain")) for o in own]
    named = {f.name for f in one.findings if f.suppressed is None} & FINDINGS
    asked = FINDINGS.intersection(gold["findings"])
    return Tally(
        cases=1,
        verdicts=one.verdict in (gold.get("accept_verdicts") or [gold["verdict"]]),
        pairs=len(gold["pairs"]),
        found=found,
        statuses=statuses,
        false=sum(any(claims(c, where) for c in claimed) for where in stands),
        credits=_credits(gold, result),
        findings=(len(named & asked), len(named - asked), len(asked - named)),
    )


def _credits(gold: Gold, result: Audit) -> tuple[int, int, int]:
    """Credits that count, found in the right place and of the right source, made up, missed."""
    one = result.audits[0]
    draft = result.document(one.document).text
    names = {document.id: document.file for document in result.documents}
    stated = [(c.span, names[c.document]) for c in one.credits if c.counts and c.document]
    wanted = [
        (place, credit.get("source_file"))
        for credit in gold["credits"]
        if credit["counts"]
        for place in places(draft, credit["text"], credit.get("text_plain"))[:1]
    ]
    carried = [c if isinstance(c, str) else c["text"] for c in gold.get("carries", ())]
    excused = [place for said in carried for place in places(draft, said)[:1]]
    found = sum(
        any(place.overlap(span) and source in (None, name) for span, name in stated)
        for place, source in wanted
    )
    known = [place for place, _ in wanted] + excused
    extra = sum(not any(place.overlap(span) for place in known) for span, _ in stated)
    return found, extra, len(wanted) - found


def places(text: str, *readings: str | None) -> list[Span]:
    """Where the first of the readings that is there stands in ``text``, white space aside."""
    for reading in filter(None, readings):
        words = r"\s+".join(map(re.escape, reading.split()))
        if found := [Span(*match.span()) for match in re.finditer(words, text)]:
            return found
    return []


def claims(aligned: Span, stands: Iterable[Span]) -> bool:
    """Whether an aligned sentence covers half of one of the places where a label stands."""
    return any(2 * aligned.overlap(place) >= len(place) for place in stands)


def _gold(path: Path) -> Gold:
    gold: Gold = json.loads(path.read_text(encoding="utf-8"))
    return gold


def seeds(folder: Path, encoder: Encoder | None) -> Iterator[Figure]:
    """The two rewrites of the seed story against the story: pairs missed, own sentences claimed."""
    for one in cases(folder):
        got = tally(one, audited(one, encoder))
        number = one.draft.name[:3]
        yield Figure(f"seeds/{number}/verdict right", got.verdicts, count=True)
        yield Figure(f"seeds/{number}/pairs missed", got.pairs - got.found, "low", count=True)
        yield Figure(f"seeds/{number}/own sentences claimed", got.false, "low", count=True)


def _rewrites(folder: Path) -> Iterator[Case]:
    for name, labels in _gold(folder / "gold.json").items():
        if "pairs" in labels:
            yield Case(folder / name, (folder / labels["primary_source"],), labels)
