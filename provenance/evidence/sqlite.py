"""Evidence in one SQLite file: the default store.

FTS5 keeps which passage holds which term; the words are made by `provenance.evidence.terms`, so
the engine's own tokenizer never decides anything.  Text that is not valid Unicode, or holds NUL,
is kept as bytes.  Write-ahead logging keeps the file whole when a writer is killed.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import EvidenceError
from provenance.evidence._base import (
    DocumentVersion,
    EvidenceAttribution,
    EvidenceCredit,
    EvidenceDocument,
    StoredPassage,
    StoreKind,
    StoreStats,
    by_share,
    reference,
)
from provenance.evidence._pack import unpack_attribution, unpack_credit
from provenance.evidence._rank import best, rank
from provenance.evidence._sqlite_file import trouble
from provenance.evidence._sqlite_rows import COLUMNS, bind, document_of, unbind
from provenance.evidence._sqlite_search import holders, lengths, ranges_of, stored
from provenance.evidence._sqlite_session import Session
from provenance.evidence._sqlite_verify import damage
from provenance.evidence._sqlite_write import Prepared, drop, insert, keep_older

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.types import EvidenceRef, Span

_IN_WINDOW = "(day IS NULL OR day BETWEEN ? AND ?)"
_COUNTS_KEPT = 100_000


class SqliteStore(Session):
    """An `EvidenceStore` in one file.

    Args:
        path: The file.
        create: Make it where it is missing.
        wait_s: Seconds to wait for another process that is writing.

    Raises:
        EvidenceError: If the file is missing, locked, damaged, or not an evidence store.
    """

    def __init__(self, path: Path, *, create: bool = False, wait_s: float = 10.0) -> None:
        super().__init__(path, create=create, wait_s=wait_s)
        self._counts: dict[str, int] = {}
        self._size: tuple[int, float] | None = None
        self._version = -1

    def _forget(self) -> None:
        self._counts.clear()
        self._size = None

    def add(
        self,
        document: EvidenceDocument,
        passages: Iterable[Span],
        attributions: Iterable[EvidenceAttribution] = (),
        *,
        credits: Iterable[EvidenceCredit] = (),
        sketch: Iterable[int] = (),
    ) -> bool:
        """See `EvidenceStore.add`."""
        rows = Prepared(
            document,
            sorted(set(passages)),
            tuple(attributions),
            tuple(credits),
            frozenset(sketch),
        )
        if self.get(document.id) == document:
            return False
        with self._writing() as db:
            known = db.execute(
                "SELECT number, text FROM document WHERE id=?", (bind(document.id),)
            ).fetchone()
            same = known is not None and unbind(known[1]) == document.text
            if known is not None:
                self._index(db)
                if not same:
                    keep_older(db, known[0])
                drop(db, document.id)
            self._words += insert(db, rows, known[0] if same else None)
        return True

    def versions(self, document_id: str) -> tuple[DocumentVersion, ...]:
        """See `EvidenceStore.versions`."""
        bound = bind(document_id)
        with self._asking() as db:
            rows = db.execute(
                f"SELECT number, {COLUMNS} FROM older WHERE id=? UNION ALL "  # noqa: S608
                f"SELECT number, {COLUMNS} FROM document WHERE id=? ORDER BY number",
                (bound, bound),
            ).fetchall()
        return tuple(DocumentVersion(row[0], document_of(row[1:])) for row in rows)

    def remove(self, key: str) -> bool:
        """See `EvidenceStore.remove`."""
        bound = bind(key)
        with self._writing() as db:
            self._index(db)
            rows = db.execute("SELECT id FROM document WHERE id=? OR url=?", (bound, bound))
            found = [unbind(row[0]) for row in rows.fetchall()]
            for document_id in found:
                drop(db, document_id)
                db.execute("DELETE FROM older WHERE id=?", (bind(document_id),))
        return bool(found)

    def get(self, document_id: str) -> EvidenceDocument | None:
        """See `EvidenceStore.get`."""
        with self._asking() as db:
            row = db.execute(
                f"SELECT {COLUMNS} FROM document WHERE id=?",  # noqa: S608
                (bind(document_id),),
            ).fetchone()
        return document_of(row) if row else None

    def documents(self) -> Iterator[EvidenceDocument]:
        """See `EvidenceStore.documents`."""
        with self._asking() as db:
            known = sorted(unbind(row[0]) for row in db.execute("SELECT id FROM document"))
        for document_id in known:
            document = self.get(document_id)
            if document is not None:
                yield document

    def search(
        self,
        terms: Sequence[str],
        *,
        limit: int = 50,
        since: str | None = None,
        until: str | None = None,
        texts: bool = True,
    ) -> list[StoredPassage]:
        """See `EvidenceStore.search`."""
        counts = self.frequencies(terms)
        with self._asking() as db:
            if self._size is None:
                self._size = db.execute("SELECT count(*), total(terms) FROM passage").fetchone()
            passages, length = self._size
            within = since is not None or until is not None
            ranges = ranges_of(since, until) if within else None
            scores = rank(
                counts,
                lambda term, enough: holders(db, term, ranges, enough),
                limit=limit,
                within=within,
                passages=passages,
                mean_length=length / max(1, passages),
                lengths=lambda numbers: lengths(db, numbers),
            )
            found = stored(db, best(scores, limit), scores, texts=texts)
        found.sort(key=lambda p: (-p.score, p.document_id, p.start))
        return found[: max(0, limit)]

    def passages(self, document_id: str) -> tuple[StoredPassage, ...]:
        """See `EvidenceStore.passages`."""
        with self._asking() as db:
            row = db.execute(
                "SELECT number, text FROM document WHERE id=?", (bind(document_id),)
            ).fetchone()
            if row is None:
                return ()
            spans = db.execute(
                "SELECT start, stop FROM passage WHERE document=? ORDER BY start, stop", (row[0],)
            ).fetchall()
        text = unbind(row[1])
        return tuple(StoredPassage(document_id, s, e, text[s:e]) for s, e in spans)

    def spans(self, document_id: str) -> tuple[Span, ...]:
        """See `EvidenceStore.spans`."""
        with self._asking() as db:
            rows = db.execute(
                "SELECT start, stop FROM passage WHERE document="
                "(SELECT number FROM document WHERE id=?) ORDER BY start, stop",
                (bind(document_id),),
            ).fetchall()
        return tuple(rows)

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """See `EvidenceStore.frequencies`."""
        found: dict[str, int] = {}
        with self._asking() as db:
            if self._words:
                self._index(db)
            version = db.execute("PRAGMA data_version").fetchone()[0]
            if version != self._version or len(self._counts) > _COUNTS_KEPT:
                self._version = version
                self._forget()
            for term in terms:
                if term not in self._counts:
                    self._counts[term] = self._count(db, term)
                found[term] = self._counts[term]
        return found

    @staticmethod
    def _count(db: sqlite3.Connection, term: str) -> int:
        if not (term.isascii() and term.isalnum()):
            return 0
        row = db.execute("SELECT doc FROM word_count WHERE term=?", (term,)).fetchone()
        return row[0] if row else 0

    def attributions(self, document_id: str) -> tuple[EvidenceAttribution, ...]:
        """See `EvidenceStore.attributions`."""
        rows = self._bodies("attribution", document_id)
        return tuple(unpack_attribution(document_id, body) for body in rows)

    def credits(self, document_id: str) -> tuple[EvidenceCredit, ...]:
        """See `EvidenceStore.credits`."""
        return tuple(unpack_credit(document_id, b) for b in self._bodies("credit", document_id))

    def _bodies(self, table: str, document_id: str) -> list[str]:
        with self._asking() as db:
            rows = db.execute(
                f"SELECT body FROM {table} WHERE document="  # noqa: S608
                "(SELECT number FROM document WHERE id=?) ORDER BY place",
                (bind(document_id),),
            ).fetchall()
        return [row[0] for row in rows]

    def sketch(self, document_id: str) -> tuple[int, ...]:
        """See `EvidenceStore.sketch`."""
        with self._asking() as db:
            rows = db.execute(
                "SELECT entry FROM sketch WHERE document="
                "(SELECT number FROM document WHERE id=?) ORDER BY entry",
                (bind(document_id),),
            ).fetchall()
        return tuple(row[0] for row in rows)

    def sharing(self, sketch: Iterable[int]) -> tuple[tuple[str, int], ...]:
        """See `EvidenceStore.sharing`."""
        shared: Counter[int] = Counter()
        with self._asking() as db:
            for entry in sorted(set(sketch)):
                rows = db.execute("SELECT document FROM sketch WHERE entry=?", (entry,))
                shared.update(row[0] for row in rows)
            ids = {
                number: unbind(
                    db.execute("SELECT id FROM document WHERE number=?", (number,)).fetchone()[0]
                )
                for number in shared
            }
        return by_share((ids[number], count) for number, count in shared.items())

    def neighbors(self, document_id: str) -> tuple[tuple[str, int], ...]:
        """See `EvidenceStore.neighbors`."""
        found = self.sharing(self.sketch(document_id))
        return tuple(pair for pair in found if pair[0] != document_id)

    def stats(self, *, since: str | None = None, until: str | None = None) -> StoreStats:
        """See `EvidenceStore.stats`."""
        window = (since or "", until or "9999")
        inside = f"IN (SELECT number FROM document WHERE {_IN_WINDOW})"  # noqa: S608
        with self._asking() as db:
            sizes = [
                db.execute(
                    f"SELECT count(*) FROM {table} WHERE document {inside}",  # noqa: S608
                    window,
                ).fetchone()[0]
                for table in ("passage", "attribution")
            ]
            documents, dated, first, last = db.execute(
                f"SELECT count(*), count(day), min(day), max(day) FROM document WHERE {_IN_WINDOW}",  # noqa: S608
                window,
            ).fetchone()
        return StoreStats(documents, sizes[0], sizes[1], documents - dated, first, last)

    def snapshot(self) -> EvidenceRef:
        """See `EvidenceStore.snapshot`."""
        with self._asking() as db:
            rows = db.execute("SELECT id, sha256 FROM document").fetchall()
        return reference((unbind(document_id), text_hash) for document_id, text_hash in rows)

    def verify(self) -> Iterator[str]:
        """See `EvidenceStore.verify`."""
        try:
            if self._words:
                self._index(self._db)
            yield from damage(self._db)
        except sqlite3.DatabaseError as error:
            if isinstance(error, (sqlite3.OperationalError, sqlite3.ProgrammingError)):
                raise trouble(self._path, error) from error
            yield f"database: {error}; what comes after it was not read"


def _open(address: str, create: bool) -> SqliteStore:
    if not address.strip():
        raise EvidenceError("evidence store: the path is empty; name a file")
    return SqliteStore(Path(address), create=create)


STORE = StoreKind("sqlite", _open)
