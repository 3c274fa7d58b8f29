"""Mutants of feeds and pages into every reader: no traceback, no hang, bounded memory.

    python tests/benchmarks/fuzz_readers.py [--mutants 20000] [--seed 1] [--jobs 2]

Every mutant is made from a sample in one of the formats by one to four changes (bits flipped,
parts cut, repeated, moved in from another sample, tags doubled, encodings swapped, nested deep) and
is read through `read_stream` in a worker process with limits on time and memory.  Prints how the
mutants ended, the slowest of them, the peak memory, and every traceback.
"""

from __future__ import annotations

import argparse
import faulthandler
import gzip
import io
import json
import multiprocessing
import random
import resource
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "read"))

from forms import Item, forms, nitf  # noqa: E402
from lxml import etree  # noqa: E402

SECONDS = 10
"""Processor time of one mutant."""
MEMORY = 2 << 30
LIMIT = 2_000_000
MOST_ITEMS = 20_000
WORDS = (
    "The ferry to Ostervik stood still on Monday, the harbor office said – “a scandal”, by 4.5 %.",
    "Ada Lund, a baker & mother of two, told the Quay Post that nobody had called in <weeks>.",
    "Critics claimed the line would close; 🌧 the council declined to comment on the report.",
)


def samples() -> list[tuple[str, bytes]]:
    """A small document in every format, by file name."""
    items = [
        Item(
            f"tag:q.example,2026:{n}",
            f"https://q.example/{n}",
            f"Toll & talk {n}",
            "Quay Post",
            "2026-11-03T10:00:00+00:00",
            ("Ada Berg",),
            "\n\n".join(WORDS[(n + k) % 3] for k in range(4)),
        )
        for n in range(4)
    ]
    plain = "\n\n".join(WORDS)
    record = {"text": plain, "title": "T", "published": "2026-11-03"}
    sitemap = "".join(f"<url><loc>https://q.example/{n}</loc></url>" for n in range(5))
    made = forms(items)
    made |= {
        "page.html": items[0].page.encode(),
        "page.xml": b'<?xml version="1.0"?>' + items[1].page.encode(),
        "nitf.xml": etree.tostring(nitf(items[1]), encoding="utf-8"),
        "sitemap.xml": f'<urlset xmlns="http://www.sitemaps.org/x">{sitemap}</urlset>'.encode(),
        "one.json": json.dumps(record, indent=1).encode(),
        "array.json": json.dumps([record] * 3).encode(),
        "text.md": f"---\ntitle: T\n---\n# Toll\n\n{plain}\n\n- a\n- [b](c)\n".encode(),
        "text.txt": plain.encode(),
        "archive.warc": gzip.decompress(made["archive.warc.gz"]),
        "lines.jsonl.gz": gzip.compress(made["lines.jsonl"], mtime=0),
        "feed.xml.gz": gzip.compress(made["rss.xml"], mtime=0),
    }
    return sorted(made.items())


def mutant(number: int, seed: int, pool: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """Mutant number n: always the same bytes for the same seed."""
    chance = random.Random(f"{seed}/{number}")
    name, raw = chance.choice(pool)
    packed = raw.startswith(b"\x1f\x8b") and chance.random() < 0.7
    if packed:  # else the compressed bytes themselves are changed
        raw = gzip.decompress(raw)
    for _ in range(chance.randint(1, 4)):
        raw = chance.choice(CHANGES)(raw, chance, pool)[:LIMIT]
    raw = gzip.compress(raw, mtime=0) if packed else raw
    return ("-" if chance.random() < 0.15 else name), raw


def flips(raw, chance, pool):
    out = bytearray(raw)
    for _ in range(chance.randint(1, 20)):
        if out:
            out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def cut(raw, chance, pool):
    at = chance.randint(0, len(raw))
    return raw[:at] if chance.random() < 0.7 else raw[at:]


def hole(raw, chance, pool):
    start = chance.randint(0, len(raw))
    return raw[:start] + raw[start + chance.randint(1, 200) :]


def splice(raw, chance, pool):
    other = chance.choice(pool)[1]
    start = chance.randint(0, len(other))
    at = chance.randint(0, len(raw))
    return raw[:at] + other[start : start + chance.randint(1, 2000)] + raw[at:]


def doubled(raw, chance, pool):
    """A tag, key or line stands many times."""
    marks = [i for i, b in enumerate(raw) if b in b'<"{\n']
    if not marks:
        return raw * 2
    start = chance.choice(marks)
    part = raw[start : start + chance.randint(2, 60)]
    return raw[:start] + part * chance.choice((2, 10, 500)) + raw[start:]


def recoded(raw, chance, pool):
    names = ("utf-16", "utf-16-be", "utf-32", "cp1252", "iso8859-5", "shift_jis", "utf-7")
    text = raw.decode("utf-8", "replace")
    if chance.random() < 0.5:
        return text.encode(chance.choice(names), "replace")
    declared = chance.choice((b"utf-16", b"utf-7", b"x-bogus", b"iso-8859-5"))
    return raw.replace(b"utf-8", declared).replace(b"UTF-8", declared)


def nested(raw, chance, pool):
    """Many opening marks in the middle, closed or not."""
    opening, closing = chance.choice(
        (
            *((b"<p>", b"</p>"), (b"<div><span>", b"</span></div>"), (b"[", b"]")),
            *((b'{"a":', b"}"), (b"<x:y xmlns:x='z'>", b"</x:y>"), (b"<!--", b"-->")),
            *(
                (b"<![CDATA[", b"]]>"),
                (b"&amp;", b""),
                (b"> ", b""),
                (b'"', b'"'),
                (b"**_", b"_**"),
            ),
            *(
                (b"<table><tr><td>", b""),
                (b"<svg><title>", b""),
                (b"<a href='", b"'>"),
                (b"(", b")"),
            ),
        )
    )
    times = chance.choice((10, 300, 5_000, 40_000))
    at = chance.randint(0, len(raw))
    end = closing * times if chance.random() < 0.5 else b""
    return raw[:at] + opening * times + b"x" + end + raw[at:]


def declared(raw, chance, pool):
    """Entities that expand, or lead elsewhere."""
    lines = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    entity = chance.choice(
        ('<!ENTITY a13 SYSTEM "file:///etc/passwd">', f'<!ENTITY a0 "lol">{lines}', "<!ENTITY % x")
    )
    start = raw.find(b"?>") + 2 if raw.startswith(b"<?xml") else 0
    raw = raw[:start] + f"<!DOCTYPE x [{entity}]>".encode() + raw[start:]
    at = raw.find(b"Ostervik")
    return raw[:at] + b"&a12;&a13;&nbsp;&bogus;" + raw[at:]


def odd(raw, chance, pool):
    marks = (b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\x1f\x8b", b"\r", b"]]>")
    mark = chance.choice((*marks, b"&#xD800;", b"&#0;", b"\\ud800", b"\xe2\x80\xae", b"\x1b[2J"))
    for _ in range(chance.randint(1, 10)):
        at = chance.randint(0, len(raw))
        raw = raw[:at] + mark + raw[at:]
    return raw


