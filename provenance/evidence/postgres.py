"""Evidence on a PostgreSQL server: one collection that several people fill and ask.

The server keeps and finds; `provenance.evidence._rank` decides every order, so that the answers
are those of the other stores.  Needs the extra ``postgres``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.evidence._base import (
    DocumentVersion,
    EvidenceAttribution,
    EvidenceCredit,
    EvidenceDocument,
    StoredPassage,
    StoreKind,
    StoreStats,
    by_share,
    day_of,
    reference,
    window_numbers,
)
from provenance.evidence._check import words_of
from provenance.evidence._pack import (
    pack_attribution,
    pack_credit,
    unpack_attribution,
    unpack_credit,
)
from provenance.evidence._postgres_rows import COLUMNS, document_of, row_of, to_bytes, to_text
from provenance.evidence._postgres_session import Session
from provenance.evidence._postgres_verify import damage
from provenance.evidence._rank import best, rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from provenance.types import EvidenceRef, Span

_PLACES = ",".join(["%s"] * 9)
_IN_WINDOW = "(day IS NULL OR day BETWEEN %s AND %s)"


class PostgresStore(Session):
    """An `EvidenceStore` in one database of a server; opened as `Session` is."""

    def add(
        self,
        document: EvidenceDocument,
        passages: Iterable[Span],
        attributions: Iterable[EvidenceAttribution] = (),
        *,
        credits: Iterable[EvidenceCredit] = (),
        sketch: Iterable[int] = (),
    ) -> bool:
        """See `EvidenceStore.add`."""
        spans = sorted(set(passages))
        found = [pack_attribution(a) for a in attributions]
        credited, entries = [pack_credit(c) for c in credits], sorted(set(sketch))
        words = [words_of(document, span) for span in spans]
        old = self.get(document.id)
        if old == document:
            return False
        day = day_of(document.published)
        with self._writing():
            number = self._take_out(document.id, keep=old is not None and old.text != document.text)
            if number is None:
                assert self._added is not None  # noqa: S101 - `_writing` has read it
                number = self._added = self._added + 1
            self._tell(
                f"INSERT INTO document (number, day, {COLUMNS}) VALUES (%s,%s,{_PLACES})",  # noqa: S608
                (number, day, *row_of(document)),
            )
            self._tell_many(
                "INSERT INTO passage (document, start, stop, day, terms) VALUES (%s,%s,%s,%s,%s)",
                [(number, *span, day, own) for span, own in zip(spans, words, strict=True)],
            )
            for own in words:
                self._count(own, 1)
            for table, bodies in (("attribution", found), ("credit", credited)):
                self._tell_many(
                    f"INSERT INTO {table} VALUES (%s,%s,%s)",  # noqa: S608
                    [(number, place, body) for place, body in enumerate(bodies)],
                )
            self._tell_many("INSERT INTO sketch VALUES (%s,%s)", [(e, number) for e in entries])
        return True

    def _count(self, words: Sequence[str], sign: int) -> None:
        self._passages += sign
        self._terms += sign * len(words)
        for word in words:
            self._changes[word] += sign

    def _take_out(self, document_id: str, *, keep: bool) -> int | None:
        """Take a document out; its number, or None where it was not there or is kept as older."""
        key = (to_bytes(document_id),)
        rows = self._db.execute("SELECT number FROM document WHERE id=%s", key).fetchall()
        if not rows:
            return None
        number = int(str(rows[0][0]))
        for (words,) in self._db.execute(
            "SELECT terms FROM passage WHERE document=%s", (number,)
        ).fetchall():
            assert isinstance(words, list)  # noqa: S101 - the column's type
            self._count(words, -1)
        if keep:
            self._tell(
                f"INSERT INTO older (number, {COLUMNS}) SELECT number, {COLUMNS} "  # noqa: S608
                "FROM document WHERE number=%s",
                (number,),
            )
        self._tell("DELETE FROM document WHERE number=%s", (number,))
        return None if keep else number

    def versions(self, document_id: str) -> tuple[DocumentVersion, ...]:
        """See `EvidenceStore.versions`."""
        key = to_bytes(document_id)
        rows = self._ask(
            f"SELECT number, {COLUMNS} FROM older WHERE id=%s UNION ALL "  # noqa: S608
            f"SELECT number, {COLUMNS} FROM document WHERE id=%s ORDER BY number",
            (key, key),
        )
        return tuple(DocumentVersion(row[0], document_of(row[1:])) for row in rows)

    def remove(self, key: str) -> bool:
        """See `EvidenceStore.remove`."""
        wanted = to_bytes(key)
        with self._writing():
            rows = self._ask("SELECT id FROM document WHERE id=%s OR url=%s", (wanted, wanted))
            for (document_id,) in rows:
                self._take_out(to_text(document_id), keep=False)
                self._tell("DELETE FROM older WHERE id=%s", (document_id,))
        return bool(rows)

    def get(self, document_id: str) -> EvidenceDocument | None:
        """See `EvidenceStore.get`."""
        rows = self._ask(
            f"SELECT {COLUMNS} FROM document WHERE id=%s",  # noqa: S608
            (to_bytes(document_id),),
        )
        return document_of(rows[0]) if rows else None

    def documents(self) -> Iterator[EvidenceDocument]:
        """See `EvidenceStore.documents`."""
        for (document_id,) in self._ask("SELECT id FROM document ORDER BY id"):
            document = self.get(to_text(document_id))
            if document is not None:
                yield document

    def search(
        self,
        terms: Sequence[str],
        *,
        limit: int = 50,
        since: str | None = None,
        until: str | None = None,
        texts: bool = True,
    ) -> list[StoredPassage]:
        """See `EvidenceStore.search`."""
        counts = self.frequencies(terms)
        passages, length = self._ask("SELECT passages, terms FROM state")[0]
        within = since is not None or until is not None
        window = window_numbers(since, until) if within else None
        scores = rank(
            counts,
            lambda term, enough: self._holders(term, window, enough),
            limit=limit,
            within=within,
            passages=passages,
            mean_length=float(length) / max(1, passages),
            lengths=self._lengths,
        )
        found = list(self._stored(best(scores, limit), scores, texts=texts))
        found.sort(key=lambda p: (-p.score, p.document_id, p.start))
        return found[: max(0, limit)]

    def _holders(
        self, term: str, window: tuple[int, int] | None, enough: int | None
    ) -> Sequence[int]:
        query, values = "SELECT number FROM passage WHERE terms @> ARRAY[%s]", [term, enough]
        if window is not None:
            query = f"{query} AND (day IS NULL OR day BETWEEN %s AND %s)"
            values = [term, *map(_day_text, window), enough]
        return [row[0] for row in self._ask(f"{query} LIMIT %s", values)]

    def passages(self, document_id: str) -> tuple[StoredPassage, ...]:
        """See `EvidenceStore.passages`."""
        rows = self._ask(
            "SELECT p.start, p.stop, d.text FROM passage p JOIN document d ON d.number=p.document "
            "WHERE d.id=%s ORDER BY p.start, p.stop",
            (to_bytes(document_id),),
        )
        text = to_text(rows[0][2]) if rows else ""
        return tuple(StoredPassage(document_id, s, e, text[s:e]) for s, e, _ in rows)

    def spans(self, document_id: str) -> tuple[Span, ...]:
        """See `EvidenceStore.spans`."""
        return tuple(
            self._ask(
                "SELECT p.start, p.stop FROM passage p JOIN document d ON d.number=p.document "
                "WHERE d.id=%s ORDER BY p.start, p.stop",
                (to_bytes(document_id),),
            )
        )

    def _lengths(self, numbers: Sequence[int]) -> Mapping[int, int]:
        return dict(
            self._ask(
                "SELECT number, cardinality(terms) FROM passage WHERE number = ANY(%s)",
                (list(numbers),),
            )
        )

    def _stored(
        self, numbers: list[int], scores: Mapping[int, float], *, texts: bool
    ) -> Iterator[StoredPassage]:
        text = "d.text" if texts else "''::bytea"
        rows = self._ask(
            f"SELECT p.number, d.id, p.start, p.stop, {text} FROM passage p "  # noqa: S608
            "JOIN document d ON d.number=p.document WHERE p.number = ANY(%s)",
            (numbers,),
        )
        for number, document_id, start, end, text in rows:
            words = to_text(text)[start:end]
            yield StoredPassage(to_text(document_id), start, end, words, scores[number])

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """See `EvidenceStore.frequencies`."""
        found = dict.fromkeys(terms, 0)
        plain = [term for term in found if term.isascii() and term.isalnum()]
        found.update(self._ask("SELECT term, passages FROM term WHERE term = ANY(%s)", (plain,)))
        return found

    def attributions(self, document_id: str) -> tuple[EvidenceAttribution, ...]:
        """See `EvidenceStore.attributions`."""
        rows = self._bodies("attribution", document_id)
        return tuple(unpack_attribution(document_id, body) for body in rows)

    def credits(self, document_id: str) -> tuple[EvidenceCredit, ...]:
        """See `EvidenceStore.credits`."""
        return tuple(unpack_credit(document_id, b) for b in self._bodies("credit", document_id))

    def _bodies(self, table: str, document_id: str) -> list[str]:
        rows = self._ask(
            f"SELECT body FROM {table} WHERE document="  # noqa: S608
            "(SELECT number FROM document WHERE id=%s) ORDER BY place",
            (to_bytes(document_id),),
        )
        return [row[0] for row in rows]

    def sketch(self, document_id: str) -> tuple[int, ...]:
        """See `EvidenceStore.sketch`."""
        rows = self._ask(
            "SELECT entry FROM sketch WHERE document="
            "(SELECT number FROM document WHERE id=%s) ORDER BY entry",
            (to_bytes(document_id),),
        )
        return tuple(row[0] for row in rows)

    def sharing(self, sketch: Iterable[int]) -> tuple[tuple[str, int], ...]:
        """See `EvidenceStore.sharing`."""
        rows = self._ask(
            "SELECT d.id, count(*) FROM sketch s JOIN document d ON d.number=s.document "
            "WHERE s.entry = ANY(%s) GROUP BY d.id",
            (sorted(set(sketch)),),
        )
        return by_share((to_text(document_id), count) for document_id, count in rows)

    def neighbors(self, document_id: str) -> tuple[tuple[str, int], ...]:
        """See `EvidenceStore.neighbors`."""
        found = self.sharing(self.sketch(document_id))
        return tuple(pair for pair in found if pair[0] != document_id)

    def stats(self, *, since: str | None = None, until: str | None = None) -> StoreStats:
        """See `EvidenceStore.stats`."""
        window = (since or "", until or "9999")
        inside = f"WHERE document IN (SELECT number FROM document WHERE {_IN_WINDOW})"  # noqa: S608
        passages, attributions = (
            self._ask(f"SELECT count(*) FROM {table} {inside}", window)[0][0]  # noqa: S608
            for table in ("passage", "attribution")
        )
        documents, dated, first, last = self._ask(
            f"SELECT count(*), count(day), min(day), max(day) FROM document WHERE {_IN_WINDOW}",  # noqa: S608
            window,
        )[0]
        return StoreStats(documents, passages, attributions, documents - dated, first, last)

    def snapshot(self) -> EvidenceRef:
        """See `EvidenceStore.snapshot`."""
        rows = self._ask("SELECT id, sha256 FROM document")
        return reference((to_text(i), to_text(text_hash)) for i, text_hash in rows)

    def verify(self) -> Iterator[str]:
        """See `EvidenceStore.verify`; the server looks after its own pages."""
        yield from damage(self, self._ask)


def _day_text(number: int) -> str:
    """The day of a `day_number`, as the server keeps it."""
    digits = f"{number:08d}"
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def _open(address: str, create: bool) -> PostgresStore:
    return PostgresStore(address, create=create)


STORE = StoreKind("postgres", _open)
