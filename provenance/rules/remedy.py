"""Remedies: the least that would clear a finding, in words and as changes of the draft.

A credit is added where newspapers put it, at the end of the first sentence it is owed for ("…, the
Echo reported."), once for each stretch it reaches; where that would be more than three times, one
line above the story says whose reporting it rests on (AP 2010: credit near the top). Changes are
offered only where no judgement is needed: a person decides whether to make them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby

from provenance.credit.alteration import Difference
from provenance.credit.quotes import Text, touching
from provenance.credit.speakers import SAYS
from provenance.model import Alignment, Credit, Document, Edit, Sentence, Span
from provenance.outlets import STANDING_WORDS
from provenance.rules.case import Case, Remedy
from provenance.text.folding import reveal

#: More credits than this are a nuisance to read: one line says it for the whole text.
_MOST_CREDITS = 3
#: So many words of a sentence are repeated to say which one is meant.
_SHOWN = 8
_NO_MARKS = ("", "")
_AND_QUOTE = " Put what is word for word in quotation marks."
_QUOTATION_MARKS = frozenset("\"'”’»")
_CLOSING_MARKS = "\"'”’»)]*_"
_ARTICLE = re.compile(r"(?:the|an?|le|la|les|el|il|der|die|das|de)\s", re.IGNORECASE)
#: A vague credit whose unnamed source stands last ("according to local media"), or first.
_LED = re.compile(r"(?:\S+\s){0,4}?(?:according\sto|citing|per|via|by|in|from)\s", re.IGNORECASE)
_SAID = re.compile(rf"\b(?:{SAYS}|report(?:s|ed|ing)?)$", re.IGNORECASE)


def credit(
    case: Case, source: Text, alignments: Iterable[Alignment], *, quoted: bool = False
) -> Remedy:
    """Name ``source`` wherever these alignments begin to take from it, or once for all.

    ``quoted``: put the sentences in quotation marks as well, for they are the source's words.
    """
    name = _name(source.document)
    if name is None:
        return _unnamed(source)
    spans = {a.suspicious.span for a in alignments}
    owed = [s for s in _body(case) if s.span in spans]
    strict = case.config.reach == "strict"
    reaches = groupby(owed, lambda s: s.span.start if strict else s.paragraph)
    first = [_closing(case, next(of)) for _, of in reaches]
    marked = {s.span for s in owed if quoted and not touching(case.suspicious.quotations, s.span)}
    if 0 < len(first) <= _MOST_CREDITS:
        return _adding(case, first, f"{name} reported", marked)
    above = _resting_on(case, name)
    marks = (edit for s in owed if s.span in marked for edit in _marked(s.span, _marks(case)))
    said = above.said + (_AND_QUOTE if marked else "")
    return Remedy(said, tuple(sorted((*above.edits, *marks), key=lambda e: e.span)))


def credit_early(case: Case, source: Text, paragraphs: int) -> Remedy:
    """Name ``source`` within the first so many paragraphs."""
    name = _name(source.document)
    used = _used(case, source)
    if name is None:
        return _unnamed(source)
    if used and used[0].paragraph < paragraphs:
        return _adding(case, used[:1], f"{name} reported")
    return _resting_on(case, name)


def credit_first_report(case: Case, source: Text) -> Remedy:
    """Say where the draft first uses ``source`` that the story was its own."""
    name, used = _name(source.document), _used(case, source)
    if name is None or not used:
        return Remedy(f"Say it: “…, as {source.document.label} first reported.”")
    return _adding(case, used[:1], f"as {name} first reported")


def credit_beside(case: Case, source: Text, span: Span) -> Remedy:
    """Name ``source`` in the sentence that holds ``span``."""
    name = _name(source.document)
    home = touching(case.suspicious.sentences, span)[:1]
    if name is None or not home:
        return _unnamed(source)
    return _adding(case, home, f"{name} reported")


def name_instead(case: Case, source: Text, vague: Sequence[Credit]) -> Remedy:
    """Name ``source`` in place of unnamed media."""
    name = _name(source.document)
    if name is None:
        return _unnamed(source)
    text = case.suspicious.document.text
    edits: list[Edit] = []
    said: list[str] = []
    for one in vague:
        words = one.span.of(text)
        led = _LED.match(words)
        if led is None and not _SAID.search(words):
            added = credit_beside(case, source, one.span)
            edits += added.edits
            said.append(added.said)
            continue
        new = led.group() + name if led else f"{name} reported"
        if words[0].isupper():
            new = new[0].upper() + new[1:]
        edits.append(Edit(one.span, new))
        said.append(f"Put “{new}” in place of “{' '.join(words.split())}”.")
    return Remedy(" ".join(said), tuple(edits))


def credit_instead(case: Case, source: Text, wrong: Sequence[Credit]) -> Remedy:
    """Name ``source`` in place of the outlets these credits name."""
    name = _name(source.document)
    if name is None:
        return _unnamed(source)
    edits: list[Edit] = []
    named: list[str] = []
    for one in wrong:
        words = one.span.of(case.suspicious.document.text)
        there = re.search(rf"(?:\bthe\s)?{re.escape(one.name or '')}", words, re.IGNORECASE)
        if one.name and there:
            at = one.span.start
            edits.append(Edit(Span(at + there.start(), at + there.end()), name))
            named.append(f"“{one.name}”")
    instead = " and ".join(dict.fromkeys(named))
    said = f"Put {name} in place of {instead}" if named else f"Credit {name}"
    return Remedy(f"{said}, or add the source that the credit stands for.", tuple(edits))


def quotation_marks(case: Case, spans: Sequence[Span]) -> Remedy:
    """Put each of these stretches of the draft in quotation marks, as the draft has them."""
    edits = tuple(edit for span in sorted(spans) for edit in _marked(span, _marks(case)))
    text = case.suspicious.document.text
    shown = " and ".join(f"“{_shown(span.of(text))}”" for span in sorted(spans))
    return Remedy(f"Put {shown} in quotation marks.", edits)


def restored(case: Case, source: Text, differences: Sequence[Difference]) -> Remedy:
    """Put the words of ``source`` back where a quotation of it has others."""
    here, there = case.suspicious.document.text, source.document.text
    whole = all(d.whole for d in differences)
    return Remedy(
        f"Restore the words as {source.document.label} has them, or paraphrase without "
        "quotation marks.",
        tuple(_restored(d, here, there) for d in differences) if whole else (),
    )


def agreed_line(case: Case, line: str) -> Remedy:
    """Put the credit line agreed on for licensed copy behind the last paragraph."""
    text, body = case.suspicious.document.text, _body(case)
    at = body[-1].span.end if body else len(text)
    return Remedy(
        f"Put “{line}” on a line of its own at the end, or under the byline.",
        (Edit(Span(at, at), 2 * _line_break(text) + line),),
    )


def republished(case: Case, name: str) -> Remedy:
    """Say in a line above the story where it was published first."""
    return _above(case, f"This article was originally published by {name}.")


def retyped(case: Case, spans: Iterable[Span]) -> Remedy:
    """Retype what hides in these stretches of the draft with ordinary characters."""
    text = case.suspicious.document.text
    seen = ((span, reveal(span.of(text)).text) for span in sorted(set(spans)))
    edits = tuple(Edit(span, plain) for span, plain in seen if plain != span.of(text))
    return Remedy("Retype the marked words with ordinary characters.", edits)


def _name(document: Document) -> str | None:
    """The name to credit a document by, as prose has it; None if it states none."""
    name = document.outlet or document.host or next(iter(document.byline), None)
    if name is None or name.split()[-1].casefold() not in STANDING_WORDS or _ARTICLE.match(name):
        return name
    return f"the {name}"


def _unnamed(source: Text) -> Remedy:
    return Remedy(f"Name the outlet that published {source.document.file}; it states none.")


def _resting_on(case: Case, name: str) -> Remedy:
    """One credit for the whole text, which gives no leave to carry another's as it is."""
    return _above(case, f"This article is based on reporting by {name}.")


