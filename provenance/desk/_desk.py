"""What the desk stands on: its folder, its settings, who may come in."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from provenance.decisions import Decisions
from provenance.desk._jobs import Jobs
from provenance.desk._sessions import Sessions
from provenance.desk._shelf import Shelf
from provenance.errors import UsageError
from provenance.gate import Gate
from provenance.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Desk:
    """One desk.

    Attributes:
        folder: Holds everything the desk keeps; made where it is missing, for its owner only.
        settings: Settings of the checks it runs, its evidence collection and its limits.
        token: What one has to know to come in, or None where this machine's users may.
        hosts: Names under which the desk answers, beside ``localhost`` and plain addresses.
        editor: Name that is offered to whoever comes in.
        feeds: Run folders and report files that are looked through for reports.
    """

    folder: Path
    settings: Settings = field(default_factory=Settings)
    token: str | None = None
    hosts: tuple[str, ...] = ()
    editor: str = ""
    feeds: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with suppress(OSError):  # a folder of somebody else's that we may write to
                self.folder.chmod(0o700)
            (self.folder / "reports").mkdir(exist_ok=True)
        except OSError as error:
            raise UsageError(
                f"--folder {self.folder}: {error.strerror}; name one that you may write to"
            ) from error
        self.decisions().close()

    def decisions(self) -> Decisions:
        """The file of decisions, opened; to be closed by the caller, and used by one thread."""
        return Decisions(self.folder / "decisions.sqlite", create=True)

    @cached_property
    def shelf(self) -> Shelf:
        """The reports."""
        return Shelf(self.folder)

    @cached_property
    def sessions(self) -> Sessions:
        """Who has come in."""
        return Sessions(self.folder / "desk.sqlite", self.secret)

    @cached_property
    def jobs(self) -> Jobs:
        """Checks that wait, run or have run."""
        return Jobs(self.shelf, self.settings)

    @cached_property
    def gate(self) -> Gate:
        """Applies the settings to reports of run folders, which are kept ungated."""
        return Gate(self.settings)

    @cached_property
    def secret(self) -> bytes:
        """Key of the forms' tokens; kept, so that a restart does not throw away open forms."""
        path = self.folder / "secret"
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_bytes()
        with os.fdopen(handle, "wb") as out:
            made = secrets.token_bytes(32)
            out.write(made)
        return made
