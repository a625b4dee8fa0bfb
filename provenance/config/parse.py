"""Settings from parsed TOML: what is not understood is refused by name, in one line."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, get_args

from provenance.config.globs import Globs
from provenance.config.settings import (
    ARTICLE_FIELDS,
    PATH_KEYS,
    Config,
    FailOn,
    ReachPolicy,
    Thresholds,
)
from provenance.config.toml import quoted
from provenance.errors import UsageProblem
from provenance.model import Severity

#: How alike a word must be to be offered for a mistyped one (difflib's own default).
_NEAR = 0.6


def config_from(data: object, where: str = "configuration") -> Config:
    """A `Config` from parsed TOML; raises `UsageProblem` naming ``where`` and the bad key."""
    given = _table(data, where, "a table of settings")
    check_known(given, sorted(f.name for f in fields(Config)), where, "key")
    return Config(**{key: _READ[key](value, f"{where}: {key}") for key, value in given.items()})


def check_known(given: Iterable[str], known: Iterable[str], where: str, what: str) -> None:
    """Raise `UsageProblem` for the first of ``given`` that is not ``known``.

    The message names the nearest known one, or all of them where none is near. ``what`` says what
    they are: "key", "field".
    """
    known = tuple(known)
    for name in given:
        if name not in known:
            raise UsageProblem(f"{where}: unknown {what} {name!r}; {_instead(name, known)}")


def _instead(name: str, known: Iterable[str]) -> str:
    by_key = {k.casefold(): k for k in known}
    near = difflib.get_close_matches(name.casefold()[:100], by_key, n=1, cutoff=_NEAR)
    return f"did you mean {by_key[near[0]]!r}?" if near else f"known: {', '.join(known)}"


def _table(value: object, where: str, what: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise UsageProblem(f"{where} must be {what}")
    return value


def _flag(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise UsageProblem(f"{where} must be true or false")
    return value


def _names(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(_is_name(v) for v in value):
        raise UsageProblem(f"{where} must be a list of strings, none of them empty")
    return tuple(value)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and any(c.isalnum() for c in value)


def _named_lists(value: object, where: str) -> dict[str, tuple[str, ...]]:
    table = _table(value, where, "a table of name = [words, …]")
    if not all(_is_name(name) for name in table):
        raise UsageProblem(f"{where} has an empty name")
    return {name: _names(words, f"{where}.{name!r}") for name, words in table.items()}


def _article_fields(value: object, where: str) -> dict[str, tuple[str, ...]]:
    paths = _named_lists(value, where)
    check_known(paths, ARTICLE_FIELDS, where, "field")
    return paths


def _licensed(value: object, where: str) -> dict[str, str | None]:
    """A list of outlets, or a table of outlets with the credit line agreed on."""
    if isinstance(value, list):
        return dict.fromkeys(_names(value, where))
    what = 'a list of outlets, or a table of outlet = "agreed credit line"'
    table = _table(value, where, what)
    if not all(_is_name(name) and _is_name(line) for name, line in table.items()):
        raise UsageProblem(f"{where} must be {what}, none of them empty")
    return dict(table)


def _reach(value: object, where: str) -> str:
    return _one_of(value, get_args(ReachPolicy), where)


def _severity(value: object, where: str) -> dict[str, str]:
    allowed = ("off", *get_args(Severity))
    table = _table(value, where, f'a table of rule = "{allowed[0]}", …')
    return {rule: _one_of(how, allowed, f"{where}.{rule!r}") for rule, how in table.items()}


def _one_of(value: object, allowed: tuple[str, ...], where: str) -> str:
    if not isinstance(value, str) or value not in allowed:
        listed = ", ".join(f'"{word}"' for word in allowed[:-1]) + f' or "{allowed[-1]}"'
        raise UsageProblem(f"{where} must be {listed}")
    return value


def _fail_on(value: object, where: str) -> str:
    severities, never = get_args(FailOn)
    return _one_of(value, (*get_args(severities), *get_args(never)), where)


def _patterns(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise UsageProblem(f"{where} must be a list of patterns")
    Globs(value, where)
    return tuple(value)


def _path(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise UsageProblem(f"{where} must be a path")
    return value


def _paths(value: object, where: str) -> dict[str, dict[str, Any]]:
    what = "a table of pattern = settings"
    found = {}
    for pattern, given in _table(value, where, what).items():
        here = f"{where}.{quoted(pattern)}"
        if pattern.startswith("!"):
            raise UsageProblem(f"{here}: a pattern of paths cannot begin with '!'")
        Globs((pattern,), where)
        table = _table(given, here, "a table of settings")
        for key in table:
            if key in _READ and key not in PATH_KEYS:
                raise UsageProblem(f"{here}: {key} is set for all drafts alike, not by path")
        check_known(table, PATH_KEYS, here, "key")
        read = {**_READ, "thresholds": _threshold_values}
        found[pattern] = {key: read[key](one, f"{here}.{key}") for key, one in table.items()}
    return found


def _thresholds(value: object, where: str) -> Thresholds:
    return Thresholds(**_threshold_values(value, where))


def _threshold_values(value: object, where: str) -> dict[str, Any]:
    table = _table(value, where, "a table of name = number")
    known = {f.name: f for f in fields(Thresholds)}
    check_known(table, known, where, "key")
    values: dict[str, Any] = {}
    for name, number in table.items():
        least, most = known[name].metadata["least"], known[name].metadata["most"]
        whole = isinstance(least, int)
        allowed = int if whole else int | float
        # a number that is none (NaN) is neither within nor without
        fits = isinstance(number, allowed) and not isinstance(number, bool)
        if not (fits and least <= number <= most):
            kind = "a whole number" if whole else "a number"
            raise UsageProblem(f"{where}.{name} must be {kind} from {least} to {most}")
        values[name] = number if whole else float(number)
    return values


_READ: Mapping[str, Callable[[object, str], Any]] = {
    "content": _patterns,
    "sources": _patterns,
    "exclude": _patterns,
    "gitignore": _flag,
    "encoder": _flag,
    "own_outlets": _names,
    "outlets": _named_lists,
    "licensed": _licensed,
    "release_sources": _names,
    "reach": _reach,
    "thresholds": _thresholds,
    "severity": _severity,
    "select": _names,
    "ignore": _names,
    "fail_on": _fail_on,
    "markers": _flag,
    "baseline": _path,
    "cache": _path,
    "keep": _names,
    "fields": _article_fields,
    "private_addresses": _flag,
    "paths": _paths,
}
