"""``policy check``: which rule of the settings applies to which item, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli._escape import escaped
from provenance.cli._options import (
    AllowPrivate,
    Config,
    Fields,
    Isolated,
    MaxBytes,
    Timeout,
    settings_from,
)

if TYPE_CHECKING:
    from provenance.gate import Gate
    from provenance.policy import Rules
    from provenance.settings import Override, Settings
    from provenance.types import Article

app = typer.Typer(no_args_is_help=True, help="What the settings say of which item.")

_NAMED = 3
"""Items that are named where many are alike."""
_OUTLETS = 8
"""Outlets that are named."""
_QUOTE = 40
_MANY = {"severity": "severities"}


@app.callback()
def _policy() -> None:
    """Keep ``check`` a verb of its own."""


@app.command("check")
def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...]", help="Files, folders, URLs, or - for standard input."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Publication of the articles.")
    ] = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option("--stdin-filename", metavar="NAME", help="Name (and suffix) of stdin."),
    ] = None,
    field: Fields = None,
    max_bytes: MaxBytes = None,
    timeout: Timeout = None,
    allow_private: AllowPrivate = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Say which rule applies to which item and why; no text is checked.

    Without a path only the settings are looked through for mistakes.
    """
    from provenance.cli._inputs import Inputs
    from provenance.gate import Gate

    settings = settings_from(
        config=config,
        isolated=isolated,
        outlet=outlet,
        field=field,
        max_bytes=max_bytes,
        timeout=timeout,
        allow_private=allow_private,
    )
    begun = settings.baseline is None or Path(settings.baseline).exists()
    gate = Gate(settings if begun else replace(settings, baseline=None))
    typer.echo(_overview(settings))
    if not begun:
        typer.echo(f"The baseline {settings.baseline} is not there; --update-baseline begins it.")
    inputs = Inputs(settings, stdin_filename=stdin_filename, outlet=settings.outlet)
    for line in _explained(inputs.read(paths or []), gate):
        typer.echo(escaped(line))
    inputs.complain(sys.stderr)
    raise typer.Exit(2 if inputs.unread else 0)


def _overview(settings: Settings) -> str:
    numbers = (
        (len(settings.override), "override"),
        (len(settings.threshold), "threshold"),
        (len(settings.severity), "severity"),
        (len(settings.suppress), "suppression"),
    )
    parts = [f"{n} {word if n == 1 else _MANY.get(word, word + 's')}" for n, word in numbers]
    return f"The settings hold {', '.join(parts)}, and no mistakes."


def _explained(articles: Iterable[Article], gate: Gate) -> Iterator[str]:
    """Lines for every kind of item: all for which the same rules hold, in order of the first."""
    kinds: dict[tuple[str, ...], _Kind] = {}
    for article in articles:
        kinds.setdefault(tuple(_lines(article, gate)), _Kind()).add(article)
    for lines, kind in kinds.items():
        yield ""
        yield from kind.head()
        yield from (f"  {line}" for line in lines)


class _Kind:
    """Items for which the same rules hold: how many, and the first of them."""

    def __init__(self) -> None:
        self._number = 0
        self._ids: list[str] = []
        self._outlets: dict[str, None] = {}

    def add(self, article: Article) -> None:
        self._number += 1
        if self._number <= _NAMED:
            self._ids.append(f"{article.id} in {article.feed}" if article.feed else article.id)
        if article.outlet:
            self._outlets[article.outlet] = None

    def head(self) -> Iterator[str]:
        more = f" and {self._number - _NAMED} more" if self._number > _NAMED else ""
        yield ", ".join(self._ids) + more
        if self._outlets:
            rest = len(self._outlets) - _OUTLETS
            more = f" and {rest} more" if rest > 0 else ""
            yield f"  outlet {', '.join(list(self._outlets)[:_OUTLETS])}{more}"


def _lines(article: Article, gate: Gate) -> Iterator[str]:
    rules = gate.policy.rules(article)
    yield f"is judged as {rules.genre or 'news'} and fails on {_level(rules.fail_on)}"
    for fit in gate.policy.fits(article):
        if fit.matched:
            yield f"{fit.override.place} applies, {fit.why}: {_sets(fit.override)}"
        else:
            yield f"{fit.override.place} does not: {fit.why}"
    yield from _selection(rules)
    severities = [f"{code} {level}" for table in rules.severities for code, level in table]
    if severities:
        yield f"severities, the first that fits: {', '.join(severities)}"
    yield from _thresholds(rules, gate)
    yield from _suppressions(article, gate)


def _level(fail_on: str) -> str:
    return "nothing" if fail_on == "never" else f"{fail_on} and above"


def _sets(override: Override) -> str:
    parts = [f"genre {override.genre}"] if override.genre else []
    if override.select is not None:
        parts.append(f"select {', '.join(override.select) or 'everything'}")
    parts += [f"ignore {', '.join(override.ignore)}"] if override.ignore else []
    extended = ", ".join(override.extend_select)
    parts += [f"extend-select {extended}"] if extended else []
    parts += [f"{code} {level}" for code, level in override.severity]
    parts += [f"fail-on {override.fail_on}"] if override.fail_on else []
    parts += [f"comments {override.comments}"] if override.comments else []
    parts += [f"threshold {t.name}" for t in override.threshold]
    return ", ".join(parts) or "it sets nothing"


def _selection(rules: Rules) -> Iterator[str]:
    settings = rules.settings
    if settings.select or settings.extend_select or settings.ignore:
        wanted = ", ".join((*(settings.select or ("everything",)), *settings.extend_select))
        left = f" but {', '.join(settings.ignore)}" if settings.ignore else ""
        yield f"looks for {wanted}{left}"


def _thresholds(rules: Rules, gate: Gate) -> Iterator[str]:
    for rule, applies in gate.policy.every_threshold(rules):
        one = rule.threshold
        if applies:
            yield f"threshold {one.name} applies: {one.severity} where {one.when}"
        else:
            yield f"threshold {one.name} does not: it is for {' and '.join(one.genre or ())}"


def _suppressions(article: Article, gate: Gate) -> Iterator[str]:
    from provenance.suppression import described, read_comments

    for entry in gate.entries.of(article):
        if entry.article is not None:
            if gate.entries.expired(entry):
                yield f"{described(entry)} has run out: it held until {entry.until}"
            else:
                until = f" until {entry.until}" if entry.until else ""
                yield f"{described(entry)} applies{until}"
    obeyed = gate.policy.rules(article).obeys_comments(article)
    if article.comments and not obeyed:
        yield "its comments are not obeyed: the text was fetched, or 'comments' says so"
    for one in read_comments(article, gate.codes) if obeyed else ():
        text = " ".join(article.text[slice(*one.span)].split())
        text = text if len(text) <= _QUOTE else f"{text[: _QUOTE - 1].rstrip()}…"
        shown = f" for “{text}”" if text else ""
        written = f"{one.verb}[{one.code}] {one.reason}".strip() if one.code else one.comment.text
        yield f"comment {written}{shown}" + (f": {one.wrong}" if one.wrong else "")
    if gate.baseline is not None:
        known = len(gate.baseline.of(article.id))
        yield f"the baseline knows {known} finding{'' if known == 1 else 's'} of it"
