"""Reports of unchanged articles, kept between runs: one SQLite file in the user's cache folder.

A key is a hash of all that can change a report (`provenance.check.Keeps`), so nothing in the file
is ever out of date, and what is asked no more is evicted, the least recently used first.  The text
of an article is not kept, only what was found in it and the evidence shown beside it.  The file
may be deleted at any time; where it cannot be used, the run goes on without it and says why.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.packed import pack, unpack
from provenance.places import user_folder
from provenance.types import Article

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from provenance.types import Report

MOST_BYTES = 512 * 1024 * 1024
"""Size beyond which reports are evicted."""

_AT_ONCE = 200
"""Reports written in one transaction; what a killed run had not written is examined again."""

_SHARE_LEFT = 0.9
"""Share of the most bytes that an eviction leaves, so that it is not needed every time."""

_WAIT_S = 5.0
_LAYOUT = 1

_SCHEMA = """
CREATE TABLE IF NOT EXISTS report (
    key TEXT PRIMARY KEY,
    used INTEGER NOT NULL,
    size INTEGER NOT NULL,
    packed BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS report_used ON report (used, size);
"""

_NO_ARTICLE = Article("", "")


def cache_file(folder: Path | None = None) -> Path:
    """The file of the cache.

    Args:
        folder: Where it stands; the platform's cache folder by default.
    """
    return (folder or user_folder("cache")) / f"reports-{_LAYOUT}.sqlite"


class Cache:
    """Examined reports by key; safe for several processes at a time.

    Args:
        path: The file; made where it is missing.
        most_bytes: Size beyond which the least recently used are evicted.

    Attributes:
        hits: Reports found.
        misses: Reports not found.
        trouble: Why it is not used, or None.
    """

    def __init__(self, path: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self._path = path
        self._most = most_bytes
        self._fresh: dict[str, bytes] = {}
        self._asked: list[str] = []
        self.hits = self.misses = 0
        self.trouble: str | None = None
        self._db: sqlite3.Connection | None = None
        self._db = self._opened()

    def _opened(self) -> sqlite3.Connection | None:
        try:
            # What was found in a draft is nobody else's business.
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
            db = sqlite3.connect(self._path, timeout=_WAIT_S, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)
            return None
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.executescript(_SCHEMA)
            db.execute("SELECT key, used, size, packed FROM report LIMIT 1").fetchone()
        except sqlite3.Error as error:
            db.close()
            self._give_up(error)
            return None
        return db

    def _give_up(self, error: Exception) -> None:
        what = " ".join(str(error).split())
        self.trouble = f"cache {self._path}: not used ({what}); delete the file, or --no-cache"
        if self._db is not None:
            self._db.close()
        self._db = None

    def get(self, number: int, key: str) -> Report | None:
        """See `provenance.check.Keeps`; the report has no article of its own yet."""
        del number
        packed = self._fresh.get(key) or self._read(key)
        report = None
        if packed is not None:
            try:
                report = unpack(packed)
            except ValueError:  # damaged: examined again, and overwritten
                report = None
        if report is None:
            self.misses += 1
            return None
        self.hits += 1
        self._asked.append(key)
        if len(self._asked) >= _AT_ONCE:
            self._write()
        return report

    def _read(self, key: str) -> bytes | None:
        if self._db is None:
            return None
        try:
            row = self._db.execute("SELECT packed FROM report WHERE key=?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return row[0] if row is not None and isinstance(row[0], bytes) else None

    def put(self, number: int, key: str, report: Report) -> None:
        """See `provenance.check.Keeps`."""
        del number
        if self._db is None:
            return
        self._fresh[key] = pack(replace(report, article=_NO_ARTICLE))
        if len(self._fresh) >= _AT_ONCE:
            self._write()

    def _write(self) -> None:
        """Write what is new, note what was used, evict what is too much."""
        fresh, asked = self._fresh, self._asked
        self._fresh, self._asked = {}, []
        if self._db is None or not (fresh or asked):
            return
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._store(self._db, fresh, asked)
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def _store(self, db: sqlite3.Connection, fresh: dict[str, bytes], asked: list[str]) -> None:
        now = db.execute("SELECT coalesce(max(used), 0) + 1 FROM report").fetchone()[0]
        db.executemany("UPDATE report SET used=? WHERE key=?", [(now, key) for key in asked])
        db.executemany(
            "INSERT OR REPLACE INTO report (key, used, size, packed) VALUES (?,?,?,?)",
            [(key, now, len(packed), packed) for key, packed in fresh.items()],
        )
        total = db.execute("SELECT coalesce(sum(size), 0) FROM report").fetchone()[0]
        if total <= self._most:
            return
        too_much = total - int(self._most * _SHARE_LEFT)
        oldest = db.execute("SELECT key, size FROM report ORDER BY used, key").fetchall()
        gone = []
        for key, size in oldest:
            if too_much <= 0:
                break
            gone.append((key,))
            too_much -= size
        db.executemany("DELETE FROM report WHERE key=?", gone)

    def close(self) -> None:
        """Write what is left, and release the file."""
        self._write()
        if self._db is not None:
            self._db.close()
            self._db = None

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
