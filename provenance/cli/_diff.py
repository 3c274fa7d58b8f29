"""``diff``: what changed between two versions of an article, or of many."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from provenance.cli._options import (
    AllowPrivate,
    Config,
    Evidence,
    ExitZero,
    Fields,
    Ignore,
    Isolated,
    MaxBytes,
    ModelsFolder,
    OutletsFile,
    Quiet,
    Select,
    Timeout,
    settings_from,
)
from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from provenance.diff import Difference
    from provenance.settings import Settings
    from provenance.types import Finding, Report

_FORMATS = ("text", "json", "jsonl")
_NOT_THE_TEXTS = ("PV603", "PV9")


def diff(
    old: Annotated[str, typer.Argument(help="The older version: a file, folder, feed or URL.")],
    new: Annotated[str, typer.Argument(help="The newer version.")],
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help="text, json or jsonl.")
    ] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ] = None,
    evidence: Evidence = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="LEVEL",
            help="info, warning, error (default) or never: exit 1 if one came.",
        ),
    ] = None,
    exit_zero: ExitZero = False,
    outlets: OutletsFile = None,
    field: Fields = None,
    max_bytes: MaxBytes = None,
    timeout: Timeout = None,
    allow_private: AllowPrivate = None,
    models: ModelsFolder = None,
    config: Config = None,
    isolated: Isolated = False,
    quiet: Quiet = False,
) -> None:
    """Compare two versions of an article: headline, quotations, figures, sources, wording, score.

    Two feeds or folders are compared item by item, matched by id, address or path. PV603 tells
    where a version differs in substance and carries no correction, update or editor's note.
    """
    from provenance.report import write_atomically

    if format_ not in _FORMATS:
        raise UsageError(f"no format named {format_!r}; there are: {', '.join(_FORMATS)}")
    settings = settings_from(
        config=config,
        isolated=isolated,
        evidence=evidence,
        select=select,
        ignore=ignore,
        fail_on=fail_on,
        outlets=outlets,
        field=field,
        max_bytes=max_bytes,
        timeout=timeout,
        allow_private=allow_private,
        models=models,
    )
    with ExitStack() as stack:
        comparison = _Comparison(settings, old, new, stack)
        out = stack.enter_context(write_atomically(output)) if output else _standard_output()
        _WRITERS[format_](comparison.run(), out, quiet=quiet)
        if not comparison.pairs:
            sys.stderr.write("provenance: the two have no article in common\n")
            raise typer.Exit(2)
    if not quiet:
        sys.stderr.write(
            f"provenance: {comparison.pairs} compared, {comparison.changed} with changed text\n"
        )
    code = comparison.exit_code()
    raise typer.Exit(0 if exit_zero and code == 1 else code)


class _Comparison:
    """Reads two inputs, checks the pairs whose text differs, and keeps count.

    Args:
        settings: Settings of the run.
        old: The older input.
        new: The newer input.
        stack: Closes the evidence when the run ends.
    """

    def __init__(self, settings: Settings, old: str, new: str, stack: ExitStack) -> None:
        from provenance.check import Checker
        from provenance.cli._collecting import open_evidence
        from provenance.cli._inputs import Inputs

        # Two versions of an article are no evidence for one another.
        self._settings = replace(settings, mutual=False)
        self._names = old, new
        self._inputs = [Inputs(self._settings), Inputs(self._settings)]
        self._evidence = Inputs(self._settings)
        store = open_evidence(self._settings, self._evidence, stack)
        self._checker = Checker(self._settings, store=store)
        self._failed = False
        self.pairs = 0
        self.changed = 0

    def run(self) -> Iterator[tuple[Difference, Finding | None]]:
        """Every pair with its difference, and PV603 where it holds."""
        from provenance.cli._escape import escaped
        from provenance.diff._pairs import versions

        old, new = self._names
        streams = [i.read([name]) for i, name in zip(self._inputs, self._names, strict=True)]
        for pair in versions(*streams, roots=(old, new)):
            if pair.old is None or pair.new is None:
                only = pair.old or pair.new
                side = "old" if pair.new is None else "new"
                name = escaped(only.id if only else "")
                sys.stderr.write(f"provenance: only in the {side} version: {name}\n")
                continue
            self.pairs += 1
            if (pair.old.text, pair.old.title) == (pair.new.text, pair.new.title):
                continue
            self.changed += 1
            yield self._compared(self._checker.examine(pair.old), self._checker.examine(pair.new))
        for inputs in self._inputs:
            inputs.complain(sys.stderr)

    def _compared(self, old: Report, new: Report) -> tuple[Difference, Finding | None]:
        from provenance.diff import diff as difference_of
        from provenance.diff import with_correction

        told = with_correction(new, difference_of(old, new))
        gated = self._checker.gate.apply(told)
        wants = self._checker.gate.policy.rules(new.article).wants
        difference = difference_of(_only(old, wants), _only(gated, wants))
        finding = next((f for f in gated.findings if f.code == "PV603"), None)
        came = {_place(c.new) for c in difference.findings if c.kind == "came" and c.new}
        fresh = [f for f in gated.findings if _place(f) in came or f is finding]
        self._failed |= self._checker.gate.fails(replace(gated, findings=tuple(fresh)))
        return difference, finding

    def exit_code(self) -> int:
        """0, 1 or 2, as the module `provenance.cli` states."""
        if any(inputs.unread for inputs in (*self._inputs, self._evidence)):
            return 2
        return int(self._failed)


def _place(finding: Finding) -> tuple[str, str, int, int]:
    return finding.code, finding.where, finding.start, finding.end


def _only(report: Report, wanted: Callable[[str], bool]) -> Report:
    """A report with the findings of some codes: limits and suppressions belong to `check`."""
    kept = (f for f in report.findings if wanted(f.code) and not f.code.startswith(_NOT_THE_TEXTS))
    return replace(report, findings=tuple(kept))


def _text(
    compared: Iterator[tuple[Difference, Finding | None]], out: TextIO, *, quiet: bool
) -> None:
    from provenance.diff._text import text_of
    from provenance.report._encoding import fitting

    for number, (difference, finding) in enumerate(compared):
        if number:
            out.write("\n")
        out.write(fitting(text_of(difference, finding, brief=quiet), out))


def _json(
    compared: Iterator[tuple[Difference, Finding | None]], out: TextIO, *, quiet: bool
) -> None:
    from provenance.diff._dict import as_dict
    from provenance.report._encoding import ascii_json

    del quiet
    rows = [as_dict(difference, finding) for difference, finding in compared]
    text = json.dumps(rows[0] if len(rows) == 1 else rows, ensure_ascii=False, indent=1)
    out.write(ascii_json(text, out) + "\n")


def _jsonl(
    compared: Iterator[tuple[Difference, Finding | None]], out: TextIO, *, quiet: bool
) -> None:
    from provenance.diff._dict import as_dict
    from provenance.report._encoding import ascii_json

    del quiet
    for difference, finding in compared:
        line = json.dumps(as_dict(difference, finding), ensure_ascii=False)
        out.write(ascii_json(line, out) + "\n")
        out.flush()


_WRITERS = {"text": _text, "json": _json, "jsonl": _jsonl}


def _standard_output() -> TextIO:
    """Standard output as UTF-8 whatever the locale; what UTF-8 cannot hold is escaped."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    return sys.stdout
