"""The part of ``.gitignore`` that file walks need: patterns by folder, later ones win.

Understands comments, ``!``, a trailing ``/``, anchoring by ``/``, ``*``, ``?``, ``[...]`` and
``**``, as the gitignore manual describes them.  Global and per-clone exclude files are not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MAX_BYTES = 1_000_000
_MAX_STARS = 8
"""Wildcards of one pattern; more would be slow to match and are never meant."""


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    keeps: bool
    folders_only: bool


@dataclass(frozen=True, slots=True)
class Ignore:
    """The rules of one folder's ``.gitignore``, on top of those of the folders above it."""

    folder: Path
    rules: tuple[_Rule, ...] = ()
    above: Ignore | None = None

    @classmethod
    def around(cls, folder: Path) -> Ignore:
        """Rules for a folder: its own, and its repository's from the top down.

        Args:
            folder: Absolute path.
        """
        chain = [folder, *folder.parents]
        tops = [i for i, one in enumerate(chain) if (one / ".git").exists()]
        ignore: Ignore | None = None
        for one in reversed(chain[: tops[0] + 1] if tops else [folder]):
            ignore = cls(one, tuple(_rules(one / ".gitignore")), ignore)
        return ignore or cls(folder)

    def inside(self, folder: Path) -> Ignore:
        """Rules for a folder below this one."""
        return Ignore(folder, tuple(_rules(folder / ".gitignore")), self)

    def ignores(self, path: Path, *, is_folder: bool) -> bool:
        """Whether a file or folder inside `folder` is left out.

        Args:
            path: Absolute path.
            is_folder: Whether it is a folder.
        """
        level: Ignore | None = self
        while level is not None:
            relative = path.relative_to(level.folder).as_posix()
            for rule in reversed(level.rules):
                if rule.folders_only and not is_folder:
                    continue
                if rule.pattern.fullmatch(relative):
                    return not rule.keeps
            level = level.above
        return False


def _rules(file: Path) -> Iterator[_Rule]:
    try:
        with file.open("rb") as stream:
            text = stream.read(_MAX_BYTES).decode("utf-8", "replace")
    except OSError:
        return
    for line in text.splitlines():
        rule = _rule(line)
        if rule is not None:
            yield rule


def _rule(line: str) -> _Rule | None:
    line = line.rstrip() if not line.endswith("\\ ") else line
    if not line or line.startswith("#"):
        return None
    keeps = line.startswith("!")
    line = line[1:] if keeps else line
    folders_only = line.endswith("/")
    line = line.rstrip("/")
    if not line or line.count("*") > _MAX_STARS:
        return None
    anchored = "/" in line
    body = _translate(line.lstrip("/"))
    try:
        pattern = re.compile(body if anchored else f"(?:.*/)?{body}", re.DOTALL)
    except re.error:
        return None
    return _Rule(pattern, keeps, folders_only)


_PIECE = re.compile(
    r"(?P<start>^\*\*/)|(?P<mid>/\*\*/)|(?P<end>/\*\*$)|(?P<star>\*+)|(?P<one>\?)"
    r"|\[(?P<not>[!^]?)(?P<set>\]?[^\]]*)\]|\\(?P<escaped>.)|(?P<plain>.)",
    re.DOTALL,
)


def _translate(glob: str) -> str:
    return "".join(_regex(match) for match in _PIECE.finditer(glob))


def _regex(piece: re.Match[str]) -> str:
    fixed = {"start": "(?:.*/)?", "mid": "/(?:.*/)?", "end": "/.*", "star": "[^/]*", "one": "[^/]"}
    for name, regex in fixed.items():
        if piece[name]:
            return regex
    if piece["set"] is not None:
        inner = piece["set"].replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
        return f"(?!/)[{'^' if piece['not'] else ''}{inner}]"
    return re.escape(piece["escaped"] or piece["plain"])
