"""Thresholds as they are written: ``sourcing.sources < 2``, ``count(PV4) >= 3``, joined by ``and``.

Nothing is evaluated as code: a limit is a path or a count, a sign and a number, and nothing else.
"""

from __future__ import annotations

import difflib
import math
import operator
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.errors import UsageError
from provenance.policy._numbers import numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from provenance.types import Report

_SIGNS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}
_LIMIT = re.compile(
    r"\s*(?P<what>[A-Za-z][\w.]*|count\s*\(\s*(?P<code>\w*)\s*\))\s*"
    r"(?P<sign>>=|<=|==|!=|>|<)\s*(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))\s*"
)
_CODE = re.compile(r"PV\d{0,3}")
_HOW = "write a number of the report, a sign and a limit, e.g. sourcing.sources < 2"


@dataclass(frozen=True, slots=True)
class Limit:
    """One comparison.

    Attributes:
        what: The path, or ``count(PREFIX)``.
        sign: How the number is compared.
        number: With what.
        code: Prefix of the codes that are counted, or None for a path.
    """

    what: str
    sign: str
    number: float
    code: str | None = None

    def holds(self, value: float) -> bool:
        """Whether a number is beyond the limit.

        Args:
            value: The number.
        """
        return _SIGNS[self.sign](value, self.number)

    def value(self, report: Report, looked_for: Iterable[str]) -> float | None:
        """The number in a report, or None where it has none.

        Args:
            report: After the gate's other steps: findings that are suppressed do not count.
            looked_for: Codes that were looked for; a count of others is not 0 but unknown.
        """
        if self.code is None:
            return numbers()[self.what](report)
        prefix = self.code
        if not any(code.startswith(prefix) for code in looked_for):
            return None
        found = (f for f in report.findings if f.counts and f.suppressed is None)
        return sum(f.code.startswith(prefix) for f in found)


def parse(when: str, *, codes: Iterable[str], where: str) -> tuple[Limit, ...]:
    """Read an expression; all of its limits must be passed for it to hold.

    Args:
        when: As written.
        codes: Codes of all signals.
        where: What to name in an error.

    Raises:
        UsageError: If it is none, or names what no report holds.
    """
    return tuple(_limit(part, tuple(codes), where) for part in re.split(r"\band\b", when))


def _limit(part: str, codes: tuple[str, ...], where: str) -> Limit:
    match = _LIMIT.fullmatch(part)
    if match is None:
        raise UsageError(f"{where}: cannot read {part.strip()!r}; {_HOW}")
    number = float(match["number"])
    if not math.isfinite(number):
        raise UsageError(f"{where}: {match['number'][:20]}... is too large a number")
    if match["code"] is not None:
        code = match["code"]
        if not _CODE.fullmatch(code) or not any(c.startswith(code) for c in codes):
            raise UsageError(f"{where}: no signal's code begins with {code!r}; see 'rules'")
        return Limit(f"count({code})", match["sign"], number, code)
    _refuse_unknown(match["what"], where)
    return Limit(match["what"], match["sign"], number)


def _refuse_unknown(path: str, where: str) -> None:
    known = sorted(numbers())
    if path in known:
        return
    near = difflib.get_close_matches(path, known, n=1)
    tail = [k for k in known if k.rsplit(".", 1)[-1] == path.rsplit(".", 1)[-1]]
    if near or tail:
        raise UsageError(
            f"{where}: a report has no number {path!r}; did you mean {(near or tail)[0]!r}?"
        )
    raise UsageError(f"{where}: a report has no number {path!r}; there are: {', '.join(known)}")
