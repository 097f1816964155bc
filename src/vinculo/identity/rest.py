"""Logins over the API."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Router, Schema

from vinculo.identity import selectors
from vinculo.kernel.access import api_action, the_actor
from vinculo.kernel.rest import Paged

PREFIX = "/identity"
router = Router()


class Me(Schema):
    """Who a token stands for and what it may do."""

    id: UUID | None
    name: str
    roles: list[str]
    scopes: list[str]
    language: str


class Person(Schema):
    """A login, for administration."""

    id: UUID
    email: str
    name: str
    roles: list[str]
    is_active: bool
    has_second_factor: bool


@router.get("/me", response=Me, summary=gettext_noop("Quién es esta llave"))
@api_action("identity.own_account")
def me(request: HttpRequest) -> Me:
    """The actor behind the token."""
    actor = the_actor(request)
    return Me(
        id=actor.user_id,
        name=actor.name,
        roles=sorted(actor.roles),
        scopes=sorted(actor.scopes or ()),
        language=actor.language,
    )


@router.get("/people", response=Paged[Person], summary=gettext_noop("Personas"))
@api_action("identity.manage")
def people(request: HttpRequest) -> Paged[Person]:
    """Everybody who can sign in or could."""
    rows = selectors.people(actor=the_actor(request))
    items = [
        Person(
            id=row.id,
            email=row.email,
            name=row.name,
            roles=sorted(row.roles),
            is_active=row.is_active,
            has_second_factor=row.has_second_factor,
        )
        for row in rows
    ]
    return Paged[Person](items=items, next_cursor=None)
