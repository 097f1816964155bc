"""What matters before the law hold of whoever asked."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.personal import Keeper, PersonalThing, Trace, keepers
from vinculo.statutory.contracts import MatterKind, MatterTopic
from vinculo.statutory.labels import KIND, TOPIC
from vinculo.statutory.models import Matter

Row = Mapping[str, Any]


def _follow(trace: Trace) -> None:
    rows = Matter.objects.filter(case__in=trace.of("case"))
    trace.add_subjects("matter", rows.values_list("pk", flat=True))


def _shown(trace: Trace, row: Row) -> Row:  # noqa: ARG001
    return {
        **row,
        "kind": KIND[MatterKind(row["kind"])],
        "topic": TOPIC[MatterTopic(row["topic"])],
    }


keepers.add(
    "statutory",
    Keeper(
        order=23,
        follow=_follow,
        things=(
            PersonalThing(
                model="statutory.MatterReceipt",
                mine=lambda trace: Q(matter__in=trace.of("matter")),
                blank={"blob": ""},
                files=("blob",),
                kept_back="the receipt was handed over when it was made",
            ),
            PersonalThing(
                model="statutory.CaseLetter",
                mine=lambda trace: Q(case__in=trace.of("case")),
                files=("blob",),
                title=_("Cartas con las que se le pidió algo"),
                columns={
                    "handed_at": _("fecha"),
                    "handed_to": _("a quién"),
                    "name": _("documento"),
                },
                order_by="handed_at",
            ),
            PersonalThing(
                model="statutory.Matter",
                mine=lambda trace: Q(pk__in=trace.of("matter")),
                blank={
                    "cause": Case(When(told_at__isnull=False, then=Value("—")), default=Value(""))
                },
                title=_("Consultas e incidencias con plazo de la ley"),
                columns={
                    "filed_at": _("fecha"),
                    "kind": _("tipo"),
                    "topic": _("asunto según la ley"),
                    "cause": _("causa que se le dijo"),
                },
                shown=_shown,
                order_by="filed_at",
            ),
        ),
    ),
)
