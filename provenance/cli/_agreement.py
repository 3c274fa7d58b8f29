"""``agreement``: what the desk decided, as figures, settings or data."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from provenance.decisions import Agreement, Standing


def agreement(
    db: Annotated[
        Path, typer.Argument(metavar="DB", help="The desk's folder or its decisions.sqlite.")
    ],
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help="text, json, policy, suppressions, labels or webannotation.",
        ),
    ] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ] = None,
) -> None:
    """Show how often the desk agreed with each signal; export its decisions.

    'policy' proposes settings, 'suppressions' are [[suppress]] tables for CI, 'labels' is what
    'provenance evaluate decisions' reads.
    """
    from provenance.decisions import Decisions, standing
    from provenance.report import write_atomically

    if format_ not in _WRITERS:
        raise UsageError(f"no format named {format_!r}; there are: {', '.join(_WRITERS)}")
    path = db / "decisions.sqlite" if db.is_dir() else db
    with ExitStack() as stack:
        decisions = stack.enter_context(Decisions(path))
        lines = _WRITERS[format_](standing(decisions.all()))
        if output is None:
            for line in lines:
                typer.echo(line)
            return
        out = stack.enter_context(write_atomically(output))
        for line in lines:
            out.write(f"{line}\n")


def _found(stand: Iterable[Standing]) -> list[Agreement]:
    from provenance.decisions import agreements, labels

    return agreements(labels(stand))


def _text(stand: Iterable[Standing]) -> Iterator[str]:
    found = _found(stand)
    if not found:
        yield "Nothing was decided yet."
        return
    yield f"{'':24} {'agreed':>12}  {'share (95 % interval)':24} disputed"
    for item in found:
        low, high = item.interval
        share = f"{item.share:.2f} ({low:.2f} to {high:.2f})" if item.n else "-"
        of = f"{item.right} of {item.n}"
        yield f"{item.code:24} {of:>12}  {share:24} {item.disputed or ''}".rstrip()
    yield from ("", *_policy_of(found))


def _json(stand: Iterable[Standing]) -> Iterator[str]:
    rows = [
        {
            "code": item.code,
            "name": item.name,
            "right": item.right,
            "n": item.n,
            "share": round(item.share, 6) if item.n else None,
            "low": round(item.interval[0], 6),
            "high": round(item.interval[1], 6),
            "disputed": item.disputed,
        }
        for item in _found(stand)
    ]
    yield json.dumps(rows, indent=2)


def _policy(stand: Iterable[Standing]) -> Iterator[str]:
    yield from _policy_of(_found(stand))


def _policy_of(found: list[Agreement]) -> Iterator[str]:
    from provenance.decisions import propose
    from provenance.decisions._agreement import ENOUGH

    proposals = list(propose(found))
    if not proposals:
        yield f"# Nothing to propose: no signal has {ENOUGH} judged findings that speak clearly."
        return
    ignored = [p for p in proposals if p.severity is None]
    for item in ignored:
        yield f"# {item.code}: {item.why}"
    if ignored:
        yield f"ignore = {json.dumps([p.code for p in ignored])}"
    changed = [p for p in proposals if p.severity is not None]
    if changed:
        yield "[severity]"
    for item in changed:
        yield f'{item.code} = "{item.severity}"  # {item.why}'


def _suppressions(stand: Iterable[Standing]) -> Iterator[str]:
    from provenance.decisions import suppressions

    return suppressions(stand)


def _labels(stand: Iterable[Standing]) -> Iterator[str]:
    from provenance.decisions import labels

    return (json.dumps(label) for label in labels(stand))


def _web_annotation(stand: Iterable[Standing]) -> Iterator[str]:
    from provenance.decisions import as_annotations

    return (json.dumps(item) for item in as_annotations(stand))


_WRITERS: dict[str, Callable[[Iterable[Standing]], Iterator[str]]] = {
    "text": _text,
    "json": _json,
    "policy": _policy,
    "suppressions": _suppressions,
    "labels": _labels,
    "webannotation": _web_annotation,
}
