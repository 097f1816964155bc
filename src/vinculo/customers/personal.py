"""What customers are known by, and what is left of one who was erased."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from vinculo.customers.contracts import ContactKind, CustomerKind, Purpose, RequestKind, Standing
from vinculo.customers.domain.rights import NO_NAME
from vinculo.customers.labels import CONTACT_KINDS, KINDS, PURPOSES, REQUEST_KINDS
from vinculo.customers.models import ContactPoint, Customer, DataRequest, HandedCopy
from vinculo.kernel.personal import Keeper, PersonalThing, Trace, keepers

FORGET = "SELECT customers_forget_history(%s, %s)"
Row = Mapping[str, Any]


def _follow(trace: Trace) -> None:
    """Addresses and telephones that nobody else has lead to the person wherever they stand."""
    own = ContactPoint.objects.filter(customer_id__in=trace.customer_ids)
    others = (
        ContactPoint.objects.filter(kind=OuterRef("kind"), value=OuterRef("value"))
        .exclude(customer_id__in=trace.customer_ids)
        .exclude(customer__standing=Standing.ERASED)
    )
    points = own.annotate(is_shared=Exists(others)).values_list("kind", "value", "is_shared")
    for kind, value, is_shared in points:
        if kind == ContactKind.EMAIL:
            trace.add("any_address", [value])
        if not is_shared:
            trace.add("address" if kind == ContactKind.EMAIL else "phone", [value])
    names = Customer.objects.filter(pk__in=trace.customer_ids).exclude(name=NO_NAME)
    trace.add("name", names.values_list("name", flat=True))
    trace.add_subjects("customer", trace.customer_ids)
    requests = DataRequest.objects.filter(customer_id__in=trace.customer_ids)
    trace.add_subjects("data_request", requests.values_list("pk", flat=True))
    copies = HandedCopy.objects.filter(customer_id__in=trace.customer_ids)
    trace.add_subjects("copy", copies.values_list("pk", flat=True))


def _of_theirs(trace: Trace) -> Q:
    return Q(customer_id__in=trace.customer_ids)


def _with_kind(trace: Trace, row: Row) -> Row:  # noqa: ARG001
    return {**row, "kind": KINDS[CustomerKind(row["kind"])]}


def _with_medium(trace: Trace, row: Row) -> Row:  # noqa: ARG001
    return {**row, "kind": CONTACT_KINDS[ContactKind(row["kind"])]}


def _with_purpose(trace: Trace, row: Row) -> Row:  # noqa: ARG001
    return {**row, "purpose": PURPOSES[Purpose(row["purpose"])]}


def _with_right(trace: Trace, row: Row) -> Row:  # noqa: ARG001
    return {**row, "kind": REQUEST_KINDS[RequestKind(row["kind"])]}


def _hide(trace: Trace, _at: datetime) -> None:
    _stand(trace, Standing.BLOCKED)


def _show(trace: Trace, _at: datetime) -> None:
    _stand(trace, Standing.ACTIVE)


def _stand(trace: Trace, standing: Standing) -> None:
    Customer.objects.filter(pk__in=trace.customer_ids).update(standing=standing)


def _forget_history(trace: Trace, key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [key, trace.customer_ids])


keepers.add(
    "customers",
    Keeper(
        order=0,
        follow=_follow,
        hide=_hide,
        show=_show,
        forget_history=_forget_history,
        things=(
            PersonalThing(
                model="customers.DataRequest",
                mine=_of_theirs,
                blank={"words": "", "answer": ""},
                title=_("Lo que ha pedido sobre sus datos"),
                columns={
                    "asked_on": _("fecha"),
                    "kind": _("qué pidió"),
                    "words": _("con qué palabras"),
                    "answer": _("qué se contestó"),
                },
                shown=_with_right,
                order_by="asked_on",
            ),
            PersonalThing(
                model="customers.HandedCopy",
                mine=_of_theirs,
                blank={"state": "gone", "blob": ""},
                kept_back="a copy of the copies would not end",
                files=("blob",),
            ),
            PersonalThing(
                model="customers.Blocking",
                mine=_of_theirs,
                blank={"reason": "—", "lifted_reason": "—"},
                kept_back="why the company hid the data, for judges and authorities",
            ),
            PersonalThing(
                model="customers.Consent",
                mine=_of_theirs,
                by_owner=True,
                title=_("Lo que ha dicho sobre que se le escriba"),
                columns={
                    "at": _("fecha"),
                    "purpose": _("para qué"),
                    "given": _("lo permite"),
                    "words": _("cómo consta"),
                },
                shown=_with_purpose,
                order_by="at",
            ),
            PersonalThing(
                model="customers.Holding",
                mine=_of_theirs,
                blank={"price": None, "why_ended": "", "reference": ""},
                title=_("Lo contratado"),
                columns={
                    "service__name": _("servicio"),
                    "since": _("desde"),
                    "until": _("hasta"),
                    "price": _("precio"),
                    "currency": _("moneda"),
                    "reference": _("referencia"),
                    "answer_hours": _("horas para responder"),
                    "solve_hours": _("horas para resolver"),
                },
                order_by="since",
            ),
            PersonalThing(
                model="customers.ContactPoint",
                mine=_of_theirs,
                title=_("Cómo se le encuentra"),
                columns={
                    "kind": _("medio"),
                    "value": _("dirección o número"),
                    "created_at": _("alta"),
                },
                shown=_with_medium,
                order_by="created_at",
            ),
            PersonalThing(
                model="customers.Customer",
                mine=lambda trace: Q(pk__in=trace.customer_ids),
                blank={
                    "name": NO_NAME,
                    "sort_name": NO_NAME,
                    "language": "es",
                    "restricted": False,
                    "access_keys": [],
                },
                title=_("Quién es"),
                columns={
                    "name": _("nombre"),
                    "kind": _("qué es"),
                    "language": _("idioma"),
                    "created_at": _("alta"),
                },
                shown=_with_kind,
                order_by="created_at",
            ),
        ),
    ),
)