def _above(case: Case, line: str) -> Remedy:
    """A line of its own above the story."""
    text, body = case.suspicious.document.text, _body(case)
    at = text.rfind("\n", 0, body[0].span.start) + 1 if body else len(text)
    edit = Edit(Span(at, at), line + 2 * _line_break(text))
    return Remedy(f"Put “{line}” above the first paragraph.", (edit,))


def _line_break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _restored(difference: Difference, draft: str, source: str) -> Edit:
    """The change that gives the source's words back."""
    here, there = difference.here, difference.there.of(source)
    if not len(here):
        behind_word = here.start and draft[here.start - 1].isalnum()
        return Edit(here, f" {there}" if behind_word else f"{there} ")
    if not there and draft[here.end : here.end + 1].isspace():
        return Edit(Span(here.start, here.end + 1), "")
    return Edit(here, there)


def _adding(
    case: Case, sentences: Sequence[Sentence], said: str, marked: Set[Span] = frozenset()
) -> Remedy:
    """``said`` at the end of each of these sentences, and marks around the ``marked`` ones."""
    credited = {s.span for s in sentences}
    edits: list[Edit] = []
    for sentence in case.suspicious.sentences:
        marks = _marks(case) if sentence.span in marked else _NO_MARKS
        if sentence.span in credited:
            edits += _with_clause(sentence, said, marks)
        elif sentence.span in marked:
            edits += _marked(sentence.span, marks)
    places = " and ".join(f"“{_shown(s.text)}”" for s in sentences)
    return Remedy(f"Add “, {said}” to {places}." + (_AND_QUOTE if marked else ""), tuple(edits))


