"""Two people with the same page open: whoever comes second reads what the first wrote."""

import re

import pytest
from django.urls import reverse

from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.organization.testing import a_company
from vinculo.portfolio.domain.sheet import Question
from vinculo.portfolio.models import DecisionChoice, DecisionOption, Party, PolicyVersion
from vinculo.portfolio.testing import a_decision, a_party, a_service
from vinculo.portfolio.tests.test_decisions import day, options_of
from vinculo.work import api as work

pytestmark = pytest.mark.django_db


@pytest.fixture
def both():
    a_company()
    roles = (Role.ADMINISTRATOR, Role.DIRECTION)
    return [signed_in(a_user(*roles, name=name)) for name in ("Ana Mora", "Luis Paz")]


def hidden(html, name):
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', html)
    return found[1] if found else ""


def written(both, address, firsts, seconds, *, by="Ana Mora"):
    """Both open the page; the first saves, then the second, who reads it and saves again."""
    ana, luis = both
    reads = [hidden(one.get(address).content.decode(), "leido") for one in both]
    assert ana.post(address, firsts | {"leido": reads[0]}).status_code == 302
    late = luis.post(address, seconds | {"leido": reads[1]})
    assert late.status_code == 422
    shown = late.content.decode()
    assert f"{by} lo cambió antes que usted" in shown
    for words in [*seconds.values(), *firsts.values()]:
        assert words in shown, words
    again = luis.post(address, seconds | {"leido": hidden(shown, "leido")})
    assert again.status_code == 302


def test_the_draft_of_the_policy_is_not_written_over_unread(both):
    address = reverse("portfolio:draft_policy")
    written(both, address, {"text": "Lo de Ana."}, {"text": "Lo de Luis."})
    assert PolicyVersion.objects.get().text == "Lo de Luis."
    written(both, address, {"text": "Ana otra vez."}, {"text": "Luis otra vez."})
    ana = both[0]
    read = hidden(ana.get(address).content.decode(), "leido")
    empty = ana.post(address, {"text": " ", "leido": "lo que leyó"}).content.decode()
    assert hidden(empty, "leido") == "lo que leyó", "another refusal says nothing of what stands"
    assert ana.post(address, {"text": "Al fin.", "leido": read}).status_code == 302


def test_a_choice_made_meanwhile_is_read_before_it_is_replaced(both):
    ana, luis = both
    decision_id = a_decision(service_id=a_service().id)
    first, second = options_of(decision_id)
    address = reverse("portfolio:choose", args=[decision_id])
    reads = [hidden(one.get(address).content.decode(), "read") for one in both]
    hers = {"option": first, "reason": "Se pide más.", "review_on": day(90), "read": reads[0]}
    his = {"option": second, "reason": "Cuesta menos.", "review_on": day(60), "read": reads[1]}
    assert ana.post(address, hers).status_code == 302
    late = luis.post(address, his)
    assert late.status_code == 422
    shown = late.content.decode()
    name = DecisionOption.objects.get(pk=first).name
    for words in (
        "ha cambiado desde que la leyó",
        "Ana Mora",
        name,
        "Se pide más.",
        "Cuesta menos.",
    ):
        assert words in shown, words
    assert DecisionChoice.objects.count() == 1
    tasks = [one for one in work.tasks_on(f"decision:{decision_id}") if one.done_at is None]
    assert len(tasks) == 1
    assert luis.post(address, his | {"read": hidden(shown, "read")}).status_code == 302


def test_what_an_instrument_found_meanwhile_is_read_before_anybody_chooses(both):
    ana, luis = both
    decision_id = a_decision(service_id=a_service().id)
    (first, _second) = options_of(decision_id)
    address = reverse("portfolio:choose", args=[decision_id])
    read = hidden(luis.get(address).content.decode(), "read")
    found = {"finding": "Piden la hora", "proof": "Informe", "on": day(0), "n": "214"}
    finding = reverse("portfolio:finding", args=[decision_id, "surveys"])
    assert ana.post(finding, found).status_code == 302
    his = {"option": first, "reason": "Cuesta menos.", "review_on": day(60), "read": read}
    assert luis.post(address, his).status_code == 422


def test_an_answer_of_the_strategy_is_not_written_over_unread(both):
    service = a_service()
    address = reverse("portfolio:answer", args=[service.id, next(iter(Question)).value])
    written(both, address, {"text": "Lo de Ana."}, {"text": "Lo de Luis."})


def test_a_third_party_and_an_option_are_not_written_over_unread(both):
    party_id = a_party()
    row = Party.objects.get(pk=party_id)
    said = {"kind": row.kind, "since": f"{row.since:%Y-%m-%d}", "name": row.name}
    written(
        both,
        reverse("portfolio:edit_party", args=[party_id]),
        said | {"does": "Pone postes"},
        said | {"does": "Quita postes"},
        by="Otra persona",
    )
    decision_id = a_decision(service_id=a_service().id)
    (first, _second) = options_of(decision_id)
    option = DecisionOption.objects.get(pk=first)
    same = {"quantity": "De 8 a 22", "quality": "Media"}
    written(
        both,
        reverse("portfolio:option", args=[option.pk]),
        same | {"name": "Lo de Ana"},
        same | {"name": "Lo de Luis"},
        by="Otra persona",
    )
