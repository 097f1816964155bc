"""Roles and secrets, decided without a database."""

import re

import pytest

from vinculo.identity.domain.access import check_roles
from vinculo.identity.domain.errors import LastAdministratorError, NoRolesError
from vinculo.identity.domain.secrets import ApiSecret, digest, new_link_token, new_password
from vinculo.kernel.actor import Role

ADMIN = Role.ADMINISTRATOR
OTHER = next(role for role in Role if role is not ADMIN)


def test_a_login_without_a_role_is_refused() -> None:
    with pytest.raises(NoRolesError):
        check_roles(before=[OTHER], after=[], is_active=True, other_administrators=1)


@pytest.mark.parametrize(("after", "is_active"), [([OTHER], True), ([ADMIN], False)])
def test_the_last_administrator_stays_one(after: list[Role], is_active: bool) -> None:
    with pytest.raises(LastAdministratorError):
        check_roles(before=[ADMIN], after=after, is_active=is_active, other_administrators=0)
    kept = check_roles(before=[ADMIN], after=after, is_active=is_active, other_administrators=1)
    assert kept == frozenset(after)


def test_who_was_no_administrator_may_change_though_there_is_no_other() -> None:
    kept = check_roles(before=[OTHER], after=[OTHER], is_active=False, other_administrators=0)
    assert kept == {OTHER}


def test_a_secret_of_the_api_is_found_by_its_prefix_and_proved_by_its_digest() -> None:
    made = ApiSecret.make()
    read = ApiSecret.parse(made.text)
    assert read == made
    assert read.digest == digest(made.text) != digest(ApiSecret.make().text)


@pytest.mark.parametrize("text", ["", "vin", "vin_abc_x", "tok_0123456789ab_x", "vin_0123456789ab"])
def test_what_has_not_the_form_of_our_secrets_is_none(text: str) -> None:
    assert ApiSecret.parse(text) is None


def test_a_new_password_can_be_read_out_and_is_another_each_time() -> None:
    made = {new_password() for _ in range(20)}
    assert len(made) == 20
    assert all(re.fullmatch(r"(?:[a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}", one) for one in made)


def test_the_token_of_a_link_is_safe_in_an_address() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", new_link_token())
