"""The GitHub action: its scripts run as the runner runs them, with whatever a user types.

Every ``run`` step of ``action.yml`` is executed by bash, its inputs in the environment, in the
workspace of a job; only the installation is the environment of these tests.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "github-actions.json").read_text("utf-8"))
EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")

CALM = "The council voted on Monday to repair the bridge over the Lenne, the clerk said.\n"
LOADED = "The minister boasted on Tuesday that the dam was safe, and critics say it was not.\n"


class Job:
    """A job that runs the action once.

    Args:
        folder: Empty folder for the runner and the workspace.
        inputs: As a workflow gives them; the defaults for the rest.
    """

    def __init__(self, folder: Path, **inputs: str) -> None:
        self.workspace = folder / "workspace"
        self._temp = folder / "temp"
        for path in (self.workspace, self._temp / "provenance-venv" / "bin"):
            path.mkdir(parents=True)
        self._inputs = {n: str(i.get("default", "")) for n, i in ACTION["inputs"].items()} | {
            name.replace("_", "-"): value for name, value in inputs.items()
        }
        self._files = {
            name: folder / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV")
        }
        for path in self._files.values():
            path.touch()
        program = self._temp / "provenance-venv" / "bin" / "provenance"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m provenance "$@"\n', "utf-8")
        program.chmod(0o755)
        self._steps: dict[str, dict[str, str]] = {}
        self.log = ""

    def value(self, expression: str) -> str:
        """An expression as far as this action uses them."""
        parts = expression.split(".")
        if parts[0] == "inputs":
            return self._inputs[parts[1]]
        assert (parts[0], parts[2]) == ("steps", "outputs"), expression
        return self._steps[parts[1]].get(parts[3], "")

    def filled(self, text: str) -> str:
        return EXPRESSION.sub(lambda match: self.value(match[1]), text)

    def run(self) -> int:
        """Run every step that is a script; the exit code of the first that fails, or 0."""
        for step in ACTION["runs"]["steps"]:
            if "run" not in step:
                continue
            assert not EXPRESSION.search(step["run"]), "an input would be part of the script"
            code = self._run(step)
            if "id" in step:
                lines = self._files["GITHUB_OUTPUT"].read_text("utf-8").splitlines()
                self._steps[step["id"]] = dict(line.split("=", 1) for line in lines)
            if code:
                return code
        return 0

    def _run(self, step: dict[str, Any]) -> int:
        script = self._temp / f"{secrets.token_hex(4)}.sh"
        script.write_text(step["run"], "utf-8")
        assert step["shell"] == "bash"
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace,
            env={
                **{k: v for k, v in os.environ.items() if not k.startswith("PROVENANCE")},
                "PYTHONPATH": str(ROOT),
                "RUNNER_TEMP": str(self._temp),
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_WORKSPACE": str(self.workspace),
                **{name: str(path) for name, path in self._files.items()},
                **{name: self.filled(text) for name, text in step.get("env", {}).items()},
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        self.log += done.stdout
        return done.returncode

    def outputs(self) -> dict[str, str]:
        return {name: self.filled(out["value"]) for name, out in ACTION["outputs"].items()}

    def summary(self) -> str:
        return self._files["GITHUB_STEP_SUMMARY"].read_text("utf-8")

    def write(self, name: str, text: str) -> None:
        path = self.workspace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def commands(log: str) -> list[str]:
    """What the runner takes for commands, outside the stretches where it takes none."""
    taken, word = [], None
    for line in log.splitlines():
        if word is not None:
            word = None if line.strip() == f"::{word}::" else word
        elif match := re.match(r"\s*::stop-commands::(.+)", line):
            word = match[1].strip()
        elif re.match(r"\s*::\w", line) or "##[" in line:
            taken.append(line)
    assert word is None, "commands were never taken again"
    return taken


def test_the_file_is_an_action():
    jsonschema.Draft7Validator(SCHEMA).validate(ACTION)
    broken = {**ACTION, "runs": {"using": "composite"}}
    assert not jsonschema.Draft7Validator(SCHEMA).is_valid(broken)


def test_inputs_reach_scripts_through_the_environment_only():
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_findings_are_told_counted_and_summed_up(tmp_path):
    job = Job(tmp_path, paths="content\n\n", fail_on="warning", args="--jobs 1")
    job.write("content/calm.md", CALM)
    job.write("content/two words.txt", LOADED)
    assert job.run() == 1
    outputs = job.outputs()
    assert int(outputs["findings"]) >= 1
    log = json.loads(Path(outputs["report"]).read_text("utf-8"))
    uris = {
        r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for r in log["runs"][0]["results"]
    }
    assert "content/two%20words.txt" in uris
    assert "# Provenance: 2 articles" in job.summary()
    taken = commands(job.log)
    assert any(line.startswith("::warning title=PV401") for line in taken)
    assert any("file=content/two words.txt,line=1" in line for line in taken)


def test_nothing_found_is_nothing_failed(tmp_path):
    job = Job(tmp_path, paths="calm.md", summary="false", format="json:out.json\ntext")
    job.write("calm.md", CALM)
    assert job.run() == 0
    assert job.summary() == ""
    assert json.loads((job.workspace / "out.json").read_text("utf-8"))["article"]["id"] == "calm.md"
    assert commands(job.log) == []


@pytest.mark.parametrize(("paths", "code"), [("gone.txt", 2), ("", 2), ("\n \n", 2)])
def test_nothing_to_check_is_an_error(paths, code, tmp_path):
    job = Job(tmp_path, paths=paths)
    assert job.run() == code
    assert job.outputs() == {"findings": "0", "report": ""}


HOSTILE = [
    "$(touch pwned) `touch pwned` && touch pwned # | touch pwned",
    "\"; touch pwned; \" '; touch pwned; '\n; touch pwned",
    "--help * \\\n$'\\n'touch pwned",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_input_becomes_a_command(value, tmp_path):
    job = Job(
        tmp_path, paths=value, args=value, format=value, baseline=value, fail_on=value,
        summary=value, upload_sarif=value,
    )  # fmt: skip
    job.write("a.txt", CALM)
    assert job.run() in (0, 2)
    assert not list(tmp_path.rglob("pwned*"))
    assert all(line.startswith("::error::provenance") for line in commands(job.log))


def test_hostile_names_are_checked_as_files(tmp_path):
    names = ["$(touch pwned).txt", "'a' \"b\".txt", "-q.txt", "ü ::error::x.txt"]
    job = Job(tmp_path, paths="\r\n".join(names), args="--jobs 1")
    for name in names:
        job.write(name, LOADED)
    assert job.run() == 0
    results = json.loads(Path(job.outputs()["report"]).read_text("utf-8"))["runs"][0]["results"]
    found = {r["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] for r in results}
    assert found == set(names)
    assert not list(tmp_path.rglob("pwned"))


def test_text_of_articles_gives_the_runner_no_commands(tmp_path):
    job = Job(tmp_path, paths="a.txt\n::add-mask::b.txt\n##[error]c.txt", format="text")
    job.write("a.txt", f"::error::one\n##[error]two\n\n{LOADED}")
    job.run()
    assert "::error::one" in job.log
    assert commands(job.log) == []


def test_known_findings_do_not_fail(tmp_path):
    first = Job(tmp_path / "1", paths="a.txt", args="--baseline known.json --update-baseline")
    first.write("a.txt", LOADED)
    first.run()
    again = Job(tmp_path / "2", paths="a.txt", baseline="known.json", fail_on="info")
    again.write("a.txt", LOADED)
    again.write("known.json", (first.workspace / "known.json").read_text("utf-8"))
    assert again.run() == 0
    assert again.outputs()["findings"] == "0"
    report = json.loads(Path(again.outputs()["report"]).read_text("utf-8"))
    states = [r["baselineState"] for r in report["runs"][0]["results"]]
    assert states
    assert set(states) == {"unchanged"}
