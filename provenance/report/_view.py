"""One report arranged for reading: labels for sources, numbered notes, cut paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, get_args

from provenance.report._paragraphs import Part, parts
from provenance.report._phrases import letter
from provenance.report._pieces import Cut, Note, cut
from provenance.types import (
    Attestation,
    Attribution,
    Corroboration,
    Finding,
    Report,
    Severity,
    Source,
    Verdict,
)

if TYPE_CHECKING:
    from provenance.report._base import Options

_RANK: dict[str, int] = {name: i for i, name in enumerate(get_args(Severity))}


@dataclass(frozen=True, slots=True)
class Reading:
    """A part of the text, cut at voices and findings; `cuts` has one for each paragraph."""

    part: Part
    cuts: tuple[Cut, ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        """Notes that stand beside the part."""
        return tuple(note for piece in self.cuts for note in piece.notes)


class View:
    """A report arranged for reading.

    Args:
        report: The report.
        options: Which findings are shown.
        suppressed: Show suppressed findings too.
    """

    def __init__(self, report: Report, options: Options, *, suppressed: bool) -> None:
        self.report = report
        self._least = _RANK[options.min_severity]
        self._surest = options.min_confidence
        self._suppressed = suppressed

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Findings that are shown, numbered from 1 in reading order, the title's first."""
        shown = (f for f in self.report.findings if self._shows(f))
        ordered = sorted(shown, key=lambda f: (f.where != "title", f.start, f.end))
        return tuple(Note(i, f) for i, f in enumerate(ordered, 1))

    def _shows(self, finding: Finding) -> bool:
        return self._loud(finding) and (self._suppressed or finding.suppressed is None)

    def _loud(self, finding: Finding) -> bool:
        return _RANK[finding.severity] >= self._least and finding.confidence >= self._surest

    @cached_property
    def suppressed(self) -> int:
        """How many findings are suppressed."""
        return sum(f.suppressed is not None for f in self.report.findings)

    @cached_property
    def hidden(self) -> int:
        """How many findings are below the severity or the confidence that is shown."""
        return sum(not self._loud(f) for f in self.report.findings)

    def quoted(self, finding: Finding) -> str:
        """The words of a finding, or nothing where repeating them would tell nothing.

        That is where the message begins with them, and where a finding on the whole article
        stands on its headline.
        """
        told = finding.message.lstrip().startswith("“") or finding.text in self._headlines
        return "" if told else finding.text

    @cached_property
    def _headlines(self) -> frozenset[str]:
        article = self.report.article
        blocks = (b for b in self.report.blocks if b.kind == "headline")
        return frozenset({article.title or "", *(article.text[b.start : b.end] for b in blocks)})

    @cached_property
    def labels(self) -> dict[str, str]:
        """A letter for every source, by id."""
        return {source.id: letter(i) for i, source in enumerate(self.report.sources)}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.report.sources}

    @cached_property
    def title(self) -> tuple[Cut, tuple[Note, ...]]:
        """The title in pieces, and the notes on it that have no place there."""
        text = self.report.article.title or ""
        notes = [n for n in self.notes if n.finding.where == "title"]
        cuts, homeless = cut([(0, len(text))] if text.strip() else [], (), notes)
        return (cuts[0] if cuts else Cut((), ())), tuple(homeless)

    @cached_property
    def _read(self) -> tuple[tuple[Reading, ...], tuple[Note, ...]]:
        text = self.report.article.text
        arranged = list(parts(text, self.report.blocks))
        spans = [(p.start, p.end) for part in arranged for p in part.paragraphs]
        notes = [n for n in self.notes if n.finding.where == "text"]
        cuts, homeless = cut(spans, self.report.voices, notes)
        made = iter(cuts)
        readings = tuple(
            Reading(part, tuple(next(made) for _ in part.paragraphs)) for part in arranged
        )
        return readings, tuple(homeless)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The text in order, in parts."""
        return self._read[0]

    @property
    def homeless(self) -> tuple[Note, ...]:
        """Notes that stand beside no paragraph: they concern the article as a whole."""
        return self.title[1] + self._read[1]

    @cached_property
    def verdicts(self) -> dict[str, Corroboration]:
        """Verdicts by attribution id."""
        return {c.attribution_id: c for c in self.report.corroborations}

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """Attributions by id."""
        return {a.id: a for a in self.report.attributions}

    def words_of(self, attribution: Attribution) -> str:
        """The words of a statement, an ellipsis where others stand between."""
        text = self.report.article.text
        return " … ".join(text[start:end] for start, end in attribution.content)

    @cached_property
    def statements(self) -> dict[str | None, list[Attribution]]:
        """Attributions by source id, those without a known source under None."""
        by_source: dict[str | None, list[Attribution]] = defaultdict(list)
        for attribution in self.report.attributions:
            known = attribution.source_id in self.sources
            by_source[attribution.source_id if known else None].append(attribution)
        return dict(by_source)

    @cached_property
    def attestations(self) -> dict[str, Attestation]:
        """What the evidence says of each source, by source id."""
        return {a.source_id: a for a in self.report.attestations}

    def channels(self, source_id: str | None) -> list[str]:
        """Names of the channels a source's words came through, each once."""
        found = (a.channel for a in self.statements.get(source_id, ()))
        return list(dict.fromkeys(c.name for c in found if c is not None))

    def tally(self, source_id: str | None) -> Counter[Verdict]:
        """How often each verdict falls on a source's statements."""
        ids = (a.id for a in self.statements.get(source_id, ()))
        return Counter(self.verdicts[i].verdict for i in ids if i in self.verdicts)

    @cached_property
    def _contents(self) -> dict[str, list[tuple[int, int, Attribution]]]:
        by_voice: dict[str, list[tuple[int, int, Attribution]]] = defaultdict(list)
        for attribution in self.report.attributions:
            voice = f"source:{attribution.source_id or 'none'}"
            by_voice[voice] += ((*span, attribution) for span in attribution.content)
        for spans in by_voice.values():
            spans.sort(key=lambda item: item[:2])
        return by_voice

    def statement_at(self, voice: str, start: int, end: int) -> Attribution | None:
        """The attribution whose content a run of one voice belongs to.

        Args:
            voice: Voice of the run.
            start: First code point.
            end: One past the last.
        """
        spans = self._contents.get(voice, [])
        i = bisect_right(spans, end - 1, key=lambda item: item[0]) - 1
        if i < 0 or spans[i][1] <= start:
            return None
        return spans[i][2]
