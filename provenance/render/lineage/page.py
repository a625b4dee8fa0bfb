"""From a lineage to what its page shows: ids, names, order and counts, no markup."""

from __future__ import annotations

from collections import Counter

from provenance.descent import Derivation, Lineage
from provenance.render.lineage.families import Known, family_view, node_alone
from provenance.render.lineage.tree import unseen_id
from provenance.render.lineage.views import LineageView
from provenance.render.lineage.words import (
    besides,
    looked_at,
    name_of,
    tally,
)
from provenance.text.shown import first_words

#: Pairs of sentences that a page shows: with their markup about 5 MB.
_PAIRS_AT_MOST = 4500
#: Characters of an unseen origin's name that are shown in a line with others.
_NAME = 48


def lineage_view(lineage: Lineage) -> LineageView:
    """The view of a lineage; the same lineage gives the same view."""
    known = _known(lineage)
    clusters = sorted(lineage.clusters, key=lambda one: -len(one.documents))
    names = Counter(known.names[one.id] for one in lineage.documents)
    joined = {id for cluster in clusters for id in cluster.documents}
    alone = (one for one in lineage.documents if one.id not in joined)
    return LineageView(
        tally=tally(lineage),
        besides=besides(lineage),
        looked_at=looked_at(lineage),
        families=tuple(family_view(f"c{n}", one, known) for n, one in enumerate(clusters, 1)),
        alone=tuple(node_alone(one, known) for one in alone),
        outlets=tuple(sorted(name for name, number in names.items() if number > 1)),
    )


def _known(lineage: Lineage) -> Known:
    edges = enumerate(lineage.derivations, 1)
    unseen = enumerate(lineage.unseen, 1)
    return Known(
        documents={one.id: one for one in lineage.documents},
        names={one.id: name_of(one) for one in lineage.documents}
        | {unseen_id(one): first_words(one.name, _NAME) for one in lineage.unseen},
        ids={one.id: f"d{number}" for number, one in enumerate(lineage.documents, 1)}
        | {unseen_id(one): f"u{number}" for number, one in unseen},
        edge_ids={(one.derived, one.source): f"e{number}" for number, one in edges},
        most_pairs=_most_pairs([len(one.alignments) for one in lineage.derivations]),
        derivations=_by_derived(lineage.derivations),
    )


def _by_derived(derivations: tuple[Derivation, ...]) -> dict[str, list[Derivation]]:
    found: dict[str, list[Derivation]] = {}
    for one in derivations:
        found.setdefault(one.derived, []).append(one)
    return found


def _most_pairs(numbers: list[int]) -> int:
    """Of how many pairs a derivation may show, so that all together are not too many."""
    room, most = _PAIRS_AT_MOST, 0
    ascending = sorted(numbers)
    for at, number in enumerate(ascending):
        most = max(1, room // (len(ascending) - at))
        if number > most:
            break
        room -= number
        most = number
    return most
