"""A version that waits for its day ends with what is written after it, and pages say its day."""

import re
from datetime import timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import formats

from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.organization.testing import START, a_calendar, a_company
from vinculo.portfolio import api, services
from vinculo.portfolio.contracts import Metric, StandardDraft, StandardVersion
from vinculo.portfolio.domain.standards import in_force, overtaken, planned
from vinculo.portfolio.models import Standard
from vinculo.portfolio.testing import a_service

DAY = timedelta(days=1)
METRIC = Metric.FIRST_ANSWER


def version(number: int, begins: int, *, withdrawn: bool = False) -> StandardVersion:
    return StandardVersion(
        id=UUID(int=number), metric=METRIC, version=number, target=DAY, warn_pct=75,
        calendar_id=uuid4(), words="", staff_words="", withdrawn=withdrawn,
        valid_from=START + begins * DAY,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "day", "rules", "waits", "lost"),
    [
        pytest.param([(1, 0), (2, 40)], 5, 1, [2], [], id="planned"),
        pytest.param([(1, 0), (2, 40)], 41, 2, [], [], id="its day came"),
        pytest.param([(1, 0), (2, 40), (3, 5, True)], 5, None, [], [2], id="withdrawn"),
        pytest.param([(1, 0), (2, 40), (3, 5, True)], 41, None, [], [2], id="stays withdrawn"),
        pytest.param([(1, 0), (2, 40), (3, 5)], 41, 3, [], [2], id="corrected at once"),
        pytest.param([(1, 0), (2, 40), (3, 5), (4, 40)], 41, 4, [], [2], id="planned again"),
        pytest.param([(1, 0), (2, 40), (3, 60)], 41, 2, [3], [], id="two planned"),
        pytest.param([(1, 0), (2, 40), (3, 60)], 5, 1, [2, 3], [], id="both wait"),
        pytest.param([(1, 0), (2, 40), (3, 45, True)], 5, 1, [2, 3], [], id="planned end"),
    ],
)
def test_what_is_written_later_ends_what_was_planned(written, day, rules, waits, lost):
    versions = [version(n, begins, withdrawn=bool(rest)) for n, begins, *rest in written]
    at = START + day * DAY
    found = in_force(versions, at)
    assert (found[METRIC].version if found else None) == rules
    assert [one.version for one in planned(versions, at)] == waits
    assert sorted(key.int for key in overtaken(versions, at)) == lost


def plan(service_id: UUID, *, begins: int, hours: int = 2, written: int = 0) -> None:
    draft = StandardDraft(
        metric=METRIC, target=timedelta(hours=hours), calendar_id=a_calendar(name=str(uuid4())),
        words=f"En {hours} horas desde enero.",
        valid_from=None if begins == written else START + begins * DAY,
    )  # fmt: skip
    api.create_standard(service_id=service_id, draft=draft, at=START + written * DAY)


def rules_on(service_id: UUID, day: int) -> list[int]:
    found = api.standards_for(service_id=service_id, at=START + day * DAY)
    return [one.version for one in found if one.metric is METRIC]


@pytest.mark.django_db
def test_a_withdrawn_standard_does_not_come_back_on_the_day_of_its_plan():
    service = a_service()
    plan(service.id, begins=40)
    services.withdraw_standard(service_id=service.id, metric=METRIC, at=START + DAY)
    assert [rules_on(service.id, day) for day in (0, 2, 41)] == [[1], [], []]


@pytest.mark.django_db
def test_a_correction_from_now_on_ends_the_forgotten_plan():
    service = a_service()
    plan(service.id, begins=40)
    plan(service.id, begins=1, hours=8, written=1)
    assert [rules_on(service.id, day) for day in (0, 2, 41)] == [[1], [3], [3]]


def told(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.mark.django_db
def test_pages_say_the_day_of_a_planned_version_and_that_another_one_ends_it():
    a_company()
    service = a_service()
    browser = signed_in(a_user(Role.ADMINISTRATOR))
    there = reverse("portfolio:standard", args=[service.id, METRIC])
    page = reverse("portfolio:service", args=[service.id])
    zone = ZoneInfo("Europe/Madrid")
    day = (clock.now() + 40 * DAY).astimezone(zone).date()
    said = formats.date_format(day, "DATE_FORMAT")
    typed = {
        "count": "2", "unit": "hours", "calendar": str(Standard.objects.first().calendar_id),
        "warn_pct": "75", "audience": "all", "words": "En 2 horas desde enero.",
    }  # fmt: skip
    sent = browser.post(there, typed | {"since": f"{day:%Y-%m-%d}"}, follow=True)
    assert f"El estándar regirá desde el {said}." in told(sent)
    assert f"versión prevista desde el {said}" in told(browser.get(page))
    assert f"Hay una versión prevista desde el {said}" in told(browser.get(there))
    ended = browser.post(reverse("portfolio:withdraw", args=[service.id, METRIC]), follow=True)
    assert "tampoco regirá lo que estaba previsto" in told(ended)
    assert "revista desde" not in told(ended)
    assert "No llegó a regir" in told(ended)
    now = browser.post(there, typed, follow=True)
    assert "El estándar rige desde ahora." in told(now)
