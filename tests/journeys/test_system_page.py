"""«Sistema» in a browser: an administrator tries a failed job again."""

from collections.abc import Callable

import pytest
from django.db import connection

from tests.browser import Visit, Visitor, sideways
from vinculo.identity.testing import a_user
from vinculo.kernel import clock, dead_letters
from vinculo.kernel.actor import Role
from vinculo.kernel.jobs import defer

pytestmark = pytest.mark.browser


def test_a_failed_job_is_tried_again(visit: Visit, axe: Callable[[Visitor], None]) -> None:
    defer("interactions.understand", arguments={"raw_id": "0190a5c2-7a57-7a3c-9c55-0a5a3c2f7d11"})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
    dead_letters.collect(at=clock.now())
    visitor = visit(a_user(Role.ADMINISTRATOR), width=390)
    visitor.open("/ajustes/sistema/")
    axe(visitor)
    assert sideways(visitor) == []
    visitor.page.get_by_role("button", name="Reintentar", exact=False).last.click()
    visitor.page.get_by_text("se intentará de nuevo").first.wait_for()
    assert dead_letters.waiting_count() == 0
