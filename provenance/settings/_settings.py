"""Every setting of a run: the names, their defaults, and what is derived from them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Literal

from provenance.settings._tables import READERS, Comments, FailOn
from provenance.settings._toml import as_tables, toml

if TYPE_CHECKING:
    from provenance.settings._tables import Override, Severities, Suppress, Threshold
    from provenance.types import Severity

Backend = Literal["processes", "dask"]
Color = Literal["auto", "always", "never"]

_READING = ("mutual", "readability")
_POLICY = ("select", "ignore", "extend_select", "strict", "comments", *READERS)
NOT_WRITTEN = frozenset({"root", "pinned"})
"""Where settings came from: no key of a file."""


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
        fetch: Fetch pages that sitemaps name and that are not given.
        pages: Folder with pages that sitemaps name, or None.
        jobs: Processes that read and check, or None for one per core; changes no result.
        backend: Where they run: ``processes`` of this machine, or the cluster of a ``dask``
            scheduler.
        scheduler: Address of that scheduler, or None.
        cache: Folder that examined reports are kept in, ``default`` for the one in the platform's
            cache folder, ``off`` for none; changes no result.
        color: Color in the terminal.
        readability: ``basic`` (no syllable counts) or ``full``.
        models: Folder with model folders, or None for the shipped ones.
        baseline: File with the findings that are known already, or None.
        comments: Whose comments may suppress: those of files at hand (``local``), of fetched pages
            too (``always``), or nobody's (``never``).
        severity: Severities by code prefix, in place of the signals' own.
        threshold: Limits on numbers of the report.
        override: Settings for some items only.
        suppress: Findings that are known and accepted.
        root: Folder of the settings file, which the paths in its tables start from, or None.
        pinned: Names of the settings given on the command line: no override changes them.
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
    fetch: bool = False
    pages: str | None = None
    jobs: int | None = None
    backend: Backend = "processes"
    scheduler: str | None = None
    cache: str = "default"
    color: Color = "auto"
    readability: Literal["basic", "full"] = "basic"
    models: str | None = None
    baseline: str | None = None
    comments: Comments = "local"
    severity: Severities = ()
    threshold: tuple[Threshold, ...] = ()
    override: tuple[Override, ...] = ()
    suppress: tuple[Suppress, ...] = ()
    root: str | None = field(default=None, compare=False)
    pinned: tuple[str, ...] = field(default=(), compare=False)

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
        return self._hash((*_POLICY, *_READING))

    def reading_sha256(self) -> str:
        """Hash of the settings that can change what is found in a text, whatever the policy."""
        return self._hash(_READING)

    def _hash(self, names: tuple[str, ...]) -> str:
        chosen = {
            name: as_tables(name, value) if name in READERS else value
            for name in names
            for value in [getattr(self, name)]
        }
        return hashlib.sha256(json.dumps(chosen, sort_keys=True).encode()).hexdigest()

    def as_toml(self) -> str:
        """These settings as a ``provenance.toml``."""
        lines, tables = [], []
        for item in fields(self):
            value = getattr(self, item.name)
            if value is None or item.name in NOT_WRITTEN:
                continue
            if item.name in READERS:
                tables.append(as_tables(item.name, value))
                continue
            key = item.name.replace("_", "-")
            if item.name == "fields":
                inner = ", ".join(f"{toml(ours)} = {toml(theirs)}" for ours, theirs in value)
                lines.append(f"{key} = {{ {inner} }}" if inner else f"{key} = {{}}")
            else:
                lines.append(f"{key} = {toml(value)}")
        return "\n".join(lines) + "\n" + "".join(tables)
