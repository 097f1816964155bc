"""Who reads which mailbox: one process at a time, by the clock of the database."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now

from vinculo.delivery.contracts import ConsentState
from vinculo.interactions.contracts import MailboxProblem
from vinculo.interactions.domain.errors import LeaseLostError
from vinculo.interactions.models import MailboxSource, SourceFolder

LEASE = timedelta(seconds=45)


@transaction.atomic
def take_free(*, owner: str, most: int) -> dict[UUID, int]:
    """Mailboxes that nobody reads and whose turn has come: now ``owner``'s; id to revision."""
    is_free = Q(owner="") | Q(owner_until__lt=Now()) | Q(owner_until=None)
    is_due = Q(next_try_at=None) | Q(next_try_at__lte=Now())
    may_again = Q(problem=MailboxProblem.CONSENT_LOST, account__state=ConsentState.GIVEN)
    rows = list(
        MailboxSource.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(is_free & (is_due | may_again), is_active=True)
        .order_by("next_try_at", "pk")[:most]
    )
    MailboxSource.objects.filter(pk__in=[row.pk for row in rows]).update(
        owner=owner, owner_until=Now() + LEASE
    )
    return {row.pk: row.revision for row in rows}


def keep(*, owner: str, ids: Collection[UUID]) -> dict[UUID, int]:
    """Hold on to what is still ``owner``'s; id to revision. What is missing is no longer ours."""
    ours = MailboxSource.objects.filter(pk__in=ids, owner=owner, is_active=True)
    ours.update(owner_until=Now() + LEASE)
    return dict(ours.values_list("pk", "revision"))


def let_go(*, owner: str, source_id: UUID) -> None:
    """Let another process have it at once."""
    MailboxSource.objects.filter(pk=source_id, owner=owner).update(owner="", owner_until=None)


def write_down(folder: SourceFolder, *, owner: str, **fields: object) -> None:
    """Note how far a folder was read; whoever lost the mailbox notes nothing.

    Raises LeaseLostError. The row of the mailbox is locked, so nobody takes it in between.
    """
    with transaction.atomic():
        ours = MailboxSource.objects.select_for_update().filter(
            pk=folder.source_id, owner=owner, owner_until__gt=Now()
        )
        if not ours.exists():
            raise LeaseLostError
        SourceFolder.objects.filter(pk=folder.pk).update(**fields)
    for name, value in fields.items():
        setattr(folder, name, value)
