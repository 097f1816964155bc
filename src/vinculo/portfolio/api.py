"""The door of the portfolio context."""

from vinculo.portfolio.selectors import service, services, standards_for
from vinculo.portfolio.services import create_service, create_standard

__all__ = ["create_service", "create_standard", "service", "services", "standards_for"]
