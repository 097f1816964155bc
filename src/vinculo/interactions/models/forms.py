"""Forms of the company, what was published of them, and what people answered."""

from collections.abc import Mapping
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from vinculo.interactions.models.mailboxes import Mailbox
from vinculo.interactions.models.raw import RawMessage
from vinculo.kernel.blob_sweep import BlobUse, blob_uses
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


@recorded(exclude=("draft",))
class Form(models.Model):
    """A form for one service.

    ``draft`` is the definition that is being built (``domain.forms``), ``published`` the number
    of the version that the public sees, None while it is closed. ``allowed_sites`` are the
    origins whose pages may show it in a frame.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    service_id = models.UUIDField()
    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, null=True, related_name="+")
    allowed_sites = ArrayField(models.CharField(max_length=200), default=list)
    draft = models.JSONField()
    published = models.PositiveIntegerField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "slug": Privacy.NONE,
        "name": Privacy.NONE,
        "service_id": Privacy.NONE,
        "mailbox_id": Privacy.NONE,
        "allowed_sites": Privacy.NONE,
        "draft": Privacy.NONE,
        "published": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="form_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="form_slug_plain", condition=Q(slug__regex=r"^[a-z0-9]+(-[a-z0-9]+)*$")
            ),
        )

    def __str__(self) -> str:
        return self.name


class FormVersion(models.Model):
    """What was published once; it stays as it was, so that its answers stay readable."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    definition = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "form_id": Privacy.NONE,
        "number": Privacy.NONE,
        "definition": Privacy.NONE,
        "published_at": Privacy.NONE,
        "published_by": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("form", "number"), name="form_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.form_id} {self.number}"


class FormAnswer(models.Model):
    """What somebody answered, beside the raw bytes that carry its public key.

    ``request_id`` is the same however often one page is sent. A letter that was typed in without
    a form has no version.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    raw = models.OneToOneField(RawMessage, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, null=True, related_name="+")
    request_id = models.UUIDField(unique=True)
    language = models.CharField(max_length=5)
    answers = models.JSONField(default=dict)
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "raw_id": Privacy.NONE,
        "version_id": Privacy.NONE,
        "request_id": Privacy.NONE,
        "language": Privacy.NONE,
        "answers": Privacy.PERSONAL,
        "at": Privacy.NONE,
    }

    class Meta:
        indexes = (models.Index(fields=("version", "at", "id"), name="form_answer_by_version"),)

    def __str__(self) -> str:
        return str(self.pk)


class StagedFile(models.Model):
    """A file that was chosen on a page which has not been sent yet; dropped after a day.

    A scan of a letter belongs to no form.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    token = models.CharField(max_length=20, unique=True)
    request_id = models.UUIDField()
    form = models.ForeignKey(Form, on_delete=models.CASCADE, null=True, related_name="+")
    field_key = models.CharField(max_length=40)
    blob = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size_bytes = models.PositiveBigIntegerField()
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "token": Privacy.SECRET,
        "request_id": Privacy.NONE,
        "form_id": Privacy.NONE,
        "field_key": Privacy.NONE,
        "blob": Privacy.PERSONAL,
        "name": Privacy.PERSONAL,
        "media_type": Privacy.NONE,
        "size_bytes": Privacy.NONE,
        "at": Privacy.NONE,
    }

    class Meta:
        indexes = (
            models.Index(fields=("request_id", "at", "id"), name="staged_file_by_request"),
            models.Index(fields=("at",), name="staged_file_by_age"),
        )

    def __str__(self) -> str:
        return str(self.pk)


blob_uses.add("interactions.staged", BlobUse(model="interactions.StagedFile", column="blob"))
blob_uses.add(
    "interactions.answers",
    BlobUse(model="interactions.FormAnswer", column="answers", json_path="$.**.digest"),
)
