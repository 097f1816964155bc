"""A link is shown to whoever may open what it leads to."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from vinculo.kernel.access import may_open
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.ids import new_id

LINK = Template("{% way_to 'ui:settings' as settings %}[{{ settings }}]")
PEOPLE = Template("{% way_to 'identity:people' as people %}[{{ people }}]")


def acting(*roles: Role) -> Actor:
    return Actor(user_id=new_id(), name="Quien lee", roles=frozenset(roles), keys=frozenset())


def seen_by(actor: Actor | None, page: Template) -> str:
    request = RequestFactory().get("/")
    request.actor = actor  # type: ignore[attr-defined]
    return page.render(Context({"request": request}))


def test_a_place_that_refuses_the_reader_has_no_address() -> None:
    assert seen_by(acting(Role.ADMINISTRATOR), PEOPLE) == "[/ajustes/personas/]"
    assert seen_by(acting(Role.AGENT), PEOPLE) == "[]"


def test_a_stranger_has_no_way_anywhere() -> None:
    assert seen_by(None, LINK) == "[]"


@pytest.mark.parametrize(
    ("path", "found"),
    [("/entrar/", True), ("/ajustes/personas/", False), ("/no/existe/", False)],
)
def test_what_is_public_is_open_and_what_does_not_exist_is_not(path: str, found: bool) -> None:
    assert may_open(acting(Role.AGENT), path) is found
