"""An audit as JSON and back: the wire format ``provenance.audit/1``.

The same audit gives the same bytes: keys sorted, no clock, no absolute paths. Offsets are
half-open, in code points of the document's ``text``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, get_args

from provenance.coding import laid_out
from provenance.errors import InputProblem
from provenance.fields import Fields, Malformed, NotJson, parsed
from provenance.match.merge import AlignedPassage
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
    Edit,
    Evidence,
    Expired,
    Finding,
    Link,
    Marker,
    Omission,
    Passage,
    Reason,
    Removed,
    Role,
    Severity,
    Skipped,
    SourceAudit,
    Suppressed,
    Tool,
    Unused,
    Verdict,
)
from provenance.render.references import check_references
from provenance.text.shown import shown_path

SCHEMA = "provenance.audit/1"
SHOWN = "provenance.show/1"
ALIGNED = "provenance.align/1"

#: Where a passage or a span is all there is to say of a place, its offsets stand beside the
#: other fields instead of in an object of their own.
_FLAT = {
    Removed: "span",
    Link: "span",
    Marker: "span",
    Edit: "span",
    Omission: "passage",
    Passage: "span",
}

#: What JSON has as it is; most of what an audit of many sources holds.
_SIMPLE = frozenset({str, int, float, bool, type(None)})


def to_json(audit: Audit) -> str:
    """The audit as one JSON object; `from_json` reads it back equal.

    Absolute paths are cut to the file's name, so that nothing of the machine shows.
    """
    return written({"schema": SCHEMA, **plain(audit)})


def documents_to_json(documents: Sequence[Document], skipped: Sequence[Skipped]) -> str:
    """Documents as an audit's JSON holds them, with what was not read."""
    return written(
        {
            "schema": SHOWN,
            "documents": plain(tuple(documents)),
            "skipped": plain(tuple(skipped)),
        }
    )


def aligned_to_json(audit: Audit, passages: Sequence[AlignedPassage]) -> str:
    """The audit of one document against one source, without what it judges: only what agrees.

    Alignments are as `to_json` has them, but for their credit; ``passages`` refer to them.
    """
    (one,) = audit.audits
    credit = ("credit", "credits")
    return written(
        {
            "schema": ALIGNED,
            "tool": plain(audit.tool),
            "documents": plain(audit.documents),
            "passages": plain(tuple(passages)),
            "alignments": [
                {key: value for key, value in plain(pair).items() if key not in credit}
                for pair in one.alignments
            ],
            "skipped": plain(audit.skipped),
        }
    )


def written(values: dict[str, Any]) -> str:
    """The object in the bytes in which every JSON of ours is written."""
    return laid_out(json.dumps(values, ensure_ascii=False, sort_keys=True, allow_nan=False)) + "\n"


def plain(value: Any) -> Any:  # noqa: ANN401 - any noun of the model, as JSON
    """A noun, or a tuple of them, as JSON has it."""
    kind = type(value)
    if kind in _SIMPLE:
        return value
    if kind is tuple:
        return [plain(item) for item in value]
    if kind is SourceAudit:
        return _plain_source(value)
    return _plain_fields(value)


@lru_cache(maxsize=4096)  # most drafts took nothing from most sources, which is said of each
def _plain_source(value: SourceAudit) -> dict[str, Any]:
    return _plain_fields(value)


