"""Others' words set without marks beside what was found by grammar: nothing crosses their edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.words import Is

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.attribution.found import Found
    from provenance.attribution.view import View
    from provenance.types import Span

_OUTSIDE = -1


def beside(view: View, found: Sequence[Found], blocks: Sequence[Found]) -> list[Found]:
    """All attributions, those inside a block kept in it and those outside kept out of it.

    Who introduces a block ("Ames tweeted:" above what Ames has signed) is given all of it; an
    attribution whose content is a block with another source gives way to the block.

    Args:
        view: The article.
        found: Attributions that the span model or the rules of grammar found; changed in place.
        blocks: Posts, turns and block quotations, none inside another.
    """
    if not blocks:
        return list(found)
    inside = {k: i for i, f in enumerate(blocks) for a, b in f.content for k in range(a, b)}
    cues = {k: i for i, f in enumerate(blocks) for k in range(*f.cue)}
    signed = {k for f in blocks for a, b in f.source for k in range(a, b)} - cues.keys()
    given: set[int] = set()
    out: list[Found] = []
    for item in found:
        pieces = [p for span in item.content for p in _parts(inside, span)]
        home = inside.get(item.cue[0], _OUTSIDE)
        item.content = [(a, b) for a, b, i in pieces if i == home]
        block = _OUTSIDE
        if home == _OUTSIDE:
            ahead = [i for _, _, i in pieces if i != _OUTSIDE]
            same = [i for i in ahead if not item.content and _shares(view, item, blocks[i])]
            at = next((cues[k] for k in range(*item.cue) if k in cues), _OUTSIDE)
            block = at if at != _OUTSIDE and item.source else next(iter(same), _OUTSIDE)
        if block != _OUTSIDE and block not in given:
            _take(item, blocks[block])
            given.add(block)
        stays = all(inside.get(k, _OUTSIDE) == home for a, b in item.source for k in range(a, b))
        if item.content and stays and (block != _OUTSIDE or not _on(item, signed)):
            out.append(item)
    return out + [f for i, f in enumerate(blocks) if i not in given]


def _parts(inside: Mapping[int, int], span: Span) -> Iterator[tuple[int, int, int]]:
    """A span cut at the edges of blocks, each piece with its block."""
    first, last = span
    start = first
    for k in range(first + 1, last + 1):
        if k == last or inside.get(k, _OUTSIDE) != inside.get(k - 1, _OUTSIDE):
            yield start, k, inside.get(start, _OUTSIDE)
            start = k


def _shares(view: View, item: Found, block: Found) -> bool:
    """Whether two sources have a name in common."""
    words = [
        {view.words[k] for a, b in f.source for k in range(a, b) if view.is_(k, Is.CAP)}
        for f in (item, block)
    ]
    return bool(words[0] & words[1])


def _take(item: Found, block: Found) -> None:
    """Give an attribution a whole block, which is somebody's words whatever the cue."""
    item.content, item.kind, item.pattern = list(block.content), "neutral", block.pattern


def _on(item: Found, signed: set[int]) -> bool:
    """Whether an attribution takes part of a signature or label for its cue or source."""
    return any(k in signed for a, b in [item.cue, *item.source] for k in range(a, b))
