"""What is announced of services, and what was told of it step by step."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.knowledge.contracts import NoticeKind, StepKind


@recorded()
class ServiceNotice(models.Model):
    """A known incident, planned work or news, of one service and place or of all of them.

    Its title is in one language at least; ``ended_at`` is written with the step that explains it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=8)
    title_es = models.CharField(max_length=120, blank=True, default="")
    title_en = models.CharField(max_length=120, blank=True, default="")
    service = models.ForeignKey(
        "portfolio.Service", on_delete=models.PROTECT, related_name="+", null=True
    )
    place = models.CharField(max_length=120, blank=True, default="")
    since = models.DateTimeField()
    expected_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    written_by = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "kind": Privacy.NONE,
        "title_es": Privacy.NONE,
        "title_en": Privacy.NONE,
        "service_id": Privacy.NONE,
        "place": Privacy.NONE,
        "since": Privacy.NONE,
        "expected_until": Privacy.NONE,
        "ended_at": Privacy.NONE,
        "written_by": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="service_notice_kind_known",
                condition=Q(kind__in=[k.value for k in NoticeKind]),
            ),
            models.CheckConstraint(
                name="service_notice_has_title", condition=~Q(title_es="") | ~Q(title_en="")
            ),
            models.CheckConstraint(
                name="service_notice_ends_after_it_began",
                condition=(Q(expected_until__isnull=True) | Q(expected_until__gt=F("since")))
                & (Q(ended_at__isnull=True) | Q(ended_at__gte=F("since"))),
            ),
        )
        indexes = (
            models.Index(name="service_notice_by_start", fields=("-since", "-id")),
            models.Index(
                name="service_notice_open", fields=("since",), condition=Q(ended_at__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return self.title_es or self.title_en


class ServiceNoticeStep(models.Model):
    """What was told of it at one moment; never changed.

    ``expected_until`` is when it was expected back then; ``tells_cause``: whoever wrote it says
    that the words tell the cause of the fault.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    notice = models.ForeignKey(ServiceNotice, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=5)
    words_es = models.CharField(max_length=2000, blank=True, default="")
    words_en = models.CharField(max_length=2000, blank=True, default="")
    tells_cause = models.BooleanField(default=False)
    expected_until = models.DateTimeField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "notice_id": Privacy.NONE,
        "kind": Privacy.NONE,
        "words_es": Privacy.NONE,
        "words_en": Privacy.NONE,
        "tells_cause": Privacy.NONE,
        "expected_until": Privacy.NONE,
        "at": Privacy.NONE,
        "by_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="service_notice_step_kind_known",
                condition=Q(kind__in=[k.value for k in StepKind]),
            ),
            models.CheckConstraint(
                name="service_notice_step_has_words", condition=~Q(words_es="") | ~Q(words_en="")
            ),
            models.CheckConstraint(
                name="service_notice_step_cause_with_return",
                condition=Q(tells_cause=False) | Q(expected_until__gt=F("at")),
            ),
            models.UniqueConstraint(
                name="service_notice_step_first_and_last_once",
                fields=("notice", "kind"),
                condition=~Q(kind="news"),
            ),
        )
        indexes = (models.Index(name="service_notice_step_by_time", fields=("notice", "-at")),)

    def __str__(self) -> str:
        return f"{self.notice_id} {self.kind}"
