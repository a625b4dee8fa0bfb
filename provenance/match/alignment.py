"""Alignment: the pairs of sentences two documents share, from verbatim copy to far paraphrase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from provenance.match.evidence import MEASURES, Matrix, measure, rarity, weigh
from provenance.match.lexical import Wording, compare_wording, longest_run
from provenance.match.reading import Reading
from provenance.match.sequence import derive
from provenance.match.similarity import Similarity, given_aligned, similarities
from provenance.model import Alignment, AlignmentKind, Passage, Reason, Span

#: A sentence is aligned from this likelihood on. Of cases left out of the fit .3 and .4 find the
#: same pairs and take the fewest originals, .5 finds fewer (benchmarks/fit_alignment.py).
_LIKELY = 0.4
#: However derived the text around it, a pair must itself be likelier than chance (ln of a ratio):
#: an author's own closing line in a rewrite has nothing that speaks for it.
_LEAST_LOG_ODDS = 0.0
#: What more it takes for a sentence in which the draft's author speaks of himself ("we", "told us")
#: and the source's does not: who rewrites another's story does not begin to. Of 0, 1 and 2, 2 takes
#: the fewest of the author's own sentences in the fixtures and costs one pair in 600.
_OWN_VOICE = 2.0
#: How likely a sentence must be that shares no content word with its counterpart: it has the place
#: and some nearness of meaning alone. The nine such pairs of the newsroom cases and fixtures that
#: are right have .94 and more, those that are wrong .46 and less.
_LIKELY_WORDLESS = 0.9
#: At most so many further source sentences for one that merges several.
_MOST_MERGED = 2
#: What more it takes (ln of a ratio) for a second source sentence that is another sentence's first:
#: of 1, 2 and more than any, 2 is the least that keeps neighbours apart in two independent
#: translations of news (WMT 2021), and costs no pair of the newsroom cases.
_TAKEN = 2.0
#: Log-odds below which no accounting for the first can make a sentence a second.
_HOPELESS = -4.0
#: Wording from which a pair is verbatim, and near-verbatim: words in the same order as a share of
#: the suspicious sentence, of either sentence (one was cut or added to), or of both (their harmonic
#: mean). The last parts all near-verbatim from all paraphrased pairs of the newsroom cases' gold.
_VERBATIM, _NEARLY_WHOLE, _NEARLY_BOTH = 0.98, 0.85, 0.72
#: Words in a row that are no accident (Poynter 2014: "seven to 10 words", less is incidental); and
#: in a sentence that stands alone, where BASIL's independent reports share identifications of
#: people and titles of up to 14 words.
_RUN, _RUN_ALONE = 7, 15
#: Words below which a sentence, a label or a subhead ("Market") is nobody's.
_FEWEST_WORDS = 3
#: Share of words in quotation marks from which a sentence is a quotation.
_MOSTLY_QUOTED = 0.5
#: Sentences in a row that make a passage of a document that otherwise owes the source nothing
#: (BASIL: pairs and single sentences of independent reports look alike by chance).
_PASSAGE = 3
#: Most pairs of sentences compared at once: about a gigabyte of evidence.
MOST_PAIRS = 20_000_000


@dataclass(frozen=True, slots=True)
class AlignedDocuments:
    """How two documents agree."""

    alignments: tuple[Alignment, ...]
    derived: bool
    """Whether the document as a whole follows the source, beyond single sentences."""
    log_odds: float
    """How much likelier it is that it does than that it does not (ln), all sentences together."""


def align(
    suspicious: Reading, source: Reading, expected: Set[Span] = frozenset()
) -> AlignedDocuments:
    """Align the sentences of two documents.

    Every suspicious sentence gets at most three source sentences; a source sentence may serve
    several. ``expected`` are the suspicious sentences that a credit to this source covers: that the
    draft itself says so is evidence. Alignments are in text order and have no id or credit yet.
    Cost grows with the product of the two documents' sentences.
    """
    measures = measure(suspicious.whole, source.whole)
    log_odds = weigh(measures, suspicious.whole)
    unquoted = weigh(measure(suspicious.unquoted, source.unquoted), suspicious.unquoted)
    # Two reports of one event have much the same headline: like a quotation, it is no support.
    headline = np.array([s.paragraph < 0 for s in suspicious.sentences], dtype=bool)
    credited = np.array([s.span in expected for s in suspicious.sentences], dtype=bool)
    quoted = np.where(headline, np.float32(1), suspicious.quoted)
    derivation = derive(log_odds, unquoted, quoted, credited)
    likely = derivation.probabilities.sum(axis=1)
    worth = rarity(suspicious.whole, source.whole)
    firsts: dict[int, int] = {}
    for i in np.flatnonzero(likely >= _LIKELY).tolist():
        first = int(derivation.probabilities[i].argmax())
        own = suspicious.own_voice[i] and not (source.own_voice[first] or credited[i])
        least = _LEAST_LOG_ODDS + _OWN_VOICE * own
        if log_odds[i, first] >= least and not _says_little(i, first, suspicious, source):
            firsts[i] = first
    taken = frozenset(firsts.values())
    partners = {
        i: sorted([first, *_merged(i, first, taken, suspicious, source, measures, worth)])
        for i, first in firsts.items()
    }
    if not derivation.derived:
        alone = _standing_alone(partners, suspicious, source, headline)
        partners = {i: p for i, p in partners.items() if i in alone or credited[i]}
    partners = {
        i: p
        for i, p in partners.items()
        if likely[i] >= _LIKELY_WORDLESS or not _share_no_word(i, firsts[i], suspicious, source)
    }
    pairs = [(i, j) for i in sorted(partners) for j in partners[i]]
    alignments = _alignments(pairs, suspicious, source, likely.tolist())
    return AlignedDocuments(alignments, derivation.derived, derivation.log_odds)


def _share_no_word(i: int, j: int, suspicious: Reading, source: Reading) -> bool:
    """Whether two sentences have no content word in common, in languages that could share one."""
    here, there = suspicious.document.language, source.document.language
    return here == there and suspicious.whole.keys[i].isdisjoint(source.whole.keys[j])


def _says_little(i: int, j: int, suspicious: Reading, source: Reading) -> bool:
    """Whether a sentence is too short to be anybody's, unless the source has just the same."""
    mine, theirs = suspicious.words[i], source.words[j]
    return len(mine) < _FEWEST_WORDS and [w.key for w in mine] != [w.key for w in theirs]


