"""Sentences in which a name or word is swapped for its counterparts: ``data/even_handed``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.shipped import data_dir

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "even_handed"
_SLOT = re.compile(r"(\{A\} )?\{(|Title|UPPER)\}")
_SMALL = frozenset({"the", "of", "for", "and"})
_LOADED = {"plain": False, "loaded": True}


@dataclass(frozen=True, slots=True)
class Filled:
    """A sentence with one counterpart in its place.

    Attributes:
        option: The counterpart, as listed.
        text: The sentence.
        start: Where the counterpart stands.
        end: One past its last character.
    """

    option: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with a place for a name or word and its counterparts.

    Attributes:
        text: ``{}`` is the place; ``{Title}`` and ``{UPPER}`` write the counterpart in title case
            or capitals, ``{A}`` before it is "a" or "an".
        group: Name of the set of counterparts.
        category: What kind of name or word is swapped, e.g. ``"religion"``.
        loaded: Whether the sentence holds loaded wording whatever stands in its place.
        options: The counterparts.
    """

    text: str
    group: str
    category: str
    loaded: bool
    options: tuple[str, ...]

    @property
    def headline(self) -> bool:
        """Whether it is written as a headline."""
        return "{Title}" in self.text or "{UPPER}" in self.text

    def filled(self) -> list[Filled]:
        """The sentence once per counterpart."""
        return [self._fill(option) for option in self.options]

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Every two counterparts, as indexes of `options`."""
        return combinations(range(len(self.options)), 2)

    def _fill(self, option: str) -> Filled:
        slot = _SLOT.search(self.text)
        if slot is None:  # read_templates has seen it
            raise AssertionError(self.text)
        word = _cased(option, slot[2])
        article = ""
        if slot[1]:
            article = "an " if option[0] in "aeioAEIO" else "a "
        start, before = slot.start(), self.text[: slot.start()]
        if not before:
            article, word = _sentence_case(article, word)
        text = f"{before}{article}{word}{self.text[slot.end() :]}"
        return Filled(option, text, start + len(article), start + len(article) + len(word))


def read_templates(folder: Path | None = None) -> list[Template]:
    """All templates, in the order of the file.

    Args:
        folder: Holds ``counterparts.txt`` and ``templates.txt``; what ships by default.

    Raises:
        InputError: If a file cannot be read or a line is not as its first line says.
    """
    place = folder or data_dir() / FOLDER
    sets = {name: (category, options) for name, category, *options in _rows(place, "counterparts")}
    out = []
    for row in _rows(place, "templates"):
        group, kind, text = row if len(row) == 3 else ("", "", "")  # noqa: PLR2004
        if group not in sets or kind not in _LOADED or len(_SLOT.findall(text)) != 1:
            raise InputError(f"{place / 'templates.txt'}: cannot read {' | '.join(row)!r}")
        category, options = sets[group]
        out.append(Template(text, group, category, _LOADED[kind], tuple(options)))
    return out


def _rows(place: Path, name: str) -> Iterator[list[str]]:
    path = place / f"{name}.txt"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot read it ({error.strerror})") from error
    for line in lines:
        if line and not line.startswith("#"):
            yield [field.strip() for field in line.split("|")]


def _cased(option: str, case: str) -> str:
    if case == "UPPER":
        return option.upper()
    if case == "Title":
        words = [word if word in _SMALL else word[0].upper() + word[1:] for word in option.split()]
        return " ".join([words[0][0].upper() + words[0][1:], *words[1:]])
    return option


def _sentence_case(article: str, word: str) -> tuple[str, str]:
    if article:
        return article.capitalize(), word
    return article, word[0].upper() + word[1:]
