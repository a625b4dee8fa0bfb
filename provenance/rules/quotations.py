"""PRV301, PRV305 and PRV306: what became of the source's quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from provenance.credit.agreement import within
from provenance.credit.alteration import Comparison, Difference, QuotedWords
from provenance.credit.nearby import speaker_is_near
from provenance.credit.quotes import Quotation, Text, touching
from provenance.credit.shared import content
from provenance.credit.speakers import names
from provenance.credit.spoken import Spoken, spoken, stands_in
from provenance.model import REUSE, Alignment, Finding, Passage, Reason, Span
from provenance.rules import remedy
from provenance.rules.case import Case
from provenance.rules.own_words import own_words
from provenance.text.words import words

#: Shortest quotation that is compared, in words: shorter ones are phrases anyone might quote.
_SHORTEST = 5
#: Shortest that is asked for its speaker.
_TELLING = 6
#: Share of its words that a quotation has from the source's, to be the same in other words, to be
#: the same unaltered, and share from which in so many words it is no other saying.
_SAME, _UNALTERED, _SURE, _SURE_WORDS = 0.6, 0.9, 0.75, 8
#: Share of a quotation's content words that are the source's own, if it was made out of its prose;
#: and how many that it does not quote there must be.
_MADE_OF, _UNQUOTED = 0.8, 2
#: Words in a row of a quotation that are no turn of speech (Poynter 2014, as for prose).
_IN_A_ROW = 7


def altered_quotation(case: Case) -> Iterator[Finding]:
    """PRV301: a quotation differs from the source's, or was made out of its prose.

    Only of a source that the draft takes from: two newsrooms that hear a speaker take down what he
    says differently. Nor if a source has the words somewhere as they are.
    """
    done: set[Span] = set()
    for source in _agreeing(case):
        for quotation, said in _quoted(case, _SHORTEST):
            aligned = within(source.alignments, quotation.span)
            near = _reused(aligned)
            if quotation.span in done or not (near or (source.mostly and not aligned)):
                continue
            found = source.quoted.compare(said)
            if found is None or found.agreement < _SAME:
                if not source.mostly or not _made_of_prose(case, source.text, quotation, near):
                    continue
                finding = _made_up(case, source.text, quotation, near)
            elif found.differences and not _of_another(quotation, found, source.text):
                finding = _altered(case, source.text, quotation, found, near)
            else:
                continue
            if not any(stands_in(said, s.document.text) for s in case.sources):
                done.add(quotation.span)
                yield finding


def unattributed_quotation(case: Case) -> Iterator[Finding]:
    """PRV305: a quotation of the source that stands with neither its speaker nor the outlet."""
    if not case.credits_are_read:
        return
    text = case.suspicious.document.text
    spoken_for = [q.span for q in case.suspicious.quotations if q.speaker or q.public]
    for source in _agreeing(case):
        there, label = source.text, source.text.document.label
        for quotation, said in _quoted(case, _TELLING):
            if quotation.speaker or quotation.public:
                continue
            near = within(source.alignments, quotation.span)
            found = source.quoted.compare(said)
            if found is None or found.differences or found.agreement < _UNALTERED:
                continue
            theirs = [there.quotations[number] for number in found.quotations]
            speaker = next((q.speaker for q in theirs if q.speaker), None)
            if speaker is None or any(q.public for q in theirs) or _credited(case, quotation):
                continue
            if speaker_is_near(case.suspicious, quotation, there, theirs[0]):
                continue
            if any(stands_in(said, span.of(text)) for span in spoken_for):
                continue  # a line set apart from the story, which has it with its speaker
            yield case.finding(
                "PRV305",
                "high" if near else "medium",
                f"Nobody is said to have said “{_short(quotation.span, case.suspicious)}”; in "
                f"{label} it is {speaker if names(speaker) else 'somebody'}.",
                near,
                spans=[
                    Passage(case.suspicious.document.id, quotation.span),
                    Passage(there.document.id, theirs[0].span),
                ],
                remedy=f"Say whose words they are, and that {label} has them.",
            )


def dissolved_quotation(case: Case) -> Iterator[Finding]:
    """PRV306: words of the source's quotation as the draft's own, without quotation marks.

    Of a source that the draft takes from. Quoted words lend an alignment no support, so that the
    sentence they dissolved in need not be aligned.
    """
    done: set[Span] = set()
    for source in _agreeing(case):
        if not case.of(source.text):
            continue
        spoken_there = _by_runs(source.text)
        for sentence in case.suspicious.sentences:
            near = within(source.alignments, sentence.span)
            if sentence.paragraph < 0 or (near and not _reused(near)):
                continue
            for number in _shared_runs(sentence.text, spoken_there):
                finding = _dissolved(case, source.text, number, sentence.span, _reused(near), done)
                if finding is not None:
                    yield finding


def _by_runs(source: Text) -> dict[tuple[str, ...], int]:
    """Of each run of words of a source's quotations, which quotation has it."""
    return {
        run: number
        for number, quotation in enumerate(source.quotations)
        for run in _runs(quotation.span.of(source.document.text))
    }


