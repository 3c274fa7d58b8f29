"""``check``: articles in, reports out, an exit code that CI can build on."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli._options import (
    AllowPrivate,
    Config,
    Evidence,
    ExitZero,
    FailOn,
    Fetch,
    Fields,
    Ignore,
    Isolated,
    Jobs,
    MaxBytes,
    ModelsFolder,
    OutletsFile,
    Pages,
    Quiet,
    Select,
    Strict,
    Timeout,
    settings_from,
)

if TYPE_CHECKING:
    from provenance.settings import Settings


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Files, folders, URLs, or - for standard input."),
    ] = None,
    format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME[:FILE]",
            help="text (default), html, markdown, json, jsonl, csv, sarif, junit, github, gitlab, "
            "rdjsonl, prov, webannotation; repeatable.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the report to a file."),
    ] = None,
    evidence: Evidence = None,
    mutual: Annotated[
        bool | None,
        typer.Option(
            "--mutual/--no-mutual", help="Articles checked together are evidence for one another."
        ),
    ] = None,
    select: Select = None,
    extend_select: Annotated[
        list[str] | None,
        typer.Option("--extend-select", metavar="PREFIX", help="These codes too; repeatable."),
    ] = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    exit_zero: ExitZero = False,
    min_severity: Annotated[
        str | None,
        typer.Option("--min-severity", metavar="LEVEL", help="Show findings from this level on."),
    ] = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            "--min-confidence", metavar="P", help="Show findings from this on (default 0.5)."
        ),
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline", metavar="FILE", help="Findings known already; they fail nobody."
        ),
    ] = None,
    update_baseline: Annotated[
        bool,
        typer.Option("--update-baseline", help="Write the findings of this run as the baseline."),
    ] = False,
    strict: Strict = None,
    outlets: OutletsFile = None,
    outlet: Annotated[
        str | None,
        typer.Option("--outlet", metavar="NAME", help="Publication of the articles checked."),
    ] = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option("--stdin-filename", metavar="NAME", help="Name (and suffix) of stdin."),
    ] = None,
    field: Fields = None,
    readability: Annotated[
        str | None,
        typer.Option("--readability", metavar="LEVEL", help="basic (default) or full."),
    ] = None,
    color: Annotated[
        str | None, typer.Option("--color", metavar="WHEN", help="auto, always or never.")
    ] = None,
    max_bytes: MaxBytes = None,
    timeout: Timeout = None,
    allow_private: AllowPrivate = None,
    fetch: Fetch = None,
    pages: Pages = None,
    models: ModelsFolder = None,
    jobs: Jobs = None,
    backend: Annotated[
        str | None,
        typer.Option("--backend", metavar="NAME", help="processes (default) or dask."),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="ADDRESS", help="Scheduler of the Dask cluster."),
    ] = None,
    run_folder: Annotated[
        Path | None,
        typer.Option("--run", metavar="DIR", help="Keep the run here; resume it if interrupted."),
    ] = None,
    cache: Annotated[
        str | None,
        typer.Option("--cache", metavar="DIR", help="Folder of the cache of examined articles."),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Examine every article, changed or not.")
    ] = False,
    config: Config = None,
    isolated: Isolated = False,
    quiet: Quiet = False,
) -> None:
    """Check articles: whose words frame the story, and who confirms its sources."""
    settings = settings_from(
        config=config,
        isolated=isolated,
        format=format,
        evidence=evidence,
        mutual=mutual,
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        fail_on=fail_on,
        min_severity=min_severity,
        min_confidence=min_confidence,
        baseline=baseline,
        strict=strict,
        outlets=outlets,
        outlet=outlet,
        field=field,
        readability=readability,
        color=color,
        max_bytes=max_bytes,
        timeout=timeout,
        allow_private=allow_private,
        fetch=fetch,
        pages=pages,
        models=models,
        jobs=jobs,
        backend=backend,
        scheduler=scheduler,
        cache="off" if no_cache else cache,
    )
    code = run(
        paths or ["-"],
        settings,
        output=output,
        stdin_filename=stdin_filename,
        quiet=quiet,
        update_baseline=update_baseline,
        folder=run_folder,
    )
    raise typer.Exit(0 if exit_zero and code == 1 else code)


def run(
    paths: list[str],
    settings: Settings,
    *,
    output: Path | None = None,
    stdin_filename: str | None = None,
    quiet: bool = False,
    update_baseline: bool = False,
    folder: Path | None = None,
) -> int:
    """Check and write; return the exit code.

    Args:
        paths: As given on the command line.
        settings: Settings of the run.
        output: File for the one format that names none.
        stdin_filename: Name standard input goes by.
        quiet: One line an article, no progress.
        update_baseline: Take what is found into the baseline, and drop what is gone.
        folder: Folder that the run is kept in, or None.
    """
    from provenance.cli._batch import Batch, NothingChecked
    from provenance.cli._outputs import open_targets
    from provenance.report import fan_out

    batch = Batch(
        settings,
        stdin_filename=stdin_filename,
        show=not quiet,
        update_baseline=update_baseline,
        folder=folder,
    )
    try:
        with ExitStack() as stack:
            targets = open_targets(stack, settings, output=output, quiet=quiet)
            fan_out(batch.reports(paths, stack), targets)
        batch.keep_baseline()
    except NothingChecked:
        pass  # the files of this run were given up before they got their names
    except KeyboardInterrupt:
        batch.interrupted(sys.stderr)
        raise
    batch.summarize(sys.stderr, quiet=quiet)
    return batch.exit_code()


def dump_config(
    default: Annotated[
        bool, typer.Option("--default", help="The defaults, not this folder's settings.")
    ] = False,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Print the settings of this folder as TOML."""
    settings = settings_from(config=config, isolated=isolated or default)
    if default:
        settings = replace(type(settings)())
    typer.echo(settings.as_toml(), nl=False)
