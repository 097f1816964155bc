"""N5: a tracking link is one recipient's, ends, is taken back, and only reads unless it may write.

Every address that such a link opens is found in the routing, so a new one is tried too.
"""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from tests.permissions.endpoints import pages
from vinculo.cases.contracts import LinkScope
from vinculo.cases.models import TrackingLink
from vinculo.cases.services import tracking_links
from vinculo.cases.testing import a_case, a_house
from vinculo.interactions.contracts import LinkOccasion, LinkWanted
from vinculo.kernel import clock

pytestmark = pytest.mark.django_db
OWN = [e for e in pages() if e.route.startswith("seguimiento/caso/")]
POSTS = {"write", "deny", "confirm", "attach", "detach", "wish", "language"}


def a_link(case, *, scope: LinkScope = LinkScope.WRITE) -> tuple[TrackingLink, str]:
    """A link of the case's customer, and what a browser shows for it after its first page."""
    wanted = LinkWanted(
        conversation_id=case.conversation_id,
        address="lucia@correo.example",
        occasion=LinkOccasion.ANSWER,
        at=clock.now(),
    )
    digest = tracking_links.digest_of(tracking_links.issue(wanted, scope=scope))
    link = TrackingLink.objects.get(digest=digest)
    return link, tracking_links.ticket_for(link.ref, at=clock.now())


def ask(endpoint, ref: str, ticket: str) -> int:
    """The answer to the page of ``ref`` for a browser that shows ``ticket``."""
    values = {name: ref if name == "ref" else uuid4() for name, _unknown in endpoint.parts}
    path, client = "/" + endpoint.fill(values), Client()
    if endpoint.name.rpartition("_")[2] in POSTS:
        return client.post(path, {"pase": ticket, "text": "hola", "canal": "email"}).status_code
    return client.get(path, {"pase": ticket}).status_code


def test_there_are_pages_to_try() -> None:
    assert {e.name.rpartition("_")[2] for e in OWN} >= POSTS


@pytest.mark.parametrize("endpoint", OWN, ids=lambda e: e.name)
def test_no_page_of_a_link_opens_to_another_ticket_or_after_its_end(endpoint) -> None:
    a_house()
    mine, others = a_case(), a_case(sender="Ana <ana@correo.example>", subject="Otro asunto")
    link, ticket = a_link(mine)
    foreign, foreign_ticket = a_link(others)
    assert ask(endpoint, link.ref, foreign_ticket) == 404
    assert ask(endpoint, link.ref, ticket.replace(link.ref, foreign.ref)) == 404
    assert ask(endpoint, link.ref, ticket[:-1] + ("a" if ticket[-1] != "a" else "b")) == 404
    over = tracking_links.ticket_for(link.ref, at=clock.now() - timedelta(hours=3))
    assert ask(endpoint, link.ref, over) == 404
    assert ask(endpoint, "x" * 20, ticket) == 404
    TrackingLink.objects.filter(pk=link.pk).update(revoked_at=clock.now())
    assert ask(endpoint, link.ref, ticket) == 404


def test_a_link_that_only_reads_does_nothing_but_choose_its_language() -> None:
    a_house()
    link, ticket = a_link(a_case(), scope=LinkScope.READ)
    said = {
        e.name.rpartition("_")[2]: ask(e, link.ref, ticket)
        for e in OWN
        if e.name.rpartition("_")[2] in POSTS
    }
    assert said.pop("language") == 302
    assert set(said.values()) <= {403, 404, 422}


def test_no_page_says_where_it_is_and_none_is_kept() -> None:
    a_house()
    link, ticket = a_link(a_case())
    for path in (
        f"/seguimiento/caso/{link.ref}/?pase={ticket}",
        "/seguimiento/",
        "/seguimiento/x/",
    ):
        page = Client().get(path)
        assert page["Referrer-Policy"] in {"no-referrer", "same-origin"}
        assert "no-store" in page["Cache-Control"]
        assert '<a href="http' not in page.content.decode()