def _standing_alone(
    partners: Mapping[int, list[int]],
    suspicious: Reading,
    source: Reading,
    headline: NDArray[np.bool_],
) -> set[int]:
    """The sentences believed in a document that is not derived as a whole.

    Long runs of the same words, and passages of the author's own words; a quotation is kept for
    what it is, and judged with the passage it stands in.
    """

    def run(i: int, *, unquoted: bool) -> int:
        spoken = suspicious.spoken[i]
        mine = [
            f"“{n}”" if unquoted and spoken[n] else w.key for n, w in enumerate(suspicious.words[i])
        ]
        return max(longest_run(mine, [w.key for w in source.words[j]]) for j in partners[i])

    body = {i for i in partners if not headline[i]}
    prose = {i for i in body if suspicious.quoted[i] < _MOSTLY_QUOTED}
    kept = {i for i in body - prose if run(i, unquoted=False) >= _RUN}
    for passage in _passages(prose):
        copies = [length for i in passage if (length := run(i, unquoted=True)) >= _RUN]
        if len(passage) >= _PASSAGE or len(copies) > 1 or max(copies, default=0) >= _RUN_ALONE:
            kept.update(passage)
    return kept


def _passages(numbers: Set[int]) -> list[list[int]]:
    """Runs of neighbouring numbers."""
    runs: list[list[int]] = []
    for i in sorted(numbers):
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _merged(
    i: int,
    first: int,
    taken: Set[int],
    suspicious: Reading,
    source: Reading,
    measures: Matrix,
    worth: Mapping[str, float],
) -> list[int]:
    """Further source sentences that suspicious sentence ``i`` takes up besides ``first``.

    Each must bring content words ``first`` lacks, and evidence of its own once ``first`` is
    accounted for; more of it if it is ``taken``, the first of another suspicious sentence. A
    headline repeats the story and is never a second source.
    """
    left = suspicious.whole.keys[i] - source.whole.keys[first]
    if not left:
        return []
    nearness = _nearness(i, suspicious, source)
    found: list[tuple[float, int]] = []
    for j in np.flatnonzero(weigh(measures[i], suspicious.whole) >= _HOPELESS).tolist():
        keys = source.whole.keys[j]
        new = left & keys
        if j == first or not new or source.sentences[j].paragraph < 0:
            continue
        evidence = measures[i, j].copy()
        if nearness is not None:
            others = np.delete(nearness, [first, j])
            rival = others.max() if len(others) else np.float32(0)
            evidence[MEASURES.index("stands out, suspicious")] = nearness[j] - rival
        log_odds = float(weigh(evidence, suspicious.whole)) - _TAKEN * (j in taken)
        brought = sum(worth[key] for key in sorted(new))
        share = brought / sum(worth[key] for key in sorted(keys))
        if _is_second(abs(j - first), len(new), brought, share, log_odds):
            found.append((-log_odds, j))
    return [j for _, j in sorted(found)[:_MOST_MERGED]]


