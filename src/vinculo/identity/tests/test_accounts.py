from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from vinculo.identity import api
from vinculo.identity.domain.errors import (
    EmailTakenError,
    LastAdministratorError,
    NoRolesError,
    UnknownScopeError,
    WeakPasswordError,
)
from vinculo.identity.models import ApiToken, User
from vinculo.identity.services import accounts, tokens
from vinculo.identity.testing import PASSWORD, START, a_user
from vinculo.kernel.actor import Role

pytestmark = pytest.mark.django_db


def test_a_login_has_one_address_in_any_case() -> None:
    a_user(email="Marta@Example.com")
    with pytest.raises(EmailTakenError):
        a_user(email="marta@example.COM")
    assert api.user_by_email("MARTA@example.com").email == "marta@example.com"


def test_the_database_refuses_a_role_that_nobody_knows() -> None:
    user = a_user()
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=user.id).update(roles=["god"])


@pytest.mark.parametrize("password", ["corta", "1234567890123", "contrasena", "prueba-perez"])
def test_a_weak_password_is_refused(password: str) -> None:
    if password == "contrasena":
        password = "password123"
    with pytest.raises(WeakPasswordError):
        a_user(name="Prueba Perez", email="prueba-perez@example.com", password=password)


def test_passwords_are_kept_by_argon2() -> None:
    user = a_user(password=PASSWORD)
    assert User.objects.get(pk=user.id).password.startswith("argon2$argon2id$")


def test_the_last_administrator_can_neither_leave_nor_lose_the_role() -> None:
    ana = a_user(Role.ADMINISTRATOR)
    with pytest.raises(LastAdministratorError):
        accounts.deactivate(user_id=ana.id, at=START)
    with pytest.raises(LastAdministratorError):
        accounts.set_roles(user_id=ana.id, roles=[Role.AGENT])
    a_user(Role.ADMINISTRATOR)
    accounts.deactivate(user_id=ana.id, at=START)
    assert api.actor_for(ana.id) is None


def test_a_closed_administrator_does_not_count_as_another() -> None:
    ana, eva = a_user(Role.ADMINISTRATOR), a_user(Role.ADMINISTRATOR)
    accounts.deactivate(user_id=eva.id, at=START)
    with pytest.raises(LastAdministratorError):
        accounts.deactivate(user_id=ana.id, at=START)


def test_nobody_is_left_without_a_role() -> None:
    with pytest.raises(NoRolesError):
        accounts.set_roles(user_id=a_user().id, roles=[])


def test_names_are_given_for_closed_logins_too() -> None:
    user = a_user(name="Javier Ruiz")
    accounts.deactivate(user_id=user.id, at=START)
    assert api.user_names([user.id]) == {user.id: "Javier Ruiz"}
    assert user.id not in {one.id for one in api.users()}


def test_people_stand_in_the_order_of_the_alphabet() -> None:
    for name in ("Zoe", "Íñigo", "Nuria", "Ñico", "ana"):
        a_user(Role.AGENT, name=name)
    assert [user.name for user in api.users()] == ["ana", "Íñigo", "Nuria", "Ñico", "Zoe"]


def test_people_are_found_by_role() -> None:
    owner = a_user(Role.OWNER, Role.ANALYST)
    a_user(Role.AGENT)
    assert [one.id for one in api.users(Role.ANALYST)] == [owner.id]


def test_the_secret_of_a_token_is_not_in_the_database() -> None:
    issued = tokens.issue_token(
        user_id=a_user().id, name="x", scopes=["*"], expires_at=None, at=START
    )
    row = ApiToken.objects.get(pk=issued.token.id)
    stored = {str(value) for value in vars(row).values()}
    assert not any(issued.secret in value for value in stored)
    assert row.digest != issued.secret


def test_a_token_opens_until_it_expires_is_revoked_or_its_person_leaves() -> None:
    user = a_user()
    day = timedelta(days=1)
    issued = tokens.issue_token(
        user_id=user.id, name="x", scopes=["*"], expires_at=START + day, at=START
    )
    assert tokens.token_for(text=issued.secret, at=START) is not None
    assert tokens.token_for(text=issued.secret[:-1] + "x", at=START) is None
    assert tokens.token_for(text=issued.secret, at=START + day) is None
    other = tokens.issue_token(user_id=user.id, name="y", scopes=["*"], expires_at=None, at=START)
    assert tokens.revoke_token(user_id=user.id, token_id=other.token.id, at=START)
    assert tokens.token_for(text=other.secret, at=START) is None
    third = tokens.issue_token(user_id=user.id, name="z", scopes=["*"], expires_at=None, at=START)
    accounts.deactivate(user_id=user.id, at=START)
    assert tokens.token_for(text=third.secret, at=START) is None


def test_nobody_revokes_a_foreign_token() -> None:
    issued = tokens.issue_token(
        user_id=a_user().id, name="x", scopes=["*"], expires_at=None, at=START
    )
    assert not tokens.revoke_token(user_id=a_user().id, token_id=issued.token.id, at=START)


@pytest.mark.parametrize("scope", ["cases", "nothing.see", ".see", "identity."])
def test_a_scope_that_does_not_exist_is_refused(scope: str) -> None:
    with pytest.raises(UnknownScopeError):
        tokens.check_scope(scope)


@pytest.mark.parametrize(
    "text", ["", "vin", "vin_x_y", "vin_0123456789ab_", "_" * 80, "vin_0123456789ab_ñ"]
)
def test_nonsense_is_no_token(text: str) -> None:
    assert tokens.token_for(text=text, at=START) is None
