"""One story of our own under several mastheads, and what only looks like it."""

from __future__ import annotations

import numpy as np
import pytest

from provenance.corroboration.copies import CopyModel
from provenance.evidence import EvidenceDocument
from tests.corroboration.planted import OUTLETS

WIRE = """\
PORT MERROW (Tidewire) - The harbor ferry Aldine struck a sunken barge on Tuesday and went down \
within half an hour, and divers were still searching the forward car deck when the tide turned.

Ninety passengers and eleven crew had boarded at the northern pier shortly before noon. All but \
four were picked up by fishing boats that had been mending nets along the old breakwater.

“We heard the plates tear and then the lights went out,” said deckhand Tomas Reuel.

The barge appears on no chart of the harbor. Sable Line, which runs the ferry, bought it from a \
yard in the north nine years ago and had its hull inspected last autumn, according to papers \
filed with the port.

An inquiry opens next week under a retired judge, and the line has been told to keep its two \
other boats tied up until then.
"""
OTHER = """\
A ferry has sunk off Port Merrow with about a hundred people on board, most of whom were rescued.

The Aldine hit something under the water near the breakwater around midday, the coast guard said. \
Four people are missing.

“We heard the plates tear and then the lights went out,” Tomas Reuel, who works on deck, told \
reporters on the quay.

Why the vessel foundered so fast is unclear. Its owner, Sable Line, declined to answer questions \
about maintenance, and a lawyer for the company asked for patience while families are informed.

Fishermen who watched from the shore said they had launched every skiff they could find.
"""
HEADED = "Port Merrow woke to a second day of searching on Wednesday.\n\n"


def document(key: str, text: str, outlet: str | None, **more) -> EvidenceDocument:
    more.setdefault("published", "2021-05-04")
    return EvidenceDocument(id=key, text=text, outlet=outlet, **more)


@pytest.fixture
def outlets():
    return OUTLETS


@pytest.fixture(scope="session")
def model() -> CopyModel:
    return CopyModel.load()


@pytest.fixture
def story() -> list[EvidenceDocument]:
    paragraphs = WIRE.split("\n\n")
    return [
        document("wire", WIRE, "tidewire.example", published="2021-05-04T11:00:00+00:00"),
        document(
            "post",
            HEADED + "\n\n".join(paragraphs[:4]),
            "merrowpost.example",
            published="2021-05-04T15:00:00+00:00",
        ),
        document(
            "lamp", WIRE, "eveninglamp.example", published="2021-05-05", authors=("Tidewire",)
        ),
        document("gazette", OTHER, "northgazette.example"),
    ]


@pytest.fixture
def no_stock() -> np.ndarray:
    return np.zeros(0, np.uint32)
