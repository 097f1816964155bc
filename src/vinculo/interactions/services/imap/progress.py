"""What the page of a mailbox says about its reading, and whom we tell when it does not work."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from vinculo.identity import api as identity
from vinculo.interactions.contracts import MailboxProblem, SourceState
from vinculo.interactions.domain.errors import MailboxProblemError
from vinculo.interactions.domain.fetching import wait_after
from vinculo.interactions.models import MailboxSource
from vinculo.kernel.actor import Role
from vinculo.notices import api as notices

TELL_AFTER_FAILURES = 4
TELL_AT_ONCE = {
    MailboxProblem.WRONG_PASSWORD,
    MailboxProblem.CONSENT_LOST,
    MailboxProblem.CONSENT_USELESS,
    MailboxProblem.FOLDER_MISSING,
    MailboxProblem.CANNOT_WRITE,
}
FAILING = "interactions.mailbox_failing"
CONSENT_LOST = "interactions.consent_lost"


def note_success(
    source_id: UUID, *, owner: str, arrived: int, is_missing: bool, at: datetime
) -> None:
    """All folders were read; ``is_missing``: there was none of them."""
    mine = MailboxSource.objects.filter(pk=source_id, owner=owner)
    if is_missing:
        problem: str = MailboxProblem.FOLDER_MISSING
        mine.update(state=SourceState.FAILING, problem=problem, detail="", checked_at=at)
    else:
        mine.update(
            state=SourceState.WORKING,
            problem="",
            detail="",
            failures=0,
            next_try_at=None,
            checked_at=at,
        )
    if arrived:
        mine.update(arrived_at=at)


def note_failure(
    source_id: UUID, error: MailboxProblemError | None, *, owner: str, at: datetime
) -> None:
    """It could not be read: why, and when it is tried again; administrators hear of it once."""
    problem = error.problem if error else MailboxProblem.SERVER_SAID
    with transaction.atomic():
        mine = MailboxSource.objects.select_for_update().filter(pk=source_id, owner=owner)
        if not mine.update(failures=F("failures") + 1):
            return
        source = MailboxSource.objects.select_related("mailbox").get(pk=source_id)
        mine.update(
            state=SourceState.FAILING,
            problem=problem,
            detail=error.detail if error else "",
            checked_at=at,
            next_try_at=Now() + wait_after(problem, source.failures),
        )
        if problem in TELL_AT_ONCE or source.failures >= TELL_AFTER_FAILURES:
            tell_administrators(
                kind=FAILING,
                subject=f"mailbox:{source.mailbox_id}",
                address=source.mailbox.address,
                url=f"/ajustes/buzones/{source.mailbox_id}/",
                at=at,
            )


def tell_administrators(*, kind: str, subject: str, address: str, url: str, at: datetime) -> None:
    """One notice for each administrator as long as it is unread."""
    people = [user.id for user in identity.users(role=Role.ADMINISTRATOR)]
    notices.tell(people, kind=kind, subject=subject, at=at, params={"address": address}, url=url)
