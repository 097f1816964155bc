"""A restricted case: gone from everywhere for everybody but the few whom it names."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from vinculo.cases import api
from vinculo.cases.contracts import CaseView, EntryKind, Outcome
from vinculo.cases.domain import restriction as rules
from vinculo.cases.domain.access import keys_together
from vinculo.cases.models import Case, CaseEntry, PlannedAnswer
from vinculo.cases.selectors.evidence import evidence_of
from vinculo.cases.selectors.naming import named as numbered
from vinculo.cases.services import hands, join, restricting, watching
from vinculo.cases.services import planned as planning
from vinculo.cases.services.answer import Answer
from vinculo.cases.services.restricting import People
from vinculo.cases.services.story import NoSuchCaseError
from vinculo.cases.services.tasks_of_case import RestrictedTaskError, give_task
from vinculo.cases.testing import MORNING, House, a_case, acting
from vinculo.identity import api as identity
from vinculo.identity.contracts import UserView
from vinculo.identity.testing import a_token, a_user, signed_in
from vinculo.interactions.testing import arrive, mail
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.errors import DomainError
from vinculo.kernel.testing import run_jobs
from vinculo.notices.testing import notices_of
from vinculo.organization import api as organization
from vinculo.routing import api as routing
from vinculo.routing.contracts import PresenceState
from vinculo.work import api as work

A, B, C = (UUID(int=number) for number in (1, 2, 3))
LATER = MORNING + timedelta(hours=1)


def test_keys_are_of_the_named_and_no_administrator_gets_past_the_bar() -> None:
    free = rules.keys_of_restricted(named=[A], barred=[], administrators=[B, C])
    assert free == sorted([f"restricted:{A}", rules.ADMINISTRATORS])
    barred = rules.keys_of_restricted(named=[A], barred=[B], administrators=[B, C])
    assert barred == sorted([f"restricted:{A}", rules.administrator_key(C)])
    assert not set(barred) & set(rules.held_keys(B, {Role.ADMINISTRATOR, Role.SUPERVISOR}))
    assert set(barred) & set(rules.held_keys(C, {Role.ADMINISTRATOR}))
    assert not set(barred) & set(rules.held_keys(C, {Role.SUPERVISOR}))


@pytest.mark.parametrize(
    ("named", "barred", "refusal"),
    [
        pytest.param([], [A], rules.NobodyNamedError, id="nobody"),
        pytest.param([A], [A], rules.NamedAndBarredError, id="both"),
        pytest.param([UUID(int=n) for n in range(21)], [], rules.TooManyNamedError, id="many"),
    ],
)
def test_lists_that_make_no_sense_are_refused(named: list, barred: list, refusal: type) -> None:
    with pytest.raises(refusal):
        rules.check_people(named, barred)


def test_a_restriction_says_why() -> None:
    rules.check_people([A], [B])
    assert rules.check_reason("  Es un familiar ") == "Es un familiar"
    with pytest.raises(rules.NoReasonError):
        rules.check_reason(" ")


def test_a_conversation_carries_what_all_its_restricted_cases_have_in_common() -> None:
    assert keys_together([(False, {"a"}), (False, {"b"})]) == {"a", "b"}
    assert keys_together([(False, {"a"}), (True, {"b", "c"}), (True, {"c"})]) == {"c"}


@pytest.fixture
def people(house: House) -> dict[str, UserView]:
    """Two agents, the supervisor of the team, an administrator."""
    pilar = a_user(Role.SUPERVISOR, name="Pilar Nieto")
    jose = a_user(Role.AGENT, name="José Peña")
    organization.add_member(team_id=house.team_id, user_id=pilar.id, leads=True)
    organization.add_member(team_id=house.team_id, user_id=jose.id)
    root = a_user(Role.ADMINISTRATOR, name="Ana Root")
    return {"marta": house.marta, "pilar": pilar, "jose": jose, "root": root}


def close(case_id: UUID, actor: Actor, *named: UserView, barred: tuple[UserView, ...] = ()) -> bool:
    return restricting.restrict_case(
        case_id=case_id,
        people=People(
            named=frozenset(one.id for one in named), barred=frozenset(one.id for one in barred)
        ),
        reason="Queja sobre el trato de un compañero",
        actor=actor,
        at=LATER,
    )


SECRET = "Kalimba"


def sight(user: UserView, case: CaseView) -> set[str]:
    """Every place in which this person meets the case or a word of it."""
    client = signed_in(user)
    token = {"HTTP_AUTHORIZATION": f"Bearer {a_token(user)}"}
    customer = Case.objects.values_list("customer_id", flat=True).get(pk=case.id)
    message = Case.objects.values_list("latest_message_id", flat=True).get(pk=case.id)
    doors = {
        "page": reverse("cases:page", args=[case.id]),
        "list": f"{reverse('cases:list')}?ver=open",
        "groups": f"{reverse('cases:list')}?agrupar=status",
        "search": f"{reverse('desk:search')}?q={SECRET}",
        "number": f"{reverse('desk:search')}?q={case.number}",
        "suggestions": f"{reverse('desk:suggestions')}?q={SECRET}",
        "export": reverse("cases:export"),
        "customer": reverse("customers:customer", args=[customer]),
        "related": reverse("cases:related", args=[beside(case).pk]),
        "restricted": reverse("cases:restricted"),
        "desk": reverse("desk:desk"),
        "late": reverse("desk:live_rows", args=["late"]),
        "waiting": reverse("desk:live_rows", args=["waiting"]),
        "why": reverse("routing:why", args=[Case.objects.get(pk=case.id).item_id]),
    }
    found = {name for name, address in doors.items() if _shows(client, address, case)}
    for name in ("cases", f"cases/{case.id}", f"cases/{case.id}/messages", f"messages/{message}"):
        answer = browser().get(f"/api/v1/{name}", **token)
        if answer.status_code == 200 and SECRET in answer.content.decode():
            found.add(name.replace(str(case.id), "<id>").replace(str(message), "<id>"))
    return found


def _shows(client: Client, address: str, case: CaseView) -> bool:
    answer = client.get(address)
    text = b"".join(answer) if answer.streaming else answer.content
    words = [str(case.id)] if "?q=" in address else [SECRET, str(case.id)]
    return answer.status_code == 200 and any(
        word in text.decode(errors="replace") for word in words
    )


def browser() -> Client:
    return Client(raise_request_exception=False)


def beside(case: CaseView) -> Case:
    """Another case of the same customer, which everybody sees."""
    return Case.objects.exclude(pk=case.id).get(subject="Factura de octubre")


@pytest.fixture
def case(house: House, monkeypatch: pytest.MonkeyPatch) -> CaseView:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    a_case(subject="Factura de octubre")
    return a_case(subject=f"{SECRET}: el trato de José", text=f"{SECRET}. Me habló muy mal.")


def test_who_is_not_named_meets_it_nowhere_and_the_bar_wins_over_every_role(
    house: House, people: dict[str, UserView], case: CaseView
) -> None:
    pilar, jose, root = people["pilar"], people["jose"], people["root"]
    everywhere = sight(pilar, case)
    assert {"page", "list", "search", "export", "customer", "related", "cases"} <= everywhere
    assert sight(root, case) == set()

    assert close(case.id, house.agent, house.marta, barred=(jose,))
    assert sight(pilar, case) == sight(jose, case) == set()
    assert {"page", "list", "search", "customer", "restricted"} <= sight(house.marta, case)
    assert {"page", "search", "restricted"} <= sight(root, case)
    identity.set_roles(user_id=jose.id, roles=[Role.ADMINISTRATOR, Role.SUPERVISOR])
    organization.add_member(team_id=house.team_id, user_id=jose.id, leads=True)
    routing.set_presence(user_id=jose.id, state=PresenceState.AVAILABLE, at=LATER)
    assert restricting.rewrite_keys() == 0
    assert sight(jose, case) == set()
    auditor = acting(a_user(Role.AUDITOR))
    assert evidence_of(actor=auditor, case_id=case.id) is not None

    close(case.id, acting(root), house.marta, pilar)
    assert "page" in sight(pilar, case)
    restricting.lift_restriction(case_id=case.id, actor=acting(pilar), at=LATER)
    assert sight(pilar, case) == everywhere
    assert "page" in sight(jose, case)
    assert sight(root, case) == set()
    kinds = set(CaseEntry.objects.filter(case_id=case.id).values_list("kind", flat=True))
    assert kinds >= {
        EntryKind.RESTRICTED, EntryKind.GIVEN_SIGHT, EntryKind.BARRED, EntryKind.UNBARRED,
        EntryKind.RESTRICTION_LIFTED,
    }  # fmt: skip


def test_what_barred_auditors_and_figures_are_told(
    house: House, people: dict[str, UserView], case: CaseView
) -> None:
    auditor = a_user(Role.AUDITOR)
    close(case.id, house.agent, house.marta, barred=(auditor,))
    assert evidence_of(actor=acting(auditor), case_id=case.id) is None
    assert numbered(acting(people["pilar"]), [case.id])[case.id].words == "Caso reservado"
    assert numbered(house.agent, [case.id])[case.id].words == case.number


def test_it_is_offered_taken_and_handed_on_among_the_named_only(
    house: House, people: dict[str, UserView], case: CaseView
) -> None:
    pilar, jose = people["pilar"], people["jose"]
    hands.take_case(case_id=case.id, actor=acting(jose), at=LATER)
    close(case.id, acting(pilar), house.marta)
    subject = f"case:{case.id}"
    assert routing.owners_of([subject])[subject] is None
    for user in (pilar, jose):
        with pytest.raises(NoSuchCaseError):
            hands.take_case(case_id=case.id, actor=acting(user), at=LATER)
        taken = {hands.take_next(actor=acting(user), at=LATER) for _ in range(3)}
        assert case.id not in taken
    hands.take_case(case_id=case.id, actor=house.agent, at=LATER)
    with pytest.raises(DomainError, match="not_named"):
        hands.transfer_case(case_id=case.id, actor=house.agent, at=LATER, to_user=jose.id)
    hands.transfer_case(case_id=case.id, actor=house.agent, at=LATER, to_queue=house.queue_id)
    assert hands.take_next(actor=house.agent, at=LATER) == case.id


def test_what_the_customer_says_stays_in_it_and_what_follows_is_kept_too(
    house: House, people: dict[str, UserView], case: CaseView
) -> None:
    close(case.id, house.agent, house.marta)
    row = Case.objects.get(pk=case.id)
    thread = row.conversation_id
    sent = api.answer_case(case_id=case.id, html="<p>Lo miramos.</p>", seen=row.latest_message_id,
                           actor=house.agent, at=LATER)  # fmt: skip
    raw = mail(sender="Lucía Romero <lucia@correo.example>", text=f"{SECRET} otra vez",
               subject=f"Re: {row.subject}", message_id="<otra@correo.example>",
               headers=(("In-Reply-To", _name_of(sent)),))  # fmt: skip
    taken = arrive(raw, at=LATER)
    run_jobs()
    assert taken.conversation_id == thread
    assert api.case_of(thread).id == case.id
    assert sight(people["pilar"], case) == set()
    first = row.latest_message_id
    new = join.split_case(case_id=case.id, message_ids=[first], subject=f"{SECRET} aparte",
                          actor=house.agent, at=LATER)  # fmt: skip
    assert Case.objects.get(pk=new).access_keys == Case.objects.get(pk=case.id).access_keys
    assert api.case(actor=acting(people["pilar"]), case_id=new) is None
    with pytest.raises(join.OtherEyesError):
        join.merge_case(case_id=beside(case).pk, into_id=case.id, actor=house.agent, at=LATER)
    restricting.lift_restriction(case_id=new, actor=acting(people["root"]), at=LATER)
    assert Case.objects.filter(restriction__isnull=False).count() == 0
    assert api.case(actor=acting(people["pilar"]), case_id=new) is not None


def _name_of(message_id: UUID) -> str:
    """What mail calls a message."""
    return f"<{apps.get_model('interactions', 'Message').objects.get(pk=message_id).message_id}>"


def test_notices_tasks_mentions_and_planned_answers_keep_it_too(
    house: House, people: dict[str, UserView], case: CaseView
) -> None:
    pilar, jose = people["pilar"], people["jose"]
    watching.follow(case_id=case.id, actor=acting(jose), at=LATER)
    watching.tell_followers(Case.objects.get(pk=case.id), watching.MESSAGE, at=LATER)
    task = give_task(case_id=case.id, owner_id=jose.id, title=SECRET, details="", due_at=None,
                     actor=house.agent, at=LATER)  # fmt: skip
    planning.plan_answer(
        case_id=case.id, answer=Answer(html="<p>Hola</p>", seen=case_seen(case)),
        leaves_at=LATER, actor=acting(jose), at=LATER,
    )  # fmt: skip
    assert len(notices_of(jose.id)) == 2
    close(case.id, house.agent, house.marta)
    assert notices_of(jose.id) == []
    assert work.task(actor=acting(jose), task_id=task) is None
    assert not work.complete(task_id=task, by=acting(jose), at=LATER)
    planning.send_due(at=LATER + timedelta(days=1))
    assert PlannedAnswer.objects.get().state == "held"
    watching.tell_followers(Case.objects.get(pk=case.id), watching.MESSAGE, at=LATER)
    assert notices_of(jose.id) == []
    with pytest.raises(RestrictedTaskError):
        give_task(case_id=case.id, owner_id=pilar.id, title="x", details="", due_at=None,
                  actor=house.agent, at=LATER)  # fmt: skip
    with pytest.raises(watching.RestrictedMentionError):
        api.add_note(case_id=case.id, text="@Pilar Nieto mira", actor=house.agent, at=LATER)
    restricting.lift_restriction(case_id=case.id, actor=acting(people["root"]), at=LATER)
    assert work.task(actor=acting(jose), task_id=task) is not None


def case_seen(case: CaseView) -> UUID | None:
    return Case.objects.values_list("latest_message_id", flat=True).get(pk=case.id)


def test_the_page_says_who_sees_it_and_an_agent_may_close_it_even_to_oneself(
    house: House, people: dict[str, UserView], case: CaseView
) -> None:
    marta, pilar = signed_in(house.marta), people["pilar"]
    address = reverse("cases:restrict", args=[case.id])
    assert address in marta.get(reverse("cases:page", args=[case.id])).content.decode()
    assert marta.post(address, {"reason": " ", "named": [str(pilar.id)]}).status_code == 422
    both = {"reason": "x", "named": [str(pilar.id)], "barred": [str(pilar.id)]}
    assert "las dos listas" in marta.post(address, both).content.decode()
    answer = marta.post(address, {"reason": "Trata de José", "named": [str(pilar.id)]})
    assert answer["Location"] == reverse("cases:list")
    assert marta.get(address).status_code == 404
    leader = signed_in(pilar)
    shown = leader.get(reverse("cases:page", args=[case.id])).content.decode()
    assert "lo ven Pilar Nieto y los administradores" in shown
    assert "Trata de José" in leader.get(reverse("cases:restricted")).content.decode()
    assert [told.params for told in notices_of(pilar.id)] == [{"number": case.number}]
    agent_named = marta.post(reverse("cases:lift", args=[case.id]))
    assert agent_named.status_code == 403
    leader.post(reverse("cases:lift", args=[case.id]))
    assert marta.get(address).status_code == 200
    api.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=LATER)
