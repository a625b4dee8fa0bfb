"""What to ask an archive: the words of a draft that a rewrite keeps.

Names, figures and other rare words survive a rewrite; which words are rare, the archive knows. They
are asked for twice: those of the whole draft, which finds what much of it comes from, and those of
each sentence, which finds what a single passage comes from. Chosen among others by
benchmarks/candidates.py (docs/decisions/0018).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, zip_longest

from provenance.archive.archive import Archive
from provenance.text.words import words

#: Rarest words of the draft: with 16 or 64 fewer sources of short passages are found.
_OF_DRAFT = 32
#: Rarest words of a sentence; of more, the common ones speak for texts on the same matter.
_OF_SENTENCE = 6
#: Texts that each sentence speaks for.
_BY_SENTENCE = 10
#: A word that more of the texts hold tells none from another; one that so few hold always does.
_MOST, _FEW = 0.2, 50


def ask(sentences: Sequence[str], archive: Archive, most: int) -> list[str]:
    """Keys of the texts that sentences of a draft may come from, at most so many, likeliest first.

    Takes about a millisecond a sentence, and hardly more in a larger archive.
    """
    keys = [sorted({w.key for w in words(one) if w.content}) for one in sentences]
    limit = max(_FEW, int(archive.texts * _MOST))
    common = {key: archive.frequency(key) for key in sorted(set(chain.from_iterable(keys)))}
    known = {key: often for key, often in common.items() if 0 < often <= limit}

    def rarest(among: Sequence[str], number: int) -> list[tuple[str, float]]:
        found = sorted((key for key in among if key in known), key=lambda key: (known[key], key))
        return [(key, 1.0) for key in found[:number]]

    whole = [key for key, _ in archive.search(rarest(sorted(known), _OF_DRAFT), most)]
    votes: defaultdict[str, float] = defaultdict(float)
    for one in keys:
        hits = archive.search(rarest(one, _OF_SENTENCE), _BY_SENTENCE + 1)
        # What the next best has as well is what texts on one matter share.
        base = hits[-1][1] if len(hits) > _BY_SENTENCE else 0.0
        for key, score in hits[:_BY_SENTENCE]:
            votes[key] += score - base
    by_votes = sorted(votes, key=lambda key: (-votes[key], key))
    turns = chain.from_iterable(zip_longest(whole, by_votes))
    return list(dict.fromkeys(key for key in turns if key is not None))[:most]
