"""Which queue the work of a mailbox or a form waits in."""

from uuid import UUID, uuid4

import pytest

from vinculo.cases.models import Case
from vinculo.cases.testing import MORNING, House, a_house
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions.models import Mailbox
from vinculo.interactions.selectors.forms.forms import form_list
from vinculo.interactions.services.forms.receiving import Written, receive
from vinculo.interactions.testing import MAILBOX, a_form, arrive, mail, mailbox
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs
from vinculo.organization.testing import a_team
from vinculo.portfolio.testing import a_service
from vinculo.routing import api as routing
from vinculo.routing.services import feeds

PAGE = "/ajustes/entradas/"
VIP = "preferentes@fibra.example"


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def care(house: House) -> UUID:
    """A second queue with a team of its own."""
    luis = a_user(Role.AGENT, name="Luis Prado")
    service = a_service(name="Preferentes")
    return routing.create_queue(
        service_id=service.id, name="Preferentes", team_id=a_team(luis.id, name="B"), at=MORNING
    )


def opened_by(to: str, number: int) -> Case:
    taken = arrive(mail(to=to, text=f"Hola {number}", message_id=f"<{number}@x.example>"))
    run_jobs()
    return Case.objects.get(conversation_id=taken.conversation_id)


def queue_of(case: Case) -> UUID:
    item = routing.item_of(f"case:{case.pk}")
    assert item is not None
    return item.queue_id


def test_a_mailbox_feeds_its_services_queue_until_another_is_chosen(
    house: House, care: UUID
) -> None:
    box = mailbox(address=VIP, service_id=house.service_id)
    assert queue_of(opened_by(VIP, 1)) == house.queue_id
    admin = signed_in(a_user(Role.ADMINISTRATOR))
    page = admin.get(PAGE).content.decode()
    assert "La de su servicio: Averías" in page
    chosen = {"source": f"mailbox:{box}", "queue": str(care)}
    assert "espera en esa cola" in admin.post(PAGE, chosen, follow=True).content.decode()
    case = opened_by(VIP, 2)
    assert (queue_of(case), case.service_id) == (care, house.service_id)
    assert queue_of(opened_by(MAILBOX, 3)) == house.queue_id
    assert "Preferentes" in admin.get(f"/ajustes/buzones/{box}/").content.decode()
    admin.post(PAGE, {"source": f"mailbox:{box}", "queue": ""})
    assert queue_of(opened_by(VIP, 4)) == house.queue_id


def test_whoever_works_the_chosen_queue_reads_what_enters_by_it_and_nobody_else(
    house: House, care: UUID
) -> None:
    feeds.feed(source=f"mailbox:{Mailbox.objects.get().pk}", queue_id=care)
    case = opened_by(MAILBOX, 1)
    assert f"queue:{care}" in case.access_keys
    assert f"queue:{house.queue_id}" not in case.access_keys
    assert signed_in(house.marta).get(f"/casos/{case.pk}/").status_code == 404


def test_a_form_and_a_mailbox_without_service_find_their_queue_too(
    house: House, care: UUID
) -> None:
    box = mailbox(address="hola@fibra.example")
    case = opened_by("hola@fibra.example", 1)
    assert (queue_of(case), case.service_id) == (house.queue_id, house.service_id)
    feeds.feed(source=f"mailbox:{box}", queue_id=care)
    case = opened_by("hola@fibra.example", 2)
    assert queue_of(case) == care
    form = a_form(service_id=house.service_id)
    feeds.feed(source=f"form:{form_list()[0].id}", queue_id=care)
    receive(
        Written(
            version_id=form.version_id,
            request_id=uuid4(),
            language="es",
            answers={"tipo": "queja", "que": "Nada va", "correo": "ana@correo.example"},
        ),
        at=MORNING,
    )
    run_jobs()
    assert queue_of(Case.objects.order_by("-pk")[0]) == care
    assert Case.objects.count() == 3


def test_only_who_keeps_queues_changes_an_entrance_and_only_to_what_there_is(
    house: House, care: UUID
) -> None:
    supervisor = signed_in(a_user(Role.SUPERVISOR))
    source = f"mailbox:{Mailbox.objects.get().pk}"
    assert supervisor.get(PAGE).status_code == 200
    assert supervisor.post(PAGE, {"source": source, "queue": str(care)}).status_code == 403
    admin = signed_in(a_user(Role.ADMINISTRATOR))
    for wrong in ({"source": source, "queue": "x"}, {"source": "mailbox:1", "queue": str(care)}):
        assert admin.post(PAGE, wrong).status_code == 400
    gone = {"source": source, "queue": str(house.service_id)}
    assert "Esa cola no existe." in admin.post(PAGE, gone, follow=True).content.decode()
