"""Examinations built by hand: documents are sets of marks, each of which weighs 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from provenance.descent import Derivation
from provenance.lineage.examined import Examination, Kin, Named

#: Of one document and another, how clearly the first took from the second.
Points = Mapping[tuple[str, str], int]


def kin(document: str, beyond: Sequence[float], points: int = 0, **more: object) -> Kin:
    """What is shared with ``document``: all of it, by any measure, unless ``more`` says other."""
    plain = Kin(document, points, (), 1.0, 1.0, 1.0, 1.0, 9, "uncredited", (), tuple(beyond), None)
    return replace(plain, **more)  # type: ignore[arg-type]


def examinations(
    marks: Mapping[str, Set[int]],
    points: Points,
    more: Mapping[tuple[str, str], Mapping[str, object]] | None = None,
) -> tuple[Examination, ...]:
    """What comes of documents with these marks; who has none in common is no kin.

    ``points`` are given for one order of a pair, the other has them with the other sign; ``more``
    are further fields of a kin.
    """
    told = {**{(b, a): -n for (a, b), n in points.items()}, **points}
    further = more or {}
    found = []
    for mine, have in marks.items():
        others = [one for one in marks if one != mine and have & marks[one]]
        rows = {
            one: [
                float(len(have & marks[one] if one == two else have & marks[one] - marks[two]))
                for two in others
            ]
            for one in others
        }
        found.append(
            Examination(
                mine,
                tuple(
                    replace(
                        kin(one, rows[one], told.get((mine, one), 0)),
                        **further.get((mine, one), {}),  # type: ignore[arg-type]
                    )
                    for one in others
                ),
                (),
                (),
            )
        )
    return tuple(found)


def said(document: str, *named: Named, has_kin: bool = True) -> Examination:
    """The examination of a document that names these, with some kin."""
    return Examination(document, (kin("other", (9.0,)),) if has_kin else (), named, ())


def edges(derivations: Sequence[Derivation]) -> list[tuple[str, str]]:
    """Who took from whom."""
    return [(one.derived, one.source) for one in derivations]
