"""Names of outlets, programmes and platforms, as sequences of tokens.

Two lists make one table: ``lexicon/channels.txt`` beside the code, and the registry of outlets
(``data/outlets.csv``).  Where both have a form, the first decides its name and kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from provenance.attribution.words import lines_of
from provenance.nlp.tokens import TOKEN
from provenance.outlets import Outlets

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["wire", "broadcaster", "newspaper", "magazine", "site", "show", "platform"]

_CARRY_NOTHING = re.compile(r"think tank|research|pollster|advocacy|photo")
"""Kinds in the registry that are sources or pictures, not channels."""
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("wire", "wire"),
    ("agency", "wire"),
    ("broadcaster", "broadcaster"),
    ("newspaper", "newspaper"),
    ("magazine", "magazine"),
    ("journal", "magazine"),
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which an outlet is written.

    Attributes:
        tokens: Its tokens after the first, a leading "The" left out.
        name: The name reported; for a programme that of its outlet.
        kind: What it is.
        article: A single word that is a name only after "the".
        weak: A common word, a name only where nothing else is left to read.
    """

    tokens: tuple[str, ...]
    name: str
    kind: Kind
    article: bool = False
    weak: bool = False


@cache
def words_of(kind: str) -> frozenset[str]:
    """All words of one kind of ``lexicon/channel_words.txt``, as they stand.

    Args:
        kind: First word of the line.
    """
    return frozenset(w for row in lines_of("channel_words.txt") if row[0] == kind for w in row[1:])


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """All forms by their first token, the longest first."""
    table: dict[tuple[str, ...], Form] = {}
    listed = tuple(_listed())
    plain = {text: name for text, name, _, weak in listed if not weak and not _article(text)}
    for text, name, kind, weak in (*listed, *_registered(plain)):
        words = tuple(TOKEN.findall(text))
        article = _article(text)
        if words[0] == "The" and len(words) > 1:
            words = words[1:]
        form = Form(words[1:], name, kind, article, weak)
        table.setdefault(words, form)
        if "'s" in words:
            curly = tuple(w.replace("'", "’") for w in words)
            table.setdefault(curly, Form(curly[1:], name, kind, article, weak))
    by_first: dict[str, list[Form]] = {}
    for words, form in table.items():
        by_first.setdefault(words[0], []).append(form)
    return {w: tuple(sorted(fs, key=lambda f: -len(f.tokens))) for w, fs in by_first.items()}


def _listed() -> Iterator[tuple[str, str, Kind, bool]]:
    kinds: dict[str, Kind] = {k: k for k in get_args(Kind)}
    for row in lines_of("channels.txt"):
        names = " ".join(row[1:]).split("|")
        kind = kinds[row[0]]
        # The first form of a programme is its outlet, which has a line of its own.
        for form in names[kind == "show" :]:
            if f"~{form}" not in names:
                yield form.removeprefix("~"), _name(names[0]), kind, form[0] == "~"


def _name(name: str) -> str:
    """The name as reported: without "The", unless one word would be left ("The Hill")."""
    bare = name.removeprefix("The ")
    return bare if " " in bare else name


def _article(text: str) -> bool:
    """Whether a form is "The" and one word."""
    return text.startswith("The ") and " " not in text[4:]


def _registered(listed: dict[str, str]) -> Iterator[tuple[str, str, Kind, bool]]:
    """Forms of the registry; an outlet of which any form is listed takes its name from there."""
    plain = words_of("plain")
    for outlet in Outlets.load():
        if _CARRY_NOTHING.search(outlet.kind):
            continue
        kind: Kind = next((k for word, k in _KINDS if word in outlet.kind), "site")
        every = (outlet.name, *outlet.aliases)
        name = next((listed[f] for f in every if f in listed), _name(outlet.name))
        for form in every:
            host = "." in form and " " not in form and form[0].islower()
            # "The 19th" is far more often a century or a day.
            if form[:5].removeprefix("The ")[:1].isdigit():
                continue
            if form and not host and (len(form) > 2 or form.isupper()):  # noqa: PLR2004
                yield form, name, kind, form.removeprefix("The ") in plain
