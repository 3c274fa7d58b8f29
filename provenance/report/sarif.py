"""SARIF 2.1.0: findings for code scanning, with rules, fingerprints and suppressions.

Suppressed and baselined findings are kept and marked, since a code-scanning view opens again what
vanishes.  Columns count code points.  At most 25,000 results and 10 MB packed are written, the
worst of them, and a notification says what was left out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TextIO

from provenance import __version__
from provenance.report._base import Format, Options
from provenance.report._clean import shortened
from provenance.report._dump import dump
from provenance.report._encoding import ascii_json
from provenance.report._held import badness, held
from provenance.report._phrases import count
from provenance.report._place import Places
from provenance.report._sarif_result import plain, sarif_result
from provenance.report._sarif_rules import sarif_rules
from provenance.report._worst import Worst

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.types import Report, Skipped

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RESULTS = 25_000
_PACKED = 9_500_000
"""Bytes of results under gzip; 10 MB is the limit for the whole file."""
_NOTIFICATIONS = 1000
_LONGEST = 1000


def write(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
    """Write one log with one run, once all reports have come.

    Args:
        reports: Reports, read once; at most 25,000 results are kept.
        out: Where to.
        options: Which findings are shown and which codes were looked for.
    """
    rules = sarif_rules(options.codes)
    index = {rule["id"]: i for i, rule in enumerate(rules)}
    places, undone, results = Places(), _Undone(), Worst(_RESULTS)
    feeds: set[str | None] = set()
    for report in reports:
        undone.add(report)
        if len(feeds) < 2:  # noqa: PLR2004 - one feed names the run, two do not
            feeds.add(report.article.feed)
        here = places.of(report.article)
        for finding in held(report, options, suppressed=True):
            if finding.code not in index:
                index[finding.code] = len(rules)
                rules.append(_rule(finding.code, finding.name))
            result = sarif_result(report, finding, here, rule=index[finding.code])
            results.add(badness(finding), dump(result))
    lines, left_out = results.lines(_PACKED)
    _write(out, rules, lines, undone.notifications(left_out), _run_id(feeds))


def _write(
    out: TextIO, rules: list[Any], results: list[str], notices: list[Any], run_id: str
) -> None:
    driver = {"name": "provenance", "version": __version__, "semanticVersion": __version__}
    invocation = {"executionSuccessful": True, "toolExecutionNotifications": notices}
    head = f'{{"$schema": {dump(_SCHEMA)}, "version": "2.1.0", "runs": [{{\n'
    head += f'"tool": {{"driver": {dump(driver)[:-1]}, "rules": [\n'
    out.write(head + ascii_json(",\n".join(map(dump, rules)), out) + "\n]}},\n")
    out.write(
        f'"columnKind": "unicodeCodePoints",\n"automationDetails": {{"id": {dump(run_id)}}},\n'
    )
    out.write(f'"invocations": [{ascii_json(dump(invocation), out)}],\n"results": [')
    for i, line in enumerate(results):
        out.write((",\n" if i else "\n") + ascii_json(line, out))
    out.write("\n]}]}\n" if results else "]}]}\n")


def _run_id(feeds: set[str | None]) -> str:
    """``provenance/<feed>/`` where one feed was checked: uploads of feeds stand side by side."""
    feed = next(iter(feeds)) if len(feeds) == 1 else None
    return f"provenance/{shortened(feed, 200).strip('/')}/" if feed else "provenance/"


def _rule(code: str, name: str) -> dict[str, Any]:
    """A rule that only an item was held to, or that no signal at hand has: a plug-in elsewhere."""
    for rule in sarif_rules(frozenset({code})):
        return rule
    text = {"text": shortened(name.replace("-", " "), 255) or code}
    return {
        "id": code,
        "name": shortened(name, 255),
        "shortDescription": text,
        "fullDescription": text,
        "help": text,
    }


class _Undone:
    """What could not be done in a run, the same thing once with how often."""

    def __init__(self) -> None:
        self._rows: Counter[tuple[str, str, str | None]] = Counter()
        self._more = 0

    def add(self, report: Report) -> None:
        """Take in the rows of one report."""
        for row in report.skipped:
            key = self._key(row)
            if key in self._rows or len(self._rows) < _NOTIFICATIONS:
                self._rows[key] += 1
            else:
                self._more += 1

    def _key(self, row: Skipped) -> tuple[str, str, str | None]:
        return shortened(row.what, 200), shortened(row.reason, _LONGEST), row.where

    def notifications(self, left_out: int) -> list[dict[str, Any]]:
        """Notifications, what was left out of the file first.

        Args:
            left_out: Results that did not fit.
        """
        notices = []
        if left_out:
            words = f"{count(left_out, 'result')} left out, the least severe ones: a file of this "
            words += "format holds 25,000 results and 10 MB; the formats json and csv hold all"
            notices.append(_notice("warning", words))
        for (what, reason, where), times in self._rows.items():
            often = f" ({times:,} times)" if times > 1 else ""
            at = f" [{shortened(where, 200)}]" if where else ""
            notices.append(_notice("note", f"{what}: {reason}{often}{at}"))
        if self._more:
            notices.append(_notice("note", f"{self._more:,} more things could not be done"))
        return notices


def _notice(level: str, words: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": plain(words)}}


FORMAT = Format(name="sarif", suffix=".sarif", many="document", write=write)
