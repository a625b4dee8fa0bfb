"""Where the settings stand: a file that is named, or one in the working directory."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from provenance.config.parse import config_from
from provenance.config.settings import Config
from provenance.errors import UsageProblem

#: Looked for in the working directory, in this order.
CONFIG_FILES = ("provenance.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file sets, in its own words; nothing, where there is none."""

    table: object = field(default_factory=dict)
    file: Path | None = None

    def config(self) -> Config:
        """The settings; raises `UsageProblem` for an unknown key or a bad value."""
        return Config() if self.file is None else config_from(self.table, where=str(self.file))


def load_config(path: Path | None = None, folder: Path | None = None) -> Config:
    """Settings from ``path``, else from the first of `CONFIG_FILES` in ``folder`` that has any.

    Raises `UsageProblem` for a file that cannot be read or parsed, an unknown key or a bad value.
    """
    return read_stated(path, folder).config()


def read_stated(path: Path | None = None, folder: Path | None = None) -> Stated:
    """What `load_config` takes the settings from, as it stands there; raises as it does."""
    if path is not None:
        return _read(path, required=True) or Stated()
    for name in CONFIG_FILES:
        found = (folder or Path()) / name
        if found.is_file():
            stated = _read(found, required=False)
            if stated is not None:
                return stated
    return Stated()


def _read(path: Path, *, required: bool) -> Stated | None:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageProblem(f"{path}: cannot read the configuration: {error.strerror}") from None
    except (ValueError, RecursionError) as error:  # a number or a nesting too large, too
        if not required and path.name == "pyproject.toml":
            return None  # some other tool's business until it holds our table
        why = "nested too deeply" if isinstance(error, RecursionError) else error
        raise UsageProblem(f"{path}: not valid TOML: {why}") from None
    if path.name != "pyproject.toml":
        return Stated(data, path)
    tools = data.get("tool")
    if not isinstance(tools, dict) or "provenance" not in tools:
        return None
    return Stated(tools["provenance"], path)
