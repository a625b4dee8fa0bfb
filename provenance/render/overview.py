"""Many drafts at a glance: how many there are of each verdict, and how much of each is derived."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.model import Severity, Verdict
from provenance.render.views import DraftView
from provenance.render.wording import VERDICTS, verdict_of
from provenance.rules.severity import SEVERITIES
from provenance.text.shown import count

#: Steps of the histogram of derived shares: of ten per cent each.
_STEPS = 10


@dataclass(frozen=True, slots=True)
class Bar:
    """How many drafts are of one kind."""

    says: str
    look: Verdict | None
    """The verdict as CSS knows it; None in a histogram, and for drafts compared with nothing."""
    number: int
    part: float
    """Of the longest bar, from 0 to 100."""


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A draft in the index."""

    draft: DraftView
    verdict: int
    """Its rank, the verdict that asks most of the editor the highest."""
    worst: int
    """Rank of its findings: by the number of errors, then of warnings, then of notes."""
    counts: tuple[tuple[Severity, int], ...]
    """How many standing findings of each severity there are, where there are any."""
    main: str | None
    """The source most was taken from."""


@dataclass(frozen=True, slots=True)
class Overview:
    """All drafts of a run."""

    rows: tuple[IndexRow, ...]
    verdicts: tuple[Bar, ...]
    """Verdicts that occur, the one that asks most of the editor first."""
    steps: tuple[Bar, ...]
    """Drafts by the share of them that is derived."""

    @property
    def summary(self) -> str:
        """Both distributions in words."""
        told = [f"{bar.number} {bar.says.lower()}" for bar in self.verdicts]
        told += [
            f"{count(bar.number, 'draft')} {bar.says} derived" for bar in self.steps if bar.number
        ]
        return "; ".join(told)


def overview(drafts: Sequence[DraftView]) -> Overview:
    """The overview of ``drafts``, in their order."""
    verdicts = Counter(verdict_of(draft.audit) for draft in drafts)
    looks = {said: look for look, said in VERDICTS.items()}
    order = (*VERDICTS.values(), *sorted(verdicts.keys() - looks.keys()))
    shares = Counter(min(_STEPS - 1, int(draft.audit.derived_share * _STEPS)) for draft in drafts)
    return Overview(
        rows=tuple(_row(draft, order) for draft in drafts),
        verdicts=_bars(
            [(said, looks.get(said), verdicts[said]) for said in order if verdicts[said]]
        ),
        steps=_bars(
            [
                (f"{step * 100 // _STEPS}–{(step + 1) * 100 // _STEPS}%", None, shares[step])
                for step in range(_STEPS)
            ]
        ),
    )


def _bars(kinds: Sequence[tuple[str, Verdict | None, int]]) -> tuple[Bar, ...]:
    """A bar for each of ``kinds``: what it says, its look and how many there are."""
    most = max((number for _, _, number in kinds), default=0) or 1
    return tuple(
        Bar(says, look, number, round(100 * number / most, 1)) for says, look, number in kinds
    )


def _row(draft: DraftView, order: Sequence[str]) -> IndexRow:
    found = Counter(view.finding.severity for view in draft.standing)
    worst = 0
    for severity in SEVERITIES:
        worst = worst * 10_000 + min(9_999, found[severity])
    used = [source for source in draft.sources if source.aligned]
    return IndexRow(
        draft=draft,
        verdict=len(order) - order.index(verdict_of(draft.audit)),
        worst=worst,
        counts=tuple((one, found[one]) for one in SEVERITIES if found[one]),
        main=used[0].name if used else None,
    )
