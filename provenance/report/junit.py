"""JUnit XML: a suite an article and a case a signal, so that a dashboard's counts mean something.

A case fails where its signal found something that fails the run (``--fail-on``); what is less
severe stands in the output of a case that passes.  A signal that could not look is skipped, with
the reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, TextIO
from xml.sax.saxutils import escape, quoteattr

from provenance.report._base import Format, Options
from provenance.report._clean import one_line, shortened, visible
from provenance.report._encoding import holds_unicode
from provenance.report._held import badness, fails, held, told
from provenance.report._phrases import count, headline_of
from provenance.report._place import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.report._place import ArticlePlaces
    from provenance.signals import Signal
    from provenance.types import Finding, Report

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_LONGEST = 1000
"""Characters of a message."""
_ENGLISH = ("PV1", "PV6", "PV9")
"""Families that look at texts in any language."""


def write(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
    """Write one suite a report, as they come.

    Args:
        reports: Reports, read once.
        out: Where to.
        options: Which findings are shown, which codes were looked for, and what fails the run.
    """
    from provenance.signals import all_signals

    signals = all_signals()
    places = Places()
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="provenance">\n')
    for report in reports:
        suite = "\n".join(_suite(report, signals, places, options.item(report.article))) + "\n"
        out.write(suite if holds_unicode(out) else _NOT_ASCII.sub(_reference, suite))
        out.flush()
    out.write("</testsuites>\n")


def _suite(
    report: Report, signals: list[Signal], places: Places, options: Options
) -> Iterator[str]:
    signals = [s for s in signals if options.codes is None or s.code in options.codes]
    here = places.of(report.article)
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in held(report, options, suppressed=True):
        by_code[finding.code].append(finding)
    known = {signal.code: signal.name for signal in signals}
    others = {f.code: f.name for found in by_code.values() for f in found if f.code not in known}
    cases, failures, skipped = [], 0, 0
    for code, name in [*known.items(), *others.items()]:
        found = by_code[code]
        failed = any(fails(f, options) for f in found)
        reason = None if found else _not_looked(report, code, signals)
        failures, skipped = failures + failed, skipped + (reason is not None)
        cases.append(_case(report, f"{code} {name}", _body(found, reason, here, options)))
    for row in report.skipped:
        skipped += 1
        where = f" ({row.where})" if row.where else ""
        cases.append(_case(report, row.what, [f"<skipped message={_attr(row.reason + where)}/>"]))
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}"'
    yield f"  <testsuite name={_attr(headline_of(report))} {counts}>"
    yield from cases
    yield "  </testsuite>"


def _case(report: Report, name: str, body: list[str]) -> str:
    head = f"    <testcase classname={_attr(report.article.id)} name={_attr(name)}"
    return (
        "\n".join([f"{head}>", *(f"      {part}" for part in body), "    </testcase>"])
        if body
        else f"{head}/>"
    )


def _body(
    found: list[Finding], reason: str | None, here: ArticlePlaces, options: Options
) -> list[str]:
    if reason is not None:
        return [f"<skipped message={_attr(reason)}/>"]
    ordered = sorted(found, key=badness, reverse=True)
    bad = [f for f in ordered if fails(f, options)]
    rest = [f for f in ordered if not fails(f, options)]
    parts = []
    if bad:
        head = f"{count(len(bad), 'place')}: {told(bad[0])}"
        lines = "\n".join(_line(f, here) for f in bad)
        kind = _attr(bad[0].severity)
        parts.append(f"<failure type={kind} message={_attr(head)}>{_text(lines)}</failure>")
    if rest:
        lines = "\n".join(_line(f, here) for f in rest)
        parts.append(f"<system-out>{_text(lines)}</system-out>")
    return parts


def _line(finding: Finding, here: ArticlePlaces) -> str:
    place = here.finding(finding)
    at = f":{place.start[1]}" if place.exact else ""
    line = f"{one_line(place.path or '-')}:{place.start[0]}{at}: {finding.severity}: "
    line += shortened(told(finding), _LONGEST)
    if finding.suppressed is None:
        return line
    return f"{line} [suppressed: {shortened(finding.suppressed.get('justification', ''), 200)}]"


def _not_looked(report: Report, code: str, signals: list[Signal]) -> str | None:
    """Why a signal did not look at this article, or None where it did."""
    signal = next((s for s in signals if s.code == code), None)
    if signal is not None and "store" in signal.needs and report.run.evidence is None:
        return "no evidence collection was given to hold the article against"
    for row in report.skipped:
        if row.what == "findings" and not code.startswith(_ENGLISH):
            return row.reason
    if signal is not None and signal.preview:
        return "preview: right too seldom, or seen too seldom, to count"
    return None


def _attr(text: str) -> str:
    return quoteattr(_legal(shortened(text, _LONGEST)))


def _text(text: str) -> str:
    return escape(_legal(visible(text)))


def _legal(text: str) -> str:
    """Without what XML 1.0 cannot hold; `visible` has made escapes of nearly all of it."""
    return _ILLEGAL.sub("\ufffd", text)


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


FORMAT = Format(name="junit", suffix=".xml", many="document", write=write)
