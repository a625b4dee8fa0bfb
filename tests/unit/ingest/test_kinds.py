"""Every kind of block that ingest sets aside is in the table that says what it means."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import provenance.ingest
from provenance.ingest.body.furniture import REASONS
from provenance.ingest.body.kinds import KINDS

MODULES = sorted(Path(provenance.ingest.__path__[0]).rglob("*.py"))
#: Calls that set a block aside, and where the kind stands among their arguments.
CALLS = {"drop": 1, "_drop": 2, "Removed": 1}


def kinds_given(tree: ast.AST) -> Iterator[str]:
    """Literals in the place of a kind: of a call, or of a pair of kind and reason."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = CALLS.get(name)
            if place is not None and len(node.args) > place:
                yield from texts(node.args[place])
        elif isinstance(node, ast.Tuple) and len(node.elts) == 2:
            kind, reason = node.elts
            if any(" " in text for text in texts(reason)):
                yield from (text for text in texts(kind) if re.fullmatch(r"[a-z-]+", text))


def texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)


def test_no_module_sets_aside_a_kind_that_the_table_lacks() -> None:
    given = {kind for path in MODULES for kind in kinds_given(ast.parse(path.read_text("utf-8")))}
    assert {"byline", "caption", "correction", "stamp", "markup"} <= given
    assert given | set(REASONS) <= set(KINDS)


def test_every_kind_of_the_table_is_given_somewhere() -> None:
    source = "\n".join(path.read_text("utf-8") for path in MODULES if path.stem != "kinds")
    assert [kind for kind in KINDS if f'"{kind}"' not in source] == []


def test_a_meaning_is_one_plain_clause() -> None:
    for kind, meaning in KINDS.items():
        assert kind == kind.lower()
        assert 8 < len(meaning) < 100
        assert not meaning.endswith(".")
