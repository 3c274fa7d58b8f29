"""One run over many inputs: what was checked, skipped, found, and the exit code that follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from provenance.cli._collecting import open_evidence
from provenance.cli._escape import escaped
from provenance.cli._inputs import Inputs
from provenance.cli._keeping import open_cache, open_run
from provenance.cli._known import keep, known_findings, tell
from provenance.cli._progress import counted
from provenance.cli._tally import Tally
from provenance.gate import Gate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import ExitStack
    from pathlib import Path

    from provenance.cache import Cache
    from provenance.run_folder import RunFolder
    from provenance.settings import Settings
    from provenance.types import Report, Skipped


class NothingChecked(Exception):
    """Not one input could be checked: no report may be written."""


class Batch:
    """Reads, checks and keeps count.

    Args:
        settings: Settings of the run.
        stdin_filename: Name standard input goes by.
        show: Show a progress line on stderr when it is a terminal.
        update_baseline: Take what is found into the baseline, and drop what is gone.
        folder: Folder that the run is kept in, or None.

    Attributes:
        inputs: What was read and what could not be.
        checked: Number of reports.
        tally: What was found, who fails, and what was not done.
        lost: Articles that were read and have no report.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        stdin_filename: str | None = None,
        show: bool = True,
        update_baseline: bool = False,
        folder: Path | None = None,
    ) -> None:
        self._settings = settings
        self._show = show
        baseline = known_findings(settings, update=update_baseline)
        self._gate = Gate(settings, baseline=baseline)
        self.inputs = Inputs(settings, stdin_filename=stdin_filename, outlet=settings.outlet)
        self._evidence = Inputs(settings)
        self.checked = 0
        self.tally = Tally()
        self._lost: list[Skipped] = []
        self._passed = 0
        self._folder = folder
        self._run: RunFolder | None = None
        self._cache: Cache | None = None
        self.lost = 0

    def reports(self, paths: Sequence[str], stack: ExitStack) -> Iterator[Report]:
        """Reports in input order; rows for broken items join the next report, or the last one.

        Args:
            paths: As given on the command line.
            stack: Closes what was opened (an evidence collection) when the run ends.

        Raises:
            NothingChecked: If there is not one report.
        """
        from provenance.check import check_all

        self._run = open_run(self._folder, self._settings, paths, stack)
        self._cache = open_cache(self._settings, stack)
        store = open_evidence(self._settings, self._evidence, stack)
        stream = check_all(
            self.inputs.read(paths),
            settings=self._settings,
            store=store,
            gate=self._gate,
            kept=[place for place in (self._run, self._cache) if place is not None],
            lost=self._lose,
            folder=self._folder,
        )
        held: Report | None = None
        for report in counted(stream, "checked", show=self._show):
            if held is not None:
                yield self._count(held)
            held = _with_rows(report, self._rows_before())
        if held is None:
            raise NothingChecked
        if self._run is not None:
            self._run.finish(self._passed)
        yield self._count(_with_rows(held, [*self._taken(), *self.inputs.rows_left()]))

    def _lose(self, row: Skipped) -> None:
        """Take the row of an article that there is no report on; the next report carries it."""
        self._lost = [*self._rows_before(), row]
        self.lost += 1

    def _rows_before(self) -> list[Skipped]:
        """Rows that belong before the next article, which is counted."""
        rows = [*self._taken(), *self.inputs.rows_before(self._passed)]
        self._passed += 1
        return rows

    def _taken(self) -> list[Skipped]:
        rows, self._lost = self._lost, []
        return rows

    def _count(self, report: Report) -> Report:
        self.checked += 1
        self.tally.add(report, fails=self._gate.fails(report))
        return report

    def exit_code(self) -> int:
        """0, 1 or 2, as the module `provenance.cli` states."""
        unread = self.inputs.unread or self._evidence.unread
        if (
            unread
            or self.lost
            or not self.checked
            or (self._settings.strict and self.tally.skipped)
        ):
            return 2
        return int(self.tally.failing > 0 or self._gate.finish().fails)

    def keep_baseline(self) -> None:
        """Write the baseline anew, where that was asked for."""
        keep(self._gate.baseline, self._settings)

    def interrupted(self, out: TextIO) -> None:
        """Say what is kept of a run that was broken off.

        Args:
            out: Where to; the command line gives stderr.
        """
        where = "kept" if self._folder is not None else "in the cache" if self._cache else "lost"
        go_on = "" if where == "lost" else "; the same command goes on from there"
        out.write(f"provenance: interrupted after {self._passed} articles, {where}{go_on}\n")

    def _taken_over(self) -> int:
        """Reports that were kept from before."""
        here = self._run.found if self._run is not None else 0
        return here + (self._cache.hits if self._cache is not None else 0)

    def summarize(self, out: TextIO, *, quiet: bool) -> None:
        """What was not read, and how much was found.

        Args:
            out: Where to; the command line gives stderr.
            quiet: Leave out the closing line.
        """
        self.inputs.complain(out)
        if self._cache is not None and self._cache.trouble is not None:
            out.write(f"provenance: {escaped(self._cache.trouble)}\n")
        if not self.checked:
            for row in self._taken():
                out.write(f"provenance: {escaped(row.what)}: {escaped(row.reason)}\n")
            out.write("provenance: nothing could be checked\n")
            return
        ended = self._gate.finish()
        tell(ended, self._settings, out, quiet=quiet)
        self.tally.found[ended.severity] += len(ended.unused)
        if not quiet:
            hits = self._taken_over()
            kept = f" ({hits} of them unchanged)" if hits else ""
            out.write(f"provenance: {self.checked} checked{kept}; {self.tally.line()}\n")
            if failing := self.tally.failing_line():
                out.write(f"provenance: {failing}\n")


def _with_rows(report: Report, rows: list[Skipped]) -> Report:
    return replace(report, skipped=(*report.skipped, *rows)) if rows else report
