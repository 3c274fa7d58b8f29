"""The same quotation has other words elsewhere, or a "not" more.

## What it flags
A quotation of six words or more whose words differ from the same person's same utterance as
another document of the evidence collection quotes it. The message shows the difference word by
word: ``-word-`` stands only there, ``+word+`` only here. Where two independent outlets or more
agree against this text, it is an error; where one other differs, one of the two has altered it,
the message says so, and it is a warning, as the other may be the one. Where any independent outlet
has the same words as this text, it is left alone. A cut marked with "…" is honest, unless it takes
out a "not" from between the words that stay.

Spelling, punctuation, capitals, contractions, figures for numbers, words in brackets, fillers, a
word said twice, forms of address, whole sentences left out, and a cut at either end do not count.
Function words and endings ("we" for "I", "tariff" for "tariffs") count only where two independent
outlets agree against this text, and then as info: transcripts of one recording differ in them.

## Why it matters
Quotation marks promise the speaker's own words.

## Flagged
- {outlet=Lenne Post; published=2024-05-06} [[“We will close the old mill before the winter comes
  to the valley,”]] Ines Falk said. || {outlet=Harbor Times; published=2024-05-06} “We will not
  close the old mill before the winter comes to the valley,” Ines Falk said.
- {outlet=Lenne Post; published=2024-05-06} [[“The wall is … safe for everybody who lives in the
  street below it,”]] Ines Falk said. || {outlet=Harbor Times; published=2024-05-07} “The wall is
  not safe for everybody who lives in the street below it,” Falk said on Monday.
- {outlet=Lenne Post; published=2024-05-06} “This,” Ines Falk said, [[“is without doubt the worst
  mistake that any mayor has made.”]] || {outlet=Harbor Times; published=2024-05-06} “This is
  without doubt the smallest mistake that any mayor has made,” Ines Falk said.

## Not flagged
- {outlet=Lenne Post; published=2024-05-06} “We’re gonna rebuild the harbor in fifteen months,”
  Ines Falk said. || {outlet=Harbor Times; published=2024-05-06} “We are going to rebuild the
  harbour in 15 months,” Ines Falk said.
- {outlet=Lenne Post; published=2024-05-06} “The council … will pay for [the wall] in the spring of
  next year,” Ines Falk said. || {outlet=Harbor Times; published=2024-05-06} “The council, as I
  told you, will pay for it in the spring of next year,” Ines Falk said.
- {outlet=Lenne Post; published=2024-05-06} “The wall must be paid for by those who broke it,” Ines
  Falk said. || {outlet=Harbor Times; published=2024-05-06} “The wall must be paid for by those who
  built it,” Tomas Reuel said.
- {outlet=Lenne Post; published=2024-05-06} “It was a dark and a very long night for the whole
  town,” Ines Falk said.

## Measured
- Precision: 0.84 (37 of 44 places of 19 outlets, drawn at random and read by the author of the
  signal; 7 of the 92 found were errors, 85 warnings).
- Rate: 70.8 places in 1,000 articles (1,300 random articles of 73 outlets that belong to 2,372
  events, held against all 7,593 articles of these).

## Limits
Right means that both quote one utterance and the words differ; where one other differs, as in nine
of ten findings, nobody can tell from the two alone which is the altered one, and both are flagged
when both are checked. Errors seen: two translations of a speech in another language, two speeches
in one week with the same line, a typing slip of one letter. A quotation whose last words were
replaced looks like one that was cut, and is not seen; nor is one in which nothing else agrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.corroboration.copies import words
from provenance.evidence import terms
from provenance.nlp.quotations import find_quotations
from provenance.signals._base import Hit, Signal
from provenance.signals._elsewhere import Elsewhere, listed, name_of
from provenance.signals._spoken_words import spoken_words, written
from provenance.signals._wordings import LEAST_WORDS, align

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.corroboration.dossier import Dossier
    from provenance.evidence import Searchable
    from provenance.reading import Reading
    from provenance.signals._spoken_words import Spoken
    from provenance.signals._wordings import Alignment, Difference
    from provenance.types import Quotation, Severity, Span

_DAYS = 10
"""Days around the article in which an utterance is quoted; later the speaker may say it anew."""

_PASSAGES = 24
_CONTEXT = 4
"""Words shown on either side of a difference."""

_LEAST_TERMS = 3
"""Terms that two quotations share: without, they share only the words everybody uses."""

_SURE, _UNSURE, _FAINT = 0.85, 0.5, 0.4


@dataclass(frozen=True, slots=True)
class Other:
    """What runs alike in another document.

    Attributes:
        dossier: The document.
        alignment: How its quotation runs beside the article's.
        independent: Whether the document is of another origin than the article.
        same: Whether it is the same person's utterance, as far as both say whose it is.
    """

    dossier: Dossier
    alignment: Alignment
    independent: bool
    same: bool


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the quotations that stand otherwise elsewhere, each at most once."""
    store = reading.store
    if store is None:
        return
    desk = _Desk(reading, store)
    for quotation in reading.quotations:
        if quotation.depth == 0:
            own = spoken_words(reading.text, *quotation.inner)
            if len(own) >= LEAST_WORDS:
                hit = desk.judge(quotation, own)
                if hit is not None:
                    yield hit


