"""What kinds of lines are called: each context that keeps evidence registers its words."""

from django.utils.functional import Promise

from vinculo.kernel.registry import Registry

evidence_words: Registry[str | Promise] = Registry("words of evidence")
"""From a kind (``"clocks.started"``) to what people read; a kind without words shows itself."""
