"""What became of each finding since a review began, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.decisions.follow import Followed, State
from provenance.render.views import DraftView
from provenance.rules.table import BY_CODE
from provenance.text.shown import shown_path

#: In the order in which they are told: what was done, what is to be done, what is as it was.
STATES: tuple[State, ...] = ("cleared", "changed", "new", "kept")


@dataclass(frozen=True, slots=True)
class Become:
    """What became of one finding."""

    draft: str
    """The draft's path, empty where there is only one draft."""
    rule: str
    """Code and name."""
    words: str
    """How the first judged passage begins: as it is now, or was if the finding is cleared."""
    language: str
    id: str | None
    """Of the finding that stands there now."""
    label: str


@dataclass(frozen=True, slots=True)
class Since:
    """What became of the findings with one state."""

    state: State
    findings: tuple[Become, ...]


def since_views(followed: Iterable[Followed], drafts: Sequence[DraftView]) -> tuple[Since, ...]:
    """All of the states that findings are in, with their findings in the order of the drafts."""
    known = {shown_path(draft.document.path): draft for draft in drafts}
    standing = {
        (path, view.finding.fingerprint): view
        for path, draft in known.items()
        for view in draft.findings
    }
    found: dict[State, list[Become]] = {state: [] for state in STATES}
    for one in followed:
        view = standing.get((one.draft, one.now)) if one.now else None
        rule = BY_CODE.get(one.rule)
        found[one.state].append(
            Become(
                draft=one.draft if len(drafts) > 1 else "",
                rule=f"{one.rule} {rule.name}" if rule else one.rule,
                words=one.text[0] if one.text else "",
                language=known[one.draft].document.language if one.draft in known else "und",
                id=view.id if view else None,
                label=view.label if view else "",
            )
        )
    return tuple(Since(state, tuple(all_)) for state, all_ in found.items() if all_)
