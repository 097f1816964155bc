"""Rating a case by a link: asked once, answered by a press, followed up when it was bad."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.template.loader import render_to_string
from django.test import Client

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseView, Outcome
from vinculo.cases.testing import MORNING, House, a_case, a_house
from vinculo.customers import api as customers
from vinculo.customers.contracts import Purpose, Standing
from vinculo.delivery.testing import QueuedMail, outbox
from vinculo.feedback.contracts import RatingState, Skip, Via
from vinculo.feedback.models import Rating, RatingAnswer
from vinculo.feedback.services import rating
from vinculo.feedback.testing import asks
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.slots import panels_for
from vinculo.kernel.testing import run_jobs
from vinculo.work import api as work

pytestmark = pytest.mark.django_db
NAMES = ("Ana Gil", "Luis Paz", "Eva Sanz")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def _an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)


@pytest.fixture
def house() -> House:
    made = a_house()
    asks(made.service_id)
    return made


def resolved(house: House, *, outcome: Outcome = Outcome.SOLVED, **more: str) -> CaseView:
    case = a_case(**more)  # type: ignore[arg-type]
    assert cases.take_next(actor=house.agent, at=MORNING) is not None
    cases.resolve_case(case_id=case.id, outcome=outcome, actor=house.agent, at=MORNING + HOUR)
    run_jobs()
    return case


def rating_of(case: CaseView) -> Rating:
    return Rating.objects.get(case_id=case.id)


def mails() -> list[QueuedMail]:
    """The questions that left, or wait to leave."""
    return [mail for mail in outbox() if mail.message["List-Unsubscribe"]]


def test_one_mail_with_a_link_leaves_and_a_press_answers(house: House) -> None:
    case = resolved(house)
    row = rating_of(case)
    assert (row.state, row.mail_id) == (RatingState.PLANNED, None)
    assert rating.ask(rating_id=row.pk, at=MORNING + 3 * HOUR)
    assert not rating.ask(rating_id=row.pk, at=MORNING + 3 * HOUR)
    (mail,) = mails()
    path = f"/valorar/{rating.token_of(row.ref)}/"
    assert mail.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail.recipients == ("lucia@correo.example",)
    browser = Client()
    assert 'value="4" required checked' in browser.get(f"{path}?nota=4").content.decode()
    assert browser.head(path).status_code == 200
    assert rating_of(case).state == RatingState.ASKED  # looking says nothing
    assert browser.post(path, {"nota": "9", "comentario": "Tardó"}).status_code == 422
    thanks = browser.post(path, {"nota": "1", "comentario": "Tardó mucho"}, follow=True)
    assert "Una persona lo va a leer" in thanks.content.decode()
    row.refresh_from_db()
    assert (row.score, row.comment, row.is_bad) == (1, "Tardó mucho", True)
    (task,) = work.tasks_of(user_id=house.marta.id)
    assert (task.id, task.details) == (row.follow_up_id, "Tardó mucho")
    browser.post(path, {"nota": "5", "comentario": "Ya está"})
    row.refresh_from_db()
    assert (row.score, row.is_bad, row.follow_up_id) == (5, False, task.id)
    assert list(RatingAnswer.objects.order_by("at", "pk").values_list("score", flat=True)) == [1, 5]


def test_a_customer_is_asked_once_in_thirty_days_whatever_record_it_is(house: House) -> None:
    first = resolved(house)
    second = resolved(house, sender="Lucía <otra@correo.example>")
    assert rating_of(second).state == RatingState.PLANNED
    assert first.customer_id
    assert second.customer_id
    customers_row = rating_of(second).customer
    assert customers_row is not None
    customers_row.cluster_id = first.customer_id
    customers_row.save()
    assert not rating.ask(rating_id=rating_of(second).pk, at=MORNING + 3 * HOUR)
    assert rating_of(second).skipped == Skip.RECENT
    assert rating.ask(rating_id=rating_of(first).pk, at=MORNING + 3 * HOUR)


def test_an_address_of_two_customers_is_asked_once_in_thirty_days(house: House) -> None:
    first = resolved(house)
    assert rating.ask(rating_id=rating_of(first).pk, at=MORNING + 3 * HOUR)
    second = resolved(house, sender="Ana <ana@correo.example>")
    points = apps.get_model("customers", "ContactPoint").objects
    points.filter(customer_id=second.customer_id).update(value="lucia@correo.example")
    assert not rating.ask(rating_id=rating_of(second).pk, at=MORNING + 4 * HOUR)
    assert rating_of(second).skipped == Skip.RECENT


def test_who_has_an_open_case_or_said_no_is_never_asked(house: House) -> None:
    other = a_case(subject="Otra cosa")
    assert rating_of(resolved(house)).skipped == Skip.OPEN_CASE
    cases.resolve_case(
        case_id=other.id, outcome=Outcome.DUPLICATE, actor=house.agent, at=MORNING + HOUR
    )
    run_jobs()
    assert not Rating.objects.filter(case_id=other.id).exists()
    asked = resolved(house, sender="Ana <ana@correo.example>")
    path = f"/valorar/{rating.token_of(rating_of(asked).ref)}/no-preguntar/"
    assert Client().get(path).status_code == 200
    assert customers.consent_of(asked.customer_id, purpose=Purpose.ASKING) is None
    Client().post(path, {"List-Unsubscribe": "One-Click"})
    Client().post(path, {"List-Unsubscribe": "One-Click"})
    assert customers.consent_of(asked.customer_id, purpose=Purpose.ASKING) is False
    assert not rating.ask(rating_id=rating_of(asked).pk, at=MORNING + 3 * HOUR)
    assert (rating_of(asked).skipped, mails()) == (Skip.REFUSED, [])


def test_a_case_that_lives_again_asks_nothing_until_it_ends_again(house: House) -> None:
    case = resolved(house)
    cases.reopen_case(case_id=case.id, actor=house.agent, at=MORNING + HOUR)
    assert not rating.ask(rating_id=rating_of(case).pk, at=MORNING + 3 * HOUR)
    assert rating_of(case).skipped == Skip.REOPENED
    cases.resolve_case(
        case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + 4 * HOUR
    )
    run_jobs()
    assert rating.ask(rating_id=rating_of(case).pk, at=MORNING + 6 * HOUR)
    assert rating.plan(case_id=case.id, at=MORNING + DAY) == RatingState.ASKED
    assert len(mails()) == 1


def follow(case: CaseView) -> str:
    """The page of the matter as whoever is handed its link sees it."""
    for panel in panels_for("cases.tracking", visitor(case)):
        key, part = panel
        shown = part.load(visitor(case), case.id)
        if key == "feedback.on_tracking" and shown is not None:
            return render_to_string(part.template, {"panel": shown})
    return ""


def visitor(case: CaseView) -> Actor:
    """Whoever holds a link of the case."""
    keys = frozenset({f"tracking:{case.conversation_id}"})
    return Actor(user_id=None, name="", keys=keys)


def test_the_page_of_the_matter_asks_before_any_mail_does(house: House) -> None:
    case = resolved(house)
    page = follow(case)
    assert "¿Cómo de satisfecho está con la atención?" in page
    token = rating.token_of(rating_of(case).ref)
    rating.answer(token=token, score=4, comment="", via=Via.PAGE, at=MORNING + HOUR)
    assert "Su valoración" in follow(case)
    assert not rating.ask(rating_id=rating_of(case).pk, at=MORNING + 3 * HOUR)
    assert mails() == []


def test_a_link_that_is_not_ours_or_is_over_opens_nothing(house: House) -> None:
    row = rating_of(resolved(house))
    token = rating.token_of(row.ref)
    for bad in ("x", f"{row.ref}.{'0' * 64}", f".{token}"):
        assert Client().get(f"/valorar/{bad}/").status_code == 404
    Rating.objects.update(asked_at=MORNING - 40 * DAY, expires_at=MORNING - 10 * DAY)
    assert Client().post(f"/valorar/{token}/", {"nota": "5"}).status_code == 404
    assert rating_of(resolved(house, sender="B <b@correo.example>")).score is None


def test_the_page_of_ratings_counts_and_shows_what_the_reader_may_see(
    house: House, django_assert_max_num_queries: object
) -> None:
    for number, score in enumerate((5, 4, 1)):
        case = resolved(house, sender=f"{NAMES[number]} <c{number}@correo.example>")
        token = rating.token_of(rating_of(case).ref)
        rating.answer(token=token, score=score, comment=f"Digo {score}", via=Via.MAIL, at=MORNING)
    browser = signed_in(house.marta)
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        page = browser.get("/valoraciones/").content.decode()
    assert "2 de 3; entre 21 y 94 %" in page
    assert "con su tarea" in page
    narrow = browser.get("/valoraciones/?nota=1&comentario=on").content.decode()
    assert "Digo 1" in narrow
    assert "Digo 5" not in narrow
    stranger = a_user(Role.AGENT, name="De otra cola")
    assert "Digo" not in signed_in(stranger).get("/valoraciones/").content.decode()


def test_answers_count_on_the_day_they_are_given_and_the_asked_on_the_day_of_asking(
    house: House,
) -> None:
    now = clock.now()
    for number, (asked, answered) in enumerate(((60, 5), (60, 40), (5, None), (200, 100))):
        case = resolved(house, sender=f"Nº {number} <n{number}@correo.example>")
        Rating.objects.filter(case_id=case.id).update(
            asked_at=now - asked * DAY,
            expires_at=now + DAY,
            state=RatingState.ASKED if answered is None else RatingState.ANSWERED,
            score=None if answered is None else 5,
            answered_at=None if answered is None else now - answered * DAY,
        )
    browser = signed_in(house.marta)
    found = {}
    for days in (30, 90):
        page = browser.get("/valoraciones/", {"dias": days})
        counted, rows, asked = (page.context[name] for name in ("whole", "rows", "asked"))
        found[days] = (counted.n, len(rows), asked.asked, asked.answered)
    assert found == {30: (1, 1, 1, 0), 90: (2, 2, 3, 2)}
    assert "Las notas cuentan el día en que se dan" in page.content.decode()


def test_an_owner_decides_for_their_own_services_alone(house: House) -> None:
    owner = signed_in(a_user(Role.OWNER))
    assert "Averías" not in owner.get("/ajustes/valoracion/").content.decode()
    admin = signed_in(a_user(Role.ADMINISTRATOR))
    prefix = f"s{house.service_id.hex}"
    said = {f"{prefix}-asks": "on", f"{prefix}-after": "0", f"{prefix}-bad_at_most": "3"}
    assert admin.post("/ajustes/valoracion/", said).status_code == 302
    bad = said | {f"{prefix}-bad_at_most": "5"}
    assert admin.post("/ajustes/valoracion/", bad).status_code == 422
    case = resolved(house)
    assert rating_of(case).state == RatingState.ASKED  # at once: the job did not wait


def test_of_somebody_who_was_erased_no_answer_is_kept(house: House) -> None:
    case = resolved(house)
    row = rating_of(case)
    apps.get_model("customers.Customer").objects.update(standing=Standing.ERASED)
    path = f"/valorar/{rating.token_of(row.ref)}/"
    assert Client().post(path, {"nota": "1", "comentario": "Soy Lucía"}).status_code == 404
    assert not RatingAnswer.objects.exists()


def test_a_case_that_lives_again_is_not_rated_until_it_is_done(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = resolved(house)
    assert rating.ask(rating_id=rating_of(case).pk, at=MORNING + 3 * HOUR)
    path = f"/valorar/{rating.token_of(rating_of(case).ref)}/"
    browser = Client()
    browser.post(path, {"nota": "4", "comentario": "Bien"})
    cases.reopen_case(case_id=case.id, actor=house.agent, at=MORNING + 4 * HOUR)
    run_jobs()
    page = browser.get(f"{path}?nota=5")
    assert page.status_code == 200
    assert "Lo estamos mirando otra vez" in page.content.decode()
    assert 'name="nota"' not in page.content.decode()
    kept = browser.post(path, {"nota": "1", "comentario": "Sigue igual de mal"})
    assert kept.status_code == 422
    assert "Sigue igual de mal" in kept.content.decode()
    assert (rating_of(case).score, rating_of(case).comment) == (4, "Bien"), "what was said stands"
    with pytest.raises(rating.LookedAtAgainError):
        rating.answer(
            token=rating.token_of(rating_of(case).ref),
            score=1,
            comment="",
            via=Via.PAGE,
            at=MORNING + 5 * HOUR,
        )
    done = MORNING + 40 * DAY
    monkeypatch.setattr(clock, "now", lambda: done)
    cases.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=done)
    run_jobs()
    assert len(mails()) == 1, "nobody is mailed twice of one case"
    assert browser.post(path, {"nota": "2", "comentario": "Por fin"}).status_code == 302
    assert rating_of(case).score == 2
    assert rating_of(case).expires_at == done + rating.LIFE, "the same link serves again"


def test_a_comment_that_does_not_fit_is_refused_and_stays_typed(house: House) -> None:
    case = resolved(house)
    path = f"/valorar/{rating.token_of(rating_of(case).ref)}/"
    comment = "x" * 2000 + "FIN"
    refused = Client().post(path, {"nota": "2", "comentario": comment})
    assert refused.status_code == 422
    assert "Caben 2000 caracteres y hay 2003." in refused.content.decode()
    assert comment in refused.content.decode()
    assert rating_of(case).score is None
