"""Which drafts changed since a revision: whatever git does not know to be unchanged."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from provenance.config import config_from
from provenance.content.choose import Choice, choose
from provenance.errors import UsageProblem
from provenance.ingest.folders import files_of
from provenance.model import Skipped
from tests.repository import Repository

SETTINGS: dict[str, Any] = {"content": ["articles/"], "sources": ["wire/"]}


def choice(since: str, *drafts: str, **more: Any) -> Choice:  # noqa: ANN401 - settings
    config = config_from({**SETTINGS, **more})
    return choose([Path(one) for one in drafts], [], config, changed_since=since)


def changed(since: str, *drafts: str, **more: Any) -> list[str]:  # noqa: ANN401 - settings
    """The drafts that are left of those given, or of all that are content."""
    left = choice(since, *drafts, **more).drafts
    found = (one for given in left if not isinstance(given, str) for one in files_of(given))
    return [one.path if isinstance(one, Skipped) else one.as_posix() for one in found]


def refusal(since: str) -> str:
    with pytest.raises(UsageProblem) as problem:
        choice(since)
    assert "\n" not in str(problem.value)
    return str(problem.value)


class TestWhatCounts:
    @pytest.mark.usefixtures("repository")
    def test_nothing_does_in_a_clean_tree(self) -> None:
        left = choice("HEAD")
        assert left.nothing == "no draft has changed since HEAD"

    def test_an_edit_does_staged_or_not(self, repository: Repository) -> None:
        repository.write(one="Edited.\n")
        assert changed("HEAD") == ["articles/one.md"]
        repository("add", "--all")
        assert changed("HEAD") == ["articles/one.md"]

    def test_an_edit_that_was_taken_back_does_not(self, repository: Repository) -> None:
        repository.write(one="Edited.\n")
        repository("add", "--all")
        repository.write(one="The first of the articles.\n")
        assert changed("HEAD") == []

    def test_a_file_that_was_only_touched_does_not(self, repository: Repository) -> None:
        repository("config", "diff.autoRefreshIndex", "false")
        os.utime("articles/one.md", (1, 1))
        assert changed("HEAD") == []

    def test_a_new_file_does_tracked_or_not(self, repository: Repository) -> None:
        repository.write(new="New.\n", newer="Newer.\n")
        repository("add", "articles/new.md")
        assert changed("HEAD") == ["articles/new.md", "articles/newer.md"]

    def test_a_file_that_git_ignores_does_when_it_is_given(self, repository: Repository) -> None:
        repository.put(".gitignore", "*.tmp.md\n")
        repository.commit()
        repository.write(**{"a.tmp": "Scratch.\n"})
        assert changed("HEAD") == []
        assert changed("HEAD", "articles/a.tmp.md") == ["articles/a.tmp.md"]

    def test_a_deleted_file_is_gone(self, repository: Repository) -> None:
        (repository.root / "articles" / "one.md").unlink()
        assert changed("HEAD") == []

    def test_a_deleted_file_that_is_given_is_not_passed_over(self, repository: Repository) -> None:
        (repository.root / "articles" / "one.md").unlink()
        assert changed("HEAD", "articles/one.md") == ["articles/one.md"]

    def test_names_of_any_kind_are_found(self, repository: Repository) -> None:
        repository.write(**{"blue \n“ferry”": "1", "-x": "2", "caf\u00e9 \U0001f6a2": "3"})
        repository.commit()
        assert changed("HEAD") == []
        assert len(changed("HEAD~1")) == 3

    def test_sources_stay_whether_they_changed_or_not(self, repository: Repository) -> None:
        repository.write(one="Edited.\n")
        (given,) = choice("HEAD").against
        assert not isinstance(given, str)
        assert list(files_of(given)) == [Path("wire/agency.md")]

    @pytest.mark.usefixtures("repository")
    def test_a_web_address_stays_since_nothing_is_known_of_it(self) -> None:
        address = "https://paper.example/ferry"
        left = choose([address], [], config_from({}), changed_since="HEAD")
        assert left.drafts == (address,)

    def test_a_file_outside_the_repository_stays(self, repository: Repository) -> None:
        (repository.root.parent / "outside.md").write_text("Not ours.\n", encoding="utf-8")
        assert changed("HEAD", "../outside.md") == ["../outside.md"]


class TestBranches:
    def test_only_what_this_branch_changed_counts(self, repository: Repository) -> None:
        repository("checkout", "--quiet", "-b", "desk")
        repository.write(one="Edited on the branch.\n")
        repository.commit()
        repository("checkout", "--quiet", "main")
        repository.write(two="Edited on main, meanwhile.\n")
        repository.commit()
        repository("checkout", "--quiet", "desk")
        assert changed("main") == ["articles/one.md"]
        assert changed("HEAD") == []

    def test_what_was_changed_back_on_the_branch_does_not(self, repository: Repository) -> None:
        repository("checkout", "--quiet", "-b", "desk")
        repository.write(one="Edited.\n")
        repository.commit()
        repository.write(one="The first of the articles.\n")
        repository.commit()
        assert changed("main") == []

    def test_a_tag_and_a_short_name_of_a_commit_will_do(self, repository: Repository) -> None:
        repository("tag", "--annotate", "--message=x", "published")
        repository.write(one="Edited.\n")
        short = repository.commit()[:9]
        assert changed("published") == ["articles/one.md"]
        assert changed(short) == []


class TestRenames:
    def rename(self, repository: Repository, new: str) -> None:
        (repository.root / new).parent.mkdir(parents=True, exist_ok=True)
        repository("mv", "articles/one.md", new)
        repository.commit()

    def test_a_new_name_alone_is_no_change(self, repository: Repository) -> None:
        self.rename(repository, "articles/harbour/first.md")
        assert changed("HEAD~1") == []

    @pytest.mark.parametrize("renames", ["false", "copies"])
    def test_whatever_the_users_settings_say_of_renames(
        self, repository: Repository, renames: str
    ) -> None:
        repository("config", "diff.renames", renames)
        repository("config", "color.ui", "always")
        repository.write(copy="The second of them.\n")
        self.rename(repository, "articles/first.md")
        assert changed("HEAD~1") == ["articles/copy.md"]

    def test_a_new_name_and_an_edit_are_one(self, repository: Repository) -> None:
        repository.write(one="A long line that stays.\n" * 40)
        repository.commit()
        repository.write(one="A long line that stays.\n" * 40 + "A new one.\n")
        self.rename(repository, "articles/first.md")
        assert changed("HEAD~1") == ["articles/first.md"]

    def test_a_copy_is_one(self, repository: Repository) -> None:
        repository.write(copy="The first of the articles.\n")
        repository.commit()
        assert changed("HEAD~1") == ["articles/copy.md"]

    def test_what_was_no_content_under_its_old_name_is_new(self, repository: Repository) -> None:
        repository("mv", "wire/agency.md", "articles/agency.md")
        repository.commit()
        assert changed("HEAD~1") == ["articles/agency.md"]

    def test_what_is_judged_otherwise_at_its_new_place_is_new(self, repository: Repository) -> None:
        self.rename(repository, "articles/news/one.md")
        for pattern in ("articles/news/", "articles/*.md"):  # one place, and the other
            assert changed("HEAD~1", paths={pattern: {"reach": "lenient"}}) == [
                "articles/news/one.md"
            ]
        assert changed("HEAD~1", paths={"*.md": {"reach": "lenient"}}) == []


class TestPlaces:
    def test_a_subfolder_may_be_the_working_directory(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repository.write(one="Edited.\n")
        monkeypatch.chdir("articles")
        settings = {"content": ["*.md"], "sources": []}
        assert changed("HEAD", **settings) == ["one.md"]
        assert changed("HEAD", "one.md", "two.md") == ["one.md"]
        assert changed("HEAD", str(repository.root / "articles")) == [
            str(repository.root / "articles" / "one.md")
        ]

    def test_a_folder_that_is_a_link_is_looked_through(self, repository: Repository) -> None:
        repository.put("shelf/three.md", "The third.\n")
        (repository.root / "articles" / "linked").symlink_to("../shelf")
        repository.commit()
        assert changed("HEAD") == []
        repository.put("shelf/three.md", "Edited.\n")
        assert changed("HEAD") == ["articles/linked/three.md"]

    def test_a_link_that_leads_elsewhere_now_is_a_change(self, repository: Repository) -> None:
        repository.put("shelf/three.md", "The third.\n")
        repository.put("shelf/four.md", "The fourth.\n")
        link = repository.root / "articles" / "linked.md"
        link.symlink_to("../shelf/three.md")
        repository.commit()
        link.unlink()
        link.symlink_to("../shelf/four.md")
        assert changed("HEAD") == ["articles/linked.md"]

    def test_a_submodule_changes_as_a_whole(self, repository: Repository, tmp_path: Path) -> None:
        (tmp_path / "bureau").mkdir()
        bureau = Repository(tmp_path / "bureau")
        bureau.write(three="The third.\n")
        bureau.commit()
        add = ("-c", "protocol.file.allow=always", "submodule", "--quiet", "add")
        repository(*add, str(bureau.root), "articles/bureau")
        repository.commit()
        inside = "articles/bureau/articles/three.md"
        assert changed("HEAD") == []
        assert changed("HEAD", inside) == []
        repository.put(inside, "Edited.\n")
        assert changed("HEAD") == [inside]

    def test_a_worktree_is_one_too(
        self, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repository("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "side"))
        monkeypatch.chdir(tmp_path / "side")
        Path("articles/one.md").write_text("Edited.\n", encoding="utf-8")
        assert changed("main") == ["articles/one.md"]

    def test_what_git_sets_for_its_hooks_does_no_harm(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repository.write(one="Edited.\n")
        monkeypatch.chdir("articles")
        for name, value in (
            ("GIT_DIR", ".git"),
            ("GIT_INDEX_FILE", ".git/next-index-1.lock"),
            ("GIT_PREFIX", "articles/"),
        ):
            monkeypatch.setenv(name, value)
        assert changed("HEAD", "one.md", "two.md") == ["one.md"]


class TestRefusals:
    @pytest.mark.usefixtures("repository")
    @pytest.mark.parametrize("revision", ["-x", "--output=x", "--", ""])
    def test_what_could_be_an_option_is_no_revision(self, revision: str) -> None:
        assert refusal(revision) == f"--changed-since: {revision!r} is no revision"

    @pytest.mark.parametrize(
        "revision", ["nope", "HEAD~9", "HEAD:articles", "main..HEAD", "^main", "x\ny", "HEAD -x"]
    )
    @pytest.mark.usefixtures("repository")
    def test_what_git_does_not_know_is_named(self, revision: str) -> None:
        assert refusal(revision).startswith(f"--changed-since: there is no revision {revision!r}")

    @pytest.mark.usefixtures("repository")
    def test_outside_a_repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "plain" / "articles").mkdir(parents=True)
        (tmp_path / "plain" / "articles" / "a.md").write_text("A.\n", encoding="utf-8")
        monkeypatch.chdir(tmp_path / "plain")
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
        assert refusal("main") == "--changed-since: this folder is in no git repository"

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
    def test_in_a_repository_of_somebody_elses(self, repository: Repository) -> None:
        os.chown(repository.root, 1234, 1234)
        os.chown(repository.root / ".git", 1234, 1234)
        said = refusal("main")
        assert "dubious ownership" in said
        assert said.endswith("git config --global --add safe.directory and that path")

    def test_in_a_repository_without_files(
        self, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repository("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
        (tmp_path / "bare" / "articles").mkdir()
        (tmp_path / "bare" / "articles" / "a.md").write_text("A.\n", encoding="utf-8")
        monkeypatch.chdir(tmp_path / "bare")
        assert refusal("main").startswith("--changed-since: git finds no files here: ")

    def test_before_the_first_commit(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        if shutil.which("git") is None:
            pytest.skip("needs git")
        monkeypatch.chdir(tmp_path)
        Repository(tmp_path).write(a="A.\n")
        assert refusal("HEAD") == "--changed-since: the repository has no commit yet"

    def test_without_git(self, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(repository.root))
        assert refusal("HEAD") == (
            "--changed-since: git is not installed, or not to be found in PATH"
        )

    def test_histories_that_never_met(self, repository: Repository) -> None:
        repository("checkout", "--quiet", "--orphan", "other")
        repository.write(one="Another beginning.\n")
        repository.commit()
        assert refusal("main") == (
            "--changed-since: no merge base of 'main' and HEAD; they share no history"
        )

    def test_a_shallow_clone_is_told_to_fetch_more(
        self, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = repository("rev-parse", "HEAD")
        repository("checkout", "--quiet", "-b", "desk")
        repository.write(one="Edited.\n")
        repository.commit()
        repository("checkout", "--quiet", "main")
        repository.write(two="Edited.\n")
        repository.commit()
        address = repository.root.as_uri()
        clone = ("clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=desk")
        repository(*clone, address, str(tmp_path / "shallow"))
        monkeypatch.chdir(tmp_path / "shallow")
        assert "the clone is shallow: fetch the history first" in refusal("origin/main")
        assert "the clone is shallow: fetch the history first" in refusal(first)
        Repository(tmp_path / "shallow")("fetch", "--quiet", "--unshallow")
        assert changed("origin/main") == ["articles/one.md"]
