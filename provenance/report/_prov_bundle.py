"""One report in the terms of W3C PROV: who said what, through whom, and what else carries it.

A statement is an entity attributed to its source, and the article quotes it.  Outlets act on behalf
of owners, so evidence that is one owner's ends in the same agent.  A verdict is an entity that the
run derived from the statement and from each passage.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from provenance.report._beside import BEARING, is_copy, shared_with
from provenance.report._dump import dump
from provenance.report._html.markup import followable
from provenance.report._identifiers import NAMESPACE, local
from provenance.report._phrases import headline_of, source_name

if TYPE_CHECKING:
    from provenance.types import (
        Attribution,
        Corroboration,
        EvidencePassage,
        Report,
        Run,
        Source,
    )

Json = dict[str, Any]

PREFIX = {
    "pv": f"{NAMESPACE}terms:",
    "doc": f"{NAMESPACE}document:",
    "agent": f"{NAMESPACE}agent:",
    "run": f"{NAMESPACE}run:",
    "model": f"{NAMESPACE}model:",
    "report": f"{NAMESPACE}report:",
}
"""Namespaces of the identifiers; ``prov`` and ``xsd`` are declared by the format itself."""

_PEOPLE = frozenset({"person_named", "person_role", "anonymous"})
_BODIES = frozenset({"official_org", "organisation", "media_outlet"})


class Records:
    """Entities, agents, activities and relations of one document or bundle."""

    def __init__(self) -> None:
        self._records: dict[str, dict[str, Json]] = {}
        self._said: set[tuple[str, str]] = set()

    def add(self, kind: str, id_: str, **attributes: Any) -> None:  # noqa: ANN401 - JSON values
        """Describe a thing; what is not known (None) is left out.

        Args:
            kind: ``entity``, ``agent`` or ``activity``.
            id_: Its qualified name.
            attributes: By name, with two underscores for the colon.
        """
        self._records.setdefault(kind, {}).setdefault(id_, {}).update(_attributes(attributes))

    def relate(self, kind: str, **attributes: Any) -> None:  # noqa: ANN401 - JSON values
        """State a relation once, however often it is said; arguments as for `add`."""
        relation = _attributes(attributes)
        words = (kind, dump(relation))
        if words not in self._said:
            self._said.add(words)
            known = self._records.setdefault(kind, {})
            known[f"_:{kind}{len(known) + 1}"] = relation

    def as_dict(self) -> dict[str, dict[str, Json]]:
        """All records by kind, in the order of PROV-JSON."""
        return dict(self._records)


def _attributes(given: dict[str, Any]) -> Json:
    return {k.replace("__", ":"): v for k, v in given.items() if v is not None}


def name_of(qualified: str) -> Json:
    """A qualified name as a value."""
    return {"$": qualified, "type": "prov:QUALIFIED_NAME"}


def run_id(run: Run) -> str:
    """The run's identifier, from all that made it."""
    parts = [run.version, run.settings_sha256, *(m.sha256 for m in run.models)]
    parts.append(run.evidence.sha256 if run.evidence else "")
    return f"run:{hashlib.sha256(' '.join(parts).encode()).hexdigest()[:16]}"


def document_id(id_: str) -> str:
    """Identifier of an article or of a document of evidence."""
    return f"doc:{local(id_)}"


def bundle(report: Report) -> dict[str, dict[str, Json]]:
    """The records of one report.

    Args:
        report: The report.
    """
    records = Records()
    article = document_id(report.article.id)
    _article(records, report, article)
    for source in report.sources:
        _source(records, source, article)
    for attribution in report.attributions:
        _statement(records, report, attribution, article)
    for corroboration in report.corroborations:
        _verdict(records, corroboration, article, run_id(report.run))
    return records.as_dict()


def _article(records: Records, report: Report, id_: str) -> None:
    about = report.article
    records.add(
        "entity",
        id_,
        prov__type=name_of("pv:Article"),
        prov__label=headline_of(report),
        pv__id=about.id,
        prov__location=_location(about.uri),
        pv__published=about.published,
        pv__sha256=hashlib.sha256(about.text.encode("utf-8", "surrogatepass")).hexdigest(),
    )
    _published_by(records, id_, about.outlet, report.owner)
    for author in about.authors:
        agent = f"agent:{local(author)}"
        records.add("agent", agent, prov__type=name_of("prov:Person"), prov__label=author)
        records.relate("wasAttributedTo", prov__entity=id_, prov__agent=agent)


def _location(url: str | None) -> Json | None:
    """An address that can be followed; no path of this machine."""
    return {"$": url, "type": "xsd:anyURI"} if url and followable(url) else None


