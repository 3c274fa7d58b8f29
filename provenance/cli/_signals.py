"""``rules`` lists the signals, ``explain`` prints one's page, ``schema`` the report's contract."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from provenance.errors import UsageError

if TYPE_CHECKING:
    from provenance.signals import Page, Signal


def rules(
    format: Annotated[
        Literal["text", "json", "markdown"], typer.Option("--format", "-f", help="Output format.")
    ] = "text",
) -> None:
    """List every signal: code, name, what it is, whose words count, severity, what was measured."""
    from provenance.signals import all_signals
    from provenance.signals._page import page

    rows = [(signal, page(signal)) for signal in all_signals()]
    if format == "json":
        listed = [_as_object(signal, text) for signal, text in rows]
        typer.echo(json.dumps(listed, ensure_ascii=False, indent=1))
    elif format == "markdown":
        typer.echo(_MARKDOWN_HEAD)
        for signal, text in rows:
            typer.echo(f"| {' | '.join(_cells(signal, text))} |")
    else:
        head = ("code", "name", "what it is", "counts", "severity", "precision", "per 1,000", "")
        for cells in [head, *(_cells(signal, text) for signal, text in rows)]:
            typer.echo(_TEXT_ROW.format(*cells).rstrip())


_MARKDOWN_HEAD = """\
| code | name | what it is | whose words | severity | precision | per 1,000 articles | preview |
|---|---|---|---|---|---|---|---|"""
_TEXT_ROW = "{0:5}  {1:28} {4:8} {3:6}  {5:19} {6:>9}  {7:7}  {2}"
"""Code, name, severity, whose words, precision, rate, preview, and last what it is."""


def _cells(signal: Signal, text: Page) -> tuple[str, ...]:
    """What a table says of a signal; what was not measured is a dash."""
    precision, rate = "–", "–"
    if text.measured is not None:
        m = text.measured
        rate = f"{m.rate:,g}"
        if m.precision is not None:
            precision = f"{m.precision:.2f} ({m.right:g} of {m.read})"
    preview = "preview" if signal.preview else ""
    own = (signal.code, signal.name, text.short, signal.counts, signal.severity)
    return (*own, precision, rate, preview)


def _as_object(signal: Signal, text: Page) -> dict[str, object]:
    return {
        "code": signal.code,
        "name": signal.name,
        "severity": signal.severity,
        "counts": signal.counts,
        "preview": signal.preview,
        "since": signal.since,
        "short": text.short,
        "measured": None if text.measured is None else asdict(text.measured),
        "sections": dict(text.sections),
    }


def explain(
    code: Annotated[str, typer.Argument(help="Code or name of a signal, e.g. PV401.")],
) -> None:
    """Print a signal's page: what it flags, why it matters, examples, figures, limits."""
    from provenance.signals import all_signals
    from provenance.signals._page import page

    wanted = code.strip().lower()
    for signal in all_signals():
        if wanted in (signal.code.lower(), signal.name):
            text = page(signal)
            counts = f"severity {signal.severity}, counts: {signal.counts}"
            counts += ", preview" if signal.preview else ""
            typer.echo(f"{signal.code} {signal.name} ({counts})\n\n{text.short}")
            for title, body in dict(text.sections).items():
                typer.echo(f"\n{title}\n{'-' * len(title)}\n{body}")
            return
    raise UsageError(f"no signal {code!r}; 'provenance rules' lists them")


def schema(
    of: Annotated[
        Literal["report", "difference"], typer.Argument(help="What 'check' or 'diff' writes.")
    ] = "report",
) -> None:
    """Print the JSON schema of a report, or of a difference."""
    if of == "difference":
        from provenance.diff._dict import schema_text
    else:
        from provenance.report._contract import schema_text

    typer.echo(schema_text(), nl=False)
