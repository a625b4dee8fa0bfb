"""Markers in a draft's comments: what they hold back, and which of them hold back nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from provenance.errors import UsageProblem
from provenance.model import Alignment, Document, Finding, Marker, Span, Suppressed, Unused
from provenance.rules.selection import check_words, names
from provenance.rules.table import BY_CODE

#: A marker, and by which of its words it names a rule.
_Said = tuple[Marker, str]


class Spoken:
    """What the markers of a draft speak for."""

    def __init__(self, draft: Document, *, honoured: bool = True) -> None:
        """Of the markers of ``draft``; if they are not ``honoured``, all are told as unused."""
        self._draft = draft.id
        self._whole = Span(0, len(draft.text))
        self._title = draft.title_span
        self._markers = draft.markers
        self._problems = [
            "markers are switched off in the settings" if not honoured else _problem(marker)
            for marker in draft.markers
        ]
        heeded = [
            marker
            for marker, problem in zip(self._markers, self._problems, strict=True)
            if problem is None
        ]
        self._for = {
            code: _Places(_naming(code, heeded), self._whole) for code in BY_CODE if heeded
        }

    def parted(self, rule: str, alignments: Sequence[Alignment]) -> Iterator[list[Alignment]]:
        """The alignments as findings of ``rule`` are made of them: the marked ones, and the rest.

        Neither is ever empty. A headline is nobody's paragraph: it goes with all the others.
        """
        body = [a for a in alignments if not self._is_headline(a.suspicious.span)]
        everything = all(self._at(rule, a.suspicious.span) for a in body)
        marked: list[Alignment] = []
        rest: list[Alignment] = []
        for a in alignments:
            (marked if everything or self._at(rule, a.suspicious.span) else rest).append(a)
        yield from filter(None, (marked, rest))

    def _is_headline(self, place: Span) -> bool:
        return self._title is not None and self._title.overlap(place) > 0

    def _at(self, rule: str, place: Span) -> list[_Said]:
        return self._for[rule].at(place) if rule in self._for else []

    def answered(self, finding: Finding) -> list[_Said]:
        """The markers that hold a finding back, or nothing: each of its places must be marked."""
        places = [passage.span for passage in finding.spans if passage.document == self._draft]
        body = [place for place in places if not self._is_headline(place)]
        said = [self._at(finding.rule, place) for place in body or places or [self._whole]]
        return list(dict.fromkeys(one for at in said for one in at)) if all(said) else []

    def settle(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings; what is marked and held back by nothing else is held back."""
        for finding in findings:
            said = self.answered(finding) if finding.suppressed is None else []
            why = "; ".join(dict.fromkeys(marker.reason for marker, _ in said))
            yield replace(finding, suppressed=Suppressed("inline", why)) if said else finding

    def unused(self, findings: Iterable[Finding]) -> tuple[Unused, ...]:
        """The markers that are not honoured, and of the others the words no finding answers to."""
        used = {one for finding in findings for one in self.answered(finding)}
        told = []
        for marker, problem in zip(self._markers, self._problems, strict=True):
            if problem is not None:
                told.append(Unused("inline", ", ".join(marker.rules), problem))
            else:
                told += [
                    Unused("inline", word, f"no finding answers to it: {marker.reason}")
                    for word in marker.rules
                    if (marker, word) not in used
                ]
        return tuple(dict.fromkeys(told))


class _Places:
    """Of one rule, which markers speak for which stretch of the draft."""

    def __init__(self, said: Iterable[_Said], whole: Span) -> None:
        found: dict[Span, list[_Said]] = defaultdict(list)
        for marker, word in said:
            found[marker.span].append((marker, word))
        self._everywhere = found.pop(whole, [])
        self._spans = sorted(found)  # paragraphs, and so disjoint
        self._found = found

    def at(self, place: Span) -> list[_Said]:
        """Those that speak for all of ``place``."""
        number = bisect_right(self._spans, place.start, key=lambda span: span.start)
        before = self._spans[number - 1] if number else None
        here = self._found[before] if before is not None and before.covers(place) else []
        return [*here, *self._everywhere]


def _naming(code: str, markers: Iterable[Marker]) -> Iterator[_Said]:
    """The markers that name the rule of this code, each by its most exact word."""
    for marker in markers:
        word = max(marker.rules, key=lambda one: names(one, code), default="")
        if names(word, code):
            yield marker, word


def _problem(marker: Marker) -> str | None:
    """Why a marker is not honoured, or None where it is."""
    if marker.problem is None:
        try:
            check_words(marker.rules, "it is not honoured")
        except UsageProblem as problem:
            return str(problem)
        return None
    return f"it is not honoured: {marker.problem}"
