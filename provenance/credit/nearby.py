"""Nearby: whether the reader of a quotation can tell from the text around it who speaks.

Newspapers name a speaker in the quotation's own sentence, in the paragraph, in the one before it
where he goes on speaking, or, rarely, in the next.
"""

from __future__ import annotations

import re
from dataclasses import replace

from provenance.credit.quotes import Quotation, Text, touching, unquoted
from provenance.credit.shared import content
from provenance.credit.speakers import names, speaker_of
from provenance.model import Sentence, Span

#: How far back a source names the speaker it goes on calling "she", in sentences.
_NAMED_BACK = 2
#: Plain verbs of saying: who "called a meeting" or "put up a sign" said nothing by it.
_SPEAKS = re.compile(
    r"\b(?:said|says|told|tells|added|adds|explained|recalled|wrote|asked|according)\b"
)


def speaker_is_near(draft: Text, quotation: Quotation, source: Text, theirs: Quotation) -> bool:
    """Whether the draft names or describes a speaker beside ``quotation``.

    ``theirs`` is the same quotation in ``source``: whoever that names may be named here in
    whatever way. Anybody else who is said to say something in the paragraph may be the speaker
    too; one named in a neighbouring paragraph is not if the source names another.
    """
    home = [s.paragraph for s in touching(draft.sentences, quotation.span)]
    if not home or min(home) < 0:
        return True  # a headline has its speaker below
    who = _who(source, theirs)
    around = [s for s in draft.sentences if min(home) - 1 <= s.paragraph <= max(home) + 1]
    if who & {key for s in around for key in _outside(draft, s)}:
        return True
    own = [s for s in around if min(home) <= s.paragraph <= max(home)]
    if draft.document.text[own[0].span.start : quotation.span.start].rstrip().endswith(":"):
        return True
    if any(speaker_of(_prose(draft, s)) for s in own):
        return True
    before = [s for s in around if 0 <= s.paragraph < min(home)]
    after = [s for s in around if s.paragraph > max(home)]
    if before and before[-1].text.rstrip().endswith(":"):
        return True
    named = names(theirs.speaker or "")
    prose = [_prose(draft, s) for s in before[-1:]]
    speakers = [speaker_of(said) for said in prose if _SPEAKS.search(said)]
    speakers += [q.speaker for s in (*before, *after) for q in touching(draft.quotations, s.span)]
    return any(s and not (named and names(s) and not names(s) & named) for s in speakers)


def _who(source: Text, theirs: Quotation) -> frozenset[str]:
    """Keys of the words by which the source names or describes the speaker.

    Those of the quotation's own sentence, and those that the last one before it to name anybody
    has before it says that he spoke; all it has if he is named after that ("said Ada Brome").
    """
    at = [i for i, s in enumerate(source.sentences) if s.span.overlap(theirs.span)]
    about = [source.sentences[i] for i in at]
    who = {key for s in about for key in _outside(source, s)}
    named = names(theirs.speaker or "")
    for i in range(at[0] - 1, max(-1, at[0] - 1 - _NAMED_BACK), -1) if at else ():
        if any(names(_prose(source, s)) for s in about):
            break
        before = names(_prose(source, source.sentences[i]))
        if before & named if named else before:
            about.append(source.sentences[i])
            subject = _subject(source.sentences[i])
            who.update(_outside(source, subject) or _outside(source, source.sentences[i]))
    return frozenset(who)


def _subject(sentence: Sentence) -> Sentence:
    """What stands before a sentence's verb of saying; the whole of it if it has none."""
    verb = _SPEAKS.search(sentence.text)
    end = verb.start() if verb else len(sentence.text)
    span = Span(sentence.span.start, sentence.span.start + end)
    return replace(sentence, span=span, text=sentence.text[:end])


def _outside(text: Text, sentence: Sentence) -> list[str]:
    return [k for k, w in content(text, sentence.span) if not touching(text.quotations, w)]


def _prose(text: Text, sentence: Sentence) -> str:
    return unquoted(text.document.text, sentence.span, text.quotations)
