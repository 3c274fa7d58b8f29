"""GitHub workflow commands: annotations in a run's log and beside the lines of a pull request.

GitHub shows ten of each level for a step, so the worst ten are written, and a last notice says how
many more there are and where.
"""

from __future__ import annotations

from collections import Counter
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING, TextIO, get_args

from provenance.report._base import Format, Options
from provenance.report._clean import shortened, visible
from provenance.report._encoding import fitting
from provenance.report._held import badness, held, told
from provenance.report._phrases import count, headline_of
from provenance.report._place import Place, Places
from provenance.types import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from provenance.types import Finding, Report

_LEVEL: Mapping[Severity, str] = {"info": "notice", "warning": "warning", "error": "error"}
_MOST = 10
_LONGEST = 1000
"""Characters of a message."""

_Kept = tuple[tuple[bool, int, float], int, str]
"""How bad, the negative order of coming, and the command."""


def write(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
    """Write the worst findings of the run, once all reports have come.

    Args:
        reports: Reports, read once; of their findings ten a level are kept.
        out: Where to.
        options: Which findings are shown.
    """
    places = Places()
    kept: dict[Severity, list[_Kept]] = {level: [] for level in get_args(Severity)}
    seen: Counter[Severity] = Counter()
    for report in reports:
        here = places.of(report.article)
        for finding in held(report, options):
            seen[finding.severity] += 1
            level = kept[finding.severity]
            item = (
                badness(finding),
                -seen.total(),
                _command(report, finding, here.finding(finding)),
            )
            heappush(level, item) if len(level) < _MOST else heappushpop(level, item)
    # The last notice is a notice too: where there is more to tell, it takes the place of one.
    if seen.total() > sum(map(len, kept.values())) and len(kept["info"]) == _MOST:
        kept["info"] = sorted(kept["info"])[1:]
    for severity in reversed(get_args(Severity)):
        for _, _, command in sorted(kept[severity], reverse=True):
            out.write(fitting(command, out) + "\n")
    rest = {level: seen[level] - len(kept[level]) for level in kept}
    if any(rest.values()):
        out.write(f"::notice title=provenance::{data(_more(rest))}\n")


def _command(report: Report, finding: Finding, place: Place) -> str:
    given: dict[str, object] = {"title": f"{finding.code} {finding.name}"}
    if place.local:
        given |= {"file": place.path, "line": place.start[0], "endLine": place.end[0]}
    if place.local and place.exact and place.one_line:
        given |= {"col": place.start[1], "endColumn": place.end[1]}
    about = "" if place.local and place.exact else f" [{shortened(headline_of(report), 100)}]"
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in given.items())
    message = data(shortened(told(finding) + about, _LONGEST))
    return f"::{_LEVEL[finding.severity]} {properties}::{message}"


def _more(rest: Mapping[Severity, int]) -> str:
    counted = [count(rest["error"], "error"), count(rest["warning"], "warning")]
    shown = [words for words in counted if not words.startswith("0 ")]
    shown += [f"{rest['info']} info"] if rest["info"] else []
    return f"{', '.join(shown)} more: see the report"


def data(text: str) -> str:
    r"""A message that cannot end its command.

    Args:
        text: Any text.

    >>> data("50%\r\n::error::x")
    '50%25%0D%0A::error::x'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return data(visible(text)).replace(":", "%3A").replace(",", "%2C")


FORMAT = Format(name="github", suffix=".txt", many="document", write=write)
