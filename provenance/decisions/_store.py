"""The file that decisions are kept in: SQLite, append-only, safe against two editors and a crash.

A write is acknowledged after it has reached the disk (``synchronous=FULL``), and every write names
the last decision on its subject that its editor has seen: somebody else's is never covered unseen.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from provenance.decisions._models import KINDS, Asked, Decision, Subject
from provenance.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

LAYOUT = 1
_LONGEST = 4000
"""Most characters of a reason or a value."""
_WAIT_MS = 10_000

_TABLES = """
CREATE TABLE IF NOT EXISTS decision (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  article TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  subject TEXT NOT NULL CHECK (subject IN ('finding', 'statement')),
  key TEXT NOT NULL,
  about TEXT NOT NULL,
  kind TEXT NOT NULL,
  editor TEXT NOT NULL,
  reason TEXT NOT NULL,
  value TEXT NOT NULL,
  time TEXT NOT NULL,
  undoes INTEGER UNIQUE REFERENCES decision (number)
);
CREATE INDEX IF NOT EXISTS decision_of ON decision (article, key, number);
CREATE TRIGGER IF NOT EXISTS decision_stays BEFORE UPDATE ON decision
  BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER IF NOT EXISTS decision_kept BEFORE DELETE ON decision
  BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
"""
_COLUMNS = (
    "number, article, text_sha256, subject, key, about, kind, editor, reason, value, time, undoes"
)


class Conflict(Exception):
    """The same subject was decided about meanwhile; nothing was written.

    Attributes:
        since: What was decided since the editor looked, oldest first.
        last: Number to name as seen after having seen them.
    """

    def __init__(self, since: list[Decision]) -> None:
        super().__init__("decided meanwhile")
        self.since = since
        self.last = since[-1].number


class Decisions:
    """A file of decisions; one object a thread.

    Args:
        path: The file.
        create: Make it where it is missing.

    Raises:
        InputError: If it is missing or no file of decisions.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        if not create and not path.is_file():
            raise InputError(f"{path}: no such file of decisions; 'provenance desk' makes one")
        self.path = path
        try:
            self._db = sqlite3.connect(path, isolation_level=None, timeout=_WAIT_MS / 1000)
            self._db.execute(f"PRAGMA busy_timeout={_WAIT_MS}")
            self._prepare(create=create)
        except sqlite3.Error as error:
            raise InputError(f"{path}: no file of decisions ({error})") from error

    def _prepare(self, *, create: bool) -> None:
        (layout,) = self._db.execute("PRAGMA user_version").fetchone()
        if layout not in (0, LAYOUT) or (layout == 0 and not create):
            raise InputError(f"{self.path}: no file of decisions that this version can read")
        self._db.execute("PRAGMA foreign_keys=ON")
        if not create:
            return
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.executescript(_TABLES)
        self._db.execute(f"PRAGMA user_version={LAYOUT}")

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Decisions:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def decide(self, subject: Subject, asked: Asked) -> Decision:
        """Keep a decision; it is on the disk when this returns.

        Args:
            subject: What it is about.
            asked: The decision.

        Raises:
            Conflict: If the subject was decided about since `Asked.seen`, in another window even.
            UsageError: If it says too little or too much.
        """
        asked = _checked(asked, subject)
        with self._writing():
            since = [d for d in self.of(subject.article, subject.key) if d.number > asked.seen]
            if since:
                raise Conflict(since)
            return self._add(subject, asked, None)

    def undo(self, number: int, *, editor: str) -> Decision:
        """Take back a decision of one's own with a new row; undoing twice gives the first undo.

        Args:
            number: Of the decision.
            editor: Who takes it back.

        Raises:
            UsageError: If there is no such decision or it is somebody else's.
        """
        with self._writing():
            found = list(self._rows("WHERE number = ?", number))
            if not found or found[0].kind == "undo":
                raise UsageError(f"there is no decision {number} to undo")
            if found[0].editor != editor:
                raise UsageError(f"decision {number} is {found[0].editor}'s; only they undo it")
            if before := list(self._rows("WHERE undoes = ?", number)):
                return before[0]
            return self._add(found[0].subject, Asked("undo", editor), number)

    def of(self, article: str, key: str | None = None) -> list[Decision]:
        """The history of an article, or of one finding or statement of it, oldest first.

        Args:
            article: `Article.id`.
            key: Key of the subject, or None for all of the article.
        """
        article = _held(article)
        if key is None:
            return list(self._rows("WHERE article = ? ORDER BY number", article))
        return list(self._rows("WHERE article = ? AND key = ? ORDER BY number", article, key))

    def all(self) -> Iterator[Decision]:
        """The whole history, oldest first."""
        return self._rows("ORDER BY number")

    def last_of(self, editor: str) -> Decision | None:
        """The last decision of an editor that stands, which is what undo takes back.

        Args:
            editor: Who.
        """
        where = (
            "WHERE editor = ? AND kind != 'undo' AND number NOT IN "
            "(SELECT undoes FROM decision WHERE undoes IS NOT NULL) ORDER BY number DESC LIMIT 1"
        )
        return next(self._rows(where, editor), None)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One writer at a time, from before it looks until its row is on the disk."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _add(self, subject: Subject, asked: Asked, undoes: int | None) -> Decision:
        time = datetime.now(UTC).isoformat(timespec="seconds")
        row = (
            *(_held(subject.article), subject.text_sha256, subject.of, subject.key),
            json.dumps(subject.about),
            *(asked.kind, asked.editor, asked.reason, asked.value, time, undoes),
        )
        names = _COLUMNS.removeprefix("number, ")
        marks = ", ".join("?" * len(row))
        done = self._db.execute(f"INSERT INTO decision ({names}) VALUES ({marks})", row)  # noqa: S608 - fixed names
        number = done.lastrowid or 0
        return Decision(
            number, subject, asked.kind, asked.editor, asked.reason, asked.value, time, undoes
        )

    def _rows(self, where: str, *values: object) -> Iterator[Decision]:
        for row in self._db.execute(f"SELECT {_COLUMNS} FROM decision {where}", values):  # noqa: S608 - fixed names
            number, article, sha256, of, key, about, kind, editor, reason, value, time, undoes = row
            subject = Subject(article, sha256, of, key, json.loads(about))
            yield Decision(number, subject, kind, editor, reason, value, time, undoes)


