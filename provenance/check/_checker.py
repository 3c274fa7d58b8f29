"""One article in, a report out: the whole pass over it can be read here."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from provenance import __version__
from provenance.attestation import attest
from provenance.evidence import day_of
from provenance.fingerprint import with_fingerprints
from provenance.gate import Gate
from provenance.outlets import Outlets, web_address
from provenance.readability import readability
from provenance.reading import Models, Reading
from provenance.scoring import MIN_WORDS, score
from provenance.settings import Settings
from provenance.signals import all_signals
from provenance.signals._base import ANY_LANGUAGE
from provenance.signals._run import run_signals
from provenance.sourcing import sourcing
from provenance.types import Article, EvidenceRef, Finding, Report, Run, Sentence, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.evidence import Searchable
    from provenance.signals._base import Signal


class Checker:
    """Checks articles with one set of settings, models and evidence.

    Args:
        settings: Settings of the run.
        store: Evidence collection to ask, or None.
        models: Loaded models; those of the settings by default.
        gate: Applies the settings to what was found; one made from `settings` by default.
        outlets: The registry of outlets; the shipped one with the settings' rows by default.
        asked: The store's snapshot, where it is known already.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        store: Searchable | None = None,
        models: Models | None = None,
        gate: Gate | None = None,
        outlets: Outlets | None = None,
        asked: EvidenceRef | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self.gate = gate or Gate(self.settings)
        self.store = store
        self._outlets = outlets
        self._asked = asked
        folder = Path(self.settings.models) if self.settings.models else None
        self.models = models or Models(folder)
        if self.settings.outlets:
            self.outlets  # noqa: B018 - a wrong file is told before anything is read

    @cached_property
    def signals(self) -> list[Signal]:
        """Every signal that the evidence at hand lets run, in order of code."""
        return [s for s in all_signals() if "store" not in s.needs or self.store is not None]

    @cached_property
    def outlets(self) -> Outlets:
        """The registry of outlets and owners, with the user's own rows."""
        if self._outlets is not None:
            return self._outlets
        extra = self.settings.outlets
        return Outlets.load(extra=Path(extra) if extra else None)

    @cached_property
    def asked(self) -> EvidenceRef | None:
        """What the store holds, or None where there is none."""
        if self._asked is not None or self.store is None:
            return self._asked
        return self.store.snapshot()

    @cached_property
    def run(self) -> Run:
        """What makes every report of this run, before the gate."""
        return Run(
            version=__version__,
            settings_sha256=self.settings.reading_sha256(),
            models=self.models.refs(verdicts=self.store is not None),
            evidence=self.asked,
        )

    def check(self, article: Article) -> Report:
        """Read one article and report on it, as the settings want it.

        Args:
            article: As a reader made it.
        """
        return self.gate.apply(self.examine(article))

    def examine(self, article: Article) -> Report:
        """Read one article and report everything about its text, whatever is selected.

        The same article, models, evidence and settings of the reading give the same report.

        Args:
            article: As a reader made it.
        """
        reading = Reading(article, models=self.models, store=self.store, outlets=self.outlets)
        abstain = _abstain(reading)
        findings = self._findings(reading)
        corroborations = reading.corroborations
        attestations = attest(reading.sources, reading.attributions, corroborations or ())
        outlet_text = _outlet_text(reading)
        return Report(
            run=self.run,
            article=article,
            blocks=reading.blocks,
            sentences=tuple(_sentences(reading)),
            findings=with_fingerprints(article.id, findings),
            scores=score(reading, findings, judge=abstain is None),
            sources=reading.sources,
            attributions=reading.attributions,
            corroborations=corroborations or (),
            sourcing=sourcing(reading, corroborations, attestations),
            readability=readability(outlet_text, level=self.settings.readability),
            skipped=tuple(self._skipped(reading, abstain)),
            voices=reading.voices,
            attestations=attestations,
            owner=self._owner(article),
        )

    def _owner(self, article: Article) -> str | None:
        outlets = self.outlets
        known = outlets.find(article.outlet) or outlets.find(web_address(article.uri))
        return outlets.owner_at(known, day_of(article.published))

    def _findings(self, reading: Reading) -> list[Finding]:
        signals = self.signals
        if not _english(reading):
            signals = [s for s in signals if s.code.startswith(ANY_LANGUAGE)]
        return run_signals(reading, signals)

    def _skipped(self, reading: Reading, abstain: str | None) -> Iterator[Skipped]:
        if abstain is not None:
            yield Skipped("scores.framing", abstain)
        if not _english(reading):
            yield Skipped(
                "findings",
                f"the text looks like {reading.language!r}; wording and sourcing signals read "
                "English only",
            )
        if self.store is None:
            yield Skipped(
                "corroborations",
                "no evidence collection given; name one with --evidence, or check several "
                "articles of the same event together",
            )


def _english(reading: Reading) -> bool:
    return reading.language in (None, "en")


def _abstain(reading: Reading) -> str | None:
    """Why no framing value is given, or None where one is."""
    if not _english(reading):
        return f"the text looks like {reading.language!r}; the wording model reads English only"
    for note in reading.article.notes:
        if note.startswith("no article:"):
            return note
    words = reading.words_by_voice.get("outlet", 0)
    if words < MIN_WORDS:
        return f"{words} words in the outlet's own voice; at least {MIN_WORDS} are needed"
    return None


def _sentences(reading: Reading) -> Iterator[Sentence]:
    pairs = zip(reading.sentences, reading.wording.sentences, strict=True)
    for (start, end), probability in pairs:
        yield Sentence(start, end, reading.voice_of(start, end), float(probability))


def _outlet_text(reading: Reading) -> str:
    """The outlet's own sentences of the body, joined: a copy for counting, never for offsets."""
    return " ".join(
        reading.text[start:end]
        for start, end in reading.sentences
        if reading.voice_of(start, end) == "outlet"
    )
