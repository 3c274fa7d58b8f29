"""The registry of outlets: names, domains, and who owned them when.

Two outlets of one owner are one origin, so every corroboration verdict asks this module.  The
facts stand in ``data/outlets.csv``, one row per outlet, with ownership changes written as plain
text: ``"A until 2013-06; B 2013-06 to 2019-03; C since 2019-03"``.
"""

from __future__ import annotations

import csv
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.shipped import data_dir

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COLUMNS = (
    "domain",
    "name",
    "aliases",
    "owner",
    "parent_group",
    "country",
    "kind",
    "remark",
)
"""The columns of ``outlets.csv``; `aliases` is separated by ``|``.  All but the first two may be
left out of a file of one's own."""

_DATE = r"\d{4}(?:-\d\d){0,2}"
_DATED = re.compile(
    rf"(?P<name>.+?) (?:since (?P<since>{_DATE})|until (?P<until>{_DATE})"
    rf"|(?P<start>{_DATE}) to (?P<end>{_DATE}))"
)
_HOST = re.compile(r"[a-z][a-z0-9+.-]*://(?:[^/?#@]*@)?([^/?#:]*)")
_LABEL_TAIL = re.compile(r"\s*(?:\([^()]*\)|[-–—|] *(?:news|opinion|editorial|online))\s*$", re.I)
_SAYS_WHAT = re.compile(
    r"(?:[’']s?)?(?:\s+(?:news agency|news service|news website|newspaper|wire service|newswire"
    r"|magazine|website|staff|reporters?|correspondents?))?\Z",
    re.I,
)
_LOST = re.compile(r"[.'’`]")
_APART = re.compile(r"[^\w&+]+")
_LAST = "9999"
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Outlet:
    """One publication, broadcaster or agency.

    Attributes:
        domain: Host name without ``www``; the outlet's identity.
        name: The name it uses itself.
        owner: Owner, or dated owners as `periods` reads them.
        parent_group: Whoever controls the owner, dated in the same way.
        country: ISO 3166 codes, several joined by ``/``.
        kind: Newspaper, broadcaster, wire agency, state media ... in words.
        aliases: Other names and domains.
    """

    domain: str
    name: str
    owner: str
    parent_group: str
    country: str
    kind: str
    aliases: tuple[str, ...] = ()

    @property
    def is_agency(self) -> bool:
        """Whether others carry its text: wire, news, video and photo agencies."""
        return "agency" in self.kind or "wire" in self.kind


@dataclass(frozen=True, slots=True)
class Period:
    """An owner and the dates between which it owned, ``[start, end)``, as ISO prefixes."""

    name: str
    start: str = ""
    end: str = _LAST


def web_address(uri: str | None) -> str | None:
    """An address on the web, or None: two articles of one local file share a path, not a page.

    >>> web_address("https://ledger.example/a"), web_address("articles.jsonl")
    ('https://ledger.example/a', None)
    """
    return uri if uri and uri.lower().startswith(("http://", "https://")) else None


def periods(owners: str) -> tuple[Period, ...]:
    """Read dated owners.

    Args:
        owners: ``"A until 2013-06; B 2013-06 to 2019-03; C since 2019-03"``, or one bare name.

    >>> [(p.name, p.start, p.end) for p in periods("A until 2013-06; B since 2013-06")]
    [('A', '', '2013-06'), ('B', '2013-06', '9999')]
    """
    found = []
    for part in filter(None, (p.strip() for p in owners.split(";"))):
        match = _DATED.fullmatch(part)
        if match is None:
            found.append(Period(part))
            continue
        start = match["since"] or match["start"] or ""
        found.append(Period(match["name"], start, match["until"] or match["end"] or _LAST))
    return tuple(found)


def _at(owners: str, date: str | None) -> str | None:
    """The owner on a day; the latest one where the day is unknown."""
    history = periods(owners)
    if date is None:
        return history[-1].name if history and history[-1].end == _LAST else None
    return next((p.name for p in history if p.start <= date < p.end), None)


def _ever_shared(a: str, b: str) -> bool:
    """Whether two dated lists name one owner for overlapping periods."""
    return any(
        p.name == q.name and p.start < q.end and q.start < p.end
        for p in periods(a)
        for q in periods(b)
    )


