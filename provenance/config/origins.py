"""Which settings are in force, and where each value comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from provenance.config.read import Stated
from provenance.config.toml import dotted, quoted, values


@dataclass(frozen=True, slots=True)
class InForce:
    """One value."""

    key: str
    """Dotted, as TOML has it."""
    value: Any
    origin: str
    """``default``, the file that sets it, or the table of ``paths`` that does."""


def in_force(stated: Stated, path: str | None = None) -> tuple[InForce, ...]:
    """All settings as ``stated``, or those for the draft at ``path``; those of tables one by one.

    Raises `UsageProblem` for what is no setting.
    """
    config = stated.config()
    layers: list[tuple[str, object]] = [(str(stated.file), stated.table)]
    if path is not None:
        layers += [
            (f"paths.{quoted(pattern)}", table) for pattern, table in config.tables_for(path)
        ]
        config = config.for_path(path)
    settings = asdict(config)
    if path is not None:
        del settings["paths"]  # they are folded in
    return tuple(
        InForce(dotted(keys), value, _origin(keys, layers)) for keys, value in values(settings)
    )


def _origin(keys: tuple[str, ...], layers: list[tuple[str, object]]) -> str:
    """The last of ``layers`` that sets what stands under ``keys``."""
    setting = [name for name, table in layers if _sets(table, keys)]
    return setting[-1] if setting else "default"


def _sets(table: object, keys: tuple[str, ...]) -> bool:
    """Whether ``keys`` lead somewhere in a table; the last may be an item of a list."""
    for key in keys:
        if isinstance(table, Mapping):
            if key not in table:
                return False
            table = table[key]
        else:
            return isinstance(table, list | tuple) and key in table
    return True
