"""Connect to the server of the PostgreSQL store, lay out its tables, and say what is wrong.

Text is kept as bytes (UTF-8, lone surrogates included), since PostgreSQL's own text knows neither
NUL nor lone surrogates; a byte-wise order of these is the order of code points, as in Python.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.errors import EvidenceError, UsageError

if TYPE_CHECKING:
    import psycopg

SCHEMA_VERSION = 1
SCHEMA = "provenance_evidence"
"""Everything lies in this schema of the database named by the address: one collection each."""

_COLUMNS = """
    id bytea NOT NULL,
    url bytea, outlet bytea, owner bytea, title bytea, published bytea,
    authors bytea NOT NULL,
    sha256 bytea NOT NULL,
    text bytea NOT NULL
"""
_TABLES = f"""
CREATE SCHEMA {SCHEMA};
SET search_path TO {SCHEMA};
CREATE TABLE state (
    version integer NOT NULL,
    added bigint NOT NULL,
    passages bigint NOT NULL,
    terms bigint NOT NULL
);
INSERT INTO state VALUES ({SCHEMA_VERSION}, 0, 0, 0);
CREATE TABLE document (number bigint PRIMARY KEY, day text COLLATE "C", {_COLUMNS}, UNIQUE (id));
CREATE INDEX document_url ON document USING hash (url);
CREATE TABLE older (number bigint PRIMARY KEY, {_COLUMNS});
CREATE INDEX older_id ON older (id);
CREATE TABLE passage (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document bigint NOT NULL REFERENCES document ON DELETE CASCADE,
    start integer NOT NULL,
    stop integer NOT NULL,
    day text COLLATE "C",
    terms text[] COLLATE "C" NOT NULL
);
CREATE INDEX passage_document ON passage (document);
CREATE INDEX passage_terms ON passage USING gin (terms);
CREATE TABLE term (term text COLLATE "C" PRIMARY KEY, passages bigint NOT NULL);
CREATE TABLE attribution (
    document bigint NOT NULL REFERENCES document ON DELETE CASCADE,
    place integer NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (document, place)
);
CREATE TABLE credit (
    document bigint NOT NULL REFERENCES document ON DELETE CASCADE,
    place integer NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (document, place)
);
CREATE TABLE sketch (
    entry bigint NOT NULL,
    document bigint NOT NULL REFERENCES document ON DELETE CASCADE,
    PRIMARY KEY (entry, document)
);
CREATE INDEX sketch_document ON sketch (document);
"""  # noqa: S608 - made of constants of this file


def connect(address: str, *, create: bool, wait_s: float) -> psycopg.Connection[tuple[object, ...]]:
    """Open a collection on a server, lay it out if asked, and check that it is one.

    Args:
        address: ``postgresql://...``, as libpq reads it.
        create: Lay it out where it is missing.
        wait_s: Seconds to wait for the server, and for another process that is writing.

    Raises:
        EvidenceError: If the server cannot be reached, or holds no collection of this version.
        UsageError: If the driver is not installed.
    """
    try:
        import psycopg
    except ImportError as error:
        raise UsageError(
            "an evidence store on PostgreSQL needs the driver: pip install "
            "'provenance-checker[postgres]'"
        ) from error
    db = None
    try:
        db = psycopg.connect(address, autocommit=True, connect_timeout=max(2, int(wait_s)))
        db.execute(f"SET lock_timeout TO {int(wait_s * 1000)}")
        db.execute("SET client_min_messages TO error")
        _prepare(db, address, create=create)
    except psycopg.Error as error:
        if db is not None:
            db.close()
        raise trouble(address, error) from error
    except EvidenceError:
        if db is not None:
            db.close()
        raise
    return db


def _prepare(db: psycopg.Connection[tuple[object, ...]], address: str, *, create: bool) -> None:
    with db.transaction():
        # Two processes that make one collection at the same time take turns.
        db.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (SCHEMA,))
        there = db.execute("SELECT 1 FROM pg_namespace WHERE nspname=%s", (SCHEMA,)).fetchone()
        if there is None and create:
            db.execute(_TABLES)
    if there is None and not create:
        raise EvidenceError(
            f"evidence store {shown(address)}: the database holds no collection; make one with "
            "'provenance evidence add'"
        )
    db.execute(f"SET search_path TO {SCHEMA}")
    row = db.execute("SELECT version FROM state").fetchone()
    version = row[0] if row else None
    if version != SCHEMA_VERSION:
        raise EvidenceError(
            f"evidence store {shown(address)}: made with layout {version}, this version reads "
            f"{SCHEMA_VERSION}; add the documents again to another database with 'provenance "
            "evidence add'"
        )


def trouble(address: str, error: Exception) -> EvidenceError:
    """What an error of the server means for the user, with the next step."""
    text = " ".join(str(error).split())
    state = getattr(error, "sqlstate", None)
    if state == "55P03":
        step = "another process is writing to it; try again when that has ended"
    elif "closed" in text and state is None:
        step = "it has been closed already, or the server has gone away; open it again"
    elif state is None:
        step = f"the server cannot be reached ({text}); check the address, and that it runs"
    elif state == "42501":
        step = f"{text}; ask for the right to create and write the schema {SCHEMA}"
    else:
        step = f"{text}; see the server's log"
    return EvidenceError(f"evidence store {shown(address)}: {step}")


def shown(address: str) -> str:
    """An address without its password.

    >>> shown("postgresql://ann:secret@db.example/news?password=secret")
    'postgresql://ann:***@db.example/news?password=***'
    """
    hidden = re.sub(r"(://[^/@:]*:)[^/@]*@", r"\1***@", address)
    return re.sub(r"(password=)[^&\s]*", r"\1***", hidden)
