"""The file of feeds: what it may say, and how it says what is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from provenance.errors import UsageError
from provenance.settings import Settings
from provenance.watch import load_feeds


def write(tmp_path, text):
    path = tmp_path / "feeds.toml"
    path.write_text(text, "utf-8")
    return path


def test_everything_a_feed_may_say(tmp_path):
    feeds = load_feeds(
        write(
            tmp_path,
            """
            state = "seen.db"
            [[feed]]
            name = "post"
            url = "https://post.example/rss?all=[1]"
            outlet = "The Post"
            evidence = "archive.db"
            fetch-pages = true
            genre = "opinion"
            fail-on = "warning"
            severity = { PV4 = "error" }
            threshold = [{ name = "loaded", when = "count(PV2) > 3" }]
            [[feed]]
            name = "drafts"
            path = "drafts"
            """,
        )
    )
    post, drafts = feeds.feeds
    assert (post.outlet, post.fetch_pages, post.is_url) == ("The Post", True, True)
    assert post.evidence == str(tmp_path / "archive.db")
    assert post.policy.feed == (post.place,)
    assert post.policy.threshold[0].name == "loaded"
    assert (drafts.place, drafts.policy) == ((tmp_path / "drafts").as_posix(), None)
    assert feeds.state == tmp_path / "seen.db"
    settings = feeds.applied(Settings())
    assert (settings.override, settings.mutual) == ((post.policy,), False)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "names no feed"),
        ("feed = 3", "names no feed"),
        ("feeds = []", "unknown key 'feeds'; did you mean 'feed'?"),
        ("[[feed]]\nname = 'a'\nurll = 'https://a.example'", "did you mean 'url'?"),
        ("[[feed]]\nname = 'a'", "give a name, and a url or a path"),
        ("[[feed]]\nurl = 'https://a.example'", "give a name, and a url or a path"),
        ("[[feed]]\nname = 'a'\npath = 'x'\nurl = 'https://a.example'", "a url or a path"),
        ("[[feed]]\nname = 'a'\nurl = 'ftp://a.example'", "must begin with http"),
        ("[[feed]]\nname = 'a'\npath = 'x'\nfetch-pages = 1", "true or false"),
        ("[[feed]]\nname = 'a'\npath = 'x'\ngenre = 'satire'", "genre"),
        ("[[feed]]\nname = 3\npath = 'x'", "name must be a line of text"),
        ("[[feed]]\nname = 'a'\npath = 'x'\n[[feed]]\nname = 'a'\npath = 'y'", "named 'a'"),
        ("state = 3\n[[feed]]\nname = 'a'\npath = 'x'", "state must be a path"),
        ("[[feed", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, text, told):
    with pytest.raises(UsageError) as error:
        load_feeds(write(tmp_path, text))
    assert told in str(error.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UsageError, match="name a file with"):
        load_feeds(tmp_path / "none.toml")


def test_the_example_of_the_readme_is_a_file_of_feeds(tmp_path):
    text = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(\[\[feed\]\].*?)```", text, re.DOTALL)
    feeds = load_feeds(write(tmp_path, example)).feeds
    assert [feed.name for feed in feeds] == ["post", "opinion"]
    assert feeds[1].policy.genre == "opinion"
