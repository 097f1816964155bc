"""``vinculo doctor``: looks at the installation and says for each finding what to do."""

from vinculo.config.doctor.examine import examine
from vinculo.config.doctor.findings import Finding, Grade

__all__ = ["Finding", "Grade", "examine"]
