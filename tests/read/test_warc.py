"""WARC: pages of an archive, damaged archives, bombs."""

from __future__ import annotations

import gzip

import pytest

from provenance.errors import InputError
from provenance.types import Article, Skipped

TEXT = (
    "The ferry to Ostervik stood still on Monday, said the harbor office in a long statement. " * 6
)


@pytest.fixture(scope="module")
def items(forms):
    return [
        forms.Item(f"i{n}", f"https://q.example/{n}", f"T{n}", "Quay Post", "2026-11-03", (), TEXT)
        for n in range(4)
    ]


@pytest.mark.parametrize("gz", [True, False])
def test_only_pages_are_read(forms, items, read_as, gz):
    raw = forms.warc(items, gz=gz)
    for name in ("a.warc.gz", "-"):
        assert [a.id for a in read_as(name, raw)] == [item.url for item in items]
    # the whole archive compressed as one piece
    assert len(read_as("a.warc.gz", gzip.compress(forms.warc(items, gz=False)))) == len(items)


@pytest.mark.parametrize("gz", [True, False])
def test_a_cut_archive_gives_what_it_has(forms, items, read_as, gz):
    raw = forms.warc(items, gz=gz)
    got = read_as("a.warc.gz", raw[: len(raw) - 150])
    assert [a.id for a in got if isinstance(a, Article)] == [item.url for item in items[:3]]
    rows = [row for row in got if isinstance(row, Skipped)]
    assert rows[0].where == items[3].url
    assert all(row.reason.endswith("again") for row in rows)


def test_damage_in_the_middle(forms, items, read_as):
    raw = bytearray(forms.warc(items))
    raw[-400:-200] = b"\xff" * 200
    got = read_as("a.warc.gz", bytes(raw))
    assert got[0].id == items[0].url
    assert type(got[-1]) is Skipped


@pytest.mark.parametrize(
    "raw",
    [b"", b"WARC/1.0", b"WARC/1.0\r\n\r\n", b"\x1f\x8bWARC", gzip.compress(b"no archive", mtime=0)],
)
def test_nothing_to_read(read_as, raw):
    with pytest.raises(InputError):
        read_as("a.warc", raw)


def test_a_large_page_is_a_row(forms, items, read_as):
    got = read_as("a.warc.gz", forms.warc(items), max_bytes=500)
    assert [type(row) for row in got] == [Skipped] * 4
    assert "larger than" in got[0].reason
