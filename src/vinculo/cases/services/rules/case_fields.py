"""The fields of conditions that a case has by itself."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from uuid import UUID

from django.db.models.functions import Left
from django.utils.translation import gettext_lazy

from vinculo.cases import labels
from vinculo.cases.contracts import CaseStatus
from vinculo.cases.domain.facts import TermKind
from vinculo.cases.domain.rules.conditions import Seen, Value, ValueKind
from vinculo.cases.domain.urgency import Deadline, clock_word
from vinculo.cases.models import CaseMessage, CaseTag
from vinculo.cases.selectors import facts
from vinculo.cases.selectors.filters import filters
from vinculo.cases.services.rules.fields import Options, RuleField, choice, each, rule_fields
from vinculo.identity import api as identity
from vinculo.interactions import api as interactions
from vinculo.lib.calendar import is_open
from vinculo.lib.text.mood.judged import MoodView
from vinculo.organization import api as organization

MOST_CHARACTERS = 4_000
NOBODY = "nobody"


def _trees(kind: TermKind) -> dict[UUID, frozenset[str]]:
    """Each name of a tree with those above it: who asks for a branch means all that is on it."""
    found: dict[UUID, frozenset[str]] = {}
    for term in facts.terms(kind, retired=True):
        above = found.get(term.parent_id, frozenset()) if term.parent_id else frozenset()
        found[term.id] = above | {str(term.id)}
    return found


def _classes(seen: Sequence[Seen]) -> list[Value]:
    trees = _trees(TermKind.SUBJECT)
    return [trees.get(one.subject_class_id) if one.subject_class_id else None for one in seen]


def _tags(seen: Sequence[Seen]) -> list[Value]:
    trees = _trees(TermKind.TAG)
    found: dict[UUID, frozenset[str]] = {one.case_id: frozenset() for one in seen}
    rows = CaseTag.objects.filter(case_id__in=found).values_list("case_id", "term_id")
    for case_id, term_id in rows:
        found[case_id] |= trees.get(term_id, frozenset())
    return [found[one.case_id] for one in seen]


def _words(seen: Sequence[Seen]) -> list[Value]:
    ids = {one.message_id for one in seen if one.message_id}
    rows = CaseMessage.objects.filter(message_id__in=ids)
    texts = dict(rows.values_list("message_id", Left("message__text", MOST_CHARACTERS)))
    return [texts.get(one.message_id, "") if one.message_id else "" for one in seen]


def _machine(seen: Sequence[Seen]) -> list[Value]:
    ids = {one.message_id for one in seen if one.message_id}
    rows = CaseMessage.objects.filter(message_id__in=ids, message__is_automatic=True)
    machines = set(rows.values_list("message_id", flat=True))
    return [one.message_id in machines for one in seen]


def _heard(seen: Sequence[Seen], of: Callable[[MoodView], Value]) -> list[Value]:
    ids = {one.message_id: one.at for one in seen if one.message_id}
    found = interactions.estimate_moods(ids) if ids else {}
    said = {message_id: of(mood) for message_id, mood in found.items()}
    return [said.get(one.message_id) if one.message_id else None for one in seen]


def _mood(mood: MoodView) -> Value:
    """Where the estimate is not sure and no person said it, nothing stands."""
    is_clear = mood.is_said or mood.upset_pct is not None
    return choice(mood.polarity.value) if is_clear else None


def _opening_hours(seen: Sequence[Seen]) -> list[Value]:
    calendar = organization.calendar_of(organization.default_calendar_id())
    return [is_open(calendar, one.at) for one in seen]


def _clock(one: Seen) -> Value:
    if one.due_at is None or one.warn_at is None:
        return choice(clock_word(None, one.at).value)
    return choice(clock_word(Deadline(due_at=one.due_at, warn_at=one.warn_at), one.at).value)


def _hours_open(one: Seen) -> Value:
    return Decimal(int((one.at - one.opened_at).total_seconds() // 3600))


def _people() -> Options:
    everybody = sorted((user.name, str(user.id)) for user in identity.users())
    return [(NOBODY, gettext_lazy("nadie")), *((key, name) for name, key in everybody)]


def _of_filter(key: str) -> Callable[[], Options]:
    return filters[key].options or (list)


for key, field in {
    "status": RuleField(
        order=10,
        label=gettext_lazy("Estado"),
        kind=ValueKind.CHOICE,
        read=each(lambda one: choice(one.status)),
        options=lambda: [(status.value, labels.STATUSES[status]) for status in CaseStatus],
    ),
    "service": RuleField(
        order=20,
        label=gettext_lazy("Servicio"),
        kind=ValueKind.CHOICE,
        read=each(lambda one: choice(one.service_id)),
        options=_of_filter("service"),
    ),
    "queue": RuleField(
        order=30,
        label=gettext_lazy("Cola"),
        kind=ValueKind.CHOICE,
        read=each(lambda one: choice(one.queue_id)),
        options=_of_filter("queue"),
    ),
    "owner": RuleField(
        order=40,
        label=gettext_lazy("Lo lleva"),
        kind=ValueKind.CHOICE,
        read=each(lambda one: choice(one.owner_id or NOBODY)),
        options=_people,
    ),
    "kind": RuleField(
        order=50,
        label=gettext_lazy("Tipo"),
        kind=ValueKind.CHOICE,
        read=each(lambda one: choice(one.kind)),
        options=_of_filter("kind"),
    ),
    "subject_class": RuleField(
        order=60,
        label=gettext_lazy("Clase de asunto"),
        kind=ValueKind.CHOICE,
        read=_classes,
        options=_of_filter("subject_class"),
    ),
    "tag": RuleField(
        order=70,
        label=gettext_lazy("Etiqueta"),
        kind=ValueKind.SEVERAL,
        read=_tags,
        options=_of_filter("tag"),
    ),
    "outcome": RuleField(
        order=80,
        label=gettext_lazy("Cómo terminó"),
        kind=ValueKind.CHOICE,
        read=each(lambda one: choice(one.outcome)),
        options=_of_filter("outcome"),
    ),
    "subject": RuleField(
        order=90,
        label=gettext_lazy("Asunto"),
        kind=ValueKind.TEXT,
        read=each(lambda one: one.subject),
        is_told=False,
    ),
    "words": RuleField(
        order=100,
        label=gettext_lazy("Último mensaje del cliente"),
        kind=ValueKind.TEXT,
        read=_words,
        is_told=False,
    ),
    "machine": RuleField(
        order=110,
        label=gettext_lazy("Lo escribió una máquina"),
        kind=ValueKind.YES_NO,
        read=_machine,
    ),
    "mood": RuleField(
        order=120,
        label=gettext_lazy("Ánimo del último mensaje"),
        kind=ValueKind.CHOICE,
        read=lambda seen: _heard(seen, _mood),
        options=lambda: [(mood.value, words) for mood, words in labels.MOODS.items()],
        is_told=False,
    ),
    "language": RuleField(
        order=130,
        label=gettext_lazy("Idioma del último mensaje"),
        kind=ValueKind.CHOICE,
        read=lambda seen: _heard(seen, lambda mood: choice(mood.language)),
        options=lambda: [("es", gettext_lazy("español")), ("en", gettext_lazy("inglés"))],
        is_told=False,
    ),
    "clock": RuleField(
        order=140,
        label=gettext_lazy("Próximo plazo"),
        kind=ValueKind.CHOICE,
        read=each(_clock),
        options=lambda: [
            ("ok", gettext_lazy("con tiempo")),
            ("warn", gettext_lazy("cerca")),
            ("breach", gettext_lazy("superado")),
            ("none", gettext_lazy("no hay")),
        ],
    ),
    "open_hours": RuleField(
        order=150,
        label=gettext_lazy("Estamos abiertos"),
        kind=ValueKind.YES_NO,
        read=_opening_hours,
    ),
    "answered": RuleField(
        order=160,
        label=gettext_lazy("Ya se contestó al cliente"),
        kind=ValueKind.YES_NO,
        read=each(lambda one: one.is_answered),
    ),
    "known": RuleField(
        order=170,
        label=gettext_lazy("Se sabe quién es el cliente"),
        kind=ValueKind.YES_NO,
        read=each(lambda one: one.customer_id is not None),
    ),
    "hours_open": RuleField(
        order=180,
        label=gettext_lazy("Horas desde que se abrió"),
        kind=ValueKind.NUMBER,
        read=each(_hours_open),
    ),
    "reopened": RuleField(
        order=190,
        label=gettext_lazy("Veces que se reabrió"),
        kind=ValueKind.NUMBER,
        read=each(lambda one: Decimal(one.reopened_count)),
    ),
}.items():
    rule_fields.add(key, field)
