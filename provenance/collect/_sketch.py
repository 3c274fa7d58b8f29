"""A small sample of a text's shingles, the same in every process and on every machine."""

from __future__ import annotations

from hashlib import blake2b

from provenance.corroboration.copies import SHINGLE, mask_quotations, words

WINDOW = 16
"""Shingles of which one is kept, the least: a shared run of 20 words is always seen."""


def sketch(text: str) -> tuple[int, ...]:
    """Sample the runs of five words that stand outside quotations (winnowing).

    Args:
        text: Any text.

    Returns:
        Distinct numbers below 2**63 in ascending order.
    """
    hashes = [
        int.from_bytes(blake2b(" ".join(run).encode(), digest_size=8).digest(), "big") >> 1
        for part in mask_quotations(text.encode("utf-8", "replace").decode()).split("\n")
        for own in [words(part)]
        for run in zip(*(own[i:] for i in range(SHINGLE)), strict=False)
    ]
    last = max(len(hashes) - WINDOW + 1, 1)
    return tuple(sorted({min(hashes[i : i + WINDOW]) for i in range(last)} if hashes else ()))
