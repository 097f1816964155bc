"""What cases hold of a customer: subjects, notes, what was begun and what is searched."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.cases.contracts import CaseKind, CaseStatus
from vinculo.cases.labels import KINDS, STATUSES
from vinculo.cases.models import Case, Note
from vinculo.cases.services import blocked
from vinculo.customers.contracts import open_matters
from vinculo.kernel.personal import Keeper, PersonalThing, Trace, keepers, of_colleagues

Row = Mapping[str, Any]


def _follow(trace: Trace) -> None:
    cases = Case.objects.filter(customer_id__in=trace.customer_ids)
    found = list(cases.values_list("pk", "conversation_id"))
    trace.add_subjects("case", [case_id for case_id, _thread in found])
    trace.add("conversation", {thread for _case, thread in found} - {None})
    notes = Note.objects.filter(case__in=trace.of("case"))
    trace.add_subjects("note", notes.values_list("pk", flat=True))


def _of_case(trace: Trace) -> Q:
    return Q(case__in=trace.of("case"))


def _of_thread(trace: Trace) -> Q:
    threads = [*trace.of("conversation"), *trace.of("side")]
    return Q(conversation__in=threads) | Q(address__in=trace.of("address"))


def _searched(trace: Trace) -> Q:
    """Kept views that look for the person by address, telephone or whole name."""
    return trace.saying("look")


def _case_shown(trace: Trace, row: Row) -> Row:  # noqa: ARG001
    return {
        **row,
        "kind": KINDS[CaseKind(row["kind"])],
        "status": STATUSES[CaseStatus(row["status"])],
    }


def _hide(trace: Trace, at: datetime) -> None:
    blocked.hide(trace.of("case"), at=at)


def _show(trace: Trace, _at: datetime) -> None:
    blocked.show(trace.of("case"))


of_colleagues.add("cases.RestrictionPerson", "which colleagues a case is kept from")
open_matters.add("cases", blocked.open_cases)
keepers.add(
    "cases",
    Keeper(
        order=20,
        follow=_follow,
        hide=_hide,
        show=_show,
        things=(
            PersonalThing(
                model="cases.FieldValue",
                mine=_of_case,
                title=_("Datos apuntados en sus casos"),
                columns={
                    "case__number": _("caso"),
                    "field__label": _("dato"),
                    "value": _("valor"),
                },
            ),
            PersonalThing(
                model="cases.Note",
                mine=_of_case,
                blank={"text": "—"},
                title=_("Notas internas sobre sus casos"),
                columns={"at": _("fecha"), "case__number": _("caso"), "text": _("texto")},
                order_by="at",
            ),
            PersonalThing(
                model="cases.OfferLine",
                mine=_of_case,
                blank={"words": "—"},
                title=_("Ofertas que pidió"),
                columns={"at": _("fecha"), "case__number": _("caso"), "words": _("cómo la pidió")},
                order_by="at",
            ),
            PersonalThing(
                model="cases.PreparedFile",
                mine=_of_case,
                kept_back="files beside answers that nobody has sent",
                files=("blob",),
            ),
            PersonalThing(
                model="cases.PlannedAnswer",
                mine=_of_case,
                kept_back="answers that nobody has sent",
            ),
            PersonalThing(
                model="cases.Draft", mine=_of_case, kept_back="answers that nobody has sent"
            ),
            PersonalThing(
                model="cases.Undoable",
                mine=_of_case,
                kept_back="steps of colleagues that can be taken back",
            ),
            PersonalThing(
                model="cases.Coaching",
                mine=_of_case,
                blank={"text": "—"},
                kept_back="help among colleagues, about how they work",
            ),
            PersonalThing(
                model="cases.Restriction",
                mine=_of_case,
                blank={"reason": "—"},
                kept_back="why a case is for few people, which may be about somebody else",
            ),
            PersonalThing(
                model="cases.BulkPart",
                mine=lambda trace: Q(case_ids__overlap=trace.of("case")),
                blank={"refusals": []},
                kept_back="why something was refused to a colleague",
            ),
            PersonalThing(
                model="cases.SavedView",
                mine=_searched,
                kept_back="how a colleague looks for cases",
            ),
            PersonalThing(
                model="cases.TrackingFile",
                mine=lambda trace: (
                    Q(link__conversation__in=trace.of("conversation"))
                    | Q(link__address__in=trace.of("address"))
                ),
                kept_back="files beside messages that were never sent",
                files=("blob",),
            ),
            PersonalThing(
                model="cases.TrackingLink",
                mine=_of_thread,
                title=_("Enlaces para seguir sus casos"),
                columns={
                    "issued_at": _("fecha"),
                    "address": _("dirección"),
                    "last_used_at": _("último uso"),
                },
                handed=lambda trace: Q(
                    conversation__in=trace.of("conversation"),
                    address__in=trace.of("any_address"),
                ),
                order_by="issued_at",
            ),
            PersonalThing(
                model="cases.TrackingWish",
                mine=_of_thread,
                title=_("Cómo quiere que se le avise"),
                columns={
                    "said_at": _("fecha"),
                    "address": _("dirección"),
                    "channel": _("medio"),
                    "phone": _("teléfono"),
                    "language": _("idioma"),
                },
                handed=lambda trace: Q(address__in=trace.of("any_address")),
                order_by="said_at",
            ),
            PersonalThing(
                model="cases.Case",
                mine=lambda trace: Q(pk__in=trace.of("case")),
                blank={"subject": ""},
                title=_("Casos"),
                columns={
                    "number": _("número"),
                    "opened_at": _("fecha"),
                    "kind": _("clase"),
                    "subject": _("asunto"),
                    "service__name": _("servicio"),
                    "status": _("estado"),
                    "resolved_at": _("resuelto"),
                },
                shown=_case_shown,
                order_by="opened_at",
            ),
            PersonalThing(
                model="cases.SearchRow",
                mine=_of_case,
                kept_back="the same words, as search looks for them",
            ),
        ),
    ),
)
