"""An audit as a Code Quality report, which GitLab shows in a merge request.

A list of violations, each with description, check_name, fingerprint, severity and location
(GitLab: Code Quality, report format). The format knows no suppression, so a finding that is not
held against the draft is left out. It wants a line of every finding: where the text was taken out
of its file, as from a page, that is the first, and the description quotes the passage.
"""

from __future__ import annotations

import json

from provenance.model import Audit, Severity
from provenance.render.places import Placed, placed

#: GitLab's scale is info, minor, major, critical, blocker. Whether a build is blocked is for
#: ``--fail-on`` to say.
_SEVERITIES: dict[Severity, str] = {"error": "critical", "warning": "major", "note": "info"}


def to_gitlab(audit: Audit) -> str:
    """The report; of two drafts with the same finding, the second's fingerprint gets a number."""
    given: set[str] = set()
    violations = [
        _violation(found, _unused(found.finding.fingerprint, given))
        for found in placed(audit)
        if found.stands
    ]
    return json.dumps(violations, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _violation(found: Placed, fingerprint: str) -> dict[str, object]:
    lines = {"begin": found.region.line, "end": found.region.end_line} if found.region else None
    return {
        "description": f"{found.rule}: {' '.join(found.said)}",
        "check_name": found.finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[found.finding.severity],
        "location": {"path": found.draft.path, "lines": lines or {"begin": 1}},
    }


def _unused(fingerprint: str, given: set[str]) -> str:
    """``fingerprint``, told from those that were ``given`` out before; GitLab drops repeated ones.

    It holds for one run: which draft is the second follows from the order they were given in.
    """
    number, wanted = 1, fingerprint
    while wanted in given:
        number += 1
        wanted = f"{fingerprint}.{number}"
    given.add(wanted)
    return wanted
