"""The door of the complaints context."""

from vinculo.complaints.selectors.caused import caused
from vinculo.complaints.selectors.reading import complaint, complaints, of_case, open_of
from vinculo.complaints.services.filing import file
from vinculo.complaints.services.gates import may_offer

__all__ = ["caused", "complaint", "complaints", "file", "may_offer", "of_case", "open_of"]
