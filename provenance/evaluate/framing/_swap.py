"""Put loaded words into a text: inside its quotations, or outside.

A score of the outlet's own voice must not move when a speaker's words are exchanged, and must rise
when the outlet takes the same words into its own mouth.  Where a value moves, the figures say why:
which findings came or went, or that a line was taken for another kind of block.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import cycle, islice, pairwise
from typing import TYPE_CHECKING

from provenance.evaluate.framing._pages import article_of, hash_of, offline_signals, rows
from provenance.reading import Models, Reading
from provenance.scoring import score
from provenance.scoring.tally import OUTLET
from provenance.signals._run import run_signals
from provenance.train._base import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from provenance.types import Block, Quotation

LOADED = [
    "disgraceful",
    "corrupt",
    "shameful",
    "pathetic",
    "reckless",
    "vile",
    "crooked",
    "sinister",
    "hysterical",
    "despicable",
    "fanatical",
    "outrageous",
]
ARTICLES = 200
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def direct_quotations(reading: Reading) -> list[Quotation]:
    """The outer quotations that are a source's words.

    Args:
        reading: The article.
    """
    return [
        quotation
        for quotation in reading.quotations
        if quotation.depth == 0
        and quotation.closed
        and reading.voice_of(quotation.start, quotation.end).startswith("source:")
    ]


def swapped(text: str, quotations: Sequence[Quotation], *, words: Sequence[str] = LOADED) -> str:
    """A text with every word inside some quotations exchanged for a loaded one.

    Marks stay, and so does a capital at the beginning of a word.

    Args:
        text: The text.
        quotations: Of the text, in order, without overlap.
        words: What to put there, over and over.
    """
    left = cycle(words)

    def loaded(match: re.Match[str]) -> str:
        word = next(left)
        return word.capitalize() if match.group()[0].isupper() else word

    out, at = [], 0
    for quotation in quotations:
        start, end = quotation.inner
        out += [text[at:start], _WORD.sub(loaded, text[start:end])]
        at = end
    return "".join([*out, text[at:]])


def outside(text: str, reading: Reading) -> str:
    """A text with loaded words in the outlet's own voice, in a paragraph of their own.

    It stands between two paragraphs that are the outlet's throughout, if there are any: beside an
    embedded post it would be read as a part of it.

    Args:
        text: The text.
        reading: It, read.
    """
    first, second, third, fourth = islice(LOADED, 4)
    paragraph = f"The {first} and {second} plan, {third} as ever, ended in a {fourth} display."
    body = [block for block in reading.blocks if block.kind == "body"]
    own = [_wholly_outlet(reading, block) for block in body]
    ends = [a.end for a, (one, other) in zip(body, pairwise(own), strict=False) if one and other]
    at = next(iter(ends or [block.end for block in body]), len(text))
    return f"{text[:at]}\n\n{paragraph}\n\n{text[at:]}"


def _wholly_outlet(reading: Reading, block: Block) -> bool:
    return all(
        voice.voice == OUTLET or voice.end <= block.start or voice.start >= block.end
        for voice in reading.voices
    )


@dataclass(frozen=True, slots=True)
class Moves:
    """What became of one article's value.

    Attributes:
        quotations: Direct quotations whose words were exchanged.
        inside: Value with loaded words inside them, less the value as it was; None where none
            was given any more.
        outside: The same with loaded words outside.
        why: What moved the value with loaded words inside: codes of findings, ``"blocks"`` or
            ``"words"``; empty where it did not move.
    """

    quotations: int
    inside: float | None
    outside: float | None
    why: tuple[str, ...] = ()


def moves(data: Path, most: int = ARTICLES) -> Iterator[Moves]:
    """What became of random articles that have a value and a direct quotation.

    Args:
        data: Folder that holds ``corroboration/``.
        most: How many articles.
    """
    models, count = Models(), 0
    for row in sorted(rows(data), key=lambda row: hash_of(f"swap {row['id']}")):
        if count == most:
            return
        article = article_of(row)
        reading = Reading(article, models=models)
        quotations = direct_quotations(reading)
        before = value_of(reading)
        if before is None or not quotations:
            continue
        count += 1
        other = Reading(replace(article, text=swapped(article.text, quotations)), models=models)
        inside = value_of(other)
        beyond = value_of(
            Reading(replace(article, text=outside(article.text, reading)), models=models)
        )
        yield Moves(
            len(quotations),
            None if inside is None else inside - before,
            None if beyond is None else beyond - before,
            () if inside == before else tuple(_why(reading, other)),
        )


def _why(before: Reading, after: Reading) -> Iterator[str]:
    """What differs between two readings of an article whose value moved."""
    if [block.kind for block in before.blocks] != [block.kind for block in after.blocks]:
        yield "blocks"
        return
    counted = [
        Counter(f.code for f in run_signals(reading, offline_signals()) if f.counts)
        for reading in (before, after)
    ]
    codes = sorted({*(counted[0] - counted[1]), *(counted[1] - counted[0])})
    yield from codes or ["words"]


def value_of(reading: Reading) -> float | None:
    """The outlet's framing value of an article that was read."""
    framing = score(reading, run_signals(reading, offline_signals())).framing
    return framing.value if framing else None


def figures(data: Path) -> Iterator[Figure]:
    """How often and how far values move.

    Args:
        data: Folder that holds ``corroboration/``.
    """
    found = list(moves(data))
    n = len(found)
    moved = [m.inside for m in found if m.inside != 0]
    lost = sum(value is None for value in moved)
    count = sum(m.quotations for m in found)
    reasons = Counter(reason for m in found for reason in m.why)
    why = ", ".join(f"{reason} {times}" for reason, times in sorted(reasons.items()))
    note = f"{count} quotations; {lost} articles lost their value; moved by: {why or 'nothing'}"
    yield Figure("swap: articles whose value moves, words inside", len(moved) / n, n=n, note=note)
    largest = max((abs(value) for value in moved if value is not None), default=0.0)
    yield Figure("swap: largest move, words inside", largest, n=n)
    raised = sum(m.outside is not None and m.outside > 0 for m in found)
    yield Figure("swap: articles whose value rises, words outside", raised / n, n=n)
