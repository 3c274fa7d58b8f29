"""Every person's name replaced by another: what does the stage know beyond the names?

How names are found, from the text alone and never from the gold spans:

1. `provenance.nlp.names.find_names` gives the names of every sentence.  A name of two words or
   more is a person's where a title stands before it or it holds a given name (the lists of
   `provenance.nlp` and of ``names.txt``); it counts from that given name on, and what follows the
   given name is the surname.  One word after a title is a surname.  Initials, particles and "Jr."
   stay.
2. A surname met twice in this way in the articles given, or once in the article itself, is masked
   wherever it stands alone as a capitalized word: in headlines, with a title, as a plural ("the
   Hales"), and in the names of things called after the person.
3. A word that is also an ordinary one (its lower-case form stands in the articles at least a tenth
   as often) is masked only where it is part of a name found in step 1 or follows a title.

Within an article one word is always replaced by the same other word, a given name by one of the
same pronoun.  Gold spans move with the text.  Handles and addresses ("@name") are left alone.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import cycle
from typing import TYPE_CHECKING

from provenance.attribution.words import listed
from provenance.evaluate.attribution._compare import differences, side_by_side
from provenance.evaluate.attribution._resample import Measure, ratio
from provenance.nlp.names import find_names, given_names
from provenance.nlp.quotations import find_quotations
from provenance.nlp.sentences import split_sentences
from provenance.nlp.tokens import tokenize
from provenance.train._base import SEED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from provenance.evaluate.attribution._counts import Counts
    from provenance.evaluate.attribution._data import Row
    from provenance.evaluate.attribution._resample import Totals
    from provenance.nlp.names import Name
    from provenance.nlp.tokens import Tokens
    from provenance.types import Span

_ORDINARY = 0.1
"""Share of lower-case uses that makes a word an ordinary one: "stone", "brown", "will"."""
_OFTEN = 2
_PLURAL = 3


@dataclass(frozen=True, slots=True)
class Person:
    """Words of one name, in lower case: given name with its pronoun if there is one, surnames."""

    given: tuple[str, str] | None
    surnames: tuple[str, ...]


@dataclass(slots=True)
class _Known:
    """What names one article holds."""

    tokens: Tokens
    names: list[Name]
    people: list[Person]


class Masker:
    """Replaces the names of people in articles.

    Args:
        rows: The articles; names are found in all of them before one is masked.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._titles = listed("title") | listed("role")
        small: Counter[str] = Counter()
        large: Counter[str] = Counter()
        surnames: Counter[str] = Counter()
        self._spelled: set[str] = set()  # words that are not always in capitals, as "PAC" is
        for row in rows:
            known = self._known(row["text"])
            surnames.update(word for person in known.people for word in person.surnames)
            for word in known.tokens.words:
                (large if word[0].isupper() else small)[word.lower()] += 1
                if not word.isupper():
                    self._spelled.add(word.lower())
        self._everywhere = frozenset(w for w, n in surnames.items() if n >= _OFTEN)
        self._ordinary = frozenset(w for w in small if small[w] >= _ORDINARY * large[w])

    def mask(self, row: Row) -> Row:
        """The same article with other names, and its gold spans moved along.

        Args:
            row: One of the articles.
        """
        changes = self._changes(row)
        text, edges, shift, last = [], [0], [0], 0
        for (start, end), word in changes:
            text += [row["text"][last:start], word]
            edges += [start, end]
            moved = shift[-1]
            shift += [moved, moved + len(word) - (end - start)]
            last = end
        text.append(row["text"][last:])
        move = _Move(edges, shift)
        attributions = [
            {role: move.spans(a.get(role) or ()) for role in ("source", "cue", "content")}
            for a in row["attributions"]
        ]
        masked = "".join(text)
        return {**row, "text": masked, "attributions": attributions, "masked": len(changes)}

    def _known(self, text: str) -> _Known:
        tokens = tokenize(text)
        whole = (0, len(text))
        sentences = split_sentences(text, whole, find_quotations(text, [whole]))
        ranges = [tokens.between(*s) for s in sentences]
        names = find_names(
            tokens.words,
            tokens.starts.tolist(),
            tokens.ends.tolist(),
            [(r.start, r.stop) for r in ranges],
            titles=self._titles,
        )
        people = (_person(n) for n in names)
        return _Known(tokens, names, [p for p in people if p is not None])

    def _changes(self, row: Row) -> list[tuple[Span, str]]:
        """Code points to replace, in order, and by what."""
        known = self._known(row["text"])
        words, tokens = known.tokens.words, known.tokens
        given = dict(p.given for p in known.people if p.given is not None)
        surnames = {w for p in known.people for w in p.surnames} | self._everywhere
        surnames &= self._spelled
        other = _Others(row["id"], words, given, surnames)
        inside = {k for n in known.names if _person(n) for k in range(n.start, n.end)}
        out = []
        for i, word in enumerate(words):
            lower = word.lower()
            if not word[0].isupper() or len(word) < _PLURAL:
                continue
            plural = lower[:-1] if lower.endswith("s") and lower not in surnames else ""
            if lower in surnames or (lower in given and (i in inside or self._alone(lower))):
                if lower in self._ordinary and i not in inside:
                    continue
                new = other.word(lower)
            elif plural in surnames and plural not in self._ordinary and len(plural) > _PLURAL:
                new = other.word(plural) + "s"
            else:
                continue
            span = int(tokens.starts[i]), int(tokens.ends[i])
            out.append((span, new.upper() if word.isupper() else new))
        return out

    def _alone(self, word: str) -> bool:
        """Whether a given name is nothing else when it stands alone; "Jordan" may be a country."""
        name = word.capitalize()
        return bool(find_names([name], [0], [len(name)], [(0, 1)], titles=self._titles))


