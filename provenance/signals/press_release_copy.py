"""A press release is printed word for word, and the text does not say so.

## What it flags
An article that has 40 words or more, in runs of 12 or more, in common with a press release of the
evidence collection: outside quotations, in the outlet's own voice, and without a word of credit
("press release", "in a statement") in the same paragraph, the one before or the one after. A
document is a press release by its own marks ("For immediate release", a media contact, "###"), by
its address (a release wire, the press pages of an office), or by its kind in the registry of
outlets. One finding an article, at the first run.

## Why it matters
Whoever has something to sell or to win wrote the words; the reader takes them for reporting.

## Flagged
- {outlet=Lenne Post} The mill opened on Monday. ¶ [[The new ferry carries four hundred passengers
  and ninety cars across the bay in eleven minutes, burns no oil, and was built by the best welders
  of the valley in only nine months, a full season earlier than the harbor board had planned]]. ||
  {outlet=Harbor Line} FOR IMMEDIATE RELEASE ¶ The new ferry carries four hundred passengers and
  ninety cars across the bay in eleven minutes, burns no oil, and was built by the best welders of
  the valley in only nine months, a full season earlier than the harbor board had planned.
- {outlet=Lenne Post} [[Varnholt Glass is proud to open the largest kiln of the north, a furnace
  that melts forty tonnes of sand a day and brings two hundred jobs to the valley, and invites
  every family of the county to walk through the hall on Saturday]]. || {outlet=Varnholt Glass}
  Varnholt Glass is proud to open the largest kiln of the north, a furnace that melts forty tonnes
  of sand a day and brings two hundred jobs to the valley, and invites every family of the county
  to walk through the hall on Saturday. ¶ Media contact: Rita Lund, 555 0142
- {outlet=Lenne Post} [[The county health office will hand out free masks at nine schools, test the
  water of every well between the mill and the coast, and open a clinic at the town hall that will
  stay open on Saturdays until the end of May for all who live here]]. ||
  {url=https://health.lenne.gov/press-releases/wells} The county health office will hand out free
  masks at nine schools, test the water of every well between the mill and the coast, and open a
  clinic at the town hall that will stay open on Saturdays until the end of May for all who live
  here. Call 555 0142.

## Not flagged
- {outlet=Lenne Post} The new ferry carries four hundred passengers and ninety cars across the bay
  in eleven minutes, burns no oil, and was built by the best welders of the valley in only nine
  months, a full season earlier than the harbor board had planned, Harbor Line said in a press
  release. || {outlet=Harbor Line} FOR IMMEDIATE RELEASE ¶ The new ferry carries four hundred
  passengers and ninety cars across the bay in eleven minutes, burns no oil, and was built by the
  best welders of the valley in only nine months, a full season earlier than the harbor board had
  planned.
- {outlet=Lenne Post} “The new ferry carries four hundred passengers and ninety cars across the bay
  in eleven minutes, burns no oil, and was built by the best welders of the valley in only nine
  months, a full season earlier than the harbor board had planned,” Ines Falk said. ||
  {outlet=Harbor Line} FOR IMMEDIATE RELEASE ¶ “The new ferry carries four hundred passengers and
  ninety cars across the bay in eleven minutes, burns no oil, and was built by the best welders of
  the valley in only nine months, a full season earlier than the harbor board had planned,” Ines
  Falk said.
- {outlet=Lenne Post} A ferry that takes four hundred people and ninety cars over the bay in eleven
  minutes went into service on Monday. || {outlet=Harbor Line} FOR IMMEDIATE RELEASE ¶ The new
  ferry carries four hundred passengers and ninety cars across the bay in eleven minutes.

## Measured
- Precision: not measured (0 places in 7,593 articles; of 30,000 at hand, 3 have the marks of a
  release).
- Rate: 0 places in 1,000 articles (7,593 random articles of 134 outlets, all of 2,372 events, held
  against each other).

## Limits
A preview, which nobody could measure: press releases have to be in the collection, and archives of
news hold none. A release without its marks is a document like any other. One that the outlet
prints whole, to the last character, is the same document and not found; nor is one that was
written anew.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from provenance.corroboration.copies import mask_quotations
from provenance.evidence import terms
from provenance.signals._base import Hit, Signal
from provenance.signals._context import quoted
from provenance.signals._elsewhere import Elsewhere, name_of
from provenance.signals._preview import PREVIEW_CONFIDENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.corroboration.dossier import Dossier
    from provenance.reading import Reading
    from provenance.types import Block, Span

_RUN = 12
"""Words in one run that nobody writes twice by chance; independent reports of one list share 12 at
most outside quotations (`provenance.corroboration.origins.COPIED_RUN`): one run is not enough."""

_COPIED = 40
"""Words in such runs: a paragraph, not a sentence that every paper took over."""

_SHARED_SHINGLES = 12
_DAYS = 14
_PASSAGES = 30
_LEAD = 1500
_EDGE = 800
"""Characters at either end of a document in which a release shows its marks."""

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_MARKS = re.compile(
    r"\bFOR IMMEDIATE RELEASE\b|\bFor immediate release\b|/PRNewswire|\(BUSINESS WIRE\)|"
    r"\(GLOBE NEWSWIRE\)|^\s*(?:#\s?){3}\s*$|^\s*(?:PRESS|NEWS|MEDIA) RELEASE\b|"
    r"^\s*(?:Media|Press|News) (?:contacts?|inquiries|enquiries)\s*:",
    re.M,
)
_ADDRESS = re.compile(
    r"//[^/]*\b(?:prnewswire|businesswire|globenewswire|eurekalert|accesswire|prweb)\.|"
    r"//[^/]*\.(?:gov|mil|gov\.\w\w)/.*\b(?:press|news|media)[-_]?releases?\b",
    re.I,
)
_CREDIT = re.compile(
    r"\b(?:press|news|media)[- ]releases?\b|\bin (?:a|the|its|their|his|her|an) (?:[\w-]+ ){0,2}"
    r"(?:statement|announcement|release|notice)\b|\b(?:statement|announcement|release) (?:said|"
    r"says|read|reads|issued|published|from|by)\b|\bannounced\b",
    re.I,
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield at most one hit: the first run that stands in a press release."""
    store = reading.store
    if store is None or _is_release(Elsewhere(reading, store).own):
        return
    elsewhere = Elsewhere(reading, store)
    best: tuple[int, list[Span], Dossier] | None = None
    for release in _releases(reading, elsewhere):
        runs = [run for run in _copied(reading, release) if not _credited(reading, run)]
        count = sum(len(_WORD.findall(reading.text, *run)) for run in runs)
        if count >= _COPIED and (best is None or count > best[0]):
            best = count, runs, release
    if best is None:
        return
    count, runs, release = best
    start, end = runs[0]
    message = (
        f"{count} words from {quoted(reading.text[start:end])} on stand word for word in a press "
        f"release of {name_of(release)}, and the text does not say so; credit it, or report anew"
    )
    yield Hit(start, end, message, PREVIEW_CONFIDENCE, related=tuple(runs[1:]))


