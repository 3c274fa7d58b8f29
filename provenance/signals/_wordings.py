"""Two quotations word by word: whether they are one utterance, and where their words differ.

What two honest reporters do differently is no difference: spelling, punctuation, words set in
brackets, fillers ("you know"), little words that the ear loses ("the", "and"), a word said twice, a
cut at either end, and a cut marked as one, unless the cut takes out a "not".
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from provenance.evidence import stem
from provenance.signals._lists import load, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.signals._spoken_words import Spoken

Kind = Literal["negation", "replaced", "added", "dropped"]

ANCHOR = 3
"""Words in one run that tie two quotations together on either side of a difference."""

SHARE = 0.8
"""Share of the words of the stretch both have that must be equal; a translation made twice and two
speeches on one subject share less."""

LEAST_RUN = 5
"""Words of the longest run; below it two people may well say the same by chance."""

LEAST_WORDS = 6
MOST_DIFFERENCES = 2
"""Places in which one utterance is quoted differently; with more it was said twice."""

_NEGATIONS = frozenset(
    {"not", "no", "never", "nor", "none", "nothing", "nobody", "neither", "without"}
)
_LITTLE = words("little_words")
_TITLES = words("forms_of_address")
_FUNCTION = words("function_words_heard")
_FILLERS = tuple(tuple(phrase.split()) for phrase in load("spoken_fillers"))
_SHORT_DROP = 4
"""Words that a mark of omission may stand for where one of them is a "not" that counts."""
_SPELLED = 5
_NEAR = 4
_DASH = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two quotations of an utterance differ.

    Attributes:
        kind: What became of the other's words.
        own: The words that only the first has.
        other: The words that only the second has.
        at: Index in the first where the difference stands.
        there: Index in the second.
        small: Two honest transcripts of one recording may differ so: by a function word, an
            ending, a word between two pauses.
    """

    kind: Kind
    own: tuple[Spoken, ...]
    other: tuple[Spoken, ...]
    at: int
    there: int
    small: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two quotations of one utterance.

    Attributes:
        start: First word of the first quotation that both have.
        end: One past the last.
        equal: Number of words that are equal.
        differences: Where the words differ, in order.
    """

    start: int
    end: int
    equal: int
    differences: tuple[Difference, ...]


def align(own: Sequence[Spoken], other: Sequence[Spoken]) -> Alignment | None:
    """Hold two quotations side by side.

    Args:
        own: Words of the first.
        other: Words of the second.

    Returns:
        Where they agree and differ, or None where they are not one utterance.
    """
    if min(len(own), len(other)) < LEAST_WORDS:
        return None
    forms, others = [_aligned_as(w) for w in own], [_aligned_as(w) for w in other]
    matcher = SequenceMatcher(None, forms, others, autojunk=False)
    blocks = _between_anchors(
        [(m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size],
        len(own),
        len(other),
    )
    if not blocks:
        return None
    equal = sum(size for _, _, size in blocks)
    gaps = list(_gaps(blocks))
    uncut = [g for g in gaps if not _edited(own, other, g)]
    apart = sum(max(b - a, d - c) for a, b, c, d in uncut)
    longest = max(size for _, _, size in blocks)
    if equal < LEAST_WORDS or longest < LEAST_RUN or equal < SHARE * (equal + apart):
        return None
    found = [d for g in gaps if (d := _difference(own, other, g)) is not None]
    found = [d for d in found if not any(_moved(d, e) for e in found)]
    if len(found) > MOST_DIFFERENCES:
        return None
    first, last = blocks[0], blocks[-1]
    return Alignment(first[0], last[0] + last[2], equal, tuple(found))


Block = tuple[int, int, int]
Gap = tuple[int, int, int, int]


def _between_anchors(blocks: list[Block], length: int, other_length: int) -> list[Block]:
    """The blocks from the first anchor to the last.

    A shorter run is one only where both quotations begin, or both end, with it.
    """
    while blocks and blocks[0][2] < ANCHOR and blocks[0][:2] != (0, 0):
        blocks = blocks[1:]
    while blocks and blocks[-1][2] < ANCHOR:
        a, b, size = blocks[-1]
        if a + size == length and b + size == other_length:
            break
        blocks = blocks[:-1]
    return blocks


def _gaps(blocks: Sequence[Block]) -> Iterator[Gap]:
    """What stands between neighboring equal runs: two ranges of words."""
    for (a, b, size), (c, d, _) in pairwise(blocks):
        yield a + size, c, b + size, d


def _aligned_as(word: Spoken) -> str:
    """An editor's word is no speaker's: it is equal only to the same one in brackets."""
    return f"[{word.form}]" if word.added else word.form


def _edited(own: Sequence[Spoken], other: Sequence[Spoken], gap: Gap) -> bool:
    """Whether a gap is marked as a cut, or filled by an editor, on either side."""
    a, b, c, d = gap
    cut = any(w.cut for w in (*own[a : b + 1], *other[c : d + 1]))
    return cut or any(w.added for w in (*own[a:b], *other[c:d]))


def _difference(own: Sequence[Spoken], other: Sequence[Spoken], gap: Gap) -> Difference | None:
    """The difference in a gap, or None where it changes nothing that was said."""
    a, b, c, d = gap
    mine, theirs = own[a:b], other[c:d]
    if any(w.added for w in (*mine, *theirs)):
        return None
    if any(w.cut for w in other[c : d + 1]):
        return None
    if any(w.cut for w in own[a : b + 1]):
        if mine or not _takes_a_not(theirs):
            return None
        return Difference("negation", (), tuple(theirs), a, c)
    if _said_alike(own, other, gap):
        return None
    kind = _kind(mine, theirs)
    small = kind != "negation" and _small(own, other, gap)
    return Difference(kind, tuple(mine), tuple(theirs), a, c, small)


def _moved(a: Difference, b: Difference) -> bool:
    """Whether words only stand in another order: "Oct. 27" and "27 October"."""
    mine, theirs = [w.form for w in a.own or a.other], [w.form for w in b.own or b.other]
    return mine == theirs and {a.kind, b.kind} == {"added", "dropped"}


def _takes_a_not(dropped: Sequence[Spoken]) -> bool:
    """Whether words cut out with a mark of omission turn what is left into its opposite.

    A clause of its own may hold a "not" and go ("and I am not sure why"); a "not" next to the words
    that stay may not.
    """
    if not 0 < len(dropped) <= _SHORT_DROP:
        return False
    return any(w.form in _NEGATIONS for w in dropped) and not any(w.stop for w in dropped)


def _kind(mine: Sequence[Spoken], theirs: Sequence[Spoken]) -> Kind:
    if _negative(mine) != _negative(theirs):
        return "negation"
    if mine and theirs:
        return "replaced"
    return "added" if mine else "dropped"


def _negative(found: Sequence[Spoken]) -> bool:
    return any(w.form in _NEGATIONS for w in found)


def _small(own: Sequence[Spoken], other: Sequence[Spoken], gap: Gap) -> bool:
    """Whether a difference may be one of hearing, of house style, or of a slip mended."""
    a, b, c, d = gap
    left, right = _told([w.form for w in own[a:b]]), _told([w.form for w in other[c:d]])
    telling, others = ([w for w in side if w not in _FUNCTION] for side in (left, right))
    if len(telling) == len(others) and all(map(_inflected, telling, others)):
        return True
    if left and right:
        return min(len(left), len(right)) > 1
    longer, first, last = (own, a, b) if left else (other, c, d)
    return _between_pauses(longer, first, last) or _mended(longer, first, last)


def _inflected(a: str, b: str) -> bool:
    """Whether two words are forms of one: "tariff" and "tariffs", "see" and "seen"."""
    short, long = sorted((a, b), key=len)
    return stem(a) == stem(b) or (
        long.startswith(short) and long[len(short) :] in ("n", "en", "s", "ly")
    )


def _between_pauses(longer: Sequence[Spoken], first: int, last: int) -> bool:
    """Whether words stand apart: "I think, Bret, that"."""
    return longer[first].pause and (last >= len(longer) or longer[last].pause)


def _mended(longer: Sequence[Spoken], first: int, last: int) -> bool:
    """Whether words are a false start, or said again: "a defeat, a victory for"."""
    extra = {w.form for w in longer[first:last]} - _LITTLE
    near = [*longer[max(first - _NEAR, 0) : first], *longer[last : last + _NEAR]]
    if extra <= {w.form for w in near}:
        return True
    follows = longer[last].form if last < len(longer) else ""
    return follows == longer[first].form or longer[first - 1].form == longer[last - 1].form


def _said_alike(own: Sequence[Spoken], other: Sequence[Spoken], gap: Gap) -> bool:
    """Whether two transcripts of the same words may differ so."""
    a, b, c, d = gap
    mine, theirs = [w.form for w in own[a:b]], [w.form for w in other[c:d]]
    if _sentences_left_out(other, c, d, mine) or _sentences_left_out(own, a, b, theirs):
        return True
    left, right = _told(mine), _told(theirs)
    if left and right:
        return _written_otherwise(own[a:b], other[c:d]) or _spelled_otherwise(left, right)
    extra = left or right
    if all(w in _TITLES for w in extra):
        return True
    return _said_twice(own, a, b) if left else _said_twice(other, c, d)


def _written_otherwise(mine: Sequence[Spoken], theirs: Sequence[Spoken]) -> bool:
    """Whether the letters are the same, or one side hides some: "one-time", "da—n"."""
    left, right = _letters(mine), _letters(theirs)
    if left == right:
        return True
    ends = left[0] == right[0] and left[-1] == right[-1]
    return ends and (_masked(mine) or _masked(theirs))


def _masked(found: Sequence[Spoken]) -> bool:
    """Whether a dash stands between the two pieces of one word."""
    return len(found) == 2 and found[1].pause and found[1].start - found[0].end <= _DASH  # noqa: PLR2004


def _letters(found: Sequence[Spoken]) -> str:
    """What is written, without blanks and marks."""
    spans = dict.fromkeys((w.start, w.text.lower()) for w in found)
    return "".join(c for _, text in spans for c in text if c.isalnum()) or " "


def _spelled_otherwise(left: list[str], right: list[str]) -> bool:
    """Whether the words are the same, by spelling, by a slip, or by their initials."""
    if left == right or _initials(left) == right or _initials(right) == left:
        return True
    if all(w in _TITLES for w in (*left, *right)):
        return True
    return len(left) == len(right) and all(map(_spelled_alike, left, right))


def _sentences_left_out(
    longer: Sequence[Spoken], first: int, last: int, shorter: Sequence[str]
) -> bool:
    """Whether one side only leaves out whole sentences between two that it keeps."""
    if shorter or last - first < ANCHOR or last >= len(longer):
        return False
    return longer[first].stop and longer[last].stop


def _told(forms: list[str]) -> list[str]:
    """The words that tell something: no fillers, none of the little words."""
    kept: list[str] = []
    at = 0
    while at < len(forms):
        filler = next((f for f in _FILLERS if tuple(forms[at : at + len(f)]) == f), None)
        if filler:
            at += len(filler)
            continue
        if forms[at] not in _LITTLE:
            kept.append(forms[at])
        at += 1
    return kept


def _said_twice(longer: Sequence[Spoken], first: int, last: int) -> bool:
    """Whether the extra words only repeat their neighbors: "very, very", "I — I"."""
    size = last - first
    extra = [w.form for w in longer[first:last]]
    before = [w.form for w in longer[max(first - size, 0) : first]]
    return extra in (before, [w.form for w in longer[last : last + size]])


def _initials(forms: list[str]) -> list[str]:
    return ["".join(form[0] for form in forms)] if len(forms) > 1 else []


def _spelled_alike(a: str, b: str) -> bool:
    """Whether two words are one, spelled or misspelled differently: not an inflection of it."""
    short, long = sorted((a, b), key=len)
    if a == b or (len(short) == 2 < len(long) and short == long[0] + long[-1]):  # noqa: PLR2004
        return True  # "Ft." is Fort or feet
    if min(len(a), len(b)) < _SPELLED or a.isdigit() or b.isdigit():
        return False
    if a in _NUMBERS or b in _NUMBERS or stem(a) == stem(b):
        return False
    return _one_slip(a, b)


_NUMBERS = frozenset({"million", "billion", "trillion", "thousand", "hundred", "dozen"})


def _one_slip(a: str, b: str) -> bool:
    """Whether one letter more, less or other, or two swapped, makes one word of the other."""
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return len(b) - len(a) == 1 and a[at:] == b[at + 1 :]
    return a[at + 1 :] == b[at + 1 :] or (
        a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]
    )
