"""One pass over the feeds: what is new, changed or gone, each item kept before it is told."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.diff import Difference, diff, with_correction
from provenance.errors import FetchError, InputError
from provenance.fetch import Validators
from provenance.packed import pack, unpack
from provenance.types import Report, Skipped
from provenance.watch._get import Listing, content_hash, listing_of, page_of
from provenance.watch._state import Event, EventKind, FeedState, ItemState

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from provenance.check import Checker
    from provenance.types import Article, Finding
    from provenance.watch._feeds import Feed
    from provenance.watch._state import State

FIRST_WAIT_S = 300.0
"""Seconds a feed is left alone after its first failure; doubled by each further one."""

LONGEST_WAIT_S = 6 * 3600.0
LONGEST_ASKED_S = 24 * 3600.0
"""Longest pause that is granted to a server that asks for one."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event as a desk gets to see it.

    Attributes:
        event: What happened.
        article: As it is, or was before it went; None where another version of the program kept it.
        report: On this version, after the gate; None where an item is gone or came back.
        difference: From the version before, of a changed item; None where that is not known.
        finding: PV603, where it holds.
        fails: Whether what came with it is as severe as what its feed fails on.
    """

    event: Event
    article: Article | None = None
    report: Report | None = None
    difference: Difference | None = None
    finding: Finding | None = None
    fails: bool = False


class Pass:
    """One pass.

    Args:
        state: What was seen; the caller holds its lease.
        checker_of: The checker for a feed's items.
        clock: Seconds since 1970.

    Attributes:
        read: Feeds that were read, or that had not changed.
        waiting: Feeds left alone after a failure, with the seconds left.
        skipped: What could not be done, feed by feed.
    """

    def __init__(
        self,
        state: State,
        checker_of: Callable[[Feed], Checker],
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._state = state
        self._checker_of = checker_of
        self._clock = clock
        self.read: list[str] = []
        self.waiting: list[tuple[str, float]] = []
        self.skipped: list[Skipped] = []

    def run(self, feeds: Sequence[Feed]) -> Iterator[Told]:
        """Everything there is to tell: first what a killed run could not, then what is found.

        Args:
            feeds: The feeds, in order.
        """
        by_name = {feed.name: feed for feed in feeds}
        for event in self._state.untold():
            yield self._told(event, by_name.get(event.feed))
        for feed in feeds:
            for event in self._feed(feed):
                yield self._told(event, feed)

    # -- one feed --------------------------------------------------------------------------------

    def _feed(self, feed: Feed) -> Iterator[Event]:
        known = self._state.feed(feed.name, feed.place)
        left = known.not_before - self._clock()
        if left > 0:
            self.waiting.append((feed.name, left))
            return
        items = self._state.items(feed.name)
        checker = self._checker_of(feed)
        try:
            listing = listing_of(feed, checker.settings, known.validators)
            _refuse_a_page(feed, listing, items)
        except (InputError, OSError) as error:
            self._failed(feed, known, error)
            return
        self.read.append(feed.name)
        whole = yield from self._items(feed, listing, items, checker)
        validators = listing.validators if listing is not None else known.validators
        kept = FeedState(validators if whole else Validators())
        if kept != known:
            self._state.keep_feed(feed.name, feed.place, kept)

    def _failed(self, feed: Feed, known: FeedState, error: Exception) -> None:
        """Leave the feed alone for a while; its items and validators stay as they were."""
        wait = 0.0
        if feed.is_url:
            wait = min(FIRST_WAIT_S * 2 ** min(known.failures, 20), LONGEST_WAIT_S)
            asked = error.retry_after_s if isinstance(error, FetchError) else None
            wait = max(wait, min(asked or 0.0, LONGEST_ASKED_S))
        failed = replace(known, failures=known.failures + 1, not_before=self._clock() + wait)
        self._state.keep_feed(feed.name, feed.place, failed)
        reason = error.strerror if isinstance(error, OSError) else None
        self.skipped.append(Skipped(f"feed {feed.name}", reason or str(error), feed.place))

    def _items(
        self,
        feed: Feed,
        listing: Listing | None,
        items: dict[str, ItemState],
        checker: Checker,
    ) -> Generator[Event, None, bool]:
        """The events of a feed's items; whether all of them could be done."""
        if listing is None and not feed.fetch_pages:
            return True
        whole = True
        articles = listing.articles if listing is not None else self._listed_before(feed, items)
        for position, article in enumerate(articles.values()):
            before = items.get(article.id)
            seen = self._seen(feed, article, before, checker)
            if seen is None:
                whole = False
                continue
            article, validators = seen  # noqa: PLW2901 - with pages, the article is its page
            now = ItemState(
                id=article.id,
                hash=content_hash(article),
                version=before.version if before else 1,
                position=position,
                published=article.published,
                uri=articles[article.id].uri,
                validators=validators,
            )
            yield from self._item(feed, article, before, now, checker)
        if listing is not None:
            self.skipped += listing.skipped
            yield from self._gone(feed, listing, items)
        return whole

    def _listed_before(self, feed: Feed, items: dict[str, ItemState]) -> dict[str, Article]:
        """The items of a feed that has not changed, whose pages may have."""
        found = {}
        for item in items.values():
            packed = self._state.report_before(feed.name, item.id, item.version + 1)
            report = _unpacked(packed)
            if item.listed and report is not None:
                found[item.id] = replace(report.article, uri=item.uri)
        return found

    def _seen(
        self, feed: Feed, article: Article, before: ItemState | None, checker: Checker
    ) -> tuple[Article, Validators] | None:
        """An item as it is to be checked; None where its page could not be had."""
        is_page = (article.uri or "").startswith(("http://", "https://"))
        if not feed.fetch_pages or not is_page:
            return article, Validators()
        since = before.validators if before else Validators()
        try:
            found = page_of(article, feed, checker.settings, since)
        except InputError as error:
            self.skipped.append(Skipped(article.id, str(error), feed.place))
            return None
        if found is not None:
            return found
        # the page has not changed: what was checked last time still stands
        version = before.version if before else 0
        report = _unpacked(self._state.report_before(feed.name, article.id, version + 1))
        return (report.article, since) if report is not None else (article, Validators())

    def _item(
        self,
        feed: Feed,
        article: Article,
        before: ItemState | None,
        now: ItemState,
        checker: Checker,
    ) -> Iterator[Event]:
        if before is not None and before.hash == now.hash:
            if not before.listed and self._state.was_removed(feed.name, now.id):
                yield self._state.tell("returned", feed.name, now, at=self._clock())
            elif before != now:
                self._state.keep_item(feed.name, now)
            return
        report = pack(checker.examine(article))
        kind: EventKind = "changed" if before is not None else "new"
        now = replace(now, version=now.version + (before is not None))
        yield self._state.tell(kind, feed.name, now, at=self._clock(), report=report)

    def _gone(self, feed: Feed, listing: Listing, items: dict[str, ItemState]) -> Iterator[Event]:
        """Items that the feed has no more: taken out, or only grown too old for it."""
        if listing.broken and not Path(feed.place).is_dir():
            return  # an entry that cannot be read may be the one that is missing
        broken = {row.what for row in listing.skipped} | {row.where for row in listing.skipped}
        left = [item for name, item in items.items() if item.listed and name in listing.articles]
        for name, item in items.items():
            if not item.listed or name in listing.articles or name in broken:
                continue
            gone = replace(item, listed=False)
            if _too_old(item, left) and feed.is_url:
                self._state.keep_item(feed.name, gone)
            else:
                yield self._state.tell("removed", feed.name, gone, at=self._clock())

    # -- telling ---------------------------------------------------------------------------------

    def _told(self, event: Event, feed: Feed | None) -> Told:
        """An event with its report after the gate and its difference from the version before."""
        report = _unpacked(event.report)
        if report is None or feed is None:
            last = report or self._last(event)
            return Told(event, last.article if last is not None else None)
        article = report.article
        gate = self._checker_of(feed).gate
        if event.kind == "new":
            gated = gate.apply(report)
            return Told(event, article, gated, fails=gate.fails(gated))
        before = _unpacked(self._state.report_before(event.feed, event.item, event.version))
        if before is None:  # another version of the program kept it: there is nothing to compare
            gated = gate.apply(report)
            return Told(event, article, gated, fails=gate.fails(gated))
        gated = gate.apply(with_correction(report, diff(before, report)))
        wants = gate.policy.rules(report.article).wants
        difference = diff(_texts_own(before, wants), _texts_own(gated, wants))
        finding = next((f for f in gated.findings if f.code == "PV603"), None)
        came = {_place(c.new) for c in difference.findings if c.kind == "came" and c.new}
        fresh = tuple(f for f in gated.findings if _place(f) in came or f is finding)
        fails = gate.fails(replace(gated, findings=fresh))
        return Told(event, article, gated, difference, finding, fails)

    def _last(self, event: Event) -> Report | None:
        packed = self._state.report_before(event.feed, event.item, event.version + 1)
        return _unpacked(packed)


