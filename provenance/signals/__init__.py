"""The signals: one file each, found by file name; see `provenance.signals._base`.

Word lists stand beside the code as plain text (``<module>.txt`` or ``lists/<name>.txt``).
"""
