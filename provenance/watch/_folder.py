"""The folder a watch keeps its reports in, for desks and other programs.

Layout::

    DIR/index.jsonl            a line an event, oldest first: ``state`` with ``seq`` (unique),
                               ``kind`` (new, changed, removed, returned), ``at``, ``feed``, ``id``,
                               ``uri``, ``title``, ``outlet``, ``published``, ``version``,
                               ``report`` and ``difference`` (paths below DIR, or null),
                               ``framing``, ``findings`` (that count, by severity), ``substance``,
                               ``no_correction_note``, ``fails``
    DIR/reports/KEY.json       the report on that version, after the gate (``provenance schema``)
    DIR/differences/KEY.json   what changed (``provenance schema difference``)

A line is added when its files are in their places.  A run that finds the line of an event does not
add it again, and cuts off half a line that a killed run left: every event is there once.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from provenance.diff._dict import as_dict as difference_as_dict
from provenance.errors import UsageError
from provenance.report import FORMATS, Options, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.types import Report
    from provenance.watch._pass import Told

_KEY = 32


class Folder:
    """The folder of one watch, open for adding.

    Args:
        place: Made where it is missing.
        state: Id of the state the events come from; two states may share a folder.

    Raises:
        UsageError: If it cannot be made or written.
    """

    def __init__(self, place: Path, state: str) -> None:
        self._place = place
        self._state = state
        self._index = place / "index.jsonl"
        try:
            for name in ("reports", "differences"):
                (place / name).mkdir(parents=True, exist_ok=True)
            self._last = self._mended()
        except OSError as error:
            raise UsageError(
                f"--out {place}: {error.strerror}; check the folder and its permissions"
            ) from error

    def _mended(self) -> int:
        """Cut off half a line; the number of the last event of this state."""
        last = whole = 0
        with self._index.open("ab+") as index:
            index.seek(0)
            for line in index:
                if not line.endswith(b"\n"):
                    break
                whole += len(line)
                row = json.loads(line)
                if row["state"] == self._state:
                    last = max(last, int(row["seq"]))
            index.truncate(whole)
        return last

    def add(self, told: Told) -> None:
        """Write an event's files, then its line; nothing where the line is there.

        Args:
            told: The event.
        """
        event = told.event
        if event.seq <= self._last:
            return
        key = hashlib.sha256(f"{self._state} {event.seq}".encode()).hexdigest()[:_KEY]
        report = difference = None
        if told.report is not None:
            report = f"reports/{key}.json"
            with write_atomically(self._place / report) as out:
                FORMATS.get("json").write([told.report], out, options=Options())
        if told.difference is not None:
            difference = f"differences/{key}.json"
            with write_atomically(self._place / difference) as out:
                row = difference_as_dict(told.difference, told.finding)
                out.write(json.dumps(row, ensure_ascii=False, indent=1) + "\n")
        self._append(_row(told, self._state, report, difference))
        self._last = event.seq

    def _append(self, row: dict[str, Any]) -> None:
        line = json.dumps(row, ensure_ascii=True) + "\n"
        with self._index.open("ab") as index:
            index.write(line.encode())
            index.flush()
            os.fsync(index.fileno())


def _row(
    told: Told, state: str, report_at: str | None, difference_at: str | None
) -> dict[str, Any]:
    event, difference = told.event, told.difference
    article = told.article
    return {
        "state": state,
        "seq": event.seq,
        "kind": event.kind,
        "at": datetime.fromtimestamp(event.at, UTC).isoformat(timespec="seconds"),
        "feed": event.feed,
        "id": event.item,
        "uri": article.uri if article else None,
        "title": article.title if article else None,
        "outlet": article.outlet if article else None,
        "published": article.published if article else None,
        "version": event.version,
        "report": report_at,
        "difference": difference_at,
        "framing": _framing(told.report),
        "findings": _counts(told.report),
        "substance": list(difference.substance) if difference is not None else [],
        "no_correction_note": told.finding is not None,
        "fails": told.fails,
    }


def _framing(report: Report | None) -> float | None:
    framing = report.scores.framing if report is not None else None
    return round(framing.value, 6) if framing is not None else None


def _counts(report: Report | None) -> dict[str, int]:
    findings = report.findings if report is not None else ()
    counted = Counter(f.severity for f in findings if f.counts and not f.suppressed)
    return {level: counted[level] for level in ("error", "warning", "info")}
