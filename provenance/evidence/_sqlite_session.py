"""The connection of the SQLite store: errors in one line, transactions, batches."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from provenance.evidence._sqlite_file import connect, trouble
from provenance.evidence._sqlite_rows import SHORT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType


class Session:
    """An open file.

    Args:
        path: The file.
        create: Make it where it is missing.
        wait_s: Seconds to wait for another process that is writing.

    Raises:
        EvidenceError: If the file is missing, locked, damaged, or not an evidence store.
    """

    def __init__(self, path: Path, *, create: bool = False, wait_s: float = 10.0) -> None:
        self._path = path
        self._db = connect(path, create=create, wait_s=wait_s)
        self._in_batch = False
        self._words: list[tuple[int, str]] = []

    @property
    def address(self) -> str:
        """What `provenance.evidence.open_store` opens it by, in any folder."""
        return str(self._path.resolve())

    def state(self) -> str:
        """Hash of all that can change an answer; see `provenance.evidence.state_of`."""
        digest = hashlib.sha256()
        with self._asking() as db:
            for row in db.execute(f"SELECT number, {SHORT} FROM document ORDER BY number"):  # noqa: S608
                digest.update(repr(row).encode())
            found = db.execute("SELECT count(*), total(length(body)) FROM attribution").fetchone()
        digest.update(repr(found).encode())
        return digest.hexdigest()

    @contextmanager
    def _asking(self) -> Iterator[sqlite3.Connection]:
        """Translate the engine's errors into one line with a next step."""
        try:
            yield self._db
        except sqlite3.Error as error:
            raise trouble(self._path, error) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: everything in it happens, or nothing.

        Inside a batch it is the batch's; what fails half-way takes the batch with it.
        """
        with self._asking() as db:
            if not db.in_transaction:
                db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                if not self._in_batch:
                    self._commit(db)
            except BaseException:
                self._words.clear()
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise
            finally:
                self._forget()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """See `EvidenceStore.batch`; other processes cannot write until it is left."""
        self._in_batch = True
        try:
            yield
        finally:
            self._in_batch = False
            with self._asking() as db:
                if db.in_transaction:
                    self._commit(db)

    def _commit(self, db: sqlite3.Connection) -> None:
        self._index(db)
        db.execute("COMMIT")

    def _index(self, db: sqlite3.Connection) -> None:
        """Write what the index is still to hold.

        The engine writes out what it has gathered whenever a passage's number is lower than the
        one before, and the numbers follow the days: a batch is kept back and written in order.
        """
        rows = sorted(self._words)
        self._words.clear()
        db.executemany("INSERT INTO word (rowid, terms) VALUES (?,?)", rows)

    def _forget(self) -> None:
        """Forget what was remembered of the file; it has changed."""

    def close(self) -> None:
        """See `EvidenceStore.close`."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
