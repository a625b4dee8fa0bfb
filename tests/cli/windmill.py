"""A windmill story, a copy of it and something unrelated, for runs of the whole command."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: Runs ``provenance`` with the given arguments in the test's folder.
Provenance = Callable[..., subprocess.CompletedProcess[str]]

ORIGIN = """\
THE SALTMARSH HERALD

Windmill to grind again after 60 years

By Edda Roke, Saltmarsh Herald

The windmill at Thorn End will grind flour on Saturday for the first time in 60 years.

Volunteers spent nine years and $212,000 on the sails, which are 24 feet long and were cut from
larch that fell in the storm of 2013.

"She creaks like a ship, and she should," said miller Tobias Crane, who learned the trade from a
book and has burned through two pairs of gloves.

The first sacks of flour are promised to the bakery on Quay Street.
"""
COPY = """\
Old windmill to turn once more

The windmill at Thorn End will grind flour on Saturday for the first time in 60 years.

Volunteers spent nine years and $212,000 on the sails, which are 24 feet long and were cut from
larch that fell in the storm of 2013.

"She creaks like a ship, and she should," said miller Tobias Crane, who learned the trade from a
book and has burned through two pairs of gloves.

The first sacks of flour are promised to the bakery on Quay Street.
"""
UNRELATED = """\
Choir looks for a bass

The Harrow Street choir has lost four basses since spring and will hold open rehearsals in May.

Director Lise Amundsen said nobody would be asked to sing alone. The choir meets on Tuesdays at
seven in the hall behind the fire station, and there are biscuits.
"""
