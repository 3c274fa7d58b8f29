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
    Fetch,
    Fields,
    Isolated,
    Jobs,
    MaxBytes,
    OutletsFile,
    Pages,
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
    epilog="Where neither --evidence nor PROVENANCE_EVIDENCE nor a setting names one, these verbs "
    "use the collection in your data folder; 'check' asks that one only with --evidence default.",
)


@app.command("add")
def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, URLs, or -.")
    ],
    evidence: Evidence = None,
    outlets: OutletsFile = None,
    field: Fields = None,
    max_bytes: MaxBytes = None,
    timeout: Timeout = None,
    allow_private: AllowPrivate = None,
    fetch: Fetch = None,
    pages: Pages = None,
    jobs: Jobs = None,
    config: Config = None,
    isolated: Isolated = False,
    quiet: Quiet = False,
) -> None:
    """Add documents: a known one changes nothing, a changed text becomes a new version."""
    from provenance.cli._collecting import collect_into, place_of
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
        fetch=fetch,
        pages=pages,
        jobs=jobs,
    )
    inputs = Inputs(settings)
    place = Path(place_of(settings))
    new = not place.exists()
    with opened(settings, create=True) as store:
        added, known = collect_into(
            store, inputs.read(paths), settings, show=not quiet, paths=paths
        )
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

    with opened(settings_from(config=config, isolated=isolated, evidence=evidence)) as store:
        for document in store.documents():
            cells = (document.id, document.published, document.outlet, document.title)
            typer.echo("\t".join(escaped(cell or "-") for cell in cells))


@app.command("show")
def show(
    document_id: Annotated[str, typer.Argument(metavar="ID", help="Id of a document.")],
    versions: Annotated[
        bool, typer.Option("--versions", help="List its versions, the newest last.")
    ] = False,
    evidence: Evidence = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Show a document: whom it credits, its copies, what is attributed in it, its text."""
    from provenance.cli._document import shown, shown_versions

    with opened(settings_from(config=config, isolated=isolated, evidence=evidence)) as store:
        document = store.get(document_id)
        if document is None:
            raise UsageError(f"not in the collection: {document_id}; see 'evidence list'")
        lines = shown_versions(store, document_id) if versions else shown(store, document)
        for line in lines:
            typer.echo(line)


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
    from provenance.evidence import query_terms

    with opened(settings_from(config=config, isolated=isolated, evidence=evidence)) as store:
        found = store.search(query_terms(query), limit=limit, since=since, until=until)
        for passage in found:
            document = store.get(passage.document_id)
            outlet = (document.outlet if document else None) or "-"
            date = (document.published if document else None) or "undated"
            where = f"{passage.document_id}:{passage.start}-{passage.end}"
            typer.echo(escaped(f"{where}  {outlet}, {date}  ({passage.score:.2f})"))
            typer.echo(f"  {escaped(' '.join(passage.text.split()))}")
    if not found:
        raise typer.Exit(1)


@app.command("stats")
def stats(evidence: Evidence = None, config: Config = None, isolated: Isolated = False) -> None:
    """Print how much the collection holds, of which dates, and its hash."""
    with opened(settings_from(config=config, isolated=isolated, evidence=evidence)) as store:
        some, snapshot = store.stats(), store.snapshot()
    typer.echo(f"documents     {some.documents}")
    typer.echo(f"passages      {some.passages}")
    typer.echo(f"attributions  {some.attributions}")
    typer.echo(f"dates         {some.first or '-'} to {some.last or '-'}; {some.undated} undated")
    typer.echo(f"sha256        {snapshot.sha256}")


@app.command("remove")
def remove(
    keys: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids or URLs.")],
    evidence: Evidence = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Remove documents by id or URL, all versions of them."""
    with opened(settings_from(config=config, isolated=isolated, evidence=evidence)) as store:
        missing = [key for key in keys if not store.remove(key)]
    typer.echo(f"{len(keys) - len(missing)} removed", err=True)
    if missing:
        raise UsageError(f"not in the collection: {', '.join(missing)}; see 'evidence list'")


@app.command("verify")
def verify(evidence: Evidence = None, config: Config = None, isolated: Isolated = False) -> None:
    """Read everything again: pages, texts against their hashes, spans, every index entry."""
    from provenance.cli._escape import escaped

    with opened(settings_from(config=config, isolated=isolated, evidence=evidence)) as store:
        damaged = 0
        for line in store.verify():
            damaged += 1
            typer.echo(escaped(line))
        documents = None if damaged else store.stats().documents
    if damaged:
        typer.echo(
            f"{damaged} damaged; restore a copy, or save what can be read with 'provenance "
            "evidence export -o FILE' and add it to a new collection",
            err=True,
        )
        raise typer.Exit(2)
    typer.echo(f"{documents} documents: nothing is damaged", err=True)


@app.command("export")
def export(
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="File; standard output by default."),
    ] = None,
    evidence: Evidence = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Write the newest version of every document as JSON Lines that 'evidence add' reads."""
    from provenance.cli._document import exported
    from provenance.report import write_atomically

    with opened(settings_from(config=config, isolated=isolated, evidence=evidence)) as store:
        if output is None:
            for line in exported(store):
                typer.echo(line)
            return
        with write_atomically(output) as out:
            for line in exported(store):
                out.write(line + "\n")


def opened(settings: Settings, *, create: bool = False) -> EvidenceStore:
    """The collection of these settings, else the user's own.

    Args:
        settings: Their `evidence` names it.
        create: Make it where it is missing, and the folder of the user's own.

    Raises:
        EvidenceError: If it cannot be opened.
        UsageError: If a folder is named.
    """
    from provenance.cli._collecting import DEFAULT, place_of
    from provenance.evidence import open_store

    place = place_of(settings)
    if create and settings.evidence in (None, DEFAULT):
        Path(place).parent.mkdir(parents=True, exist_ok=True)
    if create and Path(place).is_dir():
        raise UsageError(f"--evidence {place}: is a folder; name a file")
    return open_store(place, create=create)
