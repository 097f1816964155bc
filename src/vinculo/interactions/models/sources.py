"""How the mail of a mailbox that stands on another server comes to us."""

from collections.abc import Mapping
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from vinculo.interactions.contracts import (
    AfterFetch,
    MailboxProblem,
    Security,
    SourceKind,
    SourceState,
    StartFrom,
)
from vinculo.interactions.models.mailboxes import Mailbox
from vinculo.kernel.crypto import EncryptedTextField
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy

HAPPENS = (
    "secret",
    "revision",
    "began_at",
    "state",
    "problem",
    "detail",
    "failures",
    "next_try_at",
    "checked_at",
    "arrived_at",
    "owner",
    "owner_until",
)
"""What is secret, and what changes without anybody deciding it."""


@recorded(exclude=HAPPENS)
class MailboxSource(models.Model):
    """The server of a mailbox, how we sign in there, and how the reading goes.

    ``owner`` is the process that reads it until ``owner_until`` and nobody else meanwhile.
    ``revision`` grows with each change of the settings, so that a reader begins anew. ``problem``
    says in a word what is wrong, ``detail`` what the server or the network said.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mailbox = models.OneToOneField(Mailbox, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8)
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField()
    security = models.CharField(max_length=8)
    user = models.CharField(max_length=254)
    secret = EncryptedTextField(blank=True, default="")
    authority_pem = models.TextField(blank=True, default="")
    account = models.ForeignKey(
        "delivery.OAuthAccount", on_delete=models.PROTECT, null=True, related_name="+"
    )
    after = models.CharField(max_length=5, default=AfterFetch.LEAVE)
    move_to = models.CharField(max_length=200, blank=True, default="")
    start_from = models.CharField(max_length=3, default=StartFrom.NOW)
    is_active = models.BooleanField(default=True)
    revision = models.PositiveIntegerField(default=1)
    began_at = models.DateTimeField()
    state = models.CharField(max_length=8, default=SourceState.NEW)
    problem = models.CharField(max_length=20, blank=True, default="")
    detail = models.CharField(max_length=300, blank=True, default="")
    failures = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    owner = models.CharField(max_length=120, blank=True, default="")
    owner_until = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "mailbox_id": Privacy.NONE,
        "kind": Privacy.NONE,
        "host": Privacy.NONE,
        "port": Privacy.NONE,
        "security": Privacy.NONE,
        "user": Privacy.NONE,
        "secret": Privacy.SECRET,
        "authority_pem": Privacy.NONE,
        "account_id": Privacy.NONE,
        "after": Privacy.NONE,
        "move_to": Privacy.NONE,
        "start_from": Privacy.NONE,
        "is_active": Privacy.NONE,
        "revision": Privacy.NONE,
        "began_at": Privacy.NONE,
        "state": Privacy.NONE,
        "problem": Privacy.NONE,
        "detail": Privacy.NONE,
        "failures": Privacy.NONE,
        "next_try_at": Privacy.NONE,
        "checked_at": Privacy.NONE,
        "arrived_at": Privacy.NONE,
        "owner": Privacy.NONE,
        "owner_until": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="mailbox_source_kind_known",
                condition=Q(kind__in=[k.value for k in SourceKind]),
            ),
            models.CheckConstraint(
                name="mailbox_source_state_known",
                condition=Q(state__in=[s.value for s in SourceState]),
            ),
            models.CheckConstraint(
                name="mailbox_source_security_known",
                condition=Q(security__in=[s.value for s in Security]),
            ),
            models.CheckConstraint(
                name="mailbox_source_after_known",
                condition=Q(after__in=[a.value for a in AfterFetch]),
            ),
            models.CheckConstraint(
                name="mailbox_source_start_known",
                condition=Q(start_from__in=[s.value for s in StartFrom]),
            ),
            models.CheckConstraint(
                name="mailbox_source_problem_known",
                condition=Q(problem__in=["", *(p.value for p in MailboxProblem)]),
            ),
            models.CheckConstraint(
                name="mailbox_source_moves_somewhere", condition=~Q(after="move") | ~Q(move_to="")
            ),
            models.CheckConstraint(
                name="mailbox_source_oauth_has_account",
                condition=~Q(kind="oauth") | Q(account__isnull=False),
            ),
            models.CheckConstraint(
                name="mailbox_source_port_in_range", condition=Q(port__gte=1, port__lte=65535)
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class SourceFolder(models.Model):
    """One folder that is read, and how far.

    ``last_uid`` is the highest UID that was dealt with under ``uid_validity`` (None: never seen).
    ``to_mark`` are kept and not yet marked on the server, ``troubled`` not handed over by it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(MailboxSource, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    uid_validity = models.BigIntegerField(null=True)
    last_uid = models.BigIntegerField(default=0)
    to_mark = ArrayField(models.BigIntegerField(), default=list)
    troubled = ArrayField(models.BigIntegerField(), default=list)
    is_missing = models.BooleanField(default=False)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "source_id": Privacy.NONE,
        "name": Privacy.NONE,
        "uid_validity": Privacy.NONE,
        "last_uid": Privacy.NONE,
        "to_mark": Privacy.NONE,
        "troubled": Privacy.NONE,
        "is_missing": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("source", "name"), name="source_folder_once"),
            models.CheckConstraint(name="source_folder_has_name", condition=~Q(name="")),
        )

    def __str__(self) -> str:
        return self.name
