"""Pages whose kind is known without any rating: agency copy, news pages, opinion pages.

The kind is read from the address and the title alone: two agencies' domains, a section of opinion
in the path, "Opinion:" before the title.  Nobody's rating of an outlet, nor its leaning, is looked
at.  Outlets fall into two halves, one agency in each: constants fitted on one half are measured on
the other.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from provenance.reading import Models, Reading
from provenance.scoring import MIN_WORDS, worth
from provenance.scoring.tally import OUTLET, mass_of
from provenance.signals import all_signals
from provenance.signals._run import run_signals
from provenance.train._base import SEED, read_jsonl_gz
from provenance.types import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from provenance.signals._base import Signal
    from provenance.types import Finding

Kind = Literal["agency", "news", "opinion"]
Half = Literal["first", "second"]

KINDS: tuple[Kind, ...] = ("agency", "news", "opinion")

AGENCIES: dict[str, Half] = {"reuters.com": "first", "apnews.com": "second"}
NEWSROOMS = frozenset(
    [
        "abcnews.go.com",
        "bbc.com",
        "cbsnews.com",
        "cnn.com",
        "csmonitor.com",
        "foxnews.com",
        "nbcnews.com",
        "npr.org",
        "nytimes.com",
        "politico.com",
        "theguardian.com",
        "thehill.com",
        "usatoday.com",
        "washingtonpost.com",
        "washingtontimes.com",
    ]
)
"""Outlets whose other pages are news pages for the most part."""

MOST: dict[Kind, int] = {"agency": 300, "news": 40, "opinion": 60}
"""Pages drawn per outlet."""

_SECTION = re.compile(
    r"/(opinions?|commentary|editorials?|op-ed|columnists?|columns?|commentisfree|"
    r"[a-z]+-blog|the-monitors-view)(/|$)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(opinion|op-ed|column|editorial|commentary)\s*[:|]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What the score of one page is made of.

    Attributes:
        kind: Of the page.
        outlet: Its domain.
        half: Of the outlets.
        points: Points of its findings that count.
        mass: Expected loaded words in the outlet's voice.
        words: Words of the outlet's voice.
    """

    kind: Kind
    outlet: str
    half: Half
    points: float
    mass: float
    words: int


def kind_of(url: str, title: str) -> Kind | None:
    """Kind of a page, from its address and title alone; None for all others.

    Args:
        url: Address.
        title: Title.

    >>> kind_of("https://varnholt.example/opinion/2026/bridge", "A bridge too many")
    'opinion'
    >>> kind_of("https://www.npr.org/2026/bridge", "Opinion: A bridge"), kind_of("", "A bridge")
    ('opinion', None)
    """
    parts = urlsplit(url)
    domain = _domain(parts.netloc)
    if domain in AGENCIES:
        return "agency"
    if _SECTION.search(parts.path) or _LABEL.match(title):
        return "opinion"
    return "news" if domain in NEWSROOMS else None


def half_of(domain: str) -> Half:
    """The half an outlet falls into: one agency each, others by a hash."""
    if domain in AGENCIES:
        return AGENCIES[domain]
    return "first" if hashlib.sha256(domain.encode()).digest()[0] % 2 == 0 else "second"


def drawn(data: Path) -> list[tuple[Kind, Article]]:
    """Pages of each kind, at most `MOST` an outlet, the same whatever order the files have.

    Args:
        data: Folder that holds ``corroboration/``.
    """
    known = [(kind, row) for row in rows(data) if (kind := kind_of(row["url"], _title(row)))]
    known.sort(key=lambda pair: hash_of(pair[1]["id"]))
    taken: Counter[tuple[Kind, str]] = Counter()
    out = []
    for kind, row in known:
        taken[kind, row["domain"]] += 1
        if taken[kind, row["domain"]] <= MOST[kind]:
            out.append((kind, article_of(row)))
    return out


def rows(data: Path) -> Iterator[dict[str, Any]]:
    """All articles of the corroboration data, as they stand there."""
    for path in sorted((data / "corroboration").glob("allsides-*.jsonl.gz")):
        yield from read_jsonl_gz(path)


def article_of(row: dict[str, Any]) -> Article:
    """An article, its title without a label that tells the kind; `Article.outlet` is the domain."""
    return Article(
        id=row["id"],
        text=row["text"],
        uri=row["url"],
        title=_LABEL.sub("", _title(row), count=1) if _LABEL.match(_title(row)) else _title(row),
        outlet=row["domain"],
        published=row.get("date") or None,
    )


def read(pages: Iterable[tuple[Kind, Article]]) -> Iterator[Page]:
    """Read pages as a check does; those too short for a score are left out.

    Args:
        pages: Kind and article of each.
    """
    models, signals = Models(), offline_signals()
    for kind, article in pages:
        reading = Reading(article, models=models)
        words = reading.words_by_voice.get(OUTLET, 0)
        if words < MIN_WORDS or reading.language not in (None, "en"):
            continue
        points = points_of(run_signals(reading, signals))
        outlet = article.outlet or ""
        yield Page(kind, outlet, half_of(outlet), points, mass_of(reading, OUTLET), words)


def offline_signals() -> list[Signal]:
    """All signals that need no evidence collection."""
    return [signal for signal in all_signals() if not signal.needs & {"store", "policy"}]


def points_of(findings: Iterable[Finding]) -> float:
    """Points of the findings that count."""
    return sum(worth(finding) for finding in findings if finding.counts)


def hash_of(name: str) -> str:
    """A fixed random order of names."""
    return hashlib.sha256(f"{SEED}:{name}".encode()).hexdigest()


def _title(row: dict[str, Any]) -> str:
    return (row.get("title") or "").strip()


def _domain(host: str) -> str:
    return re.sub(r"^(www|m|amp|mobile)\.", "", host.lower())