class _Desk:
    """Holds the quotations of one article against those of the collection.

    Args:
        reading: The article.
        store: The collection.
    """

    def __init__(self, reading: Reading, store: Searchable) -> None:
        self.reading = reading
        self.store = store
        self.elsewhere = Elsewhere(reading, store)
        self._quoted: dict[tuple[str, Span], list[tuple[Quotation, list[Spoken]]]] = {}
        self._speakers = {s.id: s.name for s in reading.sources if s.kind == "person_named"}

    def judge(self, quotation: Quotation, own: list[Spoken]) -> Hit | None:
        """The hit on one quotation, or None."""
        others = self._others(quotation, own)
        differing = sorted(
            (d for o in others if o.same for d in o.alignment.differences),
            key=lambda d: (d.kind != "negation", d.small, d.at),
        )
        for difference in differing:
            hit = self._hit(quotation, own, difference, others)
            if hit is not None:
                return hit
        return None

    def _others(self, quotation: Quotation, own: list[Spoken]) -> list[Other]:
        """The same utterance in other documents, the longest stretch of each."""
        text = self.reading.text[slice(*quotation.inner)]
        wanted, runs = terms(text), _runs(text)
        speaker = self._speaker((quotation.start, quotation.end))
        best: dict[str, Other] = {}
        for dossier, passage in self.elsewhere.search(wanted, days=_DAYS, limit=_PASSAGES):
            if runs.isdisjoint(_runs(passage.text)):
                continue
            for other, said in self._quotations(dossier, (passage.start, passage.end)):
                found = align(own, said)
                if found is None or not _tells(own, found):
                    continue
                known = best.get(passage.document_id)
                if known is None or known.alignment.equal < found.equal:
                    best[passage.document_id] = Other(
                        dossier,
                        found,
                        self.elsewhere.independent(dossier),
                        self._is_one(speaker, dossier, other),
                    )
        return [best[key] for key in sorted(best)]

    def _quotations(self, dossier: Dossier, passage: Span) -> list[tuple[Quotation, list[Spoken]]]:
        """The quotations of a passage, each with its words."""
        document = dossier.document
        key = (document.id, passage)
        if key not in self._quoted:
            found = find_quotations(document.text, [passage])
            self._quoted[key] = [
                (q, spoken_words(document.text, *q.inner)) for q in found if q.depth == 0
            ]
        return self._quoted[key]

    def _is_one(self, speaker: str | None, dossier: Dossier, other: Quotation) -> bool:
        """Whether nobody else is named as the speaker of another quotation."""
        if speaker is None:
            return True
        names = {
            a.source
            for a in self.store.attributions(dossier.document.id)
            if a.kind == "person_named"
            and a.source
            and any(s < other.end and other.start < e for s, e in a.content)
        }
        return not names or any(_surname(name) == _surname(speaker) for name in names)

    def _speaker(self, span: Span) -> str | None:
        for attribution in self.reading.attributions:
            if any(s < span[1] and span[0] < e for s, e in attribution.content):
                return self._speakers.get(attribution.source_id or "")
        return None

    def _hit(
        self,
        quotation: Quotation,
        own: Sequence[Spoken],
        difference: Difference,
        others: Sequence[Other],
    ) -> Hit | None:
        against = [o for o in others if o.same and _same_there(difference, o.alignment)]
        agreeing = [o for o in others if _has(difference, o.alignment)]
        if any(o.independent for o in agreeing):
            return None
        free = [o.dossier for o in against if o.independent]
        origins = self.elsewhere.origins(free)
        many = origins > 1
        if (difference.small or agreeing) and not many:
            return None
        names = list(dict.fromkeys(name_of(o.dossier) for o in against))
        shown = _shown(self.reading.text, own, difference, against[0])
        if many:
            tail = f"{origins} independent outlets agree against this text"
        else:
            tail = "one of the two altered it"
        verb = "quotes" if len(names) == 1 else "quote"
        message = f"{listed(names)} {verb} it otherwise: {shown}; {tail}"
        related = tuple(dict.fromkeys((w.start, w.end) for w in difference.own))
        severity, confidence = _weight(difference, many=many)
        return Hit(
            quotation.start,
            quotation.end,
            message,
            confidence,
            related=related,
            severity=severity,
            weak=difference.small,
        )


