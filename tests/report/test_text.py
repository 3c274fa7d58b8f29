"""The terminal's report: what it says, that it needs no color, that nothing in it acts."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from rich.cells import cell_len

from provenance.report import FORMATS, Options
from provenance.types import Article, Block, Report

ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def write(*reports: Report, out: io.StringIO | None = None, **options: object) -> str:
    out = out or io.StringIO()
    FORMATS.get("text").write(iter(reports), out, options=Options(**options))  # type: ignore[arg-type]
    return out.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("which", ["full", "bare", "hostile", "calm"])
def test_goldens(
    which: str, request: pytest.FixtureRequest, golden: Callable[[str, str], None]
) -> None:
    report = request.getfixturevalue(f"{which}_report")
    assert write(report) == write(report)
    golden(f"text/{which}.txt", write(report))


def test_golden_of_several_kinds(
    full_report: Report, calm_report: Report, golden: Callable[[str, str], None]
) -> None:
    golden("text/quiet.txt", write(full_report, calm_report, verbosity=-1))
    golden("text/verbose.txt", write(full_report, verbosity=1))
    golden("text/color.txt", write(full_report, color="always"))
    golden("text/narrow.txt", write(full_report, width=50))
    golden("text/several.txt", write(full_report, calm_report))


@pytest.mark.parametrize("width", [40, 50, 80, 132])
@pytest.mark.parametrize("which", ["full", "hostile", "calm"])
def test_no_line_is_wider_than_the_page(
    which: str, width: int, request: pytest.FixtureRequest
) -> None:
    report = request.getfixturevalue(f"{which}_report")
    assert max(cell_len(line) for line in write(report, width=width).splitlines()) <= width


def test_nothing_in_an_article_acts_on_the_terminal(hostile_report: Report) -> None:
    for verbosity in (-1, 0, 1):
        text = write(hostile_report, verbosity=verbosity)
        assert not ACTS.search(text)
        assert "\\x1b[31m" in text
    assert "\\u202e" in text
    assert "[bold]rich[/bold]" in text  # markup of the terminal library is not obeyed either
    colored = write(hostile_report, color="always", verbosity=1)
    ours = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert not ACTS.search(ours)
    assert flat(ours) == flat(text)


def test_color_only_adds_color(full_report: Report) -> None:
    colored = write(full_report, color="always")
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == write(full_report)


def test_color_follows_the_terminal_and_the_environment(
    full_report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" in write(full_report, out=Terminal())
    assert "\x1b[" not in write(full_report)
    assert "\x1b[" not in write(full_report, out=Terminal(), color="never")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in write(full_report, out=Terminal())
    assert "\x1b[" in write(full_report, out=Terminal(), color="always")
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b[" not in write(full_report, out=Terminal())


def test_the_width_of_a_terminal_is_used(
    full_report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = write(full_report, out=Terminal(), color="never").splitlines()
    assert max(len(line) for line in lines) == 60


def test_voices_are_told_apart_without_color(full_report: Report) -> None:
    text = flat(write(full_report))
    assert "A⟨that the Kestrel dam was “safe in every respect”⟩, two days" in text
    assert "C⟨the engineers had told her⟩ D⟨the sluices" in text
    assert "said Tomas Verrin, the minister" in text


def test_findings_are_numbered_and_explained(full_report: Report) -> None:
    text = flat(write(full_report))
    assert "boasted[5] on Tuesday" in text
    assert "[5] PV401 editorialising-verb (warning) “boasted” adds pride" in text
    assert "(under Ilse Brandt, does not count)" in text
    assert "[page furniture: promo, related; 22 words][14]" in text
    assert "PV213" not in text
    assert "PV213" in write(full_report, verbosity=1)
    assert "suppressed: house style allows it" in flat(write(full_report, verbosity=1))


def test_the_least_severity_hides_and_says_so(full_report: Report) -> None:
    text = flat(write(full_report, min_severity="error"))
    assert "PV503" in text
    assert "PV401" not in text
    assert "14 not shown" in text
    everything = sum(f.suppressed is None for f in full_report.findings)
    assert f"[{everything}] " in flat(write(full_report))


def test_score_sources_and_evidence_are_there(full_report: Report) -> None:
    text = flat(write(full_report))
    assert "Framing 34 of 100 (25–44, moderate): loaded word +14.5, editorialising verb" in text
    assert "Wording by voice: outlet 34, C (Ilse Brandt) 61, furniture 52." in text
    assert "3 of 10 statements corroborated" in text
    assert "E contradicted (1 independent origin, 77% sure): 14 cracks in the northern wall" in text
    assert "(not counted: same channel (Meridian Wire))" in text
    assert text.index("E contradicted") < text.index("A corroborated")
    assert "money for new ones went to the stadium instead Looked in" not in text
    assert "Looked in 214 documents" in flat(write(full_report, verbosity=1))
    assert "entry 4 (feed.xml): no text; give the entry a body" in text


def test_no_score_says_why(bare_report: Report) -> None:
    assert "No framing score: the text has no words; nothing to score" in write(bare_report)


def test_quiet_is_one_line_an_article(calm_report: Report, bare_report: Report) -> None:
    text = write(calm_report, bare_report, verbosity=-1, width=200)
    assert text.splitlines() == [
        "council.txt: framing 4 of 100 (0–11, low); 0 findings held against the outlet; 0 sources",
        "-: no framing score; 0 findings held against the outlet; 0 sources",
    ]


def test_a_stream_that_is_not_unicode_gets_what_it_can_hold(full_report: Report) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    FORMATS.get("text").write([full_report], out, options=Options())
    out.flush()
    text = flat(raw.getvalue().decode("ascii"))
    assert 'A<that the Kestrel dam was "safe in every respect">' in text
    assert "\\u" not in text
    name = replace(full_report, article=replace(full_report.article, outlet="Žluť"))
    raw.truncate(0)
    FORMATS.get("text").write([name], out, options=Options())
    out.flush()
    assert b"\\u017dlu\\u0165" in raw.getvalue()


def test_reports_are_written_as_they_come(calm_report: Report) -> None:
    out = io.StringIO()

    def reports() -> Iterator[Report]:
        for i in range(4):
            assert out.getvalue().count("Radio Oster") == i
            yield calm_report

    FORMATS.get("text").write(reports(), out, options=Options())
    assert out.getvalue().count("Radio Oster") == 4


@pytest.mark.parametrize("unit", ["x", "word ", "(“a” ", "字", "a\n\n"])
def test_a_long_text_is_written_whole(unit: str, bare_report: Report) -> None:
    text = unit * 20_000
    report = replace(
        bare_report, article=Article(id="long", text=text), blocks=(Block(0, len(text), "body"),)
    )
    kept = re.sub(r"\s", "", text)
    assert re.sub(r"\s", "", write(report)).count(unit.strip()[0]) >= kept.count(unit.strip()[0])


def test_words_are_not_repeated(full_report: Report) -> None:
    text = flat(write(full_report))
    assert "PV411 official-dominance (info) officials make 4 of 10" in text  # on the headline
    assert "PV201 loaded-word (warning) “reckless gamble”: blames" in text
