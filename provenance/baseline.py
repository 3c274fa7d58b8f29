"""The baseline: findings that were there when a desk began to look, and fail nobody since.

A file of JSON with one line a finding, sorted, so that a difference between two of them reads well
and two branches merge: its fingerprint, which survives edits elsewhere in the article, its code,
the article's id, and the first words, for people.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Set
    from pathlib import Path

    from provenance.types import Finding, Report

NAME = "provenance-baseline.json"
"""Where it is kept if nobody says otherwise."""

_VERSION = 1
_QUOTE = 60
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")

BASELINED = "known: it stands in"
"""How the reason of a finding that the baseline suppresses begins; the file's name follows."""


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """One line of the file, in the order it is sorted by.

    Attributes:
        article: `Article.id`.
        code: ``PVnnn``.
        fingerprint: Of the finding.
        text: Its first words.
    """

    article: str
    code: str
    fingerprint: str
    text: str


class Baseline:
    """The findings that are known, and what became of them in a run.

    Args:
        known: As a file held them; none for a first run.
        name: Of the file, for the reports.
        update: Take in what is found, and drop what is gone.

    Attributes:
        added: Findings taken in.
        gone: Lines whose finding was looked for and is not there; dropped if `update`.
    """

    def __init__(self, known: list[Known], *, name: str = NAME, update: bool = False) -> None:
        self._known = {line.fingerprint: line for line in known}
        self._by_article: dict[str, list[Known]] = {}
        for line in known:
            self._by_article.setdefault(line.article, []).append(line)
        self._name = name
        self.update = update
        self.added: list[Known] = []
        self.gone: list[Known] = []

    def __len__(self) -> int:
        """How many findings are known after the run."""
        return len(self._known) - (len(self.gone) if self.update else 0)

    def of(self, article_id: str) -> list[Known]:
        """What is known of one article.

        Args:
            article_id: `Article.id`.
        """
        return self._by_article.get(article_id, [])

    def apply(self, report: Report, looked_for: Set[str]) -> Report:
        """A report whose known findings are suppressed.

        Args:
            report: The report, after all that suppresses its findings otherwise.
            looked_for: Codes that were looked for; lines of others are left alone.
        """
        article_id = report.article.id
        held = {f.fingerprint for f in report.findings if f.counts and f.suppressed is None}
        for line in self.of(article_id):
            if line.code in looked_for and line.fingerprint not in held:
                self.gone.append(line)
        if self.update:
            self._take_in(report)
        findings = tuple(self._marked(f) for f in report.findings)
        return replace(report, findings=findings)

    def text(self) -> str:
        """The file as it is to be written."""
        gone = {line.fingerprint for line in self.gone}
        lines = sorted(line for line in self._known.values() if line.fingerprint not in gone)
        # a lone surrogate is written as an escape by whoever encodes the text
        rows = [json.dumps(_row(line), ensure_ascii=False) for line in lines]
        inner = ",\n".join(rows)
        return f'{{"version": {_VERSION}, "findings": [\n{inner}\n]}}\n' if rows else _EMPTY

    def _take_in(self, report: Report) -> None:
        for finding in report.findings:
            new = finding.counts and finding.suppressed is None
            if new and finding.fingerprint not in self._known:
                text = " ".join(finding.text.split())
                shown = text if len(text) <= _QUOTE else text[: _QUOTE - 1].rstrip() + "…"
                line = Known(report.article.id, finding.code, finding.fingerprint, shown)
                self._known[line.fingerprint] = line
                self.added.append(line)

    def _marked(self, finding: Finding) -> Finding:
        if finding.suppressed is not None or finding.fingerprint not in self._known:
            return finding
        why = f"{BASELINED} {self._name}"
        return replace(finding, suppressed={"kind": "external", "justification": why})


_EMPTY = f'{{"version": {_VERSION}, "findings": []}}\n'


def load_baseline(path: Path, *, update: bool) -> Baseline:
    """Read a baseline.

    Args:
        path: The file.
        update: A new one is begun if it is not there.

    Raises:
        UsageError: If the file is missing, cannot be read, or is no baseline.
    """
    try:
        raw = path.read_text("utf-8")
    except FileNotFoundError:
        if update:
            return Baseline([], name=path.name, update=True)
        raise UsageError(
            f"baseline {path}: there is no such file; write it with --update-baseline"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"baseline {path}: cannot be read ({error}); check the file") from None
    return Baseline(list(_lines(raw, path)), name=path.name, update=update)


def _lines(raw: str, path: Path) -> list[Known]:
    remedy = "take it from version control, or delete it and run with --update-baseline"
    try:
        parsed: Any = json.loads(raw)
    except (ValueError, RecursionError) as error:
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        hint = " (a merge left its marks in it)" if "<<<<<<<" in raw else ""
        raise UsageError(f"baseline {path}: not valid JSON{where}{hint}; {remedy}") from None
    version = parsed.get("version") if isinstance(parsed, dict) else None
    if version != _VERSION or not isinstance(parsed.get("findings"), list):
        if isinstance(version, int) and version > _VERSION:
            raise UsageError(f"baseline {path}: written by a newer version; update provenance")
        raise UsageError(f"baseline {path}: is no baseline of provenance; {remedy}")
    return [_line(row, number, path) for number, row in enumerate(parsed["findings"], start=1)]


def _line(row: object, number: int, path: Path) -> Known:
    names = ("article", "code", "fingerprint", "text")
    if isinstance(row, dict) and all(isinstance(row.get(name), str) for name in names):
        line = Known(*(row[name] for name in names))
        if _FINGERPRINT.fullmatch(line.fingerprint):
            return line
    raise UsageError(
        f"baseline {path}: finding {number} is damaged; delete it and run with --update-baseline"
    )


def _row(line: Known) -> dict[str, str]:
    return {
        "fingerprint": line.fingerprint,
        "code": line.code,
        "article": line.article,
        "text": line.text,
    }
