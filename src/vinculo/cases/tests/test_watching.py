"""Mentions and followers: who is named hears, who may not see is not told behind backs."""

from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from vinculo.cases.contracts import Outcome
from vinculo.cases.domain.mentions import AmbiguousMentionError, UnknownMentionError, mentioned
from vinculo.cases.domain.naming import fitting
from vinculo.cases.models import Case, Note
from vinculo.cases.selectors.readers import who_may_open
from vinculo.cases.services import watching
from vinculo.cases.services.notes import add_note
from vinculo.cases.services.resolve import resolve_case
from vinculo.cases.testing import MORNING, House, a_case, a_house, acting
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import arrive, mail
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs
from vinculo.notices.testing import notices_of

MARTA, JOSE, MARTA_LUZ = UUID(int=1), UUID(int=2), UUID(int=3)
PEOPLE = {MARTA: "Marta Ruiz", JOSE: "José Ángel Peña", MARTA_LUZ: "Marta Luz"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("nadie", set(), id="nobody"),
        pytest.param("@José mira esto", {JOSE}, id="a first name that one person has"),
        pytest.param("(@jose angel pena)", {JOSE}, id="no accents, no capitals"),
        pytest.param("@Marta Ruiz, @José: mirad", {MARTA, JOSE}, id="two people"),
        pytest.param("escriba a marta@correo.example", set(), id="an address is no mention"),
        pytest.param("@Marta Luz y yo", {MARTA_LUZ}, id="the whole name decides"),
        pytest.param("a las 10 @ 5 euros", set(), id="an at sign alone"),
    ],
)
def test_whom_a_note_names(text: str, found: set[UUID]) -> None:
    assert mentioned(text, PEOPLE) == found


def test_a_name_that_fits_nobody_or_several_is_asked_back() -> None:
    with pytest.raises(UnknownMentionError):
        mentioned("@Pepe", PEOPLE)
    with pytest.raises(AmbiguousMentionError) as refused:
        mentioned("@marta, por favor", PEOPLE)
    assert refused.value.params["people"] == "Marta Luz, Marta Ruiz"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param("", [JOSE, MARTA_LUZ], id="nothing yet: the first by name"),
        pytest.param("pena", [JOSE], id="any word of the name, without its accents"),
        pytest.param("marta l", [MARTA_LUZ], id="each word counts"),
        pytest.param("uz", [], id="words are known by how they begin"),
    ],
)
def test_names_are_offered_as_they_are_typed(said: str, found: list[UUID]) -> None:
    assert fitting(said, PEOPLE, most=2) == found


@pytest.mark.django_db
class TestHearing:
    def test_the_list_after_an_at_says_who_does_not_see_the_case(
        self, house: House, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        case = a_case()
        for n in range(8):
            a_user(Role.COLLEAGUE, name=f"Ana Costa {n}")
        pilar = a_user(Role.SUPERVISOR, name="Pilar Nieto")
        from vinculo.organization import api as organization

        organization.add_member(team_id=house.team_id, user_id=pilar.id, leads=True)
        url = reverse("cases:whom", args=[case.id])
        marta = signed_in(house.marta)
        with django_assert_max_num_queries(20):
            anas = marta.get(url, {"q": "costa"}).content.decode()
        assert anas.count('role="option"') == anas.count("no ve este caso") == 6
        assert "no ve este caso" not in marta.get(url, {"q": "pil"}).content.decode()
        assert signed_in(a_user(Role.COLLEAGUE)).get(url).status_code == 404

    def test_a_colleague_who_sees_the_case_hears_of_the_note(self, house: House) -> None:
        pilar = a_user(Role.SUPERVISOR, name="Pilar Nieto")
        from vinculo.organization import api as organization

        organization.add_member(team_id=house.team_id, user_id=pilar.id, leads=True)
        case = a_case()
        add_note(case_id=case.id, text="@Pilar mira esto", actor=house.agent, at=MORNING)
        told = notices_of(pilar.id)
        assert [notice.kind for notice in told] == ["cases.mentioned"]
        assert told[0].params == {"number": case.number}

    def test_who_may_not_see_it_is_refused_in_words_or_let_in(
        self, house: House, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(clock, "now", lambda: MORNING)
        ana = a_user(Role.COLLEAGUE, name="Ana Costa")
        case = a_case()
        marta = signed_in(house.marta)
        url = reverse("cases:note", args=[case.id])
        refused = marta.post(url, {"text": "@Ana ¿puedes mirar la factura?"})
        assert refused.status_code == 422
        words = refused.content.decode()
        assert "No puede ver este caso: Ana Costa" in words
        assert "@Ana ¿puedes mirar la factura?" in words
        assert Note.objects.count() == 0
        assert notices_of(ana.id) == []
        page = reverse("cases:page", args=[case.id])
        assert signed_in(ana).get(page).status_code == 404
        let_in = {"text": "@Ana ¿puedes mirar la factura?", "sight": "on"}
        assert marta.post(url, let_in).status_code == 302
        assert len(notices_of(ana.id)) == 1
        assert signed_in(ana).get(page).status_code == 200
        watching.unfollow(case_id=case.id, actor=acting(ana), at=MORNING)
        assert signed_in(ana).get(page).status_code == 404

    def test_followers_hear_of_messages_and_of_the_end(self, house: House) -> None:
        case = a_case()
        watching.follow(case_id=case.id, actor=house.agent, at=MORNING)
        watching.follow(case_id=case.id, actor=house.agent, at=MORNING)
        interactions.send_answer(
            conversation_id=case.conversation_id, html="<p>Hola</p>", by=house.agent, at=MORNING
        )
        to = str(outbox()[-1].message["Reply-To"])
        arrive(mail(to=to, message_id="<otra@correo.example>", text="¿Y bien?"), at=MORNING)
        run_jobs()
        assert [notice.kind for notice in notices_of(house.marta.id)] == ["cases.message"]
        pilar = acting(a_user(Role.OWNER, name="Pilar Nieto"))
        key = next(iter(Case.objects.get(pk=case.id).access_keys))
        from dataclasses import replace

        boss = replace(pilar, keys=pilar.keys | {key, f"service:{house.service_id}"})
        resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=boss, at=MORNING)
        kinds = {notice.kind for notice in notices_of(house.marta.id)}
        assert kinds == {"cases.message", "cases.resolved"}

    def test_a_reply_to_a_notice_from_an_agent_is_no_act_of_an_agent(self, house: House) -> None:
        """N2: whoever writes as a colleague is a stranger to the case."""
        case = a_case()
        raw = mail(
            sender=f"Marta <{house.marta.email}>",
            subject=f"Re: El cliente ha escrito en el caso {case.number}",
            message_id=f"<{uuid4()}@fibra.example>",
            text="Resuelto, ciérralo",
        )
        arrived = arrive(raw, at=MORNING)
        run_jobs()
        assert arrived.conversation_id != case.conversation_id
        assert Case.objects.get(pk=case.id).status == "new"


@pytest.mark.django_db
def test_only_who_sees_a_case_is_led_to_it() -> None:
    house = a_house()
    case = a_case()
    stranger = a_user(Role.AGENT)
    people = {house.marta.id, stranger.id}
    assert who_may_open(f"case:{case.id}", people) == {house.marta.id}
    assert who_may_open("case:nobody", people) == people
