"""Every setting of a run: the names, their defaults, and what is derived from them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from provenance.types import Severity

FailOn = Literal["info", "warning", "error", "never"]
Color = Literal["auto", "always", "never"]

_READING = ("mutual", "readability")
_CHANGES_RESULTS = ("select", "ignore", "extend_select", *_READING)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting of a run.

    Attributes:
        format: Report formats, each ``NAME`` or ``NAME:FILE``.
        select: Code prefixes to look for; empty means all.
        extend_select: Code prefixes added to `select`.
        ignore: Code prefixes left out.
        fail_on: Least severity of a counted finding that makes the exit code 1.
        min_severity: Least severity that is shown; display only.
        min_confidence: Least confidence of a finding that is shown; display only.
        strict: Skipped items make the exit code 2.
        evidence: Address of an evidence collection (``default`` is the one in the platform's data
            folder), or None: a check then asks none.
        mutual: Articles checked together are evidence for one another.
        outlets: CSV file with outlets added to the registry, or None.
        outlet: Publication of every article checked, over what the inputs say, or None.
        fields: Names of JSONL fields, as pairs ``(ours, theirs)``.
        max_bytes: Largest document that is read.
        timeout: Seconds a fetch may take.
        allow_private: Fetch from private and loopback addresses too.
        jobs: Processes that read documents, or None for one per core; changes no result.
        color: Color in the terminal.
        readability: ``basic`` (no syllable counts) or ``full``.
        models: Folder with model folders, or None for the shipped ones.
    """

    format: tuple[str, ...] = ("text",)
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn = "error"
    min_severity: Severity = "info"
    min_confidence: float = 0.5
    strict: bool = False
    evidence: str | None = None
    mutual: bool = True
    outlets: str | None = None
    outlet: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    max_bytes: int = 20_000_000
    timeout: float = 20.0
    allow_private: bool = False
    jobs: int | None = None
    color: Color = "auto"
    readability: Literal["basic", "full"] = "basic"
    models: str | None = None

    def selects(self, code: str) -> bool:
        """Whether a signal's findings are wanted.

        Args:
            code: ``PVnnn``.

        The longest matching prefix decides, as in ruff; at equal length `ignore` wins.

        >>> Settings(select=("PV2",), ignore=("PV201",)).selects("PV201")
        False
        >>> Settings(ignore=("PV2",), extend_select=("PV201",)).selects("PV201")
        True
        """
        wanted = (*(self.select or ("PV",)), *self.extend_select)
        yes = max((len(p) for p in wanted if code.startswith(p)), default=-1)
        no = max((len(p) for p in self.ignore if code.startswith(p)), default=-1)
        return yes > no

    def sha256(self) -> str:
        """Hash of the settings that can change a report: those of the reading and the policy."""
        return self._hash(_CHANGES_RESULTS)

    def reading_sha256(self) -> str:
        """Hash of the settings that can change what is found in a text, whatever the policy."""
        return self._hash(_READING)

    def _hash(self, names: tuple[str, ...]) -> str:
        chosen = {name: getattr(self, name) for name in names}
        return hashlib.sha256(json.dumps(chosen, sort_keys=True).encode()).hexdigest()

    def as_toml(self) -> str:
        """These settings as a ``provenance.toml``."""
        lines = []
        for item in fields(self):
            value = getattr(self, item.name)
            if value is None:
                continue
            key = item.name.replace("_", "-")
            if item.name == "fields":
                inner = ", ".join(f"{_toml(ours)} = {_toml(theirs)}" for ours, theirs in value)
                lines.append(f"{key} = {{ {inner} }}" if inner else f"{key} = {{}}")
            else:
                lines.append(f"{key} = {_toml(value)}")
        return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    """A value in TOML, which knows neither escaped surrogate pairs nor a bare DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