def _nearness(i: int, suspicious: Reading, source: Reading) -> Matrix | None:
    if suspicious.whole.vectors is None or source.whole.vectors is None:
        return None
    result: Matrix = source.whole.vectors @ suspicious.whole.vectors[i]
    return result


def _is_second(distance: int, words: int, brought: float, share: float, log_odds: float) -> bool:
    """Whether a source sentence that far from the first, bringing so many words, is taken up too.

    Read off the merged sentences of the newsroom development cases and of the fixtures: near the
    first, two words do, or one rare one; far from it the sentence must be taken up nearly whole.
    """
    if distance <= 1 and brought >= 2.5 and share >= 0.14 and log_odds >= 0.4:
        return True
    if distance <= 3:
        return words >= 2 and share >= 0.1 and log_odds >= 0.25
    return words >= 3 and share >= 0.5 and log_odds >= 0.5


def _alignments(
    pairs: Sequence[tuple[int, int]],
    suspicious: Reading,
    source: Reading,
    likely: Sequence[float],
) -> tuple[Alignment, ...]:
    """The alignments of these pairs of sentences, each with how alike the two are."""
    found = []
    for (i, j), alike in zip(pairs, likeness(pairs, suspicious, source), strict=True):
        wording = compare_wording(
            [w.key for w in suspicious.words[i]], [w.key for w in source.words[j]]
        )
        kind = _kind(wording)
        value = given_aligned(alike.value)
        if kind != "paraphrase":  # a sentence cut from a longer one says less, and is a copy
            value = max(value, wording.suspicious, wording.source)
        found.append(
            Alignment(
                id="",
                suspicious=Passage(suspicious.document.id, suspicious.sentences[i].span),
                source=Passage(source.document.id, source.sentences[j].span),
                kind=kind,
                similarity=round(value, 2),
                reasons=(
                    Reason("likelihood of derivation", round(likely[i], 2), _LIKELY),
                    Reason("longest run of the same words", float(wording.run)),
                    *alike.reasons,
                ),
            )
        )
    return tuple(found)


def likeness(
    pairs: Sequence[tuple[int, int]], suspicious: Reading, source: Reading
) -> tuple[Similarity, ...]:
    """How alike the aligned sentences are, pair by pair (numbers of sentences of either document).

    A sentence that was split, or merged with others, says what its counterparts say together: of
    the pair and the two groups the most alike counts. The reasons are the pair's own.
    """
    sides: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((i,), (j,)) for i, j in pairs]
    partners, sharers = defaultdict(set), defaultdict(set)
    for i, j in pairs:
        partners[i].add(j)
        sharers[j].add(i)
    sides += [((i,), tuple(sorted(partners[i]))) for i, _ in pairs]
    sides += [(tuple(sorted(sharers[j])), (j,)) for _, j in pairs]
    different = list(dict.fromkeys(sides))
    texts = [(_joined(suspicious, mine), _joined(source, theirs)) for mine, theirs in different]
    nearness = [_near(suspicious, mine, source, theirs) for mine, theirs in different]
    met = [near for near in nearness if near is not None]
    found = dict(
        zip(different, similarities(texts, met or None, suspicious.background), strict=True)
    )
    each = len(pairs)
    return tuple(
        replace(found[pair], value=max(found[pair].value, found[out].value, found[back].value))
        for pair, out, back in zip(
            sides[:each], sides[each : 2 * each], sides[2 * each :], strict=True
        )
    )


def _joined(reading: Reading, numbers: Sequence[int]) -> str:
    return " ".join(reading.sentences[i].text for i in numbers)


def _near(a: Reading, mine: Sequence[int], b: Reading, theirs: Sequence[int]) -> float | None:
    """Nearness of meaning of two groups of sentences, each by the sum of its vectors."""
    if a.whole.vectors is None or b.whole.vectors is None:
        return None
    one, other = a.whole.vectors[list(mine)].sum(axis=0), b.whole.vectors[list(theirs)].sum(axis=0)
    return float(one @ other / max(1e-9, float(np.linalg.norm(one) * np.linalg.norm(other))))


def _kind(wording: Wording) -> AlignmentKind:
    if wording.suspicious >= _VERBATIM:
        return "verbatim"
    whole = wording.suspicious >= _NEARLY_WHOLE or (
        wording.source >= _NEARLY_WHOLE and wording.run >= _RUN
    )
    return "near-verbatim" if whole or wording.both >= _NEARLY_BOTH else "paraphrase"
