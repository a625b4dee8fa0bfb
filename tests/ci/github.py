"""A runner of GitHub, as far as a composite action goes: its steps with ``run``, one by one."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.repository import plain_environment

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
_EXPRESSION = re.compile(r"\$\{\{ ([\w.-]+) \}\}")


@dataclass(frozen=True, slots=True)
class Step:
    """How a step ended."""

    status: int
    log: str
    outputs: Mapping[str, str]
    summary: str


@dataclass(frozen=True, slots=True)
class Runner:
    """A runner with a checkout of somebody's repository."""

    checkout: Path
    temp: Path
    borrowed: Mapping[str, str]

    def run(
        self, name: str, inputs: Mapping[str, str] | None = None, base: str | None = None
    ) -> Step:
        """Run the step of this name, in a job for a pull request to ``base`` or for a push."""
        (step,) = (one for one in STEPS if one["name"] == name)
        defaults = {key: str(one["default"]) for key, one in ACTION["inputs"].items()}
        known = {
            "runner.temp": str(self.temp),
            "steps.python.outputs.python-path": sys.executable,
            **{f"inputs.{key}": one for key, one in {**defaults, **(inputs or {})}.items()},
        }
        event = {"pull_request": {"base": {"ref": base}}} if base else {}
        files = {"GITHUB_OUTPUT": "", "GITHUB_STEP_SUMMARY": ""}
        files["GITHUB_EVENT_PATH"] = json.dumps(event)
        for variable, content in files.items():
            (self.temp / variable).write_text(content, encoding="utf-8")
        done = subprocess.run(
            [step["shell"], "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=self.checkout,
            env={
                **plain_environment(),
                **self.borrowed,
                **{variable: str(self.temp / variable) for variable in files},
                "GITHUB_ACTIONS": "true",
                "CI": "true",
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_WORKSPACE": str(self.checkout),
                "GITHUB_EVENT_NAME": "pull_request" if base else "push",
                "GITHUB_BASE_REF": base or "",
                "RUNNER_TEMP": str(self.temp),
                **{
                    variable: _EXPRESSION.sub(lambda found: known[found[1]], value)
                    for variable, value in step.get("env", {}).items()
                },
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        lines = (self.temp / "GITHUB_OUTPUT").read_text("utf-8").splitlines()
        outputs = dict(line.split("=", 1) for line in lines)
        summary = (self.temp / "GITHUB_STEP_SUMMARY").read_text("utf-8")
        return Step(done.returncode, done.stdout, outputs, summary)
