"""Settings of a run: frozen values with one default each; an unknown key is an error."""

from __future__ import annotations

from provenance.config.parse import check_known, config_from
from provenance.config.read import CONFIG_FILES, load_config
from provenance.config.settings import (
    ARTICLE_FIELDS,
    Config,
    Judgement,
    ReachPolicy,
    Thresholds,
)

__all__ = [
    "ARTICLE_FIELDS",
    "CONFIG_FILES",
    "Config",
    "Judgement",
    "ReachPolicy",
    "Thresholds",
    "check_known",
    "config_from",
    "load_config",
]
