"""Who reads and who types; nothing leaves past what was not looked at."""

from datetime import timedelta

import pytest
from django.urls import reverse

from vinculo.cases.contracts import Eye
from vinculo.cases.models import Case, CaseEye, Draft
from vinculo.cases.services import eyes
from vinculo.cases.services.answer import Answer, answer_case
from vinculo.cases.services.story import NoSuchCaseError
from vinculo.cases.testing import MORNING, House, a_case, acting
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.models import LiveEvent
from vinculo.organization import api as organization

SECOND = timedelta(seconds=1)


@pytest.fixture
def jose(house: House) -> Actor:
    user = a_user(Role.AGENT, name="José Luna")
    organization.add_member(team_id=house.team_id, user_id=user.id)
    return acting(user)


def told() -> int:
    return LiveEvent.objects.filter(kind=eyes.LOOKED).count()


def seen_by(actor: Actor, case, at) -> list[tuple[str, str]]:
    found = eyes.eyes_on(case_id=case.id, actor=actor, at=at)
    return [(eye.name, eye.state.value) for eye in found]


def test_others_see_who_reads_and_who_types_until_they_stop(house: House, jose: Actor) -> None:
    case = a_case()
    for state, after, tells in (
        (Eye.READS, 0, True),
        (Eye.READS, 20, False),
        (Eye.TYPES, 21, True),
        (Eye.TYPES, 22, False),
    ):
        before = told()
        eyes.look(case_id=case.id, state=state, actor=jose, at=MORNING + after * SECOND)
        assert (told() > before) is tells, after
    at = MORNING + 22 * SECOND
    assert seen_by(house.agent, case, at) == [("José Luna", "types")]
    assert seen_by(jose, case, at) == []
    assert seen_by(house.agent, case, at + eyes.TYPES) == [("José Luna", "reads")]
    assert seen_by(house.agent, case, at + eyes.STAYS) == []
    eyes.look(case_id=case.id, state=None, actor=jose, at=at + SECOND)
    assert seen_by(house.agent, case, at + SECOND) == []
    eyes.look(case_id=case.id, state=Eye.READS, actor=jose, at=at)
    assert eyes.forget(at=at + eyes.FORGOTTEN + SECOND) == 1


def test_who_may_not_see_the_case_neither_looks_nor_sees_who_does(house: House) -> None:
    case = a_case()
    stranger = acting(a_user(Role.AGENT, name="De otra cola"))
    with pytest.raises(NoSuchCaseError):
        eyes.look(case_id=case.id, state=Eye.READS, actor=stranger, at=MORNING)
    eyes.look(case_id=case.id, state=Eye.READS, actor=house.agent, at=MORNING)
    with pytest.raises(NoSuchCaseError):
        seen_by(stranger, case, MORNING)
    client = signed_in(house.marta)
    url = reverse("cases:eyes", args=[case.id])
    assert client.post(url, {"state": "nada"}).status_code == 200
    assert not CaseEye.objects.exists()


def test_an_answer_waits_when_a_colleague_answered_meanwhile(
    house: House, jose: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=1))
    case = a_case()
    latest = Case.objects.get().latest_message_id
    marta = signed_in(house.marta)
    page = reverse("cases:page", args=[case.id])
    mark = f"{latest}:"
    assert f'name="seen" value="{mark}"' in marta.get(page).content.decode()
    first = Answer(html="<p>Ya voy.</p>", seen=latest)
    sent = answer_case(case_id=case.id, answer=first, actor=jose, at=MORNING)
    url = reverse("cases:answer", args=[case.id])
    stopped = marta.post(url, {"html": "Lo miro.", "seen": mark}, follow=True).content.decode()
    assert "José Luna ha contestado mientras usted escribía" in stopped
    assert Draft.objects.get().html == "<p>Lo miro.</p>"
    assert f'name="seen" value="{latest}:{sent}"' in stopped
    done = marta.post(url, {"html": "Lo miro.", "seen": f"{latest}:{sent}"}, follow=True)
    assert "La respuesta está en camino" in done.content.decode()
    own = marta.post(url, {"html": "Y más.", "seen": f"{latest}:{sent}"}, follow=True)
    assert "La respuesta está en camino" in own.content.decode()
