"""The one registry by which cases are narrowed: the list, saved views, bulk actions and search.

A filter is a name that people type (``estado:abierto``) or choose in a form. Each becomes a
condition of the ORM on :class:`~vinculo.cases.models.Case`; nothing that is typed becomes SQL.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from vinculo.cases import labels
from vinculo.cases.contracts import CaseStatus
from vinculo.cases.domain.facts import TermKind
from vinculo.cases.domain.lifecycle import UNRESOLVED
from vinculo.cases.domain.typed import option_said
from vinculo.cases.models import CaseTag
from vinculo.cases.selectors import days, facts
from vinculo.cases.selectors.notices import came_of
from vinculo.customers import api as customers
from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.registry import Registry
from vinculo.kernel.search import BadFilterError
from vinculo.knowledge import api as knowledge
from vinculo.lib.text.sort_key import sort_key
from vinculo.portfolio import api as portfolio
from vinculo.routing import api as routing

MOST_CUSTOMERS = 200
MOST_OPTIONS_NAMED = 8
UNRESOLVED_WORD = "unresolved"
Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who narrows, and when: «lo mío», «vencido»."""

    actor: Actor
    at: datetime


Options = Sequence[tuple[str, Words]]


@dataclass(frozen=True, kw_only=True)
class CaseFilter:
    """``names`` are what may be typed before the colon, folded; the first one is shown.

    ``condition`` takes a value out of ``options``, or what was typed when there are none.
    ``beyond`` knows the words of values that hold too and are too many to be offered.
    """

    order: int
    names: tuple[str, ...]
    label: Words
    condition: Callable[[str, Reader], Q]
    options: Callable[[], Options] | None = None
    is_day: bool = False
    hint: Words = ""
    beyond: Callable[[str], str | None] | None = None


filters: Registry[CaseFilter] = Registry("filters of cases")


def by_name(name: str) -> tuple[str, CaseFilter] | None:
    """The filter of a folded name, with its key; None when there is none."""
    for key in filters:
        if name == key or name in filters[key].names:
            return key, filters[key]
    return None


def names() -> list[str]:
    """All folded names that are understood."""
    return [name for entry in filters.values() for name in entry.names]


def value_of(entry: CaseFilter, said: str, *, at: datetime) -> str:
    """What was typed then as the filter's own value. Raises BadFilterError, in words."""
    if entry.is_day:
        return days.day_of(said, at).isoformat()
    if entry.options is None:
        return said
    options = [(value, str(words)) for value, words in entry.options()]
    found = option_said(said, options)
    if found is None and entry.beyond is not None and entry.beyond(said) is not None:
        return said
    if found is None:
        raise BadFilterError(
            problem=_("«%(said)s» no vale para «%(name)s». Puede ser: %(options)s.")
            % {
                "said": said,
                "name": entry.names[0],
                "options": ", ".join(words for _value, words in options[:MOST_OPTIONS_NAMED]),
            }
        )
    return found


def condition(chosen: Mapping[str, str], *, actor: Actor, at: datetime) -> Q:
    """The cases that every chosen filter lets through; keys and values of this registry."""
    reader = Reader(actor=actor, at=at)
    found = Q()
    for key, value in chosen.items():
        found &= filters[key].condition(value, reader)
    return found


def chosen_of(pairs: Sequence[tuple[str, str]], *, at: datetime) -> dict[str, str]:
    """Typed pairs as keys and values of this registry. Raises BadFilterError."""
    found: dict[str, str] = {}
    for name, said in pairs:
        known = by_name(name)
        if known is None:
            raise BadFilterError(
                problem=_("No hay un filtro «%(name)s:». Puede usar %(names)s.")
                % {
                    "name": name,
                    "names": ", ".join(f"{entry.names[0]}:" for entry in in_order()),
                }
            )
        key, entry = known
        found[key] = value_of(entry, said, at=at)
    return found


def in_order() -> list[CaseFilter]:
    """All filters as a form shows them."""
    return sorted(filters.values(), key=lambda entry: entry.order)


def _status(value: str, _reader: Reader) -> Q:
    if value == UNRESOLVED_WORD:
        return Q(status__in=[status.value for status in UNRESOLVED])
    return Q(status=value)


def _owner(value: str, reader: Reader) -> Q:
    """Who has it or, of what is resolved, had it at the end."""
    if value == "nobody":
        return Q(item__owner__isnull=True)
    return Q(item__owner_id=reader.actor.user_id if value == "me" else value)


def _owners() -> Options:
    works = {Role.AGENT, Role.SUPERVISOR}
    people = {user.id: user.name for user in identity.users() if works & set(user.roles)}
    by_name_first = sorted(people.items(), key=lambda person: sort_key(person[1]))
    return [
        ("me", gettext_lazy("yo")),
        ("nobody", gettext_lazy("nadie")),
        *((str(key), name) for key, name in by_name_first),
    ]


def _customer(said: str, reader: Reader) -> Q:
    found = customers.find(actor=reader.actor, text=said, most=MOST_CUSTOMERS)
    return Q(customer_id__in=[row.id for row in found])