def _shared_runs(said: str, spoken_there: Mapping[tuple[str, ...], int]) -> list[int]:
    """The quotations that share a run of words with what is said."""
    return sorted({spoken_there[run] for run in _runs(said) if run in spoken_there})


def _runs(said: str) -> Iterator[tuple[str, ...]]:
    keys = [w.key for w in words(said)]
    return zip(*(keys[n:] for n in range(_IN_A_ROW)), strict=False)


def _dissolved(
    case: Case,
    source: Text,
    number: int,
    sentence: Span,
    near: Sequence[Alignment],
    done: set[Span],
) -> Finding | None:
    """The words of one quotation that a sentence has as its own, if they are enough and new."""
    quotation = source.quotations[number]
    keys = [w.key for w in words(quotation.span.of(source.document.text))]
    taken = own_words(case.suspicious, sentence, keys, _IN_A_ROW)
    new = [(length, span) for length, span in taken if span not in done]
    if not new:
        return None
    done.update(span for _, span in new)
    longest = max(length for length, _ in new)
    return case.finding(
        "PRV306",
        "high" if longest > _IN_A_ROW + 3 else "medium",
        f"“{_short(new[0][1], case.suspicious)}” is a quotation in {source.document.label} and "
        "prose here.",
        near,
        spans=[
            *(Passage(case.suspicious.document.id, span) for _, span in new),
            Passage(source.document.id, quotation.span),
        ],
        reasons=(Reason("words in a row", float(longest), float(_IN_A_ROW)),),
        remedy=remedy.quotation_marks(case, [span for _, span in new]),
    )


@dataclass(frozen=True, slots=True)
class _Agreeing:
    """A source that the draft agrees with somewhere."""

    text: Text
    quoted: QuotedWords
    alignments: tuple[Alignment, ...]
    """In text order."""
    mostly: bool
    """Whether most of the draft is the source's: it hardly has its quotations from elsewhere."""


def _agreeing(case: Case) -> Iterator[_Agreeing]:
    for source in case.sources:
        alignments = [a for a in case.alignments if a.source.document == source.document.id]
        if alignments:
            share = case.body_share(case.of(source))
            mostly = share >= case.config.thresholds.body_share
            yield _Agreeing(source, QuotedWords(source), tuple(alignments), mostly)


def _reused(alignments: Sequence[Alignment]) -> list[Alignment]:
    return [a for a in alignments if a.credit in REUSE]


def _quoted(case: Case, least: int) -> Iterator[tuple[Quotation, Sequence[Spoken]]]:
    """The draft's quotations of so many words or more, and those words."""
    for quotation in case.suspicious.quotations:
        said = spoken(case.suspicious.document.text, quotation.span)
        if len(said) >= least:
            yield quotation, said


