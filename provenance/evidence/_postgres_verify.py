"""Read a whole collection on a server and say what is damaged."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from provenance.evidence._check import damage_of_spans, damage_of_text, words_of
from provenance.evidence._postgres_rows import COLUMNS, document_of, to_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from provenance.evidence._base import EvidenceDocument, EvidenceStore

    Ask = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]


def damage(store: EvidenceStore, ask: Ask) -> Iterator[str]:
    """What is damaged, one line a thing: documents, index entries, counts, older versions.

    Args:
        store: The store.
        ask: Rows of a query with its values.
    """
    counts: Counter[str] = Counter()
    for document in store.documents():
        yield from damage_of_text(document)
        yield from _passages(store, ask, document, counts)
    known: dict[str, int] = dict(ask("SELECT term, passages FROM term WHERE passages <> 0", ()))
    wrong = sum(known.get(term, 0) != counts[term] for term in known.keys() | counts.keys())
    if wrong:
        yield f"index: {wrong} terms with a wrong number of passages"
    for number, *row in ask(f"SELECT number, {COLUMNS} FROM older ORDER BY number", ()):  # noqa: S608
        yield from damage_of_text(document_of(row), what=f"version {number} of document")


def _passages(
    store: EvidenceStore, ask: Ask, document: EvidenceDocument, counts: Counter[str]
) -> Iterator[str]:
    rows = ask(
        "SELECT start, stop, terms FROM passage WHERE document="
        "(SELECT number FROM document WHERE id=%s) ORDER BY start",
        (to_bytes(document.id),),
    )
    spans = [(start, end) for start, end, _ in rows]
    try:
        attributions, credits = store.attributions(document.id), store.credits(document.id)
    except (ValueError, TypeError):
        yield f"document {document.id}: an attribution or credit cannot be read"
        attributions, credits = (), ()
    yield from damage_of_spans(document, spans, attributions, credits)
    for span, (_, _, terms) in zip(spans, rows, strict=True):
        words = words_of(document, span)
        counts.update(words)
        if terms != words:
            yield f"document {document.id}: index entry of passage {span[0]}-{span[1]} differs"
