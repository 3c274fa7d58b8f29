"""Passes over a real server: what is new, changed, gone; what fails and loses nothing."""

from __future__ import annotations

import gzip
import time

import pytest

from provenance.settings import Settings
from tests.watch.conftest import answer, rss, story

pytestmark = [pytest.mark.network, pytest.mark.enable_socket]

ITEMS = [story(i) for i in range(1, 4)]
NEW = [("new", f"item-{i}") for i in range(1, 4)]


def test_new_items_are_checked_once(paper):
    assert paper.kinds() == NEW
    assert paper.kinds() == []
    assert paper.walk.read == ["post"]


def test_a_changed_item_is_told_as_a_difference(paper, site):
    paper.run()
    site.pages["/feed"] = rss([story(1, sum="eleven", title="Ferry number 1 dearer"), *ITEMS[1:]])
    (told,) = paper.run()
    assert (told.event.kind, told.event.version) == ("changed", 2)
    assert told.difference.headline.new.text == "Ferry number 1 dearer"
    assert [f.new.text for f in told.difference.figures] == ["eleven million"]
    assert told.finding.code == "PV603"
    assert told.finding in told.report.findings
    assert paper.kinds() == []


def test_a_change_with_a_note_has_no_pv603(paper, site):
    paper.run()
    changed = story(1, sum="eleven")
    changed["body"] += "<p>Correction: An earlier version of this article gave the wrong sum.</p>"
    site.pages["/feed"] = rss([changed, *ITEMS[1:]])
    (told,) = paper.run()
    assert told.difference.noted
    assert told.finding is None


def test_the_policy_decides_over_pv603(paper, site):
    paper.run()
    paper.with_settings(ignore=("PV603",), fail_on="info")
    site.pages["/feed"] = rss([story(1, sum="eleven"), *ITEMS[1:]])
    (told,) = paper.run()
    assert (told.finding, told.fails) == (None, False)
    paper.with_settings(ignore=(), fail_on="info")
    site.pages["/feed"] = rss([story(1, sum="twelve"), *ITEMS[1:]])
    (told,) = paper.run()
    assert told.finding is not None
    assert told.fails


def test_taken_out_is_told_and_too_old_is_not(paper, site):
    paper.run()
    site.pages["/feed"] = rss([story(0), ITEMS[0], ITEMS[1]])  # item 3 was the oldest
    assert paper.kinds() == [("new", "item-0")]
    site.pages["/feed"] = rss([story(0), ITEMS[1]])
    (told,) = paper.run()
    assert (told.event.kind, told.article.title) == ("removed", "Ferry number 1 approved")
    site.pages["/feed"] = rss([story(0), ITEMS[0], ITEMS[1]])
    assert paper.kinds() == [("returned", "item-1")]


def test_not_modified(paper, site):
    def page(handler):
        if handler.headers.get("If-None-Match") == '"one"':
            handler.send_response(304)
            handler.end_headers()
        else:
            answer(handler, rss(ITEMS), ETag='"one"', Last_Modified="Thu, 28 May 2026 10:00:00 GMT")

    site.pages["/feed"] = page
    assert paper.kinds() == NEW
    assert paper.kinds() == []
    asked = site.seen[1][1]
    assert asked["If-None-Match"] == '"one"'
    assert asked["If-Modified-Since"] == "Thu, 28 May 2026 10:00:00 GMT"
    assert paper.walk.read == ["post"]


def truncated(handler):
    answer(handler, rss(ITEMS)[:900], Content_Length="100000")


def short(handler):
    answer(handler, rss(ITEMS), Content_Length="200")


def slow(handler):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(40):
        try:
            handler.wfile.write(b"<")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.1)


def looping(handler):
    answer(handler, status=302, Location="/feed")


def bomb(handler):
    body = gzip.compress(b"<rss>" + b" " * 30_000_000)
    answer(handler, body, Content_Encoding="gzip")


def half_gzip(handler):
    answer(handler, gzip.compress(rss(ITEMS))[:-20], Content_Encoding="gzip")


def server_error(handler):
    answer(handler, b"no", status=500, kind="text/html")


def back_soon(handler):
    page = b"<!doctype html><html><body><h1>Back soon</h1><p>We are at work.</p></body></html>"
    answer(handler, page, kind="text/html")


def empty(handler):
    answer(handler, b"<rss version='2.0'><channel><title>x</title></channel></rss>")


def not_there(handler):
    handler.send_error(404)


BROKEN = [truncated, short, slow, looping, bomb, half_gzip, server_error, back_soon, empty]
REASONS = {
    truncated: "cut off",
    slow: "too long",
    looping: "redirects",
    bomb: "larger than",
    half_gzip: "cut off",
    server_error: "answered 500",
    back_soon: "single page",
    empty: "without entries",
}


@pytest.mark.parametrize("page", BROKEN, ids=lambda page: page.__name__)
def test_what_is_broken_loses_nothing(paper, site, page):
    paper.run()
    site.pages["/feed"] = page
    assert paper.kinds() == []
    (row,) = paper.walk.skipped
    assert row.what == "feed post"
    assert REASONS.get(page, "") in row.reason
    site.pages["/feed"] = rss([story(0), *ITEMS])
    asked = len(site.seen)
    assert paper.kinds() == []  # left alone for five minutes
    assert len(site.seen) == asked
    assert [name for name, _ in paper.walk.waiting] == ["post"]
    paper.now += 600
    assert paper.kinds() == [("new", "item-0")]


