"""Evidence in one SQLite file: the default store.

FTS5 keeps which passage holds which term; the words are made by `provenance.evidence.terms`, so
the engine's own tokenizer never decides anything.  Text that is not valid Unicode, or holds NUL,
is kept as bytes.  Write-ahead logging keeps the file whole when a writer is killed.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from provenance.errors import EvidenceError
from provenance.evidence._base import (
    EvidenceAttribution,
    EvidenceDocument,
    StoredPassage,
    StoreKind,
    StoreStats,
    day_of,
    reference,
)
from provenance.evidence._rank import choose, rank
from provenance.evidence._sqlite_file import connect, trouble
from provenance.evidence._terms import terms as terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import TracebackType

    from provenance.types import EvidenceRef, Span

_COLUMNS = "id, text, url, outlet, owner, title, published, authors, sha256"
_IN_WINDOW = "(day IS NULL OR day BETWEEN ? AND ?)"
_VARIABLES = 500
_COUNTS_KEPT = 100_000

Value = str | bytes | None


class SqliteStore:
    """An `EvidenceStore` in one file.

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
        self._counts: dict[str, int] = {}
        self._size: tuple[int, float] | None = None
        self._version = -1

    @contextmanager
    def _asking(self) -> Iterator[sqlite3.Connection]:
        """Translate the engine's errors into one line with a next step."""
        try:
            yield self._db
        except sqlite3.Error as error:
            raise trouble(self._path, error) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: everything in it happens, or nothing."""
        with self._asking() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise
        self._forget()

    def _forget(self) -> None:
        self._counts.clear()
        self._size = None

    def add(
        self,
        document: EvidenceDocument,
        passages: Iterable[Span],
        attributions: Iterable[EvidenceAttribution] = (),
    ) -> bool:
        """See `EvidenceStore.add`."""
        spans, found = sorted(set(passages)), tuple(attributions)
        words = [sorted(set(terms_of(document.text[start:end]))) for start, end in spans]
        if self.get(document.id) == document:
            return False
        day = day_of(document.published)
        with self._writing() as db:
            self._drop(db, document.id)
            number = db.execute(
                f"INSERT INTO document ({_COLUMNS}, day) VALUES (?,?,?,?,?,?,?,?,?,?)",  # noqa: S608
                (*_row(document), day),
            ).lastrowid
            for (start, end), own in zip(spans, words, strict=True):
                row = db.execute(
                    "INSERT INTO passage (document, start, stop, terms, day) VALUES (?,?,?,?,?)",
                    (number, start, end, len(own), day),
                )
                db.execute(
                    "INSERT INTO word (rowid, terms) VALUES (?,?)", (row.lastrowid, " ".join(own))
                )
            db.executemany(
                "INSERT INTO attribution (document, place, body) VALUES (?,?,?)",
                [(number, place, _pack(a)) for place, a in enumerate(found)],
            )
        return True

    def remove(self, key: str) -> bool:
        """See `EvidenceStore.remove`."""
        bound = _bind(key)
        with self._writing() as db:
            rows = db.execute("SELECT id FROM document WHERE id=? OR url=?", (bound, bound))
            found = [_text(row[0]) for row in rows.fetchall()]
            for document_id in found:
                self._drop(db, document_id)
        return bool(found)

    @staticmethod
    def _drop(db: sqlite3.Connection, document_id: str) -> None:
        row = db.execute(
            "SELECT number, text FROM document WHERE id=?", (_bind(document_id),)
        ).fetchone()
        if row is None:
            return
        number, text = row[0], _text(row[1])
        passages = db.execute("SELECT number, start, stop FROM passage WHERE document=?", (number,))
        for passage, start, end in passages.fetchall():
            # An index without contents forgets a row when it is shown the row's words once more.
            own = " ".join(sorted(set(terms_of(text[start:end]))))
            db.execute(
                "INSERT INTO word (word, rowid, terms) VALUES ('delete', ?, ?)", (passage, own)
            )
        for table in ("passage", "attribution"):
            db.execute(f"DELETE FROM {table} WHERE document=?", (number,))  # noqa: S608
        db.execute("DELETE FROM document WHERE number=?", (number,))

    def get(self, document_id: str) -> EvidenceDocument | None:
        """See `EvidenceStore.get`."""
        with self._asking() as db:
            row = db.execute(
                f"SELECT {_COLUMNS} FROM document WHERE id=?",  # noqa: S608
                (_bind(document_id),),
            ).fetchone()
        return _document(row) if row else None

    def documents(self) -> Iterator[EvidenceDocument]:
        """See `EvidenceStore.documents`."""
        with self._asking() as db:
            known = sorted(_text(row[0]) for row in db.execute("SELECT id FROM document"))
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
    ) -> list[StoredPassage]:
        """See `EvidenceStore.search`."""
        counts = self.frequencies(terms)
        with self._asking() as db:
            if self._size is None:
                self._size = db.execute("SELECT count(*), total(terms) FROM passage").fetchone()
            passages, length = self._size
            window = (since or "", until or "9999") if since or until else None
            scores = rank(
                ((term, self._holders(db, term, window)) for term in choose(counts)),
                counts=counts,
                passages=passages,
                mean_length=length / max(1, passages),
                lengths=lambda numbers: self._lengths(db, numbers),
            )
            # Ties are broken by document id, so everything that ties with the last place counts.
            top = sorted(scores.values(), reverse=True)[: max(0, limit)]
            close = [n for n, score in scores.items() if top and score >= top[-1]]
            found = [p for n in close if (p := self._stored(db, n, scores[n])) is not None]
        found.sort(key=lambda p: (-p.score, p.document_id, p.start))
        return found[: max(0, limit)]

    @staticmethod
    def _holders(
        db: sqlite3.Connection, term: str, window: tuple[str, str] | None
    ) -> Sequence[int]:
        query = f'"{term}"'
        if window is None:
            rows = db.execute("SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid", (query,))
        else:
            rows = db.execute(
                "SELECT w.rowid FROM word w JOIN passage p ON p.number=w.rowid WHERE w.word "  # noqa: S608
                f"MATCH ? AND {_IN_WINDOW} ORDER BY w.rowid",
                (query, *window),
            )
        return [row[0] for row in rows]

    @staticmethod
    def _lengths(db: sqlite3.Connection, numbers: Sequence[int]) -> Mapping[int, int]:
        found: dict[int, int] = {}
        for i in range(0, len(numbers), _VARIABLES):
            part = numbers[i : i + _VARIABLES]
            marks = ",".join("?" * len(part))
            found.update(
                db.execute(f"SELECT number, terms FROM passage WHERE number IN ({marks})", part)  # noqa: S608
            )
        return found

    @staticmethod
    def _stored(db: sqlite3.Connection, number: int, score: float) -> StoredPassage | None:
        row = db.execute(
            "SELECT d.id, p.start, p.stop, d.text FROM passage p "
            "JOIN document d ON d.number=p.document WHERE p.number=?",
            (number,),
        ).fetchone()
        if row is None:
            return None
        document_id, start, end, text = row
        return StoredPassage(_text(document_id), start, end, _text(text)[start:end], score)

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """See `EvidenceStore.frequencies`."""
        found: dict[str, int] = {}
        with self._asking() as db:
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
        with self._asking() as db:
            rows = db.execute(
                "SELECT a.body FROM attribution a JOIN document d ON d.number=a.document "
                "WHERE d.id=? ORDER BY a.place",
                (_bind(document_id),),
            ).fetchall()
        return tuple(_unpack(document_id, row[0]) for row in rows)

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
        return reference((_text(document_id), text_hash) for document_id, text_hash in rows)

    def verify(self) -> None:
        """Read the whole file and check it.

        Raises:
            EvidenceError: If any page, index or row is damaged.
        """
        with self._asking() as db:
            found = [row[0] for row in db.execute("PRAGMA integrity_check(1)")]
            db.execute("INSERT INTO word (word) VALUES ('integrity-check')")
        if found != ["ok"]:
            raise trouble(self._path, sqlite3.DatabaseError(f"database is malformed: {found[0]}"))

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


def _bind(text: str | None) -> Value:
    """Text as SQLite can keep it: as TEXT where it is valid Unicode without NUL, else as bytes."""
    if text is None:
        return None
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text.encode() if "\x00" in text else text


def _text(value: Value) -> str:
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value or ""


def _row(document: EvidenceDocument) -> tuple[Value, ...]:
    plain = (
        document.id,
        document.text,
        document.url,
        document.outlet,
        document.owner,
        document.title,
        document.published,
        json.dumps(document.authors),
        document.sha256,
    )
    return tuple(_bind(value) for value in plain)


def _document(row: Sequence[Value]) -> EvidenceDocument:
    own_id, text, url, outlet, owner, title, published, authors, text_hash = (
        None if value is None else _text(value) for value in row
    )
    return EvidenceDocument(
        id=own_id or "",
        text=text or "",
        url=url,
        outlet=outlet,
        owner=owner,
        title=title,
        published=published,
        authors=tuple(json.loads(authors or "[]")),
        sha256=text_hash or "",
    )


def _pack(a: EvidenceAttribution) -> str:
    return json.dumps([a.source, a.kind, a.style, a.content, a.channel, a.role])


def _unpack(document_id: str, body: str) -> EvidenceAttribution:
    source, kind, style, content, channel, role = json.loads(body)
    spans = tuple((start, end) for start, end in content)
    return EvidenceAttribution(document_id, source, kind, style, spans, channel, role)


def _open(address: str, create: bool) -> SqliteStore:
    if not address.strip():
        raise EvidenceError("evidence store: the path is empty; name a file")
    return SqliteStore(Path(address), create=create)


STORE = StoreKind("sqlite", _open)
