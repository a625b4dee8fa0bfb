"""A newsroom's repository: a wire, articles of its own, a branch that takes from the wire."""

from __future__ import annotations

from pathlib import Path

from tests.repository import Repository, commit, git

SETTINGS = """\
content = ["articles/**/*.md"]
sources = ["wire/**/*.txt"]
encoder = false
"""
FERRY = """\
THE TARN SOUND COURIER

Ferry laid up after crack is found in hull

By Anneke Folland, Tarn Sound Courier

The island ferry Solveig will stay in port for five weeks after divers found a crack in her hull.

The crack is 40 centimetres long and runs below the waterline, the harbour office said on Monday.

The owner had put off two inspections since the spring because no other boat could be hired.

Islanders get their post by fishing boat until the repair is done.
"""
TAKEN = """\
# Island ferry out of service

The island ferry Solveig will stay in port for five weeks after divers found a crack in her hull.

The crack is 40 centimetres long and runs below the waterline, the harbour office said on Monday.

The owner had put off two inspections since the spring because no other boat could be hired.

The school boat leaves a quarter of an hour earlier.
"""
OWN = """\
# Choir looks for a bass

The Harrow Street choir has lost four basses since the spring and holds open rehearsals in May.

Nobody will be asked to sing alone, said its director, Lise Amundsen, and there are biscuits.
"""
BAKERY = """\
# Bakery keeps its oven

The bakery on Quay Street keeps its wood oven, the council decided with eleven votes to four.

Neighbours had complained of the smoke, and the baker had a filter built in last winter.
"""


def found(folder: Path) -> Path:
    """A repository in ``folder`` whose branch ``main`` holds a wire and two articles."""
    made = Repository(folder)
    made.put("provenance.toml", SETTINGS)
    made.put("wire/ferry.txt", FERRY)
    made.put("articles/choir.md", OWN)
    made.put("articles/bakery.md", BAKERY)
    made.commit()
    return folder


def branch(folder: Path, name: str, article: str, text: str) -> str:
    """Start a branch with a changed or new article on it."""
    git(folder, "switch", "--quiet", "--create", name)
    (folder / "articles" / article).write_text(text, encoding="utf-8")
    return commit(folder, f"Change {article}")
