"""The SQL of the pairs against the same said in plain Python."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.lineage.features import COPIED
from provenance.lineage.layout import Pair, WorkFolder
from provenance.lineage.pairs import GROUPS, LIMITS, SIZES, UNDATED, Limits, pairs_sql
from provenance.tables import Column


class Collection:
    """A small collection: of each document its outlet, date, chance and features."""

    def __init__(self, *documents: tuple[str, int, int, dict[int, int]]) -> None:
        self.documents = documents

    def pairs(self, folder: Path, limits: Limits) -> list[Pair]:
        """What the SQL finds."""
        work = WorkFolder(folder)
        rows = [(n, h, w) for n, d in enumerate(self.documents) for h, w in d[3].items()]
        n, h, worth = np.array(rows or np.zeros((0, 3)), np.int64).reshape(-1, 3).T.copy()
        described: dict[str, Column] = {
            "n": np.arange(len(self.documents)),
            "outlet": [d[0] for d in self.documents],
            "day": np.array([d[1] for d in self.documents], np.int64),
            "chance": np.array([d[2] for d in self.documents], np.int64),
        }
        with work.open() as tables:
            tables.write_columns(described, work.emptied("documents") / "part.parquet")
            columns = {"n": n, "h": h, "worth": worth}
            tables.write_columns(columns, work.emptied("features") / "part.parquet")
        with work.open("documents", "features", threads=1) as tables:
            return [Pair(*row) for row in tables.select(pairs_sql(limits))]

    def expected(self, limits: Limits) -> list[Pair]:
        """What is meant to be found, by comparing all."""
        holders = defaultdict(list)
        for n, (outlet, day, _, found) in enumerate(self.documents):
            for h, worth in found.items():
                holders[h].append((day, n, outlet, worth))
        scores: dict[tuple[int, int], int] = defaultdict(int)
        for group in holders.values():
            if not 2 <= len(group) <= limits.common:
                continue
            group.sort()
            for early, (_, x, outlet, worth) in enumerate(group[: limits.first]):
                furniture = [one for one in group if one[2] == outlet != ""]
                for _, y, other, _ in group[early + 1 :]:
                    told = worth != COPIED or len(furniture) > limits.own
                    if outlet == other != "" and told:
                        continue
                    scores[min(x, y), max(x, y)] += worth - round(1000 * math.log(len(group)))
        least = {}
        for pair in scores:
            one, two = (self.documents[n] for n in pair)
            within = limits.within if one[0] == two[0] != "" else 0
            least[pair] = limits.least + one[2] + two[2] + within
        enough = {pair: score for pair, score in scores.items() if score >= least[pair]}
        kept = set()
        for n in range(len(self.documents)):
            mine = [pair for pair in enough if n in pair]
            mine.sort(key=lambda pair: (-enough[pair], sum(pair) - n))
            kept.update(mine[: limits.most])
        return [Pair(a, b, enough[a, b]) for a, b in sorted(kept)]


DOCUMENTS = st.tuples(
    st.sampled_from(["", "Quay Post", "Weir Echo"]),
    st.sampled_from([739_000, 739_001, UNDATED]),
    st.sampled_from([0, 4_000]),
    st.sets(st.integers(1, 9)).map(
        lambda found: {h: COPIED if h % 2 else 5_000 + h for h in found}
    ),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.lists(DOCUMENTS, min_size=1, max_size=12),
    st.builds(
        Limits,
        common=st.integers(2, 12),
        first=st.integers(1, 12),
        own=st.integers(1, 4),
        least=st.sampled_from([4_000, 9_000]),
        within=st.sampled_from([0, 30_000]),
        most=st.integers(1, 5),
    ),
)
def test_the_sql_finds_what_comparing_all_would(
    tmp_path: Path, documents: list[tuple[str, int, int, dict[int, int]]], limits: Limits
) -> None:
    collection = Collection(*documents)
    assert collection.pairs(tmp_path, limits) == collection.expected(limits)


def found(
    folder: Path, limits: Limits, *documents: tuple[str, int, int, dict[int, int]]
) -> set[tuple[int, int]]:
    return {(pair.a, pair.b) for pair in Collection(*documents).pairs(folder, limits)}


def test_what_two_documents_share_must_exceed_what_they_do_by_chance(tmp_path: Path) -> None:
    shared = {1: 9_000}
    assert found(tmp_path, LIMITS, ("", 0, 0, shared), ("", 0, 0, shared)) == {(0, 1)}
    assert not found(tmp_path, LIMITS, ("", 0, 0, shared), ("", 0, 5_000, shared))


def test_what_hundreds_carry_is_looked_up_in_the_earliest(tmp_path: Path) -> None:
    days = [9, 1, UNDATED, 5]
    documents = [("", day, 0, {1: 20_000}) for day in days]
    assert found(tmp_path, Limits(first=1), *documents) == {(0, 1), (1, 2), (1, 3)}


def test_what_an_outlet_puts_into_all_its_pages_is_no_copying(tmp_path: Path) -> None:
    footer = {1: COPIED}
    pages = [("Quay Post", 0, 0, footer)] * 3
    scraped = ("Weir Echo", 0, 0, footer)
    assert found(tmp_path, Limits(own=2), *pages, scraped) == {(0, 3), (1, 3), (2, 3)}
    assert len(found(tmp_path, Limits(own=3, within=0), *pages)) == 3


def test_of_one_outlet_only_copied_wording_counts_and_more_of_it(tmp_path: Path) -> None:
    told, copied = {1: 40_000, 2: 40_000}, {1: COPIED, 2: COPIED, 3: COPIED}
    for shared, outlets, pairs in (
        (told, ("Quay Post", "Weir Echo"), 1),
        (told, ("Quay Post", "Quay Post"), 0),
        (copied, ("Quay Post", "Quay Post"), 1),
        ({1: COPIED}, ("Quay Post", "Quay Post"), 0),
    ):
        documents = [(outlet, 0, 0, shared) for outlet in outlets]
        assert len(found(tmp_path, LIMITS, *documents)) == pairs


def test_documents_of_no_known_outlet_are_not_one_outlets(tmp_path: Path) -> None:
    assert len(found(tmp_path, Limits(own=1), *[("", 0, 0, {1: 20_000})] * 3)) == 3


def test_the_partners_it_shares_most_with_are_kept(tmp_path: Path) -> None:
    hub = dict.fromkeys(range(1, 10), 20000)
    others = [("", 0, 0, dict.fromkeys(range(1, 1 + n), 20000)) for n in (1, 2, 3)]
    limits = Limits(most=1, least=1)
    pairs = found(tmp_path, limits, ("", 0, 0, hub), *others)
    assert (0, 3) in pairs
    assert (1, 2) not in pairs


def test_no_logarithm_lies_where_two_engines_could_round_it_differently() -> None:
    logarithms = [1000 * math.log(n) for n in range(2, LIMITS.common + 1)]
    assert min(abs(x - math.floor(x) - 0.5) for x in logarithms) > 1e-6


def test_neighbourhoods_hold_each_draft_with_its_partners(tmp_path: Path) -> None:
    work = WorkFolder(tmp_path)
    with work.open() as tables:
        tables.write_columns(
            {"a": [0, 0, 3], "b": [1, 2, 4], "score": [9, 9, 9]},
            work.emptied("pairs") / "part.parquet",
        )
        numbered: dict[str, Column] = {"n": range(6), "document": list("uvwxyz")}
        tables.write_columns(numbered, work.emptied("documents") / "part.parquet")
    with work.open("pairs", "documents") as tables:
        rows = list(tables.select(f"{GROUPS} ORDER BY near, draft, n"))
        sizes = list(tables.select(SIZES))
    of = {draft: [n for _, d, n, _ in rows if d == draft] for _, draft, _, _ in rows}
    assert of == {0: [0, 1, 2], 1: [0, 1], 2: [0, 2], 3: [3, 4], 4: [3, 4]}
    assert sizes == [(0, 7), (3, 4)]
    assert all(x <= y for x, y in pairwise(rows))