def swollen(raw, chance, pool):
    """A number, name or run of one character becomes huge."""
    at = chance.randint(0, len(raw))
    return (
        raw[:at]
        + chance.choice((b"9", b" ", b"a", b"\n", b"<", b"&", b"=", b'"'))
        * chance.choice((1_000, 50_000, 400_000))
        + raw[at:]
    )


CHANGES = (flips, cut, hole, splice, doubled, recoded, nested, declared, odd, swollen)


def read(name: str, raw: bytes) -> str:
    """How one mutant ends: ``articles``, ``rows`` or ``refused``; anything else is a fault."""
    from provenance.errors import InputError
    from provenance.read import ReadOptions, Source, read_stream
    from provenance.types import Article

    source = Source(name, ReadOptions(max_bytes=LIMIT), uri=None if name == "-" else name)
    articles = count = 0
    try:
        for count, item in enumerate(read_stream(io.BytesIO(raw), source), start=1):
            if count > MOST_ITEMS:
                raise AssertionError(f"more than {MOST_ITEMS} items")
            if isinstance(item, Article):
                articles += 1
                _check(item)
            else:
                assert item.reason and "\n" not in item.reason, item
    except InputError as error:
        assert str(error), "a refusal without words"
        assert "\n" not in str(error), error
        return "refused" if not count else "refused late"
    return "articles" if articles else "rows"


def _check(article) -> None:
    assert article.text.strip(), "an article without text"
    assert article.id, "an article without an id"
    assert "root:x:0" not in article.text, "a file was read"
    at = 0
    for region in article.regions:
        assert at <= region.start < region.end <= len(article.text), "regions overlap"
        at = region.end
    offsets = [pair[0] for pair in article.source_map or ()]
    assert offsets == sorted(set(offsets)), "the map does not ascend"


class Slow(Exception):
    """The time of one mutant is over."""


def _alarm(*_: object) -> None:
    raise Slow


def one(job: tuple[int, int]) -> tuple[int, str, float, int, str]:
    """Make and read one mutant: number, how it ended, seconds, peak MiB so far, traceback."""
    number, seed = job
    name, raw = mutant(number, seed, POOL)
    begun = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    said = ""
    try:
        ended = read(name, raw)
    except Slow:
        ended, said = "HANG", traceback.format_exc()[-1500:]
    except MemoryError:
        ended, said = "MEMORY", traceback.format_exc()[-1500:]
    except BaseException:
        ended, said = "TRACEBACK", traceback.format_exc()[-1500:]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return number, f"{ended}", time.process_time() - begun, peak, f"{name}\n{said}" if said else ""


POOL = samples()


def prepare() -> None:
    """Limits of a worker: warnings are faults, memory is bounded, a hard hang is shown."""
    warnings.simplefilter("error", ResourceWarning)
    signal.signal(signal.SIGPROF, _alarm)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    faulthandler.enable()
    import logging

    logging.disable(logging.CRITICAL)  # trafilatura tells of every page it cannot read


def main() -> int:
    """Read all mutants and print how they ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    jobs = [
        (n, arguments.seed) for n in range(arguments.first, arguments.first + arguments.mutants)
    ]
    ended: Counter[str] = Counter()
    slowest: list[tuple[float, int]] = []
    peak = 0
    begun = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(arguments.jobs, prepare) as pool:
        for number, how, seconds, memory, said in pool.imap_unordered(one, jobs, chunksize=20):
            ended[how] += 1
            peak = max(peak, memory)
            slowest = sorted([*slowest, (round(seconds, 2), number)])[-5:]
            if sum(ended.values()) % 1000 == 0:
                print(sum(ended.values()), dict(ended), f"{peak} MiB", slowest[::-1], flush=True)
            if said:
                print(f"--- mutant {number} of seed {arguments.seed}: {how} in {said}", flush=True)
    took = time.perf_counter() - begun
    print(f"{sum(ended.values())} mutants in {took:.0f} s: {dict(ended.most_common())}")
    print(f"slowest (seconds, number): {slowest[::-1]}; peak memory of a worker {peak} MiB")
    return 1 if {"HANG", "MEMORY", "TRACEBACK"} & set(ended) else 0


if __name__ == "__main__":
    sys.exit(main())
