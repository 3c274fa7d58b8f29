"""Whatever is named on the command line: a report, or one line that says what, where and next."""

from __future__ import annotations

import gzip
import json
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import jsonschema
import pytest

from provenance import cli
from provenance.evidence.sqlite import SqliteStore
from provenance.report._contract import schema_text
from tests.cli.conftest import ARTICLE

SCHEMA = jsonschema.Draft202012Validator(json.loads(schema_text()))
ROW = json.dumps({"id": "good", "text": ARTICLE})
PAGE = "<html><body><article>" + "".join(f"<p>{p}</p>" for p in ARTICLE.split("\n\n"))
LINKS = "".join(
    f'<div><a href="/{n}">The council backs ferry {n} again</a></div>' for n in range(60)
)
ENTITIES = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
BOMB = (
    f'<!DOCTYPE r [<!ENTITY e0 "aaaaaaaaaa">{ENTITIES}]><rss version="2.0"><channel><item>'
    "<title>Ferry</title><description>&e9;</description></item></channel></rss>"
)
NESTED = "“‘" * 400

READABLE = {
    "bad-utf8.txt": ARTICLE.encode() + b"\xff\xfe\xc3\x28" + ARTICLE.encode(),
    "utf16-mark.txt": ARTICLE.encode("utf-16"),
    "utf16-bare.txt": ARTICLE.encode("utf-16-le"),
    "controls.txt": ARTICLE.replace("\n\n", "\x00\x1b[31m\x07\x85\u2028\n\n").encode(),
    "surrogates.jsonl": json.dumps(
        {"text": f"\ud83d {ARTICLE} \udc00", "title": "\ud800"}
    ).encode(),
    "half.html": PAGE[: len(PAGE) // 2].encode(),
    "links.html": LINKS.encode(),
    "bomb.xml": BOMB.encode(),
    "some-broken.jsonl": f'{{"text":\n[1]\nnull\n{{"text": 5}}\n{{}}\n{ROW}\n'.encode(),
    "odd-fields.jsonl": json.dumps(
        {"text": ARTICLE, "id": {}, "url": 5, "outlet": [], "authors": {"a": 1}, "published": 9}
    ).encode(),
    "french.txt": (
        "Le conseil a voté lundi. « Enfin », a dit la mairesse de la ville. " * 9
    ).encode(),
    "chinese.txt": ("市议会星期一投票决定为第二艘渡轮付款。市长说：“很好。”" * 9).encode(),
    "arabic.txt": ("صوت مجلس المدينة يوم الاثنين على دفع ثمن عبارة ثانية. " * 9).encode(),
    "one-sentence.txt": ARTICLE.replace(".", ",").replace("\n", " ").encode(),
    "title-only.txt": b"Council backs the new ferry line\n",
    "unclosed.txt": ARTICLE.replace("”", "").replace(".", '. "“').encode(),
    "nested.txt": f"{NESTED}{ARTICLE}{NESTED}".encode(),
    "right-to-left.txt": f"\u202e{ARTICLE}\u202c\u2066{ARTICLE}".encode(),
    "emoji.txt": ARTICLE.replace(" ", " 👩‍👩‍👧 ").encode(),
    "markup.txt": f"<script>alert(1)</script> </style> {ARTICLE}".encode(),
}
UNREADABLE = {
    "empty.txt": b"",
    "blank.txt": b" \n\t \n",
    "blank.jsonl": b"\n\n  \n",
    "image.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "program.txt": b"\x7fELF\x02\x01\x01" + b"\0" * 9,
    "half.jsonl.gz": gzip.compress(ROW.encode())[:-30],
    "utf16.jsonl": ROW.encode("utf-16"),
    "nothing.html": b"<html></html>",
    "cut-in-script.html": b"<html><script>" + ARTICLE.encode(),
    "no-entries.xml": b'<rss version="2.0"><channel><title>x</title></channel></rss>',
    "not-a-feed.xml": b"<a><b/></a>",
}


def here(*arguments, monkeypatch, capfd):
    """Exit code, stdout and stderr of the command line, in this process."""
    monkeypatch.setattr(sys, "argv", ["provenance", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    out, err = capfd.readouterr()
    assert "Traceback" not in err
    assert "internal error" not in err
    return ended.value.code or 0, out, err


@pytest.fixture
def provenance(monkeypatch, capfd):
    return lambda *a: here(*map(str, a), monkeypatch=monkeypatch, capfd=capfd)


def written(provenance, tmp_path, name, path):
    folder = tmp_path / name
    folder.mkdir()
    formats = [f"{f}:{folder / f}" for f in ("json", "jsonl", "html")]
    flags = [flag for target in (*formats, "text") for flag in ("-f", target)]
    code, out, err = provenance("check", "--isolated", *flags, path)
    return code, out, err, {f.name: f.read_bytes() for f in sorted(folder.iterdir())}


@pytest.mark.parametrize("name", READABLE)
def test_every_format_of_what_can_be_read(name, tmp_path, provenance):
    path = tmp_path / name
    path.write_bytes(READABLE[name])
    first = written(provenance, tmp_path, "first", path)
    assert written(provenance, tmp_path, "second", path) == first
    code, out, err, files = first
    assert (code, err.count("\n")) == (0, 1)
    assert out
    assert not set("\x1b\x07\x00") & set(out)
    report = json.loads(files["json"])
    SCHEMA.validate(report)
    assert json.loads(files["jsonl"]) == report
    assert files["html"].rstrip().endswith(b"</html>")
    assert b"<script>alert" not in files["html"]
    for row in report["skipped"]:
        assert row["what"]
        assert row["reason"]


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_one_line_and_no_file(name, tmp_path, provenance):
    path = tmp_path / name
    path.write_bytes(UNREADABLE[name])
    code, out, err, files = written(provenance, tmp_path, "out", path)
    assert (code, out, files) == (2, "", {})
    line, closing = err.splitlines()
    assert line.startswith(f"provenance: {path}: ")
    assert closing == "provenance: nothing could be checked"
    collection = tmp_path / "evidence.db"
    code, _, err = provenance("evidence", "add", "--isolated", "--evidence", collection, path)
    assert (code, err.splitlines()[0]) == (2, line)


def test_where_all_lines_are_broken_each_is_told(tmp_path, provenance):
    path = tmp_path / "bad.jsonl"
    path.write_text('{"a":\n[]\nxx\n')
    code, out, err = provenance("check", "--isolated", "-f", "json", path)
    assert (code, out) == (2, "")
    assert [f"bad.jsonl:{n}: " in line for n, line in enumerate(err.splitlines(), 1)] == [
        True,
        True,
        True,
        False,
    ]


def test_a_folder_with_a_mix_reports_the_good_ones(tmp_path, provenance):
    folder = tmp_path / "mix"
    folder.mkdir()
    for name in ("image.txt", "empty.txt"):
        (folder / name).write_bytes(UNREADABLE[name])
    (folder / "good.txt").write_text(ARTICLE, "utf-8")
    (folder / "dead.txt").symlink_to(tmp_path / "nowhere")
    code, out, err = provenance("check", "--isolated", "-f", "json", folder)
    assert code == 0, err
    rows = [row["what"] for row in json.loads(out)["skipped"]]
    assert [str(folder / name) in rows for name in ("image.txt", "empty.txt")] == [True, True]
    assert provenance("check", "--isolated", "-q", "--strict", folder)[0] == 2


def test_a_missing_file_beside_a_good_one(article_path, provenance):
    code, out, err = provenance("check", "--isolated", "-f", "json", "missing.txt", article_path)
    assert code == 2
    assert json.loads(out)["article"]["text"] == ARTICLE
    assert err.startswith("provenance: missing.txt: there is no such file or folder; check")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--select", "PX2"], "no signal has a code that begins with 'PX2'; see"),
        (["--ignore", "PV999"], "no signal has a code that begins with 'PV999'; see"),
        (["--timeout", "nan"], "timeout must be a positive number"),
        (["--min-confidence", "nan"], "min-confidence must be a number from 0 to 1"),
        (["--evidence", ""], "evidence must be a string that is not empty"),
        (["--evidence", "none"], "holds no article"),
        (["--evidence", "broken.jsonl"], "holds no article"),
        (["--evidence", "draft.txt"], "draft.txt: the file is empty"),
        (["--evidence", "notes.txt"], "notes.txt: it is no evidence store"),
        (["--outlets", "notes.txt"], "notes.txt"),
        (["--models", "models"], "model.json is damaged"),
        (["-o", "."], "cannot write .: Is a directory"),
        (["-o", "no/such/folder.json"], "cannot write no/such/folder.json"),
        (["-o", "/dev/full"], "cannot write /dev/full: No space left"),
    ],
)
def test_wrong_values_are_told_before_anything_is_written(
    options, says, article_path, tmp_path, provenance, monkeypatch
):
    work = tmp_path / "work"
    for model in ("furniture", "wording", "quality"):
        (work / "models" / model).mkdir(parents=True)
        (work / "models" / model / "model.json").write_text("{")
        (work / "models" / model / "params.npz").write_bytes(b"PK")
    (work / "none").mkdir()
    (work / "draft.txt").touch()
    (work / "notes.txt").write_text("These are only notes. " * 99)
    (work / "broken.jsonl").write_text("[]\n")
    before = {p: p.read_bytes() for p in work.rglob("*") if p.is_file()}
    monkeypatch.chdir(work)
    code, out, err = provenance("check", "--isolated", "-f", "json", *options, article_path)
    assert (code, out) == (2, "")
    assert says in err.splitlines()[-1]
    assert {p: p.read_bytes() for p in work.rglob("*") if p.is_file()} == before


def test_a_locked_collection(tmp_path, article_path, provenance, monkeypatch):
    monkeypatch.setattr(SqliteStore.__init__, "__kwdefaults__", {"create": False, "wait_s": 0.1})
    place = tmp_path / "evidence.db"
    assert provenance("evidence", "add", "--isolated", "--evidence", place, article_path)[0] == 0
    other = tmp_path / "other.txt"
    other.write_text(ARTICLE * 2, "utf-8")
    with closing(sqlite3.connect(place, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        code, _, err = provenance("evidence", "add", "--isolated", "--evidence", place, other)
    assert (code, err.count("\n")) == (2, 1)
    assert "another process is writing to it; try again" in err


def test_a_damaged_collection(tmp_path, article_path, provenance):
    place = tmp_path / "evidence.db"
    assert provenance("evidence", "add", "--isolated", "--evidence", place, article_path)[0] == 0
    raw = bytearray(place.read_bytes())
    raw[2000:9000] = bytes(7000)
    place.write_bytes(raw)
    code, out, err = provenance("check", "--isolated", "--evidence", place, article_path)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "the file is damaged" in err


def test_interrupted_in_the_middle(tmp_path):
    feed = tmp_path / "many.jsonl"
    feed.write_text((ROW + "\n") * 5000)
    out = tmp_path / "out" / "reports.jsonl"
    out.parent.mkdir()
    command = [sys.executable, "-m", "provenance", "check", "--isolated", "--no-mutual"]
    process = subprocess.Popen(
        [*command, "-f", f"jsonl:{out}", str(feed)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 15
    while not any(f.stat().st_size for f in out.parent.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=15)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert not list(out.parent.iterdir())


def test_a_reader_that_goes_away(tmp_path):
    feed = tmp_path / "many.jsonl"
    feed.write_text((ROW + "\n") * 40)
    command = [sys.executable, "-m", "provenance", "check", "--isolated", "--no-mutual"]
    with subprocess.Popen(
        [*command, str(feed)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("streams", "code", "says"),
    [
        ("<&-", 2, b"provenance: -: is empty"),
        ("FILE >&-", 0, b"provenance: 1 checked"),
        ("FILE 2>&-", 0, b""),
        ("FILE >/dev/full", 2, b"No space left on device; see that the disk is not full"),
    ],
)
def test_closed_and_full_streams(streams, code, says, article_path):
    command = f"{sys.executable} -m provenance check --isolated {streams}"
    done = subprocess.run(
        ["bash", "-c", command.replace("FILE", str(article_path))], capture_output=True, check=False
    )
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert b"internal error" not in done.stderr


def test_an_address_of_this_machine_is_refused_and_named_once(provenance, monkeypatch):
    here = [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", 9))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: here)
    code, out, err = provenance("check", "--isolated", "http://127.0.0.1:9/ferry.html")
    assert (code, out) == (2, "")
    assert err.splitlines()[0] == (
        "provenance: http://127.0.0.1:9/ferry.html: 127.0.0.1 is not a public address; "
        "use --allow-private if you mean it"
    )
