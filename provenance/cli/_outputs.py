"""Where reports go: one target for each ``NAME[:FILE]``, standard output for at most one."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from provenance.errors import UsageError
from provenance.report import FORMATS, Format, Options, Target, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.settings import FailOn, Settings
    from provenance.types import Article


def open_targets(
    stack: ExitStack, settings: Settings, *, output: Path | None, quiet: bool
) -> list[Target]:
    """Open every target of a run.

    Args:
        stack: Closes the files; a file only appears under its name if the stack ends well.
        settings: Their `format` names the targets.
        output: File for the one format that names none.
        quiet: One line an article.

    Raises:
        UsageError: If a format is unknown, two targets share a place, or a file cannot be written.
    """
    pairs = [_split(item) for item in settings.format]
    unnamed = [name for name, file in pairs if file is None]
    if len(unnamed) > 1:
        raise UsageError(f"formats {', '.join(unnamed)} all go to standard output; name files")
    if output is not None and not unnamed:
        raise UsageError(f"--output {output}: every --format names a file of its own")
    wanted = [one for name, file in pairs for one in _wanted(FORMATS.get(name), file or output)]
    named = [place.resolve() for _, place in wanted if place is not None]
    if len(named) != len(set(named)):
        raise UsageError("two formats write to the same file; give each its own")
    options = _options(settings, quiet=quiet)
    return [Target(format_, _open(stack, place), options) for format_, place in wanted]


def _wanted(format_: Format, where: str | Path | None) -> Iterator[tuple[Format, Path | None]]:
    """What one format writes, and where: a file, a folder behind its index, standard output."""
    place = Path(where) if where is not None else None
    slash = isinstance(where, str) and where.endswith("/")
    if place is not None and (slash or (format_.folder and place.is_dir())):
        yield _in_folder(format_, place)
    else:
        yield from _with_beside(format_, place)


def _in_folder(format_: Format, folder: Path) -> tuple[Format, Path]:
    if format_.folder is None:
        raise UsageError(f"{folder}/: {format_.name} writes one file and no folder; name a file")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"cannot make the folder {folder}: {error.strerror}; name another"
        ) from error
    return replace(format_, write=partial(format_.folder, folder=folder)), folder / format_.index


def _with_beside(format_: Format, place: Path | None) -> Iterator[tuple[Format, Path | None]]:
    """A format and, where it goes to a file, the files that are written with it."""
    yield format_, place
    if place is not None:
        suffix = place.suffix or format_.suffix
        for other in format_.beside:
            yield other, place.with_name(f"{place.stem}.{other.name}{suffix}")


def _split(item: str) -> tuple[str, str | None]:
    name, colon, file = item.partition(":")
    if colon and not file:
        raise UsageError(f"--format {item!r}: write NAME or NAME:FILE")
    return name, file or None


def _open(stack: ExitStack, place: Path | None) -> TextIO:
    if place is not None:
        return stack.enter_context(write_atomically(place))
    out = sys.stdout
    if hasattr(out, "reconfigure"):
        # Reports are UTF-8 whatever the locale; what UTF-8 cannot hold is escaped, never lost.
        out.reconfigure(encoding="utf-8", errors="backslashreplace")
    return out


def _options(settings: Settings, *, quiet: bool) -> Options:
    from provenance.policy import Policy
    from provenance.signals import all_signals

    codes = [signal.code for signal in all_signals()]
    policy = Policy(settings, codes)

    def of_item(article: Article) -> tuple[frozenset[str], FailOn]:
        rules = policy.rules(article)
        return frozenset(filter(rules.wants, codes)), rules.fail_on

    return Options(
        verbosity=-1 if quiet else 0,
        min_severity=settings.min_severity,
        min_confidence=settings.min_confidence,
        color=settings.color,
        codes=frozenset(filter(settings.selects, codes)),
        fail_on=settings.fail_on,
        of_item=of_item,
    )
