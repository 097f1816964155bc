"""What complaints hold of whoever complained."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from vinculo.complaints.contracts import GIVEN_REMEDIES
from vinculo.complaints.models import Complaint
from vinculo.complaints.selectors.holding import with_ends
from vinculo.customers.contracts import OpenMatter, open_matters
from vinculo.kernel.personal import Keeper, PersonalThing, Trace, keepers

FIGURE = "a figure among others, of nobody once the person is gone"
UNVOID = Case(When(void_at__isnull=False, then=Value("—")), default=Value(""))
"""What was taken back keeps that it was; why, in whoever's words, goes with the person."""
FORGET = "SELECT complaints_forget_history(%s, %s)"


def _follow(trace: Trace) -> None:
    complaints = Complaint.objects.filter(case__in=trace.of("case"))
    trace.add_subjects("complaint", complaints.values_list("pk", flat=True))


def _theirs(trace: Trace) -> Q:
    return Q(pk__in=trace.of("complaint"))


def _of_theirs(trace: Trace) -> Q:
    return Q(complaint__in=trace.of("complaint"))


def _forget_history(trace: Trace, key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [key, trace.of("complaint")])


def _open(customer_ids: Sequence[UUID]) -> list[OpenMatter]:
    """A complaint may be open, or with a body outside, when its case is resolved."""
    number = Complaint.objects.open().filter(case__customer__in=customer_ids).count()
    theirs = Q(complaint__case__customer__in=customer_ids)
    outside = with_ends().filter(theirs, Q(ended_on__isnull=True))
    number += outside.exclude(complaint__in=Complaint.objects.open()).count()
    return [OpenMatter(code="complaints", n=number)] if number else []


open_matters.add("complaints", _open)
keepers.add(
    "complaints",
    Keeper(
        order=25,
        follow=_follow,
        forget_history=_forget_history,
        things=(
            PersonalThing(
                model="complaints.ComplaintStep",
                mine=lambda trace: Q(complaint__in=trace.of("complaint")),
                by_owner=True,
                title=_("Historia de sus reclamaciones"),
                columns={"at": _("fecha"), "words": _("con qué palabras")},
                order_by="at",
            ),
            PersonalThing(
                model="complaints.Point",
                mine=_of_theirs,
                title=_("Lo que planteó en sus reclamaciones"),
                columns={"words": _("qué plantea"), "answer": _("qué se contestó")},
                order_by="position",
            ),
            PersonalThing(
                model="complaints.Remedy",
                mine=_of_theirs,
                blank={
                    "words": "",
                    "reason": Case(When(state="refused", then=Value("—")), default=Value("")),
                },
                handed=lambda trace: _of_theirs(trace) & Q(state__in=GIVEN_REMEDIES),
                title=_("Lo que se le concedió por sus reclamaciones"),
                columns={
                    "asked_at": _("fecha"),
                    "amount": _("importe"),
                    "currency": _("moneda"),
                    "words": _("con qué palabras"),
                },
                order_by="asked_at",
            ),
            PersonalThing(
                model="complaints.Lesson",
                mine=_of_theirs,
                blank={"words": "—"},
                kept_back="what the company changes in its own house",
            ),
            PersonalThing(
                model="complaints.AuditFinding",
                mine=_of_theirs,
                blank={"words": Case(When(result="fails", then=Value("—")), default=Value(""))},
                kept_back="what the company finds of its own handling",
            ),
            PersonalThing(
                model="complaints.Receipt",
                mine=_of_theirs,
                blank={"blob": "", "handed_words": ""},
                files=("blob",),
                kept_back="the receipt was handed over when it was made",
            ),
            PersonalThing(
                model="complaints.HandedLetter",
                mine=_of_theirs,
                files=("blob",),
                title=_("Cartas que se le entregaron"),
                columns={
                    "handed_at": _("fecha"),
                    "handed_to": _("a quién"),
                    "name": _("documento"),
                },
                order_by="handed_at",
            ),
            PersonalThing(
                model="complaints.DisputeEnd",
                mine=lambda trace: Q(dispute__complaint__in=trace.of("complaint")),
                blank={"blob": "", "name": "", "words": "", "void_why": UNVOID},
                files=("blob",),
                title=_("Cómo terminaron las vías extrajudiciales a las que acudió"),
                columns={
                    "ended_on": _("fecha"),
                    "outcome": _("resultado"),
                    "name": _("documento"),
                    "words": _("con qué palabras"),
                },
                order_by="said_at",
            ),
            PersonalThing(
                model="complaints.Dispute",
                mine=_of_theirs,
                blank={
                    "body": "—",
                    "reference": "",
                    "blob": "",
                    "name": "",
                    "words": "",
                    "void_why": UNVOID,
                },
                files=("blob",),
                title=_("Vías extrajudiciales a las que acudió"),
                columns={
                    "began_on": _("fecha"),
                    "body": _("organismo"),
                    "reference": _("referencia"),
                    "name": _("documento"),
                    "words": _("con qué palabras"),
                },
                order_by="said_at",
            ),
            PersonalThing(
                model="complaints.Unrelated",
                mine=_of_theirs,
                blank={"why": "—", "void_why": UNVOID},
                title=_("Servicios con los que su reclamación no tiene que ver"),
                columns={"said_at": _("fecha"), "why": _("por qué")},
                order_by="said_at",
            ),
            PersonalThing(
                model="complaints.HelpTry",
                mine=lambda trace: Q(help__complaint__in=trace.of("complaint")),
                blank={"place": "—"},
                title=_("Llamadas que se le hicieron y no atendió"),
                columns={"tried_at": _("fecha"), "place": _("a qué número o por qué medio")},
                order_by="tried_at",
            ),
            PersonalThing(
                model="complaints.Handling",
                mine=_of_theirs,
                blank={"words": ""},
                stays=dict.fromkeys(("process", "treatment", "result"), FIGURE),
                title=_("Cómo valoró el trato"),
                columns={
                    "asked_at": _("fecha"),
                    "process": _("proceso"),
                    "treatment": _("trato"),
                    "result": _("resultado"),
                    "words": _("comentario"),
                },
                order_by="asked_at",
            ),
            PersonalThing(
                model="complaints.Complaint",
                mine=_theirs,
                blank={
                    "asks_for": "",
                    "at_once": "",
                    "findings": "",
                    "reasons": Case(
                        When(answered_at__isnull=False, then=Value("—")), default=Value("")
                    ),
                },
                title=_("Sus reclamaciones"),
                columns={
                    "filed_at": _("fecha"),
                    "asks_for": _("qué pide"),
                    "at_once": _("qué se hizo enseguida"),
                    "findings": _("qué se encontró"),
                    "reasons": _("qué se contestó"),
                },
                order_by="filed_at",
            ),
        ),
    ),
)
