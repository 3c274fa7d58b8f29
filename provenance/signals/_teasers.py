"""What makes a headline a teaser, kind by kind: where it holds back what the story is.

The kinds are those of curiosity gaps in headlines (Chakraborty and others, 2016): a question left
open, a pointer to what only the story says, a list of vague items, a why or what clause that keeps
back the fact itself, and hype.  The patterns stand in ``lists/teasers.txt``; they were chosen on
hand-labelled headlines of 47 outlets and on titles of random articles, none of the outlets that
they are measured on among the labelled ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from provenance.signals._lists import lines, load, words
from provenance.signals._phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.signals._zones import Zone
    from provenance.types import Span

Kind = Literal["question", "pointer", "list", "clause", "hype"]
"""How a headline holds back what the story is."""


class Teaser(NamedTuple):
    """One place of a headline that holds back.

    Attributes:
        start: First code point, into the string of the headline's zone.
        end: One past the last.
        kind: How.
    """

    start: int
    end: int
    kind: Kind


def _patterns() -> Iterator[tuple[Kind, re.Pattern[str]]]:
    parts: dict[str, str] = {}
    kinds: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
    for line in lines("teasers"):
        kind, bar, pattern = line.partition(" | ")
        if not bar:
            name, _, part = line.partition(" = ")
            parts[name] = part
            continue
        filled = re.sub(r"<([A-Z]+)>", lambda found: parts[found[1]], pattern)
        yield kinds[kind], re.compile(filled, re.I)


_PATTERNS = tuple(_patterns())
_ENTRIES = load("clickbait")
_PHRASES: dict[Kind, Phrases] = {
    "pointer": Phrases(phrase for phrase, kind in _ENTRIES.items() if kind == "pointer"),
    "hype": Phrases(phrase for phrase, kind in _ENTRIES.items() if kind is None),
}
_ASKED_BY = re.compile(
    rf"\b(?i:{'|'.join(sorted(words('headline_askers')))})\b.*: $|"
    r"^(?:Sen|Rep|Gov|Dr|Gen|Justice|Judge|President|Secretary)\b[^:]*: $|"
    r"^(?:[A-Z][\w.’'-]*,? ){1,4}on [^:]+: $"
)
"""What stands before the colon where somebody else asks: "Hale on the dam: ..."."""
_TOLD_APART = re.compile(
    r"\s*(?:opinion|commentary|column|editorial|explainer|explained|faq)\b", re.I
)
"""Opening labels of essays and explainers, whose clauses and questions keep no news back."""
_ESSAY = re.compile(
    r"(?:what|how) (?:should|does it mean to|do we mean)\b|where were you\b|who said\b|whose\b|"
    r"why not\b|what (?:defines|makes)\b|where['’]s the\b|can you\b|(?:so )?guess\b|"
    r"(?:want|looking|need|ready|tired|remember)\b|"
    r"(?-i:(?:[Ww]hat|[Ww]ho) (?:[Ii]s|[Aa]re) (?:an? |[Tt]he )?[A-Z][\w.’'-]*"
    r"(?: (?:of|for|the|[A-Z][\w.’'-]*)){0,4}(?:,? and\b[^?]*)?\?)",
    re.I,
)
"""Questions on a standing topic, taunts, and calls to the reader: they explain, argue or sell, and
hold back no news."""
_LEFT_OPEN = re.compile(
    r"(?:an? |our |take (?:the|our) )?(?:quiz|poll)\b|maybe\b|it depends|it['’]s complicated|"
    r"here['’]s|find out|we know|we asked|the answer|you decide|this is (?:why|how|what)|watch\b",
    re.I,
)
"""What may follow a question that still leaves it open."""
_BREAK = re.compile(
    r"(?<=[\w’'\"”)][a-z0-9’'\"”)][:!?.])\s+(?!\d)|(?<=[A-Z]{2}[:!?.])\s+(?!\d)|\s[–—|-]+\s"
)
"""Where a sentence or one side of a colon or dash ends; "St. 5" and "D.C. police" go on."""
_ASKS = re.compile(
    r"(?:who|what|why|how|which|is|are|was|were|will|did|does|do|can)(?:['’]s)?\b", re.I
)
_MARKS = "'\"‘’“”"


def teasers(zone: Zone) -> Iterator[Teaser]:
    """Yield the places where a headline holds back what the story is, in no order.

    Args:
        zone: The headline.
    """
    for kind, phrases in _PHRASES.items():
        for match in phrases.find(zone.tokens):
            if zone.start <= match.start and match.end <= zone.end:
                yield Teaser(match.start, match.end, kind)
    headline = zone.text[zone.start : zone.end].rstrip()
    for of, pattern in _PATTERNS:
        found = pattern.search(headline)
        if found and not (of == "clause" and _TOLD_APART.match(headline)):
            yield Teaser(zone.start + found.start(), zone.start + found.end(), of)
    question = _open_question(headline)
    if question is not None:
        yield Teaser(zone.start + question[0], zone.start + question[1], "question")


def _open_question(headline: str) -> Span | None:
    """The last question of a headline, where nothing answers it and nobody else asks it."""
    if _TOLD_APART.match(headline):
        return None
    parts = _parts(headline)
    asked = [part for part in parts if headline[part[1] - 1] == "?"]
    if not asked:
        return None
    start, end = asked[-1]
    if not all(_LEFT_OPEN.match(headline, later) for later, _ in parts if later > start):
        return None
    reported = headline[start] in _MARKS or _ASKED_BY.search(headline, 0, start)
    return None if reported or _ESSAY.match(headline, start) else (start, end)


def _parts(headline: str) -> list[Span]:
    """The sentences and the sides of colons and dashes; a question keeps what its dash sets off."""
    spans: list[Span] = []
    start = 0
    for cut in (*_BREAK.finditer(headline), None):
        end = cut.start() if cut else len(headline)
        dash = bool(cut and cut.group().strip())
        if start < end and not (dash and _ASKS.match(headline, start)):
            spans.append((start, end))
            start = cut.end() if cut else end
    return spans
