"""Tables of the notices context."""

from collections.abc import Mapping
from datetime import time
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.notices.contracts import Way


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
    instead_of = models.ForeignKey(
        "identity.User", on_delete=models.CASCADE, related_name="+", null=True
    )
    mail_way = models.CharField(max_length=10, blank=True, default="")
    mailed_at = models.DateTimeField(null=True)

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
        "instead_of_id": Privacy.NONE,
        "mail_way": Privacy.NONE,
        "mailed_at": Privacy.NONE,
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
            models.CheckConstraint(
                name="notice_mail_way_known",
                condition=Q(mail_way__in=["", Way.AT_ONCE.value, Way.DIGEST.value]),
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
            models.Index(
                fields=("user", "created_at"),
                name="notice_for_digest",
                condition=Q(mail_way="digest", mailed_at=None, read_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class Preference(models.Model):
    """How one person wants to hear of one kind of thing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    way = models.CharField(max_length=10)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "user_id": Privacy.NONE,
        "kind": Privacy.NONE,
        "way": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "kind"), name="preference_once_a_kind"),
            models.CheckConstraint(
                name="preference_kind_is_a_key", condition=Q(kind__regex=r"^[a-z_]+\.[a-z_]+$")
            ),
            models.CheckConstraint(
                name="preference_way_known", condition=Q(way__in=[w.value for w in Way])
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.way}"


class Hours(models.Model):
    """When one person's daily mail leaves, by the company's clock."""

    user = models.OneToOneField(
        "identity.User", on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    digest_at = models.TimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "user_id": Privacy.NONE,
        "digest_at": Privacy.NONE,
    }

    def __str__(self) -> str:
        return str(self.pk)


class MailWindow(models.Model):
    """From when until when one person wants mails on a weekday (0 is Monday).

    Who has no window hears at any time; who has some hears on no other day. ``closes`` at 00:00
    is the end of the day.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "user_id": Privacy.NONE,
        "weekday": Privacy.NONE,
        "opens": Privacy.NONE,
        "closes": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "weekday"), name="mail_window_once_a_day"),
            models.CheckConstraint(name="mail_window_weekday", condition=Q(weekday__lte=6)),
            models.CheckConstraint(
                name="mail_window_in_order",
                condition=Q(closes=time.min) | Q(closes__gt=models.F("opens")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.weekday}"


class Absence(models.Model):
    """Days on which somebody is away, both included, and who hears in their place."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    substitute = models.ForeignKey(
        "identity.User", on_delete=models.SET_NULL, related_name="+", null=True
    )
    made_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "user_id": Privacy.NONE,
        "from_on": Privacy.PERSONAL,
        "until_on": Privacy.PERSONAL,
        "substitute_id": Privacy.NONE,
        "made_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="absence_in_order", condition=Q(until_on__gte=models.F("from_on"))
            ),
            models.CheckConstraint(
                name="absence_of_another",
                condition=Q(substitute__isnull=True) | ~Q(substitute=models.F("user")),
            ),
        )
        indexes = (models.Index(fields=("user", "until_on"), name="absence_of_user"),)

    def __str__(self) -> str:
        return str(self.pk)
