"""Documents of one run on disk, so that memory does not grow with their texts."""

from __future__ import annotations

import json
import tempfile
from array import array
from dataclasses import asdict

from provenance.evidence import EvidenceDocument


class Spool:
    """Keeps documents in a nameless temporary file and hands them back by number."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        self._at = array("q")

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def __len__(self) -> int:
        return len(self._at)

    def add(self, document: EvidenceDocument) -> int:
        """Keep a document; its number, counted from 0."""
        self._at.append(self._file.seek(0, 2))
        self._file.write(json.dumps(asdict(document)).encode("ascii") + b"\n")
        return len(self._at) - 1

    def get(self, number: int) -> EvidenceDocument:
        """The document with a number."""
        self._file.seek(self._at[number])
        row = json.loads(self._file.readline())
        return EvidenceDocument(**{**row, "authors": tuple(row["authors"])})
