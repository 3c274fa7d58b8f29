"""The file that names the feeds: ``[[feed]]`` tables and where the state stands."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from provenance.errors import UsageError
from provenance.settings._keys import nearest_key
from provenance.settings._tables import overrides

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from provenance.settings import Settings
    from provenance.settings._tables import Override

_OWN = frozenset({"name", "url", "path", "outlet", "evidence", "fetch-pages"})
_POLICY = frozenset(
    {"genre", "select", "extend-select", "ignore", "severity", "fail-on", "threshold"}
)
_TOP = frozenset({"state", "feed"})


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed to watch.

    Attributes:
        name: What messages and the run folder call it; unique.
        place: URL, or path of a file or folder.
        outlet: Publication of its items, over what the feed says, or None.
        evidence: Collection its items are held against, or None for the run's.
        fetch_pages: Fetch the page of every item and check that, not what the feed carries.
        policy: Settings for its items, as an override of the policy, or None.
    """

    name: str
    place: str
    outlet: str | None = None
    evidence: str | None = None
    fetch_pages: bool = False
    policy: Override | None = None

    @property
    def is_url(self) -> bool:
        """Whether it is fetched."""
        return "://" in self.place


@dataclass(frozen=True, slots=True)
class Feeds:
    """What a file of feeds says.

    Attributes:
        feeds: In the order of the file.
        state: SQLite file that keeps what was seen.
    """

    feeds: tuple[Feed, ...]
    state: Path

    def applied(self, settings: Settings) -> Settings:
        """The settings of a run with the policies of the feeds behind its own overrides.

        Args:
            settings: Settings of the run.
        """
        own = tuple(feed.policy for feed in self.feeds if feed.policy is not None)
        return replace(settings, override=settings.override + own, mutual=False)


def load_feeds(path: Path) -> Feeds:
    """Read a file of feeds; paths in it start from its folder.

    Args:
        path: A TOML file.

    Raises:
        UsageError: If it cannot be read, a key is unknown, or a feed is not whole.
    """
    try:
        parsed = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a file with [[feed]] tables") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{path}: not valid TOML ({error})") from error
    _refuse_unknown(parsed, _TOP, str(path))
    tables = parsed.get("feed")
    if not isinstance(tables, list) or not tables or not all(isinstance(t, dict) for t in tables):
        raise UsageError(f"{path}: names no feed; write [[feed]] with a name and a url or path")
    feeds = tuple(_feed(table, path, number) for number, table in enumerate(tables, start=1))
    for what, values in (
        ("named", [feed.name for feed in feeds]),
        ("at", [feed.place for feed in feeds]),
    ):
        twice = next((v for v in values if values.count(v) > 1), None)
        if twice is not None:
            raise UsageError(f"{path}: two feeds are {what} {twice!r}; keep one")
    state = parsed.get("state")
    if state is not None and not (isinstance(state, str) and state):
        raise UsageError(f"{path}: state must be a path, not {state!r}")
    return Feeds(feeds, path.parent / state if state else path.with_suffix(".state.db"))


def _feed(table: Mapping[str, Any], path: Path, number: int) -> Feed:
    where = f"{path} [[feed]] {number}"
    _refuse_unknown(table, _OWN | _POLICY, where)
    name = _line(table, "name", where)
    url, file = _line(table, "url", where), _line(table, "path", where)
    if name is None or (url is None) == (file is None):
        raise UsageError(f"{where}: give a name, and a url or a path")
    if url is not None and not url.lower().startswith(("http://", "https://")):
        raise UsageError(f"{where}: url must begin with http:// or https://, not {url!r}")
    pages = table.get("fetch-pages", False)
    if not isinstance(pages, bool):
        raise UsageError(f"{where}: fetch-pages must be true or false, not {pages!r}")
    place = url or (path.parent / (file or "")).as_posix()
    evidence = _line(table, "evidence", where)
    if evidence is not None and evidence != "default" and "://" not in evidence:
        evidence = str(path.parent / evidence)
    return Feed(
        name, place, _line(table, "outlet", where), evidence, pages, _policy(table, place, path)
    )


def _policy(table: Mapping[str, Any], place: str, path: Path) -> Override | None:
    """The keys that make a policy, read and refused as in ``[[override]]``."""
    own = {key: value for key, value in table.items() if key in _POLICY}
    if not own:
        return None
    (made,) = overrides([{**own, "feed": [place]}], where=f"{path} feed")
    return made


def _line(table: Mapping[str, Any], key: str, where: str) -> str | None:
    value = table.get(key)
    if value is None or (isinstance(value, str) and value.strip() and value.isprintable()):
        return value
    raise UsageError(f"{where}: {key} must be a line of text, not {value!r}")


def _refuse_unknown(table: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise UsageError(f"{where}: unknown key {key!r}{nearest_key(key, known)}")
