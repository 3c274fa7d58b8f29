"""The connection of the PostgreSQL store: errors in one line, transactions, batches, counts."""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from provenance.evidence._postgres_rows import SHORT
from provenance.evidence._postgres_server import connect, trouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import TracebackType


class Session:
    """An open collection on a server.

    Args:
        address: ``postgresql://...``.
        create: Lay the collection out where it is missing.
        wait_s: Seconds to wait for the server, and for another process that is writing.

    Raises:
        EvidenceError: If the server cannot be reached or holds no collection of this version.
        UsageError: If the driver is not installed.
    """

    def __init__(self, address: str, *, create: bool = False, wait_s: float = 10.0) -> None:
        self._address = address
        self._db = connect(address, create=create, wait_s=wait_s)
        self._in_batch = False
        self._added: int | None = None  # the counter, while this store is writing
        self._changes: Counter[str] = Counter()
        self._passages = self._terms = 0

    @property
    def address(self) -> str:
        """What `provenance.evidence.open_store` opens it by."""
        return self._address

    def state(self) -> str:
        """Hash of all that can change an answer; see `provenance.evidence.state_of`."""
        digest = hashlib.sha256()
        rows = self._ask(f"SELECT number, {SHORT} FROM document ORDER BY number")  # noqa: S608
        found = "SELECT count(*), coalesce(sum(length(body)), 0)::bigint FROM attribution"
        for row in (*rows, *self._ask(found)):
            digest.update(repr(row).encode())
        return digest.hexdigest()

    def _ask(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Rows of one query; the server's errors become one line with a next step."""
        import psycopg

        try:
            self._flush()
            rows: list[tuple[Any, ...]] = self._db.execute(query.encode(), values).fetchall()
            return rows
        except psycopg.Error as error:
            raise trouble(self._address, error) from error

    def _tell(self, query: str, values: Sequence[object] = ()) -> None:
        self._db.execute(query.encode(), values)

    def _tell_many(self, query: str, rows: Iterable[Sequence[object]]) -> None:
        with self._db.cursor() as cursor:
            cursor.executemany(query.encode(), rows)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction, or the batch's; what fails half-way takes the batch with it."""
        import psycopg

        try:
            if self._added is None:
                self._tell("BEGIN")
                # The row is locked until the end: writers take turns.
                row = self._db.execute("SELECT added FROM state FOR UPDATE").fetchone()
                self._added = int(str(row[0])) if row else 0
            yield
            if not self._in_batch:
                self._commit()
        except BaseException as error:
            self._forget()
            if not self._db.closed:
                self._tell("ROLLBACK")
            if isinstance(error, psycopg.Error):
                raise trouble(self._address, error) from error
            raise

    def _forget(self) -> None:
        self._added = None
        self._changes.clear()
        self._passages = self._terms = 0

    def _commit(self) -> None:
        self._flush()
        self._tell("UPDATE state SET added=%s", (self._added,))
        self._tell("COMMIT")
        self._forget()

    def _flush(self) -> None:
        """Write the counts that documents changed; they are summed up over a batch."""
        changed = sorted((term, n) for term, n in self._changes.items() if n)
        if changed:
            self._tell(
                "INSERT INTO term SELECT * FROM unnest(%s::text[], %s::bigint[]) ON CONFLICT "
                "(term) DO UPDATE SET passages = term.passages + excluded.passages",
                ([term for term, _ in changed], [n for _, n in changed]),
            )
        if self._passages or self._terms:
            self._tell(
                "UPDATE state SET passages = passages + %s, terms = terms + %s",
                (self._passages, self._terms),
            )
        self._changes.clear()
        self._passages = self._terms = 0

    @contextmanager
    def batch(self) -> Iterator[None]:
        """See `EvidenceStore.batch`; other processes cannot write until it is left."""
        import psycopg

        self._in_batch = True
        try:
            yield
        finally:
            self._in_batch = False
            if self._added is not None:
                try:
                    self._commit()
                except psycopg.Error as error:
                    self._forget()
                    raise trouble(self._address, error) from error

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
