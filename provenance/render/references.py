"""Whether an audit read from outside hangs together: every offset in its text, every id known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from provenance.errors import InputProblem
from provenance.model import Audit, DocumentAudit, Passage, Span


def check_references(audit: Audit) -> None:
    """Raise `InputProblem` for an offset outside its text, or an id of nothing or of two things."""
    lengths = {document.id: len(document.text) for document in audit.documents}
    _distinct((document.id for document in audit.documents), "documents")
    for where, passage in chain(_document_passages(audit), _audit_passages(audit)):
        if passage.document not in lengths:
            raise _no_such(where, "document", passage.document)
        if passage.span.end > lengths[passage.document]:
            raise InputProblem(
                f"not a provenance audit: {where} ends at {passage.span.end}, outside the "
                f"{lengths[passage.document]} characters of {passage.document}"
            )
    for number, one in enumerate(audit.audits):
        _check_ids(f"audits[{number}]", one)


def _check_ids(where: str, one: DocumentAudit) -> None:
    alignments = _distinct((alignment.id for alignment in one.alignments), f"{where}.alignments")
    credits = _distinct((credit.id for credit in one.credits), f"{where}.credits")
    sources = {source.document for source in one.sources}
    for alignment in one.alignments:
        if alignment.suspicious.document != one.document:
            raise _no_such(where, "suspicious passage of", alignment.suspicious.document)
        if alignment.source.document not in sources:
            raise _no_such(
                f"{where}: alignment {alignment.id}", "source", alignment.source.document
            )
        for credit in alignment.credits:
            if credit not in credits:
                raise _no_such(f"{where}: alignment {alignment.id}", "credit", credit)
    for finding in one.findings:
        for alignment_id in finding.alignments:
            if alignment_id not in alignments:
                raise _no_such(f"{where}: finding {finding.rule}", "alignment", alignment_id)


def _document_passages(audit: Audit) -> Iterator[tuple[str, Passage]]:
    for number, document in enumerate(audit.documents):
        spans = {
            "body": document.body,
            "removed": [block.span for block in document.removed],
            "links": [link.span for link in document.links],
            "items": document.items,
            "markers": [marker.span for marker in document.markers],
            "evidence": [clue.span for clue in document.evidence if clue.span],
            "conflicts": [clue.span for clue in document.conflicts if clue.span],
            "days": [clue.span for clue in document.days if clue.span],
            "title_span": [document.title_span] if document.title_span else [],
        }
        for field, listed in spans.items():
            for span in listed:
                yield f"documents[{number}].{field}", Passage(document.id, span)


def _audit_passages(audit: Audit) -> Iterator[tuple[str, Passage]]:
    nowhere = Span(0, 0)  # for a field that names a document and no place in it
    for number, one in enumerate(audit.audits):
        where = f"audits[{number}]"
        yield where, Passage(one.document, nowhere)
        for source in one.sources:
            yield f"{where}.sources", Passage(source.document, nowhere)
        for alignment in one.alignments:
            yield f"{where}.alignments", alignment.suspicious
            yield f"{where}.alignments", alignment.source
        for credit in one.credits:
            yield f"{where}.credits", Passage(credit.document or one.document, nowhere)
            for span in (credit.span, *credit.covers):
                yield f"{where}.credits", Passage(one.document, span)
        for omission in one.omitted:
            yield f"{where}.omitted", omission.passage
        for finding in one.findings:
            for passage in finding.spans:
                yield f"{where}.findings", passage
            for edit in finding.edits:
                yield f"{where}.findings", Passage(one.document, edit.span)


def _distinct(ids: Iterable[str], where: str) -> set[str]:
    met: set[str] = set()
    for id in ids:
        if id in met:
            raise InputProblem(f"not a provenance audit: {where} has {id!r} twice")
        met.add(id)
    return met


def _no_such(where: str, what: str, id: str) -> InputProblem:
    return InputProblem(f"not a provenance audit: {where} names the {what} {id!r}, unknown here")
