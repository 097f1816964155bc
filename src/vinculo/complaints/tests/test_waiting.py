"""Who waited for a colleague reads the colleague's name, not what stood there before the wait."""

from threading import Event, Thread
from time import sleep

import pytest
from django.db import connection, transaction

from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.complaints.contracts import ComplaintState
from vinculo.complaints.domain.steps import AlreadyClosedError
from vinculo.complaints.models import Complaint
from vinculo.complaints.services import story
from vinculo.complaints.testing import a_complaint
from vinculo.identity.testing import a_user
from vinculo.kernel.actor import SYSTEM, Role


def test_who_comes_second_reads_the_name_of_who_closed_it(committed: None) -> None:
    a_house()
    claim = a_complaint(a_case().id)
    quicker, holds = a_user(Role.AGENT, name="Javier Ruiz"), Event()
    closed = {
        "state": ComplaintState.CLOSED,
        "closed_by": quicker.id,
        "closed_at": MORNING,
        "answered_at": MORNING,
        "decision": "upheld",
        "reasons": "Sí.",
        "said": "accepted",
    }

    def close() -> None:
        try:
            with transaction.atomic():
                Complaint.objects.filter(pk=claim).update(**closed)
                holds.set()
                sleep(1)
        finally:
            connection.close()

    hand = Thread(target=close)
    hand.start()
    holds.wait(10)
    with pytest.raises(AlreadyClosedError) as refused, transaction.atomic():
        story.locked(claim, SYSTEM, is_open=True)
    hand.join()
    assert refused.value.params == {"who": "Javier Ruiz"}
