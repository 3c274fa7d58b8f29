"""Sessions that end, and the tokens that forms carry.

A session is a random cookie of which only the hash is kept.  It ends 12 hours after it began, after
2 hours without a visit, or when its editor leaves.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.desk._database import opened, prepare

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONGEST = 12 * 3600
"""Seconds a session lasts."""
IDLE = 2 * 3600
"""Seconds without a visit that end it."""


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody at the desk.

    Attributes:
        cookie: What the browser holds.
        editor: Name the decisions go under; empty for a browser that has not come in.
    """

    cookie: str
    editor: str = ""


class Sessions:
    """The sessions of a desk.

    Args:
        path: The desk's SQLite file.
        secret: Key of the tokens in forms.
        now: Clock in seconds.
    """

    def __init__(self, path: Path, secret: bytes, *, now: Callable[[], float] = time.time) -> None:
        prepare(path)
        self._path = path
        self._secret = secret
        self._now = now

    def begin(self, editor: str) -> Session:
        """A new session.

        Args:
            editor: Name of the editor.
        """
        cookie, now = secrets.token_urlsafe(32), self._now()
        with opened(self._path) as db:
            db.execute(
                "DELETE FROM session WHERE began < ? OR seen < ?", (now - LONGEST, now - IDLE)
            )
            db.execute("INSERT INTO session VALUES (?, ?, ?, ?)", (_hash(cookie), editor, now, now))
        return Session(cookie, editor)

    def find(self, cookie: str) -> Session | None:
        """The session of a cookie, unless it has ended; a visit keeps it going.

        Args:
            cookie: As the browser sent it.
        """
        now = self._now()
        with opened(self._path) as db:
            row = db.execute(
                "SELECT editor, began, seen FROM session WHERE hash = ?", (_hash(cookie),)
            ).fetchone()
            if row is None or now - row["began"] > LONGEST or now - row["seen"] > IDLE:
                return None
            if now - row["seen"] > 60:  # noqa: PLR2004 - not a write for every picture
                db.execute("UPDATE session SET seen = ? WHERE hash = ?", (now, _hash(cookie)))
        return Session(cookie, row["editor"])

    def end(self, cookie: str) -> None:
        """End a session.

        Args:
            cookie: Its cookie.
        """
        with opened(self._path) as db:
            db.execute("DELETE FROM session WHERE hash = ?", (_hash(cookie),))

    def form_token(self, cookie: str) -> str:
        """What a form of this browser must carry.

        Args:
            cookie: The browser's cookie, with or without a session.
        """
        return hmac.new(self._secret, cookie.encode(), hashlib.sha256).hexdigest()


def _hash(cookie: str) -> str:
    return hashlib.sha256(cookie.encode("utf-8", "surrogatepass")).hexdigest()
