"""JSON lines: the report of one article on each line; see ``report.schema.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from provenance.report._base import Format, Options
from provenance.report._dict import as_dict
from provenance.report._dump import dump
from provenance.report._encoding import ascii_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.types import Report


def write(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
    """Write one line a report, as soon as it comes.

    Args:
        reports: Reports, read once.
        out: Where to; flushed after every line, so that a pipe sees each report at once.
        options: Not used: JSON always carries everything.
    """
    for report in reports:
        out.write(ascii_json(dump(as_dict(report)), out) + "\n")
        out.flush()


FORMAT = Format(name="jsonl", suffix=".jsonl", many="stream", write=write)
