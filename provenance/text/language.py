"""The language a text is written in. The only door to py3langid, loaded where English is not plain.

English is told by its function words, which costs nothing; the rest by a trained classifier of
character sequences (py3langid, after Lui and Baldwin, ACL 2012), which takes a second to load.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from types import MappingProxyType

from provenance.model import Confidence
from provenance.text.folding import reveal

#: The code for a language that cannot be told (ISO 639-2).
UNDETERMINED = "und"
#: Words of the text that are looked at, an article, not a book; and enough characters for them.
_MOST_WORDS = 1_500
_MOST_CHARACTERS = 12 * _MOST_WORDS
#: A text is English where a tenth of its words are English function words that hardly another
#: language spells alike, four different ones at least; or where three tenths are, with those that
#: others spell alike, and two of the former. Whole articles: all but 2 of 9,464 of English news; of
#: its paragraphs cut after 20 words 84 %, after 40 95 %; of 5,800 in eleven other languages three,
#: by quoting English.
_ENGLISH_SHARE, _ENGLISH_KINDS = 0.1, 4
_WIDER_SHARE, _WIDER_KINDS = 0.3, 2
_ENGLISH = frozenset(
    """the and of that with from his their they she said have been were which this not but who would
    about after its into than more when what will could also there""".split()
)
_WIDER = _ENGLISH | frozenset(
    """a an are as at be being by do for had has he her him i if in is it just me my no off on or
    our out over says so to under up was we you your""".split()
)
#: Words, or letters of a script without spaces, below which a text is too short to judge, and from
#: which the classifier is believed against what the file states: about two sentences.
_FEWEST_WORDS, _ENOUGH_WORDS = 5, 25
#: Likelihoods from which the answer is believed at all, and taken for certain: of 1,650 paragraphs
#: of 35 words in ten languages 98 % reach the latter, two of them wrongly.
_LIKELY, _SURE = 0.7, 0.9
#: What the classifier chooses from: languages with a daily press. Left out are dialects and
#: liturgical languages it knows, which short texts in a larger one are mistaken for.
_PRESS = (
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr hu hy id "
    "is it ja ka kk km kn ko lo lt lv mk ml mn mr ms my ne nl nn no pa pl ps pt ro ru si sk sl so "
    "sq sr sv sw ta te th tl tr uk ur uz vi zh"
).split()
#: Names for an editor; of the others the code is named.
_NAMES = MappingProxyType(
    {
        "ar": "Arabic",
        "ca": "Catalan",
        "cs": "Czech",
        "da": "Danish",
        "de": "German",
        "el": "Greek",
        "en": "English",
        "es": "Spanish",
        "fa": "Persian",
        "fi": "Finnish",
        "fr": "French",
        "he": "Hebrew",
        "hi": "Hindi",
        "hu": "Hungarian",
        "id": "Indonesian",
        "it": "Italian",
        "ja": "Japanese",
        "ko": "Korean",
        "nl": "Dutch",
        "no": "Norwegian",
        "pl": "Polish",
        "pt": "Portuguese",
        "ro": "Romanian",
        "ru": "Russian",
        "sv": "Swedish",
        "th": "Thai",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "vi": "Vietnamese",
        "zh": "Chinese",
    }
)
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]{0,30})?\s*")
_THREE_LETTERS = MappingProxyType(
    {
        "deu": "de", "ger": "de", "eng": "en", "fra": "fr", "fre": "fr", "ita": "it", "nld": "nl",
        "dut": "nl", "pol": "pl", "por": "pt", "rus": "ru", "spa": "es", "nob": "no", "nb": "no",
        "iw": "he", "in": "id",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Language:
    """What a text is written in."""

    code: str
    """ISO 639-1, or ``und`` where it cannot be told."""
    confidence: Confidence
    """``high`` where the text shows it, ``medium`` for a short text and the file's own word."""

    @property
    def name(self) -> str:
        """What an editor calls it."""
        return language_name(self.code)


def language_of(text: str, stated: str | None = None) -> Language:
    """The language of an article's own text (headline and body, no page furniture).

    ``stated`` is what the file says (a tag like ``en-US``, in any case); it decides where the text
    is too short or too mixed to tell, and not against a text of two sentences: page templates often
    state the wrong one. An English text costs under a millisecond, the first other one a second.
    """
    tag = primary_tag(stated)
    if not text.isascii() and _WORD.search(text):
        text = reveal(text[:_MOST_CHARACTERS]).text  # disguised letters are no other language
    words = [m.group().casefold() for m in islice(_WORD.finditer(text), _MOST_WORDS)]
    length = sum(1 if word.isascii() else max(1, len(word) // 4) for word in words)
    if length < _FEWEST_WORDS:
        return Language(tag or UNDETERMINED, "medium" if tag else "low")
    if _is_english(words):
        return Language("en", "high")
    code, likelihood = _classifier()(" ".join(words))
    if likelihood >= _SURE and length >= _ENOUGH_WORDS:
        return Language(code, "high")
    if tag is not None:
        return Language(tag, "medium")
    if likelihood < _LIKELY:
        return Language(UNDETERMINED, "low")
    return Language(code, "medium")


def _is_english(words: Sequence[str]) -> bool:
    english = [word for word in words if word in _ENGLISH]
    kinds = len(set(english))
    if kinds >= _ENGLISH_KINDS and len(english) >= _ENGLISH_SHARE * len(words):
        return True
    wider = sum(word in _WIDER for word in words)
    return kinds >= _WIDER_KINDS and wider >= _WIDER_SHARE * len(words)


def primary_tag(stated: str | None) -> str | None:
    """The language of a tag like ``en-US``, ``pt_BR`` or ``deu``; None for what is no tag."""
    match = _TAG.fullmatch(stated or "")
    if match is None:
        return None
    code = match[1].lower()
    code = _THREE_LETTERS.get(code, code)
    return None if code in {UNDETERMINED, "mul", "zxx", "mis"} else code


def language_name(code: str) -> str:
    """What an editor calls a language: "German"; the code itself where we have no name for it."""
    if code == UNDETERMINED:
        return "a language that could not be told"
    return _NAMES.get(code, f"“{code}”")


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_PRESS)

    def classify(text: str) -> tuple[str, float]:
        code, likelihood = identifier.classify(text)
        return ("no" if code == "nn" else str(code)), float(likelihood)

    return classify
