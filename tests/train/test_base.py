"""The frame: data in, digests, versions, registries."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.evaluate._base import EVALUATIONS
from provenance.train._base import TRAINERS, file_sha256, library_versions, read_jsonl_gz


def test_rows_are_read(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl.gz"
    file.write_bytes(gzip.compress('{"a": "é"}\n\n{"a": 2}\n'.encode()))
    assert list(read_jsonl_gz(file)) == [{"a": "é"}, {"a": 2}]
    assert file_sha256(file) == hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    "raw", [b"not gzip", gzip.compress(b"{broken", mtime=0), gzip.compress(b"{}", mtime=0)[:-6]]
)
def test_damaged_data_is_named(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "rows.jsonl.gz"
    file.write_bytes(raw)
    with pytest.raises(InputError, match=r"rows\.jsonl\.gz.*--data"):
        list(read_jsonl_gz(file))


def test_missing_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--data"):
        list(read_jsonl_gz(tmp_path / "none.jsonl.gz"))
    with pytest.raises(InputError, match="none"):
        file_sha256(tmp_path / "none.jsonl.gz")


def test_every_trainer_and_evaluation_carries_its_file_name() -> None:
    assert "furniture" in TRAINERS.names()
    assert TRAINERS.get("furniture").name == EVALUATIONS.get("furniture").name == "furniture"


def test_versions() -> None:
    assert set(library_versions("numpy")) == {"python", "numpy"}
