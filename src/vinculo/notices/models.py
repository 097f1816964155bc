"""Tables of the notices context."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class Notices(models.QuerySet["Notice"]):
    """Filters of notices."""

    def unread(self) -> "Notices":
        """Those that nobody has opened."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """One thing that one person should hear; words are looked up when it is read."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    params = models.JSONField(default=dict)
    url = models.CharField(max_length=300, blank=True, default="")
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = Notices.as_manager()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "user_id": Privacy.NONE,
        "kind": Privacy.NONE,
        "subject": Privacy.NONE,
        "params": Privacy.PERSONAL,
        "url": Privacy.NONE,
        "created_at": Privacy.NONE,
        "read_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="notice_kind_is_a_key", condition=Q(kind__regex=r"^[a-z_]+\.[a-z_]+$")
            ),
            models.CheckConstraint(
                name="notice_url_is_a_path",
                condition=Q(url="") | Q(url__startswith="/") & ~Q(url__startswith="//"),
            ),
            models.UniqueConstraint(
                fields=("user", "kind", "subject"),
                name="notice_unread_once",
                condition=Q(read_at=None),
            ),
        )
        indexes = (
            models.Index(fields=("user", "-created_at", "-id"), name="notice_of_user"),
            models.Index(fields=("user",), name="notice_unread", condition=Q(read_at=None)),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