def _weight(difference: Difference, *, many: bool) -> tuple[Severity, float]:
    if difference.small:
        return "info", _FAINT
    return ("error", _SURE) if many else ("warning", _UNSURE)


def _tells(own: Sequence[Spoken], found: Alignment) -> bool:
    """Whether what two quotations have in common is more than words that everybody uses."""
    shared = terms(" ".join(w.form for w in own[found.start : found.end]))
    return len(set(shared)) >= _LEAST_TERMS


@lru_cache(maxsize=2_000)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """Runs of three words: without one in common nothing can be one utterance."""
    own = words(text)
    return frozenset(tuple(own[i : i + 3]) for i in range(len(own) - 2))


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold()


def _same_there(difference: Difference, alignment: Alignment) -> bool:
    """Whether another quotation has the same other words at the same place."""
    wanted = [w.form for w in difference.other]
    return any(
        d.at == difference.at
        and len(d.own) == len(difference.own)
        and [w.form for w in d.other] == wanted
        for d in alignment.differences
    )


def _has(difference: Difference, alignment: Alignment) -> bool:
    """Whether another quotation covers the place and has the very words of the article there."""
    first, last = difference.at, difference.at + len(difference.own)
    if not alignment.start < first or not last < alignment.end:
        return False
    return not any(d.at <= last and first <= d.at + len(d.own) for d in alignment.differences)


def _shown(text: str, own: Sequence[Spoken], difference: Difference, other: Other) -> str:
    """The words around a difference, with what stands only there and only here."""
    first, last = difference.at, difference.at + len(difference.own)
    start = own[first].start if difference.own else own[first - 1].end
    end = own[last - 1].end if difference.own else start
    before = [w for w in own[max(first - _CONTEXT, 0) : first] if w.end <= start]
    after = [w for w in own[last : last + _CONTEXT] if w.start >= end]
    theirs = written(other.dossier.document.text, list(difference.other))
    mine = written(text, list(difference.own))
    marked = (theirs and f"-{theirs}-", mine and f"+{mine}+")
    parts = [written(text, before), *marked, written(text, after)]
    return f"“{' '.join(filter(None, parts))}”"


SIGNAL = Signal(
    code="PV504",
    name="altered-quote",
    severity="error",
    counts="always",
    check=check,
    needs=frozenset({"store"}),
)
