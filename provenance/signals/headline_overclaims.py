"""The headline says more than the text below it.

## What it flags
The headline held against the body: a toll, sum or percentage in it that the body gives otherwise
("12 killed" over "at least ten people were killed"); and a claim it states outright that every
sentence of the body with the same words leaves open ("allegedly", "may have", "is accused of") or
has only from unnamed people, a lawsuit or another outlet's report. Headlines that attribute or ask,
rounded figures and sums of the body's figures are left alone.

## Why it matters
Most readers see only the headline. What the report itself leaves open, its headline should too.

## Flagged
- {title=[[12]] killed in ferry crash at Harlow Bay} At least nine people were killed in a ferry
  crash at Harlow Bay on Monday, the port authority said.
- {title=[[Mayor of Varnholt took bribes from mill owners]]} The mayor of Varnholt allegedly took
  bribes from the owners of two mills.
- {title=[[Governor ordered the sale of the Lenne bridge]]} The governor may have ordered the sale
  of the Lenne bridge. The county is looking into it.

## Not flagged
- {title=Nine killed in ferry crash at Harlow Bay} At least nine people were killed in a ferry
  crash at Harlow Bay on Monday, the port authority said.
- {title=Mayor of Varnholt accused of taking bribes} The mayor of Varnholt allegedly took bribes
  from the owners of two mills.
- {title=Did the mayor of Varnholt take bribes?} The mayor of Varnholt allegedly took bribes from
  the owners of two mills.

## Measured
- Precision: 0.50 (4 of 8 places of 6 outlets, read by one who had not seen the code).
- Rate: 1.6 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A preview, of severity info and worth no points: 33 hits in 20,000 real articles, fewer than 10 in
5,000. Read by the author of the rules: 23 agreed with (0.70; 0.53 to 0.83); since then reports of
agencies and of several outlets at once, four of the ten errors, are no longer flagged, and nobody
has read it anew. The rest credit another outlet for a public fact or hedge another clause. A title
kept while its story was updated gives the changed figures. Only claims that share half of their
words with a sentence of the body are compared, so most overclaims are missed; a named person,
office or agency as the only source is never taken for a doubt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.corroboration.quantities import STRONG_UNITS, Quantity, agree, quantities
from provenance.corroboration.synonyms import meaning
from provenance.evidence import term_of
from provenance.nlp.quotations import find_quotations
from provenance.signals._base import Hit, Signal
from provenance.signals._claims import Echo, echoes, makes_claim
from provenance.signals._context import quoted
from provenance.signals._lists import words
from provenance.signals._phrases import fold
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._zones import Zone, body_sentences, headline_zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading
    from provenance.types import Span

_CARE = words("headline_care")
_DOUBT = {"allege", "alleged", "alleges", "alleging"}
_UNNAMED = frozenset(
    {"source", "sources", "familiar", "anonymity", "insider", "insiders", "briefed"}
    | {"person", "people", "aide", "aides"}
)
_ACCUSERS = frozenset(
    {"lawsuit", "complaint", "indictment", "affidavit", "plaintiff", "plaintiffs", "accuser"}
    | {"accusers"}
)
"""Sources that accuse: what they say of somebody is not settled."""
_MANY = frozenset({"and", "media", "outlets", "ap", "associated", "reuters", "afp"})
"""Words of news sources that are several outlets, or an agency that everybody prints."""
_HEDGE = re.compile(
    r"\b(?:allegedly|reportedly|purportedly|presumably|possibly|apparently|potentially|"
    r"(?:may|might)(?: well| also| even| already)?(?: have)?(?: been)?|could have(?: been)?|"
    r"(?:accused|suspected) of|(?:appear|seem)(?:s|ed)? to(?: have)?|(?:is|are|was|were) "
    r"(?:said|alleged|believed|rumou?red|thought|suspected|reported) to(?: have)?)\b",
    re.I,
)
_LOOSE = 1.5
"""How far a bound in a headline may stand from the figure."""
_ROUNDED = 0.05
"""Share by which a headline may round a sum or a percentage."""
_NEXT = re.compile(r"\s+(?:(?:a|an|the|his|her|their|its|on|in|to|of|be|been|being)\s+)*([\w’'-]+)")
"""The word a hedge stands on."""
_PAST = re.compile(
    r"\b(?:past|over|tops?|topped|passe[sd]|surpass\w*|exceed\w*|beyond|above|more than|at least|"
    r"nears?|nearing|nearly|almost|close to|about)\s*$",
    re.I,
)
"""Words before a headline's figure that make it a bound."""
_OTHERS = re.compile(r"\s+(?:\w+\s+)?(?:others?|more|additional)\b", re.I)
"""Words after a figure that make it a part of the whole."""
_EXPLAINS = re.compile(r"\s*(?:why|how|what|who|where|when|analysis|opinion)\b", re.I)
_OPEN_MARKS = re.compile(r"[?:“”\"‘]|\s[-–—|]\s|(?:^|\s)['’]\w")


def check(reading: Reading) -> Iterator[Hit]:
    """Yield a changed figure, or else a claim that the body leaves open."""
    zone = headline_zone(reading)
    if zone is None:
        return
    changed = next(_changed(reading, zone), None)
    if changed is not None:
        yield changed
        return
    opened = _left_open(reading, zone)
    if opened is not None:
        yield opened


