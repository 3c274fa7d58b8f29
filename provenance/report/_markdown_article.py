"""One article as a section of a Markdown page; untrusted text can be no markup there.

GitHub's Markdown takes HTML, links, mentions, issue numbers and emoji names.  Every character that
could begin one is written as a character reference, which is text wherever it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.report._clean import shortened
from provenance.report._held import badness, held, told
from provenance.report._phrases import VERDICT, attested_by, count, day, headline_of, source_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.report._base import Options
    from provenance.report._place import ArticlePlaces, Places
    from provenance.types import Report

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#+!|&~@:$^=]|(?<=[wW]{3})\.|^(?:-|\d(?=\d*[.)]))")
_JOINER = "&#8288;"
"""Behind @ and #: mentions and issue numbers are looked for in the finished page."""
_MOST = 50
"""Findings of one article on the page."""
_SOURCES = 30
_LONGEST = 300
_TITLE = 150


def cell(text: str, width: int = _LONGEST) -> str:
    r"""Untrusted text for a table's cell or a line: one line, and no markup.

    Args:
        text: Any text.
        width: Most characters shown.

    >>> cell("a|b <b>")
    'a&#124;b &#60;b&#62;'
    """
    return _MARKUP.sub(_reference, shortened(text, width))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};{_JOINER if match[0] in '@#' else ''}"


def row(report: Report, options: Options) -> str:
    """The article's row in the table of all articles.

    Args:
        report: The report.
        options: Which findings are counted.
    """
    severities = [f.severity for f in held(report, options)]
    counted = (str(severities.count(level)) for level in ("error", "warning", "info"))
    good = sum(c.verdict in ("corroborated", "corroborated_claim") for c in report.corroborations)
    carried = f"{good} of {len(report.corroborations)}" if report.corroborations else "–"
    cells = (cell(headline_of(report), _TITLE), _score(report), *counted,
             str(report.sourcing.sources), carried)  # fmt: skip
    return f"| {' | '.join(cells)} |\n"


def section(report: Report, places: Places, options: Options) -> str:
    """What was found in the article, and who its sources are; nothing where nothing was found.

    Args:
        report: The report.
        places: Finds lines of files.
        options: Which findings are shown.
    """
    here = places.of(report.article)
    found = sorted(held(report, options), key=badness, reverse=True)
    if not found:
        return ""
    published = report.article.published and day(report.article.published)
    facts = (report.article.outlet, published, here.whole.path)
    parts = [
        f"## {cell(headline_of(report), _TITLE)}",
        " · ".join(cell(fact, 120) for fact in facts if fact),
        "\n".join(_findings(report, here, options)),
        "\n".join(_sources(report)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n\n"


def _score(report: Report) -> str:
    score = report.scores.framing
    return f"{score.value:.0f} ({score.low:.0f}–{score.high:.0f})" if score else "–"


def _findings(report: Report, here: ArticlePlaces, options: Options) -> Iterator[str]:
    found = sorted(held(report, options), key=badness, reverse=True)
    yield "| line | severity | finding | what was seen |"
    yield "|---|---|---|---|"
    for finding in found[:_MOST]:
        place = here.finding(finding)
        line = f"{place.start[0]}:{place.start[1]}" if place.exact else "–"
        name = f"{finding.code} {cell(finding.name, 80)}"
        yield f"| {line} | {finding.severity} | {name} | {cell(told(finding))} |"
    if len(found) > _MOST:
        yield f"\n{count(len(found) - _MOST, 'finding')} more; the full report has them."


def _sources(report: Report) -> Iterator[str]:
    """Sources with what evidence says of them; without evidence there is nothing to say."""
    asked = {a.source_id: a for a in report.attestations}
    if not asked:
        return
    yield "| source | attested by | verdicts |"
    yield "|---|---|---|"
    for source in report.sources[:_SOURCES]:
        attested, remarks = attested_by(source, asked.get(source.id), brief=True)
        said = "; ".join([attested, *remarks])
        verdicts = asked[source.id].verdicts if source.id in asked else ()
        counted = ", ".join(f"{number} {VERDICT[name]}" for name, number in verdicts)
        yield f"| {cell(source_name(source), 80)} | {cell(said)} | {counted or '–'} |"
    if len(report.sources) > _SOURCES:
        yield f"\n{count(len(report.sources) - _SOURCES, 'source')} more."