class Outlets:
    """All outlets of one registry file, found by name, domain or URL.

    Args:
        rows: The outlets; where two claim one name, the first keeps it.
    """

    def __init__(self, rows: tuple[Outlet, ...]) -> None:
        self._rows = rows
        self._domains: dict[str, Outlet] = {}
        self._names: dict[str, Outlet] = {}
        for outlet in rows:
            self._domains.setdefault(outlet.domain, outlet)
        for outlet in rows:
            self._names.setdefault(_name_key(outlet.name), outlet)
        for outlet in rows:
            for alias in outlet.aliases:
                self._names.setdefault(_name_key(alias), outlet)
                if "." in alias and " " not in alias:
                    self._domains.setdefault(alias.lower(), outlet)

    @classmethod
    def load(cls, path: Path | None = None, *, extra: Path | None = None) -> Outlets:
        """Read a registry file.

        Args:
            path: A CSV with the columns `COLUMNS`; the shipped one by default.
            extra: A second file of that kind, whose rows come before those of the first.

        Raises:
            InputError: If a file cannot be read or lacks a column.
        """
        shipped = _rows(path or data_dir() / "outlets.csv")
        return cls((*_rows(extra), *shipped) if extra else shipped)

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def sha256(self) -> str:
        """Hash of all its rows."""
        return hashlib.sha256(repr(self._rows).encode("utf-8", "surrogatepass")).hexdigest()

    def find(self, name: str | None) -> Outlet | None:
        """Find an outlet.

        Args:
            name: A name ("The Example", "Example (Online)", "the Example's", "Example news
                agency"), a domain or a URL, in any case.  A subdomain that has no row of its own
                falls back to its parent domain.

        Returns:
            The outlet, or None where the registry does not know it.
        """
        if not name or not name.strip():
            return None
        text = name.strip()
        by_domain = self._by_domain(text) if " " not in text else None
        if by_domain is not None or len(text) > _LONGEST_NAME:
            return by_domain
        bare = _SAYS_WHAT.sub("", text, count=1)
        # "The AP's" is no APS, so a possessive is taken off before the name is looked up whole.
        first = (bare, text) if text[-2:] in ("'s", "’s") else (text, bare)
        forms = (*first, _LABEL_TAIL.sub("", text))
        return next(filter(None, (self._names.get(_name_key(form)) for form in forms)), None)

    def _by_domain(self, text: str) -> Outlet | None:
        lowered = text.lower()
        match = _HOST.match(lowered)
        host = match.group(1) if match else re.split(r"[/?#:]", lowered, maxsplit=1)[0]
        labels = host.strip(".").split(".")[-6:]
        while len(labels) > 1:
            found = self._domains.get(".".join(labels))
            if found is not None:
                return found
            del labels[0]
        return None

    def owner_at(self, outlet: Outlet | str | None, date: str | None) -> str | None:
        """Who owned an outlet on a day.

        Args:
            outlet: The outlet, or anything `find` takes.
            date: ISO 8601 date or date-time; None asks for the latest owner known.

        Returns:
            The owner's name, or None where the registry does not know.
        """
        known = self.find(outlet) if isinstance(outlet, str) else outlet
        return _at(known.owner, date) if known else None

    def group_at(self, outlet: Outlet | str | None, date: str | None) -> str | None:
        """Who controlled an outlet's owner on a day; arguments as for `owner_at`."""
        known = self.find(outlet) if isinstance(outlet, str) else outlet
        return _at(known.parent_group, date) if known else None

    def same_owner(
        self, a: Outlet | str | None, b: Outlet | str | None, date: str | None
    ) -> bool | None:
        """Whether two outlets were in the same hands.

        Args:
            a: One outlet, or anything `find` takes.
            b: The other.
            date: ISO 8601 date or date-time of the articles; with None, outlets that ever shared
                an owner at one time count as the same, because independence must be shown.

        Returns:
            True, False, or None where the owner of either is not known.
        """
        first = self.find(a) if isinstance(a, str) else a
        second = self.find(b) if isinstance(b, str) else b
        if first is None or second is None:
            return None
        if first.domain == second.domain:
            return True
        if date is None:
            return _ever_shared(first.parent_group, second.parent_group) or _ever_shared(
                first.owner, second.owner
            )
        answers = [
            _same(_at(first.parent_group, date), _at(second.parent_group, date)),
            _same(_at(first.owner, date), _at(second.owner, date)),
        ]
        return True if True in answers else None if None in answers else False


def _rows(place: Path) -> tuple[Outlet, ...]:
    try:
        with place.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = next(reader, [])
            rows = [row for row in reader if row]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"outlet registry {place}: cannot be read ({error})") from error
    missing = [c for c in COLUMNS[:2] if c not in header]
    if missing or any(len(row) != len(header) for row in rows):
        what = f"no column {missing[0]!r}" if missing else "a row of another length"
        raise InputError(f"outlet registry {place}: {what}; it has {','.join(COLUMNS)}")
    named = [dict(zip(header, row, strict=True)) for row in rows]
    return tuple(_outlet([row.get(c, "") for c in COLUMNS[:-1]]) for row in named)


def _same(a: str | None, b: str | None) -> bool | None:
    return None if a is None or b is None else a == b


def _outlet(row: list[str]) -> Outlet:
    domain, name, aliases, owner, group, country, kind = row
    other = tuple(filter(None, aliases.split("|")))
    return Outlet(domain.lower(), name, owner, group, country, kind, other)


def _name_key(name: str) -> str:
    """A name without case, accents, punctuation and a leading "the"."""
    if not name.isascii():
        split = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in split if not unicodedata.combining(c))
    key = _APART.sub(" ", _LOST.sub("", name.casefold())).strip()
    return key.removeprefix("the ") or key
