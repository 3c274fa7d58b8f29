"""What the README gives to CI services: valid, and its commands run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from lxml import etree

ROOT = Path(__file__).parent.parent
SCHEMAS = Path(__file__).parent / "schemas"
BLOCK = re.compile(r"<!-- workflow: ([a-z-]+) -->\n```yaml\n(.*?)```", re.DOTALL)
BLOCKS = {
    m[1]: yaml.safe_load(m[2]) for m in BLOCK.finditer((ROOT / "README.md").read_text("utf-8"))
}
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def test_every_block_is_known():
    assert set(BLOCKS) == {"github", "gitlab", "pre-commit"}


def test_the_workflow_gives_what_the_action_takes():
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    (step,) = [s for s in BLOCKS["github"]["jobs"]["provenance"]["steps"] if "with" in s]
    assert set(step["with"]) <= set(action["inputs"])
    required = {name for name, given in action["inputs"].items() if given.get("required")}
    assert required <= set(step["with"])
    assert BLOCKS["github"]["jobs"]["provenance"]["permissions"]["security-events"] == "write"


def _in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command with this program on the path."""
    program = folder / ".bin" / "provenance"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m provenance "$@"\n', "utf-8")
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        arguments, cwd=folder, env=env, capture_output=True, text=True, check=False
    )


def test_the_gitlab_template_is_valid_and_runs(tmp_path):
    schema = json.loads((SCHEMAS / "gitlab-ci.json").read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    validator.validate(BLOCKS["gitlab"])
    job = BLOCKS["gitlab"]["provenance"]
    assert not validator.is_valid({"provenance": {**job, "script": 5}})
    (tmp_path / "content").mkdir()
    text = "The minister boasted on Tuesday that the dam was safe, and critics say not.\n"
    (tmp_path / "content" / "a b.txt").write_text(text, "utf-8")
    (line,) = job["script"]
    done = _in(tmp_path, "sh", "-c", line)
    assert done.returncode == 0, done.stderr
    reports = job["artifacts"]["reports"]
    issues = json.loads((tmp_path / reports["codequality"]).read_text("utf-8"))
    jsonschema.validate(issues, json.loads((SCHEMAS / "gitlab-code-quality.json").read_text()))
    assert {issue["location"]["path"] for issue in issues} == {"content/a b.txt"}
    junit = etree.parse(tmp_path / reports["junit"])
    etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(junit)


def test_the_hooks_exist():
    (repo,) = BLOCKS["pre-commit"]["repos"]
    ids = {hook["id"]: hook for hook in HOOKS}
    assert set(ids) == {"provenance", "provenance-feed"}
    assert {hook["id"] for hook in repo["hooks"]} == set(ids)
    assert "files" in next(h for h in repo["hooks"] if h["id"] == "provenance-feed")
    for hook in HOOKS:
        assert (hook["language"], hook["require_serial"]) == ("python", True)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_the_entry_of_a_hook_runs(hook, tmp_path):
    (tmp_path / "a.md").write_text("The council voted on Monday to repair the bridge.\n", "utf-8")
    done = _in(tmp_path, *hook["entry"].split(), "--quiet", "a.md")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("a.md: ")
