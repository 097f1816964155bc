"""A message whose hearing failed for good gets its case all the same."""

from datetime import timedelta

import pytest

from vinculo.cases import tasks
from vinculo.cases.models import Case, CaseMessage
from vinculo.cases.tasks import hear_missed
from vinculo.cases.testing import MORNING, House
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import arrive, mail
from vinculo.kernel import clock
from vinculo.routing import api as routing

pytestmark = pytest.mark.django_db


def test_what_nobody_heard_becomes_a_case_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrive(mail(), at=MORNING)
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(minutes=5))
    hear_missed(0)
    assert not Case.objects.exists(), "its job may still be on the way"
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(minutes=11))
    with monkeypatch.context() as patch:
        patch.setattr(routing, "queues_for", _no_queue)
        hear_missed(0)
    assert not Case.objects.exists()
    hear_missed(0)
    hear_missed(0)
    case = Case.objects.get()
    (message,) = interactions.messages(case.conversation_id)
    assert CaseMessage.objects.get().message_id == message.id
    assert interactions.conversation(case.conversation_id).reference == case.number


def _no_queue(_service_ids: object) -> None:
    raise routing.NoQueueError


@pytest.mark.django_db
def test_nobody_is_woken_and_nothing_fails_before_there_is_a_company() -> None:
    tasks.wake(0)
