"""PolNeAR and unlabelled articles as the units and labels that the span model learns from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from provenance.attribution.spans.units import make_units
from provenance.attribution.view import make_view
from provenance.nlp.quotations import find_quotations
from provenance.nlp.sentences import split_sentences
from provenance.nlp.tokens import tokenize
from provenance.train._base import read_jsonl_gz
from provenance.types import Block

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from provenance.attribution.view import View

IGNORED = -100
"""Label of tokens that do not count in a loss, as torch's cross entropy has it."""

ARTICLES = tuple(f"corroboration/allsides-{k}.jsonl.gz" for k in (1, 2, 3))
"""Files of unlabelled news articles."""

_SHORTEST, _LONGEST = 800, 12_000
"""Characters of the unlabelled articles taken: briefs and books are left out."""


@dataclass(slots=True)
class Pair:
    """One attribution inside a unit.

    Attributes:
        first: First token of the cue in the unit.
        last: One past its last token.
        labels: Source, content or neither for each token of the unit; the cue's are `IGNORED`.
        soft: Probabilities of the labels from a teacher, shape ``(tokens, 3)``, or None.
    """

    first: int
    last: int
    labels: np.ndarray
    soft: np.ndarray | None = None


@dataclass(slots=True)
class Unit:
    """One unit with its labels.

    Attributes:
        words: Its tokens.
        quote: Quotation state of each token.
        place: Place of each token in its sentence.
        pairs: Its attributions in order.
        soft: Probabilities of the cue labels from a teacher, shape ``(tokens, 3)``, or None.
    """

    words: list[str]
    quote: np.ndarray
    place: np.ndarray
    pairs: list[Pair] = field(default_factory=list)
    soft: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.words)

    def cue_labels(self) -> np.ndarray:
        """0 for no cue, 1 where a cue starts, 2 where it goes on."""
        labels = np.zeros(len(self.words), dtype=np.int64)
        for pair in self.pairs:
            labels[pair.first : pair.last] = 2
            labels[pair.first] = 1
        return labels


def view_of(text: str) -> View:
    """The view of a text that is all body, as the corpus gives it."""
    whole = (0, len(text))
    quotations = find_quotations(text, [whole])
    return make_view(
        text,
        tokens=tokenize(text),
        sentences=split_sentences(text, whole, quotations),
        quotations=quotations,
        blocks=[Block(0, len(text), "body")],
    )


def labelled_units(data: Path, split: str) -> Iterator[tuple[str, list[Unit]]]:
    """Articles of one split of PolNeAR: id and units.

    Args:
        data: Folder that holds ``attribution/``.
        split: ``"train"`` or ``"dev"``.
    """
    for row in read_jsonl_gz(data / "attribution" / f"polnear_{split}.jsonl.gz"):
        yield row["id"], units_of(row["text"], row["attributions"])


def unlabelled_units(data: Path) -> Iterator[list[Unit]]:
    """Units of news articles without labels, an article from each file in turn.

    Args:
        data: Folder that holds ``corroboration/``.
    """
    files = [read_jsonl_gz(data / file) for file in ARTICLES]
    for rows in zip(*files, strict=False):
        for row in rows:
            if _SHORTEST <= len(row["text"]) <= _LONGEST:
                yield units_of(row["text"], [])


def units_of(text: str, attributions: list[dict[str, Any]]) -> list[Unit]:
    """Units of one article with the labels of its attributions.

    An attribution belongs to the unit of its cue; what lies in other units (1 of 100) is left out.

    Args:
        text: The article's text.
        attributions: As PolNeAR gives them: spans in code points for each role.
    """
    view = view_of(text)
    units = make_units(view)
    out = [
        Unit(view.words[a:b], units.quote[s:e], units.place[s:e])
        for (a, b), s, e in zip(units.spans, units.start[:-1], units.start[1:], strict=True)
    ]
    starts = [a for a, _ in units.spans]
    for item in attributions:
        cue = [r for s, e in item["cue"] if (r := _tokens(view, s, e))]
        number = bisect_right(starts, cue[0][0]) - 1 if cue else -1
        if number >= 0 and cue[0][0] < units.spans[number][1]:
            out[number].pairs.append(_pair(view, item, cue[0], units.spans[number]))
    for unit in out:
        unit.pairs.sort(key=lambda p: (p.first, p.last))
    return out


def _pair(view: View, item: dict[str, Any], cue: tuple[int, int], span: tuple[int, int]) -> Pair:
    a, b = span
    labels = np.zeros(b - a, dtype=np.int64)
    for label, role in ((1, "source"), (2, "content")):
        for start, end in item[role]:
            first, last = _tokens(view, start, end) or (a, a)
            labels[max(first, a) - a : max(min(last, b) - a, 0)] = label
    first, last = max(cue[0], a) - a, min(cue[1], b) - a
    labels[first:last] = IGNORED
    return Pair(first, last, labels)


def _tokens(view: View, start: int, end: int) -> tuple[int, int] | None:
    """Tokens that a span of code points touches."""
    first, last = bisect_right(view.ends, start), bisect_left(view.starts, end)
    return (first, last) if last > first else None
