"""A folder that a long run keeps its reports in as they are done, so that it can be resumed.

Layout, for whoever reads it (`reports_of` does)::

    DIR/run.json                      what was asked: ``format``, ``version``, ``asked`` (inputs,
                                      evidence, hashes of settings, models and program),
                                      ``articles`` and ``done`` (true once the run has ended)
    DIR/reports/0000012-<key>.report  the report on the 13th article, examined and not yet gated,
                                      as `provenance.packed.pack` writes it; ``key`` is the
                                      beginning of the hash of all that makes it
    DIR/articles.spool                where articles are evidence for one another: the articles,
    DIR/evidence.sqlite               and the collection made of them
    DIR/lock                          held while a run writes here

Every file is written beside its place and renamed: a killed run leaves only whole ones.  The same
command goes on where it was interrupted and writes what an undisturbed run would have written; an
article that has changed since is examined again.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from provenance import __version__
from provenance.errors import InputError, UsageError
from provenance.packed import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from provenance.types import Report

FORMAT = 1
"""Version of the layout."""

_SUFFIX = ".report"
_KEY = 16
"""Characters of a key that stand in a file's name."""


class RunFolder:
    """The folder of one run, open for writing; keeps reports as `provenance.check.Keeps` says.

    Args:
        folder: Made where it is missing.
        asked: What the run is about; JSON values.  A folder of another run is refused.

    Attributes:
        folder: The folder.
        found: Reports that were there already.

    Raises:
        UsageError: If the folder is another run's, another process is writing to it, or it cannot
            be used.
    """

    def __init__(self, folder: Path, asked: Mapping[str, object]) -> None:
        self.folder = folder
        self.found = 0
        self._asked = json.loads(json.dumps(asked))
        self._reports = folder / "reports"
        try:
            self._lock = _locked(folder)
            try:
                self._begin()
                self._names = {int(p.name[:7]): p.name for p in _files(self._reports)}
            except BaseException:
                self.close()
                raise
        except OSError as error:
            raise UsageError(
                f"--run {folder}: {error.strerror}; check the folder and its permissions"
            ) from error

    def _begin(self) -> None:
        there = _manifest(self.folder)
        if there is None:
            strangers = [p.name for p in self.folder.iterdir() if p.name != "lock"]
            if strangers:
                raise UsageError(
                    f"--run {self.folder}: it holds other files ({strangers[0]}); name a new or "
                    "empty folder"
                )
        elif there.get("asked") != self._asked:
            was = there.get("asked")
            names = was if isinstance(was, dict) else {}
            other = [n for n in self._asked if names.get(n) != self._asked[n]] or ["layout"]
            raise UsageError(
                f"--run {self.folder}: it belongs to another run (other {', '.join(other)}); name "
                "another folder, or delete this one"
            )
        self._reports.mkdir(exist_ok=True)
        if there is None:
            self._write_manifest(articles=0, done=False)

    def _write_manifest(self, *, articles: int, done: bool) -> None:
        text = json.dumps(
            {
                "format": FORMAT,
                "version": __version__,
                "asked": self._asked,
                "articles": articles,
                "done": done,
            },
            indent=1,
        )
        _replace(self.folder / "run.json", text.encode() + b"\n")

    def get(self, number: int, key: str) -> Report | None:
        """See `provenance.check.Keeps`."""
        name = self._name(number, key)
        if self._names.get(number) != name:
            return None
        try:
            report = unpack((self._reports / name).read_bytes())
        except (OSError, ValueError):  # damaged: examined again, and overwritten
            return None
        self.found += 1
        return report

    def put(self, number: int, key: str, report: Report) -> None:
        """See `provenance.check.Keeps`.

        Raises:
            UsageError: If the report cannot be written: what cannot be kept cannot be resumed.
        """
        name = self._name(number, key)
        older = self._names.get(number)
        try:
            _replace(self._reports / name, pack(report))
            if older is not None and older != name:
                (self._reports / older).unlink(missing_ok=True)
        except OSError as error:
            raise UsageError(
                f"--run {self.folder}: {error.strerror}; see that the disk is not full, and run "
                "the same command again"
            ) from error
        self._names[number] = name

    @staticmethod
    def _name(number: int, key: str) -> str:
        return f"{number:07}-{key[:_KEY]}{_SUFFIX}"

    def finish(self, articles: int) -> None:
        """Say that the run has ended, and drop reports on articles that are no longer there.

        Args:
            articles: How many there were.
        """
        for number in [n for n in self._names if n >= articles]:
            (self._reports / self._names.pop(number)).unlink(missing_ok=True)
        self._write_manifest(articles=articles, done=True)

    def close(self) -> None:
        """Let another process write here."""
        os.close(self._lock)

    def __enter__(self) -> RunFolder:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def reports_of(folder: Path) -> Iterator[Report]:
    """The reports of a run in the order of its articles, examined and not yet gated.

    Args:
        folder: Of a run that has ended or still goes on.

    Raises:
        InputError: If it is no run's folder, or of another version of this program.
    """
    if _manifest(folder) is None:
        raise InputError(f"{folder}: not the folder of a run; make one with 'check --run DIR'")
    for path in _files(folder / "reports"):
        try:
            yield unpack(path.read_bytes())
        except (OSError, ValueError) as error:
            raise InputError(f"{path}: {error}; run the check again into a new folder") from error


def _files(reports: Path) -> list[Path]:
    return sorted(p for p in reports.glob(f"*-*{_SUFFIX}") if p.name[:7].isdecimal())


def _manifest(folder: Path) -> dict[str, Any] | None:
    try:
        found = json.loads((folder / "run.json").read_bytes())
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise UsageError(f"{folder / 'run.json'}: damaged; delete the folder") from error
    return found if isinstance(found, dict) else {}


def _replace(place: Path, data: bytes) -> None:
    beside = place.with_name(f".{place.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(data)
        beside.replace(place)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _locked(folder: Path) -> int:
    """A descriptor that keeps other processes out as long as it is open."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        import fcntl
    except ImportError:  # Windows has no such lock; renamed files are whole there too
        return handle
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise UsageError(f"--run {folder}: another process is writing to it") from error
    return handle
