"""How the company looks and sounds in its mails: signatures, logos, templates."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.interactions.contracts import Occasion
from vinculo.interactions.models.mailboxes import Mailbox
from vinculo.kernel.blob_sweep import BlobUse, blob_uses
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


@recorded()
class MailboxIdentity(models.Model):
    """What stands below each answer of a mailbox: a signature with places, and a logo (a blob)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mailbox = models.OneToOneField(Mailbox, on_delete=models.CASCADE, related_name="+")
    signature = models.TextField(blank=True, default="")
    logo = models.CharField(max_length=64, blank=True, default="")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "mailbox_id": Privacy.NONE,
        "signature": Privacy.NONE,
        "logo": Privacy.NONE,
    }

    def __str__(self) -> str:
        return str(self.mailbox_id)


@recorded()
class MailTemplate(models.Model):
    """The company's own words for an occasion, in a language, for one service or for all."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    occasion = models.CharField(max_length=16)
    language = models.CharField(max_length=5)
    service_id = models.UUIDField(null=True)
    subject = models.CharField(max_length=200)
    html = models.TextField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "occasion": Privacy.NONE,
        "language": Privacy.NONE,
        "service_id": Privacy.NONE,
        "subject": Privacy.NONE,
        "html": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("occasion", "language", "service_id"),
                name="mail_template_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="mail_template_occasion_known",
                condition=Q(occasion__in=[o.value for o in Occasion]),
            ),
            models.CheckConstraint(
                name="mail_template_language_known", condition=Q(language__in=["es", "en"])
            ),
            models.CheckConstraint(
                name="mail_template_says_something", condition=~Q(subject="") & ~Q(html="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.occasion} {self.language}"


blob_uses.add("interactions.logos", BlobUse(model="interactions.MailboxIdentity", column="logo"))