def test_failures_wait_longer_and_longer(paper, site):
    site.pages["/feed"] = server_error
    waits = []
    for _ in range(9):
        paper.run()
        paper.run()
        ((_, left),) = paper.walk.waiting
        waits.append(round(left) + 60)
        paper.now += 86_400
    assert waits[:4] == [300, 600, 1200, 2400]
    assert waits[-1] == 6 * 3600


def test_retry_after_is_granted_within_reason(paper, site):
    for value, least in (("3600", 3600), ("999999999", 24 * 3600), ("soon", 0)):
        site.pages["/feed"] = lambda handler, v=value: answer(handler, status=503, Retry_After=v)
        paper.run()
        paper.run()
        ((_, left),) = paper.walk.waiting
        assert left + 60 >= least - 1
        assert left <= 24 * 3600
        paper.now += 86_400


def test_one_broken_feed_keeps_no_other_from_being_read(paper, site):
    paper.feeds(
        f"[[feed]]\nname = 'a'\nurl = '{site.url}/none'\n"
        f"[[feed]]\nname = 'b'\nurl = '{site.url}/feed'\n"
    )
    assert paper.kinds() == NEW
    assert [row.what for row in paper.walk.skipped] == ["feed a"]


def test_private_addresses_need_leave(paper):
    paper.settings = Settings()
    assert paper.kinds() == []
    assert "--allow-private" in paper.walk.skipped[0].reason


def test_doubled_ids_are_told(paper, site):
    site.pages["/feed"] = rss([ITEMS[0], story(1, sum="eleven")])
    assert paper.kinds() == NEW[:1]
    assert "twice" in paper.walk.skipped[0].reason
    assert paper.kinds() == []


def test_a_feed_policy_is_an_override(paper, site):
    head = f"[[feed]]\nname = 'post'\nurl = '{site.url}/feed'\n"
    paper.feeds(head + "genre = 'opinion'\noutlet = 'The Sill'\nignore = ['PV6']\n")
    told = paper.run()
    assert {one.report.genre for one in told} == {"opinion"}
    assert {one.report.article.outlet for one in told} == {"The Sill"}
    assert not [f for one in told for f in one.report.findings if f.code.startswith("PV6")]


def test_a_feed_changes_under_the_eyes(paper, site):
    """Content that changes on every request: each version is told once, in order."""
    sums = iter(["ten", "twelve", "thirteen"])
    paper.run()
    site.pages["/feed"] = lambda handler: answer(
        handler, rss([story(1, sum=next(sums)), *ITEMS[1:]])
    )
    versions = [one.event.version for _ in range(3) for one in paper.run()]
    assert versions == [2, 3, 4]


# -- pages ------------------------------------------------------------------------------------


def page_bytes(item):
    return (
        f"<!doctype html><html><head><title>{item['title']}</title></head><body><article>"
        f"<h1>{item['title']}</h1>{item['body']}</article></body></html>"
    ).encode()


@pytest.fixture
def pages(desk, site):
    """A feed with teasers, whose items have pages that know 304."""

    def put(item, tag="1"):
        def page(handler):
            if handler.headers.get("If-None-Match") == f'"{tag}"':
                handler.send_response(304)
                handler.end_headers()
            else:
                answer(handler, page_bytes(item), kind="text/html", ETag=f'"{tag}"')

        site.pages[f"/{item['id']}"] = page

    items = [story(i) | {"summary": "A ferry."} for i in (1, 2)]
    for item in items:
        put(item)
    desk.feeds(f"[[feed]]\nname = 'post'\nurl = '{site.url}/feed'\nfetch-pages = true\n")
    site.pages["/feed"] = rss(items, link=site.url)
    desk.put = put
    return desk


def test_pages_are_fetched_where_the_feed_says_so(pages, site):
    told = pages.run()
    assert [one.event.item for one in told] == ["item-1", "item-2"]
    assert "nine million crowns" in told[0].report.article.text
    assert pages.kinds() == []
    assert [path for path, _ in site.seen].count("/item-1") == 2
    pages.put(story(1, sum="eleven"), tag="2")
    (told,) = pages.run()
    assert [f.new.text for f in told.difference.figures] == ["eleven million"]


def test_a_page_that_fails_is_tried_again(pages, site):
    good = site.pages["/item-2"]
    site.pages["/item-2"] = server_error
    assert pages.kinds() == [("new", "item-1")]
    assert [row.what for row in pages.walk.skipped] == ["item-2"]
    site.pages["/item-2"] = good
    assert pages.kinds() == [("new", "item-2")]


def test_summaries_are_checked_as_they_stand_by_default(desk, site):
    desk.feeds(f"[[feed]]\nname = 'post'\nurl = '{site.url}/feed'\n")
    site.pages["/feed"] = rss([story(1) | {"summary": "A ferry was bought."}], link=site.url)
    (told,) = desk.run()
    assert told.report.article.text == "A ferry was bought."
    assert [path for path, _ in site.seen] == ["/feed"]
