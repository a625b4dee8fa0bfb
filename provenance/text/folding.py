"""Folding: one spelling for what a reader sees as the same, with the way back to the original.

Editors and copyists change quotation marks, dashes and spaces without changing a word, and a copy
can be disguised with characters nobody sees: zero-width ones, soft hyphens, letters of another
script that look Latin. Matching works on the folded text; every result points into the original.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from provenance.model import Span

_MARKS = {
    **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    "…": "...",
}
#: Latin look-alikes of Cyrillic and Greek letters (after Unicode UTS #39, confusables, the
#: one-to-one pairs that common fonts draw alike).
_LOOKALIKES = dict(
    zip(
        "аеорсухіјѕһԁԛԝвкмнтзАВЕКМНОРСТУХІЈЅοαενρτυχκιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "aeopcyxijshdqwbkmhtzABEKMHOPCTYXIJSoaevptuxkiABEZHIKMNOPTYX",
        strict=True,
    )
)
_LATIN = re.compile(r"[A-Za-z]")
_LOOKALIKE = re.compile(f"[{''.join(_LOOKALIKES)}]")
_WORD = re.compile(r"[^\W\d_]+")
#: Characters that print nothing: soft hyphens, zero-width ones, direction marks, variation
#: selectors, tags.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f\U000e0000-\U000e01ef]"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, where that character came from."""

    text: str
    starts: tuple[int, ...]
    """Offset in the original of each folded character, and the original's length at the end."""

    def back(self, start: int, end: int) -> Span:
        """The span of the original that the folded span ``[start, end)`` stands for."""
        if start == end:
            return Span(self.starts[start], self.starts[start])
        return Span(self.starts[start], max(self.starts[end - 1] + 1, self.starts[end]))


def fold(text: str) -> Folded:
    """Fold quotation marks, dashes, spaces, compatibility forms, invisible and look-alike letters.

    Case and accents stay. The result's ``starts`` never decreases.
    """
    if text.isascii():
        return Folded(text, tuple(range(len(text) + 1)))
    disguised = _lookalike_offsets(text)
    out: list[str] = []
    starts: list[int] = []
    for i, char in enumerate(text):
        piece = _fold_char(char, i in disguised)
        if unicodedata.combining(char) and out:
            joined = unicodedata.normalize("NFC", out[-1] + char)
            if len(joined) == 1:
                out[-1] = joined
                continue
        for c in piece:
            out.append(c)
            starts.append(i)
    starts.append(len(text))
    return Folded("".join(out), tuple(starts))


def hidden_characters(text: str) -> tuple[Span, ...]:
    """Where characters stand that hide a word from a search.

    Invisible ones between letters, and look-alike letters in words that mix scripts. A byte-order
    mark, non-breaking spaces, joiners in emoji and words wholly in another script are ordinary
    typesetting and not reported.
    """
    if text.isascii():
        return ()
    found = {
        m.start()
        for m in _INVISIBLE.finditer(text)
        if 0 < m.start() < len(text) - 1
        and text[m.start() - 1].isalpha()
        and (text[m.end()].isalpha() or _INVISIBLE.match(text, m.end()))
        and text[m.start() - 1].isascii()
    }
    found |= _lookalike_offsets(text)
    return tuple(Span(i, i + 1) for i in sorted(found))


def _fold_char(char: str, disguised: bool) -> str:
    if char.isascii():
        return char
    if disguised:
        return _LOOKALIKES[char]
    if char in _MARKS:
        return _MARKS[char]
    if _INVISIBLE.match(char):
        return ""
    if char.isspace():
        return " "
    return unicodedata.normalize("NFKC", char)


def _lookalike_offsets(text: str) -> set[int]:
    """Offsets of look-alike letters in words that also hold plain Latin ones.

    Amid such words, those made of look-alikes only count too: a disguised text disguises short
    words whole.
    """
    if not _LOOKALIKE.search(text):
        return set()
    mixed: set[int] = set()
    whole: set[int] = set()
    # Invisible characters would cut words in two and hide the mixture.
    for match in re.finditer(rf"(?:{_WORD.pattern}|{_INVISIBLE.pattern})+", text):
        word = match.group()
        at = [match.start() + m.start() for m in _LOOKALIKE.finditer(word)]
        if not at:
            continue
        if _LATIN.search(word):
            mixed.update(at)
        elif len(at) == sum(c.isalpha() for c in word):
            whole.update(at)
    return mixed | whole if mixed else set()
