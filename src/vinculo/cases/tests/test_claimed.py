"""What an advert or a page says is a promise on each case that it reaches, and nobody types it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from vinculo.cases.contracts import CaseView, Outcome
from vinculo.cases.models import Case
from vinculo.cases.services import resolve
from vinculo.cases.services.answer import Answer, answer_case
from vinculo.cases.services.hands import take_case
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.clocks.testing import tell_due
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.testing import run_jobs
from vinculo.portfolio.contracts import Metric
from vinculo.promises import api as promises
from vinculo.promises.contracts import NewClaim, Place, PromiseState, PromiseView, Proof, Source
from vinculo.promises.testing import KeptByItselfError, claiming, keep, sign_as_read

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def boss() -> Actor:
    user = a_user(Role.ADMINISTRATOR, Role.DIRECTION)
    return Actor(user_id=user.id, name=user.name, roles=frozenset(user.roles))


def a_claim(house: House, *, at=MORNING - DAY, **changes: object) -> UUID:
    said: dict[str, object] = {
        "words": "Le contestamos en cinco horas", "place": Place.ADVERT, "where": "Prensa",
        "service_id": house.service_id, "metric": Metric.FIRST_ANSWER.value, "within": 5 * HOUR,
        "share": 95, "since": date(2026, 1, 1), "until": None,
    }  # fmt: skip
    actor = boss()
    claim_id = claiming.write(NewClaim(**said | changes), actor=actor, at=at)  # type: ignore[arg-type]
    claiming.publish(claim_id=claim_id, actor=actor, at=at)
    return claim_id


def of(case: CaseView) -> list[PromiseView]:
    return promises.of_subjects(f"case:{case.id}")


def answer(house: House, case: CaseView, *, at) -> None:
    take_case(case_id=case.id, actor=house.agent, at=at)
    seen = Case.objects.get(pk=case.id).latest_message_id
    reply = Answer(html="<p>Lo miro.</p>", seen=seen)
    answer_case(case_id=case.id, answer=reply, actor=house.agent, at=at)


def test_each_new_case_of_the_service_carries_what_the_public_reads(house: House) -> None:
    before = a_case()
    claim_id = a_claim(house, at=MORNING)
    assert of(before) == [], "nobody could read it yet"
    case = a_case(at=MORNING + HOUR)
    (one,) = of(case)
    assert (one.source, one.words) == (Source.CLAIM, "Le contestamos en cinco horas")
    assert one.origin == f"claim-answer:{claim_id}:{case.id}"
    assert one.due_at == MORNING + 8 * HOUR, "five open hours, with the two of midday between"
    assert one.standard_words.startswith("Le respondemos en 4 horas")
    answer(house, case, at=MORNING + 2 * HOUR)
    (one,) = of(case)
    assert one.state is PromiseState.KEPT


def test_it_is_broken_by_the_clock_and_by_no_persons_word(house: House) -> None:
    a_claim(house)
    case = a_case()
    (one,) = of(case)
    with pytest.raises(KeptByItselfError):
        keep(
            promise_id=one.id,
            proof=Proof.WORD,
            words="Le llamé",
            actor=house.agent,
            at=MORNING + HOUR,
        )
    tell_due(at=MORNING + 2 * DAY)
    run_jobs()
    assert [one.state for one in of(case)] == [PromiseState.BROKEN]


def test_a_claim_of_solving_is_kept_by_solving_and_one_without_a_time_has_the_standards(
    house: House,
) -> None:
    a_claim(house, metric=Metric.RESOLUTION.value, within=None, words="Lo resolvemos en un día")
    case = a_case()
    answer(house, case, at=MORNING + HOUR)
    (one,) = of(case)
    assert one.state is PromiseState.OPEN
    resolve.resolve_case(
        case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + 2 * HOUR
    )
    assert [one.state for one in of(case)] == [PromiseState.KEPT]


def test_a_claim_that_ended_reaches_no_new_case_and_leaves_the_old_ones(house: House) -> None:
    claim_id = a_claim(house)
    old = a_case()
    claiming.end(claim_id=claim_id, actor=boss(), at=MORNING + HOUR)
    new = a_case(at=MORNING + 2 * HOUR, subject="Otra cosa", sender="otra@correo.example")
    assert [one.state for one in of(old)] == [PromiseState.OPEN]
    assert of(new) == []


@pytest.mark.parametrize(
    "changes", [{"until": (MORNING - DAY).date()}, {"since": date(2099, 1, 1)}, {"metric": ""}]
)
def test_what_is_not_read_that_day_or_nothing_measures_is_no_promise(
    house: House, changes: dict[str, object]
) -> None:
    actor = boss()
    said: dict[str, object] = {
        "words": "Rápidos", "place": Place.PAGE, "where": "", "service_id": house.service_id,
        "metric": Metric.FIRST_ANSWER.value, "within": None, "share": 95,
        "since": date(2026, 1, 1), "until": None,
    }  # fmt: skip
    claim_id = claiming.write(NewClaim(**said | changes), actor=actor, at=MORNING - DAY)  # type: ignore[arg-type]
    if not changes.get("metric", "x"):
        sign_as_read(claim_id, actor=actor, at=MORNING - DAY)
    claiming.publish(claim_id=claim_id, actor=actor, at=MORNING - DAY)
    assert of(a_case()) == []


def test_the_page_of_the_claim_says_what_it_gave_and_opens_it(house: House) -> None:
    claim_id = a_claim(house)
    case = a_case()
    answer(house, case, at=MORNING + HOUR)
    tell_due(at=MORNING + 2 * DAY)
    run_jobs()
    browser = signed_in(a_user(Role.ADMINISTRATOR, Role.DIRECTION, Role.SUPERVISOR))
    told = browser.get(reverse("promises:claim", args=[claim_id])).content.decode()
    assert "Promesas que ha dado" in told
    assert f"?afirmacion={claim_id}&amp;estado=cumplidas#filas" in told
    assert "5 horas" in told
