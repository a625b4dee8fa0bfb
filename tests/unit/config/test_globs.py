"""Patterns of paths: what they mean, and what is none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.config.globs import Globs, below_here
from provenance.errors import UsageProblem


@pytest.mark.parametrize(
    ("patterns", "meant", "not_meant"),
    [
        (["articles/"], ["articles/a.md", "articles/b/c.txt"], ["articles", "wire/a.md"]),
        (["articles/**/*.md"], ["articles/a.md", "articles/b/c.md"], ["a.md", "articles/a.txt"]),
        (["*.md"], ["a.md", "b/c.md"], ["a.txt"]),
        (["/*.md"], ["a.md"], ["b/c.md"]),
        (["a/b"], ["a/b", "a/b/c.md"], ["x/a/b"]),
        (["*.md", "!b/"], ["a.md"], ["b/c.txt"]),
        (["*.md", "!old.md"], ["a.md"], ["old.md", "b/old.md"]),
        (["!old.md", "*.md"], ["old.md"], []),
        (["caf\u00e9 [0-9].md"], ["caf\u00e9 1.md"], ["caf\u00e9 x.md"]),
        ([], [], ["a.md", ""]),
    ],
)
def test_patterns_mean_what_they_do_in_gitignore(
    patterns: list[str], meant: list[str], not_meant: list[str]
) -> None:
    globs = Globs(patterns)
    assert [path for path in meant if path not in globs] == []
    assert [path for path in not_meant if path in globs] == []


def test_a_path_may_be_written_in_any_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    globs = Globs(["articles/*.md"])
    for path in ("articles/a.md", "./articles/a.md", "x/../articles/a.md"):
        assert path in globs
    assert str(tmp_path / "articles" / "a.md") in globs


def test_a_path_may_lead_here_through_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "link").symlink_to("desk")
    monkeypatch.chdir(tmp_path / "desk")
    assert str(tmp_path / "link" / "articles" / "a.md") in Globs(["articles/*.md"])


def test_what_lies_elsewhere_is_never_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    globs = Globs(["*"])
    for path in ("../a.md", "/a.md", "https://paper.example/a.md"):
        assert path not in globs
        assert below_here(path) is None


@given(
    st.lists(
        st.lists(st.sampled_from(["a", "b", "*", "**", "[ab]", ""]), min_size=1, max_size=4),
        max_size=2,
    ),
    st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4),
)
def test_a_folder_is_reached_where_a_file_below_it_is_meant(
    parts: list[list[str]], path: list[str]
) -> None:
    patterns = ["/".join(names) for names in parts]
    try:
        globs = Globs(patterns)
    except UsageProblem:
        return
    if "/".join(path) in globs:
        assert all(globs.reach("/".join(path[:depth])) for depth in range(1, len(path)))


@pytest.mark.parametrize(
    ("pattern", "reached", "not_reached"),
    [
        ("articles/**/*.md", ["articles", "articles/news"], ["wire", "old/articles"]),
        ("/articles/", ["articles"], []),
        ("desk/articles/*.md", ["desk", "desk/articles"], ["desk/wire", "deskwork"]),
        ("*.md", ["articles", "wire"], []),
        ("articles/", ["old/articles"], []),
        ("art*/news/*.md", ["wire"], []),
    ],
)
def test_a_folder_that_no_pattern_reaches_need_not_be_looked_into(
    pattern: str, reached: list[str], not_reached: list[str]
) -> None:
    globs = Globs([pattern])
    assert [folder for folder in reached if not globs.reach(folder)] == []
    assert [folder for folder in not_reached if globs.reach(folder)] == []


@pytest.mark.parametrize("pattern", ["", "  ", "#a", "/", "[", "a[", "a\\", "[z-a]", "!"])
def test_what_is_no_pattern_is_refused_by_name(pattern: str) -> None:
    with pytest.raises(UsageProblem) as problem:
        Globs(["a", pattern], "content")
    assert str(problem.value) == f"content: {pattern!r} is no pattern of paths"


def test_without_a_pattern_pathspec_is_not_loaded() -> None:
    code = (
        "import sys; from provenance.cli import run; from provenance.config.globs import Globs;"
        " 'a' in Globs(()); sys.exit('pathspec' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
