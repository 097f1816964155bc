"""Reads of where mailboxes are fetched; never a secret."""

from uuid import UUID

from vinculo.interactions.contracts import (
    AfterFetch,
    FolderView,
    MailboxProblem,
    Security,
    SourceKind,
    SourceState,
    SourceView,
    StartFrom,
)
from vinculo.interactions.models import MailboxSource, SourceFolder


def sources() -> dict[UUID, SourceView]:
    """Each mailbox that stands on another server, by the mailbox's id."""
    folders: dict[UUID, list[FolderView]] = {}
    for folder in SourceFolder.objects.order_by("pk"):
        folders.setdefault(folder.source_id, []).append(
            FolderView(
                name=folder.name, is_missing=folder.is_missing, troubled=len(folder.troubled)
            )
        )
    return {
        source.mailbox_id: _view(source, tuple(folders.get(source.pk, ())))
        for source in MailboxSource.objects.order_by("pk")
    }


def _view(source: MailboxSource, folders: tuple[FolderView, ...]) -> SourceView:
    return SourceView(
        id=source.pk,
        mailbox_id=source.mailbox_id,
        kind=SourceKind(source.kind),
        host=source.host,
        port=source.port,
        security=Security(source.security),
        user=source.user,
        has_secret=bool(source.secret),
        authority_pem=source.authority_pem,
        account_id=source.account_id,
        after=AfterFetch(source.after),
        move_to=source.move_to,
        start_from=StartFrom(source.start_from),
        is_active=source.is_active,
        state=SourceState(source.state),
        problem=MailboxProblem(source.problem) if source.problem else None,
        detail=source.detail,
        next_try_at=source.next_try_at,
        checked_at=source.checked_at,
        arrived_at=source.arrived_at,
        folders=folders,
    )
