"""Pairs: which documents are worth comparing, found without comparing all. One SQL text a question.

It reads the tables of `provenance.lineage.layout`, and is written in what DuckDB and Spark
both know. All sums are over whole numbers, so that their order changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.lineage.features import COPIED

#: The day of a document without a date: later than all that have one.
UNDATED = 9_999_999
#: Days within which two articles of one outlet may be versions of one story.
ONE_STORY = 7


@dataclass(frozen=True, slots=True)
class Limits:
    """How much two documents must share, and how much is looked at."""

    common: int = 1_000
    """A feature that more documents have says nothing."""
    first: int = 32
    """Of the documents that share a feature, the so many earliest meet all others, and these not
    each other: what hundreds carry is looked up where it may come from."""
    own: int = 5
    """What more documents of one outlet share is its furniture, and no copying among them."""
    within: int = 50_000
    """What two of one outlet must share besides, all of it runs of wording: what they tell again in
    other words is no derivation, and three runs may be one notice."""
    furniture: int = 3
    """What so many articles of one outlet print, and not within one story, is no news in any."""
    least: int = 8_000
    """What two documents must share, in thousandths of a nat, beyond what they do by chance."""
    most: int = 32
    """So many partners of each document are kept, those it shares most with."""


#: What a trial of 98 derived pairs and 9,464 articles on other events was run with.
LIMITS = Limits()


def pairs_sql(limits: Limits) -> str:
    """The pairs worth comparing: ``a`` before ``b``, and the ``score`` of what they share.

    The logarithm of no whole number up to `Limits.common` lies so near the middle between two
    thousandths that two engines could round it differently.
    """
    return f"""
WITH held AS (
    SELECT h, COUNT(*) AS documents FROM features
    GROUP BY h HAVING COUNT(*) BETWEEN 2 AND {limits.common}
), kept AS (
    SELECT features.h, features.n, documents.outlet, documents.chance,
        features.worth = {COPIED} AS copied,
        features.worth - CAST(ROUND(1000 * LN(held.documents)) AS BIGINT) AS worth,
        ROW_NUMBER() OVER (
            PARTITION BY features.h ORDER BY documents.day, features.n
        ) AS place,
        COUNT(*) OVER (PARTITION BY features.h, documents.outlet) AS of_outlet
    FROM features
    JOIN held ON held.h = features.h
    JOIN documents ON documents.n = features.n
), shared AS (
    SELECT LEAST(x.n, y.n) AS a, GREATEST(x.n, y.n) AS b, x.worth,
        x.chance + y.chance + CASE WHEN x.outlet = y.outlet AND x.outlet <> ''
            THEN {limits.within} ELSE 0 END AS chance
    FROM kept x JOIN kept y ON x.h = y.h AND x.place < y.place
    WHERE x.place <= {limits.first} AND NOT (
        x.outlet = y.outlet AND x.outlet <> '' AND (x.of_outlet > {limits.own} OR NOT x.copied)
    )
), scored AS (
    SELECT a, b, CAST(SUM(worth) AS BIGINT) AS score FROM shared
    GROUP BY a, b HAVING SUM(worth) >= MAX(chance) + {limits.least}
), directed AS (
    SELECT a AS draft, b AS partner, score FROM scored
    UNION ALL SELECT b, a, score FROM scored
), ranked AS (
    SELECT draft, partner, score,
        ROW_NUMBER() OVER (PARTITION BY draft ORDER BY score DESC, partner) AS place
    FROM directed
)
SELECT DISTINCT LEAST(draft, partner) AS a, GREATEST(draft, partner) AS b, score
FROM ranked WHERE place <= {limits.most}
ORDER BY a, b"""  # noqa: S608


def furniture_sql(limits: Limits) -> str:
    """The runs that an outlet prints again and again: ``outlet``, ``h``.

    Those of so many articles of more days than one story takes, or without dates: an appeal to
    subscribe, the lines about a columnist. A story that is updated day after day is none.
    """
    return f"""
SELECT documents.outlet, features.h
FROM features JOIN documents ON documents.n = features.n
WHERE documents.outlet <> '' AND features.worth = {COPIED}
GROUP BY documents.outlet, features.h
HAVING COUNT(*) >= {limits.furniture} AND (
    MAX(documents.day) - MIN(documents.day) > {ONE_STORY} OR MIN(documents.day) = {UNDATED}
)
ORDER BY documents.outlet, features.h"""  # noqa: S608


#: For each document that has partners (``draft``) its own row and theirs, with a number that is
#: ``near`` for those of a neighbourhood, so that they can be examined in one place.
GROUPS = """
WITH directed AS (
    SELECT a AS draft, b AS n FROM pairs UNION ALL SELECT b, a FROM pairs
), located AS (
    SELECT draft, LEAST(draft, MIN(n)) AS near FROM directed GROUP BY draft
), wanted AS (
    SELECT draft, n FROM directed UNION ALL SELECT draft, draft FROM located
)
SELECT located.near, wanted.draft, wanted.n, documents.document
FROM wanted
JOIN located ON located.draft = wanted.draft
JOIN documents ON documents.n = wanted.n"""

#: How many rows of `GROUPS` each neighbourhood has.
SIZES = """
WITH directed AS (
    SELECT a AS draft, b AS n FROM pairs UNION ALL SELECT b, a FROM pairs
), located AS (
    SELECT LEAST(draft, MIN(n)) AS near, COUNT(*) + 1 AS size FROM directed GROUP BY draft
)
SELECT near, CAST(SUM(size) AS BIGINT) AS size FROM located GROUP BY near ORDER BY near"""
