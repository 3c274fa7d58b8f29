"""Which blocks of a page are its article.

trafilatura reads the page and names the text it takes for the article; that text is matched,
block by block, to the walker's blocks, which know their offsets.  Where trafilatura has nothing
to say, paragraph density decides.  A page that holds no article is said to hold none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.read._blocks import RawBlock
    from provenance.read._html_walk import Page

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
_GRAM = 5
"""Words of a shingle: five are rarely shared by two paragraphs that are not copies."""
_SHARED = 0.6
"""Share of a block's shingles that stand in the chosen text; copies reach 1, others 0."""
_STRONG_WORDS = 8
_MAX_PAGE = 3_000_000
"""Characters beyond which trafilatura is not asked: it takes seconds per megabyte."""
_MAX_ELEMENTS = 60_000
_MAX_GAP = 25
"""Blocks between the page's h1 and the first paragraph; more is a menu, not a byline."""
_MAX_TRAIL = 20
_MAX_TRAIL_CHARS = 4_000
_PROSE_WORDS = 6
_MIN_PROSE = 40
"""Words of running text that make an article of any page: a short news item has 60."""
_MIN_BRIEF = 8
"""Words that make one where they are most of what the page shows."""
_LIST_TITLES = 4
_LINK = 0.8
"""Share of linked characters from which a block is a link and no text with a link in it."""
_TOP = 6
_ERROR = re.compile(
    r"\b(?:page not found|404 error|error 404|access denied|are you a robot|not a robot|"
    r"enable javascript|just a moment|page (?:you \w+ \w+ )?(?:does not|doesn[’']t) exist)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The blocks to keep, which of them are article, and why there is no article, if so."""

    blocks: tuple[RawBlock, ...]
    main: tuple[bool, ...]
    no_article: str | None = None
    note: str | None = None


def choose(page: Page, *, title: str | None = None) -> Choice:
    """Choose the article's blocks of a page.

    Args:
        page: The walked page.
        title: The page's title from its metadata; helps to tell its h1 from the site's.
    """
    lines, note = _trafilatura_lines(page)
    main = _matched(page.blocks, lines)
    if not any(main):
        main = _dense(page.blocks)
    reason = _no_article(page, main)
    if reason:
        kept = [b for b in page.blocks if not b.menu] or page.blocks
        return Choice(tuple(kept), (False,) * len(kept), reason, note)
    strong = [i for i, chosen in enumerate(main) if chosen]
    first, last = _headline(page, main, strong[0], title), _trail(page, strong[0], strong[-1])
    main[first] = main[first] or page.blocks[first].tag == "h1"
    header = _ancestor(page, page.blocks[first].element, ("header",))
    keep = [
        i
        for i in range(first, last)
        if main[i] or _belongs(page, i, strong) or _in_header(page, i, header)
    ]
    blocks = tuple(page.blocks[i] for i in keep)
    return Choice(blocks, tuple(main[i] for i in keep), None, note)


def words(text: str) -> list[str]:
    """Lower-case words of a text, for comparison only."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


# -- matching ----------------------------------------------------------------------------------


def _trafilatura_lines(page: Page) -> tuple[list[str], str | None]:
    """The text trafilatura chooses, line by line, and what went wrong, if anything did."""
    if len(page.source) > _MAX_PAGE or len(page.names) > _MAX_ELEMENTS:
        return [], "The page is very large: its article was chosen by paragraph density."
    try:
        from trafilatura import bare_extraction

        found = bare_extraction(
            f"<div>{page.source}</div>" if "<html" not in page.source.lower() else page.source,
            include_comments=False,
            include_tables=True,
        )
    except ImportError:
        return [], "trafilatura cannot be imported: the article was chosen by paragraph density."
    except Exception:  # hostile pages reach bugs deep in a foreign library
        return [], "trafilatura failed on this page: the article was chosen by paragraph density."
    text = getattr(found, "text", None) or ""
    return [line for line in str(text).split("\n") if line.strip()], None


def _matched(blocks: Sequence[RawBlock], lines: Sequence[str]) -> list[bool]:
    """Which blocks stand in the chosen lines: long ones by shingles, short ones as whole lines."""
    by_line = [words(line) for line in lines]
    grams = {tuple(w[i : i + _GRAM]) for w in by_line for i in range(len(w) - _GRAM + 1)}
    short = {tuple(w) for w in by_line if len(w) < _STRONG_WORDS}
    own = [words(b.text) for b in blocks]
    strong = [
        len(w) >= _STRONG_WORDS and not b.menu and _share(w, grams) >= _SHARED
        for b, w in zip(blocks, own, strict=True)
    ]
    if not any(strong):
        return [False] * len(blocks)
    weak = [
        bool(w) and not b.menu and (tuple(w) in short or _share(w, grams) >= _SHARED)
        for b, w in zip(blocks, own, strict=True)
    ]
    return _grown(strong, weak)


def _share(own: Sequence[str], grams: set[tuple[str, ...]]) -> float:
    total = max(len(own) - _GRAM + 1, 0)
    if not total:
        return 0.0
    return sum(tuple(own[i : i + _GRAM]) in grams for i in range(total)) / total


def _grown(strong: list[bool], weak: list[bool]) -> list[bool]:
    """Strong blocks, the weak ones among them, and the weak ones that touch either end."""
    first = strong.index(True)
    last = len(strong) - 1 - strong[::-1].index(True)
    while first > 0 and weak[first - 1]:
        first -= 1
    while last + 1 < len(weak) and weak[last + 1]:
        last += 1
    return [(strong[i] or weak[i]) and first <= i <= last for i in range(len(strong))]


# -- without trafilatura -----------------------------------------------------------------------


def _dense(blocks: Sequence[RawBlock]) -> list[bool]:
    """Running text outside chrome: sentences, not link lists."""
    return [not b.chrome and not b.comment and _is_prose(b) for b in blocks]


def _is_prose(block: RawBlock) -> bool:
    text = block.text
    return (
        len(words(text)) >= _PROSE_WORDS
        and block.linked < 0.5 * len(text)
        and any(mark in text for mark in ".!?。！？؟।…")
    )


# -- is there an article -----------------------------------------------------------------------


def _no_article(page: Page, main: Sequence[bool]) -> str | None:
    prose = [b for b, chosen in zip(page.blocks, main, strict=True) if chosen and _is_prose(b)]
    running = sum(len(words(b.text)) for b in prose)
    total = sum(len(b.text) for b in page.blocks)
    linked = sum(b.linked for b in page.blocks)
    if running < _MIN_PROSE:
        if page.has_password:
            return "no article: the page is a login form; give the article's own page"
        if _ERROR.search(" ".join(b.text for b in page.blocks[:_TOP])):
            return "no article: the page is an error or a check for robots; save it from a browser"
    shown = sum(len(b.text) for b in prose)
    brief = running >= _MIN_BRIEF and shown >= 0.5 * (total - linked) and linked < 0.75 * total
    if (running >= _MIN_PROSE or brief) and not _is_list(page, prose):
        return None
    if running >= _MIN_PROSE or linked > 0.5 * total:
        return "no article: the page is a list of links to articles; give the page of one article"
    return "no article: the page holds too little running text; give the article's own page"


def _is_list(page: Page, prose: Sequence[RawBlock]) -> bool:
    """Teasers: most paragraphs stand right below a link of their own, the next story's title."""
    below = {id(b) for b in prose}
    titles = 0
    for i, block in enumerate(page.blocks):
        title = block.linked > _LINK * len(block.text) and len(words(block.text)) > 1
        if title and any(id(b) in below for b in page.blocks[i + 1 : i + 3]):
            titles += 1
    return titles >= _LIST_TITLES and titles >= 0.6 * len(prose)


# -- where it begins and ends ------------------------------------------------------------------


def _headline(page: Page, main: Sequence[bool], first: int, title: str | None) -> int:
    """Index of the h1 that heads the article, else of its first block."""
    own = set(words(title)) if title else set()
    for i in range(first, max(first - _MAX_GAP, 0) - 1, -1):
        block = page.blocks[i]
        if block.tag != "h1":
            continue
        found = set(words(block.text))
        alike = len(own & found) >= 0.5 * max(len(found), 1)
        if main[i] or alike or (not own and block.linked < 0.5 * len(block.text)):
            return i
    return first


def _trail(page: Page, first: int, last: int) -> int:
    """One past the last block to keep: what follows the article in its own container.

    A pitch set right below the last paragraph is read as part of the article by its readers, so
    it is kept, marked as not chosen, for the layout room to name.
    """
    container = _container(page, page.blocks[first], page.blocks[last])
    story = _ancestor(page, page.blocks[last].element, ("article",))
    several = bool(story) and not page.within(page.blocks[first], story)  # posts of a live page
    end, chars = last + 1, 0
    while end < len(page.blocks) and end - last <= _MAX_TRAIL:
        block = page.blocks[end]
        chars += len(block.text)
        if not container or not page.within(block, container) or chars > _MAX_TRAIL_CHARS:
            break
        another = _ancestor(page, block.element, ("article",))
        if another not in (0, container, story) and not several:
            break
        end += 1
    return end


def _belongs(page: Page, i: int, strong: Sequence[int]) -> bool:
    """Whether an unchosen block is kept: within the article, and neither menu nor comment."""
    block = page.blocks[i]
    if block.menu or block.comment:
        return False
    container = _container(page, page.blocks[strong[0]], page.blocks[strong[-1]])
    return not block.chrome or (bool(container) and page.within(block, container))


def _in_header(page: Page, i: int, header: int) -> bool:
    """Whether a block stands in the headline's own header: a standfirst or byline."""
    return bool(header) and not page.blocks[i].menu and page.within(page.blocks[i], header)


def _container(page: Page, first: RawBlock, last: RawBlock) -> int:
    """The article or main element around the last block, else the nearest around both; or 0."""
    named = _ancestor(page, last.element, ("article",)) or _ancestor(page, last.element, ("main",))
    if named and page.within(first, named):
        return named
    at = last.element
    while at and not page.within(first, at):
        at = page.parents[at]
    return 0 if page.names[at] in ("", "html", "body") else at


def _ancestor(page: Page, element: int, wanted: tuple[str, ...]) -> int:
    """Number of the nearest element of one of some names around an element, or 0."""
    while element and page.names[element] not in wanted:
        element = page.parents[element]
    return element
