"""How often the desk agreed with each signal, and what it might set because of it.

Precision on a newsroom's own texts is the share of a signal's judged findings that were accepted,
with Wilson's score interval (Wilson 1927, *Journal of the American Statistical Association* 22).
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ENOUGH = 20
"""Judged findings from which on something is proposed."""
_LEVELS = ("info", "warning", "error")
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often the desk agreed with one signal, or on one side of the statements.

    Attributes:
        code: ``PVnnn``, or ``statement``, ``speaker``, ``verdict`` or ``verdict <name>``.
        name: The signal's name, or what is counted.
        right: How often the desk agreed.
        n: Of how many.
        severity: The severity most of its findings had; None for statements.
        disputed: Left out because editors differ.
    """

    code: str
    name: str
    right: int
    n: int
    severity: str | None = None
    disputed: int = 0

    @property
    def share(self) -> float:
        """Share that the desk agreed with, 0 to 1."""
        return self.right / self.n if self.n else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """95 % interval of the share."""
        return wilson(self.right, self.n)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A setting that the decisions speak for, and the sentence that says why."""

    code: str
    severity: str | None
    why: str


def wilson(right: int, n: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share.

    Args:
        right: How often it held.
        n: Of how many.

    >>> [round(x, 3) for x in wilson(8, 10)]
    [0.49, 0.943]
    """
    if n == 0:
        return 0.0, 1.0
    share, z2 = right / n, _Z * _Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def agreements(labels: Iterable[dict[str, Any]]) -> list[Agreement]:
    """Agreement by signal, then over the statements.

    Args:
        labels: From `provenance.decisions.labels` or `read_labels`.
    """
    rows = list(labels)
    findings = [row for row in rows if row["of"] == "finding"]
    statements = [row for row in rows if row["of"] == "statement"]
    return [*_signals(findings), *_statements(statements)]


def _signals(rows: Sequence[dict[str, Any]]) -> Iterator[Agreement]:
    for code in sorted({str(row["code"]) for row in rows}):
        of = [row for row in rows if row["code"] == code]
        said = [row["decision"] for row in of if row["decision"] in ("accept", "dismiss")]
        severities = Counter(str(row.get("severity")) for row in of)
        yield Agreement(
            code=code,
            name=str(of[0].get("name")),
            right=said.count("accept"),
            n=len(said),
            severity=severities.most_common(1)[0][0],
            disputed=sum(bool(row.get("disputed")) for row in of),
        )


def _statements(rows: Sequence[dict[str, Any]]) -> Iterator[Agreement]:
    sides = (
        ("statement", "it is a statement", "decision", "accept", "dismiss"),
        ("speaker", "its speaker is right", "speaker", "right", "wrong"),
        ("verdict", "its verdict is right", "verdict_decision", "right", "wrong"),
    )
    for code, name, field, yes, no in sides:
        said = [row.get(field) for row in rows if row.get(field) in (yes, no)]
        if code == "verdict":  # accepting a statement without a verdict says nothing of verdicts
            said = [r[field] for r in rows if r.get("verdict") and r.get(field) in (yes, no)]
        if said:
            disputed = sum(bool(row.get("disputed")) for row in rows)
            yield Agreement(code, name, said.count(yes), len(said), disputed=disputed)
    for verdict in sorted({str(row["verdict"]) for row in rows if row.get("verdict")}):
        of = [r for r in rows if r.get("verdict") == verdict]
        said = [r["verdict_decision"] for r in of if r.get("verdict_decision")]
        if said:
            yield Agreement(f"verdict {verdict}", "that verdict", said.count("right"), len(said))


def propose(found: Iterable[Agreement]) -> Iterator[Proposal]:
    """What the desk might set: only for signals with at least `ENOUGH` judged findings.

    A signal whose whole interval lies below 0.5 is proposed for ``ignore`` where the interval ends
    below 0.2 and one severity lower else; one whose interval begins at 0.9 or above is proposed
    one severity higher.  In between nothing is proposed.

    Args:
        found: From `agreements`.
    """
    for item in found:
        if item.severity is None or item.n < ENOUGH:
            continue
        low, high = item.interval
        why = f"accepted {item.right} of {item.n} ({low:.2f} to {high:.2f})"
        at = _LEVELS.index(item.severity) if item.severity in _LEVELS else 0
        if high < 0.2 or (high < 0.5 and at == 0):  # noqa: PLR2004 - the rule above
            yield Proposal(item.code, None, why)
        elif high < 0.5:  # noqa: PLR2004
            yield Proposal(item.code, _LEVELS[at - 1], why)
        elif low >= 0.9 and at < len(_LEVELS) - 1:  # noqa: PLR2004
            yield Proposal(item.code, _LEVELS[at + 1], why)
