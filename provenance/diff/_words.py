"""Words of two stretches, held against each other one by one."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from provenance.diff._types import Edit
from provenance.fingerprint import normalized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.types import Span

_TOKEN = re.compile(r"\w+(?:[-'’.,:]\w+)*%?|[^\w\s]")
_WORD = re.compile(r"\w+")
_MARKS = str.maketrans(dict.fromkeys('“”„‟«»‘’‚‹›"', "'") | dict.fromkeys("–—−", "-"))
"""Quotation marks as one, and dashes: the style of a house is no change of wording."""

_MOST = 3000
"""Words of a stretch that are compared one by one; a longer "sentence" is a table or noise."""

_SMALL = 3
"""Letters of a word too small to keep two changes apart."""


def key_of(text: str) -> str:
    """A sentence as it is compared: case, white space and kinds of marks do not matter.

    >>> key_of("“No,”  he said") == key_of("'no,' he said")
    True
    """
    return normalized(text.translate(_MARKS))


def words_of(text: str) -> list[str]:
    """Words alone, folded.

    >>> words_of("“No,” he said.")
    ['no', 'he', 'said']
    """
    return _WORD.findall(text.casefold().replace("’", "'"))


def edits(old: str, new: str, *, old_at: int = 0, new_at: int = 0) -> tuple[Edit, ...]:
    """Word-level difference of two stretches.

    Args:
        old: The older words.
        new: The newer words.
        old_at: Where `old` begins in its text.
        new_at: Where `new` begins in its text.

    Returns:
        Steps in order, case and kinds of marks left aside; equal ones cover the white space
        between their words.

    >>> [(e.kind, "a b"[slice(*e.old)], "a c"[slice(*e.new)]) for e in edits("a b", "a c")]
    [('equal', 'a', 'a'), ('replace', 'b', 'c')]
    """
    before, after = _tokens(old), _tokens(new)
    if max(len(before), len(after)) > _MOST:
        return (Edit("replace", (old_at, old_at + len(old)), (new_at, new_at + len(new))),)
    matcher = SequenceMatcher(
        None,
        [old[a:b].translate(_MARKS).casefold() for a, b in before],
        [new[a:b].translate(_MARKS).casefold() for a, b in after],
        autojunk=False,
    )
    steps = [
        Edit(kind, _cover(before, i, j, old_at), _cover(after, k, m, new_at))
        for kind, i, j, k, m in matcher.get_opcodes()
    ]
    return tuple(_joined(steps, old, old_at))


def _tokens(text: str) -> list[Span]:
    return [match.span() for match in _TOKEN.finditer(text)]


def _cover(tokens: Sequence[Span], first: int, last: int, at: int) -> Span:
    """Span of some tokens; where there are none, the place behind the one before."""
    if first < last:
        return at + tokens[first][0], at + tokens[last - 1][1]
    here = at + (tokens[first - 1][1] if first else 0)
    return here, here


def _joined(steps: Sequence[Edit], old: str, at: int) -> list[Edit]:
    """Steps with changes that only a comma or an "of" keeps apart made one: easier to read."""
    joined: list[Edit] = []
    for number, step in enumerate(steps):
        between = step.kind == "equal" and 0 < number < len(steps) - 1
        weak = between and not _keeps_apart(old[step.old[0] - at : step.old[1] - at])
        if joined and joined[-1].kind != "equal" and (weak or step.kind != "equal"):
            joined.append(_one(joined.pop(), step))
        else:
            joined.append(step)
    return joined


def _keeps_apart(text: str) -> bool:
    words = _WORD.findall(text)
    return len(words) > 1 or any(len(word) > _SMALL or word.isdigit() for word in words)


def _one(first: Edit, second: Edit) -> Edit:
    old = min(first.old[0], second.old[0]), max(first.old[1], second.old[1])
    new = min(first.new[0], second.new[0]), max(first.new[1], second.new[1])
    kind = "delete" if new[0] == new[1] else "insert" if old[0] == old[1] else "replace"
    return Edit(kind, old, new)  # type: ignore[arg-type]