def _deadline(value: str, reader: Reader) -> Q:
    if value == "none":
        return Q(due_at__isnull=True)
    if value == "overdue":
        return Q(due_at__lt=reader.at)
    end = days.midnight(reader.at.astimezone(days.zone()).date() + timedelta(days=1))
    return Q(due_at__gte=reader.at, due_at__lt=end)


def _terms(kind: TermKind) -> Options:
    return [(str(term.id), term.path) for term in facts.terms(kind, retired=True)]


def below(kind: TermKind, term_id: UUID) -> list[UUID]:
    """A name of a tree with all that stand below it."""
    found = {term_id}
    for term in facts.terms(kind, retired=True):
        if term.parent_id in found:
            found.add(term.id)
    return sorted(found)


def _title_of(said: str) -> str | None:
    """What an announcement is called that is not among the latest; everybody may read each."""
    try:
        told = knowledge.notice_named(UUID(said), language=(get_language() or "es")[:2])
    except ValueError:
        return None
    return told.title if told else None


filters.add(
    "status",
    CaseFilter(
        order=10,
        names=("estado", "status"),
        label=gettext_lazy("Estado"),
        options=lambda: [
            (UNRESOLVED_WORD, gettext_lazy("Abierto")),
            *((status.value, labels.STATUSES[status]) for status in CaseStatus),
        ],
        condition=_status,
    ),
)
filters.add(
    "queue",
    CaseFilter(
        order=20,
        names=("cola", "queue"),
        label=gettext_lazy("Cola"),
        options=lambda: [(str(queue.id), queue.name) for queue in routing.all_queues()],
        condition=lambda value, _reader: Q(item__queue_id=value),
    ),
)
filters.add(
    "service",
    CaseFilter(
        order=30,
        names=("servicio", "service"),
        label=gettext_lazy("Servicio"),
        options=lambda: [(str(service.id), service.name) for service in portfolio.services()],
        condition=lambda value, _reader: Q(service_id=value),
    ),
)
filters.add(
    "owner",
    CaseFilter(
        order=40,
        names=("lleva", "owner"),
        label=gettext_lazy("Lo lleva"),
        options=_owners,
        condition=_owner,
    ),
)
filters.add(
    "customer",
    CaseFilter(
        order=50,
        names=("de", "cliente", "from", "customer"),
        label=gettext_lazy("Cliente"),
        hint=gettext_lazy("Nombre, correo o teléfono"),
        condition=_customer,
    ),
)
filters.add(
    "kind",
    CaseFilter(
        order=60,
        names=("tipo", "kind"),
        label=gettext_lazy("Tipo"),
        options=lambda: [(kind.value, words) for kind, words in labels.KINDS.items()],
        condition=lambda value, _reader: Q(kind=value),
    ),
)
filters.add(
    "deadline",
    CaseFilter(
        order=70,
        names=("plazo", "deadline"),
        label=gettext_lazy("Plazo"),
        options=lambda: [
            ("overdue", gettext_lazy("Vencido")),
            ("today", gettext_lazy("Vence hoy")),
            ("none", gettext_lazy("Sin plazo")),
        ],
        condition=_deadline,
    ),
)
filters.add(
    "outcome",
    CaseFilter(
        order=80,
        names=("final", "outcome"),
        label=gettext_lazy("Cómo terminó"),
        options=lambda: [(end.value, words) for end, words in labels.OUTCOMES.items()],
        condition=lambda value, _reader: Q(outcome=value),
    ),
)
filters.add(
    "notice",
    CaseFilter(
        order=87,
        names=("aviso", "notice"),
        label=gettext_lazy("Viene del aviso"),
        options=lambda: [(str(one.id), one.title) for one in knowledge.latest_notices()],
        condition=lambda value, _reader: came_of(UUID(value)),
        beyond=_title_of,
    ),
)
filters.add(
    "since",
    CaseFilter(
        order=90,
        names=("desde", "since"),
        label=gettext_lazy("Abierto desde"),
        is_day=True,
        condition=lambda value, _reader: days.since(value),
    ),
)
filters.add(
    "before",
    CaseFilter(
        order=91,
        names=("antes", "before"),
        label=gettext_lazy("Abierto antes del"),
        is_day=True,
        condition=lambda value, _reader: days.before(value),
    ),
)
filters.add(
    "until",
    CaseFilter(
        order=92,
        names=("hasta", "until"),
        label=gettext_lazy("Abierto hasta el"),
        is_day=True,
        condition=lambda value, _reader: days.until(value),
    ),
)
filters.add(
    "subject_class",
    CaseFilter(
        order=85,
        names=("asunto", "class"),
        label=gettext_lazy("Clase de asunto"),
        options=lambda: _terms(TermKind.SUBJECT),
        condition=lambda value, _reader: Q(subject_class__in=below(TermKind.SUBJECT, UUID(value))),
    ),
)
filters.add(
    "tag",
    CaseFilter(
        order=86,
        names=("etiqueta", "tag"),
        label=gettext_lazy("Etiqueta"),
        options=lambda: _terms(TermKind.TAG),
        condition=lambda value, _reader: Q(
            pk__in=CaseTag.objects.filter(term__in=below(TermKind.TAG, UUID(value))).values("case")
        ),
    ),
)
