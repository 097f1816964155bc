"""Whoever is invited into teams is in them as soon as the invitation is accepted."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from vinculo.identity import api as identity
from vinculo.identity.testing import PASSWORD, a_user, granted_to, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api, selectors
from vinculo.organization.domain.grants import team_grant, teams_in
from vinculo.organization.services.teams import close_team, welcome
from vinculo.organization.testing import START, a_company, a_team


@given(st.lists(st.uuids(), max_size=5))
def test_what_an_invitation_carries_is_read_again(team_ids: list[UUID]) -> None:
    assert teams_in(map(team_grant, team_ids)) == list(dict.fromkeys(team_ids))


@given(st.lists(st.text(max_size=20)))
def test_what_others_wrote_into_an_invitation_is_left_to_them(words: list[str]) -> None:
    team_id = uuid4()
    assert teams_in(["queue:1", "team:1", "team:", *words, team_grant(team_id)]) == [team_id]


def accepted(client: Client, email: str) -> UUID:
    """Take the newest invitation up, by its link; the person's id."""
    token = identity.invite(
        email=email,
        roles=[Role.AGENT],
        grants=granted_to(email) or [],
        invited_by=None,
        at=clock.now(),
    ).token
    client.post(f"/invitacion/{token}/", {"name": "Nueva Persona", "password": PASSWORD})
    run_jobs()
    found = identity.user_by_email(email)
    assert found is not None
    return found.id


@pytest.mark.django_db
def test_the_form_offers_open_teams_and_the_person_is_in_those_that_were_ticked() -> None:
    a_company()
    faults, sales, closed = a_team(name="Averías"), a_team(name="Ventas"), a_team(name="Antiguo")
    close_team(team_id=closed, at=START)
    administrator = signed_in(a_user(Role.ADMINISTRATOR))
    page = administrator.get("/ajustes/personas/").content.decode()
    assert "Ventas" in page
    assert "Antiguo" not in page
    administrator.post(
        "/ajustes/personas/",
        {"email": "nueva@x.example", "roles": ["agent"], "grants_team": [team_grant(faults)]},
    )
    assert "Agente, Averías" in administrator.get("/ajustes/personas/").content.decode()
    user_id = accepted(Client(), "nueva@x.example")
    assert [team.id for team in api.teams_of(user_id)] == [faults]
    assert selectors.members_of(sales) == []


@pytest.mark.django_db
@pytest.mark.parametrize("grant", ["team:1", "queue:1", team_grant(UUID(int=7))])
def test_a_team_that_was_not_offered_cannot_be_ticked(grant: str) -> None:
    a_company()
    a_team()
    administrator = signed_in(a_user(Role.ADMINISTRATOR))
    administrator.post(
        "/ajustes/personas/",
        {"email": "nueva@x.example", "roles": ["agent"], "grants_team": [grant]},
    )
    assert granted_to("nueva@x.example") is None


@pytest.mark.django_db
def test_a_team_closed_since_the_invitation_is_passed_over_and_hearing_twice_changes_nothing() -> (
    None
):
    user = a_user(Role.AGENT)
    kept, closed = a_team(name="Averías"), a_team(name="Antiguo")
    close_team(team_id=closed, at=START)
    assert welcome(user_id=user.id, team_ids=[closed, kept, uuid4()]) == 1
    assert welcome(user_id=user.id, team_ids=[closed, kept]) == 0
    assert [team.id for team in api.teams_of(user.id)] == [kept]


@pytest.mark.django_db
def test_who_leads_a_team_already_leads_it_still() -> None:
    user = a_user(Role.AGENT)
    team_id = a_team(user.id, leader=user.id)
    welcome(user_id=user.id, team_ids=[team_id])
    assert [member.leads for member in api.members_of(team_id)] == [True]
