"""Pages of offers, of why, and of how work is given out."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.identity import api as identity
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor, Role
from vinculo.routing import api
from vinculo.routing.models import Decision, Offer, WorkItem
from vinculo.routing.selectors import presence_of, setup
from vinculo.routing.services import offers
from vinculo.routing.services.dispatch import dispatch
from vinculo.routing.testing import a_queue, an_offering_queue, someone_there

pytestmark = pytest.mark.django_db
PAGE_QUERIES = 20


@pytest.fixture
def administrator() -> Client:
    return signed_in(a_user(Role.ADMINISTRATOR))


@pytest.fixture
def queue() -> UUID:
    return an_offering_queue(at=clock.now())


@pytest.fixture
def ana(queue: UUID) -> Actor:
    return someone_there(queue, at=clock.now(), name="Ana Gil")


@pytest.fixture
def offer(queue: UUID, ana: Actor) -> Offer:
    api.enqueue(subject="thing:1", queue_id=queue, priority=50, due_at=None, at=clock.now())
    dispatch(at=clock.now())
    return Offer.objects.get(user_id=ana.user_id)


def as_user(actor: Actor) -> Client:
    return signed_in(next(u for u in identity.users() if u.id == actor.user_id))


def test_an_offer_is_seen_and_accepted_without_scripts(offer: Offer, ana: Actor) -> None:
    browser = as_user(ana)
    page = browser.get(reverse("routing:offer")).content.decode()
    assert "Atender" in page
    assert "Por qué a usted" in page
    assert "Tiene una oferta" in browser.get("/avisos/").content.decode()
    browser.post(reverse("routing:accept", args=[offer.pk]))
    assert api.owners_of(["thing:1"])["thing:1"].user_id == ana.user_id
    assert "No tiene ninguna oferta" in browser.get(reverse("routing:offer")).content.decode()
    again = browser.post(reverse("routing:accept", args=[offer.pk]), follow=True)
    assert "ya no está" in again.content.decode()


def test_a_refusal_says_why_and_an_expired_offer_says_so(offer: Offer, ana: Actor) -> None:
    browser = as_user(ana)
    Offer.objects.filter(pk=offer.pk).update(
        made_at=clock.now() - timedelta(minutes=2), expires_at=clock.now() - timedelta(minutes=1)
    )
    answer = browser.post(reverse("routing:accept", args=[offer.pk]), follow=True)
    assert "Nada se ha perdido" in answer.content.decode()
    browser.post(reverse("routing:refuse", args=[offer.pk]), {"refusal": "busy"})
    offer.refresh_from_db()
    assert (offer.state, offer.refusal) == ("refused", "busy")


def test_a_page_says_why_this_person_and_why_not_that_one(
    queue: UUID, ana: Actor, offer: Offer, django_assert_max_num_queries: object
) -> None:
    away = a_user(Role.AGENT, name="Luis Mora")
    someone = someone_there(queue, at=clock.now(), name="Eva Ros")
    offers.withdraw_from(ana.user_id, at=clock.now())
    other_team = a_user(Role.AGENT)
    from vinculo.organization import api as organization

    team_id = next(q.team_id for q in api.all_queues() if q.id == queue)
    organization.add_member(team_id=team_id, user_id=away.id)
    dispatch(at=clock.now())
    subject = offer.item.subject
    for priority in (1, 2):
        api.reprioritise(subject=subject, priority=priority, due_at=None, at=clock.now())
    address = reverse("routing:why", args=[offer.item_id])
    browser = as_user(ana)
    with django_assert_max_num_queries(PAGE_QUERIES):
        page = browser.get(address).content.decode()
    assert "No está" in page
    said = {
        who: browser.get(address, {"persona": str(who)}).content.decode()
        for who in (away.id, ana.user_id, someone.user_id)
    }
    assert "Quedó fuera: No está." in said[away.id]
    both = said[ana.user_id] + said[someone.user_id]
    assert "Fue la persona elegida." in both
    assert "Le faltaron" in both
    assert browser.get(address, {"persona": "x"}).status_code == 404
    assert (
        "no atiende esta cola"
        in browser.get(address, {"persona": str(other_team.id)}).content.decode()
    )
    assert (
        as_user(someone_there(a_queue(at=clock.now()), at=clock.now())).get(address).status_code
        == 404
    )


def test_settings_are_tried_on_the_last_day_before_they_are_saved(
    administrator: Client, offer: Offer
) -> None:
    address = reverse("routing:settings")
    now = setup.settings_in_force()[1].plain()
    values = {**now, "idle": 90, "why": "Más descanso"}
    tried = administrator.post(address, {**values, "try": "1"}).content.decode()
    assert "Las últimas 24 horas con estos ajustes" in tried
    assert "De 1 ofertas" in tried or "ninguna" in tried
    assert setup.settings_in_force()[0] == 0
    assert administrator.post(address, values).status_code == 302
    assert setup.settings_in_force()[1].idle == 90
    assert "Más descanso" in administrator.get(address).content.decode()
    assert (
        "nunca deciden solos"
        in administrator.post(
            address, {**values, "class_points": 9, "mood_points": 9, "try": "1"}
        ).content.decode()
    )
    supervisor = signed_in(a_user(Role.SUPERVISOR))
    assert supervisor.get(address).status_code == 200
    assert supervisor.post(address, values).status_code == 403
    assert Decision.objects.filter(item_id=offer.item_id).exists()


def test_skills_limits_loads_and_pauses_are_kept_from_their_pages(
    administrator: Client, ana: Actor
) -> None:
    people = reverse("routing:people")
    administrator.post(people, {"form": "skill", "name": "Fibra", "language": ""})
    fibre = setup.skills()[0]
    administrator.post(
        people, {"form": "level", "person": ana.user_id, "skill": fibre.id, "level": "4"}
    )
    administrator.post(
        people, {"form": "limit", "person": ana.user_id, "kind": "chat", "at_most": "2"}
    )
    administrator.post(
        people, {"form": "load", "kind": "chat", "weight_pct": "50", "wrap_up_seconds": "10"}
    )
    page = administrator.get(people).content.decode()
    assert "Fibra <b>4</b>" in page
    assert "Chat <b>2</b>" in page
    assert "50 %" in page
    again = administrator.post(people, {"form": "skill", "name": "fibra", "language": ""})
    assert "Ya hay otra con el nombre" in again.content.decode()
    assert administrator.post(people, {"form": "x"}).status_code == 404
    pauses = reverse("routing:pauses")
    administrator.post(pauses, {"name": "Comida", "max_minutes": "45"})
    pause = setup.pauses()[0]
    menu = as_user(ana).get(reverse("routing:pauses_menu")).content.decode()
    assert "Comida" in menu
    as_user(ana).post(reverse("routing:presence"), {"pause": str(pause.id)})
    assert presence_of(ana.user_id, clock.now()).reason == "Comida"
    administrator.post(reverse("routing:switch_pause", args=[pause.id]))
    assert setup.pauses() == []
    assert (
        administrator.post(reverse("routing:switch_pause", args=[UUID(int=3)])).status_code == 404
    )
    refused = as_user(ana).post(reverse("routing:presence"), {"pause": str(pause.id)}, follow=True)
    assert "ya no se puede elegir" in refused.content.decode()


def test_a_queue_says_how_it_gives_out_and_its_ladder(administrator: Client, queue: UUID) -> None:
    other = a_queue(at=clock.now(), name="Ayuda")
    address = reverse("routing:giving", args=[queue])
    giving = {"form": "giving", "offers": "on", "offer_seconds": 20, "patience_minutes": 5}
    assert administrator.post(address, giving).status_code == 302
    kept = setup.queue_setups([queue])[queue]
    assert (kept.offer_seconds, kept.may_take) == (20, False)
    nobody = administrator.post(address, giving | {"offers": ""}).content.decode()
    assert "repartirse sola o dejar" in nobody
    step = {"form": "step", "after_minutes": 10, "lower_by": 1, "to_queue": str(other)}
    administrator.post(address, step)
    page = administrator.get(address).content.decode()
    assert "1 nivel menos" in page
    assert "también Ayuda" in page
    assert "Ya hay un peldaño" in administrator.post(address, step).content.decode()
    administrator.post(address, {"remove": "10"})
    assert setup.queue_setups([queue])[queue].steps == ()
    administrator.post(
        reverse("routing:people"), {"form": "skill", "name": "Fibra", "language": ""}
    )
    skill = setup.skills()[0]
    administrator.post(address, {"form": "asking", "skill": str(skill.id), "min_level": "3"})
    assert setup.queue_setups([queue])[queue].skills == {str(skill.id): 3}
    assert administrator.get(reverse("routing:giving", args=[UUID(int=5)])).status_code == 404
    assert WorkItem.objects.count() == 0
