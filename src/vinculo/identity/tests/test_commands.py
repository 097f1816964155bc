import json

import pytest
from click.testing import CliRunner
from django.contrib.auth import get_user_model

from vinculo.identity.commands import token_create, user_reset
from vinculo.identity.services.tokens import token_for
from vinculo.identity.testing import PASSWORD, a_user, signed_in
from vinculo.kernel import clock

pytestmark = pytest.mark.django_db


def run(command, *arguments: str):
    return CliRunner().invoke(command, arguments)


def test_a_reset_gives_a_password_that_works_and_ends_the_sessions() -> None:
    user = a_user(email="marta@example.com", password=PASSWORD)
    browser = signed_in(user)
    answer = json.loads(run(user_reset.command, "Marta@example.com").stdout)
    found = get_user_model().objects.get(pk=user.id)
    assert found.check_password(answer["password"])
    assert not found.check_password(PASSWORD)
    assert browser.get("/cuenta/").status_code == 302


def test_nobody_is_reset_by_a_wrong_address() -> None:
    result = run(user_reset.command, "nadie@example.com")
    assert result.exit_code == 1
    assert "nadie@example.com" in result.stderr


def test_a_token_is_made_with_its_scopes_and_an_end() -> None:
    a_user(email="marta@example.com")
    answer = json.loads(
        run(token_create.command, "--user", "marta@example.com", "--scope", "identity.*").stdout
    )
    token = token_for(text=answer["token"], at=clock.now())
    assert token.scopes == ["identity.*"]
    assert token.expires_at is not None


def test_a_scope_that_does_not_exist_makes_no_token() -> None:
    a_user(email="marta@example.com")
    result = run(token_create.command, "--user", "marta@example.com", "--scope", "cats.*")
    assert result.exit_code == 1
    assert "cats.*" in result.stderr
