"""Folding: one spelling for what a reader sees as the same, with the way back to the original.

Editors and copyists change quotation marks, dashes and spaces without changing a word, and a copy
can be disguised with characters nobody sees: zero-width ones, soft hyphens, letters of another
script that look Latin. Matching works on the folded text; every result points into the original.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from provenance.model import Span
from provenance.text.disguise import disguised
from provenance.text.mojibake import CONTROLS, garbled
from provenance.text.unseen import BLANKS, OVERRIDE, UNSEEN, UNSEEN_RUN, spaced_out

_MARKS = {
    **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys(BLANKS, " "),
    "…": "...",
}
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
#: Characters that no disguise is made with and that fold to what stands beside them, or to
#: themselves: most texts of newspapers have no others beyond ASCII.
_PLAIN = {mark: _MARKS[mark] for mark in "‘’‚‛“”„‟–—…"} | {"\xa0": " "}
_NOT_PLAIN = re.compile(rf"[^\x00-\x7f{''.join(_PLAIN)}áéíóúñçèàêëôöüßÁÉÍÓÚÑÇÖÜ©•£€]")
#: A disguise is taken off in so many rounds at most (text garbled twice needs two), so that hostile
#: nesting costs no more than this many passes.
_MOST_ROUNDS = 8


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
    folded = Folded(text, tuple(range(len(text) + 1)))
    if text.isascii():
        return folded
    folded = _spell(_undisguise(folded))
    for _ in range(_MOST_ROUNDS):  # "㎏а": what a sign is spelled out as can complete a disguise
        seen = _undisguise(folded)
        if seen is folded:
            break
        folded = _spell(seen)
    return folded


def folded_text(text: str) -> str:
    """The text of ``fold(text)``, much sooner, for what asks for no way back."""
    if text.isascii():
        return text
    if _NOT_PLAIN.search(text):
        return fold(text).text
    for mark, plain in _PLAIN.items():
        text = text.replace(mark, plain)
    return text


def reveal(text: str) -> Folded:
    """``text`` as a reader sees it: nothing invisible, no look-alikes, no garbled characters.

    Quotation marks, dashes, spaces and line ends stay as they are.
    """
    return _undisguise(Folded(text, tuple(range(len(text) + 1))))


def _undisguise(seen: Folded) -> Folded:
    if seen.text.isascii():
        return seen
    for _ in range(_MOST_ROUNDS):
        repairs = garbled(seen.text)
        if not repairs:
            break
        seen = _replace(seen, repairs)
    if "\u202e" in seen.text:
        # A letter's place is then true to its word only.
        turned = OVERRIDE.sub(lambda run: f"\u202e{run[1][::-1]}", seen.text)
        seen = Folded(turned, seen.starts)
    letters = [(d.offset, d.offset + 1, d.letter) for d in disguised(seen.text)]
    if letters:
        seen = _replace(seen, letters)
    if UNSEEN.search(seen.text):
        seen = _replace(seen, [(*run.span(), "") for run in UNSEEN_RUN.finditer(seen.text)])
    spaced = [
        (at, at + 1, "") for start, end in spaced_out(seen.text) for at in range(start + 1, end, 2)
    ]
    return _replace(seen, spaced) if spaced else seen


def _replace(seen: Folded, edits: list[tuple[int, int, str]]) -> Folded:
    """With each stretch put for another of at most one character, the map kept."""
    out: list[str] = []
    starts: list[int] = []
    at = 0
    for start, end, new in edits:
        out += (seen.text[at:start], new)
        starts += seen.starts[at:start]
        starts += seen.starts[start : start + len(new)]
        at = end
    out.append(seen.text[at:])
    starts += seen.starts[at:]
    return Folded("".join(out), tuple(starts))


def _spell(seen: Folded) -> Folded:
    """With marks, spaces, compatibility forms and accents in one spelling."""
    text = seen.text
    out: list[str] = []
    starts: list[int] = []
    at = 0
    for run in _NOT_ASCII.finditer(text):
        out += text[at : run.start()]
        starts += seen.starts[at : run.start()]
        for i in range(*run.span()):
            for char in _spelled(text[i]):
                if unicodedata.combining(char) and out and _joined(out, char):
                    continue
                out.append(char)
                starts.append(seen.starts[i])
        at = run.end()
    out += text[at:]
    starts += seen.starts[at:]
    return Folded("".join(out), tuple(starts))


def _joined(out: list[str], accent: str) -> bool:
    """Whether an accent set apart is now part of the last letter, or dropped for want of a form."""
    joined = unicodedata.normalize("NFC", out[-1] + accent)
    if len(joined) == 1:
        out[-1] = joined
        return True
    # Matching knows no accents, and one on its own would end the word.
    return out[-1].lower() != out[-1].upper()


@lru_cache(maxsize=8192)
def _spelled(char: str) -> str:
    if char in CONTROLS:
        char = CONTROLS[char]
    plain = _MARKS.get(char) or unicodedata.normalize("NFKC", char)
    if "⁄" in plain and len(plain) > 1:
        plain = f" {plain} "  # "8½" is no 81
    return "".join(
        _MARKS.get(c, " " if c.isspace() and not c.isascii() else c)
        for c in plain
        if not UNSEEN.match(c)
    )
