"""Run signals over a reading: hits become findings with a voice and a verdict on whose they are.

Signals say where and why; this file alone decides whose words a hit is and whether it counts
against the outlet, so the rule is the same for all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.nlp.quotations import find_quotations
from provenance.signals._context import inside_quotation, quotation_around
from provenance.signals._spans import SpanSet
from provenance.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from provenance.reading import Reading
    from provenance.signals._base import Hit, Signal

WORD_FAMILY = ("PV215", "PV212", "PV202", "PV207", "PV208", "PV206", "PV203", "PV204", "PV201")
"""Codes that judge a single word or phrase, the most specific first: one place, one finding."""

VERB_FAMILY = ("PV401", "PV402", "PV403", "PV404")
"""Codes that judge a reporting verb, which then is no loaded word as well."""

INDIRECT_CONFIDENCE = 0.6
"""Factor on the confidence of a hit in indirect speech: the words may be the outlet's."""

_PHRASE_WORDS = 3


def run_signals(reading: Reading, signals: Sequence[Signal]) -> list[Finding]:
    """Run signals and turn their hits into findings.

    Findings of the title come first, then text order.  A hit with an empty span or one outside
    its string is dropped, and so is the same code at the same place; of overlapping word-level
    findings the most specific one stays.  Fingerprints are left empty.

    Args:
        reading: The article.
        signals: What to look for.
    """
    found: dict[tuple[str, str, int, int], Finding] = {}
    for signal in signals:
        for hit in signal.check(reading):
            string = reading.text if hit.where == "text" else (reading.article.title or "")
            if not 0 <= hit.start < hit.end <= len(string):
                continue
            finding = _finding(reading, signal, hit, string[hit.start : hit.end])
            found.setdefault((finding.code, finding.where, finding.start, finding.end), finding)
    kept = _most_specific(found.values(), {s.code for s in signals if s.preview})
    return sorted(kept, key=lambda f: (f.where != "title", f.start, f.end, f.code))


def _finding(reading: Reading, signal: Signal, hit: Hit, text: str) -> Finding:
    voice = _voice(reading, signal, hit)
    own = signal.counts in ("outlet", "cue") and voice == "outlet"
    # What is not measured well enough yet is shown to those who ask for it, and scores nothing.
    unsure = (signal.preview and not hit.certain) or hit.weak
    counts = not unsure and (signal.counts == "always" or own)
    confidence = min(max(hit.confidence, 0.0), 1.0)
    if signal.counts == "outlet" and _paraphrased(reading, hit, voice):
        confidence *= INDIRECT_CONFIDENCE
    return Finding(
        code=signal.code,
        name=signal.name,
        severity=hit.severity or signal.severity,
        start=hit.start,
        end=hit.end,
        where=hit.where,
        text=text,
        voice=voice,
        counts=counts,
        message=hit.message,
        confidence=confidence,
        suggestion=hit.suggestion,
        related=hit.related,
    )


def _voice(reading: Reading, signal: Signal, hit: Hit) -> str:
    if hit.where == "title":
        return _title_voice(reading.article.title or "", hit)
    whole, where = reading.document_span
    if signal.counts == "always" and where == "text" and whole == (hit.start, hit.end):
        return "outlet"
    voice = reading.voice_of(hit.start, hit.end)
    if signal.counts == "outlet" and voice == "outlet" and _in_speech(reading, hit):
        return "source:none"
    return voice


def _in_speech(reading: Reading, hit: Hit) -> bool:
    """Whether a hit stands inside a quotation of three words or more.

    The voices leave short quotations without a source to the outlet, which is right for marks
    that distance one word; a whole phrase in quotation marks ('The plan is worthless' as a
    subhead) is somebody's.
    """
    quotation = quotation_around(reading, hit.start, hit.end)
    if quotation is None:
        return False
    inside = reading.tokens.words[reading.tokens.between(*quotation.inner)]
    return sum(word[:1].isalnum() for word in inside) >= _PHRASE_WORDS


def _title_voice(title: str, hit: Hit) -> str:
    """The outlet writes its titles; words in quotation marks inside one are somebody's."""
    for quotation in find_quotations(title, [(0, len(title))]):
        if quotation.start <= hit.start and hit.end <= quotation.end:
            return "source:none"
    return "outlet"


def _paraphrased(reading: Reading, hit: Hit, voice: str) -> bool:
    return (
        hit.where == "text"
        and voice.startswith("source:")
        and not inside_quotation(reading, hit.start, hit.end)
    )


def _most_specific(findings: Iterable[Finding], previews: Set[str]) -> Iterator[Finding]:
    """Yield findings without those whose words a more specific word-level code already names.

    A finding goes where others cover half of it or more: "utterly" inside a longer loaded
    stretch does not hide the rest of it.  A preview hides nothing.
    """
    family: list[Finding] = []
    taken = {"text": SpanSet(), "title": SpanSet()}
    for finding in findings:
        if finding.code in WORD_FAMILY:
            family.append(finding)
        else:
            if finding.code in VERB_FAMILY and finding.code not in previews:
                taken[finding.where].add((finding.start, finding.end))
            yield finding
    for finding in sorted(family, key=lambda f: (WORD_FAMILY.index(f.code), f.start - f.end)):
        span, spans = (finding.start, finding.end), taken[finding.where]
        covered = spans.covered(span)
        if 2 * covered < span[1] - span[0]:
            if not covered and finding.code not in previews:
                spans.add(span)
            yield finding
