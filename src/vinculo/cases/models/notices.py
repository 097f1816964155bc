"""Cases that came because of an announcement, and the answer that all of them get together."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from vinculo.cases.contracts import Then
from vinculo.cases.domain.notices import LinkedState
from vinculo.cases.models.case import Case
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class CaseNotice(models.Model):
    """Because of which announcement a case came, and when somebody said so last."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="+")
    notice = models.ForeignKey(
        "knowledge.ServiceNotice", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    by = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+", null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "notice_id": Privacy.NONE,
        "at": Privacy.NONE,
        "by_id": Privacy.NONE,
    }

    class Meta:
        indexes = (models.Index(fields=("notice", "case"), name="case_notice_cases"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.notice_id}"


class NoticeAnswer(models.Model):
    """One text for all open cases of an announcement; ``texts``: HTML by language.

    ``seen_at`` is when its author read what stands in them: what came later is looked at first.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    notice = models.ForeignKey(
        "knowledge.ServiceNotice", on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    texts: models.JSONField[Any, Any] = models.JSONField()
    then = models.CharField(max_length=8, default=Then.STAY)
    seen_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    leaves_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "notice_id": Privacy.NONE,
        "person_id": Privacy.NONE,
        "texts": Privacy.NONE,
        "then": Privacy.NONE,
        "seen_at": Privacy.NONE,
        "asked_at": Privacy.NONE,
        "leaves_at": Privacy.NONE,
        "taken_back_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="notice_answer_then_known", condition=Q(then__in=[t.value for t in Then])
            ),
            models.CheckConstraint(
                name="notice_answer_seen_before_asked", condition=Q(seen_at__lte=F("asked_at"))
            ),
        )
        indexes = (models.Index(fields=("notice", "-asked_at"), name="notice_answer_latest"),)

    def __str__(self) -> str:
        return f"{self.notice_id} {self.asked_at:%Y-%m-%d}"


class NoticeAnswerCase(models.Model):
    """What became of such an answer in one case; ``why`` is the code of a refusal.

    ``planned`` names the answer while it waits to leave; ``goes_by`` the case in which the same
    people get it, where that is another one.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    answer = models.ForeignKey(NoticeAnswer, on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, default=LinkedState.WAITING.value)
    planned = models.UUIDField(null=True)
    why = models.CharField(max_length=60, blank=True, default="")
    goes_by = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+", null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "answer_id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "state": Privacy.NONE,
        "planned": Privacy.NONE,
        "why": Privacy.NONE,
        "goes_by_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("answer", "case"), name="notice_answer_case_once"),
            models.CheckConstraint(
                name="notice_answer_case_state_known",
                condition=Q(state__in=[s.value for s in LinkedState]),
            ),
            models.CheckConstraint(
                name="notice_answer_case_refused_why",
                condition=~Q(state="refused") | ~Q(why=""),
            ),
            models.CheckConstraint(
                name="notice_answer_case_planned_named",
                condition=~Q(state="planned") | Q(planned__isnull=False),
            ),
            models.CheckConstraint(
                name="notice_answer_case_shared_with_another",
                condition=~Q(state__in=["shared", "told"])
                | (Q(goes_by__isnull=False) & ~Q(goes_by=F("case"))),
            ),
        )

    def __str__(self) -> str:
        return f"{self.answer_id} {self.state}"
