"""Promises at their edges: far days, steps taken late, figures and the rows behind them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from vinculo.clocks import api as clocks
from vinculo.clocks.testing import tell_due
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Actor, Role, keys_of
from vinculo.lib.calendar import Calendar
from vinculo.notices.testing import told
from vinculo.organization.testing import a_company
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.testing import a_service
from vinculo.promises.contracts import Asked, NewClaim, Place, PromiseState, Proof, Source
from vinculo.promises.domain.lifecycle import NotSaidHowError, PastDueError, WrongStateError
from vinculo.promises.models import Promise
from vinculo.promises.selectors import claims, register
from vinculo.promises.services import claiming, promising, replacing
from vinculo.promises.testing import a_promise
from vinculo.work import api as work

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def acting(user) -> Actor:
    roles = frozenset(user.roles)
    return Actor(user_id=user.id, name=user.name, roles=roles, keys=keys_of(user.id, roles))


@pytest.fixture
def house(db):
    a_company()
    return a_service()


@pytest.fixture
def marta(house):
    return a_user(Role.AGENT, name="Marta Ruiz")


@pytest.mark.parametrize(
    ("given", "due"),
    [
        ("2026-11-18T10:00", "9999-12-31T23:59"),
        ("0001-01-01T00:00", "2026-12-31T23:59"),
        ("2126-11-18T10:00", "2126-12-31T23:59"),
    ],
)
def test_a_promise_is_given_in_the_past_and_due_within_the_time_that_anybody_plans(
    house, marta, given, due, monkeypatch
) -> None:
    browser = signed_in(marta)
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    typed = {"source": "contract", "words": "Instalar", "service": str(house.id)}
    answer = browser.post("/promesas/nueva/", typed | {"given": given, "due": due})
    assert answer.status_code == 422
    assert browser.get("/promesas/").status_code == 200


def test_what_is_past_its_time_is_not_taken_back_any_more(house, marta) -> None:
    one = a_promise(service_id=house.id, owner_id=marta.id, given_at=MORNING, length=HOUR)
    with pytest.raises(PastDueError):
        promising.withdraw(
            promise_id=one, apology="Lo sentimos", actor=acting(marta), at=MORNING + 2 * HOUR
        )
    tell_due(at=MORNING + 2 * HOUR)


def test_the_task_of_repairing_ends_with_the_promise_whoever_repaired_it(house, marta) -> None:
    other = a_user(Role.AGENT, name="Otra persona")
    one = a_promise(service_id=house.id, owner_id=marta.id, given_at=MORNING, length=HOUR)
    Promise.objects.filter(pk=one).update(access_keys=[f"person:{marta.id}", f"person:{other.id}"])
    promising.hear_breach(promise_id=one, at=MORNING + 2 * HOUR)
    promising.repair(
        promise_id=one, words="Se le llamó", actor=acting(other), at=MORNING + 3 * HOUR
    )
    assert work.tasks_of(user_id=marta.id) == []


def test_the_task_of_repairing_what_became_restricted_is_for_its_readers_alone(
    house, marta
) -> None:
    other = a_user(Role.AGENT, name="Otra persona")
    one = a_promise(service_id=house.id, owner_id=marta.id, given_at=MORNING, length=HOUR)
    Promise.objects.filter(pk=one).update(subject="case:1")
    promising.hear_breach(promise_id=one, at=MORNING + 2 * HOUR)
    (task,) = work.tasks_of(user_id=marta.id)
    browser = signed_in(marta)
    promising.set_keys(subject="case:1", keys=[f"restricted:{other.id}"])
    assert "Llamarle antes" not in browser.get("/tareas/").content.decode()
    assert browser.get(f"/tareas/{task.id}/").status_code == 404
    promising.set_keys(subject="case:1", keys=[f"person:{marta.id}"])
    assert [one.id for one in work.tasks_of(user_id=marta.id)] == [task.id]


def test_what_is_not_due_yet_is_in_no_rate_though_it_was_kept_early(house, marta) -> None:
    given = {"service_id": house.id, "owner_id": marta.id, "given_at": MORNING}
    early, due, broken = (a_promise(**given, length=n * HOUR) for n in (48, 2, 1))
    for each in (early, due):
        promising.keep(
            promise_id=each, proof=Proof.NOTE, words="Llamada", actor=SYSTEM, at=MORNING + HOUR
        )
    promising.hear_breach(promise_id=broken, at=MORNING + 3 * HOUR)
    found = register.rates(actor=acting(marta), wanted=register.Wanted(), at=MORNING + 3 * HOUR)
    rate = found[Source.WORD]
    assert (rate.n, rate.kept, rate.running) == (2, 1, 0)


def test_a_figure_opens_the_rows_that_it_counts(house, marta, monkeypatch) -> None:
    given = {"service_id": house.id, "owner_id": marta.id}
    for words, days in (("De hace mucho", -200), ("De ayer", -2), ("Para el mes que viene", 30)):
        start = MORNING + min(days, 0) * DAY
        one = a_promise(
            **given, words=words, given_at=start, length=DAY if days < 0 else days * DAY
        )
        promising.keep(promise_id=one, proof=Proof.NOTE, words="Hecho", actor=SYSTEM, at=start)
    browser = signed_in(marta)
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    page = browser.get("/promesas/?q=e")
    assert page.context["whole"].n == 1
    rows = browser.get(f"/promesas/?{page.context['kept_rows']}").context["rows"]
    assert [row.promise.words for row in rows] == ["De ayer"]


def test_who_was_slower_reads_what_they_had_written(house, marta, monkeypatch) -> None:
    one = a_promise(service_id=house.id, owner_id=marta.id, given_at=MORNING)
    browser = signed_in(marta)
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    said = {"proof": "note", "words": "Llamada de las 11:40"}
    assert browser.post(f"/promesas/{one}/cumplida/", said).status_code == 302
    second = browser.post(f"/promesas/{one}/cumplida/", said | {"words": "Yo llamé a las 11:50"})
    assert second.status_code == 422
    assert "Yo llamé a las 11:50" in second.content.decode()


def test_a_broken_promise_without_a_reader_of_its_own_tells_the_owner_of_the_service(db) -> None:
    a_company()
    owner = a_user(Role.OWNER, name="Raúl")
    service = a_service(owner_id=owner.id)
    one = a_promise(service_id=service.id, given_at=MORNING, length=HOUR)
    promising.hear_breach(promise_id=one, at=MORNING + 2 * HOUR)
    assert len(told(owner.id, "promises.broken")) == 1
    assert len(work.tasks_of(user_id=owner.id)) == 1


def test_a_commitment_begins_and_ends_with_the_days_of_the_company(house) -> None:
    new = NewClaim(
        words="Le contestamos hoy",
        place=Place.COMMITMENT,
        where="",
        service_id=house.id,
        metric="first_answer",
        since=date(2026, 11, 18),
        until=date(2026, 11, 18),
    )
    one = claiming.write(new, actor=SYSTEM, at=MORNING)
    claiming.publish(claim_id=one, actor=SYSTEM, at=MORNING)
    midnight = datetime(2026, 11, 17, 23, 0, tzinfo=UTC)
    assert claims.commitments(midnight - HOUR) == []
    assert len(claims.commitments(midnight)) == 1
    assert claims.commitments(midnight + DAY) == []


def test_what_never_ended_counts_against_a_claim_that_is_looser_than_its_standard(house) -> None:
    (rule, *_more) = portfolio.rules_of(service_id=house.id, metric="first_answer")
    for number, is_answered in enumerate((True, False)):
        clocks.start(
            subject=f"case:{number}",
            kind="first_answer",
            target=HOUR,
            warn_pct=75,
            calendar=Calendar.always_open(),
            started_at=MORNING,
            rule=rule,
        )
        if is_answered:
            clocks.stop(subject=f"case:{number}", kind="first_answer", at=MORNING + HOUR)
    tell_due(at=MORNING + DAY)
    new = NewClaim(
        words="Le contestamos en cinco días",
        place=Place.COMMITMENT,
        where="",
        service_id=house.id,
        metric="first_answer",
        within=5 * DAY,
        since=MORNING.date(),
    )
    one = claiming.write(new, actor=SYSTEM, at=MORNING)
    for days, counted in ((1, (0, 0)), (60, (2, 1))):
        found = claims.kept_of(actor=SYSTEM, claim_id=one, at=MORNING + days * DAY)
        assert (found.rate.n, found.rate.kept) == counted


def some_clocks(rule: str, count: int, *, first: datetime, takes: timedelta, name: str) -> None:
    """One clock each minute with an hour to answer, each answered after the same time."""
    for number in range(count):
        began = first + number * MINUTE
        subject = f"case:{name}{number}"
        clocks.start(
            subject=subject, kind="first_answer", target=HOUR, warn_pct=75,
            calendar=Calendar.always_open(), started_at=began, rule=rule,
        )  # fmt: skip
        clocks.stop(subject=subject, kind="first_answer", at=began + takes)


@pytest.mark.parametrize("within", [None, HOUR / 2])
def test_the_quick_answers_of_the_youngest_count_once_the_slow_ones_could(house, within) -> None:
    (rule, *_more) = portfolio.rules_of(service_id=house.id, metric="first_answer")
    some_clocks(rule, 1, first=MORNING, takes=2 * HOUR, name="slow")
    some_clocks(rule, 1, first=MORNING + 3 * HOUR, takes=HOUR / 6, name="quick")
    one = claiming.write(
        NewClaim(
            words="Le contestamos enseguida",
            place=Place.COMMITMENT,
            where="",
            service_id=house.id,
            metric="first_answer",
            within=within,
            since=MORNING.date(),
        ),
        actor=SYSTEM,
        at=MORNING,
    )
    for hours, counted in ((3.5, (1, 0)), (4.1, (2, 1))):
        found = claims.kept_of(actor=SYSTEM, claim_id=one, at=MORNING + hours * HOUR)
        assert (found.rate.n, found.rate.kept) == counted


def test_more_than_can_be_measured_one_by_one_is_sampled_over_the_whole_time(
    house, monkeypatch
) -> None:
    monkeypatch.setattr(claims, "MOST_TIMES", 30)
    (rule, *_more) = portfolio.rules_of(service_id=house.id, metric="first_answer")
    some_clocks(rule, 40, first=MORNING, takes=HOUR * 2, name="slow")
    some_clocks(rule, 40, first=MORNING + 40 * MINUTE, takes=HOUR / 6, name="quick")
    one = claiming.write(
        NewClaim(
            words="Le contestamos en media hora",
            place=Place.COMMITMENT,
            where="",
            service_id=house.id,
            metric="first_answer",
            within=HOUR / 2,
            since=MORNING.date(),
        ),
        actor=SYSTEM,
        at=MORNING,
    )
    found = claims.kept_of(actor=SYSTEM, claim_id=one, at=MORNING + 30 * DAY)
    assert (found.rate.n, found.is_sample) == (30, True)
    assert 3 < found.rate.kept < 27, "the first forty are as likely in it as the last"
    monkeypatch.setattr(claims, "MOST_TIMES", 80)
    found = claims.kept_of(actor=SYSTEM, claim_id=one, at=MORNING + 30 * DAY)
    assert (found.rate.n, found.rate.kept, found.is_sample) == (80, 40, False)


def test_the_database_keeps_how_they_asked_with_what_was_replaced(house) -> None:
    one = a_promise(service_id=house.id, given_at=MORNING, length=HOUR)
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.filter(pk=one).update(state=PromiseState.REPLACED, ended_at=MORNING)


def test_a_word_gives_way_to_the_day_they_asked_for_only_with_how_and_in_its_time(
    house, marta
) -> None:
    one = a_promise(service_id=house.id, owner_id=marta.id, given_at=MORNING, length=HOUR)
    asked = {"promise_id": one, "due_at": MORNING + DAY, "how": Asked.NOTE, "actor": SYSTEM}
    with pytest.raises(NotSaidHowError):
        replacing.replace(words=" ", at=MORNING, **asked)
    with pytest.raises(PastDueError):
        replacing.replace(words="Lo pide", at=MORNING + 2 * HOUR, **asked)
    replacing.replace(words="Lo pide", at=MORNING, **asked)
    with pytest.raises(WrongStateError):
        replacing.replace(words="Lo pide", at=MORNING, **asked)
