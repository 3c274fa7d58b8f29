"""Reporting verbs and nouns: their forms, classes and what may follow them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from provenance.attribution.words import lines_of

_VOWELS = "aeiou"
_DOUBLING = frozenset(
    {"brag", "rip", "slam", "rebut", "refer", "beg", "plan", "admit", "quip", "commit"}
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb in one form.

    Attributes:
        lemma: Base form without particle.
        form: ``"base"``, ``"s"``, ``"ed"`` or ``"ing"``.
        kind: ``neutral``, ``claim``, ``stance``, ``belief`` or ``intention``.
        frames: Letters for what may follow; see ``lexicon/verbs.txt``.
        particle: Words that must follow the verb, or nothing.
    """

    lemma: str
    form: str
    kind: str
    frames: str
    particle: tuple[str, ...] = ()


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Verbs by lower-case surface form, those with the longest particle first."""
    table: dict[str, list[Verb]] = {}
    for row in lines_of("verbs.txt"):
        name, kind, frames, *irregular = row
        if frames == "x":
            continue
        lemma, _, particle = name.partition("+")
        words = tuple(particle.split("_")) if particle else ()
        for form, surface in _forms(lemma, irregular):
            table.setdefault(surface, []).append(Verb(lemma, form, kind, frames, words))
    return {k: tuple(sorted(v, key=lambda x: -len(x.particle))) for k, v in table.items()}


def _forms(lemma: str, irregular: list[str]) -> list[tuple[str, str]]:
    """Form names and surfaces of one lemma."""
    past = irregular or [_past(lemma)]
    out = [("base", lemma), ("s", _third(lemma)), ("ing", _ing(lemma))]
    return out + [("ed", p) for p in dict.fromkeys(past)]


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "go")):
        return lemma + "es"
    return lemma[:-1] + "ies" if _consonant_y(lemma) else lemma + "s"


def _past(lemma: str) -> str:
    if lemma in _DOUBLING:
        return lemma + lemma[-1] + "ed"
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if _consonant_y(lemma) else lemma + "ed"


def _ing(lemma: str) -> str:
    if lemma in _DOUBLING or lemma == "forget":
        return lemma + lemma[-1] + "ing"
    if lemma.endswith("e") and not lemma.endswith("ee") and lemma != "be":
        return lemma[:-1] + "ing"
    return lemma + "ing"


def _consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2:-1] not in _VOWELS


@cache
def nouns() -> dict[str, str]:
    """Reporting nouns, singular and plural, with their class."""
    out: dict[str, str] = {}
    for kind, *words in lines_of("nouns.txt"):
        for word in words:
            out[word] = kind
            out[_third(word)] = kind
    return out


SILENT = frozenset({"belief", "intention", "stance"})
"""Classes whose content the outlet puts in its own words: they do not move the voice."""
