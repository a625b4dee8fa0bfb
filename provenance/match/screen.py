"""Screen: whether two documents share enough that comparing their sentences can come to anything.

Most pairs of a draft and a possible source have nothing to do with each other. Two sentences of
which one derives from the other keep words that are rare in news prose (names, things, figures);
two that do not share the words that every article has. What a pair shares is looked up word by
word, so the cost is linear in text where little is shared.
"""

from __future__ import annotations

from collections import defaultdict

from provenance.match.reading import Reading, shared_keys

#: Rarity (ln) that a word must exceed to count, and is counted from: one in seven articles has it.
COMMON = 2.0
#: What the words two sentences share must come to, by what each exceeds `COMMON`. Half of what the
#: weakest of 39 newsroom cases and of 30 runs of double translations comes to; reached by one in 50
#: pairs of articles on different events (BASIL).
ENOUGH = 5.0
#: A word that so many pairs of sentences share is the documents' own common word.
_MOST_PLACES = 10_000


def may_share(suspicious: Reading, source: Reading) -> bool:
    """Whether any sentence of one may derive from any of the other, judged by words alone.

    Documents in different languages always may: rewriting there leaves no words.
    """
    here, there = suspicious.document.language, source.document.language
    if here and there and here != there:
        return True
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    mine, theirs = suspicious.whole.places, source.whole.places
    for key in shared_keys(mine, theirs):
        worth = suspicious.background.rarity(key) - COMMON
        if worth <= 0 or len(mine[key]) * len(theirs[key]) > _MOST_PLACES:
            continue
        for i in mine[key].tolist():
            for j in theirs[key].tolist():
                shared[i, j] += worth
                if shared[i, j] >= ENOUGH:
                    return True
    return False
