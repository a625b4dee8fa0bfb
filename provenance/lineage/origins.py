"""Origins: where a story begins, in the collection or, as credits say, outside of it.

Two pick-ups of one wire story share all of it, and neither took it from the other: what both name
as their origin stands above them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from provenance.descent import Cluster, Derivation, Unseen
from provenance.lineage.examined import Examination, Named
from provenance.model import WHOLE_TEXT
from provenance.outlets import same_outlet

#: A text is said to come from whom it names once its credits cover this much of it.
_MUCH = 0.5


def unseen_origins(
    derivations: Sequence[Derivation], examinations: Iterable[Examination]
) -> tuple[tuple[Derivation, ...], tuple[Unseen, ...]]:
    """The derivations without those a common unseen origin explains, and the unseen origins.

    Only what shares text with another document is asked for whom it names; a lone text's agency
    line is no lineage.
    """
    named = {e.document: _main(e) for e in examinations if e.kin}
    origin = {id: one for id, one in named.items() if one is not None}
    kept = tuple(d for d in derivations if not _explained(d, origin))
    taken = {d.derived for d in kept if d.direction == "from-source"}
    above: dict[str, list[str]] = {}
    for id, one in origin.items():
        if id in taken and one.kind not in WHOLE_TEXT:
            continue  # it names what its parent names
        name = next((n for n in above if same_outlet(n, one.name)), one.name)
        above.setdefault(name, []).append(id)
    reasons = {id: one.why for id, one in origin.items()}
    groups = _joined([(d.derived, d.source) for d in derivations])
    found = [
        Unseen(name, together, tuple(dict.fromkeys(reasons[id] for id in together)))
        for name, ids in above.items()
        for together in _by_group(ids, groups)
    ]
    return kept, tuple(found)


def _main(examination: Examination) -> Named | None:
    """Whom a document names as the origin of its text, or of most of it."""
    much = [n for n in examination.named if n.share >= _MUCH]
    return max(much, key=lambda n: (n.kind in WHOLE_TEXT, n.share), default=None)


def _explained(derivation: Derivation, origin: Mapping[str, Named]) -> bool:
    """Whether two texts agree since both come from an origin that both name."""
    mine, theirs = origin.get(derivation.derived), origin.get(derivation.source)
    if mine is None or theirs is None or not same_outlet(mine.name, theirs.name):
        return False
    whole = mine.kind in WHOLE_TEXT and theirs.kind in WHOLE_TEXT
    return whole or derivation.direction == "undetermined"


def clusters_of(
    derivations: Iterable[Derivation], unseen: Sequence[Unseen], order: Sequence[str]
) -> tuple[Cluster, ...]:
    """The documents that belong together, the largest clusters first, with their origins."""
    derivations = tuple(derivations)
    edges = [(d.derived, d.source) for d in derivations]
    edges += [(u.derived[0], other) for u in unseen for other in u.derived]
    groups = _joined(edges)
    place = {id: at for at, id in enumerate(order)}
    below = {d.derived for d in derivations}.union(*(u.derived for u in unseen))
    members: dict[str, list[str]] = {}
    for id in sorted(groups, key=place.__getitem__):
        members.setdefault(groups[id], []).append(id)
    found = [
        Cluster(
            tuple(ids),
            (
                *(u for u in unseen if groups[u.derived[0]] == group),
                *(id for id in ids if id not in below),
            ),
        )
        for group, ids in members.items()
    ]
    return tuple(sorted(found, key=lambda c: (-len(c.documents), place[c.documents[0]])))


def _by_group(ids: Sequence[str], groups: Mapping[str, str]) -> list[tuple[str, ...]]:
    together: dict[str, list[str]] = {}
    for id in ids:
        together.setdefault(groups.get(id, id), []).append(id)
    return [tuple(of) for of in together.values()]


def _joined(edges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Of each document that edges reach, one that stands for all they join it with."""
    above: dict[str, str] = {}

    def top(id: str) -> str:
        while above.setdefault(id, id) != id:
            above[id] = id = above[above[id]]
        return id

    for one, other in edges:
        above[top(one)] = top(other)
    return {id: top(id) for id in tuple(above)}
