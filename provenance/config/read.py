"""Where the settings stand: a file that is named, or one in the working directory."""

from __future__ import annotations

import tomllib
from pathlib import Path

from provenance.config.parse import config_from
from provenance.config.settings import Config
from provenance.errors import UsageProblem

#: Looked for in the working directory, in this order.
CONFIG_FILES = ("provenance.toml", "pyproject.toml")


def load_config(path: Path | None = None, folder: Path | None = None) -> Config:
    """Settings from ``path``, else from the first of `CONFIG_FILES` in ``folder`` that has any.

    Raises `UsageProblem` for a file that cannot be read or parsed, an unknown key or a bad value.
    """
    if path is not None:
        return _read(path, required=True) or Config()
    for name in CONFIG_FILES:
        found = (folder or Path()) / name
        if found.is_file():
            config = _read(found, required=False)
            if config is not None:
                return config
    return Config()


def _read(path: Path, *, required: bool) -> Config | None:
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
        return config_from(data, where=str(path))
    tools = data.get("tool")
    if not isinstance(tools, dict) or "provenance" not in tools:
        return None
    return config_from(tools["provenance"], where=str(path))
