"""A small world of invented outlets, people and events to plant evidence in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.corroboration import corroborate
from provenance.evidence import EvidenceAttribution, EvidenceDocument, open_store, split_passages
from provenance.outlets import Outlet, Outlets
from provenance.types import Article, Attribution, Channel, Corroboration, Source

if TYPE_CHECKING:
    from provenance.evidence import EvidenceStore
    from provenance.types import SourceKind


def _row(domain: str, name: str, owner: str, kind: str = "newspaper") -> Outlet:
    return Outlet(domain, name, owner, owner, "US", kind)


OUTLETS = Outlets(
    (
        _row("merrowpost.example", "The Merrow Post", "Quayside Media"),
        _row("eveninglamp.example", "The Evening Lamp", "Quayside Media"),
        _row("northgazette.example", "North Gazette", "Gazette Trust"),
        _row("valleyherald.example", "Valley Herald", "Herald Group"),
        _row("tidewire.example", "Tidewire", "Tidewire Cooperative", "wire agency"),
        _row("channelsix.example", "Channel Six", "Six Broadcasting", "broadcaster"),
    )
)

QUOTE = "we pulled every single passenger out of the cold water within nine minutes"
ARTICLE = (
    "PORT MERROW — The harbor ferry Aldine sank off Port Merrow on Tuesday, and its operator "
    "Sable Line now faces an inquiry.\n\n"
    f"“{QUOTE[0].upper()}{QUOTE[1:]},” Mayor Ines Calloway said at the town hall.\n\n"
    "The coast guard said that 14 people were injured when the Aldine struck the old "
    "breakwater.\n\n"
    "A person close to the owners said the company had ignored three warnings about its radar."
)
DAY = "2021-05-04"


def article(text: str = ARTICLE, *, outlet: str | None = "merrowpost.example") -> Article:
    return Article(
        id="own",
        text=text,
        uri="https://merrowpost.example/ferry",
        title="Ferry Aldine sinks off Port Merrow",
        outlet=outlet,
        published=DAY,
    )


def statement(
    content: str,
    name: str | None,
    *,
    kind: SourceKind = "person_named",
    text: str = ARTICLE,
    channel: str | None = None,
) -> tuple[Attribution, Source]:
    """The attribution of a stretch of the article, which must stand in it once."""
    assert text.count(content) == 1
    start = text.index(content)
    attribution = Attribution(
        id="a1",
        source_id="s1",
        source=((0, 1),),
        cue=(),
        content=((start, start + len(content)),),
        style="direct" if content.startswith("“") else "indirect",
        channel=Channel(channel, (0, 1)) if channel else None,
    )
    return attribution, Source("s1", name, kind, ((0, 1),), anonymous=kind == "anonymous")


MAYOR = statement(f"“{QUOTE[0].upper()}{QUOTE[1:]},”", "Ines Calloway")
GUARD = statement(
    "14 people were injured when the Aldine struck the old breakwater",
    "coast guard",
    kind="official_org",
)
INSIDER = statement(
    "the company had ignored three warnings about its radar", "person", kind="anonymous"
)


def document(key: str, text: str, outlet: str | None, **more) -> EvidenceDocument:
    more.setdefault("published", DAY)
    return EvidenceDocument(id=key, text=text, outlet=outlet, **more)


def ask(
    found: tuple[Attribution, Source],
    *documents: EvidenceDocument,
    own: Article | None = None,
    store: EvidenceStore | None = None,
    said: tuple[EvidenceAttribution, ...] = (),
    outlets: Outlets = OUTLETS,
) -> Corroboration:
    """The verdict on one statement against some documents."""
    with store or open_store(":memory:", create=True) as opened:
        for one in documents:
            own_said = [a for a in said if a.document_id == one.id]
            opened.add(one, split_passages(one.text), own_said)
        attribution, source = found
        return corroborate(
            own or article(),
            attributions=[attribution],
            sources=[source],
            store=opened,
            outlets=outlets,
        )[0]
