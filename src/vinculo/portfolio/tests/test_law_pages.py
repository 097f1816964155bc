"""The law on screen: who signs what, what binds which service, and every date through its page."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from vinculo.clocks import api as clocks
from vinculo.clocks.contracts import ClockState
from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.models import EvidenceLine
from vinculo.organization.contracts import CalendarDraft, SpecialDay
from vinculo.organization.testing import SHOP_WEEK, a_calendar, a_company
from vinculo.portfolio import api
from vinculo.portfolio.contracts import NewFiling, TermState
from vinculo.portfolio.domain.scope import facts_from_json
from vinculo.portfolio.models import ScopeVersion
from vinculo.portfolio.profiles import all_profiles
from vinculo.portfolio.services import alarms
from vinculo.portfolio.services.pauses import (
    NoPauseReasonError,
    PausedAlreadyError,
    UnknownPauseError,
)
from vinculo.portfolio.services.scope import digest_of_scope, watch_scope
from vinculo.portfolio.services.terms import cancel_terms, take_stop_back
from vinculo.portfolio.testing import a_service, a_signed_scope, an_asking
from vinculo.work import api as work

pytestmark = pytest.mark.django_db

FILED = datetime(2026, 10, 26, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
ANSWERS = {
    "countries": ["ES"], "to_consumers": "on", "sector": "telecom", "staff": "40",
    "turnover": "9000000", "balance": "4000000", "channels": ["shop", "web"],
}  # fmt: skip


@pytest.fixture
def ana():
    a_company()
    return signed_in(a_user(Role.ADMINISTRATOR, Role.DIRECTION))


def page(browser, name, /, *args, **query):
    return browser.get(reverse(f"portfolio:{name}", args=args), query).content.decode()


def send(browser, name, /, *args, **form):
    return browser.post(reverse(f"portfolio:{name}", args=args), form)


def a_place(name, region, *days):
    special = tuple(SpecialDay(day=d, name="Fiesta local", is_public=True) for d in days)
    draft = CalendarDraft(
        timezone="Europe/Madrid",
        weekly=SHOP_WEEK,
        country="ES",
        region=region,
        special_days=special,
    )
    return a_calendar(name=name, draft=draft)


def a_filing(service, subject="case:1", **values):
    values = {"kind": "complaint", "filed_at": FILED, **values}
    return NewFiling(subject=subject, service_id=service.id, **values)


def test_a_scope_is_answered_signed_by_direction_and_reviewed_every_year(ana):
    administrator = a_member(Role.ADMINISTRATOR)
    assert "no empieza ningún plazo legal" in page(ana, "laws")
    refused = send(administrator, "answer_scope", **ANSWERS | {"countries": [], "staff": "-1"})
    assert refused.status_code == 422
    assert "9000000" in refused.content.decode()
    send(administrator, "answer_scope", **ANSWERS)
    told = page(ana, "scope")
    assert "Presta un servicio básico" in told
    assert send(administrator, "sign_scope", read="x", position="Jefa").status_code == 403
    assert send(ana, "sign_scope", read="0" * 64, position="Directora").status_code == 422
    digest = told.split('name="read" value="')[1][:64]
    assert send(ana, "sign_scope", read=digest, position="Directora").status_code == 302
    assert "(Directora)" in page(a_member(Role.AGENT), "scope")
    assert EvidenceLine.objects.filter(kind="portfolio.scope_signed").count() == 1
    now = clock.now()
    assert not watch_scope(at=now)
    assert watch_scope(at=now + 340 * DAY)
    watch_scope(at=now + 341 * DAY)
    tasks = ana.get(reverse("work:list")).content.decode()
    assert tasks.count("Revisar y firmar qué leyes obligan a la empresa") == 1


def test_answers_of_another_year_or_of_other_laws_are_drafted_again_before_anybody_signs(ana):
    send(ana, "answer_scope", **ANSWERS)
    told = page(ana, "scope")
    digest = told.split('name="read" value="')[1][:64]
    signing = {"read": digest, "position": "Directora"}
    now = clock.now()
    ScopeVersion.objects.update(drafted_at=now - 366 * DAY)
    refused = send(ana, "sign_scope", **signing)
    assert refused.status_code == 422
    assert "Responda otra vez" in refused.content.decode()
    ScopeVersion.objects.update(drafted_at=now)
    row = ScopeVersion.objects.get()
    kept = list(row.outcome)
    row.outcome = [each | {"version": each["version"] + 1} for each in kept]
    row.save()
    other = digest_of_scope(facts_from_json(row.facts), row.outcome)
    assert send(ana, "sign_scope", **signing | {"read": other}).status_code == 422
    row.outcome = kept[1:]
    row.save()
    other = digest_of_scope(facts_from_json(row.facts), row.outcome)
    assert send(ana, "sign_scope", **signing | {"read": other}).status_code == 422
    assert not ScopeVersion.objects.filter(signed_at__isnull=False).exists()
    assert 'value="40"' in page(ana, "answer_scope"), "what was answered stays"
    send(ana, "answer_scope", **ANSWERS)
    assert send(ana, "sign_scope", **signing).status_code == 302


def test_what_the_night_writes_is_in_the_language_of_the_company(ana):
    place_id = a_place("Madrid", "MD")
    now = clock.now()
    with translation.override("en"):
        assert alarms.watch_years(at=now)
        assert watch_scope(at=now)
    year = now.year
    (task,) = work.tasks_on(f"calendar:{place_id}:{year}")
    assert task.title == f"Confirmar los festivos de Madrid en {year}"
    (task,) = work.tasks_on("law:scope")
    assert task.title == "Revisar y firmar qué leyes obligan a la empresa"


def test_a_law_is_turned_off_for_one_service_with_a_reason(ana):
    a_signed_scope()
    fibre, radio = a_service(name="Fibra", standards=False), a_service(name="Radio")
    form = {"service": str(fibre.id), "is_on": ""}
    assert send(ana, "law", "es-telecom", **form, reason=" ").status_code == 422
    assert send(ana, "law", "es-telecom", **form, reason="Solo empresas").status_code == 302
    assert "Solo empresas" in page(ana, "law", "es-telecom")
    assert send(ana, "law", "es-telecom", **form, reason="Otra vez").status_code == 422
    at = clock.now()
    assert not api.law_of(fibre.id, at=at).holds("ES-TEL-1M")
    assert api.law_of(radio.id, at=at).holds("ES-TEL-1M")
    assert send(a_member(Role.OWNER), "law", "es-telecom", **form, reason="Mío").status_code == 403
    assert ana.get(reverse("portfolio:law", args=["nadie"])).status_code == 404
    assert ana.post(reverse("portfolio:law", args=["es-telecom"]), {}).status_code == 404


def test_terms_begin_in_every_place_and_the_first_to_end_has_the_clock(ana):
    a_signed_scope()
    a_place("Madrid", "MD", date(2026, 11, 9))
    a_place("Bilbao", "PV")
    service = a_service(standards=False)
    assert api.file_matter(a_filing(service), at=FILED) == 3
    assert api.file_matter(a_filing(service), at=FILED) == 3
    terms = api.terms_of(["case:1"])["case:1"]
    working = {t.place: t for t in terms if t.duty == "ES10-15BD"}
    assert working["Bilbao"].due_on == date(2026, 11, 16)
    assert working["Madrid"].due_on == date(2026, 11, 18)
    assert (working["Bilbao"].is_first, working["Madrid"].is_first) == (True, False)
    assert terms[0].duty == "ES-TRL-15D"
    clock_view = clocks.clocks_of(["law:case:1"])["law:case:1"]
    assert {c.kind for c in clock_view} == {"ES10-15BD", "ES-TRL-15D", "ES-TEL-1M"}
    ends = {t.duty: t.ends_before for t in terms if t.is_first}
    assert {c.kind: c.due_at for c in clock_view} == ends
    assert api.file_matter(a_filing(service, kind="query", topic="billing"), at=FILED + DAY) == 2
    open_now = {t.duty for t in api.terms_of(["case:1"])["case:1"] if t.state is TermState.RUNNING}
    assert open_now == {"ES10-15BD", "ES10-5D"}


def test_only_what_the_law_lets_pause_stands_still_and_its_term_begins_anew(ana):
    a_signed_scope()
    a_place("Bilbao", "PV")
    service = a_service(standards=False)
    api.file_matter(a_filing(service), at=FILED)
    at = FILED + 2 * DAY
    ask = {"subject": "case:1", "kind": "awaiting_customer_completion", "at": at}
    ask["asked"] = an_asking(at)
    with pytest.raises(NoPauseReasonError):
        api.pause_terms(**ask, reason=" ")
    with pytest.raises(UnknownPauseError):
        api.pause_terms(**ask | {"kind": "holiday"}, reason="x")
    assert api.pause_terms(**ask, reason="Falta la factura") == 1
    with pytest.raises(PausedAlreadyError):
        api.pause_terms(**ask, reason="Otra")
    found = {t.duty: t for t in api.terms_of(["case:1"])["case:1"]}
    assert found["ES10-15BD"].state is TermState.PAUSED
    assert found["ES10-15BD"].due_on is None
    assert found["ES-TRL-15D"].state is TermState.RUNNING
    assert api.resume_terms(subject="case:1", at=FILED + 8 * DAY)
    assert not api.resume_terms(subject="case:1", at=FILED + 8 * DAY)
    again = next(t for t in api.terms_of(["case:1"])["case:1"] if t.duty == "ES10-15BD")
    assert again.due_on == date(2026, 11, 24)
    answered = FILED + 16 * DAY
    assert api.stop_terms(subject="case:1", at=answered) == 3
    ended = {t.duty: t.state for t in api.terms_of(["case:1"])["case:1"]}
    assert ended == {
        "ES10-15BD": TermState.KEPT, "ES-TRL-15D": TermState.LATE, "ES-TEL-1M": TermState.KEPT,
    }  # fmt: skip
    broken = {c.kind for c in clocks.clocks_of(["law:case:1"])["law:case:1"]
              if c.state is ClockState.BROKEN}  # fmt: skip
    assert broken == {"ES-TRL-15D"}
    assert take_stop_back(subject="case:1", stopped_at=answered, at=answered) == 3
    assert cancel_terms(subject="case:1", at=answered) == 3


def test_an_owner_hears_of_a_term_and_administrators_of_years_that_nobody_confirmed(ana):
    a_signed_scope()
    place_id = a_place("Madrid", "MD")
    raul = a_user(Role.OWNER)
    service = a_service(owner_id=raul.id, standards=False)
    at = clock.now()
    api.file_matter(a_filing(service, filed_at=at), at=at)
    told = {"subject": "case:1", "duty": "ES-TRL-15D", "at": at}
    assert alarms.tell_term(**told, is_over=False)
    assert alarms.tell_term(**told, is_over=True)
    assert not alarms.tell_term(**told | {"subject": "case:2"}, is_over=True)
    bell = signed_in(raul).get(reverse("notices:list")).content.decode()
    assert "Un plazo legal ha acabado sin cumplirse" in bell
    duty = api.duty_words(told["duty"], "es")
    assert duty.title in bell
    assert f"cumplirse: {told['duty']}" not in bell, "nobody reads a code"
    assert alarms.watch_years(at=at) >= 1
    alarms.watch_years(at=at)
    year = at.year
    tasks = ana.get(reverse("work:list")).content.decode()
    assert tasks.count(f"Confirmar los festivos de Madrid en {year}") == 1
    confirm = reverse("organization:confirm_year", args=[place_id])
    assert ana.post(confirm, {"year": year, "source": " "}).status_code == 422
    assert ana.post(confirm, {"year": year, "source": "BOE"}).status_code == 302
    assert ana.post(confirm, {"year": 1999, "source": "BOE"}).status_code == 422
    shown = ana.get(reverse("organization:calendar", args=[place_id])).content.decode()
    assert "Festivos confirmados" in shown
    assert "Año confirmado" in page(ana, "law", "es-trlgdcu")


ENDS = {
    "AR-ARREP": "2026-12-29", "AR-ARREP-10": "2027-01-07", "AR-BAJA": "2026-12-29",
    "CL-56-10": "2027-01-12", "CL-56-5": "2027-01-05", "CL-RETRACTO": "2027-01-07",
    "CO-1480-15": "2027-01-20", "CO-1755-PET": "2027-01-20", "CO-1755-DOC": "2027-01-13",
    "CO-1755-CONS": "2027-02-10", "ES-FIN-1M": "2027-01-28", "ES-FIN-NOTIFY": "2027-01-07",
    "ES-FIN-AMEND": "2027-01-07", "ES-FIN-OLD": "2031-12-28", "ES-HOJAS-10": "2027-01-13",
    "ES10-SUPERVISOR": "2026-12-28", "ES10-RECKEEP": "", "ES10-15BD": "2027-01-20",
    "ES10-2H": "2026-12-28", "ES10-5D": "2027-01-02", "ES10-AMEND": "2027-01-13",
    "ES10-EVAL": "2027-12-28", "ES10-KEEP5": "2031-12-28", "ES10-Q1": "2027-03-31",
    "ES10-AUDIT": "2027-12-28", "EU-RGPD-1M": "2027-01-28", "ES-TEL-1M": "2027-01-28",
    "ES-TRL-15D": "2027-01-12", "ES-TRL-CONSENT2Y": "2028-12-28", "ES-TRL-RENEW": "2026-12-13",
    "ES-TRL-REVIEW": "2027-01-27", "EU-EAA-DOCS": "2031-12-28", "MX-UNE-30": "2027-02-10",
    "MX-REPEP": "2027-01-27", "MX-PROFECO-1Y": "2027-12-28", "PE-LR-15BD": "2027-01-19",
    "PE-LR-KEEP": "2028-12-28",
}  # fmt: skip
"""The last day of each duty's term that begins on 28 December 2026 at ten in the morning."""


def test_every_duty_with_a_clock_gives_its_date_on_its_page(ana):
    a_place("Madrid", "MD")
    seen = {}
    for profile in all_profiles():
        for duty in profile.duties:
            if duty.clock is None or not duty.is_on:
                continue
            told = page(ana, "law", profile.id, duty=duty.id, at="2026-12-28T10:00")
            answer = told.split('id="plazo"')[1].split("</section>")[0]
            day = answer.split('<strong><time datetime="')
            seen[duty.id] = day[1][:10] if len(day) > 1 else ""
            assert "Cómo se cuenta" in answer, duty.id
    assert seen == ENDS


@pytest.mark.parametrize(
    ("duty", "at", "words"),
    [
        ("ES10-15BD", "mañana", "no es una fecha"),
        ("ES10-2H", "2026-12-28", "hace falta la hora"),
        ("ES10-15BD", "1999-01-01", str(clock.now().year - 10)),
        ("ES10-15BD", "", "Elija un deber"),
        ("EU-RGPD-BREACH", "2026-12-28", "Elija un deber"),
    ],
)
def test_a_date_that_cannot_be_computed_is_refused_with_words(ana, duty, at, words):
    assert words in page(ana, "law", "es-ley10-2025", duty=duty, at=at)
