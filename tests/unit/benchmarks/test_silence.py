"""Which pairs of archived articles are drawn, and what is listed of them."""

from __future__ import annotations

from benchmarks.silence import Article, judge, nearest, randomly
from tests.newsroom import BEACON, RETOLD

FERRY = (
    "The ferry to Thornbury ran aground on Sunday with 60 passengers and a piano on board. "
    "Nobody was hurt, and the piano was played until the tide came in at dusk. "
)


def _article(outlet: str, day: str, text: str, host: str = "") -> Article:
    return Article(outlet, host, day, "Aground", text)


def test_random_pairs_are_of_different_outlets_and_the_same_every_time() -> None:
    archive = [
        _article("Beacon", "2015-01-01", FERRY, "beacon.example"),
        _article("Beacon Online", "2015-01-02", FERRY, "beacon.example"),
        _article("Echo", "2015-01-03", FERRY),
    ]
    pairs = randomly(archive, 20)
    assert pairs == randomly(archive, 20)
    assert {frozenset(pair) for pair in pairs} == {frozenset((0, 2)), frozenset((1, 2))}


def test_near_pairs_are_of_different_events_and_no_reprints() -> None:
    own = "A ferry ran aground off Thornbury last year too, with a choir and a goat on board."
    filler = [
        _article(f"Paper {i}", "2016-01-01", f"Town {i} votes on its pumps and eels today.")
        for i in range(40)
    ]
    archive = [
        _article("Beacon", "2015-01-01", FERRY),
        _article("Echo", "2016-01-01", own),
        _article("Tide", "2016-06-01", FERRY),
        _article("Hour", "2016-01-09", own.replace("goat", "cow")),
        *filler,
    ]
    pairs = {frozenset(pair) for pair in nearest(archive, 10_000)}
    assert frozenset((0, 1)) in pairs
    assert frozenset((0, 2)) not in pairs  # a reprint
    assert frozenset((1, 3)) not in pairs  # eight days apart


def test_reuse_is_listed_with_its_sentences_and_nothing_else_is() -> None:
    told = _article("Tide", "2015-02-01", "\n\n".join(RETOLD))
    listed = judge((_article("Beacon", "2015-01-01", BEACON), told, True))
    assert listed.startswith("== uncredited")
    assert "grain" in listed
    assert judge((_article("Beacon", "2015-01-01", FERRY), told, True)) == ""
