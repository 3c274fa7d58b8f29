"""``rules`` lists the signals, ``explain`` prints one's page, ``schema`` the report's contract."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from provenance.errors import UsageError


def rules(
    format: Annotated[
        Literal["text", "json", "markdown"], typer.Option("--format", "-f", help="Output format.")
    ] = "text",
) -> None:
    """List every signal: code, name, severity, whose words count, what it is."""
    from provenance.signals import all_signals
    from provenance.signals._page import page

    rows = [(s, page(s)) for s in all_signals()]
    if format == "json":
        listed = [
            {
                "code": s.code,
                "name": s.name,
                "severity": s.severity,
                "counts": s.counts,
                "preview": s.preview,
                "since": s.since,
                "short": p.short,
                "sections": dict(p.sections),
            }
            for s, p in rows
        ]
        typer.echo(json.dumps(listed, ensure_ascii=False, indent=1))
    elif format == "markdown":
        typer.echo("| code | name | what it is | counts | severity |\n|---|---|---|---|---|")
        for s, p in rows:
            preview = " (preview)" if s.preview else ""
            typer.echo(f"| {s.code} | {s.name} | {p.short} | {s.counts} | {s.severity}{preview} |")
    else:
        for s, p in rows:
            typer.echo(f"{s.code}  {s.name:<30} {s.severity:<8} {s.counts:<7} {p.short}")


def explain(
    code: Annotated[str, typer.Argument(help="Code or name of a signal, e.g. PV401.")],
) -> None:
    """Print a signal's page: what it flags, why it matters, examples, limits."""
    from provenance.signals import all_signals
    from provenance.signals._page import page

    wanted = code.strip().lower()
    for signal in all_signals():
        if wanted in (signal.code.lower(), signal.name):
            text = page(signal)
            counts = f"severity {signal.severity}, counts: {signal.counts}"
            typer.echo(f"{signal.code} {signal.name} ({counts})\n\n{text.short}")
            for title, body in dict(text.sections).items():
                typer.echo(f"\n{title}\n{'-' * len(title)}\n{body}")
            return
    raise UsageError(f"no signal {code!r}; 'provenance rules' lists them")


def schema() -> None:
    """Print the JSON schema of a report."""
    from provenance.report._contract import schema_text

    typer.echo(schema_text(), nl=False)
