"""``desk``: the editor's desk in a browser."""

from __future__ import annotations

import getpass
import secrets
import sys
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli._options import (
    AllowPrivate,
    Config,
    Evidence,
    Isolated,
    MaxBytes,
    OutletsFile,
    Timeout,
    settings_from,
)
from provenance.errors import UsageError

_SHORTEST = 16


def desk(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Run folders and report files (JSON, JSONL)."),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option("--folder", metavar="DIR", help="Where the desk keeps everything."),
    ] = None,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", help="Port; 0 takes any.")] = 8765,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="Name it also answers under; repeatable."),
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            metavar="TEXT",
            envvar="PROVENANCE_DESK_TOKEN",
            help="What one must know to come in; made where it is needed.",
        ),
    ] = None,
    editor: Annotated[
        str | None, typer.Option("--editor", metavar="NAME", help="Name that is offered.")
    ] = None,
    evidence: Evidence = None,
    outlets: OutletsFile = None,
    max_bytes: MaxBytes = None,
    timeout: Timeout = None,
    allow_private: AllowPrivate = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Work through reports in a browser: read, accept, dismiss, correct.

    The desk listens on this machine only, unless --host names another address.
    """
    try:
        from provenance.desk import Desk, serve
    except ImportError as error:
        raise UsageError(
            f"the desk needs more packages ({error.name}): pip install 'provenance-checker[desk]'"
        ) from error
    from provenance.desk._feeds import look
    from provenance.desk._serve import is_loopback
    from provenance.evidence import default_collection

    settings = settings_from(
        config=config,
        isolated=isolated,
        evidence=evidence,
        outlets=outlets,
        max_bytes=max_bytes,
        timeout=timeout,
        allow_private=allow_private,
    )
    if token is not None and len(token) < _SHORTEST:
        raise UsageError(f"--token: use {_SHORTEST} characters or more, or leave it to us")
    made = token is None and not is_loopback(host)
    opened = Desk(
        folder or default_collection().parent / "desk",
        settings=settings,
        token=secrets.token_urlsafe(24) if made else token,
        hosts=tuple(name or ()),
        editor=_known(editor),
        feeds=tuple(paths or ()),
    )
    new, lost = look(opened)
    for line in lost:
        sys.stderr.write(f"provenance: {line}\n")
    if paths:
        sys.stderr.write(f"provenance: {new} new reports\n")

    def ready(address: str) -> None:
        sys.stderr.write(f"provenance: the desk is at {address} (Ctrl-C ends it)\n")
        if made:
            sys.stderr.write(f"provenance: its token, said once: {opened.token}\n")
        sys.stderr.flush()

    serve(opened, host=host, port=port, ready=ready)


def _known(editor: str | None) -> str:
    """The editor's name, or the name they have on this machine."""
    if editor:
        return editor
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
