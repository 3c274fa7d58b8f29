"""The patterns of ``patterns.txt``, compiled.

Each pattern has literals, one of which must occur in the lower-cased line before its expression
is tried: a long body line costs a few substring searches, not forty expressions.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("patterns.txt")
_SECTION = "# --- "
_HEADER = re.compile(r"^\[([\w-]+)\]\s*(cased)?$")
_MACRO = re.compile(r"^([A-Z]+)\s+(\S.*)$")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern.

    Attributes:
        name: Name of the feature.
        kind: The kind of line it speaks for, or ``"any"``.
        literals: Lower-case strings; without one of them the expression is not tried.
        expression: Searched in the line as it stands.
    """

    name: str
    kind: str
    literals: tuple[str, ...]
    expression: re.Pattern[str]

    def found_in(self, line: str, low: str) -> bool:
        """Whether the pattern occurs.

        Args:
            line: A line, or the ends of a long one.
            low: The same in lower case.
        """
        for literal in self.literals:
            if literal in low:
                return self.expression.search(line) is not None
        return not self.literals and self.expression.search(line) is not None


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
        Pattern(name, kind, tuple(literals), _compile("\n".join(source), macros, cased=cased))
        for name, kind, cased, literals, source in parts
    )


def patterns_sha256() -> str:
    """Hash of the pattern file: a model fits the patterns it was trained with, and no others."""
    return hashlib.sha256(_FILE.read_bytes()).hexdigest()


def _literals(source: str) -> list[str]:
    """Split at bars (a bar after a backslash is itself); the field starts after one space."""
    return [s.replace("\0", "|") for s in source[1:].replace("\\|", "\0").split("|")]


def _compile(source: str, macros: dict[str, str], *, cased: bool) -> re.Pattern[str]:
    for name, expression in macros.items():
        source = source.replace(f"<{name}>", expression)
    return re.compile(source, re.VERBOSE if cased else re.VERBOSE | re.IGNORECASE)
