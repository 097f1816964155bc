"""What other providers let us do with their mailboxes."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.delivery.contracts import ConsentState, Provider
from vinculo.kernel.crypto import EncryptedTextField
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


@recorded(exclude=("client_secret",))
class OAuthApp(models.Model):
    """This installation as a provider knows it: registered there by the company.

    Empty addresses and scopes are the provider's usual ones.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    provider = models.CharField(max_length=10, unique=True)
    client_id = models.CharField(max_length=200)
    client_secret = EncryptedTextField(blank=True, default="")
    tenant = models.CharField(max_length=120, blank=True, default="")
    authorize_url = models.CharField(max_length=300, blank=True, default="")
    token_url = models.CharField(max_length=300, blank=True, default="")
    scopes = models.CharField(max_length=500, blank=True, default="")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "provider": Privacy.NONE,
        "client_id": Privacy.NONE,
        "client_secret": Privacy.SECRET,
        "tenant": Privacy.NONE,
        "authorize_url": Privacy.NONE,
        "token_url": Privacy.NONE,
        "scopes": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="oauth_app_provider_known",
                condition=Q(provider__in=[p.value for p in Provider]),
            ),
            models.CheckConstraint(name="oauth_app_has_client", condition=~Q(client_id="")),
        )

    def __str__(self) -> str:
        return self.provider


@recorded(only=("address", "state", "consented_by"))
class OAuthAccount(models.Model):
    """A mailbox at a provider that somebody let us use, and the tokens that prove it.

    ``why`` says what ended it: the provider's word, or "" while it holds.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    app = models.ForeignKey(OAuthApp, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=254)
    state = models.CharField(max_length=8, default=ConsentState.GIVEN)
    why = models.CharField(max_length=60, blank=True, default="")
    access_token = EncryptedTextField(blank=True, default="")
    refresh_token = EncryptedTextField(blank=True, default="")
    expires_at = models.DateTimeField()
    consented_at = models.DateTimeField()
    consented_by = models.UUIDField(null=True)
    changed_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "app_id": Privacy.NONE,
        "address": Privacy.NONE,
        "state": Privacy.NONE,
        "why": Privacy.NONE,
        "access_token": Privacy.SECRET,
        "refresh_token": Privacy.SECRET,
        "expires_at": Privacy.NONE,
        "consented_at": Privacy.NONE,
        "consented_by": Privacy.NONE,
        "changed_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("app", "address"), name="oauth_account_once"),
            models.CheckConstraint(
                name="oauth_account_state_known",
                condition=Q(state__in=[s.value for s in ConsentState]),
            ),
            models.CheckConstraint(
                name="oauth_account_lost_has_why", condition=~Q(state="lost") | ~Q(why="")
            ),
        )

    def __str__(self) -> str:
        return self.address


class OAuthFlow(models.Model):
    """A question that was sent to a provider: good once, for minutes, in one session only.

    ``digest`` is the SHA-256 of the state that comes back, ``session`` that of the session's key.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    app = models.ForeignKey(OAuthApp, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=254)
    verifier = EncryptedTextField(blank=True, default="")
    session = models.CharField(max_length=64)
    user_id = models.UUIDField()
    back = models.CharField(max_length=300)
    started_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "digest": Privacy.SECRET,
        "app_id": Privacy.NONE,
        "address": Privacy.NONE,
        "verifier": Privacy.SECRET,
        "session": Privacy.SECRET,
        "user_id": Privacy.NONE,
        "back": Privacy.NONE,
        "started_at": Privacy.NONE,
        "used_at": Privacy.NONE,
    }

    class Meta:
        indexes = (models.Index(fields=("started_at",), name="oauth_flow_by_age"),)

    def __str__(self) -> str:
        return str(self.pk)
