"""What a search asks of the SQLite store's tables: few questions, each for many rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.evidence._base import StoredPassage, window_numbers
from provenance.evidence._sqlite_rows import unbind
from provenance.evidence._sqlite_write import DAY

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.types import Span

_VARIABLES = 500


def ranges_of(since: str | None, until: str | None) -> tuple[Span, Span]:
    """The numbers of passages without a day, and of those inside a window."""
    first, last = window_numbers(since, until)
    return (0, DAY - 1), (first * DAY, (last + 1) * DAY - 1)


def holders(
    db: sqlite3.Connection,
    term: str,
    ranges: tuple[Span, Span] | None,
    enough: int | None,
) -> Sequence[int]:
    """Numbers of the passages that hold a term.

    Args:
        db: The open file.
        term: The term.
        ranges: Numbers that are asked for; None for all.
        enough: So many are enough; None for all.
    """
    # One long text of all numbers is read in a third of the time that rows take.
    query = f'"{term}"'
    if ranges is None:
        row = db.execute("SELECT group_concat(rowid) FROM word WHERE word MATCH ?", (query,))
        return _numbers(row.fetchone()[0])
    found: list[int] = []
    for first, last in ranges:
        row = db.execute(
            "SELECT group_concat(rowid) FROM (SELECT rowid FROM word WHERE word MATCH ? "
            "AND rowid BETWEEN ? AND ? LIMIT ?)",
            (query, first, last, -1 if enough is None else enough - len(found)),
        )
        found += _numbers(row.fetchone()[0])
    return found


def lengths(db: sqlite3.Connection, numbers: Sequence[int]) -> Mapping[int, int]:
    """How many terms some passages hold, by number."""
    found: dict[int, int] = {}
    for part, marks in _parts(numbers):
        found.update(
            db.execute(f"SELECT number, terms FROM passage WHERE number IN ({marks})", part)  # noqa: S608
        )
    return found


def stored(
    db: sqlite3.Connection, numbers: Sequence[int], scores: Mapping[int, float], *, texts: bool
) -> list[StoredPassage]:
    """Passages by their numbers, in any order.

    Args:
        db: The open file.
        numbers: Their numbers.
        scores: By number.
        texts: Whether their texts are read.
    """
    rows: list[tuple[int, int, int, int]] = []
    for part, marks in _parts(numbers):
        rows += db.execute(
            f"SELECT number, document, start, stop FROM passage WHERE number IN ({marks})",  # noqa: S608
            part,
        )
    documents: dict[int, tuple[str, str]] = {}
    text = "text" if texts else "''"
    for part, marks in _parts(sorted({row[1] for row in rows})):
        for number, own_id, body in db.execute(
            f"SELECT number, id, {text} FROM document WHERE number IN ({marks})",  # noqa: S608
            part,
        ):
            documents[number] = unbind(own_id), unbind(body)
    found = []
    for number, document, start, end in rows:
        own_id, body = documents[document]
        found.append(StoredPassage(own_id, start, end, body[start:end], scores[number]))
    return found


def _parts(numbers: Sequence[int]) -> Iterator[tuple[Sequence[int], str]]:
    """Numbers in such parts as one question can hold, each with its place marks."""
    for i in range(0, len(numbers), _VARIABLES):
        part = numbers[i : i + _VARIABLES]
        yield part, ",".join("?" * len(part))


def _numbers(listed: str | None) -> list[int]:
    return list(map(int, listed.split(","))) if listed else []
