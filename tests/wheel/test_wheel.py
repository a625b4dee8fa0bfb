"""What is shipped is what was tested: the wheel, built from the sdist, away from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEMO = (
    "audit", "fixtures/articles/drafts", "--against", "fixtures/articles/sources",
    "--format", "html", "--exit-zero", "--quiet",
)  # fmt: skip


def run(*command: str | Path, cwd: Path, pythonpath: Path | None = None) -> str:
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if pythonpath is not None:
        env["PYTHONPATH"] = str(pythonpath)
    done = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (wheel,) = built.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment: the wheel is installed, all else is borrowed."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home)
    python = home / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python)
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=home)
    (packages,) = home.glob("lib/python*/site-packages")
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "borrowed.pth").write_text("".join(f"{path}\n" for path in sorted(borrowed)))
    return python


def test_the_installed_command_makes_the_report_that_the_checkout_makes(
    installed: Path, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "fixtures" / "articles", tmp_path / "fixtures" / "articles")
    run(installed.with_name("provenance"), *DEMO, "--output", "wheel.html", cwd=tmp_path)
    run(
        sys.executable, "-m", "provenance", *DEMO, "--output", "checkout.html",
        cwd=tmp_path, pythonpath=ROOT,
    )  # fmt: skip
    report = (tmp_path / "wheel.html").read_bytes()
    assert report.startswith(b"<!DOCTYPE html>")
    assert report == (tmp_path / "checkout.html").read_bytes()


def test_the_installed_command_runs_its_own_code_and_not_the_checkout(
    installed: Path, tmp_path: Path
) -> None:
    where = run(installed, "-c", "import provenance; print(provenance.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parents[1])


def test_the_wheel_holds_the_package_with_its_data_and_nothing_else(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    code = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "provenance").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    reports = {
        f"provenance/{path.relative_to(ROOT).as_posix()}"
        for kind in ("templates", "static")
        for path in (ROOT / "reports" / kind).rglob("*")
        if path.is_file()
    }
    assert reports
    assert names == code | reports


def test_the_sdist_holds_what_is_needed_to_build_and_test(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "Makefile", ".ci/run"}
    needed |= {"fixtures/articles/gold.json", "tests/conftest.py", "reports/samples/articles.html"}
    needed |= {".dockerignore", ".pre-commit-hooks.yaml", "Containerfile", "action.yml"}
    needed |= {"templates/provenance/template.yml"}
    assert needed <= names
    assert not [name for name in names if "__pycache__" in name or name.startswith(".venv")]


def test_the_licence_travels_with_the_wheel(wheel: Path) -> None:
    assert [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith("licenses/LICENSE")]
