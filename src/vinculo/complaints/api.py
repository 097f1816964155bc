"""The door of the complaints context."""

from vinculo.complaints.selectors.reading import complaint, complaints, of_case, open_of
from vinculo.complaints.services.filing import file

__all__ = ["complaint", "complaints", "file", "of_case", "open_of"]
