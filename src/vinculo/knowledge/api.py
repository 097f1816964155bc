"""The door to what the company knows."""

from vinculo.knowledge.selectors.articles import has_public, suggestions

__all__ = ["has_public", "suggestions"]
