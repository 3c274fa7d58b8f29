"""Starting up: quick, without heavy imports, and every error is one line."""

from __future__ import annotations

import subprocess
import sys

import pytest

from provenance import __version__


def run(*arguments, stdin=b"", cwd=None, env=None):
    return subprocess.run(
        [sys.executable, "-m", "provenance", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=env,
        check=False,
    )


def modules_after(code):
    """Top-level modules a fresh interpreter has loaded after running some code."""
    probe = f"{code}\nimport sys\nprint(*sorted({{m.split('.')[0] for m in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_help_imports_nothing_heavy():
    loaded = modules_after(
        "from typer.testing import CliRunner\nfrom provenance.cli._app import app\n"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0"
    )
    assert "provenance" in loaded
    assert not loaded & {"numpy", "sklearn", "scipy", "lxml", "trafilatura", "textstat"}


def test_a_check_imports_no_training_library(article_path):
    loaded = modules_after(
        "from typer.testing import CliRunner\nfrom provenance.cli._app import app\n"
        f"done = CliRunner().invoke(app, ['check', '--isolated', {str(article_path)!r}])\n"
        "assert done.exit_code == 0, done.output"
    )
    assert "numpy" in loaded
    assert not loaded & {"sklearn", "scipy", "joblib", "trafilatura", "feedparser"}


def test_version():
    done = run("--version")
    assert (done.returncode, done.stdout.decode().strip()) == (0, f"provenance {__version__}")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--no-such-option"],
        ["check", "--fail-on", "sometimes", "-"],
        ["check", "--format", "papyrus", "-"],
        ["check", "--format", "json:", "-"],
        ["check", "-f", "json", "-f", "text", "-"],
        ["check", "-f", "json:x", "-f", "html:x", "-"],
        ["check", "--config", "none.toml", "-"],
        ["check", "--field", "text", "-"],
        ["check", "--max-bytes", "-5", "-"],
        ["check", "--models", "/nowhere", "-"],
        ["check", "--evidence", "none.db", "-"],
        ["check", "--outlets", "none.csv", "--evidence", "none.db", "-"],
        ["explain", "PV999"],
        ["train", "nothing", "--data", "."],
        ["train", "wording", "--data", "/nowhere"],
        ["evaluate", "nothing", "--data", "."],
        ["evidence", "list", "--evidence", "none.db"],
        ["evidence", "list"],
        ["nonsense"],
    ],
)
def test_wrong_usage_is_2_without_a_traceback(arguments, tmp_path):
    done = run(*arguments, stdin=b"A short text about the harbor.", cwd=tmp_path)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"internal error" not in done.stderr
    assert done.stderr.strip()
    assert not list(tmp_path.iterdir()), "a file was left behind"


def test_debug_shows_the_traceback(tmp_path):
    done = run("evidence", "list", "--evidence", "none.db", "--debug", cwd=tmp_path)
    assert done.returncode != 0
    assert b"Traceback" in done.stderr


def test_names_in_messages_cannot_steer_the_terminal(tmp_path):
    done = run("check", "\x1b[31mred", cwd=tmp_path)
    assert done.returncode == 2
    assert b"\x1b" not in done.stderr
    assert rb"\x1b[31mred" in done.stderr
