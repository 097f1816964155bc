"""Tables of the organization context."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from vinculo.kernel.blob_sweep import BlobUse, blob_uses
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


@recorded(exclude=("only", "logo_type"))
class Company(models.Model):
    """The company that this installation serves: there is one row or none.

    ``attended_languages`` are the codes of those in which it attends customers, with spaces between
    them, in the order of ``ATTENDABLE``; "" while nobody said which.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    only = models.BooleanField(default=True, unique=True, editable=False)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5)
    attended_languages = models.CharField(max_length=60, blank=True, default="")
    timezone = models.CharField(max_length=60)
    currency = models.CharField(max_length=3, default="EUR")
    base_url = models.CharField(max_length=200)
    logo_digest = models.CharField(max_length=64, blank=True, default="")
    logo_type = models.CharField(max_length=20, blank=True, default="")
    is_practice = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "only": Privacy.NONE,
        "name": Privacy.NONE,
        "language": Privacy.NONE,
        "attended_languages": Privacy.NONE,
        "timezone": Privacy.NONE,
        "currency": Privacy.NONE,
        "base_url": Privacy.NONE,
        "logo_digest": Privacy.NONE,
        "logo_type": Privacy.NONE,
        "is_practice": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="company_only_one", condition=Q(only=True)),
            models.CheckConstraint(
                name="company_language_known", condition=Q(language__in=["es", "en"])
            ),
            models.CheckConstraint(
                name="company_currency_is_code", condition=Q(currency__regex="^[A-Z]{3}$")
            ),
            models.CheckConstraint(name="company_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="company_logo_has_type",
                condition=Q(logo_digest="", logo_type="")
                | (~Q(logo_digest="") & Q(logo_type__in=["image/png", "image/jpeg", "image/webp"])),
            ),
        )

    def __str__(self) -> str:
        return self.name


@recorded(exclude=("sort_name",))
class Team(models.Model):
    """People who work together."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    sort_name = models.CharField(max_length=320, db_collation="C")
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "name": Privacy.NONE,
        "sort_name": Privacy.NONE,
        "created_at": Privacy.NONE,
        "closed_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                Lower("name"), name="team_name_once", condition=Q(closed_at__isnull=True)
            ),
            models.CheckConstraint(name="team_has_name", condition=~Q(name="")),
        )

    def __str__(self) -> str:
        return self.name


@recorded()
class Membership(models.Model):
    """A person is in a team, and perhaps leads it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    leads = models.BooleanField(default=False)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "team_id": Privacy.NONE,
        "user_id": Privacy.NONE,
        "leads": Privacy.NONE,
    }

    class Meta:
        constraints = (models.UniqueConstraint(fields=("team", "user"), name="membership_once"),)

    def __str__(self) -> str:
        return f"{self.team_id} {self.user_id}"


@recorded()
class BusinessCalendar(models.Model):
    """Opening hours by name; what they are stands in its versions."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    is_default = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "name": Privacy.NONE,
        "is_default": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(Lower("name"), name="business_calendar_name_once"),
            models.UniqueConstraint(
                fields=("is_default",),
                condition=Q(is_default=True),
                name="business_calendar_one_default",
            ),
            models.CheckConstraint(name="business_calendar_has_name", condition=~Q(name="")),
        )

    def __str__(self) -> str:
        return self.name


class CalendarVersion(models.Model):
    """A calendar as it was from one change to the next; never altered.

    ``holidays`` are the dates that country and region gave when the version was made; they are
    kept so that the same version always answers the same.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    calendar = models.ForeignKey(BusinessCalendar, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    timezone = models.CharField(max_length=60)
    weekly = models.JSONField()
    country = models.CharField(max_length=3, blank=True, default="")
    region = models.CharField(max_length=40, blank=True, default="")
    holidays = models.JSONField(default=list)
    special_days = models.JSONField(default=list)
    created_at = models.DateTimeField()
    created_by = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "calendar_id": Privacy.NONE,
        "number": Privacy.NONE,
        "timezone": Privacy.NONE,
        "weekly": Privacy.NONE,
        "country": Privacy.NONE,
        "region": Privacy.NONE,
        "holidays": Privacy.NONE,
        "special_days": Privacy.NONE,
        "created_at": Privacy.NONE,
        "created_by": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("calendar", "number"), name="calendar_version_once"),
            models.CheckConstraint(
                name="calendar_region_of_country", condition=Q(region="") | ~Q(country="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.calendar_id} {self.number}"


class ConfirmedYear(models.Model):
    """That somebody compared the holidays of a calendar's year with what was published."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    calendar = models.ForeignKey(BusinessCalendar, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    confirmed_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "calendar_id": Privacy.NONE,
        "year": Privacy.NONE,
        "source": Privacy.NONE,
        "confirmed_at": Privacy.NONE,
        "confirmed_by": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("calendar", "year"), name="confirmed_year_once"),
            models.CheckConstraint(name="confirmed_year_has_source", condition=~Q(source="")),
        )

    def __str__(self) -> str:
        return f"{self.calendar_id} {self.year}"


blob_uses.add("organization.logo", BlobUse(model="organization.Company", column="logo_digest"))
