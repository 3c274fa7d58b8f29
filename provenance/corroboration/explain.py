"""One or two plain sentences on a verdict, which an editor can check against the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.corroboration.conflict import counts_of, sums_of
from provenance.corroboration.evidence_features import LONG_QUOTE
from provenance.corroboration.match import OTHER_SPEAKER

if TYPE_CHECKING:
    from provenance.corroboration.decide import Ruling
    from provenance.corroboration.exhibits import Exhibit
    from provenance.corroboration.match import Statement
    from provenance.evidence import StoreStats

_NAMES_SHOWN = 3


def explain(
    statement: Statement, ruling: Ruling, *, independent: int, looked: StoreStats, window: bool
) -> str:
    """Explain a verdict.

    Args:
        statement: The statement.
        ruling: The verdict and its exhibits.
        independent: Number of independent origins.
        looked: What the store holds for the days looked at.
        window: Whether those are the days around publication, or all.
    """
    who = (statement.source.name if statement.source else None) or "the source"
    free = [e for e, r in ruling.shown if e.reason is None and r in ("supports", "supports_claim")]
    bound = [e for e, _ in ruling.shown if e.reason is not None]
    match ruling.verdict:
        case "corroborated":
            text = f"{_outlets(free)} {_carry(free)} the same statement by {who}"
        case "corroborated_claim":
            text = (
                f"{_outlets(free)} {_carry(free)} the same fact from another source or in an "
                "outlet's own voice"
            )
        case "contradicted":
            return _conflict(ruling)
        case "same_origin":
            why = bound[0].reason or "same origin"
            return (
                f"Found only where it is not independent: {_outlets(bound)} ({why}). "
                "No other owner in the collection carries it."
            )
        case "source_only":
            naming = [e for e, r in ruling.shown if r == "names_source"]
            return (
                f"{who} appears in independent coverage ({_outlets(naming)}), but this statement "
                "was not found there."
            )
        case "not_checkable":
            return (
                "The source is not named, and no independent document carries the statement. "
                + _looked(looked, window=window)
            )
        case _:
            return _looked(looked, window=window) + " Not found does not mean false."
    origins = "1 independent origin" if independent == 1 else f"{independent} independent origins"
    return f"{text}; {origins}.{_misattributed(free, who)}{_unknown(free)}"


def _outlets(exhibits: list[Exhibit]) -> str:
    names = list(dict.fromkeys(_name(e) for e in exhibits))
    shown, rest = names[:_NAMES_SHOWN], len(names) - _NAMES_SHOWN
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1] if shown else ""]))


def _name(exhibit: Exhibit) -> str:
    own = exhibit.dossier.publisher
    row = own.outlet
    return row.name if row else own.name or f"document {exhibit.dossier.document.id}"


def _carry(exhibits: list[Exhibit]) -> str:
    return "carries" if len({_name(e) for e in exhibits}) == 1 else "carry"


def _unknown(exhibits: list[Exhibit]) -> str:
    """Independence rests on names alone where the owner is not in the registry."""
    if any(e.dossier.publisher.name is None for e in exhibits):
        return (
            " Not every document says who published it, so see for yourself who stands behind it."
        )
    names = list(dict.fromkeys(_name(e) for e in exhibits if e.dossier.publisher.owner is None))
    if not names:
        return ""
    return f" The owner of {', '.join(names[:_NAMES_SHOWN])} is not known to the outlet registry."


def _misattributed(exhibits: list[Exhibit], who: str) -> str:
    """Warn where the same quotation stands under another name."""
    under = [e for e in exhibits if e.match.named == OTHER_SPEAKER and e.match.quote >= LONG_QUOTE]
    return f" {_outlets(under)} gives these words to another speaker than {who}." if under else ""


def _conflict(ruling: Ruling) -> str:
    exhibit = next(e for e, r in ruling.shown if r == "conflicts")
    clashing = exhibit.match.numbers.clashing
    pairs = counts_of(clashing) or sums_of(clashing) or list(clashing)
    if not pairs:
        return (
            f"In {_name(exhibit)} a person whom the statement is about denies it, or the same "
            "words stand there with a “not” more or less."
        )
    own, other = pairs[0]
    day = exhibit.dossier.publisher.day
    when = f" on {day}" if day else ""
    counted = bool(counts_of(pairs))
    figures = (
        f"{_name(exhibit)}{when} gives another figure for the same "
        f"{'count' if counted else 'thing'} ({other.unit}): "
        f"{other.value:,.10g} against {own.value:,.10g}."
    )
    if not counted:
        return figures
    if other.value < own.value:
        return f"{figures} Compare the dates: the lower may be an older, superseded count."
    return f"{figures} Compare the dates: this text's figure may be an older, superseded count."


def _looked(looked: StoreStats, *, window: bool) -> str:
    days = f" dated {looked.first} to {looked.last}" if looked.first else ""
    if looked.first and looked.first == looked.last:
        days = f" dated {looked.first}"
    undated = f" and {looked.undated} undated" if looked.undated and looked.first else ""
    near = " around the day of publication, then in all others" if window else ""
    dated = looked.documents - looked.undated if looked.first else looked.documents
    some = f"{dated} document{'' if dated == 1 else 's'}"
    return f"Looked in {some}{days}{undated}{near}; none carries the statement."
