"""What a watch has seen, in one SQLite file that survives being killed at any point.

An item's new state and the event that tells of it are one transaction, made after the item was
checked: it is either not seen at all or seen and to be told.  A feed's ETag is kept only after all
its items, so that a run killed among them asks for the feed again and skips what it has.  An event
is marked told after the reports that carry it are in their places; one that was not is told by the
next run.  So nothing is lost, and what can happen twice (a report on standard output, killed before
the mark) is told twice and not never; the run folder knows the numbers it holds and has each once.
"""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from provenance.errors import InputError, UsageError
from provenance.fetch import Validators

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EventKind = Literal["new", "changed", "removed", "returned"]

_FORMAT = 1
_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE feed (
  name TEXT PRIMARY KEY, place TEXT NOT NULL, etag TEXT, modified TEXT,
  failures INTEGER NOT NULL DEFAULT 0, not_before REAL NOT NULL DEFAULT 0
);
CREATE TABLE item (
  feed TEXT NOT NULL, id TEXT NOT NULL, hash TEXT NOT NULL, version INTEGER NOT NULL,
  position INTEGER NOT NULL, published TEXT, uri TEXT, listed INTEGER NOT NULL DEFAULT 1,
  etag TEXT, modified TEXT, PRIMARY KEY (feed, id)
);
CREATE TABLE event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, feed TEXT NOT NULL,
  item TEXT NOT NULL, version INTEGER NOT NULL, at REAL NOT NULL, report BLOB,
  told INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX event_of ON event (feed, item, version);
CREATE INDEX event_untold ON event (seq) WHERE told = 0;
"""


NOTHING_SAID = Validators()
"""Of a feed or page that was not asked yet, or whose server gives no validators."""


class Busy(Exception):
    """Another run holds the state."""


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known of a feed: how to ask whether it changed, and when it may be asked again."""

    validators: Validators = NOTHING_SAID
    failures: int = 0
    not_before: float = 0.0


@dataclass(frozen=True, slots=True)
class ItemState:
    """An item as it was last seen.

    Attributes:
        id: Its id in the feed.
        hash: Of its content.
        version: 1, 2 ... as its content changed.
        position: Place in the feed, from 0.
        published: ISO 8601, or None.
        uri: Its page, or None.
        listed: Whether the feed still has it.
        validators: Of its page, where pages are fetched.
    """

    id: str
    hash: str
    version: int
    position: int
    published: str | None
    uri: str | None
    listed: bool = True
    validators: Validators = NOTHING_SAID


@dataclass(frozen=True, slots=True)
class Event:
    """Something to tell.

    Attributes:
        seq: Number; rising, never used again.
        kind: What happened.
        feed: Name of the feed.
        item: Id of the item.
        version: Version of the item.
        at: When it was seen, seconds since 1970.
        report: The report on this version, packed and not gated, or None.
    """

    seq: int
    kind: EventKind
    feed: str
    item: str
    version: int
    at: float
    report: bytes | None


