"""N14, N15: every address × every role × own, foreign and unknown things.

The addresses come from the routing, the roles from ``Role``, the rules from each context's
``policy.py``: a page that is added tomorrow is in the matrix tomorrow.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from importlib import import_module

import pytest
from django.db import transaction
from django.test import Client

from tests.permissions.endpoints import Endpoint, operations, pages, things
from vinculo.identity import api as identity
from vinculo.identity.contracts import UserView
from vinculo.identity.testing import PASSWORD, a_token, a_user, signed_in
from vinculo.kernel.access import may, policies
from vinculo.kernel.actor import Actor, Role

PAGES, OPERATIONS = pages(), operations()
ALL = [*PAGES, *OPERATIONS]
REFUSED, GONE, UNREADABLE = 403, 404, 422
REFUSALS = {False: {REFUSED}, True: {REFUSED, UNREADABLE}}
"""The API reads the body, whose form is public, before it asks who sends it."""

TELLS_NOTHING = {GONE, UNREADABLE, 302}
"""302: a form that is empty is sent back before anything is looked up."""

NOT_YET = {
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
}
"""Pages about a second step, gone while the person has none."""

KNOWN_BY_NAME = {"user_id"}
"""Colleagues are named to everybody; what may be done with them is another matter."""

JSON = "application/json"


@pytest.mark.parametrize("endpoint", ALL, ids=lambda e: e.label)
def test_every_address_says_which_action_it_is(endpoint: Endpoint) -> None:
    assert endpoint.action, "put @allowed(…), @public or @api_action(…) first"
    if endpoint.action == "public":
        assert not endpoint.is_api
        return
    context, _, _ = endpoint.action.partition(".")
    assert context in policies
    known = import_module(f"vinculo.{context}.policy").ACTIONS
    assert endpoint.action in known, f"vinculo/{context}/policy.py does not know {endpoint.action}"


def browser() -> Client:
    """What breaks is answered with 500, so that one page does not hide the others."""
    return Client(raise_request_exception=False)


def ask(client: Client, endpoint: Endpoint, path: str, **headers: str) -> int:
    """The status of the answer; what it changes is undone. Errors inside rise."""
    status = 0
    with transaction.atomic():
        if endpoint.method in {None, "GET"}:
            status = client.get(path, **headers).status_code
        if endpoint.method is None and status == 405:
            status = client.post(path, {}, **headers).status_code
        elif endpoint.method not in {None, "GET"}:
            status = client.generic(
                endpoint.method, path, "{}", content_type=JSON, **headers
            ).status_code
        transaction.set_rollback(True)
    return status


@pytest.mark.django_db
def test_strangers_are_asked_to_sign_in() -> None:
    faults = []
    for endpoint in ALL:
        if endpoint.action == "public":
            continue
        status = ask(browser(), endpoint, endpoint.path())
        if status not in ({401} if endpoint.is_api else {302, 405}):
            faults.append(f"{endpoint.label}: {status}")
    assert faults == []


@pytest.mark.django_db
def test_what_is_public_breaks_on_nothing() -> None:
    statuses = {e.label: ask(browser(), e, e.path()) for e in ALL if e.action == "public"}
    assert {label: status for label, status in statuses.items() if status >= 500} == {}


@dataclass(frozen=True)
class Reader:
    """A person of one role, with the things that were made for them."""

    role: Role
    user: UserView
    actor: Actor
    token: str
    cookies: SimpleCookie[str]
    own: dict[str, object]
    foreign: dict[str, object]
    kept: dict[str, object]

    @classmethod
    def make(cls, role: Role) -> "Reader":
        user = a_user(role, password=PASSWORD)
        makers = things()
        made = {name: makers[name](user.id, user.roles) for name in makers}
        return cls(
            role=role,
            user=user,
            actor=identity.actor_for(user.id),
            token=a_token(user),
            cookies=signed_in(user).cookies,
            own={name: t.own for name, t in made.items() if t.own is not None},
            foreign={name: t.foreign for name, t in made.items() if t.foreign is not None},
            kept={name: t.kept for name, t in made.items() if t.kept is not None},
        )

    def ask(self, endpoint: Endpoint, known: dict[str, object] | None = None) -> int:
        path = endpoint.path(known)
        if endpoint.is_api:
            return ask(browser(), endpoint, path, HTTP_AUTHORIZATION=f"Bearer {self.token}")
        return ask(self.signed_in(), endpoint, path)

    def signed_in(self) -> Client:
        """A browser of this person; signing in once is enough, as all that is asked is undone."""
        client = browser()
        client.cookies = SimpleCookie(self.cookies.output(header="", sep=";"))
        return client

    def get(self, endpoint: Endpoint) -> str:
        """The page or answer, empty when it is no text."""
        client = browser() if endpoint.is_api else self.signed_in()
        headers = {"HTTP_AUTHORIZATION": f"Bearer {self.token}"} if endpoint.is_api else {}
        answer = client.get(endpoint.path(), **headers)
        if answer.status_code != 200 or answer.streaming:
            return ""
        return answer.content.decode(errors="replace")


def guarded() -> list[Endpoint]:
    return [e for e in ALL if e.action not in {None, "public"}]


def faults_of_mine(reader: Reader, endpoint: Endpoint) -> Iterator[str]:
    """Faults of an address that the reader's role may open."""
    names = {name for name, _unknown in endpoint.parts}
    unknown = reader.ask(endpoint)
    if names and unknown not in TELLS_NOTHING:
        yield f"{endpoint.label}: an unknown thing gives {unknown}"
    for name in sorted(names & set(reader.foreign)):
        status = reader.ask(endpoint, {**reader.own, name: reader.foreign[name]})
        if status not in TELLS_NOTHING or status != unknown:
            yield f"{endpoint.label}: a foreign {name} gives {status}"
    for name in sorted(names & set(reader.kept)):
        status = reader.ask(endpoint, {**reader.own, name: reader.kept[name]})
        if status not in TELLS_NOTHING or status != unknown:
            yield f"{endpoint.label}: a restricted {name} gives {status}"
    if names <= set(reader.own):
        status = reader.ask(endpoint, reader.own)
        if (status in {401, REFUSED, GONE} or status >= 500) and endpoint.name not in NOT_YET:
            yield f"{endpoint.label}: one's own gives {status}"


