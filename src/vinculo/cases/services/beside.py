"""Writing to somebody else about a case, a supplier: a thread beside the customer's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases.contracts import EntryKind
from vinculo.cases.domain.files import check_files
from vinculo.cases.domain.texts import require_text, tidy_subject
from vinculo.cases.models import Case, CaseMessage
from vinculo.cases.services import story
from vinculo.cases.services.answer import NobodyToAnswerError
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import AnswerFile, Recipient
from vinculo.kernel import blobs
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError


class NotBesideError(DomainError):
    """That thread does not stand beside the customer's of this case."""

    code = "case_not_beside"


class CustomerBesideError(DomainError):
    """Whoever reads the customer's thread is answered there, not behind it."""

    code = "case_customer_beside"


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What is written to somebody else.

    ``attachment_ids`` are files of messages of the case, ``files`` those chosen anew. ``thread``
    goes on with one that was begun; without it a new one begins with ``subject``. ``about`` is the
    message that is handed on.
    """

    html: str
    recipients: tuple[Recipient, ...] = ()
    subject: str = ""
    thread: UUID | None = None
    about: UUID | None = None
    attachment_ids: tuple[UUID, ...] = ()
    files: tuple[AnswerFile, ...] = ()


@transaction.atomic
def write_beside(*, case_id: UUID, letter: Beside, actor: Actor, at: datetime) -> UUID:
    """Send it; answers the thread's id. The customer's clocks and thread know nothing of it.

    Raises what ``check`` does and what an answer refuses.
    """
    case = story.locked(case_id, actor, "cases.answer")
    return send_locked(case, letter=letter, actor=actor, at=at)


def check(case: Case, letter: Beside) -> list[AnswerFile]:
    """The files that would go with it, chosen and new.

    Raises NobodyToAnswerError, NotBesideError, CustomerBesideError, EmptyTextError and the
    refusals of ``check_files``.
    """
    if case.conversation_id is None:
        raise NobodyToAnswerError
    known = interactions.messages(case.conversation_id, and_beside=True)
    own = set(CaseMessage.objects.filter(case=case).values_list("message_id", flat=True))
    files = [
        *interactions.files_of(
            message_ids=[one.id for one in known if one.id in own],
            attachment_ids=letter.attachment_ids,
        ),
        *letter.files,
    ]
    sizes = [(file.name, blobs.path_of(file.digest).stat().st_size) for file in files]
    check_files(there=[], new=sizes)
    if letter.thread is None:
        _check_beginning(case.conversation_id, letter)
    elif letter.thread not in {one.conversation_id for one in known} - {case.conversation_id}:
        raise NotBesideError
    return files


def send_locked(case: Case, *, letter: Beside, actor: Actor, at: datetime) -> UUID:
    """Send a letter of a locked case in the open transaction, now or when its time has come."""
    files = check(case, letter)
    thread = letter.thread or _begun(case, letter, at)
    message = interactions.send_answer(
        conversation_id=thread,
        html=letter.html,
        by=actor,
        at=at,
        attachments=files,
        recipients=letter.recipients,
    )
    CaseMessage.objects.create(case=case, message_id=message.id, at=at)
    case.changed_at = at
    case.save(update_fields=["changed_at"])
    story.enter(case, EntryKind.FORWARDED, at=at, actor=actor, ref=message.id)
    story.tell(case)
    return thread


def _check_beginning(conversation_id: UUID, letter: Beside) -> None:
    require_text(letter.subject)
    if not any(one.field == "to" for one in letter.recipients):
        raise NobodyToAnswerError
    _refuse_readers(conversation_id, letter.recipients)


def _begun(case: Case, letter: Beside, at: datetime) -> UUID:
    """A new thread with somebody who does not read the customer's."""
    if case.conversation_id is None:
        raise NobodyToAnswerError
    return interactions.start_beside(
        conversation_id=case.conversation_id, subject=tidy_subject(letter.subject), at=at
    )


def _refuse_readers(conversation_id: UUID, recipients: Sequence[Recipient]) -> None:
    people = interactions.conversation(conversation_id).participants
    readers = {one.address for one in people if one.is_reader}
    for one in recipients:
        if one.address in readers:
            raise CustomerBesideError(address=one.address)
