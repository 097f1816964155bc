"""The door to what the company knows."""

from vinculo.knowledge.domain.articles import excerpt
from vinculo.knowledge.selectors.articles import has_public, offers, public_by_id, suggestions
from vinculo.knowledge.selectors.faults import fault_lines, fault_told, step_text
from vinculo.knowledge.selectors.service_notices import (
    active_notices,
    latest_notices,
    notice_named,
    notices_near,
    step_to_tell,
    steps_to_tell,
)

__all__ = [
    "active_notices",
    "excerpt",
    "fault_lines",
    "fault_told",
    "has_public",
    "latest_notices",
    "notice_named",
    "notices_near",
    "offers",
    "public_by_id",
    "step_text",
    "step_to_tell",
    "steps_to_tell",
    "suggestions",
]
