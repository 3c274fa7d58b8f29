"""Reports from where a desk looks for them: folders of runs, files of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.desk._from_json import read_reports
from provenance.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.desk._desk import Desk
    from provenance.types import Report


def look(desk: Desk) -> tuple[int, list[str]]:
    """Look through the desk's feeds; how many reports are new, and what could not be read.

    Args:
        desk: The desk.
    """
    new, lost = 0, []
    for path in desk.feeds:
        try:
            for report in _reports(path, desk):
                new += desk.shelf.put(report)[1]
        except InputError as error:
            lost.append(str(error))
    return new, lost


def _reports(path: Path, desk: Desk) -> Iterator[Report]:
    if (path / "run.json").is_file():
        from provenance.run_folder import reports_of

        yield from map(desk.gate.apply, reports_of(path))
    elif path.is_dir():
        files = sorted([*path.glob("*.json"), *path.glob("*.jsonl")])
        if not files:
            raise InputError(f"{path}: holds no run and no report (*.json, *.jsonl)")
        for file in files:
            yield from read_reports(file)
    else:
        yield from read_reports(path)
