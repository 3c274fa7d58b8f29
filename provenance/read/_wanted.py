"""Pages that a sitemap names: in a folder, among the other inputs of the run, or fetched."""

from __future__ import annotations

import os
import re
from collections import deque
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from provenance.errors import InputError
from provenance.read._base import Wanted
from provenance.read._files import article_files
from provenance.read._html_tokens import attributes, tokens
from provenance.read._meta import Meta
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from provenance.read._base import ReadOptions

_SUFFIXES = (".html", ".htm", ".xhtml")
_HEAD = 300_000
"""Characters of a page in which its own address is looked for."""
_MOST_ENTRIES = 100_000
_OWN = re.compile(r"canonical|og:url", re.IGNORECASE)


class WantedPages:
    """Finds the pages that the sitemaps of one run named, after its other inputs were read.

    Args:
        options: The run's options.
        paths: The inputs of the run; an entry whose page is among them is read already.
        read_file: Reads a file; gets its path and the depth.
        read_url: Fetches and reads a page; gets its address and the depth.
    """

    def __init__(
        self,
        options: ReadOptions,
        paths: Sequence[str],
        read_file: Callable[[Path, int], Iterator[Article | Skipped]],
        read_url: Callable[[str, int], Iterator[Article | Skipped]],
    ) -> None:
        self._options = options
        self._paths = paths
        self._read_file = read_file
        self._read_url = read_url
        self._read: set[int] = set()
        self._waiting: deque[Wanted] = deque()
        self._entries = 0
        self._fetched = 0
        self._here: dict[str, Path] | None = None
        self._given: dict[str, Path] | None = None

    def saw(self, uri: str | None) -> None:
        """An article with this address was read in this run."""
        if uri is not None:
            self._read.add(hash(page_key(uri)))

    def ask(self, wanted: Wanted) -> Skipped | None:
        """Keep an entry for `found`; a row where there are too many of them."""
        self._entries += 1
        if self._entries > _MOST_ENTRIES:
            why = f"not read: a run takes {_MOST_ENTRIES:,} entries of sitemaps; split the run"
            return Skipped(wanted.what, why, wanted.where)
        self._waiting.append(wanted)
        return None

    def found(self) -> Iterator[Article | Skipped]:
        """The articles of all kept entries, and a row for each that is nowhere."""
        while self._waiting:
            wanted = self._waiting.popleft()
            if hash(page_key(wanted.url)) in self._read:
                continue
            self.saw(wanted.url)
            for item in self._of(wanted):
                if isinstance(item, Wanted):
                    row = self.ask(item)
                    if row is not None:
                        yield row
                elif isinstance(item, Article):
                    yield self._as_named(item, wanted)
                else:
                    yield item

    def _of(self, wanted: Wanted) -> Iterator[Article | Skipped]:
        path = self._in_folder(wanted.url)
        try:
            if path is not None:
                yield from self._read_file(path, wanted.depth)
            elif self._among_inputs(wanted.url):
                return
            elif not self._options.fetch:
                yield Skipped(wanted.what, wanted.reason, wanted.where)
            elif self._fetched >= self._options.max_fetches:
                why = f"not fetched: a run fetches at most {self._options.max_fetches} pages"
                yield Skipped(wanted.what, f"{why}; give it with --pages FOLDER", wanted.where)
            else:
                self._fetched += 1
                yield from self._read_url(wanted.url, wanted.depth)
        except InputError as error:
            reason = str(error).removeprefix(f"{wanted.url}: ")
            yield Skipped(wanted.what, reason, wanted.where)
        except OSError as error:
            yield Skipped(wanted.what, f"its page cannot be read ({error.strerror})", wanted.where)

    def _as_named(self, article: Article, wanted: Wanted) -> Article:
        """The article under the address it was asked for, with what the sitemap adds."""
        own = Meta(
            article.title, article.outlet, article.published, article.authors, article.language
        ).over(wanted.known)
        return replace(
            article,
            id=article.id if article.feed else wanted.url,
            uri=article.uri if article.feed else wanted.url,
            title=own.title,
            outlet=own.outlet,
            published=own.published,
            language=own.language,
            feed=article.feed or wanted.feed,
        )

    # -- on this machine -----------------------------------------------------------------------

    def _in_folder(self, url: str) -> Path | None:
        """The file of the named folder that holds a page."""
        if self._options.pages is None:
            return None
        folder = Path(self._options.pages)
        mirrored = next((p for p in mirror_paths(folder, url) if p.is_file()), None)
        if mirrored is not None:
            return mirrored
        if self._here is None:
            self._here = dict(_addressed([self._options.pages]))
        return self._here.get(page_key(url))

    def _among_inputs(self, url: str) -> bool:
        if self._given is None:
            self._given = dict(_addressed(self._paths))
        return page_key(url) in self._given


def page_key(url: str) -> str:
    """An address without what does not tell pages apart: scheme, ``www.``, fragment, end slash.

    >>> page_key("https://www.q.example/toll/#top") == page_key("http://q.example/toll")
    True
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{unquote(parts.path).rstrip('/')}{query}" if host else url


def mirror_paths(folder: Path, url: str) -> list[Path]:
    """Where a mirror of a site would hold a page; never outside of the folder."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return []
    path = unquote(parts.path).strip("/")
    steps = [step for step in path.split("/") if step]
    if any(step in (".", "..") or "\0" in step or "\\" in step for step in [host, *steps]):
        return []
    name = "/".join(steps)
    last = steps[-1] if steps else "index"
    spots = [f"{host}/{name}", name, last] if steps else [host]
    ends = ("", ".html", ".htm", "/index.html")
    found = [folder / f"{spot}{end}" for spot in spots for end in ends if spot]
    root = os.path.realpath(folder)
    return [p for p in found if os.path.realpath(p).startswith(root + os.sep)]


def _addressed(paths: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """Pages among files and folders by the address each states for itself."""
    for path in map(Path, paths):
        try:
            folder = path.is_dir()
        except (OSError, ValueError):
            continue
        for file in article_files(path, _SUFFIXES) if folder else [path]:
            if isinstance(file, Path) and file.name.lower().endswith(_SUFFIXES):
                address = _own_address(file)
                if address:
                    yield page_key(address), file


def _own_address(file: Path) -> str | None:
    """The canonical address in the head of a page."""
    try:
        with file.open("rb") as page:
            source = page.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return None
    if not _OWN.search(source):
        return None
    for token in tokens(source):
        if token.kind == "open" and token.name in ("link", "meta"):
            found = attributes(source, token)
            if found.get("rel", "").lower() == "canonical" or found.get("property") == "og:url":
                return found.get("href") or found.get("content")
        elif token.kind == "open" and token.name == "body":
            return None
    return None
