"""The reports of a desk, each version of an article one file, and a table to find them by."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from provenance.desk._database import opened, prepare
from provenance.errors import InputError
from provenance.evidence import text_sha256
from provenance.packed import pack, unpack
from provenance.report._phrases import headline_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.types import Report

Order = Literal["new", "score", "findings"]
_ORDERS: dict[str, str] = {
    "new": "place DESC",
    "score": "score IS NULL, score DESC, place DESC",
    "findings": "counted DESC, place DESC",
}


@dataclass(frozen=True, slots=True)
class Card:
    """A report as the list shows it.

    Attributes:
        key: Names the version; part of its address.
        article: `Article.id`.
        title: Headline.
        outlet: Publication, or empty.
        published: ISO date, or empty.
        added: When it came to the desk, ISO 8601 in UTC.
        score: Framing value, or None.
        band: Its band, or empty.
        counted: Findings held against the outlet.
        contradicted: Statements that evidence contradicts.
        codes: Codes of its findings, each once.
        subjects: Fingerprints of the findings that ask for a decision.
    """

    key: str
    article: str
    title: str
    outlet: str
    published: str
    added: str
    score: float | None
    band: str
    counted: int
    contradicted: int
    codes: tuple[str, ...]
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which reports are listed; empty means any."""

    words: str = ""
    outlet: str = ""
    code: str = ""
    band: str = ""
    order: str = "new"


class Shelf:
    """The reports of a desk; may be used from any thread.

    Args:
        folder: The desk's folder.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "desk.sqlite"
        self._reports = folder / "reports"
        prepare(self.path)

    def put(self, report: Report) -> tuple[str, bool]:
        """Keep a report; its key, and whether it was not there before in this form.

        Args:
            report: Gated.  One on the same version of the article replaces the older one.
        """
        key = key_of(report)
        packed = pack(report)
        place = self._reports / f"{key}.report"
        if place.is_file() and place.read_bytes() == packed and self.card(key) is not None:
            return key, False
        beside = place.with_suffix(f".{os.getpid()}.new")
        try:
            with beside.open("wb") as out:
                out.write(packed)
                out.flush()
                os.fsync(out.fileno())
            beside.replace(place)
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            raise InputError(f"{place}: cannot be written ({error.strerror})") from error
        self._enter(key, report)
        return key, True

    def _enter(self, key: str, report: Report) -> None:
        article, framing = report.article, report.scores.framing
        counting = [f for f in report.findings if f.counts and f.suppressed is None]
        codes = Counter(f.code for f in report.findings if f.suppressed is None)
        added = datetime.now(UTC).isoformat(timespec="seconds")
        row = (
            *(key, _plain(article.id), text_sha256(article.text), _plain(headline_of(report))),
            *(_plain(article.outlet), _plain(article.uri), _plain(article.published), added),
            framing.value if framing else None,
            framing.band if framing else "",
            len(counting),
            sum(c.verdict == "contradicted" for c in report.corroborations),
            f" {' '.join(sorted(codes))} ",
            json.dumps([f.fingerprint for f in counting]),
        )
        with opened(self.path) as db:
            db.execute(
                "INSERT INTO report (key, article, text_sha256, title, outlet, uri, published, "
                "added, place, score, band, counted, contradicted, codes, subjects) VALUES "
                "(?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(place), 0) + 1 FROM report), "
                "?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET title = excluded.title, "
                "outlet = excluded.outlet, published = excluded.published, "
                "score = excluded.score, band = excluded.band, counted = excluded.counted, "
                "contradicted = excluded.contradicted, codes = excluded.codes, "
                "subjects = excluded.subjects",
                row,
            )

    def get(self, key: str) -> Report | None:
        """A report, or None where there is none of that key.

        Args:
            key: Its key.

        Raises:
            InputError: If its file is damaged or of another version of the program.
        """
        if self.card(key) is None:
            return None
        try:
            return unpack((self._reports / f"{key}.report").read_bytes())
        except (OSError, ValueError) as error:
            raise InputError(
                f"the report is kept in another form ({error}); check it again"
            ) from error

    def card(self, key: str) -> Card | None:
        """What the list says of one report, or None.

        Args:
            key: Its key.
        """
        with opened(self.path) as db:
            row = db.execute("SELECT * FROM report WHERE key = ?", (key,)).fetchone()
        return _card(row) if row else None

    def versions(self, article: str) -> list[Card]:
        """The versions of an article, in the order in which they came.

        Args:
            article: `Article.id`.
        """
        with opened(self.path) as db:
            rows = db.execute(
                "SELECT * FROM report WHERE article = ? ORDER BY place", (_plain(article),)
            ).fetchall()
        return [_card(row) for row in rows]

    def cards(self, filters: Filters) -> Iterator[Card]:
        """The reports that fit.

        Args:
            filters: Which ones, and in which order.
        """
        where, values = ["1"], []
        for word in filters.words.split()[:20]:
            like = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
            where.append(
                "(title || ' ' || outlet || ' ' || article || ' ' || uri LIKE ? ESCAPE '\\')"
            )
            values.append(_plain(like))
        for column, value in (("outlet", filters.outlet), ("band", filters.band)):
            if value:
                where.append(f"{column} = ?")
                values.append(_plain(value))
        if filters.code:
            where.append("instr(codes, ?) > 0")
            values.append(f" {_plain(filters.code)}")
        order = _ORDERS.get(filters.order, _ORDERS["new"])
        with opened(self.path) as db:
            rows = db.execute(
                f"SELECT * FROM report WHERE {' AND '.join(where)} ORDER BY {order}",  # noqa: S608 - no text of anybody's
                values,
            ).fetchall()
        return (_card(row) for row in rows)

    def choices(self) -> tuple[list[str], list[str]]:
        """Outlets and codes that there are, each in order."""
        with opened(self.path) as db:
            outlets = [r[0] for r in db.execute("SELECT DISTINCT outlet FROM report ORDER BY 1")]
            codes = {
                c for r in db.execute("SELECT DISTINCT codes FROM report") for c in r[0].split()
            }
        return [outlet for outlet in outlets if outlet], sorted(codes)


def key_of(report: Report) -> str:
    """Key of a version of an article: of its id and its text.

    Args:
        report: A report on it.
    """
    both = json.dumps([report.article.id, text_sha256(report.article.text)])
    return hashlib.sha256(both.encode("ascii")).hexdigest()[:24]


def _card(row: sqlite3.Row) -> Card:
    return Card(
        key=row["key"],
        article=row["article"],
        title=row["title"],
        outlet=row["outlet"],
        published=row["published"],
        added=row["added"],
        score=row["score"],
        band=row["band"],
        counted=row["counted"],
        contradicted=row["contradicted"],
        codes=tuple(row["codes"].split()),
        subjects=tuple(json.loads(row["subjects"])),
    )


def _plain(words: str | None) -> str:
    """Words as SQLite can hold them."""
    return (words or "").encode("utf-8", "replace").decode("utf-8")
