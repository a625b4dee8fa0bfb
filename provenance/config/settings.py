"""What a newsroom may set, with the defaults and where they come from."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from provenance.model import Severity

#: How far a credit reaches; what each means is said in `provenance.credit.scope`.
ReachPolicy = Literal["strict", "standard", "lenient"]
#: What a newsroom makes of a rule: how bad it is if true, or that it is not to be held against
#: a draft.
Judgement = Severity | Literal["off"]
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


_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on the rules speak; each with the least and the most it may be set to."""

    words_in_a_row: int = field(default=7, metadata={"least": 3, "most": 100})
    """PRV104: a source's own words in a row that want quotation marks (Poynter 2014: 7 to 10)."""
    sentences_in_a_row: int = field(default=3, metadata={"least": 2, "most": 100})
    """PRV105: sentences in a source's order that are patchwriting (credit without own structure,
    Poynter 2012; that it takes three is set by hand: two follow each other by chance)."""
    body_share: float = field(default=0.5, metadata={"least": 0.05, "most": 1.0})
    """PRV106, PRV203 and PRV301: share of the body's words, 0 to 1, that makes a text mostly its
    source's (African School of Digital Journalism: the bulk must be yours)."""
    uncovered_share: float = field(default=0.5, metadata={"least": 0.0, "most": 1.0})
    """PRV103: share of the reuse, 0 to 1, outside every credit from which it is an error (AP 2010:
    credit theirs and ours separately)."""
    late_paragraph: int = field(default=3, metadata={"least": 1, "most": 100})
    """PRV203: the last paragraph in which a first credit is in time (AP 2010: at most "two or
    three graphs down")."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a newsroom may set. Every field is a key of ``[tool.provenance]``."""

    encoder: bool = True
    """Compare meanings with the packaged sentence encoder; off means words only."""
    own_outlets: tuple[str, ...] = ()
    """Names of the newsroom's own outlets: text reused from them is marked ``own``."""
    outlets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Outlet name → further names and domains it goes by."""
    licensed: Mapping[str, str | None] = field(default_factory=dict)
    """Outlet whose copy may be reused under an agreement → the credit line agreed on.

    None where any credit that names the outlet will do.
    """
    release_sources: tuple[str, ...] = ()
    """Press offices and public bodies, by name or domain, whose releases are common origin."""
    reach: ReachPolicy = "standard"
    """How far a credit reaches."""
    thresholds: Thresholds = Thresholds()
    """From where on the rules speak."""
    severity: Mapping[str, Judgement] = field(default_factory=dict)
    """Code or name of a rule → how bad its findings are, or ``off``."""
    keep: tuple[str, ...] = ()
    """Kinds of removed blocks that are put back into the article, such as ``caption``."""
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Field of an article → where an export's records hold it, as dotted paths, the first found."""
    private_addresses: bool = False
    """Whether addresses inside a private network may be fetched."""

    def changed(self) -> tuple[str, ...]:
        """The settings that are not the default ones: a line each, the value as in JSON."""
        return tuple(
            f"{key} = {json.dumps(value, ensure_ascii=False)}"
            for key, value in _changed(asdict(self), asdict(Config()))
        )

    def digest(self) -> str:
        """A sha256 of the settings, so that two audits can be told apart by how they were made."""
        stated = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return "sha256:" + hashlib.sha256(stated.encode()).hexdigest()


def _changed(settings: Mapping[str, Any], defaults: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Settings by their dotted keys as TOML has them, those of tables one by one."""
    for key, value in settings.items():
        shown = key if _BARE_KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)
        if isinstance(value, Mapping):
            for below, inner in _changed(value, defaults.get(key, {})):
                yield f"{shown}.{below}", inner
        elif key not in defaults or value != defaults[key]:
            yield shown, value
