"""PRV3xx: what became of the source's quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from provenance.credit.alteration import Comparison, Difference, QuotedWords
from provenance.credit.attributed import names
from provenance.credit.quotes import Quotation, Text, touching
from provenance.credit.spoken import Spoken, spoken
from provenance.model import REUSE, Alignment, Edit, Finding, Passage, Reason, Span
from provenance.rules.case import Case, Remedy
from provenance.rules.own_words import own_words
from provenance.text.words import words

#: Shortest quotation that is compared, in words: shorter ones are phrases anyone might quote.
_SHORTEST = 5
#: Shortest that is looked for where the sentences are not aligned, and shortest one that is asked
#: for its speaker.
_TELLING = 6
#: A quotation agrees with the source's so far that it is the same one.
_SAME = 0.6
#: So far at least where it is unaltered.
_UNALTERED = 0.9
#: From this agreement in so many words no other reading is left.
_SURE, _SURE_WORDS = 0.75, 8


def altered_quotation(case: Case) -> Iterator[Finding]:
    """PRV301: a quotation differs from the source's.

    Only of a source that the draft takes from: two newsrooms that hear a speaker take down what he
    says differently. Nor if another source, or the same one elsewhere, has the words as they are.
    """
    for number, (source, quoted) in enumerate(_used(case)):
        for quotation in case.suspicious.quotations:
            said = spoken(case.suspicious.document.text, quotation.span)
            near = _aligned(case, source, quotation.span)
            if near is None or len(said) < (_SHORTEST if near else _TELLING):
                continue
            found = quoted.compare(said)
            if (
                found is None
                or not found.differences
                or found.agreement < _SAME
                or _of_another(quotation, found, source)
                or _has_it(case, number, said)
            ):
                continue
            yield _altered(case, source, quotation, found, len(said), near)
