"""CSV: dialects, quoted line ends, encodings, broken rows."""

from __future__ import annotations

import csv

import pytest

from provenance.errors import InputError
from provenance.types import Article, Skipped


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_dialects(read_as, mark, end):
    rows = [["id", "Title", "text"], ["1", "T", f'"One, ""two"";{end}{end}|three"'], ["2", "", "x"]]
    raw = end.join(mark.join(row) for row in rows)
    one, two = read_as("a.csv", raw)
    assert (one.id, one.title, one.text) == ("1", "T", f'One, "two";{end}{end}|three')
    assert (two.id, two.title, two.text, two.feed) == ("2", None, "x", "a.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(read_as, encoding):
    raw = "text,outlet\nSmørrebrød – “no”,Quay Post\n".encode(encoding)
    (one,) = read_as("a.csv", raw)
    assert (one.text, one.outlet, one.id) == ("Smørrebrød – “no”", "Quay Post", "a.csv:2")


def test_fields_are_mapped(read_as):
    (one,) = read_as("a.csv", "n,Body Text\n7,Hi.\n", fields={"text": "Body Text", "id": "n"})
    assert (one.id, one.text) == ("7", "Hi.")


def test_broken_rows(read_as):
    raw = 'id,text\n1,One\n\n2\n3,a,b\n4,\n"5","Last\none"\n6,"open\n'
    one, short, long, empty, last, open_end = read_as("a.csv", raw)
    assert (one.text, last.text) == ("One", "Last\none")
    assert [type(row) for row in (short, long, empty)] == [Skipped] * 3
    assert [row.where for row in (short, long, empty)] == ["a.csv:4", "a.csv:5", "a.csv:6"]
    assert "quote its text" in long.reason
    assert isinstance(open_end, Article)


def test_a_huge_field(read_as):
    before = csv.field_size_limit()
    raw = "id,text\n1," + "x" * 300_000 + "\n2,short\n"
    assert [len(a.text) for a in read_as("a.csv", raw)] == [300_000, 5]
    items = read_as("a.csv", raw, max_bytes=100_000)
    assert isinstance(items[0], Skipped)
    assert "limit 0.1 MB" in items[0].reason
    assert items[-1].id == "2"
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        ("a,b\n1,2\n", "no column 'text' or 'html' .it has: a, b."),
        ("text,b\n", "no rows"),
    ],
)
def test_what_is_refused(read_as, raw, said):
    with pytest.raises(InputError, match=said):
        read_as("a.csv", raw)


def test_the_first_of_two_columns_counts(read_as):
    (one,) = read_as("a.tsv", "text\ttext\nfirst\tsecond\n")
    assert one.text == "first"
