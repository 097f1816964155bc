"""Invitations: offered by administration, accepted once, gone after three days."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from vinculo.identity import selectors
from vinculo.identity.contracts import InvitationView, IssuedInvitation, UserView
from vinculo.identity.domain import secrets
from vinculo.identity.domain.access import check_roles
from vinculo.identity.domain.errors import EmailTakenError, InvitationClosedError
from vinculo.identity.events import InvitationAccepted
from vinculo.identity.models import Invitation, User
from vinculo.identity.services.accounts import create_user
from vinculo.kernel import events
from vinculo.kernel.actor import Role

LIFETIME = timedelta(hours=72)


@transaction.atomic
def invite(
    *,
    email: str,
    roles: Iterable[Role],
    grants: Collection[str] = (),
    invited_by: UUID | None,
    at: datetime,
) -> IssuedInvitation:
    """Offer a login; an earlier open offer to the same address ends. Raises EmailTakenError."""
    address = email.strip().lower()
    wanted = check_roles(before=(), after=roles, is_active=True, other_administrators=0)
    if User.objects.filter(email__iexact=address).exists():
        raise EmailTakenError(email=address)
    Invitation.objects.filter(email__iexact=address, accepted_at=None, revoked_at=None).update(
        revoked_at=at
    )
    token = secrets.new_link_token()
    invitation = Invitation.objects.create(
        email=address,
        roles=sorted(wanted),
        grants=sorted(set(grants)),
        token_digest=secrets.digest(token),
        invited_by_id=invited_by,
        created_at=at,
        expires_at=at + LIFETIME,
    )
    return IssuedInvitation(invitation=selectors.invitation_view(invitation), token=token)


@transaction.atomic
def invite_again(*, invitation_id: UUID, invited_by: UUID | None, at: datetime) -> IssuedInvitation:
    """A fresh link and three more days; the old link is dead. Raises InvitationClosedError."""
    old = Invitation.objects.filter(pk=invitation_id, accepted_at=None, revoked_at=None).first()
    if old is None:
        raise InvitationClosedError
    return invite(
        email=old.email,
        roles=map(Role, old.roles),
        grants=old.grants,
        invited_by=invited_by,
        at=at,
    )


@transaction.atomic
def revoke_invitation(*, invitation_id: UUID, at: datetime) -> bool:
    """End an offer; False when there is nothing left to end."""
    found = Invitation.objects.filter(pk=invitation_id, accepted_at=None, revoked_at=None)
    return found.update(revoked_at=at) == 1


def invitation_for(*, token: str, at: datetime) -> InvitationView:
    """The open offer that ``token`` opens. Raises InvitationClosedError."""
    invitation = Invitation.objects.open(at).filter(token_digest=secrets.digest(token)).first()
    if invitation is None:
        raise InvitationClosedError
    return selectors.invitation_view(invitation)


@transaction.atomic
def accept_invitation(
    *, token: str, name: str, password: str | None, at: datetime, language: str = "es"
) -> UserView:
    """Make the login that was offered; a second acceptance finds the offer closed."""
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .open(at)
        .filter(token_digest=secrets.digest(token))
        .first()
    )
    if invitation is None:
        raise InvitationClosedError
    return _accept(invitation, name=name, password=password, at=at, language=language)


@transaction.atomic
def accept_by_email(*, email: str, name: str, at: datetime) -> UserView | None:
    """Make the login offered to a proven address (a provider vouches); None without an offer."""
    invitation = (
        Invitation.objects.select_for_update(of=("self",)).open(at).filter(email__iexact=email)
    ).first()
    if invitation is None:
        return None
    return _accept(invitation, name=name, password=None, at=at, language="es")


def _accept(
    invitation: Invitation, *, name: str, password: str | None, at: datetime, language: str
) -> UserView:
    user = create_user(
        email=invitation.email,
        name=name,
        roles=map(Role, invitation.roles),
        password=password,
        at=at,
        language=language,
    )
    invitation.accepted_at = at
    invitation.user_id = user.id
    invitation.save(update_fields=["accepted_at", "user"])
    events.publish(InvitationAccepted(user_id=user.id, grants=tuple(invitation.grants)))
    return user
