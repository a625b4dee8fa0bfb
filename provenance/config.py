"""Settings of a run: frozen values with one default each; an unknown key is an error."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from provenance.errors import UsageProblem

#: Looked for in the working directory, in this order.
CONFIG_FILES = ("provenance.toml", "pyproject.toml")
#: What the records of an export may be told to hold; see `Config.fields`.
ARTICLE_FIELDS = (
    "text",
    "title",
    "byline",
    "outlet",
    "published",
    "updated",
    "url",
    "language",
)


@dataclass(frozen=True, slots=True)
class Config:
    """What a newsroom may set. Every field is a key of ``[tool.provenance]``."""

    encoder: bool = True
    """Compare meanings with the packaged sentence encoder; off means words only."""
    own_outlets: tuple[str, ...] = ()
    """Names of the newsroom's own outlets: text reused from them is marked ``own``."""
    outlets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Outlet name → further names and domains it goes by."""
    licensed: tuple[str, ...] = ()
    """Outlets whose copy may be reused under an agreement: marked ``licensed`` when credited."""
    keep: tuple[str, ...] = ()
    """Kinds of removed blocks that are put back into the article, such as ``caption``."""
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Field of an article → where an export's records hold it, as dotted paths, the first found."""
    private_addresses: bool = False
    """Whether addresses inside a private network may be fetched."""

    def digest(self) -> str:
        """A sha256 of the settings, so that two audits can be told apart by how they were made."""
        stated = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return "sha256:" + hashlib.sha256(stated.encode()).hexdigest()


def load_config(path: Path | None = None, folder: Path | None = None) -> Config:
    """Settings from ``path``, else from the first of `CONFIG_FILES` in ``folder`` that has any.

    Raises `UsageProblem` for a file that cannot be read or parsed, an unknown key or a wrong type.
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
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        if not required and path.name == "pyproject.toml":
            return None  # some other tool's business until it holds our table
        raise UsageProblem(f"{path}: not valid TOML: {error}") from None
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("provenance")
        if data is None:
            return None
    return config_from(data, where=str(path))


def config_from(data: Mapping[str, Any], where: str = "configuration") -> Config:
    """A `Config` from parsed TOML; raises `UsageProblem` naming ``where`` and the bad key."""
    known = {f.name for f in fields(Config)}
    for key in data:
        if key not in known:
            raise UsageProblem(f"{where}: unknown key {key!r}; known: {', '.join(sorted(known))}")
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key in ("encoder", "private_addresses"):
            if not isinstance(value, bool):
                raise UsageProblem(f"{where}: {key} must be true or false")
            values[key] = value
        elif key in ("outlets", "fields"):
            if not isinstance(value, Mapping):
                raise UsageProblem(f"{where}: {key} must be a table of name = [words, …]")
            values[key] = {name: _names(v, f"{where}: {key}.{name}") for name, v in value.items()}
            for name in value if key == "fields" else ():
                if name not in ARTICLE_FIELDS:
                    known_fields = ", ".join(ARTICLE_FIELDS)
                    raise UsageProblem(f"{where}: unknown field {name!r}; known: {known_fields}")
        else:
            values[key] = _names(value, f"{where}: {key}")
    return Config(**values)


def _names(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise UsageProblem(f"{where} must be a list of strings")
    return tuple(value)
