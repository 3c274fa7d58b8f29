"""The desk's own SQLite file: reports, checks and sessions; decisions are kept apart."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TABLES = """
CREATE TABLE IF NOT EXISTS report (
  key TEXT PRIMARY KEY,
  article TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  title TEXT NOT NULL,
  outlet TEXT NOT NULL,
  uri TEXT NOT NULL,
  published TEXT NOT NULL,
  added TEXT NOT NULL,
  place INTEGER NOT NULL,
  score REAL,
  band TEXT NOT NULL,
  counted INTEGER NOT NULL,
  contradicted INTEGER NOT NULL,
  codes TEXT NOT NULL,
  subjects TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS report_of ON report (article, place);
CREATE TABLE IF NOT EXISTS job (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  outlet TEXT NOT NULL,
  payload BLOB,
  state TEXT NOT NULL,
  said TEXT NOT NULL DEFAULT '',
  reports TEXT NOT NULL DEFAULT '',
  editor TEXT NOT NULL,
  asked TEXT NOT NULL,
  began TEXT,
  ended TEXT
);
CREATE TABLE IF NOT EXISTS session (
  hash TEXT PRIMARY KEY,
  editor TEXT NOT NULL,
  began REAL NOT NULL,
  seen REAL NOT NULL
);
"""


def prepare(path: Path) -> None:
    """Make the tables where they are missing.

    Args:
        path: The file.
    """
    with closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.executescript(_TABLES)


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection for one thread and one piece of work, which is a transaction.

    Args:
        path: The file.
    """
    with closing(sqlite3.connect(path, timeout=10)) as db:
        db.row_factory = sqlite3.Row
        with db:
            yield db
