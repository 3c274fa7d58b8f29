"""``evidence``: a collection of documents that statements are held against."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli._options import (
    AllowPrivate,
    Config,
    Evidence,
    Fields,
    Isolated,
    MaxBytes,
    Quiet,
    Timeout,
    settings_from,
)
from provenance.errors import UsageError

if TYPE_CHECKING:
    from provenance.evidence import EvidenceStore
    from provenance.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Keep a collection of other coverage that statements are held against.",
)


@app.command("add")
def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, URLs, or -.")
    ],
    evidence: Evidence = None,
    outlets: Annotated[
        str | None,
        typer.Option("--outlets", metavar="FILE", help="CSV of outlets added to the registry."),
    ] = None,
    field: Fields = None,
    max_bytes: MaxBytes = None,
    timeout: Timeout = None,
    allow_private: AllowPrivate = None,
    config: Config = None,
    isolated: Isolated = False,
    quiet: Quiet = False,
) -> None:
    """Add documents; adding the same one twice changes nothing."""
    from provenance.cli._collecting import collect_into
    from provenance.cli._inputs import Inputs

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
    inputs = Inputs(settings)
    place = Path(settings.evidence or "")
    new = not place.exists()
    with _open(settings, create=True) as store:
        added, known = collect_into(store, inputs.read(paths), settings, show=not quiet)
    inputs.complain(sys.stderr)
    if new and not (added or known):
        place.unlink(missing_ok=True)  # nothing could be read: leave no empty collection behind
    if not quiet:
        typer.echo(f"{added} added, {known} already there", err=True)
    if inputs.unread or not (added or known):
        raise typer.Exit(2)


@app.command("list")
def list_(evidence: Evidence = None, config: Config = None, isolated: Isolated = False) -> None:
    """List the documents: id, date, outlet, title."""
    from provenance.cli._escape import escaped

    with _open(settings_from(config=config, isolated=isolated, evidence=evidence)) as store:
        for document in store.documents():
            cells = (document.id, document.published, document.outlet, document.title)
            typer.echo("\t".join(escaped(cell or "-") for cell in cells))


@app.command("remove")
def remove(
    keys: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids or URLs.")],
    evidence: Evidence = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Remove documents by id or URL."""
    with _open(settings_from(config=config, isolated=isolated, evidence=evidence)) as store:
        missing = [key for key in keys if not store.remove(key)]
    typer.echo(f"{len(keys) - len(missing)} removed", err=True)
    if missing:
        raise UsageError(f"not in the collection: {', '.join(missing)}; see 'evidence list'")


@app.command("stats")
def stats(evidence: Evidence = None, config: Config = None, isolated: Isolated = False) -> None:
    """Print how much the collection holds, of which dates, and its hash."""
    with _open(settings_from(config=config, isolated=isolated, evidence=evidence)) as store:
        some, snapshot = store.stats(), store.snapshot()
    typer.echo(f"documents     {some.documents}")
    typer.echo(f"passages      {some.passages}")
    typer.echo(f"attributions  {some.attributions}")
    typer.echo(f"dates         {some.first or '-'} to {some.last or '-'}; {some.undated} undated")
    typer.echo(f"sha256        {snapshot.sha256}")


@app.command("search")
def search(
    query: Annotated[str, typer.Argument(help="Words to look for.")],
    evidence: Evidence = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Most passages shown.")] = 10,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Search the passages; undated documents are inside every window."""
    from provenance.cli._escape import escaped
    from provenance.evidence import terms

    with _open(settings_from(config=config, isolated=isolated, evidence=evidence)) as store:
        found = store.search(terms(query), limit=limit, since=since, until=until)
        for passage in found:
            document = store.get(passage.document_id)
            outlet = (document.outlet if document else None) or "-"
            date = (document.published if document else None) or "undated"
            where = f"{passage.document_id}:{passage.start}-{passage.end}"
            typer.echo(escaped(f"{where}  {outlet}, {date}  ({passage.score:.2f})"))
            typer.echo(f"  {escaped(' '.join(passage.text.split()))}")
    if not found:
        raise typer.Exit(1)


def _open(settings: Settings, *, create: bool = False) -> EvidenceStore:
    from provenance.evidence import open_store

    if settings.evidence is None:
        raise UsageError("name the collection with --evidence PATH or PROVENANCE_EVIDENCE")
    if create and Path(settings.evidence).is_dir():
        raise UsageError(f"--evidence {settings.evidence}: is a folder; name a file")
    return open_store(settings.evidence, create=create)
