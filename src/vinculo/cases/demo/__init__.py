"""Practice rows of cases: each practice mail becomes a case, some are answered or resolved."""

from datetime import datetime, timedelta
from uuid import UUID

from vinculo.cases import policy
from vinculo.cases.contracts import EntryKind
from vinculo.cases.demo.answers import ANSWERS, NOTES, PracticeAnswer, PracticeNote
from vinculo.cases.demo.names import FACTS, keep_names, say_facts
from vinculo.cases.demo.offered import tell_offers
from vinculo.cases.demo.practice_rules import keep_rules
from vinculo.cases.demo.promised import give_words
from vinculo.cases.demo.reserved import COMPLAINT, keep_from_the_team
from vinculo.cases.demo.texts import keep_texts
from vinculo.cases.models import Case, CaseMessage
from vinculo.cases.services import answer, hands, notes, notice_links, story
from vinculo.cases.services.hearing import Heard, hear_message
from vinculo.cases.subscribers import heard_of
from vinculo.clocks import api as clocks
from vinculo.identity import api as identity
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Direction, MessageView
from vinculo.kernel.actor import Actor, Role, keys_of
from vinculo.kernel.demo import demo_id, demo_parts
from vinculo.knowledge import api as knowledge
from vinculo.lib.calendar import add_open_time
from vinculo.organization import api as organization

PLANS = {plan.mail: plan for plan in (*ANSWERS, *NOTES)}
ABOUT = {known.mail: known for known in FACTS}


def load(at: datetime) -> None:
    """Open a case for each mail, as the subscriber does; its own jobs then change nothing."""
    _keep_ready()
    calendar = organization.calendar_of(organization.default_calendar_id())
    keys = {interactions.intake(demo_id(f"mail:{key}")).conversation_id: key for key in PLANS}
    for event in interactions.untaken(before=at + timedelta(seconds=1)):
        heard = heard_of(event)
        _adopt_answers(heard)
        case_id = hear_message(heard)
        plan = PLANS.get(keys.get(event.conversation_id, ""))
        if plan is None:
            continue
        when = add_open_time(calendar, event.received_at, timedelta(hours=plan.hours))
        if when < at:
            _work(plan, case_id, event.message_id, when)
    keep_rules(at)
    kept = interactions.intake(demo_id(f"mail:{COMPLAINT}"))
    keep_from_the_team(kept.conversation_id, at)
    give_words(at)
    _link_to_the_cut(at)
    tell_offers(at)


def _link_to_the_cut(at: datetime) -> None:
    """The two latest open cases of the service came because of the cut that holds now."""
    marta, cut = identity.actor_for(demo_id("user:marta")), demo_id("notice:isla")
    if marta is None or knowledge.notice_named(cut) is None:
        return
    rows = Case.objects.filter(
        policy.visible(marta), service_id=demo_id("service:averias"), resolved_at=None
    )
    for case_id in rows.order_by("-opened_at", "pk").values_list("pk", flat=True)[:2]:
        notice_links.link(case_id=case_id, notice_id=cut, actor=marta, at=at)


def _keep_ready() -> None:
    """Names before cases: as soon as a company has classes, nothing ends without one."""
    ana = identity.actor_for(demo_id("user:ana"))
    if ana is None:
        raise LookupError("user:ana")
    keep_names(ana)
    keep_texts(ana)


def _work(plan: PracticeAnswer | PracticeNote, case_id: UUID, seen: UUID, when: datetime) -> None:
    actor = _person(plan.by)
    if isinstance(plan, PracticeNote):
        hands.take_case(case_id=case_id, actor=actor, at=when)
        notes.add_note(case_id=case_id, text=plan.text, actor=actor, at=when)
        say_facts(ABOUT[plan.mail], case_id=case_id, actor=actor, at=when)
        return
    say_facts(ABOUT[plan.mail], case_id=case_id, actor=actor, at=when)
    given = answer.Answer(html=plan.html, seen=seen, then=plan.then, outcome=plan.outcome)
    answer.answer_case(case_id=case_id, answer=given, actor=actor, at=when)


def _adopt_answers(heard: Heard) -> None:
    """Answers that the practice mail brought along belong to the case that is already open."""
    case = Case.objects.filter(conversation_id=heard.conversation_id).first()
    if case is None:
        return
    for message in interactions.messages(heard.conversation_id):
        known = CaseMessage.objects.filter(message_id=message.id).exists()
        if message.direction is Direction.OUT and not known:
            _adopt(case, message)


def _adopt(case: Case, message: MessageView) -> None:
    marta = _person("marta")
    hands.take_case(case_id=case.pk, actor=marta, at=message.at)
    case.refresh_from_db()
    CaseMessage.objects.create(case=case, message_id=message.id, at=message.at)
    clocks.stop(subject=story.subject_of(case.pk), kind=story.FIRST_ANSWER, at=message.at)
    case.first_answered_at = case.changed_at = message.at
    case.save(update_fields=["first_answered_at", "changed_at"])
    story.enter(case, EntryKind.ANSWERED, at=message.at, actor=marta, ref=message.id)
    story.read_clocks(case, message.at)


def _person(key: str) -> Actor:
    user_id = demo_id(f"user:{key}")
    roles = frozenset({Role.AGENT})
    return Actor(
        user_id=user_id,
        name=identity.user_names([user_id])[user_id],
        roles=roles,
        keys=keys_of(user_id, roles),
    )


demo_parts.add("cases", load)
