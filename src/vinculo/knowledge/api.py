"""The door to what the company knows."""

from vinculo.knowledge.selectors.articles import has_public, suggestions
from vinculo.knowledge.selectors.service_notices import active_notices, step_to_tell, steps_to_tell

__all__ = ["active_notices", "has_public", "step_to_tell", "steps_to_tell", "suggestions"]
