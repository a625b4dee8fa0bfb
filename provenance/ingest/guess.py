"""The encoding of bytes that are not Unicode: which reading of them reads as text.

The only door to charset_normalizer. It tells scripts apart; kin that read the same bytes as other
letters (Windows-1252, Mac Roman, code page 437) are told apart by how letters and marks stand in
words, and what is left (Czech in Windows-1250 or -1252) by the language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from provenance.text.language import language_of

#: Encodings of Latin script in newsrooms, the likeliest first; ISO 8859-1 is read as Windows-1252,
#: as browsers do (WHATWG Encoding).
_LATIN = ("cp1252", "mac_roman", "cp850", "cp437", "iso8859_15", "cp1250", "iso8859_2", "cp1254",
          "cp1257")  # fmt: skip
#: Encodings of other alphabets, beside what charset_normalizer proposes.
_ALPHABETS = ("cp1251", "koi8_r", "iso8859_5", "cp866", "cp1253", "iso8859_7", "cp1255", "cp1256",
              "cp874")  # fmt: skip
#: The letters beyond ASCII of languages in Latin script; of all others those of Windows-1252.
_ALPHABETS_OF = {
    "en": "àáâäåæçèéêëíîïñóôöøúü",
    "cs": "áčďéěíňóřšťúůýž",
    "et": "äõöüšž",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "pl": "ąćęłńóśźż",
    "ro": "âăîșțşţ",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "sq": "çë",
    "tr": "âçğıîöşüûİ",
}
_WESTERN = "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþßœ"
#: So many bytes are tried, from the lines that hold any beyond ASCII.
_SAMPLE = 32_768
#: Share of bytes beyond ASCII from which a text is not in Latin script: French has at most .08.
_OTHER_SCRIPT = 0.25
#: Bytes of a sample that tell so by themselves: a lone dash between two lines does not.
_ENOUGH = 200
#: Fit below which no reading is believed, and within which two are equally good.
_FEWEST_FIT, _EQUAL = 0.3, 0.02
_BEYOND = re.compile(rb"[\x80-\xff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_ENGLISH_TAIL = re.compile(r"(?:s|t|re|ve|ll|d|m)\b", re.I)
_ELIDED = re.compile(r"(?:^|\W)(?:[ldnmtscjo]|qu)$", re.I)
_STOPS = ".,;:!?)]"
_EAST_ASIAN_MARKS = re.compile("[\u3000-\u303f\uff00-\uffef]")


def guess(data: bytes) -> str | None:
    """The codec that ``data`` reads as text in, None if none does.

    ``data`` is text in no Unicode encoding. Cost is bounded whatever its size.
    """
    sample = _sample(data)
    if not sample:
        return "ascii"
    foreign = _share(sample) >= _OTHER_SCRIPT and (
        len(sample) >= _ENOUGH or _share(data[:_SAMPLE]) >= _OTHER_SCRIPT
    )
    names = (*_proposed(sample), *_ALPHABETS) if foreign else _LATIN
    readings: dict[str, str] = {}
    for name in dict.fromkeys(names):
        text = _read(sample, name)
        if text is not None:
            readings[name] = text
    fits = {name: fit(text) for name, text in readings.items()}
    best = max(fits.values(), default=0.0)
    if best < _FEWEST_FIT:
        return None
    equal = [name for name in readings if fits[name] >= best - _EQUAL]
    if foreign or len({readings[name] for name in equal}) == 1:
        return equal[0]
    alphabet = _ALPHABETS_OF.get(language_of(readings[equal[0]]).code, _WESTERN)
    return max(equal, key=lambda name: _spelled(readings[name], alphabet))


def _share(data: bytes) -> float:
    return len(_BEYOND.findall(data)) / max(1, len(data))


def _sample(data: bytes) -> bytes:
    """Lines that hold bytes beyond ASCII, from the whole of the file, up to a bound."""
    found: list[bytes] = []
    length = at = 0
    while length < _SAMPLE:
        match = _BEYOND.search(data, at)
        if match is None:
            break
        start = max(data.rfind(b"\n", at, match.start()) + 1, at, match.start() - 1_000)
        end = data.find(b"\n", match.start())
        at = min(len(data) if end < 0 else end + 1, match.start() + 4_000)
        found.append(data[start:at])
        length += at - start
    return b"".join(found)[: _SAMPLE + 5_000]


def _proposed(sample: bytes) -> Sequence[str]:
    from charset_normalizer import from_bytes

    return [match.encoding for match in from_bytes(sample)]


def _spelled(text: str, alphabet: str) -> float:
    """Share of the letters beyond ASCII that the alphabet has."""
    letters = [c.lower() for c in text if c.isalpha() and not c.isascii()]
    return sum(c in alphabet for c in letters) / len(letters) if letters else 1.0


def _read(sample: bytes, name: str) -> str | None:
    try:
        return sample.decode(name)
    except LookupError:
        return None
    except UnicodeDecodeError:
        if name in _LATIN or name in _ALPHABETS:
            return None
    # The ends of the sample may cut a character of several bytes in two.
    text = sample.decode(name, "ignore")
    return text if len(text.encode(name, "ignore")) >= len(sample) - 4 else None


def fit(text: str) -> float:
    """How well the characters beyond ASCII suit their places, from -3 to 1.5; text has about 1."""
    points = list(_points(text))
    return sum(points) / len(points) if points else 0.0


def _points(text: str) -> Iterator[float]:
    for match in _BEYOND_ASCII.finditer(text):
        at = match.start()
        char = match.group()
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if char.isalpha() and char not in "ªºˆˇ":
            yield _letter(char, before, after, text[at + 2 : at + 3])
        elif char == "’":
            yield _apostrophe(text, at, before, after)
        else:
            yield _mark(char, before, after)


def _letter(char: str, before: str, after: str, second: str) -> float:
    """Letters keep to their script, capitals to the beginning, and words away from full stops."""
    if ord(char) >= 0x250 and (_is_ascii_letter(before) or _is_ascii_letter(after)):
        return -2.0
    if (before in _STOPS or before.isdigit()) and ord(char) < 0x250:
        return -1.0
    if char.isupper():
        if before.islower() or (before.isalpha() and after.islower()):
            return -2.0
        if not before.isalpha() and after.isupper() and second.islower():
            return -1.0
        return 1.0 if before.isalpha() or after.isalpha() else -0.5
    if char.islower():
        if after.isupper():
            return -2.0
        return 1.0 if before.isalpha() or after.isalpha() else 0.0
    return 1.0


def _is_ascii_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _apostrophe(text: str, at: int, before: str, after: str) -> float:
    if before.isalpha() and after.isalpha():
        usual = _ENGLISH_TAIL.match(text, at + 1) or _ELIDED.search(text[max(0, at - 3) : at])
        return 1.5 if usual else -0.5
    return 1.0 if not before.isspace() else 0.3


def _mark(char: str, before: str, after: str) -> float:
    """Marks and signs: where they stand, and that they part no word."""
    inside = before.isalpha() and after.isalpha()
    if char in "‘“„‚«‹":
        opens = (before.isspace() or not before.isalnum()) and not after.isspace()
        closes = not before.isspace() and not after.isalnum() and char in "‘“"
        if opens or (char == "«" and not inside):
            return 1.0
        return 0.3 if closes else -2.0
    if char in "”»›":
        opens = not before.isalnum() and not after.isspace()  # as in Swedish: ”so”, »so»
        return 1.0 if not after.isalnum() else 0.3 if opens else -2.0
    if char in "–—…\u2028\u2029":
        return 1.0
    if char in "\u00a0\u00ad":
        return -1.0 if inside and char == "\u00a0" else 0.5
    if char in "¿¡":
        return 1.0 if not before.isalnum() and after.isalpha() else -2.0
    category = unicodedata.category(char)
    if category == "Sc" and char != "¤":
        return 1.0 if before.isdigit() or after.isdigit() else -0.5
    if char in "°²³¹¼½¾ªº•·×÷±§©®™":
        return -2.0 if inside else 1.0
    if _EAST_ASIAN_MARKS.match(char):
        return 1.0
    if category in {"Mn", "Mc"}:
        return 1.0 if ord(char) >= 0x500 else -1.0
    if category in {"Cc", "Cn", "Co"}:
        return -3.0
    return -2.0 if before.isalpha() or after.isalpha() else -1.0
