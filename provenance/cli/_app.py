"""The verbs, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance import __version__
from provenance.cli._agreement import agreement
from provenance.cli._check import check, dump_config
from provenance.cli._copies import copies
from provenance.cli._desk import desk
from provenance.cli._diff import diff
from provenance.cli._evidence import app as evidence
from provenance.cli._models import evaluate, train
from provenance.cli._policy import app as policy
from provenance.cli._signals import explain, rules, schema
from provenance.cli._watch import watch

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


app.command("check")(check)
app.add_typer(evidence, name="evidence")
app.command("copies")(copies)
app.command("diff")(diff)
app.command("watch")(watch)
app.add_typer(policy, name="policy")
app.command("rules")(rules)
app.command("explain")(explain)
app.command("schema")(schema)
app.command("train")(train)
app.command("evaluate")(evaluate)
app.command("desk")(desk)
app.command("agreement")(agreement)
app.command("dump-config")(dump_config)
