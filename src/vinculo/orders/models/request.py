"""Special requests, and what was tried for them."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.orders.contracts import RequestState


class SpecialRequest(models.Model):
    """Something nearly impossible that a customer asks for: somebody tries, and tells the outcome.

    ``wanted`` are the customer's words. It ends by telling: ``told_how`` says how, where there is
    no address to write to. ``promise_id`` is the promise to tell by ``due_at``.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=40, unique=True)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey("portfolio.Service", on_delete=models.PROTECT, related_name="+")
    wanted = models.CharField(max_length=2000)
    state = models.CharField(max_length=10, default=RequestState.TRYING)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    due_at = models.DateTimeField()
    task_id = models.UUIDField(null=True)
    promise_id = models.UUIDField(null=True)
    outcome = models.CharField(max_length=2000, blank=True, default="")
    alternative = models.CharField(max_length=2000, blank=True, default="")
    told_how = models.CharField(max_length=200, blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "number": Privacy.NONE,
        "case_id": Privacy.NONE,
        "service_id": Privacy.NONE,
        "wanted": Privacy.PERSONAL,
        "state": Privacy.NONE,
        "owner_id": Privacy.NONE,
        "asked_at": Privacy.NONE,
        "asked_by_id": Privacy.NONE,
        "due_at": Privacy.NONE,
        "task_id": Privacy.NONE,
        "promise_id": Privacy.NONE,
        "outcome": Privacy.PERSONAL,
        "alternative": Privacy.PERSONAL,
        "told_how": Privacy.PERSONAL,
        "ended_at": Privacy.NONE,
        "ended_by_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="special_state_known", condition=Q(state__in=[s.value for s in RequestState])
            ),
            models.CheckConstraint(name="special_has_wish", condition=~Q(wanted="")),
            models.CheckConstraint(
                name="special_due_after_asked", condition=Q(due_at__gt=F("asked_at"))
            ),
            models.CheckConstraint(
                name="special_ended_told",
                condition=Q(state=RequestState.TRYING)
                | (Q(ended_at__isnull=False) & ~Q(outcome="")),
            ),
            models.CheckConstraint(
                name="special_not_with_alternative",
                condition=~Q(state=RequestState.NOT) | ~Q(alternative=""),
            ),
        )
        indexes = (
            models.Index(name="special_newest", fields=("-asked_at", "-id")),
            models.Index(name="special_by_case", fields=("case", "asked_at")),
        )

    def __str__(self) -> str:
        return self.number


class Attempt(models.Model):
    """What was tried, with whom, and what came of it.

    ``is_handing``: nothing was tried; somebody else tries from then on.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(SpecialRequest, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    tried = models.CharField(max_length=500)
    with_whom = models.CharField(max_length=200, blank=True, default="")
    result = models.CharField(max_length=1000)
    is_handing = models.BooleanField(default=False, db_default=False)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "request_id": Privacy.NONE,
        "at": Privacy.NONE,
        "by_id": Privacy.NONE,
        "tried": Privacy.PERSONAL,
        "with_whom": Privacy.PERSONAL,
        "result": Privacy.PERSONAL,
        "is_handing": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="attempt_has_words", condition=~Q(tried="") & ~Q(result="")
            ),
        )
        indexes = (models.Index(name="attempt_by_time", fields=("request", "at", "id")),)

    def __str__(self) -> str:
        return f"{self.request_id} {self.at:%Y-%m-%d}"
