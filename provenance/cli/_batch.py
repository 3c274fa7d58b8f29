"""One run over many inputs: what was read, skipped, found, and the exit code that follows."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from provenance.types import Article, Report, Skipped

if TYPE_CHECKING:
    from provenance.read import Unread
    from provenance.settings import Settings

_LEVELS = ("info", "warning", "error")


class NothingChecked(Exception):
    """Not one input could be checked: no report may be written."""


class Batch:
    """Reads, checks and keeps count.

    Args:
        settings: Settings of the run.
        stdin_filename: Name standard input goes by.
        show_progress: Show a progress line on stderr when it is a terminal.
    """

    def __init__(
        self, settings: Settings, *, stdin_filename: str | None = None, show_progress: bool = True
    ) -> None:
        self._settings = settings
        self._stdin_filename = stdin_filename
        self._show_progress = show_progress
        self._waiting: dict[int, list[Skipped]] = {}
        self._articles = 0
        self.checked = 0
        self.unread: list[Unread] = []
        self.skipped = 0
        self.found: Counter[str] = Counter()

    def reports(self, paths: list[str], stack: ExitStack) -> Iterator[Report]:
        """Reports in input order; rows for broken items join the next report, or the last one.

        Args:
            paths: As given on the command line.
            stack: Closes what was opened (an evidence collection) when the run ends.

        Raises:
            NothingChecked: If there is not one report.
        """
        from provenance.check import check_all

        store = self._open_store(stack)
        stream = check_all(self._read(paths), settings=self._settings, store=store)
        held: Report | None = None
        for index, report in enumerate(self._with_progress(stream, stack)):
            if held is not None:
                yield self._count(held)
            held = _with_rows(report, self._waiting.pop(index, []))
        if held is not None:
            left = [row for rows in self._waiting.values() for row in rows]
            self._waiting.clear()
            yield self._count(_with_rows(held, left))
        else:
            raise NothingChecked

    def _open_store(self, stack: ExitStack):  # type: ignore[no-untyped-def]  # noqa: ANN202
        if self._settings.evidence is None:
            return None
        from provenance.evidence import open_store

        return stack.enter_context(open_store(self._settings.evidence, create=False))

    def _read(self, paths: list[str]) -> Iterator[Article]:
        from provenance.read import ReadOptions, Unread, read_paths

        settings = self._settings
        options = ReadOptions(
            max_bytes=settings.max_bytes,
            fields=dict(settings.fields),
            allow_private=settings.allow_private,
            timeout_s=settings.timeout,
            stdin_filename=self._stdin_filename,
        )
        for item in read_paths(paths, options=options):
            if isinstance(item, Article):
                self._articles += 1
                yield item
            elif isinstance(item, Unread):
                self.unread.append(item)
            else:
                self._waiting.setdefault(self._articles, []).append(item)

    def _with_progress(self, stream: Iterable[Report], stack: ExitStack) -> Iterator[Report]:
        if not (self._show_progress and sys.stderr.isatty()):
            yield from stream
            return
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn

        columns = (SpinnerColumn(), TextColumn("{task.completed} articles checked"))
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        task = bar.add_task("check", total=None)
        for number, report in enumerate(stream, 1):
            if number == 3:  # noqa: PLR2004 - a bar for one or two articles is a flicker
                stack.enter_context(bar)
            bar.update(task, completed=number)
            yield report

    def _count(self, report: Report) -> Report:
        self.checked += 1
        self.skipped += len(report.skipped)
        self.found.update(f.severity for f in report.findings if f.counts and not f.suppressed)
        return report

    def exit_code(self) -> int:
        """0, 1 or 2, as the module `provenance.cli` states."""
        if self.unread or not self.checked or (self._settings.strict and self.skipped):
            return 2
        if self._settings.fail_on == "never":
            return 0
        levels = _LEVELS[_LEVELS.index(self._settings.fail_on) :]
        return int(any(self.found[level] for level in levels))

    def summarize(self, out: TextIO, *, quiet: bool) -> None:
        """What was not read, what was skipped, and how much was found.

        Args:
            out: Where to; the command line gives stderr.
            quiet: Leave out the closing line.
        """
        from provenance.cli import escaped

        for row in self.unread:
            out.write(f"provenance: {escaped(row.what)}: {escaped(row.reason)}\n")
        if not self.checked:
            for rows in self._waiting.values():
                for row in rows:
                    out.write(f"provenance: skipped {escaped(row.what)}: {escaped(row.reason)}\n")
            out.write("provenance: nothing could be checked\n")
        elif not quiet:
            counts = ", ".join(f"{self.found[level]} {level}" for level in reversed(_LEVELS))
            out.write(
                f"provenance: {self.checked} checked; findings that count: {counts}; "
                f"{self.skipped} skipped\n"
            )


def _with_rows(report: Report, rows: list[Skipped]) -> Report:
    return replace(report, skipped=(*report.skipped, *rows)) if rows else report
