"""Open and check the file of the SQLite store, and say plainly what is wrong with it."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from provenance.errors import EvidenceError

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x70726F76
SCHEMA_VERSION = 3
CHECKED_ON_OPENING = 32 * 1024 * 1024
"""Bytes up to which a file is read whole and checked when it is opened (0.1 s)."""

CACHE_KIB = 32 * 1024
"""Pages kept in memory: sketches are inserted all over their table."""

_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE document (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT,
    id UNIQUE NOT NULL,
    url, outlet, owner, title, published,
    authors NOT NULL,
    sha256 TEXT NOT NULL,
    text NOT NULL
);
CREATE INDEX document_url ON document (url) WHERE url IS NOT NULL;
CREATE TABLE older (
    number INTEGER PRIMARY KEY,
    id NOT NULL,
    url, outlet, owner, title, published,
    authors NOT NULL,
    sha256 TEXT NOT NULL,
    text NOT NULL
);
CREATE INDEX older_id ON older (id);
CREATE TABLE passage (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    terms INTEGER NOT NULL
);
CREATE INDEX passage_document ON passage (document);
CREATE TABLE attribution (
    document INTEGER NOT NULL,
    place INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (document, place)
) WITHOUT ROWID;
CREATE TABLE credit (
    document INTEGER NOT NULL,
    place INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (document, place)
) WITHOUT ROWID;
CREATE TABLE sketch (
    entry INTEGER NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (entry, document)
) WITHOUT ROWID;
CREATE INDEX sketch_document ON sketch (document);
CREATE VIRTUAL TABLE word USING fts5 (
    terms, content='', columnsize=0, detail=none, tokenize='ascii'
);
CREATE VIRTUAL TABLE word_count USING fts5vocab (word, row);
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""


def connect(path: Path, *, create: bool, wait_s: float) -> sqlite3.Connection:
    """Open a store's file, make it if asked, and check that it is one.

    Args:
        path: The file.
        create: Make it where it is missing.
        wait_s: Seconds to wait for another process that is writing.

    Raises:
        EvidenceError: If it is missing, locked, damaged, of another version or another program.
    """
    there = path.is_file()
    if not there and (path.exists() or not create):
        what = "is not a file" if path.exists() else "there is no such file"
        raise EvidenceError(
            f"evidence store {path}: {what}; make one with 'provenance evidence add'"
        )
    if there and not create and path.stat().st_size == 0:
        # Asking must never write: an empty file is somebody's, not a store to be laid out.
        raise EvidenceError(
            f"evidence store {path}: the file is empty; fill one with 'provenance evidence add'"
        )
    mode = "rwc" if not there else "rw" if os.access(path, os.W_OK) else "ro"
    db = None
    try:
        db = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=wait_s, isolation_level=None
        )
        _prepare(db, path, fresh=not there or path.stat().st_size == 0, writable=mode != "ro")
    except (sqlite3.Error, OSError) as error:
        if db is not None:
            db.close()
        raise trouble(path, error) from error
    except EvidenceError:
        if db is not None:
            db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection, path: Path, *, fresh: bool, writable: bool) -> None:
    if fresh and writable:
        db.execute("PRAGMA journal_mode = WAL")
        if not db.execute("PRAGMA user_version").fetchone()[0]:
            db.executescript(_SCHEMA)
    owner = db.execute("PRAGMA application_id").fetchone()[0]
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if owner != APPLICATION_ID:
        raise EvidenceError(
            f"evidence store {path}: it is a database of another program; name another file"
        )
    if version != SCHEMA_VERSION:
        raise EvidenceError(
            f"evidence store {path}: made with layout {version}, this version reads "
            f"{SCHEMA_VERSION}; add the documents again to a new file with 'provenance evidence "
            "add'"
        )
    if writable:
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    if path.stat().st_size <= CHECKED_ON_OPENING:
        found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(f"database is malformed: {found}")


def trouble(path: Path, error: Exception) -> EvidenceError:
    """What an error of the engine means for the user, with the next step."""
    text = " ".join(str(error).split())
    if "locked" in text or "busy" in text:
        step = "another process is writing to it; try again when that has ended"
    elif "not a database" in text:
        step = "it is no evidence store, or damaged; name another or collect the evidence again"
    elif "malformed" in text or "disk image" in text:
        step = f"the file is damaged ({text}); restore a copy or collect the evidence again"
    elif "readonly" in text:
        step = "the file cannot be written; change its permissions or name another"
    elif "closed" in text:
        step = "it has been closed already"
    else:
        step = f"{text}; see that the folder exists, can be written and is not full"
    return EvidenceError(f"evidence store {path}: {step}")
