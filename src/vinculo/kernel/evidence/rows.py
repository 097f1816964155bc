"""Rows that stand outside the chain and whose digest a line of it keeps."""

from collections.abc import Callable, Iterable

from vinculo.kernel.registry import Registry

proved_rows: Registry[Callable[[], Iterable[str]]] = Registry("rows that evidence proves")
"""From a name (``"analytics.calls"``) to what says the subjects of which rows and line disagree.

Whoever repeats the chain asks each of them too.
"""
