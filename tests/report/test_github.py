"""GitHub commands: read back as the runner reads them, at most ten a level, the worst first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from provenance.report import Options
from provenance.types import Article, Report
from tests.report.ci import EVERY, found, with_findings, write, write_all

LEVELS = ("error", "warning", "notice")


def unescaped(text: str, *, more: bool) -> str:
    pairs = [("%0D", "\r"), ("%0A", "\n"), *([("%3A", ":"), ("%2C", ",")] if more else [])]
    for code, char in [*pairs, ("%25", "%")]:
        text = text.replace(code, char)
    return text


def read(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Commands as the runner takes them from a log: one a line, up to the next ``::``."""
    commands = []
    for line in re.split(r"\r\n|\r|\n", text.removesuffix("\n")) if text else []:
        match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        assert match, line
        assert match[1] in LEVELS
        pairs = (pair.split("=", 1) for pair in match[2].split(","))
        properties = {key: unescaped(value, more=True) for key, value in pairs}
        assert set(properties) <= {"title", "file", "line", "endLine", "col", "endColumn"}
        commands.append((match[1], properties, unescaped(match[3], more=False)))
    return commands


@pytest.mark.parametrize("which", EVERY)
def test_every_report_is_commands_and_nothing_else(
    which: str, request: pytest.FixtureRequest
) -> None:
    report = request.getfixturevalue(f"{which}_report")
    commands = read(write("github", report, report))
    assert all(count <= 10 for count in Counter(level for level, _, _ in commands).values())
    assert [c[0] for c in commands] == sorted((c[0] for c in commands), key=LEVELS.index)


def _reports(report: Report, name: str, severity: str, number: int) -> Iterator[Report]:
    for i in range(number):
        article = Article(id=f"{name}{i}", text="One\nboasted.", uri=f"{name}{i}.txt")
        one = found(article.text, "boasted", severity=severity, confidence=0.5 + i / 100)
        yield with_findings(report, article, [one])


def test_ten_a_level_and_a_last_notice(bare_report: Report) -> None:
    def reports() -> Iterator[Report]:
        for severity in ("info", "error", "warning"):
            yield from _reports(bare_report, severity, severity, 25)

    commands = read(write_all("github", reports()))
    assert Counter(level for level, _, _ in commands) == dict.fromkeys(LEVELS, 10)
    assert commands[0][1]["file"] == "error24.txt"
    assert commands[9][1]["file"] == "error15.txt"
    assert commands[-1][2] == "15 errors, 15 warnings and 16 info more: see the report".replace(
        " and", ","
    )


def test_ten_are_all_shown(bare_report: Report) -> None:
    assert len(read(write_all("github", _reports(bare_report, "a", "info", 10)))) == 10
    mixed = [*_reports(bare_report, "a", "info", 9), *_reports(bare_report, "b", "error", 11)]
    commands = read(write("github", *mixed))
    assert Counter(level for level, _, _ in commands) == {"error": 10, "notice": 10}
    assert commands[-1][2] == "1 error more: see the report"


def test_no_column_where_the_lines_differ(bare_report: Report) -> None:
    text = "🙂 e\u0301 One\r\nboasted."
    article = Article(id="a", text=text, uri="gone,100%:\r\n.txt")
    one, two = found(text, "One\r\nboasted"), found(text, "One")
    (first, second) = read(write("github", with_findings(bare_report, article, [one, two])))
    assert first[1]["line"] == "1"
    assert first[1]["endLine"] == "2"
    assert "col" not in first[1]
    assert (second[1]["col"], second[1]["endColumn"]) == ("6", "9")
    assert "gone,100%" in second[1]["file"]


def test_an_address_is_no_file(full_report: Report) -> None:
    commands = read(write("github", full_report))
    assert all("file" not in properties for _, properties, _ in commands)
    assert all("You won’t believe" in message for _, _, message in commands)


def test_hostile_words_begin_no_command(hostile_report: Report) -> None:
    article = Article(id="a", text="One boasted.", uri="a.txt", title="x")
    for words in ("\n::error::x", "\r::add-mask::y", "%0A::error::z", "::stop-commands::t"):
        one = found(article.text, "boasted", message=words, name=words)
        (command,) = read(write("github", with_findings(hostile_report, article, [one])))
        assert command[0] == "warning"
        assert words.strip() in command[2]


def test_goldens(
    full_report: Report, hostile_report: Report, golden: Callable[[str, str], None]
) -> None:
    golden("github/full.txt", write("github", full_report))
    golden("github/hostile.txt", write("github", hostile_report))
    golden("github/quiet.txt", write("github", full_report, options=Options(min_severity="error")))
