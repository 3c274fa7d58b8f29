"""Blocks: which stretches of a page are article, and which are furniture."""
