"""What was told by mail to those whom an announcement affects."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from vinculo.feedback.contracts import NoticeMailState
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class NoticeSending(models.Model):
    """One step of an announcement sent to those affected, once; ``sent_by`` signs for it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.OneToOneField(
        "knowledge.ServiceNoticeStep", on_delete=models.PROTECT, related_name="+"
    )
    affected = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    is_partial = models.BooleanField(default=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "step_id": Privacy.NONE,
        "affected": Privacy.NONE,
        "size": Privacy.NONE,
        "is_partial": Privacy.NONE,
        "sent_by_id": Privacy.NONE,
        "started_at": Privacy.NONE,
        "ended_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="notice_sending_to_somebody",
                condition=Q(size__gt=0, affected__gte=models.F("size")),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class NoticeMail(models.Model):
    """One customer of a sending: told once, the mail at most once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sending = models.ForeignKey(NoticeSending, on_delete=models.CASCADE, related_name="+")
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=7, default=NoticeMailState.PLANNED)
    mail_id = models.UUIDField(null=True)
    sent_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "sending_id": Privacy.NONE,
        "customer_id": Privacy.NONE,
        "state": Privacy.NONE,
        "mail_id": Privacy.NONE,
        "sent_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="notice_mail_once", fields=("sending", "customer")),
            models.CheckConstraint(
                name="notice_mail_state_known", condition=Q(state__in=list(NoticeMailState))
            ),
            models.CheckConstraint(
                name="notice_mail_sent_whole",
                condition=Q(
                    state=NoticeMailState.SENT, mail_id__isnull=False, sent_at__isnull=False
                )
                | ~Q(state=NoticeMailState.SENT) & Q(mail_id__isnull=True, sent_at__isnull=True),
            ),
        )
        indexes = (
            models.Index(name="notice_mail_by_customer", fields=("customer", "-sent_at")),
            models.Index(
                name="notice_mail_by_mail",
                fields=("mail_id",),
                condition=Q(mail_id__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
