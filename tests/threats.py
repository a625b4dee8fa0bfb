"""Audits in which what comes from outside tries to act on what a CI platform reads."""

from __future__ import annotations

from dataclasses import replace

from provenance.model import Audit, Decision, Expired, Skipped, Unused
from tests.story import HOSTILE, document, story

THREATS = (
    HOSTILE,
    "]]></failure><!-- ",
    "::error file=other.md::gone",
    "%0A::error::gone",
    "a\r\n::error::gone\n##[error]gone",
    "\u2028::stop-commands::all ::: ##[group]",
    "@quayside-desk #12 !7 ~label %plan GH-3 https://trap.example www.trap.example ed@trap.example",
    "[press here](https://trap.example) ![x](y) [1](0) {0} {1}",
    "| a | b |\n|---|---|\n| c | d |",
    "```\nfence\n``` ~~~ `tick` *em* __strong__ ~~gone~~ $x$ \\",
    "# heading",
    "1. item",
    "--- ===",
    "/close\n/label bug",
    "<!-- provenance audit --></details></summary><table>",
    "=HYPERLINK(0)",
    "+1",
    "-1+2",
    "\t@SUM(1)",
    "＝1",
    "\ud800 \ufffe \U000e0041",
    "a, b; c:d",
)


def threatened(threat: str) -> Audit:
    """The ferry story with ``threat`` in front of all that is told of its draft."""
    audit = story()
    draft = document("d1", f"desk/{threat}.md", f"{threat}\n\nIt sails.\n", "suspicious")
    one = audit.audits[0]
    finding = replace(
        one.findings[1],
        name=f"{threat} name",
        message=f"{threat} message",
        remedy=f"{threat} remedy",
        fingerprint=f"{threat} print",
        spans=(replace(one.findings[1].spans[0], span=draft.body[0]),),
        alignments=(),
        decisions=(Decision("dispute", "AB", threat, "2023-03-05"),),
    )
    expired = Expired("f-0", "PRV302", (threat,), finding.decisions, threat, None)
    told = replace(
        one,
        summary=threat,
        findings=(finding,),
        alignments=(),
        credits=(),
        expired=(expired,),
        unused=(Unused("inline", threat, threat),),
    )
    return replace(
        audit,
        tool=replace(audit.tool, limits=(threat,)),
        documents=(replace(draft, title=threat), *audit.documents[1:]),
        audits=(told,),
        skipped=(Skipped(f"{threat}.jpg", threat),),
    )
