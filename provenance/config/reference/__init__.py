"""What every setting means: the texts that ``docs/configuration.md`` is made of."""

from __future__ import annotations

from dataclasses import fields

from provenance.config.reference import gate, inputs, judgement
from provenance.config.reference.entry import Entry
from provenance.config.settings import Config

_WRITTEN = {entry.key: entry for entry in (*inputs.ENTRIES, *judgement.ENTRIES, *gate.ENTRIES)}
#: In the order of the keys of `Config`.
ENTRIES = tuple(_WRITTEN[field.name] for field in fields(Config))

__all__ = ["ENTRIES", "Entry"]
