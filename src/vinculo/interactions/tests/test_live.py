"""Open pages hear how an answer fared, and only the pages of those who may read it."""

import pytest

from vinculo.interactions import api
from vinculo.interactions.testing import AT, arrive, mail, mailbox
from vinculo.kernel.actor import Role
from vinculo.kernel.models import LiveEvent
from vinculo.kernel.testing import actor, run_jobs

pytestmark = pytest.mark.django_db


def test_pages_hear_that_the_answer_left(settings: object) -> None:
    settings.PRACTICE = True
    mailbox()
    thread = arrive(mail()).conversation_id
    api.set_access(thread, ["queue:a", "person:b"])
    run_jobs()
    assert not LiveEvent.objects.filter(kind="interactions.changed").exists()
    answer = api.send_answer(conversation_id=thread, html="Va.", by=actor(Role.AGENT), at=AT)
    run_jobs()
    told = LiveEvent.objects.filter(kind="interactions.changed", ref=thread)
    assert set(told.values_list("topic", flat=True)) == {"queue:a", "person:b"}
    (shown,) = [m for m in api.messages(thread) if m.id == answer.id]
    assert shown.delivery_state == "sent"
