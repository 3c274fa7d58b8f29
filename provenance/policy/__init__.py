"""The policy of a desk: which settings hold for which item.

Overrides are tried in the order of the file, and every one that matches adds to what stands before
it: ``ignore``, ``extend-select`` and thresholds are added, ``select``, ``fail-on``, ``genre`` and
``comments`` replaced, and of severities the last table that names a code wins.  What the command
line says no override changes.  A threshold of the top level is for news unless it names its genres;
one of an override is for all that the override matches.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.errors import UsageError
from provenance.policy._expression import Limit, parse
from provenance.policy._genre import holds
from provenance.policy._match import (
    feeds_of,
    first_match,
    is_exact,
    is_fetched,
    names_article,
    outlets_of,
    paths_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.settings import FailOn, Override, Settings, Severities, Threshold
    from provenance.types import Article, Genre, Severity

__all__ = ["Fit", "Limit", "Policy", "Rule", "Rules", "holds", "is_exact", "names_article"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A threshold with its expression read."""

    threshold: Threshold
    limits: tuple[Limit, ...]

    def is_for(self, genre: Genre | None) -> bool:
        """Whether it applies to texts of a genre; None is a news report."""
        return self.threshold.genre is None or (genre or "news") in self.threshold.genre


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether an override matches an item, and why.

    Attributes:
        override: The override.
        matched: Every pattern it gives fits.
        why: One clause an editor can read.
    """

    override: Override
    matched: bool
    why: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for one item.

    Attributes:
        settings: The run's, with `select`, `extend_select`, `ignore` and `fail_on` of the item.
        genre: What kind of text the policy says it is, or None.
        severities: Tables of severities, the strongest first.
        thresholds: Limits that apply to it.
    """

    settings: Settings
    genre: Genre | None
    severities: tuple[Severities, ...]
    thresholds: tuple[Rule, ...]

    def wants(self, code: str) -> bool:
        """Whether findings of a code are wanted.

        What the desk itself set up (PV9) is wanted whatever is selected, and may be ignored.

        Args:
            code: ``PVnnn``.
        """
        settings = self.settings
        if code.startswith("PV9"):
            settings = replace(settings, select=())
        return settings.selects(code)

    def severity(self, code: str, own: Severity) -> Severity:
        """Severity of a finding.

        Args:
            code: ``PVnnn``.
            own: What its signal gives it.
        """
        for table in self.severities:
            fitting = [pair for pair in table if code.startswith(pair[0])]
            if fitting:
                return max(fitting, key=lambda pair: len(pair[0]))[1]
        return own

    def obeys_comments(self, article: Article) -> bool:
        """Whether comments in an article may suppress findings.

        Whoever writes a text that is fetched could silence the check with one.

        Args:
            article: The item.
        """
        comments = self.settings.comments
        return comments == "always" or (comments == "local" and not is_fetched(article))

    @property
    def fail_on(self) -> FailOn:
        """Least severity that makes the run fail."""
        return self.settings.fail_on


