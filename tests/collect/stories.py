"""Many small articles of our own, each different."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from provenance.types import Article

PLACES = ("Port Merrow", "Varnholt", "Sill", "Eastquay", "Harlow Bay")
PEOPLE = ("Ines Calloway", "Tomas Reuel", "Ada Brenner", "Ilse Brandt", "Joel Marsh")
THINGS = ("ferry", "bridge", "school", "hospital", "tramway")


def story(i: int) -> Article:
    """The i-th article."""
    place, who, what = PLACES[i % 5], PEOPLE[i // 5 % 5], THINGS[i // 25 % 5]
    text = (
        f"{place.upper()} — The council of {place} voted {i + 3} to {i % 7} on Monday to pay for "
        f"a new {what}, which is to open in year {2000 + i} after a debate of several hours.\n\n"
        f"“We have waited {i + 1} years for this {what},” Mayor {who} told reporters after the "
        f"vote. “Now we will build it.”\n\n"
        f"The {what} will cost {1000 + 37 * i:,} crowns, according to report number {i} by the "
        f"planning office. {who} said that nobody had been asked about plan {i * i}."
    )
    return Article(
        id=f"story-{i:04}",
        text=text,
        uri=f"https://paper{i % 9}.example/{i}",
        outlet=f"Paper {i % 9}",
        published=f"2021-{i % 12 + 1:02}-{i % 28 + 1:02}",
        title=f"{place} to get a {what}",
        authors=(who,),
    )


def stories(count: int) -> Iterator[Article]:
    """The first so many articles."""
    return map(story, range(count))


def write(path: Path, count: int) -> Path:
    """The articles as JSON Lines."""
    rows = (
        {
            "id": a.id,
            "url": a.uri,
            "outlet": a.outlet,
            "title": a.title,
            "date": a.published,
            "authors": a.authors,
            "text": a.text,
        }
        for a in stories(count)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path
