"""Disguise: letters of another script or style that stand for plain Latin ones.

A word wholly in another script is no disguise, nor is a Greek letter in a formula or full-width
Latin amid Japanese. What is read here is the word, then the line it stands in.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from provenance.text.lookalikes import LOOKALIKES
from provenance.text.unseen import BLANKS, UNSEEN_CLASS

_ENCLOSED = "\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
#: What may stand for a plain letter: look-alikes, letter-like symbols, Roman numerals, enclosed,
#: full-width and mathematical letters.
_CANDIDATES = frozenset(LOOKALIKES).union(
    map(
        chr,
        (
            *range(0x2100, 0x2150),
            *range(0x2160, 0x2180),
            *range(0x24B6, 0x24EA),
            *range(0xFF21, 0xFF3B),
            *range(0xFF41, 0xFF5B),
            *range(0x1D400, 0x1D800),
            *range(0x1F130, 0x1F14A),
            *range(0x1F150, 0x1F16A),
            *range(0x1F170, 0x1F18A),
        ),
    )
)
#: A word; unseen characters and accents set apart do not end it. Compiled where it is first needed.
_WORD = rf"(?:[^\W\d_{BLANKS}]|[{UNSEEN_CLASS}{_ENCLOSED}\u0300-\u036f])+"
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_EAST_ASIAN = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
#: Styles that stand for plain letters by themselves, from so many letters on: "𝑥𝑦" is a formula.
STYLES = frozenset({"full-width letter", "mathematical letter", "enclosed letter", "small capital"})
_STYLED_WORD = 3
#: A word with more than so many look-alikes to each Latin letter may as well be the other script's.
_MOSTLY_ALIKE = 2
#: Letters below here are Latin ones with accents.
_LATIN_END = 0x250

Script = Literal["latin", "foreign", "mixed", "whole"]


@dataclass(frozen=True, slots=True, order=True)
class Disguised:
    """A letter that stands for a plain Latin one."""

    offset: int
    letter: str
    """The Latin letter it stands for."""
    family: str
    """What it is, in words: "Cyrillic letter", "full-width letter"."""
    word: int
    """Where its word begins."""


def disguised(text: str) -> tuple[Disguised, ...]:
    """The letters of ``text`` that stand for plain Latin ones, in order.

    Certain are those in words that also hold Latin letters, and words in styled letters. Amid such
    words, those made of look-alikes alone count too: a disguised text disguises short words whole.
    """
    if text.isascii() or _CANDIDATES.isdisjoint(text):
        return ()
    certain: list[Disguised] = []
    likely: list[Disguised] = []
    for line in _LINE.finditer(text):
        if not _CANDIDATES.isdisjoint(line.group()):
            for script, found in _read_line(line.group(), line.start()):
                (certain if script == "mixed" else likely).extend(found)
    return tuple(sorted([*certain, *likely])) if certain else ()


def _read_line(line: str, at: int) -> list[tuple[Script, list[Disguised]]]:
    """The words of a line that are disguised, for certain (``mixed``) or likely (``whole``)."""
    east_asian = re.search(_EAST_ASIAN, line) is not None
    words = [
        _read_word(m.group(), at + m.start(), east_asian=east_asian)
        for m in re.finditer(_WORD, line)
    ]
    scripts = [script for script, _ in words]
    if scripts.count("foreign") > scripts.count("latin") + scripts.count("mixed"):
        return []
    beside = _neighbours(scripts)
    return [
        (script, found)
        for (script, found), around in zip(words, beside, strict=True)
        if script == "mixed" or (script == "whole" and "foreign" not in around)
    ]


def _neighbours(scripts: list[Script]) -> list[tuple[Script, Script]]:
    """Of each word the script of the next words before and after it whose script is known."""

    def known(sequence: list[Script]) -> list[Script]:
        out: list[Script] = []
        last: Script = "latin"
        for script in sequence:
            out.append(last)
            last = last if script == "whole" else script
        return out

    return list(zip(known(scripts), known(scripts[::-1])[::-1], strict=True))


def _read_word(word: str, at: int, *, east_asian: bool) -> tuple[Script, list[Disguised]]:
    if word.isascii():
        return "latin", []
    alike: list[Disguised] = []
    latin = small = other = 0
    for i, char in enumerate(word):
        stands_for = None if char.isascii() else plain_letter(char)
        if stands_for is not None:
            alike.append(Disguised(at + i, *stands_for, at))
        elif char.isascii() or (char.isalpha() and _is_latin(char)):
            latin += 1
            small += "a" <= char <= "z"
        elif char.isalpha():
            other += 1
    families = {d.family for d in alike}
    if not alike or (east_asian and families == {"full-width letter"}):
        return ("foreign" if other > latin or alike else "latin"), []
    if not latin:
        styled = len(alike) >= _STYLED_WORD and families <= STYLES
        return ("foreign" if other else "mixed" if styled else "whole"), alike
    if other and latin <= 2 * other:
        return "foreign", []
    if latin * _MOSTLY_ALIKE < len(alike):  # "VKонтакте" as well as "осеаn"
        return "whole", alike
    # A Greek letter beside capitals or a unit is a name of science: TNFα, Ωm, NFκB.
    return ("latin" if families == {"Greek letter"} and small < 2 else "mixed"), alike


def _is_latin(char: str) -> bool:
    return (
        ord(char) < _LATIN_END
        or 0x1E00 <= ord(char) <= 0x1EFF
        or unicodedata.normalize("NFKC", char).isascii()
    )


@lru_cache(maxsize=4096)
def plain_letter(char: str) -> tuple[str, str] | None:
    """The basic Latin letter that ``char`` may stand for, and what it is; None for any other."""
    code = ord(char)
    if 0x1F150 <= code <= 0x1F169 or 0x1F170 <= code <= 0x1F189:  # white on black: no NFKC form
        return chr(ord("A") + (code - 0x1F150) % 0x20), "enclosed letter"
    if code < _LATIN_END:
        return None
    name = unicodedata.name(char, "")
    if char in LOOKALIKES:
        return LOOKALIKES[char], _family(name)
    form = unicodedata.decomposition(char)
    plain = unicodedata.normalize("NFKC", char)
    if form.startswith(("<super>", "<sub>")) or not (len(plain) == 1 and plain.isascii()):
        return None
    return (plain, _family(name)) if plain.isalpha() else None


def _family(name: str) -> str:
    script = name.split(" ", 1)[0]
    if script == "LATIN":
        return "small capital" if "SMALL CAPITAL" in name else "phonetic letter"
    if script in {"MATHEMATICAL", "DOUBLE-STRUCK", "SCRIPT", "BLACK-LETTER"}:
        return "mathematical letter"
    if script in {"CIRCLED", "SQUARED"}:
        return "enclosed letter"
    if script in {"FULLWIDTH", "KELVIN"}:
        return "full-width letter" if script == "FULLWIDTH" else "Kelvin sign"
    if "ROMAN NUMERAL" in name:
        return "Roman numeral"
    return f"{script.capitalize()} letter"
