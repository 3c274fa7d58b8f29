"""The patterns of ``patterns.txt``, compiled.

Most patterns have literals, one of which must occur in the line before its expression is tried.
Which words of a line hold a piece of a literal is looked up by word type, so that a long body line
costs a look-up a word and a few expressions, not eighty.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FILE = Path(__file__).with_name("patterns.txt")
MOST_WORDS = 50_000
"""Words remembered before a memory of words is cleared."""
_SECTION = "# --- "
_HEADER = re.compile(r"^\[([\w-]+)\]\s*(cased)?$")
_MACRO = re.compile(r"^([A-Z]+)\s+(\S.*)$")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern.

    Attributes:
        name: Name of the feature.
        kind: The kind of line it speaks for, or ``"any"``.
        literals: Strings without one of which the expression is not tried, in any case.
        cased: More of them, each with a capital, which must occur as they stand.
        opening: Those alternatives of the expression that must begin at the line's first
            character, or None: Python would try them at every character.
        anywhere: The other alternatives, or None.
    """

    name: str
    kind: str
    literals: tuple[str, ...]
    cased: tuple[str, ...]
    opening: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None

    def found_in(self, line: str, low: str) -> bool:
        """Whether the pattern occurs.

        Args:
            line: A line, or the ends of a long one.
            low: The same in lower case.
        """
        for literal in self.literals:
            if literal in low:
                break
        else:
            for literal in self.cased:
                if literal in line:
                    break
            else:
                if self.literals or self.cased:
                    return False
        if self.opening is not None and self.opening.match(line):
            return True
        return self.anywhere is not None and self.anywhere.search(line) is not None


def found(line: str, parts: Iterable[str]) -> list[Pattern]:
    """The patterns that occur in a line, in the order of the file.

    Args:
        line: A line, or the ends of a long one, single spaces between its words.
        parts: The same, split at spaces.
    """
    low = line.lower()
    maybe = reduce(or_, map(_suggestions().__getitem__, set(parts)), _always())
    every = patterns()
    hits = []
    while maybe:
        lowest = maybe & -maybe
        pattern = every[lowest.bit_length() - 1]
        if pattern.found_in(line, low):
            hits.append(pattern)
        maybe ^= lowest
    return hits


class _Suggestions(dict[str, int]):
    """A word to the bits of the patterns it makes worth a try; what was met is remembered."""

    def __missing__(self, part: str) -> int:
        if len(self) >= MOST_WORDS:
            self.clear()
        bits = self[part] = _suggested(part)
        return bits


@cache
def _suggestions() -> _Suggestions:
    return _Suggestions()


def _suggested(part: str) -> int:
    keys, lengths = _keys()
    bits = 0
    # Every piece of the word is looked up: a word has tens of them, and there are hundreds of keys.
    for form in {part, part.lower()}:
        for length in lengths:
            for start in range(len(form) - length + 1):
                first, last = start == 0, start + length == len(form)
                for at_start, at_end, pattern in keys.get(form[start : start + length], ()):
                    if (first or not at_start) and (last or not at_end):
                        bits |= 1 << pattern
    return bits


@cache
def _keys() -> tuple[dict[str, list[tuple[bool, bool, int]]], tuple[int, ...]]:
    """The longest piece without a space of every literal, with the patterns that want it.

    Returns:
        The pieces, each with its patterns and whether a space goes before and after it, so that a
        word must begin and end with it; and their lengths.
    """
    keys: dict[str, list[tuple[bool, bool, int]]] = {}
    for i, pattern in enumerate(patterns()):
        for literal in (*pattern.literals, *pattern.cased):
            pieces = literal.split(" ")
            at = max(range(len(pieces)), key=lambda k: len(pieces[k]))
            wanted = (at > 0, at < len(pieces) - 1, i)
            keys.setdefault(pieces[at], []).append(wanted)
    return keys, tuple(sorted({len(key) for key in keys}))


@cache
def _always() -> int:
    every = enumerate(patterns())
    return sum(1 << i for i, pattern in every if not pattern.literals and not pattern.cased)


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern, in the order of the file."""
    macros: dict[str, str] = {}
    parts: list[tuple[str, str, bool, list[str], list[str]]] = []
    kind = "any"
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith(_SECTION):
            kind = line.removeprefix(_SECTION)
        elif not line or line.startswith("# ") or line == "#":
            continue
        elif header := _HEADER.match(line):
            parts.append((header[1], kind, header[2] is not None, [], []))
        elif line.startswith("has:"):
            parts[-1][3].extend(_literals(line.removeprefix("has:")))
        elif not parts and (macro := _MACRO.match(line)):
            macros[macro[1]] = macro[2]
        else:
            parts[-1][4].append(line.removeprefix("find:"))
    return tuple(
        Pattern(
            name,
            kind,
            tuple(literal for literal in literals if literal == literal.lower()),
            tuple(literal for literal in literals if literal != literal.lower()),
            *_compile("\n".join(source), macros, cased=cased),
        )
        for name, kind, cased, literals, source in parts
    )


def patterns_sha256() -> str:
    """Hash of the pattern file: a model fits the patterns it was trained with, and no others."""
    return hashlib.sha256(_FILE.read_bytes()).hexdigest()


def _literals(source: str) -> list[str]:
    """Split at bars (a bar after a backslash is itself); the field starts after one space."""
    return [s.replace("\0", "|") for s in source[1:].replace("\\|", "\0").split("|")]


def _compile(
    source: str, macros: dict[str, str], *, cased: bool
) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    for name, expression in macros.items():
        source = source.replace(f"<{name}>", expression)
    flags = re.VERBOSE if cased else re.VERBOSE | re.IGNORECASE
    parts = [part.strip() for part in _alternatives(source)]
    opening = "|".join(part for part in parts if part.startswith("^"))
    anywhere = "|".join(part for part in parts if not part.startswith("^"))
    return (
        re.compile(opening, flags) if opening else None,
        re.compile(anywhere, flags) if anywhere else None,
    )


_STEP = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|.", re.DOTALL)
"""An escaped character, a class, or one character of an expression."""


def _alternatives(source: str) -> list[str]:
    """An expression split at the bars that stand outside its brackets."""
    out, depth = [""], 0
    for step in _STEP.findall(source):
        depth += (step == "(") - (step == ")")
        if step == "|" and not depth:
            out.append("")
        else:
            out[-1] += step
    return out