def _checked(asked: Asked, subject: Subject) -> Asked:
    editor, reason, value = (_plain(x) for x in (asked.editor, asked.reason, asked.value))
    if asked.kind not in KINDS or asked.kind == "undo":
        raise UsageError(f"there is no decision of the kind {asked.kind!r}")
    if not editor:
        raise UsageError("say who decides: no editor's name was given")
    if max(len(reason), len(value), len(editor)) > _LONGEST:
        raise UsageError(f"a reason has {_LONGEST} characters at most; shorten it")
    if asked.kind in ("dismiss", "note") and not reason:
        needs = "a dismissal needs its reason" if asked.kind == "dismiss" else "a note needs words"
        raise UsageError(f"{needs}; write one")
    if asked.kind in ("wrong_speaker", "wrong_verdict", "right_source"):
        if subject.of != "statement":
            raise UsageError("speakers and verdicts belong to statements, and this is a finding")
        if not value:
            raise UsageError("say which one is right")
    return replace(asked, editor=editor, reason=reason, value=value)


def _plain(words: str) -> str:
    """Words that SQLite and every export can hold: no lone surrogates, no NUL."""
    return _held(words).replace("\0", "\ufffd").strip()


def _held(words: str) -> str:
    """Words without lone surrogates, which SQLite cannot hold."""
    return words.encode("utf-8", "replace").decode("utf-8")
