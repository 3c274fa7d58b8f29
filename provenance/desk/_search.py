"""Looking something up in the desk's evidence collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from provenance.desk._pages import page
from provenance.evidence import default_collection, open_store, terms

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from provenance.desk._desk import Desk
    from provenance.evidence import EvidenceDocument, StoredPassage

_MOST = 40


def routes(desk: Desk) -> list[Route]:
    """Addresses of this part.

    Args:
        desk: The desk.
    """

    def search(request: Request) -> Response:
        words = request.query_params.get("q", "")[:400].strip()
        found = _found(desk, words) if words and desk.settings.evidence else []
        has = desk.settings.evidence is not None
        return page(request, desk, "search.html", words=words, found=found, has=has)

    return [Route("/evidence", search, methods=["GET"])]


def _found(desk: Desk, words: str) -> list[tuple[StoredPassage, EvidenceDocument | None]]:
    named = desk.settings.evidence or ""
    place = str(default_collection()) if named == "default" else named
    with open_store(place, create=False) as store:
        passages = store.search(terms(words), limit=_MOST)
        return [(passage, store.get(passage.document_id)) for passage in passages]
