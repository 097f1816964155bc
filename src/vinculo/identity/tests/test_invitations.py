"""N17: invitations expire, open once, and nothing in the database opens them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.identity.domain.errors import EmailTakenError, InvitationClosedError
from vinculo.identity.models import Invitation
from vinculo.identity.services import accounts, invitations
from vinculo.identity.testing import PASSWORD, START, a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role

pytestmark = pytest.mark.django_db


def invited(email: str = "nueva@example.com", **kwargs: object) -> str:
    return invitations.invite(
        email=email, roles=[Role.AGENT], invited_by=None, at=START, **kwargs
    ).token


def accept(token: str, at=START) -> object:
    return invitations.accept_invitation(token=token, name="Nueva", password=PASSWORD, at=at)


def test_an_accepted_invitation_makes_the_login_that_was_offered() -> None:
    user = accept(invited())
    assert (user.email, user.roles) == ("nueva@example.com", {Role.AGENT})


def test_an_invitation_opens_once() -> None:
    token = invited()
    accept(token)
    with pytest.raises(InvitationClosedError):
        accept(token)


def test_an_invitation_lasts_72_hours() -> None:
    token = invited()
    with pytest.raises(InvitationClosedError):
        accept(token, at=START + timedelta(hours=72))
    accept(token, at=START + timedelta(hours=71, minutes=59))


def test_a_revoked_invitation_is_closed() -> None:
    token = invited()
    row = Invitation.objects.get()
    assert invitations.revoke_invitation(invitation_id=row.pk, at=START)
    with pytest.raises(InvitationClosedError):
        accept(token)


def test_sending_again_closes_the_first_link() -> None:
    first = invited(grants=["team:1"])
    again = invitations.invite_again(
        invitation_id=Invitation.objects.get().pk, invited_by=None, at=START
    )
    assert again.invitation.grants == ("team:1",)
    with pytest.raises(InvitationClosedError):
        accept(first)
    accept(again.token)


@pytest.mark.parametrize("token", ["", "0" * 64, "None"])
def test_an_empty_or_guessed_token_opens_nothing(token: str) -> None:
    invited()
    with pytest.raises(InvitationClosedError):
        accept(token)


def test_what_the_database_keeps_opens_nothing() -> None:
    token = invited()
    row = Invitation.objects.get()
    assert token not in {str(value) for value in vars(row).values()}
    with pytest.raises(InvitationClosedError):
        accept(row.token_digest)


def test_who_is_here_already_is_not_invited() -> None:
    a_user(email="marta@example.com")
    with pytest.raises(EmailTakenError):
        invited("Marta@example.com")


def test_the_link_lets_the_person_in_and_then_is_dead(client) -> None:
    token = invitations.invite(
        email="eva@example.com", roles=[Role.AGENT], invited_by=None, at=_now()
    ).token
    answer = client.post(f"/invitacion/{token}/", {"name": "Eva", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/cuenta/").status_code == 200
    assert client.get(f"/invitacion/{token}/").status_code == 404


def _now():
    from vinculo.kernel import clock

    return clock.now()


def test_an_offer_to_somebody_who_came_in_meanwhile_is_refused_in_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: START)
    token = invited()
    accounts.create_user(
        email="nueva@example.com", name="Otra", roles=[Role.AGENT], password=None, at=START
    )
    answer = client.post(
        reverse("identity:invitation", args=[token]), {"name": "Nueva", "password": PASSWORD}
    )
    assert answer.status_code == 200
    assert "nueva@example.com" in answer.content.decode()
