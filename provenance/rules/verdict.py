"""The verdict: from what is covered and what is not."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.credit.quotes import Text
from provenance.model import OWED, Alignment, SourceAudit, Verdict
from provenance.rules.case import Case
from provenance.text.shown import count

#: Uncovered reuse up to this many sentences and this share of the reuse is no "well beyond": one
#: sentence too many at the end of a credited account.
_STRAY_SENTENCES, _STRAY_SHARE = 1, 0.2


def source_verdict(case: Case, source: Text) -> Verdict:
    """What a document's use of one source comes to (wire format, "verdict")."""
    reused = case.of(source)
    if not reused:
        return "independent"
    owed = [a for a in reused if a.credit in OWED]
    # Some are covered by credits that resolve to no source, where this one names no outlet.
    if len(owed) == len(reused) and not case.credits_to(source):
        return "uncredited"
    return "under-credited" if _well_beyond(case, owed, reused) else "credited"


def document_verdict(sources: Sequence[SourceAudit]) -> Verdict:
    """The verdict of a document over all its sources.

    Uncredited if no used source is credited, under-credited if some of the reuse is uncovered,
    else credited.
    """
    verdicts = {s.verdict for s in sources} - {"independent"}
    if not verdicts:
        return "independent"
    if verdicts == {"uncredited"}:
        return "uncredited"
    return "credited" if verdicts == {"credited"} else "under-credited"


def summarise(case: Case, sources: Sequence[SourceAudit]) -> str:
    """The audit in one plain sentence."""
    if not sources:
        return "No sources were given: only its credits were read."
    used = [s for s in sources if s.verdict != "independent"]
    if not used:
        return "Nothing in it needs credit to the sources given."
    main = max(used, key=lambda s: s.derived_share)
    source = case.source(main.document)
    reused = case.of(source)
    taken = len({a.suspicious.span for a in reused})
    total = len(case.suspicious.sentences)
    in_order = " in its order" if main.order >= 0.8 and taken > 2 else ""
    said = f"{taken} of {count(total, 'sentence')} {'follows' if taken == 1 else 'follow'} "
    said += f"{source.document.label}{in_order}; "
    owed = len({a.suspicious.span for a in reused if a.credit in OWED})
    if main.verdict == "uncredited":
        said += f"{source.document.label} {case.absence(source)}."
    elif main.verdict == "under-credited":
        said += f"{owed} of them {'lies' if owed == 1 else 'lie'} outside every credit."
    elif owed:
        said += f"its credits cover all but {count(owed, 'sentence')} of it."
    else:
        said += "all of it is covered by its credits."
    others = [case.source(s.document).document.label for s in used if s is not main]
    if others:
        said += f" It also uses {', '.join(others)}."
    return said


def _well_beyond(case: Case, owed: Sequence[Alignment], reused: Sequence[Alignment]) -> bool:
    if not owed:
        return False
    share = case.words_in(owed) / max(1, case.words_in(reused))
    sentences = len({a.suspicious.span for a in owed})
    return sentences > _STRAY_SENTENCES or share > _STRAY_SHARE
