"""Numbers with what they count and how exactly: "at least 207 people dead", "about $65 billion".

Two quantities are compared as intervals, so that "over 100" agrees with 116 and "$600 million"
with 601, while "more than 180 wounded" and "100 wounded" do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenance.corroboration.lists import word_list
from provenance.evidence import term_of

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
NUMBER_WORDS = {word: float(i) for i, word in enumerate(_WORDS.split())} | {
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
}
"""Number words with their values."""

_SCALE = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "t": 1e12,
    "tn": 1e12,
    "trn": 1e12,
}
_LETTERS = "mln|mn|bn|trn|tn|k|m|b|t"
"""Scales that stand right behind the digits: "$1.5tn"."""

_ALSO_UNITS = frozenset({"m", "b", "t"})
"""Letters that may be meters, bytes or tonnes where no sum of money is meant."""

_MEASURED = frozenset(
    {"wide", "tall", "high", "long", "deep", "away", "thick", "race", "dash", "sprint", "swim"}
    | {"freestyle", "relay", "hurdles", "butterfly", "backstroke", "breaststroke", "from"}
    | {"below", "above", "of", "to", "apart"}
)
"""Words behind a length in meters."""
_AT_LEAST = frozenset({"at least", "more than", "over", "no fewer than", "upwards of"})
_AT_MOST = frozenset({"up to", "as many as", "fewer than", "less than", "under", "at most"})
_ABOUT = frozenset(
    {"about", "around", "roughly", "some", "nearly", "almost", "approximately", "an estimated"}
    | {"close to", "estimated"}
)
_BOUND = "|".join(sorted(_AT_LEAST | _AT_MOST | _ABOUT, key=len, reverse=True))
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = re.compile(
    rf"(?:\b(?P<bound>{_BOUND})[ ])?(?P<money>[$£€]|\bUS\$)?"
    rf"(?:(?P<digits>(?<![\w.,])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|(?<![\w,])\d{{1,12}}(?:\.\d+)?)"
    rf"|\b(?P<word>(?:{_TENS})-(?:{_ONES})|{'|'.join(NUMBER_WORDS)})\b)"
    rf"(?:[ -](?P<scale>hundred|thousand|million|billion|trillion|bn)\b|(?P<letter>{_LETTERS})\b)?"
    r"(?P<percent>[ ]?%|[ -]percent\b|[ ]per[ ]cent\b|[ ]percentage[ ]points?\b)?(?!\w|\.\d)",
    re.I | re.A,
)
_AFTER = re.compile(r"[^\W\d_]+|[.;:!?]|\d+")
_GROUPS = {
    "dead": "kill killed kills killing dead die died dies death deaths fatality fatalities slain",
    "hurt": "injure injured injures injuring injuries injury wounded wound wounding wounds hurt",
    "arrested": "arrest arrested arrests arresting detained detain detaining jailed custody",
    "missing": "missing unaccounted",
    "rescued": "rescued rescue rescues saved",
    "displaced": "displaced evacuated homeless",
}
STRONG_UNITS = frozenset(_GROUPS) | {"ayes", "nays", "tim"}
"""Units of tolls, arrests, divisions and times, which are counted alike everywhere."""

_EVENT = {word: group for group, words in _GROUPS.items() for word in words.split()}
_GENERIC = word_list("generic_counted")
_MONTHS = word_list("months")
_CURRENCIES = word_list("currencies")
_SINGULAR = frozenset({"ss", "us", "is", "as"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LARGE = 1e5
_OPEN = 1.25
"""How far "more than 100" reaches in news: 116 is the same toll, 290 is another one."""

_REACH = 7
"""Words after a number in which what it counts is looked for."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text.

    Attributes:
        value: As written, scale words multiplied in.
        low: Least value it is compatible with.
        high: Greatest.
        unit: What is counted: an event group ("dead"), ``"money"`` (dollars, or with a sign),
            ``"money <stem>"`` of another currency, ``"percent <noun>"`` or the stem of the counted
            noun; empty where none was found.
        noun: Stem of what is counted where it is narrower than people: "foreigner" in "11
            foreigners killed".
        start: First code point in the text it was read from.
        end: One past the last.
    """

    value: float
    low: float
    high: float
    unit: str
    noun: str
    start: int
    end: int


_VOTE = re.compile(
    r"\b(?P<ayes>\d{1,3})(?: to |-|–)(?P<nays>\d{1,3})\b(?= vote\b|,? along party lines)|"
    r"\bvote(?:d|s)?(?: was| of| by| passed| approved)? "
    r"(?P<yes>\d{1,3})(?: to |-|–)(?P<no>\d{1,3})\b"
)


def _votes(text: str) -> list[Quantity]:
    """The two figures of a division: "a 61-16 vote", "voted 218 to 206"."""
    found = []
    for m in _VOTE.finditer(text):
        for group, unit in (("ayes", "ayes"), ("nays", "nays"), ("yes", "ayes"), ("no", "nays")):
            if m[group] is not None:
                value = float(m[group])
                found.append(Quantity(value, value, value, unit, "", m.start(group), m.end(group)))
    return found


_TWICE = re.compile(r"\b[Tt]wice\b(?! (?:as|the|that|what|a|an|more|over|its|their)\b)")

_TIMES = "tim"
"""Stem of "times", as the unit of "nine times"."""


def _twice(text: str) -> list[Quantity]:
    """How often something was done, in one word: "cited twice" is two times."""
    return [Quantity(2.0, 2.0, 2.0, _TIMES, _TIMES, *m.span()) for m in _TWICE.finditer(text)]


def quantities(text: str) -> list[Quantity]:
    """Read the numbers of a sentence; years, dates and times are left out.

    >>> [(q.value, q.unit) for q in quantities("At least 207 people were killed in 2019.")]
    [(207.0, 'dead')]
    """
    votes = _votes(text)
    taken = {q.start for q in votes}
    others = [q for m in _NUMBER.finditer(text) if (q := _quantity(text, m)) is not None]
    found = [*votes, *_twice(text), *(q for q in others if q.start not in taken)]
    return sorted(found, key=lambda q: q.start)


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    digits, word = match["digits"], match["word"]
    value = (
        sum(NUMBER_WORDS[part] for part in word.lower().split("-"))
        if word
        else float(digits.replace(",", ""))
    )
    if match["letter"] and not _is_scale(text, match):
        return None
    if word and _is_name(text, match):
        return None
    scaled = value * _SCALE.get(_scale(match).lower(), 1.0)
    bare = not (match["money"] or match["percent"] or _scale(match))
    if bare and (_is_date(text, match, value) or (word and word.lower() == "one")):
        return None
    step = _step(digits or "", scaled / value if value else 1.0)
    low, high = _interval(scaled, step, (match["bound"] or "").lower())
    unit, noun = _unit(text, match)
    if unit == _TIMES and not text[match.end() :].startswith(" times"):
        unit = noun = ""  # "Quay Seven passed both times" counts no times
    return Quantity(scaled, low, high, unit, noun, match.start(), match.end())


_CAPITALIZED = re.compile(r"[A-Z][\w’'-]* \Z")


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether a number word belongs to a name: "Quay Seven", "Platform Nine"."""
    own = match["word"]
    return own[0].isupper() and bool(_CAPITALIZED.search(text[: match.start("word")][-40:]))


