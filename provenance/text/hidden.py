"""Hidden characters of a text, in an editor's words: what, where, and whether they hide anything.

A character hides something where it stands inside a word, or between two words in the place of a
space: an ordinary search for the words then fails. Everything else of its kind is what typesetting,
page layouts and other scripts leave in any text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenance.model import Span
from provenance.text.disguise import STYLES, Disguised, disguised
from provenance.text.mojibake import CONTROLS, garbled
from provenance.text.unseen import (
    BLANKS,
    ODD_SPACES,
    UNSEEN_RUN,
    VARIATION,
    manifest_end,
    spaced_out,
    unseen_name,
)

#: Kinds that are judged by name.
MANIFEST = "C2PA text manifest"
GARBLED = "garbled character"
ODD = "odd space"
#: Variation selectors in a row that no glyph needs: from here on they carry data.
_CARRIES_DATA = 3
#: Accents over one letter that no orthography needs.
_STACKED = 4
#: Odd spaces up to which a headline or dateline accounts for them.
_FEW_SPACES = 2
#: Soft hyphens up to which an editing slip accounts for them, and the share of words of eight and
#: more letters from which a text was hyphenated as a whole. In the archive of news the project was
#: set on, 8 of 9,464 articles have soft hyphens inside words: seven have at most 5; the eighth has
#: them in 95 % of its long words.
_FEW_HYPHENS = 5
_HYPHENATED = 0.5
_LONG_WORD = 8
_HYPHENATED_WORD = re.compile(r"[^\W\d_]+(?:\u00ad[^\W\d_]+)*")
#: Ligatures of f that a zero-width non-joiner parts at the joint of a German compound ("Auf-lage").
_LIGATURES = "fijklt"
_BLANK = re.compile(f"[{BLANKS}]")
_ODD_SPACE = re.compile(f"[{ODD_SPACES}]")
_STACK = (
    rf"[\u0300-\u036f\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{{{_STACKED},}}"
    r"|[\u0334-\u0338]+"
)
_OVERRIDDEN = re.compile(r"[\u202d\u202e][^\u202c\r\n]{0,100}?[^\W\d_]")
_FLAG = "\U0001f3f4"


@dataclass(frozen=True, slots=True)
class Hidden:
    """One kind of hidden character in a text."""

    one: str
    """What it is called: "zero-width space"."""
    many: str
    """And several of them."""
    spans: tuple[Span, ...]
    """Where each stands, in order; a single character, but for a manifest and garbled text."""
    hides: bool
    """Whether it hides words from a search. What does not is no reproach."""
    why: str
    """One plain clause on what it does there."""

    @property
    def said(self) -> str:
        """How many of what: "7 zero-width spaces"."""
        return f"{len(self.spans):,} {self.one if len(self.spans) == 1 else self.many}"


def describe_hidden(text: str) -> tuple[Hidden, ...]:
    """The hidden characters of ``text`` by kind, those that hide words first, then by place.

    Reported as hiding nothing: a byte-order mark, C2PA text manifests, invisible characters between
    words, hyphenation, joiners in emoji and in scripts that need them, garbled characters.
    Non-breaking and thin spaces, ligatures, signs of science and words in another script are no
    hidden characters at all.
    """
    if text.isascii():
        return ()
    kinds: dict[tuple[bool, str, str, str], list[Span]] = defaultdict(list)
    letters = disguised(text)
    for span, hides, one, many, why in (
        *_unseen(text, letters),
        *_disguised(letters),
        *_blank(text),
        *_stacked(text),
        *_garbled(text),
    ):
        kinds[not hides, one, many, why].append(span)
    return tuple(
        Hidden(one, many, tuple(sorted(spans)), not innocent, why)
        for (innocent, one, many, why), spans in sorted(
            kinds.items(), key=lambda kind: (kind[0][0], kind[1][0])
        )
    )


_Found = tuple[Span, bool, str, str, str]
_IN_WORDS = "inside words"
_BETWEEN = "between words, where they hide nothing"


def _unseen(text: str, letters: Sequence[Disguised]) -> Iterator[_Found]:
    """Characters that print nothing."""
    hyphens: list[int] = []
    others = False
    for match in UNSEEN_RUN.finditer(text):
        start, run = match.start(), match.group()
        inside = _inside(text, *match.span())
        end = 0
        for i, char in enumerate(run):
            if i < end:
                continue
            end = manifest_end(run, i) if char == "\ufeff" else i
            if end > i:
                yield (
                    Span(start + i, start + end),
                    False,
                    MANIFEST,
                    f"{MANIFEST}s",
                    "a signed record of where the text comes from, kept in invisible characters",
                )
            elif char == "\u00ad" and inside:
                hyphens.append(start + i)
            else:
                why = _what_it_hides(text, start, run, i, inside=inside)
                others = others or why == _IN_WORDS
                yield _named(start + i, char, bool(why), why or _harmless(text, start, char))
    layout = not others and not letters and _is_hyphenation(text, hyphens)
    for at in hyphens:
        yield _named(at, "\u00ad", not layout, "hyphenation" if layout else _IN_WORDS)


def _named(at: int, char: str, hides: bool, why: str) -> _Found:
    name = unseen_name(char)
    return Span(at, at + 1), hides, name, f"{name}s", why


def _what_it_hides(text: str, start: int, run: str, i: int, *, inside: bool) -> str:
    """What the character at ``i`` of an unseen run hides, empty if nothing."""
    char = run[i]
    before = text[start - 1] if start else ""
    if char in "\u202d\u202e" and _OVERRIDDEN.match(text, start + i):
        return "showing the text after it in another order"
    if VARIATION.match(char):
        low = high = i
        while low and i - low < _CARRIES_DATA and VARIATION.match(run[low - 1]):
            low -= 1
        while high < len(run) and high - low < _CARRIES_DATA and VARIATION.match(run[high]):
            high += 1
        if high - low >= _CARRIES_DATA:
            return "carrying data nobody sees"
    if ord(char) >= 0xE0000 and not VARIATION.match(char):
        return "" if before == _FLAG and run.endswith("\U000e007f") else "carrying data nobody sees"
    after = text[start + len(run)] if start + len(run) < len(text) else ""
    if run == "\u200c" and before == "f" and after in _LIGATURES:
        return ""
    return _IN_WORDS if inside else ""


def _harmless(text: str, start: int, char: str) -> str:
    if char == "\ufeff" and (start == 0 or text[start - 1] in "\r\n"):
        return "at the beginning"
    before = text[start - 1] if start else " "
    if VARIATION.match(char) or not (before.isascii() or before.isspace() or _cased(before)):
        return "in emoji, signs, and scripts that join their letters"
    return _BETWEEN


def _cased(char: str) -> bool:
    return char.lower() != char.upper()


def _inside(text: str, start: int, end: int) -> bool:
    """Whether a stretch parts two letters of one word, or two digits.

    Scripts without capitals (Arabic, Indic, Thai, Chinese) set invisible characters between letters
    for good reasons; those with capitals have none.
    """
    if not start or end >= len(text):
        return False
    before, after = text[start - 1], text[end]
    return (_cased(before) and _cased(after)) or (before.isdigit() and after.isdigit())


def _is_hyphenation(text: str, hyphens: list[int]) -> bool:
    """Whether soft hyphens are a page layout's: a slip, or hyphenation of the whole text.

    Layouts break most long words and leave two letters on either side.
    """
    if len(hyphens) <= _FEW_HYPHENS:
        return True
    long = broken = 0
    for match in _HYPHENATED_WORD.finditer(text):
        word = match.group()
        pieces = word.split("\u00ad")
        if len(pieces) > 1 and min(len(pieces[0]), len(pieces[-1])) < 2:
            return False
        if len(word) - len(pieces) + 1 >= _LONG_WORD:
            long += 1
            broken += len(pieces) > 1
    return broken >= _HYPHENATED * max(1, long)


def _disguised(letters: Sequence[Disguised]) -> Iterator[_Found]:
    for letter in letters:
        yield Span(letter.offset, letter.offset + 1), True, *_letter_name(letter), _IN_WORDS


def _letter_name(letter: Disguised) -> tuple[str, str]:
    family = letter.family
    if family in STYLES:
        return f"{family} in place of a plain one", f"{family}s in place of plain ones"
    return f"{family} that looks like a Latin one", f"{family}s that look like Latin ones"


def _blank(text: str) -> Iterator[_Found]:
    """Blanks that stand for spaces, and spaces inside words."""
    odd = [
        m.start()
        for m in _ODD_SPACE.finditer(text)
        if _inside(text, *m.span())  # between two letters or two digits, not beside a dash
    ]
    spaced = spaced_out(text)
    for start, end in spaced:
        for at in range(start + 1, end, 2):
            yield (
                Span(at, at + 1),
                True,
                "narrow space",
                "narrow spaces",
                "between a word's letters",
            )
    left = [at for at in odd if not _lies_in(at, spaced)]
    if len(left) > _FEW_SPACES:
        for at in left:
            yield Span(at, at + 1), True, ODD, f"{ODD}s", "in place of ordinary ones"
    for match in _BLANK.finditer(text):
        if _inside(text, *match.span()):
            yield Span(*match.span()), True, "blank letter", "blank letters", "in place of spaces"


def _lies_in(at: int, stretches: list[tuple[int, int]]) -> bool:
    before = bisect_right(stretches, at, key=lambda stretch: stretch[0])
    return before > 0 and at < stretches[before - 1][1]


def _stacked(text: str) -> Iterator[_Found]:
    """Strokes through letters, and accents heaped on them."""
    if not any(map(unicodedata.combining, set(text))):
        return
    for match in re.finditer(_STACK, text):
        for at in range(*match.span()):
            span = Span(at, at + 1)
            yield (
                span,
                True,
                "combining mark",
                "combining marks",
                "struck through or heaped on letters",
            )


def _garbled(text: str) -> Iterator[_Found]:
    repaired = [(start, end) for start, end, _ in garbled(text)]
    controls = [
        m.span()
        for m in re.finditer(f"[{''.join(CONTROLS)}]", text)
        if not _lies_in(m.start(), repaired)
    ]
    why = "from a reading in the wrong encoding before this one"
    for place in (*repaired, *controls):
        yield Span(*place), False, GARBLED, f"{GARBLED}s", why
