"""Put a neutral verb into the form of the verb it would replace."""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "speak": ("speaks", "spoke", "speaking"),
    "reply": ("replies", "replied", "replying"),
}


@lru_cache(maxsize=1024)
def like(verb: str, model: str, *, base: bool = False) -> str:
    """A verb in the form of another one: third person, past, "-ing" or infinitive.

    >>> like("criticize", "slams"), like("say", "claiming"), like("reply", "hit back")
    ('criticizes', 'saying', 'replied')
    >>> like("speak of", "boasted")
    'spoke of'

    Args:
        verb: Infinitive, words after it are kept.
        model: The verb whose form is wanted; any form that is no third person and no "-ing" is
            taken for a past.
        base: True where the model is an infinitive.
    """
    head, _, rest = verb.partition(" ")
    third, past, present = _IRREGULAR.get(head) or _regular(head)
    first = model.partition(" ")[0]
    if first.endswith("ing"):
        form = present
    elif base:
        form = head
    elif first.endswith("s") and not first.endswith("ss"):
        form = third
    else:
        form = past
    return f"{form} {rest}" if rest else form


def _regular(head: str) -> tuple[str, str, str]:
    stem = head.removesuffix("e")
    return f"{head}s", f"{stem}ed", f"{stem}ing"
