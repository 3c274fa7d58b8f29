"""Word lists that ship beside the code: features of a word, and classes that hide it.

Plain text, one entry a line, ``#`` for comments.  In ``lexicon/`` an entry that ends in ``*``
stands for every word with that beginning; what a list is worth is learned, a list decides
nothing.  In ``classes/`` every entry is replaced by the name of its list before the model reads.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One list of words and word beginnings."""

    name: str
    words: frozenset[str]
    beginnings: tuple[str, ...]

    def holds(self, form: str) -> bool:
        """Whether a lower-case form is in the list."""
        return form in self.words or form.startswith(self.beginnings)


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """The lists of ``lexicon/``, by name."""
    return tuple(
        Lexicon(
            name,
            frozenset(e for e in entries if not e.endswith("*")),
            tuple(e[:-1] for e in entries if e.endswith("*")),
        )
        for name, entries in _lists("lexicon")
    )


@cache
def classes() -> dict[str, str]:
    """Word to the class token that stands for it, e.g. ``"liberals"`` to ``"<group>"``."""
    return {entry: f"<{name}>" for name, entries in _lists("classes") for entry in entries}


def lists_sha256() -> str:
    """SHA-256 over all lists, as ``model.json`` states it: other lists need another training."""
    digest = hashlib.sha256()
    for folder in ("classes", "lexicon"):
        for name, entries in _lists(folder):
            digest.update("\n".join([folder, name, *entries]).encode())
    return digest.hexdigest()


def _lists(folder: str) -> Iterator[tuple[str, list[str]]]:
    place = files("provenance.wording") / folder
    for file in sorted(place.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".txt"):
            yield file.name.removesuffix(".txt"), _entries(file)


def _entries(file: Traversable) -> list[str]:
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]
