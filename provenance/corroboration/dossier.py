"""A document and what is computed of it at most once: publisher, shingles, sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from provenance.corroboration.copies import printed, shingles, words
from provenance.corroboration.origins import Publisher, publisher
from provenance.corroboration.quantities import Quantity, quantities
from provenance.corroboration.synonyms import meanings
from provenance.evidence import EvidenceDocument, terms
from provenance.outlets import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.corroboration.copies import CopyModel, Printed
    from provenance.outlets import Outlets
    from provenance.types import Article, Span

_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSt)(?<!\bSen)(?<!\bRep)(?<!\bGov)"
    r"(?<!\bGen)(?<!\bLt)[.!?…][\"”’)\]]*\s+(?=[\"“‘(A-Z0-9])|[\r\n]+\s*"
)
_LONGEST = 1500
_LEAD = 800
_ENOUGH_NAMES = 4
_NAME = re.compile(r"(?<=[a-z,’'] )[A-Z][\w’-]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a document, ready to be compared.

    Attributes:
        start: First code point in the document's text.
        end: One past the last.
        text: The words.
        terms: Its terms.
        meanings: The families of its terms.
        words: Its lower-case words in order.
        numbers: Its quantities.
    """

    start: int
    end: int
    text: str
    terms: frozenset[str]
    meanings: frozenset[str]
    words: tuple[str, ...]
    numbers: tuple[Quantity, ...]


@lru_cache(maxsize=512)
def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a text begin; kept for documents that are asked again."""
    return [0, *(m.end() for m in _SENTENCE_END.finditer(text))]


@lru_cache(maxsize=8_192)
def _features(
    text: str,
) -> tuple[frozenset[str], frozenset[str], tuple[str, ...], tuple[Quantity, ...]]:
    """Terms, meanings, words and numbers of a sentence.

    One sentence of the collection is asked for by many statements of many articles: reading its
    numbers again each time was a third of a mutual check.
    """
    own = frozenset(terms(text))
    return own, meanings(own), tuple(words(text)), tuple(quantities(text))


class Dossier:
    """One document under comparison.

    Args:
        document: The document.
        outlets: The registry.
    """

    def __init__(self, document: EvidenceDocument, outlets: Outlets) -> None:
        self.document = document
        self._outlets = outlets
        self._lines: dict[Span, Line] = {}
        self._printed: Printed | None = None

    @classmethod
    def of_article(cls, article: Article, outlets: Outlets) -> Dossier:
        """The dossier of an article that is being checked."""
        document = EvidenceDocument(
            id=article.id,
            text=article.text,
            url=web_address(article.uri),
            outlet=article.outlet,
            title=article.title,
            published=article.published,
            authors=article.authors,
        )
        return cls(document, outlets)

    @cached_property
    def publisher(self) -> Publisher:
        """Who answers for it."""
        d = self.document
        return publisher(
            self._outlets,
            outlet=d.outlet,
            url=d.url,
            text=d.text,
            authors=d.authors,
            published=d.published,
            owner=d.owner,
        )

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Its runs of five words outside quotations."""
        return shingles(self.document.text)

    def printed(self, copies: CopyModel) -> Printed:
        """The document as the copy model reads it.

        Args:
            copies: The model, whose boilerplate is left out.
        """
        if self._printed is None:
            d = self.document
            self._printed = printed(
                d.text,
                outlets=self._outlets,
                outlet=self.publisher.outlet,
                authors=d.authors,
                stock=copies.stock,
            )
        return self._printed

    @cached_property
    def terms(self) -> frozenset[str]:
        """All its terms."""
        return frozenset(terms(self.document.text))

    @cached_property
    def leading_names(self) -> frozenset[str]:
        """Terms of the capitalized words of its title and first lines.

        Where enough of them come back in the text only those count: a photographer's name, or the
        button of a social network, is no sign of the event.
        """
        title, text = self.document.title or "", self.document.text
        found = frozenset(terms(" ".join(_NAME.findall(f"{title}\n{text[:_LEAD]}"))))
        often = Counter(terms(text))
        back = frozenset(t for t in found if often[t] > 1)
        return back if len(back) >= _ENOUGH_NAMES else found

    @cached_property
    def names_inside(self) -> frozenset[str]:
        """Words that are capitalized inside a sentence."""
        return frozenset(_NAME.findall(self.document.text))

    @cached_property
    def _breaks(self) -> list[int]:
        return sentence_starts(self.document.text)

    def sentence_at(self, offset: int) -> Span:
        """The sentence around an offset, cut where it is too long to be one."""
        i = bisect_right(self._breaks, offset) - 1
        start = max(self._breaks[i], offset - _LONGEST)
        end = self._breaks[i + 1] if i + 1 < len(self._breaks) else len(self.document.text)
        end = min(end, offset + _LONGEST)
        own = self.document.text[start:end]
        return start + len(own) - len(own.lstrip()), max(start, start + len(own.rstrip()))

    def lines(self, start: int, end: int) -> Iterator[Line]:
        """The sentences that lie in a stretch of text, one by one."""
        at = start
        while at < end:
            span = self.sentence_at(at)
            if span[1] > span[0]:
                yield self.line(span)
            i = bisect_right(self._breaks, at)
            following = self._breaks[i] if i < len(self._breaks) else end
            at = max(min(following, at + _LONGEST), at + 1)

    def line(self, span: Span) -> Line:
        """A stretch of the text with its terms, words and numbers."""
        known = self._lines.get(span)
        if known is None:
            text = self.document.text[span[0] : span[1]]
            own, meant, own_words, numbers = _features(text)
            known = self._lines[span] = Line(*span, text, own, meant, own_words, numbers)
        return known

    def span_around(self, span: Span, reach: int = 1) -> Span:
        """A stretch with so many sentences before and after it."""
        first = max(bisect_right(self._breaks, span[0]) - 1 - reach, 0)
        last = bisect_right(self._breaks, max(span[1] - 1, span[0])) + reach
        end = self._breaks[last] if last < len(self._breaks) else len(self.document.text)
        start = max(self._breaks[first], span[0] - _LONGEST)
        return start, min(end, span[1] + _LONGEST)

    def around(self, span: Span, reach: int = 1) -> str:
        """The text of a stretch with so many sentences before and after it."""
        start, end = self.span_around(span, reach)
        return self.document.text[start:end]
