"""The verbs, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance import __version__
from provenance.cli import _check, _evidence, _models, _signals

app = typer.Typer(
    name="provenance",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"provenance {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show a traceback when something goes wrong.")
    ] = False,
) -> None:
    """Show how a news text frames its story and which of its sources can be corroborated.

    Everything runs on this machine; the network is touched only for a URL that you name.
    """


app.command("check")(_check.check)
app.add_typer(_evidence.app, name="evidence")
app.command("rules")(_signals.rules)
app.command("explain")(_signals.explain)
app.command("schema")(_signals.schema)
app.command("train")(_models.train)
app.command("evaluate")(_models.evaluate)
app.command("dump-config")(_check.dump_config)
