"""How paths, long texts, numbers and lists are shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ABSOLUTE = re.compile(r"/|\\|[A-Za-z]:[/\\]")


def shown_path(path: str) -> str:
    """``path`` as output may show it: an absolute one is cut to the file's name.

    Bytes of a file name that are no text come out as escapes, so that the output is UTF-8.
    """
    name = re.split(r"[/\\]", path.rstrip("/\\"))[-1] if _ABSOLUTE.match(path) else path
    return name.encode("utf-8", "backslashreplace").decode()


def first_words(text: str, characters: int) -> str:
    """The beginning of ``text`` on one line, cut between words after about ``characters``."""
    line = " ".join(text[: characters * 4].split())
    if len(line) <= characters and len(text) <= characters * 4:
        return line
    cut = line[:characters]
    return (cut.rsplit(" ", 1)[0] if " " in cut[characters // 2 :] else cut).rstrip(" ,;:") + " …"


def count(number: int, noun: str) -> str:
    """A number with its noun: ``1 finding``, ``2 findings``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(names: Sequence[str]) -> str:
    """One name or more in a sentence: ``a``, ``a and b``, ``a, b and c``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
