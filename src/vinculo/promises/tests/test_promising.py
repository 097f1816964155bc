from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from vinculo.clocks.testing import tell_due
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor, Role, keys_of
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.testing import run_jobs
from vinculo.notices.testing import told
from vinculo.organization.testing import a_company
from vinculo.portfolio.testing import a_service
from vinculo.promises.contracts import (
    ClaimState,
    NewClaim,
    Place,
    PromiseState,
    Proof,
    Source,
    Verdict,
)
from vinculo.promises.domain.lifecycle import (
    ClaimOverError,
    DueBeforeGivenError,
    KeptByItselfError,
    NoApologyError,
    NoReasonError,
    NoServiceError,
    UnbackedClaimError,
    WrongStateError,
)
from vinculo.promises.models import Promise
from vinculo.promises.selectors import claims, register
from vinculo.promises.services import claiming, promising
from vinculo.promises.testing import a_promise
from vinculo.work import api as work

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


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


def state_of(promise_id) -> PromiseState:
    return PromiseState(Promise.objects.get(pk=promise_id).state)


def pass_time(at, monkeypatch) -> None:
    """Let the clocks look at ``at`` and everybody hear what they say."""
    monkeypatch.setattr(clock, "now", lambda: at)
    tell_due(at=at)
    run_jobs()


def test_a_promise_is_at_risk_then_broken_tells_its_owner_and_is_repaired(
    house, marta, monkeypatch
) -> None:
    actor = acting(marta)
    one = a_promise(service_id=house.id, owner_id=marta.id, given_at=MORNING, length=4 * HOUR)
    pass_time(MORNING + 3.5 * HOUR, monkeypatch)
    assert state_of(one) is PromiseState.AT_RISK
    pass_time(MORNING + 5 * HOUR, monkeypatch)
    assert state_of(one) is PromiseState.BROKEN
    assert len(told(marta.id, "promises.broken")) == 1
    (task,) = work.tasks_of(user_id=marta.id)
    assert "Llamarle antes de las 12" in task.title
    promising.hear_breach(promise_id=one, at=MORNING + 6 * HOUR)
    assert len(work.tasks_of(user_id=marta.id)) == 1
    promising.repair(
        promise_id=one, words="Se le llamó y se le abonó", actor=actor, at=MORNING + 6 * HOUR
    )
    assert work.tasks_of(user_id=marta.id) == []
    rate = register.rates(actor=actor, wanted=register.Wanted(), at=MORNING + 6 * HOUR)[Source.WORD]
    assert (rate.n, rate.kept) == (1, 0)
    assert [step.state for step in register.steps(actor=actor, promise_id=one)] == [
        PromiseState.OPEN,
        PromiseState.AT_RISK,
        PromiseState.BROKEN,
        PromiseState.REPAIRED,
    ]


def test_it_is_kept_with_proof_once_and_a_late_proof_tells_when_it_was_done(house, marta) -> None:
    actor = acting(marta)
    given = {"service_id": house.id, "owner_id": marta.id, "given_at": MORNING}
    first, late, noted = (a_promise(**given, length=2 * HOUR) for _ in range(3))
    done = {"proof": Proof.NOTE, "words": "Llamada de las 10", "actor": actor}
    promising.keep(promise_id=first, at=MORNING + HOUR, **done)
    assert state_of(first) is PromiseState.KEPT
    with pytest.raises(WrongStateError):
        promising.keep(promise_id=first, at=MORNING + HOUR, **done)
    promising.keep(promise_id=late, at=MORNING + 3 * HOUR, **done)
    assert state_of(late) is PromiseState.REPAIRED
    promising.hear_breach(promise_id=noted, at=MORNING + 3 * HOUR)
    promising.keep(promise_id=noted, at=MORNING + 3 * HOUR, done_at=MORNING + HOUR, **done)
    assert state_of(noted) is PromiseState.KEPT


def test_what_cannot_be_is_refused_and_nothing_is_lost(house, marta) -> None:
    actor = acting(marta)
    with pytest.raises(DueBeforeGivenError):
        a_promise(service_id=house.id, given_at=MORNING, length=-HOUR)
    one = a_promise(service_id=house.id, owner_id=marta.id, given_at=MORNING)
    with pytest.raises(NoApologyError):
        promising.withdraw(promise_id=one, apology="  ", actor=actor, at=MORNING + HOUR)
    assert state_of(one) is PromiseState.OPEN
    promising.withdraw(
        promise_id=one, apology="Lo sentimos: no hay piezas", actor=actor, at=MORNING + HOUR
    )
    found = register.rates(actor=actor, wanted=register.Wanted(), at=MORNING + HOUR)
    assert found[Source.WORD].withdrawn == 1


