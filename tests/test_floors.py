"""A module imports only from lower floors, or from its own room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "provenance"

FLOORS = {
    "types": 0,
    "errors": 0,
    "text": 1,
    "packed": 1,
    "program": 1,
    "places": 1,
    "registry": 1,
    "settings": 1,
    "shipped": 1,
    "cache": 2,
    "run_folder": 2,
    "processes": 1,
    "nlp": 2,
    "read": 2,
    "fetch": 2,
    "outlets": 2,
    "model_files": 2,
    "layout": 3,
    "attribution": 3,
    "wording": 3,
    "evidence": 3,
    "corroboration": 4,
    "models": 5,
    "reading": 5,
    "readability": 6,
    "collect": 6,
    "sourcing": 6,
    "attestation": 6,
    "signals": 6,
    "fingerprint": 6,
    "mutual": 7,
    "scoring": 7,
    "policy": 7,
    "suppression": 7,
    "baseline": 7,
    "gate": 8,
    "check": 8,
    "diff": 9,
    "report": 9,
    "decisions": 9,
    "train": 9,
    "evaluate": 10,
    "watch": 10,
    "desk": 11,
    "cli": 12,
}
"""Room -> floor; every file or folder directly inside the package stands here."""

SAME_FLOOR = {
    ("read", "fetch"),
    ("evaluate", "train"),
    ("nlp", "model_files"),
    ("reading", "models"),
    ("check", "gate"),
    ("suppression", "policy"),
    ("diff", "report"),
    ("decisions", "report"),
}
"""Neighbors that may be entered: a reader fetches what the user named, word vectors are a
model, a reading hands its models on, a check ends at the gate, a table that suppresses names
articles as the policy does, and differences and decisions are shown as reports are."""


def rooms() -> set[str]:
    names = {p.stem for p in PACKAGE.glob("*.py")} - {"__init__", "__main__"}
    return names | {p.parent.name for p in PACKAGE.glob("*/__init__.py")}


def imported(path: Path) -> Iterator[str]:
    """Rooms that a file imports at run time; imports for type checking only do not count."""
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and "TYPE_CHECKING" in ast.unparse(branch.test)
        for node in ast.walk(branch)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            if parts == ["provenance"]:
                yield from (a.name for a in node.names if a.name != "__version__")
            elif parts[0] == "provenance":
                yield parts[1]
        elif isinstance(node, ast.Import):
            yield from (
                a.name.split(".")[1] for a in node.names if a.name.startswith("provenance.")
            )


def test_every_room_has_a_floor():
    assert rooms() == set(FLOORS) & rooms()
    assert not rooms() - set(FLOORS)


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down(path):
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room in ("__init__", "__main__"):
        return
    for other in imported(path):
        down = FLOORS[other] < FLOORS[room]
        assert other == room or down or (room, other) in SAME_FLOOR, f"{path}: imports {other}"


def test_a_higher_floor_is_seen(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text("from provenance.check import check\n")
    assert list(imported(bad)) == ["check"]