def _scale(match: re.Match[str]) -> str:
    return match["scale"] or match["letter"] or ""


def _is_scale(text: str, match: re.Match[str]) -> bool:
    """Whether the letter behind digits is a scale: not "a 100m dash", "4 GB", "3b of the act"."""
    if match["word"]:
        return False
    letter = match["letter"]
    if match["money"] or letter.lower() not in _ALSO_UNITS:
        return True
    following = _following(text, match.end())
    return letter.lower() == "m" and bool(following) and following[0] not in _MEASURED


def _is_date(text: str, match: re.Match[str], value: float) -> bool:
    if _FIRST_YEAR <= value <= _LAST_YEAR and "," not in match.group():
        return True
    before = re.search(r"([^\W\d_]+)\.? $", text[max(0, match.start() - 12) : match.start()])
    after = text[match.end() : match.end() + 4].lower()
    clock = after.startswith((":", "/", " a.m", " p.m", "a.m", "p.m", "-yea", " yea", "th", "nd"))
    return clock or bool(before and before[1].lower() in _MONTHS)


def _step(digits: str, scale: float) -> float:
    """The unit of the last digit that carries meaning: 100 for "600", 0.1 for "3.6"."""
    if "." in digits:
        return scale * 10.0 ** -(len(digits) - digits.index(".") - 1)
    plain = digits.replace(",", "")
    zeros = len(plain) - len(plain.rstrip("0"))
    return scale * 10.0 ** min(zeros, max(0, len(plain) - 1))


def _interval(value: float, step: float, bound: str) -> tuple[float, float]:
    if bound in _AT_LEAST:
        return value, value * _OPEN
    if bound in _AT_MOST:
        return value / _OPEN, value
    if bound in _ABOUT:
        slack = max(step / 2, 0.0)
        return value - slack, value + slack
    return value, value


