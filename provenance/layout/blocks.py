"""Blocks of an article: the line classifier, corrected by what rules know better."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.layout import heads
from provenance.layout.features import Place
from provenance.layout.model import choose
from provenance.layout.quoted import lines_shown, shown
from provenance.layout.splits import Cut, furniture_in
from provenance.layout.units import Unit, find_units
from provenance.types import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

    from provenance.layout.model import LayoutModel
    from provenance.layout.quoted import Shown
    from provenance.types import Article, BlockKind

_ICONS = re.compile(r"icon", re.IGNORECASE)
_SEPARATOR = re.compile(r"[\W_]+")
_SHARE_WORDS = frozenset(
    {
        *("share", "tweet", "save", "print", "copy", "link", "more", "on", "this", "via"),
        *("comment", "comments", "email", "e-mail", "sms", "messenger", "facebook", "twitter"),
        *("pinterest", "linkedin", "reddit", "whatsapp", "telegram", "flipboard"),
    }
)
_FIXED = re.compile(
    r"this article is more than \d{1,2} (?:month|year)s? old|story continue[sd] below"
    r"(?: advertisement)?|(?:hide|show|toggle) caption|enlarge this image|advertisement"
    r"(?: continue reading the main story)?",
    re.IGNORECASE,
)
"""Whole lines that are chrome wherever they stand."""
_RULE = 0.95
"""Confidence of a rule that leaves no doubt."""
_SURE_HEAD = 0.8
"""What is left of a paragraph must be body with this probability, or the whole is one unit."""
_ODDS_OUTSIDE = 100.0
"""An element between article paragraphs that the extractor left out is a hundred times as likely
to be furniture as the line classifier, which cannot see the page, believes."""
_LINK = 0.95
"""Share of linked characters from which a paragraph is a link and nothing else."""
_TEASER_WORDS = 5
_CHROME_TAGS = frozenset({"nav", "footer", "form", "button", "menu", "select", "dialog"})
_CAPTION_TAGS = frozenset({"figcaption", "caption"})
_PARAGRAPH_TAGS = frozenset({"", "p", "div", "section", "article", "span", "b", "strong"})
_SUBHEAD_TAGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def find_blocks(article: Article, model: LayoutModel) -> tuple[Block, ...]:
    """Find the blocks of an article.

    Args:
        article: Any article; its text is not changed.
        model: The loaded line classifier.

    Returns:
        Blocks in order, without overlap, covering every character that is not white space.  A
        text of one line is one body block.
    """
    units = find_units(article)
    if len(units) < 2:  # noqa: PLR2004
        return tuple(Block(u.start, u.end, "body") for u in units)
    lines = lines_shown(article.text, [(u.start, u.end) for u in units])
    pieces = list(_cut(article.text, units, lines, model))
    if len(pieces) > len(units):
        units = pieces
        lines = lines_shown(article.text, [(u.start, u.end) for u in units])
    texts = [line.text for line in lines]
    rows = model.probabilities(zip(texts, _places(units), strict=True))
    inside = _main_range(units)
    judged = [
        _judge(unit, line, row, model, i in inside)
        for i, (unit, line, row) in enumerate(zip(units, texts, rows, strict=True))
    ]
    kinds = [kind for kind, _ in judged]
    sure = [confidence for _, confidence in judged]
    _apply_rules(article, units, texts, kinds, sure)
    return tuple(
        Block(unit.start, unit.end, kind, round(confidence, 4))
        for unit, kind, confidence in zip(units, kinds, sure, strict=True)
    )


def _cut(
    text: str, units: Sequence[Unit], lines: Sequence[Shown], model: LayoutModel
) -> Iterator[Unit]:
    """The units, furniture glued into a paragraph of the article cut out."""
    for unit, place, line in zip(units, _places(units), lines, strict=True):
        cuts = furniture_in(line.text) if unit.main else []
        left = " ".join(_left(line.text, cuts)) if cuts else ""
        if not cuts or model.probabilities([(left, place)])[0][0] < _SURE_HEAD:
            yield unit
        else:
            own = [Cut(line.back(cut.start), line.back(cut.end), cut.kind) for cut in cuts]
            yield from _pieces(unit, text[unit.start : unit.end], own)


def _left(line: str, cuts: Sequence[Cut]) -> Iterator[str]:
    """What the cuts leave of a line."""
    ends = (0, *(cut.end for cut in cuts))
    starts = (*(cut.start for cut in cuts), len(line))
    for start, end in zip(ends, starts, strict=True):
        yield line[start:end].strip()


def _pieces(unit: Unit, line: str, cuts: Sequence[Cut]) -> Iterator[Unit]:
    done = 0
    for cut in (*cuts, Cut(len(line), len(line), "body")):
        left = line[done : cut.start]
        if left.strip():
            start = unit.start + done + len(left) - len(left.lstrip())
            yield replace(unit, start=start, end=unit.start + done + len(left.rstrip()))
        if cut.start < cut.end:
            yield replace(
                unit, start=unit.start + cut.start, end=unit.start + cut.end, kind=cut.kind
            )
        done = cut.end


def _places(units: Sequence[Unit]) -> Iterator[Place]:
    """Place of every unit among those of the article: the training data have no menus."""
    count = sum(unit.main for unit in units)
    before = 0
    for unit in units:
        yield Place(before, max(count, before + 1))
        before += unit.main


def _main_range(units: Sequence[Unit]) -> range:
    main = [i for i, unit in enumerate(units) if unit.main]
    return range(main[0], main[-1] + 1) if main else range(0)


def _judge(
    unit: Unit, line: str, row: np.ndarray, model: LayoutModel, inside: bool
) -> tuple[BlockKind, float]:
    """Kind and confidence of one unit by itself."""
    if unit.kind is not None:
        return unit.kind, _RULE
    if _is_chrome(line):
        return "chrome", _RULE
    if unit.main and (heads.opens_with_dateline(line) or heads.is_post(line)):
        return "body", _RULE
    odds = row.copy()
    if not unit.main:
        odds[0] /= _ODDS_OUTSIDE
    share = odds / odds.sum()
    kind = choose(share, threshold=model.threshold, least=model.least)
    if not kind and (unit.main or inside):
        return "body", float(share[0])
    if unit.tag in _CHROME_TAGS or not kind:
        return "chrome", _RULE
    return model.kinds[kind], float(share[kind])


def _is_chrome(line: str) -> bool:
    """Rows of icon names or share buttons, and separators."""
    if len(line) <= 200 and _SEPARATOR.fullmatch(line):  # noqa: PLR2004
        return True
    head = line[:2000]
    if len(line) <= 100 and _FIXED.fullmatch(line):  # noqa: PLR2004
        return True
    words = head.lower().split()
    if len(_ICONS.findall(head)) >= max(4, len(words) // 8):
        return True
    return 2 <= len(words) <= 20 and all(w.strip(".,|•:") in _SHARE_WORDS for w in words)  # noqa: PLR2004


def _apply_rules(
    article: Article,
    units: Sequence[Unit],
    lines: Sequence[str],
    kinds: list[BlockKind],
    sure: list[float],
) -> None:
    def mark(i: int, kind: BlockKind) -> None:
        kinds[i], sure[i] = kind, _RULE

    top = [i for i, u in enumerate(units) if u.tag == "h1" and u.main]
    title = article.title and shown(article.title)
    heading = top or heads.headlines(lines, kinds, title)
    for i in heading:
        mark(i, "headline")
    for i, (unit, line, place) in enumerate(zip(units, lines, _places(units), strict=True)):
        if i not in heading and unit.kind is None:
            kind = _by_structure(unit, line, kinds[i])
            if unit.main and heads.is_author(line, article.authors):
                kind = "byline" if place.index < heads.TOP else "bio"
            kind = kind or _by_form(unit, line, kinds[i], place)
            if kind:
                mark(i, kind)
    for i in list(heads.subheads(lines, kinds)):
        if units[i].tag in _PARAGRAPH_TAGS:
            mark(i, "subhead")


def _by_structure(unit: Unit, line: str, kind: BlockKind) -> BlockKind | None:
    """What the element of the page says, over what the classifier says."""
    if unit.tag in _CAPTION_TAGS and (kind == "body" or (unit.main and kind != "credit")):
        return "caption"
    if unit.tag in _SUBHEAD_TAGS and unit.main and kind == "body":
        return "subhead"
    if unit.linked >= _LINK and kind in ("body", "chrome") and _is_teaser(unit, line):
        return "related"
    return None


def _is_teaser(unit: Unit, line: str) -> bool:
    """A whole headline as a link: no word or name in a sentence, and no sentence."""
    long = len(line.split()) >= _TEASER_WORDS and line[-1] not in '.;:,”"'
    return long and unit.tag in ("p", "li", "div") and not heads.is_byline(line)


def _by_form(unit: Unit, line: str, kind: BlockKind, place: Place) -> BlockKind | None:
    """What the form of a line says, over what the classifier says."""
    if not unit.main:
        return None
    if heads.is_quoted(line) and 0 < place.index < place.count - 1:
        return "body"
    if kind not in ("body", "bio", "credit", "correction"):
        return None
    if place.index < heads.TOP and heads.is_byline(line, bare=kind == "bio"):
        return "byline"
    if heads.is_dateline(line):
        return "dateline"
    return "caption" if kind == "body" and heads.is_caption(line) else None
