"""Attributed prose: what a text gives as a third party's words without quotation marks.

"The gates will close on Monday, police said" is the police's, whoever prints it: two newsrooms that
heard them, or read the same filing or post, agree without either having copied (NPR:
public statements and the record of public events excepted). Read are the sentence's own frame, a
statement set off after a colon, and a post with its signature.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice

from provenance.credit.quotes import Text, quoted_length
from provenance.credit.speakers import SAYS, is_public, names, names_public
from provenance.model import Sentence, Span
from provenance.outlets import known_outlet, looks_like_outlet

_VERB = (
    rf"(?:(?:also|later|then|first|again|has|have|had|[a-z]{{2,12}}ly)\s){{0,2}}"
    rf"(?:{SAYS}|reported|shows?|showed|ordered|tweets?)"
)
#: A word of the speaker's name or title; words that open a clause or state something end it.
_WORD = (
    r"(?:(?!(?i:that|which|who|whom|whose|when|while|after|before|because|if|but|where|as|than|"
    r"is|are|was|were|be|been|being)\b)"
    r"[\w.'’&@/-]+)"
)
_WHO = rf"(?P<who>{_WORD}(?:\s{_WORD}){{0,9}}?(?:,\s[^,;:\"“”]{{1,80}},)?)"
_LEAD = r"(?:[^,;:\"“”]{1,70},\s)?"
_OPENING = (
    re.compile(rf"{_LEAD}[Aa]ccording\sto\s(?P<who>[^,;:\"“”]{{2,100}}),\s"),
    re.compile(rf"{_LEAD}{_WHO}\s{_VERB}\b(?:\s(?:on\s)?[A-Z][a-z]+day)?(?:\sthat\b)?"),
)
#: When and where it was said, at the end of a sentence.
_AFTER = (
    r"(?:\s(?:on|in|at|during|to|from|late|early|after|before|later|[A-Z][a-z]+day|last|this|"
    r"yesterday|today)\b[^,;:\"“”]{0,60})?"
)
_CLOSING = (
    re.compile(r",?\saccording\sto\s(?P<who>[^;:\"“”]{2,100})$"),
    re.compile(rf",[\"”’']?\s{_WHO}\s{_VERB}{_AFTER}$"),
    re.compile(rf",[\"”’']?\s{_VERB}\s(?P<who>[^,;:\"“”]{{2,60}})(?:,\s[^;:\"“”]{{1,80}})?$"),
)
#: How far from its end a sentence's closing frame is looked for, in characters.
_TAIL = 200
_COLON = re.compile(rf"\b{SAYS}\b[^.!?]{{0,60}}:$")
_SIGNATURE = re.compile(r"[-–—]\s?[^@\n]{2,80}\(@\w{1,15}\)|(?:pic\.)?twitter\.com/\w+")
#: What a speaker's name or description begins with.
_OPENS_NAME = re.compile(
    r"(?!(?:[Tt]he|[Aa]n?|[Tt]hat|[Tt]his)$)(?:[A-Z]|"
    r"(?:the|an?|he|she|they|it|his|her|their|its|one|two|three|some|several|many|both)\b)"
)
#: Bodies that speak to everybody: what they say is no newsroom's find.
_BODY = re.compile(
    r"\b(?:police|sheriff|deputies|prosecutors?|investigators|authorities|officials?|ministry|"
    r"department|agency|government|White\sHouse|office|courts?|judge|president|governor|mayor|"
    r"secretary|minister|senator|congress(?:man|woman)|Sen|Rep|Gov|campaign|company|commission|"
    r"bureau|board|council|union|bank|police\schief)\b",
    re.IGNORECASE,
)
#: Whoever speaks unnamed speaks to one newsroom.
_IN_CONFIDENCE = re.compile(
    r"\b(?:sources?|anonym\w+|familiar\swith|people\s(?:with|briefed|close)|insiders?|"
    r"condition\sof|authori[sz]ed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attributed:
    """A sentence given as somebody's words."""

    who: str
    """As written: "the indictment", "she"."""
    frame: Span
    """The words that say so, in the document: no part of what was said."""
    said: str
    """The whole sentence that says who speaks."""
    posted: bool = False
    """Whether it is a post, which anybody can read."""

    @property
    def in_confidence(self) -> bool:
        """Whether the speaker is not named, and so spoke to one newsroom."""
        return _IN_CONFIDENCE.search(self.said) is not None

    @property
    def outlet(self) -> bool:
        """Whether the speaker is a news outlet: it has the sentence from that one's reporting."""
        return known_outlet(self.who) is not None or looks_like_outlet(self.who)

    @property
    def public(self) -> bool:
        """Whether it was said or written to everybody."""
        known = is_public(self.said) or _BODY.search(self.who) is not None
        return self.posted or (known and not self.in_confidence)