def _unit(text: str, match: re.Match[str]) -> tuple[str, str]:
    """What a number counts, and its noun where that is narrower than people."""
    if match["money"]:
        return "money", ""
    following = _following(text, match.end())
    currency = next((w for w in following[:2] if w in _CURRENCIES), None)
    if currency and _scale(match):
        return ("money" if currency.startswith("dollar") else f"money {term_of(currency)}"), ""
    event = next((_EVENT[w] for w in following if w in _EVENT), "")
    counted = [w for w in following if w not in _GENERIC]
    if event:
        counted = counted[: next(i for i, w in enumerate(counted) if w in _EVENT)]
    plural = next((w for w in counted if w.endswith("s") and w[-2:] not in _SINGULAR), None)
    noun = term_of(plural or (counted[0] if counted else "")) or ""
    if plural and plural.startswith("dollar"):
        return "money", ""
    if match["percent"]:
        return f"percent {noun}", noun
    if not event:
        before = re.findall(r"[^\W\d_]+", text[max(0, match.start() - 40) : match.start()])[-4:]
        event = next((_EVENT[w.lower()] for w in reversed(before) if w.lower() in _EVENT), "")
    return (event, noun) if event else (noun, noun)


def _following(text: str, start: int) -> list[str]:
    """The words after a number, up to a mark or another number."""
    found: list[str] = []
    for match in _AFTER.finditer(text, start, start + 90):
        word = match.group().lower()
        if not word[0].isalpha() or len(found) == _REACH:
            break
        found.append(word)
    return found


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether both can be true of one thing: the intervals meet, or one rounds to the other."""
    if a.low <= b.high and b.low <= a.high:
        return True
    return _rounds_to(a.value, b.value) or _rounds_to(b.value, a.value)


def _rounds_to(exact: float, rounded: float) -> bool:
    """Whether a figure with fewer digits is the rounding of another."""
    if rounded <= 0 or exact <= 0:
        return False
    step = _step(_plain(rounded), 1.0)
    finer = _step(_plain(exact), 1.0) < step
    return finer and abs(exact - rounded) <= step / 2 and step / rounded <= 1 / 3


def _plain(value: float) -> str:
    """A value as digits, however large: "1500000000000", "3.6"."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def is_count_word(term: str) -> bool:
    """Whether a term only says that something is counted ("people", "injur")."""
    return term in _COUNT_TERMS


_COUNT_TERMS = frozenset(t for w in (*_EVENT, *_GENERIC) if (t := term_of(w)) is not None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the numbers of a statement stand to those of a piece of evidence.

    Attributes:
        agreeing: Number of quantities of the statement that the evidence confirms.
        clashing: Pairs of the same unit that cannot both be true.
        missing: Number of quantities of the statement about which the evidence says nothing.
        equal: The quantities of the statement that agree with one of the same unit.
        confirmed: All quantities of the statement that agree, sums and untold units included.
    """

    agreeing: int
    clashing: tuple[tuple[Quantity, Quantity], ...]
    missing: int
    equal: tuple[Quantity, ...] = ()
    confirmed: tuple[Quantity, ...] = ()

    @property
    def counts(self) -> int:
        """Number of different tolls or numbers of arrests that agree."""
        return len({q.unit for q in self.equal if q.unit in STRONG_UNITS})


def compare(statement: list[Quantity], evidence: list[Quantity]) -> Comparison:
    """Hold the numbers of a statement against those of a piece of evidence."""
    agreeing, missing = 0, 0
    clashing: list[tuple[Quantity, Quantity]] = []
    equal: list[Quantity] = []
    confirmed: list[Quantity] = []
    for own in statement:
        rivals = [q for q in evidence if q.unit == own.unit and q.unit]
        same = [q for q in evidence if q.value == own.value and _untold(own, q)]
        if any(agree(own, q) for q in rivals):
            equal.append(own)
        if (equal and equal[-1] is own) or same or _is_sum(own, rivals, statement, evidence):
            agreeing += 1
            confirmed.append(own)
        elif len(rivals) == 1:
            clashing.append((own, rivals[0]))
        else:
            missing += 1
    return Comparison(agreeing, tuple(clashing), missing, tuple(equal), tuple(confirmed))


def _untold(a: Quantity, b: Quantity) -> bool:
    """Whether equal values are one figure although the units differ: "19 million" is no chance."""
    return not a.unit or not b.unit or a.value >= _LARGE


def _is_sum(
    own: Quantity, rivals: list[Quantity], statement: list[Quantity], evidence: list[Quantity]
) -> bool:
    """Whether one side gives the parts of what the other gives as a whole."""
    mine = [q for q in statement if q.unit == own.unit]
    parts = [q.value for q in rivals]
    whole = sum(q.value for q in mine)
    return (len(parts) > 1 and sum(parts) == own.value) or (
        len(mine) > 1 and any(q.value == whole and q.unit == own.unit for q in evidence)
    )
