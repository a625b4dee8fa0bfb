"""The reference as a page: the texts of the entries, with what the code says of their values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from provenance.config.reference import ENTRIES, Entry
from provenance.config.settings import PATH_KEYS, RUN_KEYS, Config, Thresholds

_INTRODUCTION = """\
# Configuration

Settings stand in `provenance.toml`, or under `[tool.provenance]` in `pyproject.toml`, in the folder
`provenance` is run in; `provenance.toml` comes first. `--config PATH` names another file. A key
that is not listed here, or a value of the wrong type, is an error (exit status 2), so that a slip
of the pen does not pass for a setting.

`provenance config` prints every setting in force and where its value comes from, `provenance config
PATH` those for the draft at that path, and `provenance config --reference` this page.
[provenance.toml](provenance.toml) is an example that sets every key.

Every audit carries a digest of the settings in force (`tool.config` of the
[wire format](wire-format.md)). No part of it is what no finding hangs on:
RUN.
"""


def reference() -> str:
    """The page on all settings, as Markdown."""
    return "\n".join((_INTRODUCTION.replace("RUN", _run_keys()), *map(_section, ENTRIES)))


def summary() -> str:
    """All settings in a table of two columns, as Markdown."""
    rows = (f"| `{entry.key}` | {entry.short} |\n" for entry in ENTRIES)
    return "".join(("| key | meaning |\n|---|---|\n", *rows))


def _section(entry: Entry) -> str:
    default = entry.default or f"`{json.dumps(getattr(Config(), entry.key))}`"
    where = " Can be set [by path](#paths)." if entry.key in PATH_KEYS else ""
    kind = _kind(get_type_hints(Config)[entry.key])
    parts = (f"## {entry.key}\n", f"{kind} Default: {default}.{where}\n", entry.text)
    table = (_thresholds(),) if entry.key == "thresholds" else ()
    more = (entry.more,) if entry.more else ()
    return "\n".join((*parts, *table, f"```toml\n{entry.example}```\n", *more))


def _kind(annotation: Any) -> str:  # noqa: ANN401 - a type, or an alias of one
    """The values a setting takes, as a sentence."""
    if annotation is bool:
        return "True or false."
    if annotation in (str, str | None):
        return "A path."
    if get_origin(annotation) is tuple:
        return "A list."
    words = [f'`"{word}"`' for word in _words(annotation)]
    return f"{', '.join(words[:-1])} or {words[-1]}." if words else "A table."


def _words(annotation: Any) -> Iterator[str]:  # noqa: ANN401
    """The words of a closed set, those of the sets it is made of included."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif get_origin(annotation) is Union:
        for one in get_args(annotation):
            yield from _words(one)


def _thresholds() -> str:
    rows = (
        f"| `{one.name}` | {one.default} | {one.metadata['least']} to {one.metadata['most']} |"
        f" {one.metadata['rule']} | {one.metadata['authority']} |\n"
        for one in fields(Thresholds)
    )
    return "".join(("| key | default | range | rule | from |\n|---|---|---|---|---|\n", *rows))


def _run_keys() -> str:
    *others, last = (f"`{key}`" for key in RUN_KEYS)
    return f"{', '.join(others)} and {last}"