def _with_clause(sentence: Sentence, said: str, marks: tuple[str, str]) -> Iterator[Edit]:
    """``said`` as a clause at the end of a sentence, or before one that asks or exclaims."""
    opening, closing = marks
    bare = sentence.text.rstrip(_CLOSING_MARKS)
    closed = sentence.text[len(bare) :]
    stop = bare[-1:] if bare[-1:] in {".", "!", "?", "…"} else ""
    start, end = sentence.span.start, sentence.span.end
    at = start + len(bare) - len(stop)
    if opening:
        yield Edit(Span(start, start), opening)
    if opening or not _QUOTATION_MARKS.isdisjoint(closed):
        kept = stop if stop in {"!", "?"} else ","
        yield Edit(Span(at, end), f"{kept}{closed}{closing} {said}.")
    elif stop in {"", "."}:
        yield Edit(Span(at, at), f", {said}")
    else:
        yield Edit(Span(start, start), f"{said[0].upper()}{said[1:]}: ")


def _closing(case: Case, sentence: Sentence) -> Sentence:
    """The sentence itself, or that in which the quotation ends which runs on beyond it."""
    body = _body(case)
    for quotation in touching(case.suspicious.quotations, sentence.span):
        if quotation.span.end > sentence.span.end:
            return next((s for s in body if s.span.end >= quotation.span.end), sentence)
    return sentence


def _marked(span: Span, marks: tuple[str, str]) -> Iterator[Edit]:
    opening, closing = marks
    yield Edit(Span(span.start, span.start), opening)
    yield Edit(Span(span.end, span.end), closing)


def _marks(case: Case) -> tuple[str, str]:
    """The quotation marks of the draft: curly ones unless it has only straight ones."""
    text = case.suspicious.document.text
    return ('"', '"') if '"' in text and "“" not in text else ("“", "”")


def _used(case: Case, source: Text) -> list[Sentence]:
    """The sentences of the draft's body that are taken from ``source``."""
    spans = {a.suspicious.span for a in case.of(source)}
    return [s for s in _body(case) if s.span in spans]


def _body(case: Case) -> list[Sentence]:
    return [s for s in case.suspicious.sentences if s.paragraph >= 0]


def _shown(text: str) -> str:
    """The first words of a stretch, on one line and without marks at its ends."""
    words = text.strip("\"“”'‘’«»„ \n").split()
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
