"""Blocks: which stretches of a page are article, and which are furniture."""

from provenance.layout.blocks import find_blocks
from provenance.layout.model import LayoutModel

__all__ = ["LayoutModel", "find_blocks"]
