"""N14, N15: every address × every role × own, foreign and unknown things.

The addresses come from the routing, the roles from ``Role``, the rules from each context's
``policy.py``: a page that is added tomorrow is in the matrix tomorrow.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from http.cookies import SimpleCookie
from importlib import import_module
from typing import Any

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


@dataclass(frozen=True)
class Answer:
    """What came back: its status, and its words when it has any."""

    status: int
    text: str = ""


posted_only: set[str] = set()
"""Addresses that were seen to refuse a GET: they are not asked by GET again."""


def ask(client: Client, endpoint: Endpoint, path: str, **headers: str) -> Answer:
    """The answer; what it changes is undone. Errors inside rise."""
    with transaction.atomic():
        answer = _asked(client, endpoint, path, **headers)
        transaction.set_rollback(True)
    if answer.status_code != 200 or answer.streaming:
        return Answer(answer.status_code)
    return Answer(answer.status_code, answer.content.decode(errors="replace"))


def _asked(client: Client, endpoint: Endpoint, path: str, **headers: str) -> Any:
    if endpoint.method not in {None, "GET"}:
        return client.generic(endpoint.method, path, "{}", content_type=JSON, **headers)
    if endpoint.label not in posted_only:
        answer = client.get(path, **headers)
        if endpoint.method == "GET" or answer.status_code != 405:
            return answer
        posted_only.add(endpoint.label)
    return client.post(path, {}, **headers)


@pytest.mark.django_db
def test_strangers_are_asked_to_sign_in() -> None:
    faults = []
    for endpoint in ALL:
        if endpoint.action == "public":
            continue
        status = ask(browser(), endpoint, endpoint.path()).status
        if status not in ({401} if endpoint.is_api else {302, 405}):
            faults.append(f"{endpoint.label}: {status}")
    assert faults == []


@pytest.mark.django_db
def test_what_is_public_breaks_on_nothing() -> None:
    statuses = {e.label: ask(browser(), e, e.path()).status for e in ALL if e.action == "public"}
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

    def ask(self, endpoint: Endpoint, known: dict[str, object] | None = None) -> Answer:
        path = endpoint.path(known)
        if endpoint.is_api:
            return ask(browser(), endpoint, path, HTTP_AUTHORIZATION=f"Bearer {self.token}")
        return ask(self.signed_in(), endpoint, path)

    def signed_in(self) -> Client:
        """A browser of this person; signing in once is enough, as all that is asked is undone."""
        client = browser()
        client.cookies = SimpleCookie(self.cookies.output(header="", sep=";"))
        return client

    @cached_property
    def hidden(self) -> dict[str, str]:
        """What no list may name to this person, with what addresses call it."""
        things = [(name, one) for name, one in self.foreign.items() if name not in KNOWN_BY_NAME]
        found = {str(one): name for name, one in (*things, *self.kept.items())}
        return {thing: name for thing, name in found.items() if len(thing) >= 20}


def guarded() -> list[Endpoint]:
    return [e for e in ALL if e.action not in {None, "public"}]


def faults_of_mine(reader: Reader, endpoint: Endpoint) -> Iterator[str]:
    """Faults of an address that the reader's role may open."""
    names = {name for name, _unknown in endpoint.parts}
    own = reader.ask(endpoint, reader.own) if names <= set(reader.own) else None
    if own and not names:
        shown = [name for thing, name in reader.hidden.items() if thing in own.text]
        yield from (f"{endpoint.label} names a foreign {name}" for name in shown)
    bad = own and (own.status in {401, REFUSED, GONE} or own.status >= 500)
    if own and bad and endpoint.name not in NOT_YET:
        yield f"{endpoint.label}: one's own gives {own.status}"
    if names:
        yield from faults_of_others(reader, endpoint, names)


def faults_of_others(reader: Reader, endpoint: Endpoint, names: set[str]) -> Iterator[str]:
    """Things that are unknown, foreign or restricted must all look the same."""
    unknown = reader.ask(endpoint).status
    if unknown not in TELLS_NOTHING:
        yield f"{endpoint.label}: an unknown thing gives {unknown}"
    for what, others in (("foreign", reader.foreign), ("restricted", reader.kept)):
        for name in sorted(names & set(others)):
            status = reader.ask(endpoint, {**reader.own, name: others[name]}).status
            if status not in TELLS_NOTHING or status != unknown:
                yield f"{endpoint.label}: a {what} {name} gives {status}"


def faults_of(reader: Reader) -> Iterator[str]:
    """What this role may do although it should not, or cannot although it should."""
    for endpoint in guarded():
        if may(reader.actor, endpoint.action):
            yield from faults_of_mine(reader, endpoint)
        elif (status := reader.ask(endpoint).status) not in REFUSALS[endpoint.is_api]:
            yield f"{endpoint.label}: not for {reader.role}, yet {status}"


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_each_role_reaches_its_own_and_nothing_else(role: Role) -> None:
    """The scope of lists, search, counters and exports is the scope of the detail."""
    faults = list(faults_of(Reader.make(role)))
    assert not faults, "\n".join(faults)


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
