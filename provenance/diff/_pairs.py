"""Two inputs as pairs of versions: by id, by address, by name below the folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.packed import pack_article, unpack_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.types import Article


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of an article; one is None where the other input has none."""

    old: Article | None
    new: Article | None


def versions(
    old: Iterable[Article], new: Iterable[Article], *, roots: tuple[str, str] = ("", "")
) -> Iterator[Versions]:
    """Pair the articles of two inputs, in the order of the newer one.

    One article in each is a pair whatever their names.  Otherwise an article's id, its address, or
    its path below the folder named must be the same.  The older input is kept packed in memory,
    about a third of its size.

    Args:
        old: Articles of the older input; read once, first.
        new: Articles of the newer one.
        roots: Paths as the user named them, taken off the front of ids that begin with them.
    """
    packed = [(pack_article(article), _keys(article, roots[0])) for article in old]
    waiting: dict[str, int] = {}
    for i, (_, keys) in enumerate(packed):
        for key in keys:
            waiting.setdefault(key, i)
    stream = iter(new)
    first, second = next(stream, None), next(stream, None)
    taken: set[int] = set()
    alone = len(packed) == 1 and first is not None and second is None
    for article in _chained(first, second, stream):
        number = 0 if alone else _found(article, roots[1], waiting, taken)
        if number is None:
            yield Versions(None, article)
        else:
            taken.add(number)
            yield Versions(unpack_article(packed[number][0]), article)
    for i, (row, _) in enumerate(packed):
        if i not in taken:
            yield Versions(unpack_article(row), None)


def _chained(
    first: Article | None, second: Article | None, rest: Iterator[Article]
) -> Iterator[Article]:
    yield from (article for article in (first, second) if article is not None)
    yield from rest


def _found(article: Article, root: str, waiting: dict[str, int], taken: set[int]) -> int | None:
    for key in _keys(article, root):
        number = waiting.get(key)
        if number is not None and number not in taken:
            return number
    return None


def _keys(article: Article, root: str) -> list[str]:
    """What two versions have in common, the most telling first."""
    keys = [f"id {_below(article.id, root)}"]
    if article.uri and article.uri.startswith(("http://", "https://")):
        keys.append(f"uri {article.uri}")
    return keys


def _below(name: str, root: str) -> str:
    root = root.rstrip("/")
    return name.removeprefix(root).lstrip("/") or name if root else name
