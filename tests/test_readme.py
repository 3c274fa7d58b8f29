"""The README says what the program does: its generated parts are made again and compared.

``pytest tests/test_readme.py --update-goldens`` writes them anew.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PART = re.compile(r"(<!-- generated: ([a-z-]+) -->\n)(.*?)(<!-- end generated -->)", re.DOTALL)
ENVIRONMENT = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}


def output(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "provenance", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=ENVIRONMENT,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def fenced(text: str) -> str:
    return f"```text\n{text.strip()}\n```\n"


def excerpt() -> str:
    """The head of the report on the sample, of the article, and of what its evidence says."""
    main = main_command()
    text = output(*shlex.split(main.split("provenance ", 1)[1]))
    lines = [line.rstrip() for line in text.splitlines()]
    article, evidence = lines.index("The article"), lines.index("What the evidence says")
    begun = next(i for i, line in enumerate(lines) if line.startswith("  PORT SABEL"))
    parts = [(0, 30), (article, article + 3), (begun, begun + 20), (evidence, evidence + 18)]
    shown = [[*lines[start:end], "  …", ""] for start, end in parts]
    return fenced("\n".join(line for part in shown for line in part))


def main_command() -> str:
    """The last command of the README's first line to copy."""
    line = next(x for x in README.read_text("utf-8").splitlines() if "provenance check" in x)
    return line.rsplit("&&", 1)[-1].strip()


def models() -> str:
    rows = ["| model | data it learned from | license of the parameters |", "|---|---|---|"]
    for path in sorted((ROOT / "models").glob("*/model.json")):
        meta = json.loads(path.read_text("utf-8"))
        data = "; ".join(d["name"] for d in meta["card"]["data"])
        card = f"[{meta['name']}](models/{meta['name']}/README.md)"
        rows.append(f"| {card} | {data} | {meta['license']} |")
    return "\n".join(rows) + "\n"


def formats() -> str:
    """Every report format with the first paragraph of its module."""
    from provenance.report import FORMATS

    rows = ["| format | what it is |", "|---|---|"]
    for name in FORMATS.names():
        words = sys.modules[FORMATS.get(name).write.__module__].__doc__ or ""
        rows.append(f"| `{name}` | {' '.join(words.split(chr(10) * 2)[0].split())} |")
    return "\n".join(rows) + "\n"


GENERATED = {
    "excerpt": excerpt,
    "annotations": lambda: fenced(output("check", "data/samples/feed.xml", "-f", "github")),
    "check-help": lambda: fenced(output("check", "--help")),
    "evidence-help": lambda: fenced(output("evidence", "--help")),
    "formats": formats,
    "rules": lambda: output("rules", "--format", "markdown"),
    "models": models,
}


@pytest.mark.parametrize("name", sorted(GENERATED))
def test_generated_parts(name, request):
    made = GENERATED[name]()
    text = README.read_text("utf-8")
    parts = {m[2]: m[3] for m in PART.finditer(text)}
    assert name in parts, f"README has no part named {name}"
    if request.config.getoption("--update-goldens"):
        text = PART.sub(lambda m: m[1] + (made if m[2] == name else m[3]) + m[4], text)
        README.write_text(text, "utf-8")
        return
    assert parts[name] == made, "README differs; see --update-goldens"


def test_every_generated_part_is_known():
    assert {m[2] for m in PART.finditer(README.read_text("utf-8"))} == set(GENERATED)


def test_links_and_pictures_lead_somewhere():
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", README.read_text("utf-8")):
        assert (ROOT / target).exists(), f"README links to {target}"


def test_every_format_is_in_the_help():
    from provenance.report import FORMATS

    text = output("check", "--help")
    assert [name for name in FORMATS.names() if name not in text] == []


def test_every_verb_is_mentioned():
    from typer.main import get_command

    from provenance.cli._app import app

    text = README.read_text("utf-8")
    for verb in get_command(app).commands:
        assert f"provenance {verb}" in text, f"README does not mention 'provenance {verb}'"
