"""Options that several verbs share, and settings made from them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from provenance.errors import UsageError
from provenance.settings import Settings, load_settings

Evidence = Annotated[
    str | None,
    typer.Option(
        "--evidence",
        metavar="PATH",
        help="Evidence collection: an SQLite file, postgresql://..., or default.",
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="PREFIX", help="Only these codes; repeatable."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="PREFIX", help="Not these codes; repeatable."),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on", metavar="LEVEL", help="info, warning, error (default) or never: exit 1."
    ),
]
ExitZero = Annotated[
    bool, typer.Option("--exit-zero", help="Exit 0 whatever is found; errors still exit 2.")
]
Strict = Annotated[bool | None, typer.Option("--strict", help="Exit 2 when anything was skipped.")]
OutletsFile = Annotated[
    str | None,
    typer.Option("--outlets", metavar="FILE", help="CSV of outlets added to the registry."),
]
ModelsFolder = Annotated[
    str | None, typer.Option("--models", metavar="DIR", help="Folder with model folders.")
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar="N", help="Processes that work; default one per core."),
]
Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings file to use.")
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Look for no settings file.")]
Fields = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="OURS=THEIRS", help="Name of a field or column; repeatable."),
]
MaxBytes = Annotated[
    int | None, typer.Option("--max-bytes", metavar="N", help="Largest document that is read.")
]
Timeout = Annotated[
    float | None, typer.Option("--timeout", metavar="SECONDS", help="Time a fetch may take.")
]
AllowPrivate = Annotated[
    bool | None,
    typer.Option("--allow-private", help="Fetch from private and loopback addresses too."),
]
Fetch = Annotated[
    bool | None,
    typer.Option("--fetch", help="Fetch pages that a sitemap names, at most 100 a run."),
]
Pages = Annotated[
    str | None,
    typer.Option("--pages", metavar="DIR", help="Folder with pages that a sitemap names."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="One line an article, no progress.")]
Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        envvar="PROVENANCE_DATASETS",
        help="Folder with the research data (attribution/, framing/, corroboration/).",
    ),
]


def settings_from(*, config: Path | None, isolated: bool, **flags: Any) -> Settings:
    """Settings of this run from the files, the environment and the flags.

    Args:
        config: Settings file named by the user.
        isolated: Look for none.
        flags: Values of options by name of the setting; None or empty means not given.
    """
    fields = flags.pop("field", None)
    if fields:
        flags["fields"] = dict(_pair(item) for item in fields)
    given = {name: value for name, value in flags.items() if value not in (None, [])}
    return load_settings(config=config, isolated=isolated, flags=given)


def _pair(item: str) -> tuple[str, str]:
    ours, sign, theirs = item.partition("=")
    if not (ours and sign and theirs):
        raise UsageError(f"--field {item!r}: write it as OURS=THEIRS, e.g. --field text=body")
    return ours, theirs


def data_folder(data: Path | None) -> Path:
    """The folder of research data that the user named.

    Raises:
        UsageError: If none was named or it is no folder.
    """
    if data is None:
        raise UsageError("name the folder of research data with --data or PROVENANCE_DATASETS")
    if not data.is_dir():
        raise UsageError(f"--data {data}: no such folder")
    return data
