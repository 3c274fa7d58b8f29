"""``copies``: who printed whose text."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from provenance.cli._options import (
    AllowPrivate,
    Config,
    Evidence,
    Fields,
    Isolated,
    MaxBytes,
    OutletsFile,
    Quiet,
    Timeout,
    settings_from,
)
from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.cli._inputs import Inputs
    from provenance.evidence import EvidenceDocument
    from provenance.outlets import Outlets
    from provenance.settings import Settings


def copies(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="Files, folders, URLs, or -.")
    ] = None,
    evidence: Evidence = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help="text, json or jsonl.")
    ] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ] = None,
    outlets: OutletsFile = None,
    field: Fields = None,
    max_bytes: MaxBytes = None,
    timeout: Timeout = None,
    allow_private: AllowPrivate = None,
    config: Config = None,
    isolated: Isolated = False,
    quiet: Quiet = False,
) -> None:
    """List syndicated and partly copied articles: whose text, who printed it first, how much.

    With PATHs and --evidence, the articles are held against each other and the collection; with
    --evidence alone, the collection against itself.
    """
    from provenance.cli._inputs import Inputs
    from provenance.corroboration.copies import CopyModel
    from provenance.corroboration.copies.account import account_of
    from provenance.corroboration.copies.families import Collection
    from provenance.outlets import Outlets
    from provenance.report import write_atomically
    from provenance.report._copies import WRITERS

    if format_ not in WRITERS:
        raise UsageError(f"no format named {format_!r}; there are: {', '.join(sorted(WRITERS))}")
    settings = settings_from(
        config=config,
        isolated=isolated,
        evidence=evidence,
        outlets=outlets,
        field=field,
        max_bytes=max_bytes,
        timeout=timeout,
        allow_private=allow_private,
    )
    if not (paths or settings.evidence):
        raise UsageError("name articles to compare, or a collection with --evidence PATH")
    registry = Outlets.load(extra=Path(settings.outlets) if settings.outlets else None)
    folder = Path(settings.models) if settings.models else None
    inputs = Inputs(settings)
    with ExitStack() as stack:
        collection = Collection(CopyModel.load(folder=folder), registry)
        stack.callback(collection.close)
        for document, asked in _documents(paths or [], inputs, settings, registry, stack, quiet):
            collection.add(document, asked=asked)
        inputs.complain(sys.stderr)
        if not len(collection):
            sys.stderr.write("provenance: nothing could be compared\n")
            raise typer.Exit(2)
        out = stack.enter_context(write_atomically(output)) if output else _standard_output()
        told = (account_of(family, registry) for family in collection.families())
        count = WRITERS[format_](told, out)
        if not quiet:
            sys.stderr.write(
                f"provenance: {len(collection)} articles compared; "
                f"{count} {'family' if count == 1 else 'families'} of copies\n"
            )
    if inputs.unread:
        raise typer.Exit(2)


def _documents(
    paths: Sequence[str],
    inputs: Inputs,
    settings: Settings,
    outlets: Outlets,
    stack: ExitStack,
    quiet: bool,
) -> Iterator[tuple[EvidenceDocument, bool]]:
    """The documents, and whether each was asked about."""
    from provenance.cli._collecting import holds_documents
    from provenance.cli._progress import counted
    from provenance.collect import document_of
    from provenance.evidence import open_store

    for article in counted(inputs.read(paths), "read", show=not quiet):
        yield document_of(article, outlets), True
    if settings.evidence is None:
        return
    if holds_documents(settings.evidence):
        for article in counted(inputs.read([settings.evidence]), "read", show=not quiet):
            yield document_of(article, outlets), not paths
        return
    store = stack.enter_context(open_store(settings.evidence, create=False))
    for document in counted(store.documents(), "read", show=not quiet):
        yield document, not paths


def _standard_output() -> TextIO:
    """Standard output as UTF-8 whatever the locale; what UTF-8 cannot hold is escaped."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    return sys.stdout
