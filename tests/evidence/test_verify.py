"""Verify: every kind of damage is told, by what it damages."""

from __future__ import annotations

import sqlite3

import pytest

from provenance.evidence import (
    EvidenceAttribution,
    EvidenceCredit,
    EvidenceDocument,
    open_store,
    split_passages,
)

TEXT = "The ferry sank off Port Merrow.\n\nNobody was hurt, the mayor said."
DAMAGE = {
    "UPDATE document SET text = 'Another text, long enough to hold every span of the other one'": (
        "document a: the text is not the one that was added"
    ),
    "UPDATE passage SET stop = 4000 WHERE start = 0": "passage 0-4000 is outside its text",
    "UPDATE passage SET stop = 60 WHERE start = 0": "document a: passages overlap at 33",
    'UPDATE attribution SET body = \'[null,"unresolved","direct",[[5,999]],null,null]\'': (
        "document a: attribution 0 is outside its text"
    ),
    "UPDATE attribution SET body = '[1'": "document a: an attribution or credit cannot be read",
    'UPDATE credit SET body = \'["channel","bbc.com",0,999]\'': (
        "document a: credit of bbc.com is outside its text"
    ),
    "UPDATE older SET text = 'changed'": "version 1 of document a: the text is not the one",
}
ONLY_SQLITE = {
    "INSERT INTO word (word, rowid, terms) SELECT 'delete', number, 'ferry merrow off port sank' "
    "FROM passage WHERE start=0 AND document=(SELECT number FROM document WHERE id='a')": (
        "document a: index entry of passage 0-31 differs"
    ),
    "INSERT INTO word (rowid, terms) VALUES (77, 'ferry')": "entries for 1 passages that are not",
    "DELETE FROM document WHERE id = 'a'": "table passage: 2 rows of documents that are not there",
}
ONLY_SERVER = {
    "UPDATE passage SET terms = '{zeppelin}' WHERE start = 0": (
        "document a: index entry of passage 0-31 differs"
    ),
    "UPDATE term SET passages = 9 WHERE term = 'ferry'": "1 terms with a wrong number of passages",
}


def fill(address) -> None:
    with open_store(address, create=True) as store:
        older = EvidenceDocument("a", "An older text.")
        store.add(older, split_passages(older.text))
        said = EvidenceAttribution("a", None, "unresolved", "direct", ((33, 49),))
        credit = EvidenceCredit("a", "channel", "bbc.com", 33, 65)
        document = EvidenceDocument("a", TEXT)
        store.add(document, split_passages(TEXT), [said], credits=[credit], sketch=[1, 2])
        assert list(store.verify()) == []


def found(address) -> str:
    with open_store(address) as store:
        return "\n".join(store.verify())


@pytest.mark.parametrize(("change", "told"), [*DAMAGE.items(), *ONLY_SQLITE.items()])
def test_damage_in_a_file_is_told(tmp_path, change: str, told: str) -> None:
    path = tmp_path / "e.db"
    fill(path)
    raw = sqlite3.connect(path)
    raw.execute(change)
    raw.commit()
    raw.close()
    assert told in found(path)


@pytest.mark.parametrize(("change", "told"), [*DAMAGE.items(), *ONLY_SERVER.items()])
def test_damage_on_a_server_is_told(server, change: str, told: str) -> None:
    import psycopg

    fill(server)
    with psycopg.connect(server, autocommit=True) as db:
        db.execute("SET search_path TO provenance_evidence")
        db.execute(change.encode())
    assert told in found(server)
