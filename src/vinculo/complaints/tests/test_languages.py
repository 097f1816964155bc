"""A person corrects the language that was recognised: kept, counted, and what the report uses."""

from datetime import timedelta

import pytest
from django.urls import reverse

from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.complaints import api
from vinculo.complaints.contracts import ToldSide
from vinculo.complaints.domain.steps import AboutThemError, WrongStepError
from vinculo.complaints.models import Complaint, ComplaintStep, LanguageSaid
from vinculo.complaints.selectors.languages import languages_of
from vinculo.complaints.services import languages
from vinculo.complaints.testing import a_complaint, answer_complaint, look_again, speaks_of
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.kernel.models import EvidenceLine

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SHORT = "Factura 22"
GALICIAN = (
    "Cobráronme dúas veces a mesma factura e levo tres semanas agardando. Ninguén me contesta."
)


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def claim(house):
    return a_complaint(a_case(text=SHORT, subject="Factura").id, actor=house.agent)


def say(claim, language, *, actor, side=ToldSide.FILED, at=MORNING + HOUR):
    languages.say(complaint_id=claim, side=side, language=language, actor=actor, at=at)


def test_only_who_handles_a_complaint_in_their_sight_may_say_it(house, claim):
    url = reverse("complaints:say_language", args=[claim])
    said = {"de": "filed", "lengua": "gl"}
    assert signed_in(a_user(Role.COLLEAGUE)).post(url, said).status_code == 403
    assert signed_in(a_user(Role.AUDITOR)).post(url, said).status_code == 403
    stranger = signed_in(a_user(Role.AGENT, name="Ana Sol"))
    assert stranger.post(url, said).status_code == 404
    assert stranger.get(reverse("complaints:language", args=[claim])).status_code == 404
    assert signed_in(house.marta).get(url).status_code == 405
    assert signed_in(a_user(Role.ADMINISTRATOR)).post(url, said).status_code == 403
    assert not LanguageSaid.objects.exists()
    assert not EvidenceLine.objects.filter(kind="complaints.language_said").exists()


def test_what_cannot_be_is_refused_with_words(house, claim):
    url = reverse("complaints:say_language", args=[claim])
    client = signed_in(house.marta)
    for said in ({"de": "filed", "lengua": "xx"}, {"de": "x", "lengua": "gl"}, {}):
        refused = client.post(url, said)
        assert refused.status_code == 422
        assert "en qué lengua está" in refused.content.decode()
    with pytest.raises(WrongStepError):
        say(claim, "gl", actor=house.agent, side=ToldSide.ANSWERED)
    speaks_of(claim, house.marta.id)
    with pytest.raises(AboutThemError):
        say(claim, "gl", actor=house.agent)
    assert not LanguageSaid.objects.exists()


def test_it_is_kept_once_with_who_said_it_and_what_was_recognised(house, claim):
    assert [one.language for one in languages_of(claim)] == [""]
    client = signed_in(house.marta)
    part = client.get(reverse("complaints:language", args=[claim])).content.decode()
    assert "sus palabras no bastan" in part
    url = reverse("complaints:say_language", args=[claim])
    for _again in range(2):
        assert client.post(url, {"de": "filed", "lengua": "gl"}).status_code == 302
    row = LanguageSaid.objects.get()
    assert (row.was, row.language, row.said_by_id) == ("", "gl", house.marta.id)
    assert Complaint.objects.get(pk=claim).filed_language == "gl"
    assert ComplaintStep.objects.filter(complaint=claim, what="filed_in", code="gl").count() == 1
    line = EvidenceLine.objects.get(kind="complaints.language_said")
    assert '"now":"gl"' in line.facts.replace(" ", "")
    assert (
        "lo dijo Marta Ruiz"
        in client.get(reverse("complaints:language", args=[claim])).content.decode()
    )
    page = client.get(reverse("complaints:complaint", args=[claim])).content.decode()
    assert "Se dijo en qué lengua se presentó" in page


def test_corrections_are_counted_by_their_time(house, claim):
    say(claim, "gl", actor=house.agent)
    say(claim, "ca", actor=house.agent, at=MORNING + DAY)
    counted = api.languages_corrected
    assert counted(since=MORNING, until=MORNING + DAY) == 1
    assert counted(since=MORNING, until=MORNING + 2 * DAY) == 2


def test_what_was_said_of_an_answer_counts_until_there_is_another(house, claim):
    answer_complaint(claim, actor=house.agent, reasons=GALICIAN)
    say(claim, "ca", actor=house.agent, side=ToldSide.ANSWERED)
    assert [(one.language, bool(one.who)) for one in languages_of(claim)] == [
        ("", False),
        ("ca", True),
    ]
    look_again(claim, actor=house.agent)
    assert [one.side for one in languages_of(claim)] == [ToldSide.FILED]
