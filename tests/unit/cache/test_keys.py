"""A result is not taken for that of another version of anything that shaped it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from provenance.cache.keys import _LIBRARIES

#: What is installed with the program and shapes how it is called and shown, not what is found.
_AROUND = set(
    """click duckdb flask httpx jinja2 msgspec pandas pathspec prov pyarrow pyspark
    waitress""".split()
)


def test_every_library_that_shapes_results_is_part_of_the_key() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))
    listed = project["project"]
    asked_for = list(listed["dependencies"])
    for name, extra in listed["optional-dependencies"].items():
        if name not in ("all", "dev"):
            asked_for += extra
    names = {re.split(r"[^\w-]", one)[0] for one in asked_for}
    assert names - _AROUND == set(_LIBRARIES)