def _published_by(records: Records, entity: str, outlet: str | None, owner: str | None) -> None:
    if outlet is None:
        return
    agent = _organization(records, outlet)
    records.relate("wasAttributedTo", prov__entity=entity, prov__agent=agent)
    if owner is not None:
        responsible = _organization(records, owner)
        records.relate("actedOnBehalfOf", prov__delegate=agent, prov__responsible=responsible)


def _organization(records: Records, name: str) -> str:
    id_ = f"agent:{local(name)}"
    records.add("agent", id_, prov__type=name_of("prov:Organization"), prov__label=name)
    return id_


def _source(records: Records, source: Source, article: str) -> None:
    kind = "prov:Person" if source.kind in _PEOPLE else None
    kind = "prov:Organization" if source.kind in _BODIES else kind
    records.add(
        "agent",
        f"{article}.{source.id}",
        prov__type=name_of(kind) if kind else None,
        prov__label=source_name(source),
        pv__kind=source.kind,
        pv__role=source.role,
        pv__official=source.official,
        pv__anonymous=source.anonymous,
    )


def _statement(records: Records, report: Report, attribution: Attribution, article: str) -> None:
    id_ = f"{article}.{attribution.id}"
    text = report.article.text
    records.add(
        "entity",
        id_,
        prov__type=name_of("pv:Statement"),
        prov__value=" … ".join(text[start:end] for start, end in attribution.content),
        pv__spans=" ".join(f"{start}-{end}" for start, end in attribution.content),
        pv__style=attribution.style,
        pv__speech=attribution.speech,
        pv__confidence=round(attribution.confidence, 6),
    )
    if attribution.source_id is not None:
        source = f"{article}.{attribution.source_id}"
        records.relate("wasAttributedTo", prov__entity=id_, prov__agent=source)
    if attribution.channel is not None:
        _through(records, id_, attribution.channel.name)
    by = f"{article}.{attribution.parent}" if attribution.parent else article
    _quoted(records, by, id_, word_for_word=attribution.style != "indirect")


def _through(records: Records, entity: str, channel: str) -> None:
    agent = _organization(records, channel)
    role = name_of("pv:Channel")
    records.relate("wasAttributedTo", prov__entity=entity, prov__agent=agent, prov__type=role)


def _quoted(records: Records, by: str, what: str, *, word_for_word: bool = True) -> None:
    """``wasQuotedFrom``: in PROV-JSON a derivation of type quotation; a paraphrase has our type."""
    records.relate(
        "wasDerivedFrom",
        prov__generatedEntity=by,
        prov__usedEntity=what,
        prov__type=name_of("prov:Quotation" if word_for_word else "pv:Paraphrase"),
    )


def _verdict(records: Records, found: Corroboration, article: str, run: str) -> None:
    statement = f"{article}.{found.attribution_id}"
    id_ = f"{statement}.verdict"
    records.add(
        "entity",
        id_,
        prov__type=name_of("pv:Verdict"),
        prov__value=found.verdict,
        pv__confidence=round(found.confidence, 6),
        pv__independent=found.independent,
        pv__explanation=found.explanation,
    )
    records.relate("wasGeneratedBy", prov__entity=id_, prov__activity=run)
    records.relate("wasDerivedFrom", prov__generatedEntity=id_, prov__usedEntity=statement)
    for passage in found.evidence:
        _evidence(records, passage, verdict=id_, statement=statement, article=article)


def _evidence(
    records: Records, passage: EvidencePassage, *, verdict: str, statement: str, article: str
) -> None:
    document = document_id(passage.document_id)
    id_ = f"{document}.{passage.start}-{passage.end}"
    records.add(
        "entity",
        document,
        prov__type=name_of("pv:Document"),
        pv__id=passage.document_id,
        prov__location=_location(passage.url),
        pv__published=passage.published,
    )
    _published_by(records, document, passage.outlet, passage.owner)
    records.add("entity", id_, prov__type=name_of("pv:Passage"), prov__value=passage.text)
    _quoted(records, id_, document)
    records.relate(
        "wasDerivedFrom",
        prov__generatedEntity=verdict,
        prov__usedEntity=id_,
        pv__relation=passage.relation,
        pv__independent=passage.independent,
        pv__notIndependentBecause=passage.not_independent_because,
        pv__origin=passage.origin,
    )
    if passage.relation in ("supports", "copy"):
        records.relate("alternateOf", prov__alternate1=id_, prov__alternate2=statement)
    if is_copy(passage):
        records.relate("alternateOf", prov__alternate1=document, prov__alternate2=article)
    what, name = shared_with(passage)
    if what == "channel" and name and passage.relation in BEARING:
        _through(records, id_, name)
