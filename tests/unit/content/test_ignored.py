"""What git ignores: the same as git says itself."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from provenance.content.ignored import Ignored

GIT = shutil.which("git")
NAMES = ("a", "b", "ab.md", "a.txt")
FOLDERS = ("", "a", "b", "a/b", "b/a", "a/b/a")
PATHS = sorted({f"{folder}/{name}".lstrip("/") for folder in FOLDERS for name in NAMES})
PARTS = st.sampled_from(
    ("a", "b", "ab.md", "*.md", "*", "a*", "?", "[ab]", "[!a]", "**", "b/a", "a.txt")
)
LINES = st.one_of(
    st.builds(
        lambda negated, rooted, parts, folder: negated + rooted + "/".join(parts) + folder,
        st.sampled_from(("", "", "!")),
        st.sampled_from(("", "", "/")),
        st.lists(PARTS, min_size=1, max_size=3),
        st.sampled_from(("", "", "/")),
    ),
    st.sampled_from(("", "# a", "\\!a", "\\#a", "a  ", "a/**", "!a/**", "**/a", "[", "a\r", "/")),
)
LISTS = st.lists(LINES, max_size=4)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with files of the same few names at several depths."""
    assert GIT is not None
    root = tmp_path_factory.mktemp("tree")
    subprocess.run([GIT, "init", "--quiet", root], check=True)
    for path in PATHS:
        if not any(other.startswith(f"{path}/") for other in PATHS):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text("x", encoding="utf-8")
    return root


def files(root: Path) -> list[str]:
    found = (p.relative_to(root) for p in root.rglob("*") if p.is_file())
    return sorted(
        p.as_posix() for p in found if not p.parts[-1].startswith(".") and ".git" not in p.parts
    )


def ignored_by_git(root: Path, paths: list[str]) -> set[str]:
    assert GIT is not None
    asked = subprocess.run(
        [GIT, "-c", "core.excludesFile=", "check-ignore", "--no-index", "--stdin", "-z"],
        cwd=root,
        input="\0".join(paths).encode(),
        capture_output=True,
        check=False,
    )
    assert asked.returncode in (0, 1), asked.stderr
    return set(asked.stdout.decode().split("\0")) - {""}


@pytest.mark.skipif(GIT is None, reason="needs git to compare with")
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(top=LISTS, below=LISTS, info=LISTS)
@example(top=["a/**", "!a/ab.md"], below=[], info=[])
@example(top=["a/", "!a/ab.md"], below=[], info=[])
@example(top=["*", "!*/", "!*.md"], below=[], info=[])
@example(top=["b", "!/b"], below=["b"], info=["a.txt"])
@example(top=[], below=[], info=["a/**/"])
@example(top=["*.md"], below=["!ab.md"], info=["*"])
def test_what_is_ignored_is_what_git_ignores(
    tree: Path, top: list[str], below: list[str], info: list[str]
) -> None:
    for place, lines in ((".gitignore", top), ("a/.gitignore", below), (".git/info/exclude", info)):
        (tree / place).write_text("\n".join(lines), encoding="utf-8", newline="")
    ignored = Ignored(tree)
    paths = files(tree)
    assert {p for p in paths if ignored(p, folder=False)} == ignored_by_git(tree, paths)


class TestWhereTheListsAre:
    def test_below_a_repository_its_lists_count_from_the_root_down(self, tmp_path: Path) -> None:
        (tmp_path / ".git" / "info").mkdir(parents=True)
        (tmp_path / ".git" / "info" / "exclude").write_text("own.md\n", encoding="utf-8")
        (tmp_path / ".gitignore").write_text("/desk/note.md\n", encoding="utf-8")
        (tmp_path / "desk").mkdir()
        ignored = Ignored(tmp_path / "desk")
        assert ignored("note.md", folder=False)
        assert ignored("own.md", folder=False)
        assert not ignored("news.md", folder=False)

    def test_the_folder_may_be_a_hidden_one(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        (tmp_path / ".desk").mkdir()
        (tmp_path / ".gitignore").write_text("/.desk/note.md\n", encoding="utf-8")
        (tmp_path / ".desk" / ".gitignore").write_text("own.md\n", encoding="utf-8")
        ignored = Ignored(tmp_path / ".desk")
        assert ignored("note.md", folder=False)
        assert ignored("own.md", folder=False)
        assert not ignored("news.md", folder=False)

    def test_without_a_repository_the_lists_from_here_down_count(self, tmp_path: Path) -> None:
        (tmp_path / ".gitignore").write_text("*.md\n", encoding="utf-8")
        (tmp_path / "desk").mkdir()
        (tmp_path / "desk" / ".gitignore").write_text("note.txt\n", encoding="utf-8")
        ignored = Ignored(tmp_path / "desk")
        assert ignored("note.txt", folder=False)
        assert not ignored("news.md", folder=False)

    def test_a_worktree_has_the_own_list_of_its_repository(self, tmp_path: Path) -> None:
        main = tmp_path / "main" / ".git"
        kept = main / "worktrees" / "side"
        for folder in (main / "info", kept, tmp_path / "side"):
            folder.mkdir(parents=True)
        (main / "info" / "exclude").write_text("own.md\n", encoding="utf-8")
        (kept / "commondir").write_text("../..\n", encoding="utf-8")
        (tmp_path / "side" / ".git").write_text(f"gitdir: {kept}\n", encoding="utf-8")
        assert Ignored(tmp_path / "side")("own.md", folder=False)

    def test_lists_of_other_systems_are_read(self, tmp_path: Path) -> None:
        (tmp_path / ".gitignore").write_bytes(b"\xef\xbb\xbfa.md\r\nb\xe9.md\r\n")
        ignored = Ignored(tmp_path)
        assert ignored("a.md", folder=False)
        assert ignored("b\udce9.md", folder=False)

    def test_a_list_that_is_a_link_or_a_folder_says_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "list").write_text("*.md\n", encoding="utf-8")
        (tmp_path / ".gitignore").symlink_to("list")
        (tmp_path / "desk" / ".gitignore").mkdir(parents=True)
        ignored = Ignored(tmp_path)
        assert not ignored("a.md", folder=False)
        assert not ignored("desk/a.md", folder=False)
