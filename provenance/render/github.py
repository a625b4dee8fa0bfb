"""An audit as annotations of a GitHub pull request: workflow commands for a job's log.

Of one step GitHub shows ten errors, ten warnings and ten notices, the first ones it meets
(actions/toolkit, problem matchers). So the worst come first, what is past the tenth is not written,
and a last line says how much that is. A finding that is not held against the draft is left out.

Values are escaped as the runner reads them back: ``%``, line ends and, in properties, ``:`` and
``,``. No column is given: GitHub takes columns only where a passage begins and ends on one line.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.model import Audit, Severity
from provenance.render.lines import printable, visible
from provenance.render.places import Placed, expired_in_words, placed, unused_in_words, worst_first
from provenance.text.shown import count, shown_path

#: Annotations of one kind that GitHub shows for a step.
MOST = 10
_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def to_github(audit: Audit) -> str:
    """A workflow command a line; inputs that were not read are errors and come first."""
    written: dict[Severity, list[str]] = {severity: [] for severity in _COMMANDS}
    for one in audit.skipped:
        if not one.incidental:
            properties = {"file": shown_path(one.path), "title": "not audited"}
            written["error"].append(_command("error", properties, one.reason))
    for found in worst_first(one for one in placed(audit) if one.stands):
        written[found.finding.severity].append(_annotation(found))
    for audited in audit.audits:
        properties = {
            "file": shown_path(audit.document(audited.document).path),
            "title": "decision no longer applies",
        }
        written["note"] += [
            _command("note", properties, expired_in_words(old)) for old in audited.expired
        ]
        properties = {**properties, "title": "holds back nothing"}
        written["note"] += [
            _command("note", properties, unused_in_words(old)) for old in audited.unused
        ]
    lines = [line for commands in written.values() for line in commands[:MOST]]
    cut = {severity: max(0, len(commands) - MOST) for severity, commands in written.items()}
    return "".join(f"{line}\n" for line in (*lines, *_rest(cut)))


def _rest(cut: dict[Severity, int]) -> Iterator[str]:
    said = [count(number, severity) for severity, number in cut.items() if number]
    if said:
        yield (
            f"… and {', '.join(said)} more, which GitHub would not show here: "
            "they are in the other formats of this audit."
        )


def _annotation(found: Placed) -> str:
    properties = {"file": found.draft.path}
    if found.region:
        properties |= {"line": str(found.region.line), "endLine": str(found.region.end_line)}
    properties["title"] = f"{found.rule} ({found.finding.confidence} confidence)"
    return _command(found.finding.severity, properties, *found.said)


def _command(severity: Severity, properties: dict[str, str], *lines: str) -> str:
    stated = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[severity]} {stated}::{'%0A'.join(map(_data, lines))}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return "".join(f"%{ord(c):02X}" if c in "%\r\n:," else visible(c) for c in text)
