"""Put a document into the tables of the SQLite store, and take one out.

Everything here runs inside a transaction of the caller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.evidence._base import day_number, day_of
from provenance.evidence._check import words_of
from provenance.evidence._pack import pack_attribution, pack_credit
from provenance.evidence._sqlite_rows import COLUMNS, bind, document_of, row_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from provenance.evidence._base import EvidenceAttribution, EvidenceCredit, EvidenceDocument
    from provenance.types import Span

DAY = 2**32
"""Passage numbers per day: those of one day follow one another, so that a window of days is a range
of numbers, which the index can go to at once."""

PARTS = ("passage", "attribution", "credit", "sketch")
"""Tables that hang on a document's number."""

_PLACES = ",".join("?" * (COLUMNS.count(",") + 1))


class Prepared:
    """All rows of one document, made before anything is written.

    Args:
        document: The document.
        spans: Spans of its passages, sorted.
        attributions: What is attributed in it.
        credits: Whom it credits.
        sketch: Its sampled shingle hashes.
    """

    def __init__(
        self,
        document: EvidenceDocument,
        spans: Sequence[Span],
        attributions: Sequence[EvidenceAttribution],
        credits: Sequence[EvidenceCredit],
        sketch: frozenset[int],
    ) -> None:
        self.row = row_of(document)
        self.day = day_of(document.published)
        self.passages = [(*span, words_of(document, span)) for span in spans]
        self.attributions = [pack_attribution(a) for a in attributions]
        self.credits = [pack_credit(c) for c in credits]
        self.sketch = sorted(sketch)


def insert(db: sqlite3.Connection, rows: Prepared, number: int | None) -> list[tuple[int, str]]:
    """Write a document and its parts, but for the index.

    Args:
        db: In a transaction.
        rows: What to write.
        number: The number it had, where its text is the same; a new one where it is None.

    Returns:
        Numbers of its passages with the words by which the index is to find them.
    """
    number = db.execute(
        f"INSERT INTO document (number, day, {COLUMNS}) VALUES (?,?,{_PLACES})",  # noqa: S608
        (number, rows.day, *rows.row),
    ).lastrowid
    first = _free(db, rows.day)
    db.executemany(
        "INSERT INTO passage (number, document, start, stop, terms) VALUES (?,?,?,?,?)",
        [(first + i, number, s, e, len(own)) for i, (s, e, own) in enumerate(rows.passages)],
    )
    for table, bodies in (("attribution", rows.attributions), ("credit", rows.credits)):
        db.executemany(
            f"INSERT INTO {table} (document, place, body) VALUES (?,?,?)",  # noqa: S608
            [(number, place, body) for place, body in enumerate(bodies)],
        )
    db.executemany(
        "INSERT INTO sketch (entry, document) VALUES (?,?)",
        [(entry, number) for entry in rows.sketch],
    )
    return [(first + i, " ".join(own)) for i, (_, _, own) in enumerate(rows.passages)]


def _free(db: sqlite3.Connection, day: str | None) -> int:
    """The first number after those of a day's passages."""
    base = day_number(day) * DAY
    last = db.execute(
        "SELECT max(number) FROM passage WHERE number BETWEEN ? AND ?", (base, base + DAY - 1)
    ).fetchone()[0]
    return int(base if last is None else last) + 1


def keep_older(db: sqlite3.Connection, number: int) -> None:
    """Copy a document that gives way to a new version to the older ones."""
    db.execute(
        f"INSERT INTO older (number, {COLUMNS}) SELECT number, {COLUMNS} "  # noqa: S608
        "FROM document WHERE number=?",
        (number,),
    )


def drop(db: sqlite3.Connection, document_id: str) -> None:
    """Take the newest version of a document and all its parts out."""
    row = db.execute(
        f"SELECT number, {COLUMNS} FROM document WHERE id=?",  # noqa: S608
        (bind(document_id),),
    ).fetchone()
    if row is None:
        return
    number, document = row[0], document_of(row[1:])
    passages = db.execute("SELECT number, start, stop FROM passage WHERE document=?", (number,))
    for passage, start, end in passages.fetchall():
        # An index without contents forgets a row when it is shown the row's words once more.
        own = " ".join(words_of(document, (start, end)))
        db.execute("INSERT INTO word (word, rowid, terms) VALUES ('delete', ?, ?)", (passage, own))
    for table in PARTS:
        db.execute(f"DELETE FROM {table} WHERE document=?", (number,))  # noqa: S608
    db.execute("DELETE FROM document WHERE number=?", (number,))