def _plain_fields(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any noun of the model
    kind = type(value)
    names, values = _fields(kind)  # type: ignore[arg-type]  # types are hashable
    found = dict(zip(names, map(plain, values(value)), strict=True))
    if isinstance(value, Document | Skipped):
        found["path"] = shown_path(value.path)
    if isinstance(value, Document) and not value.markers:
        del found["markers"]
    flat = _FLAT.get(kind)
    return found | found.pop(flat) if flat else found


@cache
def _fields(kind: type[Any]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of a noun's fields, and what reads them all; every noun has two or more."""
    names = tuple(field.name for field in fields(kind))
    return names, attrgetter(*names)


def from_json(text: str) -> Audit:
    """The audit that `to_json` wrote as ``text``.

    Fields the wire format does not promise may be missing; unknown ones are left alone. Raises
    `InputProblem`, in one line, for what is not JSON, has another schema, misses a field, holds a
    value of the wrong type or range, an offset outside its text, or an id of nothing.
    """
    try:
        audit = _audit(text)
    except NotJson as problem:
        raise InputProblem(str(problem)) from None
    except Malformed as problem:
        raise InputProblem(f"not a provenance audit: {problem}") from None
    check_references(audit)
    return audit


def _audit(text: str) -> Audit:
    top = parsed(text, SCHEMA)
    return Audit(
        tool=_tool(top.item("tool")),
        documents=tuple(_document(one) for one in top.items("documents")),
        audits=tuple(_document_audit(one) for one in top.items("audits")),
        skipped=tuple(
            Skipped(one.text("path"), one.text("reason"), one.flag("incidental", False))
            for one in top.items("skipped")
        ),
    )


def _tool(tool: Fields) -> Tool:
    return Tool(
        name=tool.text("name"),
        version=tool.text("version"),
        config=tool.text("config"),
        model=tool.text_or_none("model"),
        limits=tool.texts("limits", ()),
        settings=tool.texts("settings", ()),
    )


def _document(one: Fields) -> Document:
    return Document(
        id=one.text("id"),
        path=one.text("path"),
        sha256=one.text("sha256"),
        role=one.choice("role", get_args(Role)),
        text=one.text("text"),
        body=tuple(block.span() for block in one.items("body")),
        title=one.text_or_none("title"),
        title_span=one.span_or_none("title_span"),
        outlet=one.text_or_none("outlet"),
        host=one.text_or_none("host"),
        names=one.texts("names", ()),
        domains=one.texts("domains", ()),
        url=one.text_or_none("url", None),
        byline=one.texts("byline"),
        published=one.text_or_none("published"),
        updated=one.text_or_none("updated", None),
        language=one.text("language"),
        removed=tuple(
            Removed(block.span(), block.text("kind"), block.text("reason"))
            for block in one.items("removed")
        ),
        links=tuple(Link(link.span(), link.text("url")) for link in one.items("links", ())),
        items=tuple(item.span() for item in one.items("items", ())),
        evidence=tuple(_evidence(clue) for clue in one.items("evidence", ())),
        conflicts=tuple(_evidence(clue) for clue in one.items("conflicts", ())),
        days=tuple(_evidence(clue) for clue in one.items("days", ())),
        limits=one.texts("limits", ()),
        markers=tuple(_marker(marker) for marker in one.items("markers", ())),
    )


def _marker(one: Fields) -> Marker:
    return Marker(
        one.span(), one.texts("rules"), one.text("reason"), one.text_or_none("problem", None)
    )


def _evidence(clue: Fields) -> Evidence:
    return Evidence(
        clue.text("field"), clue.text("value"), clue.text("how"), clue.span_or_none("span")
    )


def _document_audit(one: Fields) -> DocumentAudit:
    return DocumentAudit(
        document=one.text("document"),
        verdict=one.choice("verdict", get_args(Verdict)),
        derived_share=one.share("derived_share"),
        summary=one.text("summary"),
        sources=tuple(_source_audit(source) for source in one.items("sources")),
        alignments=tuple(_alignment(alignment) for alignment in one.items("alignments")),
        credits=tuple(_credit(credit) for credit in one.items("credits")),
        omitted=tuple(
            Omission(_passage(omission), omission.text("why")) for omission in one.items("omitted")
        ),
        findings=tuple(_finding(finding) for finding in one.items("findings")),
        expired=tuple(_expired(old) for old in one.items("expired", ())),
        unused=tuple(
            Unused(old.choice("by", ("baseline", "inline")), old.text("rule"), old.text("why"))
            for old in one.items("unused", ())
        ),
    )


def _source_audit(one: Fields) -> SourceAudit:
    return SourceAudit(
        document=one.text("document"),
        outlet=one.text_or_none("outlet"),
        verdict=one.choice("verdict", get_args(Verdict)),
        derived_share=one.share("derived_share"),
        source_share=one.share("source_share"),
        order=one.share("order"),
        direction=one.choice("direction", get_args(Direction)),
        direction_reasons=one.texts("direction_reasons"),
    )


def _passage(one: Fields) -> Passage:
    return Passage(one.text("document"), one.span())


def _reasons(above: Fields) -> tuple[Reason, ...]:
    return tuple(
        Reason(one.text("measure"), one.measured("value"), one.measured_or_none("threshold"))
        for one in above.items("reasons")
    )


def _alignment(one: Fields) -> Alignment:
    return Alignment(
        id=one.text("id"),
        suspicious=_passage(one.item("suspicious")),
        source=_passage(one.item("source")),
        kind=one.choice("kind", get_args(AlignmentKind)),
        similarity=one.share("similarity"),
        reasons=_reasons(one),
        credit=one.choice("credit", get_args(CreditStatus)),
        credits=one.texts("credits"),
    )


def _credit(one: Fields) -> Credit:
    return Credit(
        id=one.text("id"),
        span=one.item("span").span(),
        text=one.text("text"),
        kind=one.choice("kind", get_args(CreditKind)),
        name=one.text_or_none("name"),
        document=one.text_or_none("document"),
        counts=one.flag("counts"),
        covers=tuple(reach.span() for reach in one.items("covers")),
        why=one.text("why", ""),
    )


def _finding(one: Fields) -> Finding:
    suppressed = one.item_or_none("suppressed")
    return Finding(
        rule=one.text("rule"),
        name=one.text("name"),
        severity=one.choice("severity", get_args(Severity)),
        confidence=one.choice("confidence", get_args(Confidence)),
        message=one.text("message"),
        spans=tuple(_passage(passage) for passage in one.items("spans")),
        alignments=one.texts("alignments"),
        reasons=_reasons(one),
        remedy=one.text("remedy"),
        fingerprint=one.text("fingerprint"),
        suppressed=_suppressed(suppressed) if suppressed else None,
        edits=tuple(Edit(edit.span(), edit.text("text")) for edit in one.items("edits", ())),
        decisions=tuple(_decision(decision) for decision in one.items("decisions", ())),
    )


def _decision(one: Fields) -> Decision:
    return Decision(
        choice=one.choice("choice", get_args(Choice)),
        reviewer=one.text("reviewer"),
        note=one.text("note"),
        on=one.text("on"),
    )


def _expired(one: Fields) -> Expired:
    return Expired(
        fingerprint=one.text("fingerprint"),
        rule=one.text("rule"),
        text=one.texts("text"),
        decisions=tuple(_decision(decision) for decision in one.items("decisions")),
        why=one.text("why"),
        now=one.text_or_none("now"),
    )


def _suppressed(one: Fields) -> Suppressed:
    by = one.choice("by", ("baseline", "decision", "config", "inline"))
    return Suppressed(by, one.text("why"))
