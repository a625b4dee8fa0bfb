"""Settings of a run: frozen values with one default each; an unknown key is an error."""

from __future__ import annotations

from provenance.config.origins import InForce, in_force
from provenance.config.parse import check_known, config_from
from provenance.config.read import CONFIG_FILES, Stated, load_config, read_stated
from provenance.config.settings import (
    ARTICLE_FIELDS,
    Config,
    FailOn,
    Judgement,
    ReachPolicy,
    Thresholds,
)

__all__ = [
    "ARTICLE_FIELDS",
    "CONFIG_FILES",
    "Config",
    "FailOn",
    "InForce",
    "Judgement",
    "ReachPolicy",
    "Stated",
    "Thresholds",
    "check_known",
    "config_from",
    "in_force",
    "load_config",
    "read_stated",
]