class Policy:
    """The settings of a run, as they hold for each of its items.

    Args:
        settings: Settings of the run.
        codes: Codes of all signals.

    Raises:
        UsageError: If a threshold cannot be read, or a code prefix names no signal.
    """

    def __init__(self, settings: Settings, codes: Sequence[str]) -> None:
        self._settings = settings
        self._codes = tuple(codes)
        self._refuse_unknown_prefixes()
        self._own = [self._read(t, ("news",)) for t in settings.threshold]
        self._of_override = [[self._read(t, None) for t in o.threshold] for o in settings.override]
        self._made: dict[tuple[bool, ...], Rules] = {}

    def rules(self, article: Article) -> Rules:
        """What holds for an item.

        Args:
            article: The item.
        """
        if not self._settings.override:
            matched: tuple[bool, ...] = ()
        else:
            matched = tuple(fit.matched for fit in self.fits(article))
        if matched not in self._made:  # a feed has thousands of items and few kinds of them
            self._made[matched] = self._rules(matched)
        return self._made[matched]

    def fits(self, article: Article) -> Iterator[Fit]:
        """Every override, whether it matches an item, and why.

        Args:
            article: The item.
        """
        yield from (
            _fit(override, article, self._settings.root) for override in self._settings.override
        )

    def every_threshold(self, rules: Rules) -> Iterator[tuple[Rule, bool]]:
        """The thresholds of the top level and those of an item, and which of them apply to it.

        Args:
            rules: The item's rules.
        """
        for rule in self._own:
            yield rule, rule in rules.thresholds
        yield from ((rule, True) for rule in rules.thresholds if rule not in self._own)

    def _rules(self, matched: tuple[bool, ...]) -> Rules:
        settings, genre = self._settings, None
        severities, thresholds = [settings.severity], list(self._own)
        pinned = settings.pinned
        overrides = zip(settings.override, self._of_override, matched, strict=False)
        for override, own, matches in overrides:
            if not matches:
                continue
            genre = override.genre or genre
            severities.insert(0, override.severity)
            thresholds += own
            settings = replace(
                settings,
                extend_select=settings.extend_select + override.extend_select,
                ignore=settings.ignore + override.ignore,
            )
            if override.select is not None and "select" not in pinned:
                settings = replace(settings, select=override.select)
            if override.comments is not None:
                settings = replace(settings, comments=override.comments)
            if override.fail_on is not None and "fail_on" not in pinned:
                settings = replace(settings, fail_on=override.fail_on)
        applying = tuple(rule for rule in thresholds if rule.is_for(genre))
        return Rules(settings, genre, tuple(severities), applying)

    def _read(self, threshold: Threshold, genre: tuple[Genre, ...] | None) -> Rule:
        limits = parse(threshold.when, codes=self._codes, where=f"{threshold.place} when")
        return Rule(replace(threshold, genre=threshold.genre or genre), limits)

    def _refuse_unknown_prefixes(self) -> None:
        """A mistyped code would check nothing, and CI would never tell."""
        for where, prefix in _prefixes(self._settings):
            if not any(code.startswith(prefix) for code in self._codes):
                raise UsageError(
                    f"{where}no signal has a code that begins with {prefix!r}; "
                    "see 'provenance rules'"
                )


def _prefixes(settings: Settings) -> Iterator[tuple[str, str]]:
    """Every code prefix of the settings, behind the place it stands in."""
    for one in (*settings.select, *settings.extend_select, *settings.ignore):
        yield "", one
    for code, _ in settings.severity:
        yield "[severity]: ", code
    for override in settings.override:
        for code, _ in override.severity:
            yield f"{override.place} severity: ", code
        for one in (*(override.select or ()), *override.extend_select, *override.ignore):
            yield f"{override.place}: ", one
    for entry in settings.suppress:
        for one in entry.code:
            yield f"{entry.place}: ", one


def _fit(override: Override, article: Article, root: str | None) -> Fit:
    said = []
    for name, patterns in _given(override):
        values = _held_against(name, article, root)
        folded = [p.casefold() if name == "outlet" else p for p in patterns]
        matching = first_match(folded, values)
        if matching is None:
            shown = " or ".join(map(repr, patterns))
            why = f"its {name} does not fit {shown}" if values else f"it has no {name}"
            return Fit(override, False, why)
        said.append(f"its {name} fits {patterns[folded.index(matching)]!r}")
    return Fit(override, True, " and ".join(said))


def _given(override: Override) -> Iterator[tuple[str, tuple[str, ...]]]:
    sides = (("path", override.path), ("feed", override.feed), ("outlet", override.outlet))
    yield from ((name, patterns) for name, patterns in sides if patterns)


def _held_against(name: str, article: Article, root: str | None) -> list[str]:
    if name == "outlet":
        return outlets_of(article)
    return paths_of(article, root) if name == "path" else feeds_of(article, root)
