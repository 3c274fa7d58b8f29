"""Words that the reports for people share: labels, shares, and the score in a sentence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from provenance.attestation import attestable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.types import (
        Attestation,
        Band,
        Contribution,
        Relation,
        Report,
        Source,
        SourceKind,
        Verdict,
    )

KIND: Mapping[SourceKind, str] = {
    "person_named": "person",
    "person_role": "person, by role",
    "official_org": "public body",
    "organisation": "organization",
    "document": "document",
    "media_outlet": "news outlet",
    "anonymous": "anonymous",
    "group": "group",
    "unresolved": "not resolved",
}
VERDICT: Mapping[Verdict, str] = {
    "corroborated": "corroborated",
    "corroborated_claim": "claim corroborated",
    "source_only": "source seen, statement not",
    "same_origin": "same origin only",
    "contradicted": "contradicted",
    "not_found": "not found",
    "not_checkable": "not checkable",
}
VERDICT_MEANS: Mapping[Verdict, str] = {
    "contradicted": "independent evidence gives another figure, or the person concerned denies it",
    "corroborated": "an independent owner carries the same statement by the same source",
    "corroborated_claim": "an independent owner carries the same fact from elsewhere",
    "same_origin": "carried only by copies, sister outlets or the same channel",
    "source_only": "the source appears in independent coverage, this statement does not",
    "not_checkable": "the source is anonymous or vague, and nobody independent carries it",
    "not_found": "nothing was found where we looked, which does not make it false",
}
RELATION: Mapping[Relation, str] = {
    "supports": "carries the statement",
    "supports_claim": "carries the claim",
    "names_source": "names the source",
    "conflicts": "conflicts",
    "copy": "copy",
}
BAND: Mapping[Band, str] = {
    "low": "close to agency copy",
    "moderate": "between agency copy and opinion pages",
    "high": "close to an opinion page",
}
MEANING = (
    "The framing score describes wording, not truth. It counts only the outlet’s own words: what a "
    "source says inside a quotation or an attributed statement is scored under that source. Among "
    "as many agency stories as opinion pages, about that many in a hundred of those that score so "
    "are opinion pages; the interval shows how far the score hangs on a few sentences. It says "
    "nothing about what the author intended, and a calm text can still be wrong."
)


_MONTHS = (  # not strftime, which follows the locale
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def percent(share: float) -> str:
    """A share of 0 to 1 as a whole percentage."""
    return f"{share * 100:.0f}%"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "source"), count(2, "source"), count(0, "story", "stories")
    ('1 source', '2 sources', '0 stories')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(published: str) -> str:
    """The day of an ISO 8601 date as people write it; anything else as it stands.

    >>> day("2026-03-04T06:30:00Z"), day("spring")
    ('4 March 2026', 'spring')
    """
    try:
        found = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def letter(i: int) -> str:
    """Label of the i-th source, from 0: A to Z, then AA, AB ...

    >>> letter(0), letter(25), letter(26), letter(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    label = ""
    i += 1
    while i:
        i, digit = divmod(i - 1, 26)
        label = chr(ord("A") + digit) + label
    return label


def source_name(source: Source) -> str:
    """What to call a source: its name, else its role, else what kind it is."""
    if source.name and source.name.strip():
        return source.name
    if source.anonymous:
        return f"Unnamed: {source.role}" if source.role else "Unnamed source"
    return source.role or {"unresolved": "Unresolved source", "group": "Unnamed group"}.get(
        source.kind, f"Unnamed {KIND[source.kind]}"
    )


def attested_by(
    source: Source, found: Attestation | None, *, brief: bool = False
) -> tuple[str, list[str]]:
    """Who independently has a source, in a few words, and what an editor should know of it.

    Args:
        source: The source.
        found: What the evidence says of it.
        brief: Leave out the names of what does not count; the kind of reason stays.

    Returns:
        The outlets, or that there is none; and remarks: the role, origins, where else it stands.
    """
    if found is None:
        return "–", []
    remarks = []
    if found.in_role is not None and source.role:
        remarks.append("in this role" if found.in_role else "role not given there")
    if found.origins > 1:
        remarks.append(f"{found.origins} independent origins")
    if found.attested:
        return _some(found.outlets), remarks
    if brief and found.dependent:
        kinds = dict.fromkeys(reason.partition(" (")[0] for _, reason in found.dependent)
        remarks.append(f"only {' or '.join(kinds)}")
    elif found.dependent:
        by_reason: dict[str, list[str]] = {}
        for outlet, reason in found.dependent:
            by_reason.setdefault(reason, []).append(outlet)
        remarks += [f"not counted: {_some(names)}, {reason}" for reason, names in by_reason.items()]
    if not attestable(source):
        hidden = source.anonymous or source.kind == "anonymous"
        return f"cannot be: {'not named' if hidden else 'nobody in particular'}", []
    return "nobody independent", remarks


def _some(names: Sequence[str], most: int = 3) -> str:
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")


def headline_of(report: Report) -> str:
    """The article's title, else its headline, else its id."""
    article = report.article
    if article.title and article.title.strip():
        return article.title
    for block in report.blocks:
        if block.kind == "headline" and article.text[block.start : block.end].strip():
            return article.text[block.start : block.end]
    return article.id


def genre_said(report: Report) -> str | None:
    """What the policy says an article is, where that changes what is held against it.

    Args:
        report: The report.
    """
    what = {"opinion": "opinion page", "sponsored": "sponsored page"}.get(report.genre or "")
    return f"{what}, by the desk's policy" if what else None


def signal_name(report: Report, code: str) -> str:
    """A signal's name in words, as the report's findings call it.

    Points of wording density stand under PV201, whose findings do not count one by one.
    """
    for finding in report.findings:
        if finding.code == code and (finding.counts or code != "PV201"):
            return finding.name.replace("-", " ")
    return "wording density" if code == "PV201" else code


def largest(report: Report, most: int) -> list[Contribution]:
    """The contributions that move the framing score most, largest first."""
    moved = [c for c in report.scores.contributions if round(abs(c.points), 1) > 0]
    return sorted(moved, key=lambda c: (-abs(c.points), c.code))[:most]


def reason_skipped(report: Report, what: str) -> str | None:
    """Why something is missing from the report, where the report says so."""
    return next((s.reason for s in report.skipped if s.what == what), None)
