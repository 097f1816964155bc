"""What a context above sends on a case without a person, where an acknowledgement would go."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases.contracts import EntryKind
from vinculo.cases.models import Case, CaseMessage
from vinculo.cases.services import story
from vinculo.cases.services.answer import NobodyToAnswerError
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import AnswerFile, ByItself
from vinculo.kernel.actor import SYSTEM


@transaction.atomic
def send_by_itself(
    *,
    case_id: UUID,
    html: str,
    at: datetime,
    files: Sequence[AnswerFile] = (),
    is_duty: bool = False,
    language: str = "",
) -> UUID:
    """Write to the customer of a case, marked as automatic; answers the message's id.

    ``is_duty``: the law wants it sent, also by a mailbox that acknowledges nothing. ``language``:
    what ``html`` is in, which its frame follows.

    Raises NoSuchCaseError, NobodyToAnswerError and what interactions refuse to send by itself.
    """
    case = story.locked(case_id, SYSTEM, "cases.answer")
    return send_locked(case, html=html, at=at, files=files, is_duty=is_duty, language=language)


def send_locked(
    case: Case,
    *,
    html: str,
    at: datetime,
    files: Sequence[AnswerFile] = (),
    is_duty: bool = False,
    language: str = "",
) -> UUID:
    """The same for a locked case."""
    if case.conversation_id is None:
        raise NobodyToAnswerError
    message = interactions.send_answer(
        conversation_id=case.conversation_id,
        html=html,
        by=SYSTEM,
        at=at,
        attachments=files,
        by_itself=ByItself.DUTY if is_duty else ByItself.COURTESY,
        language=language,
    )
    CaseMessage.objects.create(case=case, message_id=message.id, at=at)
    story.enter(case, EntryKind.AUTO_ANSWERED, at=at, actor=SYSTEM, ref=message.id)
    story.tell(case)
    return message.id
