"""Whatever hangs on a case of an erased person goes with them: each personal text of each table."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction

from tests.architecture.test_personal import told_columns
from tests.journeys.test_erasing import boss, erased, house, text_of_everything
from vinculo.cases import api as cases
from vinculo.cases.contracts import Outcome
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.complaints.models import Complaint, Receipt
from vinculo.complaints.testing import (
    a_complaint,
    answer_complaint,
    ask_for_a_supervisor,
    close_complaint,
    hand_receipt,
    outside_ended,
    went_outside,
)
from vinculo.feedback.models import Rating
from vinculo.feedback.testing import rate
from vinculo.kernel import blobs, clock
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.evidence import checking
from vinculo.kernel.personal import of_colleagues
from vinculo.kernel.testing import run_jobs, seal_all
from vinculo.orders.contracts import RequestState
from vinculo.orders.domain.requests import Ending
from vinculo.orders.models import Order
from vinculo.orders.services import following, requesting
from vinculo.orders.testing import a_request, an_order
from vinculo.portfolio.testing import an_item
from vinculo.promises.testing import a_promise_on

__all__ = ["boss", "house"]

CONTEXTS = ("complaints", "orders", "statutory", "feedback", "promises")
SAID = "xilofono"


@pytest.fixture
def person(house: House) -> UUID:
    """Who complained, ordered, asked for the hardly possible, rated, and was promised."""
    case = a_case()
    assert case.customer_id is not None
    agent, late = house.agent, MORNING + timedelta(hours=1)
    complaint = a_complaint(case.id, actor=agent)
    ask_for_a_supervisor(complaint, actor=agent, at=MORNING)
    hand_receipt(complaint, actor=agent, at=clock.now())
    answer_complaint(complaint, actor=agent)
    order = an_order(case.id, an_item(house.service_id), actor=agent, at=MORNING)
    following.deliver(order_id=order, proof="En mano", actor=agent, at=late)
    wish = a_request(case.id, house.marta.id, actor=agent, at=MORNING)
    requesting.note_attempt(
        request_id=wish, tried="Una contrata", with_whom="Redes", result="Sí", actor=agent, at=late
    )
    ending = Ending(state=RequestState.ACHIEVED, outcome="Se hace", otherwise="por teléfono")
    requesting.end(
        request_id=wish, ending=ending, seen=case.latest_message_id, actor=agent, at=late
    )
    length = timedelta(days=1)
    a_promise_on(case.id, service_id=house.service_id, given_at=MORNING, length=length)
    close_complaint(complaint, actor=agent, at=late)
    dispute = went_outside(complaint, actor=agent, at=late)
    outside_ended(complaint, dispute, actor=SYSTEM, at=late + timedelta(days=1))
    if cases.case(actor=agent, case_id=case.id).resolved_at is None:
        cases.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=agent, at=late)
    rate(case.id, house.service_id, 2, at=late)
    run_jobs()
    return case.customer_id


def told(context: str) -> dict[type[models.Model], list[str]]:
    """Each table of a context with the texts of it that tell about a customer."""
    found = {}
    for model in apps.get_app_config(context).get_models():
        if model._meta.label in of_colleagues or hasattr(model, "pgh_tracked_model"):
            continue
        fields = [model._meta.get_field(name) for name in sorted(told_columns(model))]
        texts = [
            one.name
            for one in fields
            if type(one) in (models.TextField, models.CharField)
            and not one.choices
            and not one.name.endswith("blob")
            and (one.max_length or 99) >= len(SAID) + 2
        ]
        if texts and model._default_manager.exists():
            found[model] = texts
    return found


def say_it_everywhere() -> set[str]:
    """The rare word stands in every personal text that the database lets us write; in which."""
    written = set()
    for context in CONTEXTS:
        for model, texts in told(context).items():
            for name in texts:
                try:
                    with transaction.atomic():
                        model._default_manager.update(**{name: SAID})
                except DatabaseError:
                    continue
                written.add(f"{model._meta.label}.{name}")
    return written


def test_no_text_about_them_is_left_in_any_context_of_services(
    house: House, boss: Actor, person: UUID, tmp_path: Path
) -> None:
    written = say_it_everywhere()
    assert {
        "complaints.Complaint.asks_for",
        "complaints.Dispute.body",
        "complaints.Dispute.words",
        "complaints.DisputeEnd.words",
        "complaints.Point.words",
        "feedback.Rating.comment",
        "orders.Order.deliver_to",
        "promises.Promise.words",
    } <= written, sorted(written)
    seal_all(at=MORNING)
    (digest,) = Receipt.objects.values_list("blob", flat=True)
    assert blobs.read_blob(digest)
    assert SAID in text_of_everything(tmp_path)
    erased(person)
    assert SAID not in text_of_everything(tmp_path), sorted(written)
    with pytest.raises(FileNotFoundError):
        blobs.read_blob(digest)
    assert Complaint.objects.count() == Order.objects.count() == Rating.objects.count() == 1
    seal_all(at=MORNING)
    assert checking.check(at=MORNING).is_whole
