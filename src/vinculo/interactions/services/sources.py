"""Where the mail of a mailbox is fetched: chosen by an administrator, stopped, and begun again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from vinculo.interactions.contracts import (
    AfterFetch,
    Security,
    SourceKind,
    SourceState,
    StartFrom,
)
from vinculo.interactions.domain.errors import BadSourceError
from vinculo.interactions.models import MailboxSource, SourceFolder
from vinculo.interactions.services.imap.connection import Access
from vinculo.interactions.services.imap.watching import access_of

MOST_FOLDERS = 20


@dataclass(frozen=True, kw_only=True)
class SourceDraft:
    """What an administrator writes about where a mailbox stands.

    An empty ``secret`` leaves the one that is kept, unless the server or the user changes: a
    password is never sent to a server that it was not typed for.
    """

    mailbox_id: UUID
    kind: SourceKind
    host: str
    port: int
    security: Security
    user: str
    secret: str = ""
    authority_pem: str = ""
    account_id: UUID | None = None
    after: AfterFetch = AfterFetch.LEAVE
    move_to: str = ""
    start_from: StartFrom = StartFrom.NOW
    folders: tuple[str, ...] = ("INBOX",)


def access_with_draft(draft: SourceDraft) -> Access:
    """How the server would be reached with ``draft``, to try it before it is saved."""
    return Access(
        host=draft.host.strip(),
        port=draft.port,
        security=draft.security,
        user=draft.user.strip(),
        secret=_secret_of(draft),
        account_id=draft.account_id,
        authority_pem=draft.authority_pem,
    )


def _secret_of(draft: SourceDraft) -> str:
    if draft.secret or draft.kind == SourceKind.OAUTH:
        return draft.secret
    kept = MailboxSource.objects.filter(
        mailbox=draft.mailbox_id, host=draft.host.strip(), port=draft.port, user=draft.user.strip()
    ).first()
    is_same = kept is not None and kept.security == draft.security
    return kept.secret if kept is not None and is_same else ""


@transaction.atomic
def save(draft: SourceDraft, *, at: datetime) -> UUID:
    """Keep where a mailbox is read; a reader begins anew with it. Raises BadSourceError."""
    folders = list(dict.fromkeys(name.strip() for name in draft.folders if name.strip()))
    secret = _secret_of(draft)
    _require(draft, folders, secret)
    source = MailboxSource.objects.select_for_update().filter(mailbox=draft.mailbox_id).first()
    if source is None:
        source = MailboxSource(mailbox_id=draft.mailbox_id, began_at=at, revision=0)
    elif (source.host, source.user) != (draft.host.strip(), draft.user.strip()):
        SourceFolder.objects.filter(source=source).delete()
        source.began_at, source.state = at, SourceState.NEW
    source.kind, source.security = draft.kind, draft.security
    source.host, source.port, source.user = draft.host.strip(), draft.port, draft.user.strip()
    source.secret, source.account_id = secret, draft.account_id
    source.authority_pem = draft.authority_pem
    source.after, source.start_from = draft.after, draft.start_from
    source.move_to = draft.move_to.strip() if draft.after == AfterFetch.MOVE else ""
    source.revision += 1
    source.is_active, source.next_try_at, source.failures = True, None, 0
    source.problem, source.detail = "", ""
    source.save()
    SourceFolder.objects.filter(source=source).exclude(name__in=folders).delete()
    for name in folders:
        SourceFolder.objects.get_or_create(source=source, name=name)
    return source.pk


def _require(draft: SourceDraft, folders: list[str], secret: str) -> None:
    """Refuse what cannot be read, by the field that is wrong."""
    texts = (draft.user, secret, draft.move_to, draft.host, *folders)
    wrong = {
        "host": not draft.host.strip() or not 0 < draft.port < 65536,
        "user": not draft.user.strip(),
        "secret": draft.kind == SourceKind.IMAP and not secret,
        "account": draft.kind == SourceKind.OAUTH and draft.account_id is None,
        "move_to": draft.after == AfterFetch.MOVE and not draft.move_to.strip(),
        "folders": not folders or len(folders) > MOST_FOLDERS,
        "text": not all(text.isprintable() for text in texts),
    }
    for name, is_wrong in wrong.items():
        if is_wrong:
            raise BadSourceError(field=name)
    if draft.after == AfterFetch.MOVE and draft.move_to.strip() in folders:
        raise BadSourceError(field="move_to")


@transaction.atomic
def switch(*, mailbox_id: UUID, is_active: bool) -> None:
    """Stop reading a mailbox, or begin again at once."""
    MailboxSource.objects.filter(mailbox=mailbox_id).update(
        is_active=is_active, next_try_at=None, failures=0, revision=F("revision") + 1
    )


def forget(*, mailbox_id: UUID) -> None:
    """The mailbox comes by our listener from now on; what was read stays."""
    MailboxSource.objects.filter(mailbox=mailbox_id).delete()


def access(mailbox_id: UUID) -> Access:
    """How the server of a mailbox is reached. Raises BadSourceError when it has none."""
    source = MailboxSource.objects.filter(mailbox=mailbox_id).first()
    if source is None:
        raise BadSourceError(field="host")
    return access_of(source)
