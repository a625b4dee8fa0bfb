"""Which rules a newsroom wants: by code, by name, or by how codes begin (``PRV1``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from provenance.config import Config, check_known
from provenance.rules.table import BY_CODE, RULES

#: Code or name of a rule → its code.
CODES = {name: rule.code for rule in RULES for name in (rule.code, rule.name)}
#: ``PRV``, ``PRV1``, ``PRV10``: what codes of several rules begin with.
_BEGINNINGS = sorted({rule.code[:length] for rule in RULES for length in (3, 4, 5)})


def check_words(words: Iterable[str], where: str) -> None:
    """Raise `UsageProblem`, in one line that begins with ``where``, for a word that names no rule.

    It names the nearest that does.
    """
    check_known(words, (*CODES, *_BEGINNINGS), where, "rule")


def names(word: str, rule: str) -> int:
    """How exactly ``word`` names the rule of the code ``rule``: 0 if it does not.

    As many characters of the code as it settles: a name settles all of them.
    """
    code = CODES.get(word, word)
    return len(code) if rule.startswith(code) else 0


def left_out(rule: str, select: Iterable[str], ignore: Iterable[str]) -> str | None:
    """Why the rule of the code ``rule`` is not held against a draft, or None where it is.

    Of the words that name it, the most exact decides, and between equals ``ignore``. Where
    ``select`` is empty, all rules are selected.
    """
    select = tuple(select)
    called = f"{rule} {BY_CODE[rule].name}"
    wanted = max((names(word, rule) for word in select), default=0)
    if select and not wanted:
        return f"{called} is not in select = {', '.join(select)}"
    against = max(ignore, key=lambda word: names(word, rule), default="")
    if against and 0 < names(against, rule) >= wanted:
        return f"{called} is left out by ignore = {against}"
    return None


def selected(config: Config, select: Sequence[str], ignore: Sequence[str]) -> Config:
    """The settings with ``select``, if any, in place of theirs, and ``ignore`` besides theirs.

    What they set for single paths gives way to the one, and is added to by the other.
    """
    paths = {}
    for pattern, table in config.paths.items():
        changed = {key: value for key, value in table.items() if not (select and key == "select")}
        if "ignore" in changed:
            changed["ignore"] = (*changed["ignore"], *ignore)
        paths[pattern] = changed
    return replace(
        config,
        select=tuple(select) or config.select,
        ignore=(*config.ignore, *ignore),
        paths=paths,
    )