def attributed(text: Text, sentence: Sentence) -> Attributed | None:
    """Who a sentence is attributed to, or None where the author speaks."""
    if sentence.paragraph < 0:
        return None
    own = _framed(sentence.text)
    if own is not None:
        who, start, end = own
        at = sentence.span.start
        return Attributed(who, Span(at + start, at + end), sentence.text)
    return _set_off(text, sentence)


def is_posted(text: Text, sentence: Sentence) -> bool:
    """Whether a sentence stands in a post, whoever speaks by its own words."""
    return sentence.paragraph >= 0 and _signature(text, _number(text, sentence)) is not None


def contradict(one: Attributed, other: Attributed) -> bool:
    """Whether two attributions name different people or bodies: no name in common."""
    here, there = names(one.who), names(other.who)
    return bool(here) and bool(there) and not here & there


def given(text: Text, attribution: Attributed, span: Span) -> bool:
    """Whether a word of the attributed sentence is what was said, not the words around it."""
    return bool(quoted_length(span, text.quotations)) or not attribution.frame.overlap(span)


def _framed(said: str) -> tuple[str, int, int] | None:
    """Who speaks by the sentence's own words, and where in it those stand."""
    body = said.rstrip(' .!?"”’')
    start = max(0, len(body) - _TAIL)
    for pattern in _CLOSING:
        match = pattern.search(body, start)
        if match and _speaks(match["who"]):
            return match["who"], match.start(), len(said)
    for pattern in _OPENING:
        match = pattern.match(said)
        if match and _speaks(match["who"]):
            return match["who"], 0, match.end()
    return None


def _speaks(who: str) -> bool:
    """Whether a phrase names somebody: a name, a pronoun or a noun with its article."""
    named = _OPENS_NAME.match(who) or names(who) or _BODY.search(who)
    return bool(named) or names_public(who)


def _set_off(text: Text, sentence: Sentence) -> Attributed | None:
    """The speaker of a sentence that stands in a statement or post of its own."""
    body = text.sentences
    number = first = _number(text, sentence)
    while first > 0 and body[first - 1].paragraph == sentence.paragraph:
        first -= 1
    nowhere = Span(sentence.span.start, sentence.span.start)
    if first > 0 and _COLON.search(before := body[first - 1].text):
        return Attributed(before, nowhere, before)
    signature = _signature(text, number)
    if signature is not None:
        who, said = signature
        return Attributed(who, nowhere, said, posted=True)
    return None


def _number(text: Text, sentence: Sentence) -> int:
    """Which sentence of its text it is, from 0."""
    return bisect_right(text.sentences, sentence.span.start, key=lambda s: s.span.start) - 1


def _signature(text: Text, number: int) -> tuple[str, str] | None:
    """Who signs the post that a sentence stands in, and the sentence that says so.

    A post is closed by its signature, in its own paragraph or the next.
    """
    body = text.sentences
    for other in islice(body, number, None):
        if other.paragraph > body[number].paragraph + 1:
            break
        signed = _SIGNATURE.search(other.text)
        if signed and (other is body[number] or len(other.text) <= _TAIL):
            return signed.group(), other.text
    return None
