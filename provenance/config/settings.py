"""What a newsroom may set, with the defaults and where they come from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from provenance.config.globs import Globs
from provenance.config.toml import dotted, values
from provenance.model import Severity

#: How far a credit reaches; what each means is said in `provenance.credit.scope`.
ReachPolicy = Literal["strict", "standard", "lenient"]
#: What a newsroom makes of a rule: how bad it is if true, or that it is not to be held against
#: a draft.
Judgement = Severity | Literal["off"]
#: From which severity on a finding that stands fails a run.
FailOn = Severity | Literal["never"]
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
#: Settings of a run, not of a draft: where its inputs and its files lie. No finding hangs on them.
RUN_KEYS = ("content", "sources", "exclude", "gitignore", "baseline", "cache")
#: What a table of ``paths`` may set for the drafts it is for: what judges a draft.
PATH_KEYS = (
    "own_outlets",
    "licensed",
    "release_sources",
    "reach",
    "thresholds",
    "severity",
    "select",
    "ignore",
    "fail_on",
    "markers",
)
#: Of these, the tables of any keys: like ``thresholds`` they are merged key by key.
_MERGED = ("licensed", "severity")


def _threshold(default: float, least: float, most: float, rule: str, authority: str) -> Any:  # noqa: ANN401 - a field of any type
    """A number with its range, the rule that goes by it, and whose standard it is."""
    says = {"least": least, "most": most, "rule": rule, "authority": authority}
    return field(default=default, metadata=says)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on the rules speak; each with the least and the most it may be set to."""

    words_in_a_row: int = _threshold(
        7,
        3,
        100,
        "PRV104: a source's own words in a row that want quotation marks",
        "Poynter 2014: seven to ten",
    )
    sentences_in_a_row: int = _threshold(
        3,
        2,
        100,
        "PRV105: credited sentences in the source's order",
        "Poynter 2012 on patchwriting; the number is set by hand: two follow each other by chance",
    )
    body_share: float = _threshold(
        0.5,
        0.05,
        1.0,
        "PRV106, PRV203, PRV301: share of the body that makes it mostly another's",
        "African School of Digital Journalism: the bulk must be yours",
    )
    uncovered_share: float = _threshold(
        0.5,
        0.0,
        1.0,
        "PRV103: share of the reuse outside every credit that makes it an error",
        "AP 2010: credit theirs and ours separately; the number is set by hand",
    )
    late_paragraph: int = _threshold(
        3,
        1,
        100,
        "PRV203: the last paragraph in which a first credit is in time",
        'AP 2010: "two or three graphs down"',
    )


@dataclass(frozen=True, slots=True)
class Config:
    """What a newsroom may set. Every field is a key of ``[tool.provenance]``."""

    content: tuple[str, ...] = ()
    """Drafts to audit where none is given: patterns as in ``.gitignore``."""
    sources: tuple[str, ...] = ()
    """What they are held against where nothing else is given: patterns."""
    exclude: tuple[str, ...] = ()
    """What is neither content nor a source: patterns."""
    gitignore: bool = True
    """Whether files that git ignores are neither content nor sources."""
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
    select: tuple[str, ...] = ()
    """Rules that count, by code, prefix of a code or name; empty is all."""
    ignore: tuple[str, ...] = ()
    """Rules that do not count, in the same words."""
    fail_on: FailOn = "error"
    """From which severity on a finding that stands fails a run."""
    markers: bool = True
    """Whether markers in the comments of a draft hold findings back."""
    baseline: str | None = None
    """The file of known findings; None is ``provenance-baseline.json``, if it is there."""
    cache: str = ".provenance_cache"
    """The folder that keeps results from one run to the next."""
    keep: tuple[str, ...] = ()
    """Kinds of removed blocks that are put back into the article, such as ``caption``."""
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Field of an article → where an export's records hold it, as dotted paths, the first found."""
    private_addresses: bool = False
    """Whether addresses inside a private network may be fetched."""
    paths: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Pattern → what of `PATH_KEYS` is set otherwise for the drafts it matches.

    The values are those of the fields here, but that ``thresholds`` holds only those that are set.
    """

    def for_path(self, path: str) -> Config:
        """The settings for the draft at ``path``, as it is shown, with ``paths`` folded in.

        The tables apply in their order, so that a later one outweighs an earlier; tables in them
        are merged key by key, lists replaced. The settings themselves where no pattern matches.
        """
        settled = self
        for _, table in self.tables_for(path):
            settled = replace(settled, paths={}, **settled._merged(table))
        return settled

    def tables_for(self, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The patterns of ``paths`` that match the draft at ``path``, with their tables."""
        for pattern, table in self.paths.items():
            if path in Globs((pattern,)):
                yield pattern, table

    def _merged(self, table: Mapping[str, Any]) -> dict[str, Any]:
        merged = {key: {**getattr(self, key), **table.get(key, {})} for key in _MERGED}
        thresholds = replace(self.thresholds, **table.get("thresholds", {}))
        return {**table, **merged, "thresholds": thresholds}

    def changed(self) -> tuple[str, ...]:
        """The settings that are not the default ones: a line each, the value as in JSON.

        Those of `RUN_KEYS` are left out, as in `digest`.
        """
        defaults = dict(values(_judging(Config())))
        return tuple(
            f"{dotted(keys)} = {json.dumps(value, ensure_ascii=False)}"
            for keys, value in values(_judging(self))
            if keys not in defaults or value != defaults[keys]
        )

    def digest(self) -> str:
        """A sha256 of the settings, so that two audits can be told apart by how they were made.

        Settings on which no finding hangs (`RUN_KEYS`) are no part of it.
        """
        stated = _judging(self)
        stated["paths"] = list(self.paths.items())  # whose order counts
        said = json.dumps(stated, sort_keys=True, ensure_ascii=False)
        return "sha256:" + hashlib.sha256(said.encode()).hexdigest()


def _judging(config: Config) -> dict[str, Any]:
    return {key: value for key, value in asdict(config).items() if key not in RUN_KEYS}
