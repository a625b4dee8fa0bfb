"""An audit that can be shown outside the newsroom: what was judged, without the words of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import get_args

from provenance.config import ReachPolicy
from provenance.ingest.body.kinds import KINDS
from provenance.model import Audit, Document, Removed, Skipped, Tool
from provenance.render.blocked import BLOCK, Blocked
from provenance.render.judged import Judged
from provenance.render.wording import REDACTED
from provenance.rules.limits import limits

_DIGEST = re.compile(r"(?:sha256:)?[0-9a-f]{64}")
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){1,3}(?:[.-]?(?:a|b|rc|dev|post)\d{1,4})?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")


def redact(audit: Audit) -> Audit:
    """``audit`` with both texts blocked out and everything gone that quotes or describes them.

    The result hangs together as any audit does: every span is where its words were. Kept are the
    names of outlets, verdicts, shares, order, direction, credit states, rules with what they say
    in general, severity and confidence, the places and the number of sentences, the hashes of the
    files, and of decisions the choice and its day. Redacting twice changes nothing more.
    """
    ids = {document.id: f"d{number}" for number, document in enumerate(audit.documents, 1)}
    blocked = {document.id: Blocked(document.text) for document in audit.documents}
    shown = {
        document.id: _document(document, blocked[document.id], ids[document.id], number)
        for document, number in _numbered(audit.documents)
    }
    return Audit(
        tool=_tool(audit.tool),
        documents=tuple(shown[document.id] for document in audit.documents),
        audits=tuple(
            Judged(one, shown, blocked, number).done() for number, one in enumerate(audit.audits, 1)
        ),
        skipped=tuple(
            Skipped(f"file {number}", "left out", one.incidental)
            for number, one in enumerate(audit.skipped, 1)
        ),
    )


def _numbered(documents: Iterable[Document]) -> Iterable[tuple[Document, int]]:
    """Each document with its number among those of its role, from 1."""
    met = {"suspicious": 0, "source": 0}
    for document in documents:
        met[document.role] += 1
        yield document, met[document.role]


def _tool(tool: Tool) -> Tool:
    return Tool(
        name="provenance",
        version=tool.version if _VERSION.fullmatch(tool.version) else "",
        config=_digest(tool.config),
        model=None if tool.model is None else "a sentence encoder",
        limits=(REDACTED, *(limit for limit in tool.limits if limit in _general_limits())),
    )


@cache
def _general_limits() -> frozenset[str]:
    """Limits that name no document."""
    return frozenset(
        limit
        for reach in get_args(ReachPolicy)
        for why in (None, "is switched off", "is not installed")
        for limit in limits((), words_only=why, mutual=True, reach=reach)
    )


def _digest(digest: str) -> str:
    return digest if _DIGEST.fullmatch(digest) else ""


def _document(document: Document, blocked: Blocked, id: str, number: int) -> Document:
    titled = document.title_span and blocked.span(document.title_span)
    return Document(
        id=id,
        path=f"{'draft' if document.role == 'suspicious' else 'source'} {number}",
        sha256=_digest(document.sha256),
        role=document.role,
        text=blocked.text,
        body=tuple(map(blocked.span, document.body)),
        title=None if document.title is None else Blocked(document.title).text,
        title_span=titled,
        outlet=document.outlet,
        host=document.host,
        names=(document.outlet,) if document.outlet else (),
        byline=(BLOCK,) * len(document.byline),
        language=document.language if _LANGUAGE.fullmatch(document.language) else "und",
        removed=tuple(_removed(block, blocked) for block in document.removed),
        items=tuple(map(blocked.span, document.items)),
    )


def _removed(block: Removed, blocked: Blocked) -> Removed:
    kind = block.kind if block.kind in KINDS else "page"
    return Removed(blocked.span(block.span), kind, KINDS[kind])
