"""Read the whole file of the SQLite store and say what is damaged."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from provenance.evidence._check import damage_of_spans, damage_of_text, words_of
from provenance.evidence._pack import unpack_attribution, unpack_credit
from provenance.evidence._sqlite_rows import COLUMNS, document_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.evidence._base import EvidenceDocument

_EVEN = (1 << 64) - 1


def damage(db: sqlite3.Connection) -> Iterator[str]:
    """What is damaged, one line a thing: pages, index structure, documents, index entries.

    Args:
        db: The open file.

    Raises:
        sqlite3.Error: If a page is so broken that reading cannot go on.
    """
    for (found,) in db.execute("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield f"database page or table: {' '.join(found.split())}"
    yield from _structure(db)
    entries = _entries(db)
    numbers = [row[0] for row in db.execute("SELECT number FROM document ORDER BY number")]
    for number in numbers:
        yield from _document(db, number, entries)
    if entries:
        yield f"index: entries for {len(entries)} passages that are not there"
    for added, *row in db.execute(f"SELECT number, {COLUMNS} FROM older ORDER BY number"):  # noqa: S608
        yield from damage_of_text(document_of(row), what=f"version {added} of document")
    for table in ("passage", "attribution", "credit", "sketch"):
        (lost,) = db.execute(
            f"SELECT count(*) FROM {table} WHERE document NOT IN (SELECT number FROM document)"  # noqa: S608
        ).fetchone()
        if lost:
            yield f"table {table}: {lost} rows of documents that are not there"


def _structure(db: sqlite3.Connection) -> Iterator[str]:
    try:
        db.execute("INSERT INTO word (word) VALUES ('integrity-check')")
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error):  # the engine's check of its index wants to write
            raise
    except sqlite3.DatabaseError as error:
        yield f"index: {error}"


def _entries(db: sqlite3.Connection) -> dict[int, int]:
    """Per passage number the sum of its index terms' hashes: one number, whatever its length."""
    sums: dict[int, int] = {}
    db.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_entry USING fts5vocab (main, word, instance)"
    )
    for term, number in db.execute("SELECT term, doc FROM temp.word_entry"):
        sums[number] = (sums.get(number, 0) + _hash(term)) & _EVEN
    return sums


@lru_cache(maxsize=1 << 16)
def _hash(term: str) -> int:
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "big")


def _document(db: sqlite3.Connection, number: int, entries: dict[int, int]) -> Iterator[str]:
    row = db.execute(f"SELECT {COLUMNS} FROM document WHERE number=?", (number,)).fetchone()  # noqa: S608
    document = document_of(row)
    passages = db.execute(
        "SELECT number, start, stop, terms FROM passage WHERE document=? ORDER BY start", (number,)
    ).fetchall()
    yield from damage_of_text(document)
    yield from _found_in(db, number, document, [(start, end) for _, start, end, _ in passages])
    for passage, start, end, count in passages:
        words = words_of(document, (start, end))
        if entries.pop(passage, 0) != sum(map(_hash, words)) & _EVEN or len(words) != count:
            yield f"document {document.id}: index entry of passage {start}-{end} differs"


def _found_in(
    db: sqlite3.Connection, number: int, document: EvidenceDocument, spans: list[tuple[int, int]]
) -> Iterator[str]:
    try:
        attributions = [unpack_attribution("", b) for b in _bodies(db, "attribution", number)]
        credits = [unpack_credit("", b) for b in _bodies(db, "credit", number)]
    except (ValueError, TypeError):
        yield f"document {document.id}: an attribution or credit cannot be read"
        return
    yield from damage_of_spans(document, spans, attributions, credits)


def _bodies(db: sqlite3.Connection, table: str, number: int) -> list[str]:
    query = f"SELECT body FROM {table} WHERE document=? ORDER BY place"  # noqa: S608
    return [row[0] for row in db.execute(query, (number,))]