def _refuse_a_page(feed: Feed, listing: Listing | None, items: dict[str, ItemState]) -> None:
    """A page in place of a feed ("back soon") is no reason to call all items removed."""
    if listing is None or not any(item.listed for item in items.values()):
        return
    page = set(listing.articles) == {feed.place} and feed.place not in items
    if page:
        raise InputError(f"{feed.place}: answered with a single page where a feed was before")


def _too_old(item: ItemState, left: Sequence[ItemState]) -> bool:
    """Whether an item fell off the end of its feed: nothing older is still there."""
    if item.published and all(other.published for other in left):
        return all(item.published <= (other.published or "") for other in left)
    return all(item.position > other.position for other in left)


def _unpacked(packed: bytes | None) -> Report | None:
    """A report again; None where there is none or another version of this program packed it."""
    if packed is None:
        return None
    try:
        return unpack(packed)
    except ValueError:
        return None


def _texts_own(report: Report, wants: Callable[[str], bool]) -> Report:
    """A report with the findings that a difference compares: what the desk set up is none."""
    kept = (f for f in report.findings if wants(f.code) and f.code != "PV603")
    return replace(report, findings=tuple(f for f in kept if not f.code.startswith("PV9")))


def _place(finding: Finding) -> tuple[str, str, int, int]:
    return finding.code, finding.where, finding.start, finding.end
