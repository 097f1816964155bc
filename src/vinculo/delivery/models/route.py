"""By which server the mail of an address of ours leaves, when not by the installation's own."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.delivery.contracts import Security
from vinculo.delivery.models.consent import OAuthAccount
from vinculo.kernel.crypto import EncryptedTextField
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


@recorded(exclude=("password",))
class Route(models.Model):
    """The SMTP server of one sender, with a password or a provider's consent."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sender = models.CharField(max_length=254, unique=True)
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField()
    security = models.CharField(max_length=8)
    user = models.CharField(max_length=254, blank=True, default="")
    password = EncryptedTextField(blank=True, default="")
    account = models.ForeignKey(OAuthAccount, on_delete=models.PROTECT, null=True, related_name="+")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "sender": Privacy.NONE,
        "host": Privacy.NONE,
        "port": Privacy.NONE,
        "security": Privacy.NONE,
        "user": Privacy.NONE,
        "password": Privacy.SECRET,
        "account_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="route_has_sender", condition=~Q(sender="")),
            models.CheckConstraint(name="route_has_host", condition=~Q(host="")),
            models.CheckConstraint(
                name="route_port_exists", condition=Q(port__gte=1, port__lte=65535)
            ),
            models.CheckConstraint(
                name="route_security_known",
                condition=Q(security__in=[s.value for s in Security]),
            ),
            models.CheckConstraint(
                name="route_token_only_encrypted",
                condition=Q(account__isnull=True) | ~Q(security="none"),
            ),
        )

    def __str__(self) -> str:
        return self.sender
