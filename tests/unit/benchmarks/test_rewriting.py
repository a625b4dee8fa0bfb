"""How answers are judged to be taken over from a text, and how far rewritten."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.rewriting import by_others, contained, judge, measure
from tests.newsroom import BEACON, RETOLD

OWN = (
    "Pancakes are sold at the rowing club every Sunday for {} coins each.",
    "The choir of Thornbury sings on the ferry whenever the tide is low.",
    "Nobody has painted the bell tower since the {} kilns went out.",
)
CATEGORIES = {"cut": BEACON, "heavy": "\n\n".join(RETOLD), "non": "\n\n".join(OWN)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three persons' answers: a copy, a rewrite, and one of their own."""
    (tmp_path / "orig_taska.txt").write_text(BEACON, "utf-8")
    labels = ["file,task,category", "orig_taska.txt,a,orig"]
    for number in range(3):
        for category, text in CATEGORIES.items():
            name = f"p{number}_{category}.txt"
            labels.append(f"{name},a,{category}")
            (tmp_path / name).write_text(text.replace("{}", "two three nine".split()[number]))
    (tmp_path / "labels.csv").write_text("\n".join(labels), "utf-8")
    return tmp_path


def test_copies_rewrites_and_what_is_neither_are_told_apart(folder: Path) -> None:
    assert {figure.name: figure.value for figure in measure(folder, None)} == {
        "clough-stevenson/plagiarised or not": 1,
        "clough-stevenson/four classes": 1,
    }


def test_what_is_no_answer_is_not_judged(folder: Path) -> None:
    judged = judge(folder, None)
    assert "orig_taska.txt" not in judged.files
    assert judged.right.tolist() == [True] * 9


def test_nobody_is_judged_by_their_own_answers() -> None:
    # What one person's answers say of the measure is the opposite of what the other's say.
    table, truth = np.array([[0.0], [1.0], [0.0], [1.0]]), np.array([0, 1, 1, 0])
    assert by_others(table, truth, ["one", "one", "two", "two"]).tolist() == [1, 0, 0, 1]


def test_runs_are_counted_as_often_as_they_stand_there() -> None:
    assert contained("a b a b c".split(), "a b".split(), 2) == 0.5
    assert contained(["a"], ["a"], 2) == 0
