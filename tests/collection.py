"""A newsroom's collection of any size, made of the fixtures: the texts, and variants of them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "fixtures"
#: A word that may be a name, outside the tags, addresses and keys of a page.
_CAPITALISED = re.compile(r"(?<![\w@/.-])[A-Z][a-z]{3,}(?![\w@/-]|\.\w)(?!\"\s*:)")
#: A number of things: not a date, a time, a sum with decimals or an attribute.
_NUMBER = re.compile(r"(?<=\s)\d{2,3}(?=\s[a-z])")
_LETTERS = ("aeiou", "bdfgklmnprst")
#: What a variant must not rename, or its dates and its page are none.
_KEPT = {*calendar.month_name, *calendar.day_name, "Organization", "Person", "Article"}


def build(folder: Path, drafts: int = 200, sources: int = 300) -> None:
    """Write so many drafts into ``folder``/articles and sources into ``folder``/wire.

    The same each time. First come the fixtures as they are, then variants of all of them, with
    other names and numbers, until there are enough. All variants of a story tell the same in much
    the same words: a draft finds about as many sources as its story has variants.
    """
    texts = {path: path.read_bytes().decode("utf-8") for path in _articles()}
    lower = {word for text in texts.values() for word in re.findall(r"\b[a-z]+\b", text)}
    parted = {
        "articles": ([path for path in texts if "sources" not in path.parts], drafts),
        "wire": ([path for path in texts if "sources" in path.parts], sources),
    }
    for name, (paths, number) in parted.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        for path, variant in islice(_each(paths), number):
            written = folder / name / f"{_story(path)}-{variant}-{path.name}"
            written.write_bytes(_varied(texts[path], variant, lower).encode())


def _articles() -> Iterator[Path]:
    """Every draft and source of the fixtures that is plain text or a page."""
    for path in sorted(FIXTURES.glob("cases/*/**/*")) + sorted(FIXTURES.glob("articles/*/*")):
        if path.suffix in {".txt", ".md", ".html"}:
            yield path


def _story(path: Path) -> str:
    return path.relative_to(FIXTURES).parts[1 if "cases" in path.parts else 0]


def _each(paths: Sequence[Path]) -> Iterator[tuple[Path, int]]:
    return ((path, variant) for variant in count() for path in paths)


def _varied(text: str, variant: int, lower: set[str]) -> str:
    """The text with its names respelt and its numbers raised; variant 0 is the text itself."""
    if not variant:
        return text

    def name(found: re.Match[str]) -> str:
        word = found.group()
        if word.lower() in lower or word in _KEPT:
            return word
        return word[0] + "".join(_respelt(letter, variant) for letter in word[1:])

    return _NUMBER.sub(lambda n: str(int(n.group()) + variant), _CAPITALISED.sub(name, text))


def _respelt(letter: str, variant: int) -> str:
    for letters in _LETTERS:
        if letter in letters:
            return letters[(letters.index(letter) + variant) % len(letters)]
    return letter
