"""Corroboration: hold every attributed statement against independent evidence.

`corroborate` is the whole of it: prepare a statement, gather what the store holds on it, see
which of that is independent, decide, explain.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.corroboration.decide import decide
from provenance.corroboration.dossier import Dossier
from provenance.corroboration.explain import explain
from provenance.corroboration.gather import Gatherer
from provenance.corroboration.independence import Independence
from provenance.corroboration.judge import Judge
from provenance.corroboration.match import statement_of
from provenance.corroboration.origins import fold
from provenance.corroboration.witnesses import Bench
from provenance.evidence import day_of
from provenance.types import Corroboration, EvidencePassage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.corroboration.copies import CopyModel
    from provenance.corroboration.decide import Ruling
    from provenance.corroboration.exhibits import Exhibit
    from provenance.evidence import Searchable, StoreStats
    from provenance.outlets import Outlets
    from provenance.types import Article, Attribution, Relation, Source

__all__ = ["Judge", "corroborate"]

MOST_SHOWN = 8
"""Passages shown per statement; the ones a verdict rests on come first."""

_COUNTING = ("supports", "supports_claim", "conflicts", "names_source")


def corroborate(
    article: Article,
    *,
    attributions: Sequence[Attribution],
    sources: Iterable[Source],
    store: Searchable,
    outlets: Outlets,
    judge: Judge | None = None,
) -> tuple[Corroboration, ...]:
    """Judge every attribution of an article against an evidence collection.

    Args:
        article: The article; never evidence for itself, by id, address or text.
        attributions: What is attributed in it.
        sources: Its resolved sources.
        store: The collection.
        outlets: The registry of outlets and owners.
        judge: The models that decide; the shipped ones by default.

    Returns:
        One verdict per attribution, in order.

    Raises:
        EvidenceError: If the collection cannot be asked.
        ModelError: If a shipped model cannot be loaded.
    """
    judge = judge or Judge.load()
    own = Dossier.of_article(article, outlets)
    gatherer = Gatherer(own, store, outlets, judge.vectors)
    known = {source.id: source for source in sources}
    spoken = [(a, known.get(a.source_id or "")) for a in attributions]
    bench = Bench(own, Independence(own, outlets, judge.copies, spoken), judge.model)
    looked = _looked(gatherer, store) if attributions else None
    found = []
    for attribution in attributions:
        source = known.get(attribution.source_id or "")
        statement = statement_of(own, attribution, source)
        witnesses = bench.witnesses(statement, gatherer.holdings(statement))
        ruling = decide(statement, witnesses, judge.model)
        origins = _origins(ruling, outlets, judge.copies)
        independent = len(set(origins.values()))
        assert looked is not None  # noqa: S101 - there is an attribution
        found.append(
            Corroboration(
                attribution_id=attribution.id,
                verdict=ruling.verdict,
                confidence=ruling.confidence,
                independent=independent,
                evidence=tuple(
                    _shown(e, r, origin=origins.get(e)) for e, r in ruling.shown[:MOST_SHOWN]
                ),
                explanation=explain(
                    statement,
                    ruling,
                    independent=independent,
                    looked=looked,
                    window=gatherer.window is not None,
                ),
            )
        )
    return tuple(found)


def _looked(gatherer: Gatherer, store: Searchable) -> StoreStats:
    """What there was to look in: the article itself, where it is in the store, does not count."""
    window = gatherer.window
    found = store.stats(since=window[0], until=window[1]) if window else store.stats()
    own = store.get(gatherer.own.document.id)
    if own is None or own.sha256 != gatherer.own.document.sha256:
        return found
    undated = found.undated - (day_of(own.published) is None)
    return replace(found, documents=found.documents - 1, undated=undated)


def _origins(ruling: Ruling, outlets: Outlets, copies: CopyModel) -> dict[Exhibit, int]:
    """The origin of each independent exhibit for the statement or, if contradicted, against it."""
    wanted: tuple[Relation, ...] = ("supports", "supports_claim")
    if ruling.verdict == "contradicted":
        wanted = ("conflicts",)
    chosen = [e for e, r in ruling.shown if e.reason is None and r in wanted]
    numbers = fold(
        [(e.dossier, e.line.text, frozenset(o.domain for o in e.channels)) for e in chosen],
        outlets,
        copies,
    )
    return dict(zip(chosen, numbers, strict=True))


def _shown(exhibit: Exhibit, relation: Relation, *, origin: int | None) -> EvidencePassage:
    document = exhibit.dossier.document
    return EvidencePassage(
        document_id=document.id,
        outlet=document.outlet,
        start=exhibit.line.start,
        end=exhibit.line.end,
        text=document.text[exhibit.line.start : exhibit.line.end],
        relation=relation,
        independent=exhibit.reason is None,
        url=document.url,
        published=document.published,
        not_independent_because=exhibit.reason,
        owner=exhibit.dossier.publisher.owner,
        origin=origin,
    )
