"""The table of attribution figures, from counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.evaluate.attribution._counts import BANDS
from provenance.evaluate.attribution._resample import Measure, f1, harmonic, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.evaluate.attribution._resample import Totals

STYLES = ("direct", "mixed", "indirect")


def measures(total: Totals) -> Iterator[Measure]:
    """Every figure that is counted on the articles as they are, the main ones first.

    Args:
        total: Counts of all articles, resampled.
    """
    found, gold = total["triple", "found"], total["triple", "gold"]
    overlap = total["triple", "overlap"]
    yield Measure("triple overlap F1", f1(overlap, found, gold), gold)
    yield Measure("triple overlap precision", ratio(overlap, found), found)
    yield Measure("triple overlap recall", ratio(overlap, gold), gold)
    yield Measure("triple exact F1", f1(total["triple", "exact"], found, gold), gold)
    for role in ("cue", "source", "content"):
        yield from _spans(total, role)
    n = total["direct", "n"]
    yield Measure("direct quotation found", ratio(total["direct", "found"], n), n)
    yield Measure("direct quotation speaker right", ratio(total["direct", "speaker"], n), n)
    yield from _by_cue(total)
    yield from _by_style(total)
    n = total["all", "predicted"]
    yield Measure("nested and set aside", ratio(total["all", "aside"], n), n)


def _spans(total: Totals, role: str) -> Iterator[Measure]:
    right, found, gold = (total[role, k] for k in ("right", "found", "gold"))
    yield Measure(f"{role} exact F1", f1(right, found, gold), gold)
    precision, recall = (
        ratio(total[role, "soft found"], found, empty=0.0),
        ratio(total[role, "soft gold"], gold, empty=0.0),
    )
    yield Measure(f"{role} soft F1", harmonic(precision, recall), gold)


def _by_cue(total: Totals) -> Iterator[Measure]:
    for band in BANDS:
        name = f"recall on cues seen {band} times in training"
        if band == "0":
            name = "recall on cues never seen in training"
        n = total["cue " + band, "gold"]
        yield Measure(name, ratio(total["cue " + band, "right"], n), n)


def _by_style(total: Totals) -> Iterator[Measure]:
    for style in STYLES:
        n = total["style " + style, "gold"]
        yield Measure(f"recall on {style} content", ratio(total["style " + style, "right"], n), n)
    for style in STYLES:
        n = total["said " + style, "found"]
        yield Measure(
            f"precision where read as {style}", ratio(total["said " + style, "right"], n), n
        )
