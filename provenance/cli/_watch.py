"""``watch``: feeds over time."""

from __future__ import annotations

import re
import sys
import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli._escape import escaped
from provenance.cli._options import (
    AllowPrivate,
    Config,
    Evidence,
    ExitZero,
    FailOn,
    Isolated,
    MaxBytes,
    Quiet,
    Strict,
    Timeout,
    settings_from,
)
from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from provenance.check import Checker
    from provenance.settings import Settings
    from provenance.types import Report
    from provenance.watch import Feed, Feeds, Pass, State, Told

_EVERY = re.compile(r"(\d{1,6})\s*([smhd])")
_UNIT = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def watch(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS", help="TOML file of [[feed]] tables.")],
    every: Annotated[
        str | None,
        typer.Option("--every", metavar="TIME", help="Go on, a pass every 90s, 15m, 2h or 1d."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Keep every report and difference here."),
    ] = None,
    format: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", metavar="NAME[:FILE]", help="Reports too, as 'check'; repeatable."
        ),
    ] = None,
    state: Annotated[
        Path | None,
        typer.Option("--state", metavar="FILE", help="What was seen; default beside FEEDS."),
    ] = None,
    evidence: Evidence = None,
    fail_on: FailOn = None,
    exit_zero: ExitZero = False,
    strict: Strict = None,
    max_bytes: MaxBytes = None,
    timeout: Timeout = None,
    allow_private: AllowPrivate = None,
    config: Config = None,
    isolated: Isolated = False,
    quiet: Quiet = False,
) -> None:
    """Watch feeds: check what is new, tell what changed, was removed, or lacks a correction note.

    One pass, for cron and CI, unless --every is given. Only new and changed items are checked.
    """
    from provenance.watch import load_feeds

    named = load_feeds(feeds)
    settings = settings_from(
        config=config,
        isolated=isolated,
        evidence=evidence,
        fail_on=fail_on,
        strict=strict,
        max_bytes=max_bytes,
        timeout=timeout,
        allow_private=allow_private,
    )
    settings = replace(named.applied(settings), format=tuple(format or ()))
    watcher = _Watcher(named, settings, state=state or named.state, out=out, quiet=quiet)
    pause = _seconds(every)
    while True:
        begun = time.monotonic()
        code = watcher.once()
        if pause is None:
            raise typer.Exit(0 if exit_zero and code == 1 else code)
        time.sleep(max(pause - (time.monotonic() - begun), 1.0))


def _seconds(every: str | None) -> float | None:
    if every is None:
        return None
    match = _EVERY.fullmatch(every.strip())
    if match is None or int(match[1]) == 0:
        raise UsageError(f"--every {every!r}: write a number with s, m, h or d, e.g. 15m")
    return float(int(match[1]) * _UNIT[match[2]])


class _Watcher:
    """Passes over the feeds, one after the other."""

    def __init__(
        self, feeds: Feeds, settings: Settings, *, state: Path, out: Path | None, quiet: bool
    ) -> None:
        from provenance.check import Checker
        from provenance.reading import Models

        self._feeds = feeds
        self._settings = settings
        self._place = state
        self._out = out
        self._quiet = quiet
        self._models = Models(Path(settings.models) if settings.models else None)
        self._first = Checker(settings, models=self._models)  # wrong settings are told at once
        self._failed = False

    def once(self) -> int:
        """One pass; its exit code."""
        from provenance.watch import Busy, Pass, State, lease

        with ExitStack() as stack:
            try:
                stack.enter_context(lease(self._place))
            except Busy:
                _say(f"another run holds {self._place}; nothing was done")
                return 0
            state = State(self._place)
            stack.callback(state.close)
            self._failed = False
            walk = Pass(state, self._checkers(stack))
            self._tell(walk, state)
        self._complain(walk)
        if not (walk.read or walk.waiting) or (self._settings.strict and walk.skipped):
            return 2
        return int(self._failed)

    def _checkers(self, stack: ExitStack) -> Callable[[Feed], Checker]:
        """A checker for each collection of evidence that the feeds name; one gate for all."""
        from provenance.check import Checker
        from provenance.cli._collecting import open_evidence
        from provenance.cli._inputs import Inputs

        made: dict[str | None, Checker] = {}

        def checker_of(feed: Feed) -> Checker:
            address = feed.evidence or self._settings.evidence
            if address not in made:
                settings = replace(self._settings, evidence=address)
                store = open_evidence(settings, Inputs(settings), stack)
                made[address] = Checker(
                    settings, store=store, models=self._models, gate=self._first.gate
                )
            return made[address]

        return checker_of

    def _tell(self, walk: Pass, state: State) -> None:
        """Write everything, then mark it as told."""
        from provenance.cli._outputs import open_targets
        from provenance.report import fan_out

        seqs: list[int] = []
        with ExitStack() as stack:
            events = self._events(walk, state, seqs)
            if self._settings.format:
                targets = open_targets(stack, self._settings, output=None, quiet=self._quiet)
                fan_out(events, targets)
            else:
                for _ in events:
                    pass
        sys.stdout.flush()
        state.mark_told(seqs)  # after the files have got their names

    def _events(self, walk: Pass, state: State, seqs: list[int]) -> Iterator[Report]:
        """The reports of a pass; each event is shown, and kept in the run folder, on the way."""
        from provenance.watch import Folder

        folder = Folder(self._out, state.id) if self._out is not None else None
        for told in walk.run(self._feeds.feeds):
            self._show(told)
            if folder is not None:
                folder.add(told)
            self._failed |= told.fails
            seqs.append(told.event.seq)
            if told.report is not None:
                yield told.report

    def _show(self, told: Told) -> None:
        from provenance.report._encoding import fitting
        from provenance.watch._text import lines_of

        # a report on standard output is not mixed with the events
        busy = any(":" not in name for name in self._settings.format)
        out = sys.stderr if busy else sys.stdout
        out.write(fitting(lines_of(told, brief=self._quiet), out))
        out.flush()

    def _complain(self, walk: Pass) -> None:
        for row in walk.skipped:
            _say(f"skipped {row.what}: {row.reason}")
        for name, left in walk.waiting:
            _say(f"feed {name} failed before and is left alone for {left / 60:.0f} more minutes")


def _say(message: str) -> None:
    sys.stderr.write(f"provenance: {escaped(message)}\n")