def test_a_promise_is_seen_by_who_sees_the_case_and_of_a_restricted_one_by_nobody_else(
    house, marta
) -> None:
    other = a_user(Role.AGENT, name="Otra persona")
    one = a_promise(service_id=house.id, owner_id=marta.id, given_at=MORNING)
    Promise.objects.filter(pk=one).update(subject="case:1")
    assert register.promise(actor=acting(marta), promise_id=one) is not None
    assert register.promise(actor=acting(other), promise_id=one) is None
    promising.set_keys(subject="case:1", keys=[f"restricted:{other.id}"])
    assert register.promise(actor=acting(marta), promise_id=one) is None


def a_claim(service_id, **more) -> NewClaim:
    given = {"words": "Le contestamos en 4 horas", "place": Place.COMMITMENT, "where": ""}
    return NewClaim(service_id=service_id, since=MORNING.date(), **(given | more))


def owning(house) -> Actor:
    """Whoever answers for the service."""
    person = acting(a_user(Role.OWNER, name="Raúl"))
    return replace(person, keys=person.keys | {f"service:{house.id}"})


def test_what_is_said_of_a_service_is_said_by_whoever_answers_for_it(house) -> None:
    other = acting(a_user(Role.OWNER, name="Rosa"))
    with pytest.raises(NotAllowedError):
        claiming.write(a_claim(house.id), actor=other, at=MORNING)
    one = claiming.write(
        a_claim(house.id, metric="first_answer", until=MORNING.date()),
        actor=owning(house),
        at=MORNING,
    )
    with pytest.raises(NotAllowedError):
        claiming.publish(claim_id=one, actor=other, at=MORNING)
    with pytest.raises(ClaimOverError):
        claiming.publish(claim_id=one, actor=owning(house), at=MORNING + timedelta(days=1))
    claiming.publish(claim_id=one, actor=owning(house), at=MORNING)
    with pytest.raises(NotAllowedError):
        claiming.end(claim_id=one, actor=other, at=MORNING)


def test_an_unbacked_claim_waits_for_a_signature_with_a_reason(house, client) -> None:
    owner = owning(house)
    direction = acting(a_user(Role.DIRECTION, name="Elena"))
    with pytest.raises(NoServiceError):
        claiming.write(a_claim(None), actor=owner, at=MORNING)
    one = claiming.write(a_claim(house.id), actor=owner, at=MORNING)
    found = claims.claim(actor=owner, claim_id=one)
    assert found.state is ClaimState.UNBACKED
    assert found.check.verdict is Verdict.NO_STANDARD
    with pytest.raises(UnbackedClaimError):
        claiming.publish(claim_id=one, actor=owner, at=MORNING)
    with pytest.raises(NoReasonError):
        claiming.sign(claim_id=one, read=found.digest, reason=" ", actor=direction, at=MORNING)
    claiming.sign(
        claim_id=one,
        read=found.digest,
        reason="Campaña ya contratada",
        actor=direction,
        at=MORNING,
    )
    claiming.publish(claim_id=one, actor=owner, at=MORNING)
    (kept,) = claims.commitments(MORNING)
    assert (kept.claim.signer_name, kept.rate.n) == ("Elena", 0)


def test_direction_signs_the_words_it_read_and_keeps_its_own_when_they_changed(house) -> None:
    owner = owning(house)
    one = claiming.write(a_claim(house.id), actor=owner, at=MORNING)
    browser = signed_in(a_user(Role.DIRECTION, name="Elena"))
    page = reverse("promises:claim", args=[one])
    read = claims.claim(actor=owner, claim_id=one).digest
    assert f'name="leida" value="{read}"' in browser.get(page).content.decode()
    other = replace(a_claim(house.id), words="Le contestamos en un minuto")
    claiming.change(claim_id=one, new=other, actor=owner, at=MORNING)
    for stale in (read, ""):
        typed = {"motivo": "Campaña ya contratada", "leida": stale}
        answer = browser.post(f"{page}firmar/", typed)
        assert answer.status_code == 422
        assert "ha cambiado" in answer.content.decode()
        assert "Campaña ya contratada</textarea>" in answer.content.decode()
    found = claims.claim(actor=owner, claim_id=one)
    assert (found.state, found.signed_at) == (ClaimState.UNBACKED, None)
    assert browser.post(f"{page}firmar/", typed | {"leida": found.digest}).status_code == 302
    assert claims.claim(actor=owner, claim_id=one).state is ClaimState.SIGNED