def faults_of(reader: Reader) -> Iterator[str]:
    """What this role may do although it should not, or cannot although it should."""
    for endpoint in guarded():
        if may(reader.actor, endpoint.action):
            yield from faults_of_mine(reader, endpoint)
        elif (status := reader.ask(endpoint)) not in REFUSALS[endpoint.is_api]:
            yield f"{endpoint.label}: not for {reader.role}, yet {status}"


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_each_role_reaches_its_own_and_nothing_else(role: Role) -> None:
    faults = list(faults_of(Reader.make(role)))
    assert not faults, "\n".join(faults)


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_no_list_names_what_its_reader_may_not_open(role: Role) -> None:
    """The scope of lists, search, counters and exports is the scope of the detail."""
    reader = Reader.make(role)
    secret = [thing for name, thing in reader.foreign.items() if name not in KNOWN_BY_NAME]
    secret += reader.kept.values()
    hidden = [str(thing) for thing in secret if len(str(thing)) >= 20]
    lists = [
        endpoint
        for endpoint in guarded()
        if not endpoint.parts
        and endpoint.method in {None, "GET"}
        and may(reader.actor, endpoint.action)
    ]
    faults = []
    for endpoint in lists:
        text = reader.get(endpoint)
        faults += [f"{endpoint.label} names {thing}" for thing in hidden if thing in text]
    assert faults == []


def test_every_part_of_an_address_has_somebody_who_makes_such_things() -> None:
    makers = things()
    nobody = {
        f"{name} ({endpoint.label})"
        for endpoint in ALL
        if endpoint.action != "public"
        for name, _unknown in endpoint.parts
        if name not in makers
    }
    assert not nobody, f"{sorted(nobody)}: add to kernel.testing.matrix_things"
