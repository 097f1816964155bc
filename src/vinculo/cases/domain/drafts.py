"""Drafts: two browsers of one person must never overwrite each other in silence."""

from uuid import UUID

from vinculo.kernel.errors import DomainError


class DraftConflictError(DomainError):
    """The draft was changed in another browser; ``stored`` is what stands there."""

    code = "case_draft_conflict"


class NewMessageError(DomainError):
    """A message arrived after the page was opened; sending waits until it was looked at."""

    code = "case_message_arrived"


class AnsweredMeanwhileError(DomainError):
    """A colleague answered after the page was opened; sending waits until it was looked at."""

    code = "case_answered_meanwhile"


class EmptyTextError(DomainError):
    """There is nothing to send or to keep."""

    code = "case_empty_text"


def check_version(*, stored_version: int, known_version: int, stored: str, new: str) -> None:
    """Refuse to save over a text that the browser has not seen. Raises DraftConflictError."""
    if stored_version != known_version and stored != new:
        raise DraftConflictError(stored=stored, version=stored_version)


def check_seen(*, latest: UUID | None, seen: UUID | None) -> None:
    """Refuse to send past a message that was not looked at. Raises NewMessageError."""
    if latest is not None and latest != seen:
        raise NewMessageError
