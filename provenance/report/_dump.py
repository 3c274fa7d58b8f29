"""JSON text that any reader of UTF-8 can take, whatever characters an article holds."""

from __future__ import annotations

import json
import re
from typing import Any

# Written as escapes: lone surrogates, which UTF-8 cannot hold; DEL and C1 controls, which a
# terminal may obey; and the line ends some readers of JSON lines split at.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def dump(value: Any) -> str:  # noqa: ANN401 - any JSON value
    r"""One line of JSON.

    Args:
        value: JSON values; a NaN or an infinity among them is refused.

    Raises:
        ValueError: On a NaN or an infinity, which JSON does not have.

    >>> dump({"a": "é\ud800"})
    '{"a": "é\\ud800"}'
    """
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def dump_by_key(value: dict[str, Any], *, indent: str = "") -> str:
    """An object with one line a key and, below a key that holds a list, one line an item.

    Short enough to read, and a line-by-line comparison of two reports shows what changed.

    Args:
        value: The object.
        indent: Put before every line.
    """
    inner = ",\n".join(
        f"{indent}  {dump(key)}: {_list(item, indent) if isinstance(item, list) else dump(item)}"
        for key, item in value.items()
    )
    return f"{indent}{{\n{inner}\n{indent}}}"


def _list(items: list[Any], indent: str) -> str:
    if not items:
        return "[]"
    inner = ",\n".join(f"{indent}    {dump(item)}" for item in items)
    return f"[\n{inner}\n{indent}  ]"