def test_a_claim_backed_by_a_standard_is_published_for_everybody(house, client) -> None:
    owner = owning(house)
    one = claiming.write(a_claim(house.id, metric="first_answer"), actor=owner, at=MORNING)
    assert claims.claim(actor=owner, claim_id=one).check.verdict is Verdict.NO_DATA
    claiming.publish(claim_id=one, actor=owner, at=MORNING)
    answer = client.get("/compromisos/")
    assert "Le contestamos en 4 horas" in answer.content.decode()
    claiming.end(claim_id=one, actor=owner, at=MORNING)
    assert claims.commitments(MORNING) == []


def test_the_register_narrows_exports_and_asks_few_questions(
    house, marta, django_assert_max_num_queries
) -> None:
    for number in range(3):
        a_promise(
            service_id=house.id, owner_id=marta.id, given_at=MORNING, words=f"Promesa {number}"
        )
    browser = signed_in(marta)
    browser.get("/promesas/")
    with django_assert_max_num_queries(20):
        page = browser.get("/promesas/?estado=abiertas&q=promesa").content.decode()
    assert page.count("Promesa 1") == 1
    assert "Ninguna promesa es así" in browser.get("/promesas/?q=otra").content.decode()
    assert browser.get("/promesas/?desde=2026-99-99&servicio=x&fuente=y").status_code == 200
    leader = signed_in(a_user(Role.SUPERVISOR))
    rows = b"".join(leader.get("/promesas/exportar/").streaming_content)
    assert rows.decode("utf-8-sig").startswith("Promesa;")


def test_what_is_at_risk_or_broken_opens_the_register_and_what_runs_comes_soonest_first(
    house, marta, monkeypatch
) -> None:
    for days in (3, 1, 2):
        made = a_promise(
            service_id=house.id,
            owner_id=marta.id,
            given_at=MORNING,
            length=timedelta(days=days),
            words=f"En {days} d",
        )
    Promise.objects.filter(pk=made).update(state=PromiseState.AT_RISK)
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    browser = signed_in(marta)
    page = browser.get("/promesas/?estado=todas").content.decode()
    assert "1 promesa está en riesgo." in page
    assert page.index(">En 3 d<") < page.index(">En 2 d<") < page.index(">En 1 d<")
    page = browser.get("/promesas/?estado=abiertas").content.decode()
    assert page.index(">En 1 d<") < page.index(">En 2 d<") < page.index(">En 3 d<")


def test_a_typed_promise_that_is_due_before_it_was_given_keeps_what_was_typed(
    house, marta, monkeypatch
) -> None:
    browser = signed_in(marta)
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    typed = {
        "source": "contract",
        "words": "Instalar en 15 días",
        "service": str(house.id),
        "given": "2026-11-18T10:00",
        "due": "2026-11-17T10:00",
    }
    answer = browser.post("/promesas/nueva/", typed)
    assert answer.status_code == 422
    assert "Lo prometido vence antes de haberse prometido" in answer.content.decode()
    assert "Instalar en 15 días" in answer.content.decode()
    assert browser.post("/promesas/nueva/", typed | {"due": "2026-12-03T10:00"}).status_code == 302
    assert Promise.objects.get().source == Source.CONTRACT


@pytest.mark.parametrize("origin", ["law:1:ES10-15BD", "contract-answer:1", "contract-solution:1"])
def test_what_a_law_or_a_contract_sets_is_ended_by_no_word_of_ours(house, marta, origin) -> None:
    one = a_promise(service_id=house.id, owner_id=marta.id, given_at=MORNING, length=4 * HOUR)
    Promise.objects.filter(pk=one).update(origin=origin)
    when = {"promise_id": one, "actor": acting(marta), "at": MORNING + HOUR}
    with pytest.raises(KeptByItselfError):
        promising.keep(proof=Proof.WORD, words="Ya está", **when)
    with pytest.raises(KeptByItselfError):
        promising.withdraw(apology="Perdón", **when)
    assert state_of(one) is PromiseState.OPEN
    page = signed_in(marta).get(f"/promesas/{one}/").content.decode()
    assert "Está cumplida" not in page