def _person(name: Name) -> Person | None:
    """The words of a name from its given name on; None where it may be no person's."""
    given = _given()
    if not name.full:
        return Person(None, name.parts) if name.title is not None and _long(name.parts[0]) else None
    for i, word in enumerate(name.parts[:-1]):
        if word in given or (i == 0 and name.title is not None):
            rest = tuple(w for w in name.parts[i + 1 :] if _long(w))
            return Person((word, given.get(word, "x")), rest) if rest and _long(word) else None
    return None


def _long(word: str) -> bool:
    return len(word) >= _PLURAL and word[0].isalpha() and not word.endswith(".")


class _Others:
    """Other words for the words of names, the same throughout one article."""

    def __init__(
        self, article: str, words: Sequence[str], given: Mapping[str, str], surnames: set[str]
    ) -> None:
        order = random.Random(f"{SEED} {article}")  # noqa: S311 - not cryptography
        taken = {w.lower() for w in words}
        self._given = given
        self._surnames = surnames
        self._left: dict[str, Iterator[str]] = {}
        for kind, pool in _pools().items():
            free = [name for name in pool if name.lower() not in taken]
            order.shuffle(free)
            # An article that names more people than the list holds gives a name to two of them.
            self._left[kind] = cycle(free)
        self._chosen: dict[str, str] = {}

    def word(self, lower: str) -> str:
        """The other word for one word of a name."""
        if lower not in self._chosen:
            kind = "family" if lower in self._surnames else self._given[lower]
            self._chosen[lower] = next(self._left[kind])
        return self._chosen[lower]


class _Move:
    """Where offsets go when words are replaced; an offset inside a word goes no further than it."""

    def __init__(self, edges: list[int], shift: list[int]) -> None:
        self._edges, self._shift = edges, shift

    def spans(self, spans: Iterable[Sequence[int]]) -> list[list[int]]:
        return [[self._offset(start), self._offset(end)] for start, end in spans]

    def _offset(self, at: int) -> int:
        i = bisect_right(self._edges, at) - 1
        new = at + self._shift[i]
        if i % 2 and at != self._edges[i]:  # inside a replaced word, which may have become shorter
            new = min(new, self._edges[i + 1] + self._shift[i + 1])
        return new


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    lines = (files(__package__) / "names.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {row[0]: tuple(row[1:]) for row in rows}


@cache
def _pools() -> dict[str, tuple[str, ...]]:
    """Names to give, by pronoun ("x": either) and for surnames."""
    pools = {kind: _lists()[kind] for kind in ("he", "she", "family")}
    return {**pools, "x": pools["he"] + pools["she"]}


@cache
def _given() -> dict[str, str]:
    """Lower-case given names with their pronoun."""
    return {**dict.fromkeys((w.lower() for w in _lists()["given"]), "x"), **given_names()}


def changed(row: Row, masked: Row, before: Counts, after: Counts) -> Counts:
    """Triple counts of one article before and after masking, side by side.

    Args:
        row: The article.
        masked: What `Masker.mask` made of it.
        before: Counts of the article.
        after: Counts of the masked article.
    """
    pairs = zip(row["attributions"], masked["attributions"], strict=True)
    other = [
        any(
            row["text"][slice(*a)] != masked["text"][slice(*b)]
            for a, b in zip(old.get("source") or (), new["source"], strict=True)
        )
        for old, new in pairs
        if old.get("source")
    ]
    share = {("masked", "sources"): len(other), ("masked", "other"): sum(other)}
    return {**side_by_side(before, after), **share}


def changes(total: Totals) -> Iterator[Measure]:
    """Triple overlap before and after masking, and the difference on the same articles.

    Args:
        total: What `changed` gave, resampled.
    """
    yield from differences(total)
    n = total["masked", "sources"]
    yield Measure("gold sources with another name", ratio(total["masked", "other"], n), n)