def _is_release(dossier: Dossier) -> bool:
    document, row = dossier.document, dossier.publisher.outlet
    if row is not None and "press release" in row.kind:
        return True
    edges = f"{document.text[:_EDGE]}\n{document.text[-_EDGE:]}"
    return bool(_ADDRESS.search(document.url or "") or _MARKS.search(edges))


def _releases(reading: Reading, elsewhere: Elsewhere) -> list[Dossier]:
    """Press releases that share runs of words with the article."""
    body = " ".join(reading.text[b.start : b.end] for b in _body(reading))
    found = elsewhere.search(terms(body[:_LEAD]), days=_DAYS, limit=_PASSAGES)
    known = {dossier.document.id: dossier for dossier, _ in found}
    own = elsewhere.own.shingles
    return [
        dossier
        for _, dossier in sorted(known.items())
        if _is_release(dossier) and len(own & dossier.shingles) >= _SHARED_SHINGLES
    ]


def _body(reading: Reading) -> list[Block]:
    return [b for b in reading.read_blocks if b.kind == "body"]


def _copied(reading: Reading, release: Dossier) -> Iterator[Span]:
    """Runs of the outlet's own words that stand in a release."""
    theirs = [m.group().lower() for m in _WORD.finditer(release.document.text)]
    for block in _body(reading):
        own = list(_WORD.finditer(reading.text, block.start, block.end))
        words = [m.group().lower() for m in own]
        matcher = SequenceMatcher(None, words, theirs, autojunk=False)
        for at, _, size in matcher.get_matching_blocks():
            if size < _RUN:
                continue
            span = own[at].start(), own[at + size - 1].end()
            if reading.voice_of(*span) == "outlet" and _unquoted(reading.text[slice(*span)]):
                yield span


def _unquoted(text: str) -> bool:
    """Whether most of a stretch stands outside quotation marks."""
    return 2 * len(mask_quotations(text)) > len(text)


def _credited(reading: Reading, run: Span) -> bool:
    """Whether a paragraph at the run, before it or after it says where the words are from."""
    blocks = reading.blocks
    at = next(i for i, b in enumerate(blocks) if b.start <= run[0] < b.end)
    first, last = blocks[max(at - 1, 0)], blocks[min(at + 1, len(blocks) - 1)]
    return _CREDIT.search(reading.text, first.start, last.end) is not None


SIGNAL = Signal(
    code="PV105",
    name="press-release-copy",
    severity="info",
    counts="always",
    check=check,
    needs=frozenset({"store"}),
    preview=True,
)
