"""Help in silence: two people read it, the history says that it was given, nobody reads what."""

import pytest
from django.urls import reverse

from vinculo.cases.services import hands
from vinculo.cases.services.coaching import (
    CoachingNeedsWordsError,
    NobodyToCoachError,
    coach,
)
from vinculo.cases.testing import MORNING, House, a_case, acting
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.organization import api as organization

SECRET = "Ofrézcale el técnico de mañana"


def test_help_is_read_by_two_and_told_without_its_words(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    pilar, javier = a_user(Role.SUPERVISOR, name="Pilar Nieto"), a_user(Role.AGENT, name="Javier")
    for user in (pilar, javier):
        organization.add_member(team_id=house.team_id, user_id=user.id)
    case = a_case()
    lead = acting(pilar)
    with pytest.raises(NobodyToCoachError):
        coach(case_id=case.id, text=SECRET, actor=lead, at=MORNING)
    hands.take_case(case_id=case.id, actor=house.agent, at=MORNING)
    with pytest.raises(CoachingNeedsWordsError):
        coach(case_id=case.id, text=" ", actor=lead, at=MORNING)
    with pytest.raises(NotAllowedError):
        coach(case_id=case.id, text=SECRET, actor=acting(javier), at=MORNING)
    page, address = signed_in(pilar), reverse("cases:page", args=[case.id])
    page.post(reverse("cases:coach", args=[case.id]), {"text": SECRET})
    seen = {
        user.name: signed_in(user).get(address).content.decode()
        for user in (pilar, house.marta, javier)
    }
    assert [name for name, html in seen.items() if SECRET in html] == [pilar.name, house.marta.name]
    assert all("Pilar Nieto ayuda en silencio a Marta Ruiz" in html for html in seen.values())
    bell = signed_in(house.marta).get(reverse("notices:list")).content.decode()
    assert f"Pilar Nieto le ayuda en el caso {case.number}." in bell
    found = page.get(reverse("desk:search"), {"q": "técnico de mañana"}).content.decode()
    assert case.number not in found
