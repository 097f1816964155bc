"""The switches of every page end in the login."""

import pytest

from vinculo.identity.models import User
from vinculo.identity.testing import a_user, signed_in


@pytest.mark.django_db
def test_a_choice_in_the_page_head_is_kept_with_the_login() -> None:
    user = a_user()
    signed_in(user).post("/preferencias/", {"language": "en", "theme": "dark"})
    kept = User.objects.get(pk=user.id)
    assert (kept.language, kept.theme) == ("en", "dark")
