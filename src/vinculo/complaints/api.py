"""The door of the complaints context."""

from vinculo.complaints.labels import HANDLING_QUESTIONS
from vinculo.complaints.selectors.asked import last_mailed, questions
from vinculo.complaints.selectors.caused import caused
from vinculo.complaints.selectors.languages import languages_corrected
from vinculo.complaints.selectors.reading import complaint, complaints, of_case, open_of
from vinculo.complaints.services.asking import answer_questions, note_mailed, note_unsent
from vinculo.complaints.services.filing import file

__all__ = [
    "answer_questions",
    "caused",
    "complaint",
    "complaints",
    "file",
    "handling_questions",
    "languages_corrected",
    "last_mailed",
    "note_mailed",
    "note_unsent",
    "of_case",
    "open_of",
    "questions",
]


def handling_questions() -> list[tuple[str, object]]:
    """What is asked of the handling, by the name that its answer has in forms."""
    return list(HANDLING_QUESTIONS.items())
