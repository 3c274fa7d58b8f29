"""What the evidence says of each source, beyond its single statements.

An editor asks of a source before of a statement: does anybody else have this person, in this
office, and who?  The answer is drawn from the passages that stand beside the statements.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from provenance.corroboration.names import named, source_name
from provenance.evidence import terms
from provenance.types import Attestation, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.types import Attribution, Corroboration, EvidencePassage, Source

_ORIGINS = ("corroborated", "corroborated_claim")
"""Verdicts whose origins speak for the source; those of a contradiction speak for another."""

_CROWDS = ("group", "unresolved")
"""Kinds of source that are somebody only where they carry a name: "Friends of the Harbor"."""

_ORDER: dict[str, int] = {verdict: i for i, verdict in enumerate(get_args(Verdict))}


def attest(
    sources: Iterable[Source],
    attributions: Iterable[Attribution],
    corroborations: Sequence[Corroboration],
) -> tuple[Attestation, ...]:
    """Hold every source against the evidence beside its statements.

    A source is attested where an independent passage carries one of its statements as its own or
    names it; one that `attestable` rules out never is.

    Args:
        sources: The article's sources.
        attributions: Its attributions.
        corroborations: A verdict on each; empty where no evidence was asked.

    Returns:
        One for each source, in order; none where there is no verdict.
    """
    if not corroborations:
        return ()
    verdicts = {c.attribution_id: c for c in corroborations}
    own: dict[str | None, list[Corroboration]] = {}
    for attribution in attributions:
        if attribution.id in verdicts:
            own.setdefault(attribution.source_id, []).append(verdicts[attribution.id])
    return tuple(_attest(source, own.get(source.id, [])) for source in sources)


def attestable(source: Source) -> bool:
    """Whether anybody could be asked about a source again.

    The unnamed cannot, and neither can nobody in particular: "everybody", "a lot of people", "both
    men" stand in every other story too.

    Args:
        source: The source.
    """
    if source.anonymous or source.kind == "anonymous":
        return False
    if source.kind not in _CROWDS:
        return True
    words = (source.name or "").split()
    return any(word[:1].isupper() for word in words[1:])


def _attest(source: Source, verdicts: Sequence[Corroboration]) -> Attestation:
    passages = [p for c in verdicts for p in c.evidence]
    seen = [p for p in passages if _has(source, p)] if attestable(source) else []
    free = sorted((p for p in seen if p.independent), key=lambda p: p.relation != "supports")
    outlets = tuple(dict.fromkeys(_publisher(p) for p in free))
    dependent: dict[str, str] = {}
    for p in seen:
        if not p.independent and _publisher(p) not in outlets:
            dependent.setdefault(_publisher(p), p.not_independent_because or "not independent")
    tally = Counter(c.verdict for c in verdicts)
    return Attestation(
        source_id=source.id,
        attested=bool(free),
        in_role=_in_role(source, free) if free else None,
        outlets=outlets,
        dependent=tuple(dependent.items()),
        verdicts=tuple((v, tally[v]) for v in sorted(tally, key=_ORDER.__getitem__)),
        origins=max((c.independent for c in verdicts if c.verdict in _ORIGINS), default=0),
    )


def _has(source: Source, passage: EvidencePassage) -> bool:
    """Whether a passage has the source: by its relation, or where it contradicts, by its name."""
    if passage.relation in ("supports", "names_source", "copy"):
        return True
    if passage.relation != "conflicts":
        return False
    return named(source_name(source.name, source.kind), passage.text, passage.text)


def _in_role(source: Source, passages: Iterable[EvidencePassage]) -> bool | None:
    """Whether a passage gives the role that the article gives; None where it gives none.

    A role that stands for a name ("a spokesman for the authority") is the source itself.
    """
    if not source.name or not source.role or source.role == source.name:
        return None
    wanted = frozenset(terms(source.role)) - frozenset(terms(source.name))
    return any(_enough(wanted, frozenset(terms(p.text))) for p in passages) if wanted else None


def _enough(wanted: frozenset[str], found: frozenset[str]) -> bool:
    """Two thirds of a role's words: "minister of works" is no minister of finance."""
    return 3 * len(wanted & found) >= 2 * len(wanted)


def _publisher(passage: EvidencePassage) -> str:
    return passage.outlet or passage.document_id
