"""Releases: prose that a text takes, and says it takes, from a statement handed to everybody.

Two newsrooms that print the same news release agree word for word without either having copied the
other (NPR: public statements excepted; Churnalism.com measured how common it is).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.model import Sentence, Span

_RELEASE = re.compile(
    r"\b(?:news|press|media)[\s-]release\b"
    r"|\bthe\s(?:release|statement|advisory|notice|bulletin)\s(?:also\s)?"
    r"(?:said|says|added|adds|stated|states|read|reads|continued|noted|explained)\b"
    r"|\bin\s(?:a|an|its|their|his|her|the)\s(?:[a-z]+\s)?"
    r"(?:statement|announcement|advisory|notice|bulletin)\b"
    r"|\baccording\sto\s(?:a|an|the|its|their)\s(?:[a-z]+\s)?"
    r"(?:release|statement|announcement|advisory|notice|bulletin)\b",
    re.IGNORECASE,
)


def released(sentences: Sequence[Sentence], *, following: bool = False) -> tuple[Span, ...]:
    """Sentences said to come from a release: the one that says so and the rest of its paragraph.

    With ``following``, the start of its paragraph and the next one too: who prints a release at
    length names it once.
    """
    body = [s for s in sentences if s.paragraph >= 0]
    named = {s.paragraph for s in body if _RELEASE.search(s.text)} if following else set()
    found = []
    reached = -1
    for sentence in body:
        if _RELEASE.search(sentence.text):
            reached = sentence.paragraph + following
        if sentence.paragraph <= reached or sentence.paragraph in named:
            found.append(sentence.span)
    return tuple(found)
