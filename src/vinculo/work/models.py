"""Tables of the work context."""

from collections.abc import Mapping
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class Tasks(models.QuerySet["Task"]):
    """Filters of tasks."""

    def open(self) -> "Tasks":
        """Those that are still to be done."""
        return self.filter(done_at=None)


@recorded(exclude=("kept_for",))
class Task(models.Model):
    """Something one person has to do; what it is about is an opaque key.

    ``details`` is all that its owner is shown of the matter; ``result`` is what they found.
    ``kept_for``: what it is about is for these people's eyes only; None: nobody is kept from it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey(
        "identity.User", null=True, on_delete=models.PROTECT, related_name="+"
    )
    subject = models.CharField(max_length=80)
    url = models.CharField(max_length=300, blank=True, default="")
    title = models.CharField(max_length=200)
    details = models.TextField(blank=True, default="")
    result = models.TextField(blank=True, default="")
    due_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    kept_for = ArrayField(models.UUIDField(), null=True)
    created_at = models.DateTimeField()

    objects = Tasks.as_manager()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "owner_id": Privacy.NONE,
        "created_by_id": Privacy.NONE,
        "subject": Privacy.NONE,
        "url": Privacy.NONE,
        "title": Privacy.PERSONAL,
        "details": Privacy.PERSONAL,
        "result": Privacy.PERSONAL,
        "due_at": Privacy.NONE,
        "done_at": Privacy.NONE,
        "kept_for": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="task_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="task_url_is_a_path",
                condition=Q(url="") | Q(url__startswith="/") & ~Q(url__startswith="//"),
            ),
        )
        indexes = (
            models.Index(
                fields=("owner", "due_at", "id"), name="task_open", condition=Q(done_at=None)
            ),
            models.Index(fields=("subject",), name="task_subject"),
        )

    def __str__(self) -> str:
        return self.title