class State:
    """An open state file.

    Args:
        path: The SQLite file; made where it is missing.

    Raises:
        UsageError: If it cannot be opened or made.
        InputError: If it is no such file, or of another version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._db = sqlite3.connect(path, timeout=30, isolation_level=None)
            self._db.execute("PRAGMA journal_mode=WAL")
            # FULL: what was acknowledged survives a loss of power as well
            self._db.execute("PRAGMA synchronous=FULL")
            self.id = self._begun()
        except sqlite3.OperationalError as error:
            raise UsageError(f"{path}: cannot be used as state ({error})") from error
        except sqlite3.DatabaseError as error:
            raise InputError(f"{path}: is no state of a watch ({error}); name another") from error

    def _begun(self) -> str:
        """Make the tables where there are none; the id of this state."""
        with self._whole():
            if not self._db.execute("SELECT 1 FROM sqlite_master").fetchone():
                for statement in _TABLES.split(";"):
                    self._db.execute(statement)
                rows = [("format", str(_FORMAT)), ("id", secrets.token_hex(8))]
                self._db.executemany("INSERT INTO about VALUES (?, ?)", rows)
            about = dict(self._db.execute("SELECT key, value FROM about"))
        if about.get("format") != str(_FORMAT):
            raise InputError(f"{self.path}: is the state of another version; name another file")
        return str(about["id"])

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """One transaction: all of it or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # -- feeds -----------------------------------------------------------------------------------

    def feed(self, name: str, place: str) -> FeedState:
        """What is known of a feed; nothing where its address is another now.

        Args:
            name: Of the feed.
            place: Its address.
        """
        row = self._db.execute(
            "SELECT etag, modified, failures, not_before FROM feed WHERE name = ? AND place = ?",
            (name, place),
        ).fetchone()
        return FeedState(Validators(row[0], row[1]), row[2], row[3]) if row else FeedState()

    def keep_feed(self, name: str, place: str, known: FeedState) -> None:
        """Keep what is known of a feed; after all its items, or it would never be read again."""
        tags = known.validators
        self._db.execute(
            "INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, ?, ?)",
            (name, place, tags.etag, tags.modified, known.failures, known.not_before),
        )

    # -- items -----------------------------------------------------------------------------------

    def items(self, feed: str) -> dict[str, ItemState]:
        """The items of a feed by id, those it lists in their order.

        Args:
            feed: Name of the feed.
        """
        rows = self._db.execute(
            "SELECT id, hash, version, position, published, uri, listed, etag, modified FROM item "
            "WHERE feed = ? ORDER BY position, id",
            (feed,),
        )
        return {
            name: ItemState(
                name, content, version, position, published, uri, bool(listed), Validators(*tags)
            )
            for name, content, version, position, published, uri, listed, *tags in rows
        }

    def keep_item(self, feed: str, item: ItemState) -> None:
        """Keep an item of which there is nothing to tell."""
        tags = item.validators
        self._db.execute(
            "INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(feed, item.id, item.hash, item.version, item.position, item.published),
                *(item.uri, int(item.listed), tags.etag, tags.modified),
            ),
        )

    def tell(
        self, kind: EventKind, feed: str, item: ItemState, *, at: float, report: bytes | None = None
    ) -> Event:
        """Keep an item and what there is to tell of it, in one transaction.

        Args:
            kind: What happened.
            feed: Name of the feed.
            item: The item as it is now.
            at: Seconds since 1970.
            report: The report on this version, packed.
        """
        with self._whole():
            self.keep_item(feed, item)
            done = self._db.execute(
                "INSERT INTO event (kind, feed, item, version, at, report) VALUES (?,?,?,?,?,?)",
                (kind, feed, item.id, item.version, at, report),
            )
        return Event(done.lastrowid or 0, kind, feed, item.id, item.version, at, report)

    def report_before(self, feed: str, item: str, version: int) -> bytes | None:
        """The packed report on the version before one, or None.

        Args:
            feed: Name of the feed.
            item: Id of the item.
            version: The later version.
        """
        row = self._db.execute(
            "SELECT report FROM event WHERE feed = ? AND item = ? AND version < ? "
            "AND report IS NOT NULL ORDER BY version DESC LIMIT 1",
            (feed, item, version),
        ).fetchone()
        return row[0] if row else None

    def was_removed(self, feed: str, item: str) -> bool:
        """Whether the last that was told of an item is that it was taken out.

        Args:
            feed: Name of the feed.
            item: Id of the item.
        """
        row = self._db.execute(
            "SELECT kind FROM event WHERE feed = ? AND item = ? ORDER BY seq DESC LIMIT 1",
            (feed, item),
        ).fetchone()
        return row is not None and row[0] == "removed"

    # -- events ----------------------------------------------------------------------------------

    def untold(self) -> Iterator[Event]:
        """Events that no run has told, oldest first: a run was killed before it could."""
        rows = self._db.execute("SELECT seq FROM event WHERE told = 0 ORDER BY seq").fetchall()
        for (seq,) in rows:
            row = self._db.execute(
                "SELECT seq, kind, feed, item, version, at, report FROM event WHERE seq = ?", (seq,)
            ).fetchone()
            yield Event(*row)

    def mark_told(self, seqs: list[int]) -> None:
        """Say that events have been told: their reports stand where they should.

        Args:
            seqs: Their numbers.
        """
        with self._whole():
            self._db.executemany("UPDATE event SET told = 1 WHERE seq = ?", [(s,) for s in seqs])


@contextmanager
def lease(path: Path) -> Iterator[None]:
    """Hold a state for one pass; the system lets go of it if the process is killed.

    Args:
        path: The state file; a file ``.lock`` beside it is locked.

    Raises:
        Busy: If another run holds it.
        UsageError: If no lock can be made there.
    """
    place = path.with_name(path.name + ".lock")
    try:
        lock = sqlite3.connect(place, timeout=0, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise UsageError(f"{place}: {error}; check the folder and its permissions") from error
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if "locked" in str(error):
            raise Busy(str(path)) from error
        raise UsageError(f"{place}: {error}; check the folder and its permissions") from error
    try:
        yield
    finally:
        lock.close()
