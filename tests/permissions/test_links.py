"""No page leads its reader to a refusal: whoever may not open a link does not see it."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from tests.browser import practice_company  # noqa: F401
from tests.kinds_of_page import LEFT_OUT, kind_of
from vinculo.identity import api as identity
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.access import may
from vinculo.kernel.actor import Actor, Role, keys_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
STARTS = ("/", "/servicios/", "/ajustes/", "/casos/", "/promesas/", "/reclamaciones/", "/tareas/")
LINK = re.compile(r'<a\s[^>]*?href="(/[^"#]*)', re.DOTALL)
MOST = 160


def links_of(page: str) -> Iterator[str]:
    """The addresses of this product that a page leads to."""
    for found in LINK.findall(page):
        if not found.startswith("//"):
            yield unescape(found)


def is_refused(actor: Actor, path: str) -> bool:
    """Whether the reader may not open what a link leads to, whatever it is about."""
    try:
        view = resolve(path.partition("?")[0]).func
    except Resolver404:
        return False
    action = getattr(view, "action", "public")
    return action not in {"public", ""} and not may(actor, action)


def walk(browser: Client, actor: Actor) -> set[str]:
    """Each kind of page that the reader reaches, and from which page a link is refused."""
    seen: set[str] = set()
    refused: set[str] = set()
    waiting = [(start, "") for start in STARTS if not is_refused(actor, start)]
    while waiting and len(seen) < MOST:
        path, came_from = waiting.pop(0)
        if (kind := kind_of(path)) in seen or LEFT_OUT.search(path):
            continue
        seen.add(kind)
        answer = browser.get(path)
        if answer.status_code == 403:
            refused.add(f"{kind_of(came_from)} -> {kind}")
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        for link in links_of(answer.content.decode()):
            if is_refused(actor, link):
                refused.add(f"{kind} -> {kind_of(link)}")
            else:
                waiting.append((link, path))
    assert len(seen) > 3
    return refused


def test_no_link_of_the_practice_company_leads_to_a_refusal(practice_company) -> None:  # noqa: F811
    people = {frozenset(user.roles): user for user in identity.users() if user.is_active}
    alone = [a_user(role, name=f"Solo {role}") for role in (Role.AUDITOR, Role.DIRECTION)]
    wrong = {}
    for user in [*people.values(), *alone]:
        roles = frozenset(user.roles)
        keys = keys_of(user.id, roles)
        actor = Actor(user_id=user.id, name=user.name, roles=roles, keys=keys)
        if refused := walk(signed_in(user), actor):
            wrong[user.name] = sorted(refused)
    assert not wrong, "\n".join(f"{name}: {one}" for name in wrong for one in wrong[name])