def _changed(reading: Reading, zone: Zone) -> Iterator[Hit]:
    """Yield the figures of the headline that the body gives otherwise."""
    headline = zone.text[zone.start : zone.end]
    own = [q for q in quantities(headline) if _comparable(q, headline)]
    if not own:
        return
    body = [
        (q, span)
        for span in body_sentences(reading)
        for q in quantities(reading.text[span[0] : span[1]])
    ]
    known = [q for q, _ in body]
    for figure in own:
        if _borne_out(figure, known) or _within_bound(figure, known, headline):
            continue
        echo = {e.span for e in echoes(reading, headline)}
        rivals = [
            (q, s)
            for q, s in body
            if (q.unit, q.noun) == (figure.unit, figure.noun)
            and not _OTHERS.match(reading.text, s[0] + q.end)
        ]
        near = [(abs(q.value - figure.value), q, s) for q, s in rivals if s in echo]
        if near:
            _, other, place = min(near, key=lambda r: r[0])
            yield _figure_hit(reading, zone, figure, other, place)


def _comparable(figure: Quantity, headline: str) -> bool:
    """Whether a figure was read whole ("$1.5T" is not) and is one that a body gives again."""
    cut = re.match(r"[.,]?\w|-", headline[figure.end :])
    kind = figure.unit.split(" ")[0]
    return not cut and (figure.unit in STRONG_UNITS or kind in ("money", "percent"))


def _borne_out(figure: Quantity, known: list[Quantity]) -> bool:
    """Whether the body gives the figure, its rounding, its rest of a hundred, or its parts."""
    tolls = figure.unit in STRONG_UNITS
    values = [q.value for q in known if q.unit == figure.unit or (tolls and q.unit in STRONG_UNITS)]
    loose = 0.0 if figure.unit in STRONG_UNITS else _ROUNDED * figure.value
    if any(abs(q.value - figure.value) <= loose or agree(figure, q) for q in known):
        return True
    sums = {a + b for i, a in enumerate(values) for b in values[i + 1 :]}
    differences = {abs(a - b) for i, a in enumerate(values) for b in values[i + 1 :]}
    return figure.value in sums | differences | {100.0 - v for v in values} | {sum(values)}


def _within_bound(figure: Quantity, known: list[Quantity], headline: str) -> bool:
    """Whether a headline's "more than", "past" or "nearly" holds of a figure of the body."""
    before = headline[: figure.start]
    if figure.low == figure.high and not _PAST.search(before):
        return False
    return any(
        q.unit == figure.unit and figure.value / _LOOSE <= q.value <= figure.value * _LOOSE
        for q in known
    )


def _figure_hit(reading: Reading, zone: Zone, figure: Quantity, other: Quantity, at: Span) -> Hit:
    start, end = zone.start + figure.start, zone.start + figure.end
    place = (at[0] + other.start, at[0] + other.end)
    message = (
        f"the headline says {quoted(zone.text[start:end])}, the text "
        f"{quoted(reading.text[place[0] : place[1]])}; readers keep the headline's figure"
    )
    return Hit(start, end, message, PREVIEW_CONFIDENCE, related=(place,), where=zone.where)


def _left_open(reading: Reading, zone: Zone) -> Hit | None:
    """The headline as a hit where every sentence that makes its claim leaves it open."""
    headline = zone.text[zone.start : zone.end].strip()
    if _OPEN_MARKS.search(headline) or _EXPLAINS.match(headline) or _careful(zone):
        return None
    doubts: list[Span] = []
    for echo in echoes(reading, headline):
        doubt = _doubt(reading, echo)
        if doubt is None:
            return None
        doubts.append(doubt)
    if not doubts:
        return None
    message = (
        f"the headline states outright what the text leaves open or has from others "
        f"({quoted(reading.text[doubts[0][0] : doubts[0][1]])}); let the headline say so too"
    )
    start = zone.start + zone.text[zone.start : zone.end].index(headline)
    return Hit(
        start, start + len(headline), message, PREVIEW_CONFIDENCE, related=(doubts[0],),
        where=zone.where,
    )  # fmt: skip


def _careful(zone: Zone) -> bool:
    quotations = find_quotations(zone.text, [(zone.start, zone.end)])
    return bool(quotations) or any(fold(word) in _CARE for word in zone.words)


def _doubt(reading: Reading, echo: Echo) -> Span | None:
    """The words by which a sentence leaves its claim open: a hedge on it, a cue, or its source."""
    hedge = _hedge(reading, echo)
    if hedge is not None:
        return hedge
    weak = {s.id for s in reading.sources if s.anonymous}
    outlets = {s.id for s in reading.sources if s.kind == "media_outlet"}
    for attribution in reading.attributions:
        inside = [span for span in attribution.content if _meets(span, echo.span)]
        if not makes_claim(" ".join(reading.text[a:b] for a, b in inside), echo.wanted):
            continue
        for cue in attribution.cue:
            if _words(reading, cue) & _DOUBT:
                return cue
        for source in attribution.source:
            said_by = _words(reading, source)
            unnamed = attribution.source_id in weak and said_by & _UNNAMED
            report = attribution.source_id in outlets and not said_by & _MANY
            if unnamed or report or said_by & _ACCUSERS:
                return source
    return None


def _words(reading: Reading, span: Span) -> set[str]:
    return set(map(fold, reading.text[span[0] : span[1]].split()))


def _hedge(reading: Reading, echo: Echo) -> Span | None:
    """A hedge right before a word of the headline ("allegedly took", "may have ordered")."""
    start, end = echo.span
    for match in _HEDGE.finditer(reading.text, start, end):
        word = _NEXT.match(reading.text, match.end(), end)
        term = term_of(word[1]) if word else None
        if term is not None and meaning(term) in echo.wanted:
            return match.span()
    return None


def _meets(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


SIGNAL = Signal(
    code="PV302",
    name="headline-overclaims",
    severity="info",
    counts="always",
    check=check,
    preview=True,
)