def _of_another(quotation: Quotation, found: Comparison, source: Text) -> bool:
    """Whether both name their speakers, and different ones, for words that agree but loosely."""
    mine = names(quotation.speaker or "")
    theirs = [names(source.quotations[n].speaker or "") for n in found.quotations]
    apart = bool(mine) and all(theirs) and not any(mine & other for other in theirs)
    return apart and found.agreement < _SURE


def _altered(
    case: Case,
    source: Text,
    quotation: Quotation,
    found: Comparison,
    near: Sequence[Alignment],
) -> Finding:
    draft = case.suspicious.document
    length = len(words(quotation.span.of(draft.text)))
    said = "; ".join(_said(d, draft.text, source.document.text) for d in found.differences)
    return case.finding(
        "PRV301",
        "high" if found.agreement >= _SURE and length >= _SURE_WORDS else "medium",
        f"The quotation “{_short(quotation.span, case.suspicious)}” is not worded as in "
        f"{source.document.label}: {said}.",
        near,
        spans=[
            Passage(draft.id, quotation.span),
            *(Passage(source.document.id, source.quotations[n].span) for n in found.quotations),
        ],
        reasons=(Reason("words as in the source", found.agreement, 1.0),),
        remedy=remedy.restored(case, source, found.differences),
    )


def _said(difference: Difference, draft: str, source: str) -> str:
    """A difference in words."""
    here, there = (
        " ".join(s.split()) for s in (difference.here.of(draft), difference.there.of(source))
    )
    if not here:
        return f"“{there}” is left out"
    return f"“{here}” stands for “{there}”" if there else f"“{here}” is put in"


def _made_of_prose(
    case: Case, source: Text, quotation: Quotation, near: Sequence[Alignment]
) -> bool:
    """Whether the quotation's words are what the source says of its speaker in its own prose."""
    speaker = names(quotation.speaker or "")
    if not near or not speaker or quotation.public:
        return False
    mine = {key for key, _ in content(case.suspicious, quotation.span)}
    spans = {a.source.span for a in near}
    at = [i for i, s in enumerate(source.sentences) if s.span in spans]
    about = source.sentences[max(0, min(at) - 1) : max(at) + 2]
    theirs = [
        (key, bool(touching(source.quotations, span)))
        for s in about
        for key, span in content(source, s.span)
    ]
    prose = {key for key, marked in theirs if not marked} & mine
    spoken_there = {key for key, marked in theirs if marked} & mine
    named = any(name in s.text for s in about for name in speaker)
    return (
        named
        and len(prose - spoken_there) >= _UNQUOTED
        and len(prose | spoken_there) >= max(_MADE_OF * len(mine), _UNQUOTED + 1)
    )


def _made_up(case: Case, source: Text, quotation: Quotation, near: Sequence[Alignment]) -> Finding:
    return case.finding(
        "PRV301",
        "low",
        f"{source.document.label} does not quote {quotation.speaker} with “"
        f"{_short(quotation.span, case.suspicious)}”: most of it is its own prose.",
        near,
        spans=[Passage(case.suspicious.document.id, quotation.span)],
        remedy=f"Quote what {source.document.label} quotes, and paraphrase the rest without "
        "quotation marks.",
    )


def _credited(case: Case, quotation: Quotation) -> bool:
    """Whether a credit, even one that names nobody, reaches or stands beside a quotation."""
    home = touching(case.suspicious.sentences, quotation.span)
    paragraphs = {s.paragraph for s in home}
    beside = [s.span for s in case.suspicious.sentences if s.paragraph in paragraphs]
    return any(
        credit.kind not in ("bio", "photo")
        and (
            any(reach.overlap(quotation.span) for reach in credit.covers)
            or any(span.overlap(credit.span) for span in beside)
        )
        for credit in case.credits
    )


def _short(span: Span, text: Text) -> str:
    said = " ".join(span.of(text.document.text).split()).strip("\"“”'‘’«»„ ")
    return said if len(said) <= 80 else said[:80].rsplit(" ", 1)[0] + " …"
