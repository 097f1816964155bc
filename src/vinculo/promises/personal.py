"""What was promised to a customer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.personal import Keeper, PersonalThing, Trace, keepers
from vinculo.promises.contracts import PromiseState
from vinculo.promises.labels import STATE
from vinculo.promises.models import Promise
from vinculo.promises.services import promising

FORGET = "SELECT promises_forget_history(%s, %s)"
Row = Mapping[str, Any]


def _follow(trace: Trace) -> None:
    about = Q(customer_id__in=trace.customer_ids) | Q(subject__in=trace.of("subject"))
    promises = Promise.objects.filter(about)
    trace.add_subjects("promise", promises.values_list("pk", flat=True))


def _theirs(trace: Trace) -> Q:
    return Q(pk__in=trace.of("promise"))


def _shown(trace: Trace, row: Row) -> Row:  # noqa: ARG001
    return {**row, "state": STATE[PromiseState(row["state"])]}


def _hide(trace: Trace, _at: datetime) -> None:
    Promise.objects.filter(_theirs(trace)).update(access_keys=[])


def _show(trace: Trace, _at: datetime) -> None:
    promising.give_back_keys(trace.of("promise"))


def _forget_history(trace: Trace, key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [key, trace.of("promise")])


keepers.add(
    "promises",
    Keeper(
        order=40,
        follow=_follow,
        hide=_hide,
        show=_show,
        forget_history=_forget_history,
        things=(
            PersonalThing(
                model="promises.PromiseStep",
                mine=lambda trace: Q(promise__in=trace.of("promise")),
                by_owner=True,
                title=_("Historia de lo que se le prometió"),
                columns={"at": _("fecha"), "state": _("estado"), "words": _("con qué palabras")},
                shown=_shown,
                order_by="at",
            ),
            PersonalThing(
                model="promises.Promise",
                mine=_theirs,
                blank={
                    "words": "—",
                    "proof_words": "",
                    "apology": Case(
                        When(state=PromiseState.WITHDRAWN, then=Value("—")), default=Value("")
                    ),
                    "asked_words": Case(
                        When(state=PromiseState.REPLACED, then=Value("—")), default=Value("")
                    ),
                    "customer": None,
                },
                title=_("Lo que se le prometió"),
                columns={
                    "given_at": _("fecha"),
                    "words": _("promesa"),
                    "due_at": _("para cuándo"),
                    "state": _("estado"),
                    "proof_words": _("qué lo muestra"),
                    "apology": _("disculpa"),
                    "asked_words": _("cómo pidió usted otro día"),
                },
                shown=_shown,
                order_by="given_at",
            ),
        ),
    ),
)
