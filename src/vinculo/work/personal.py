"""What tasks say about a customer."""

from datetime import datetime

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.personal import Keeper, PersonalThing, Trace, keepers
from vinculo.work.models import Task

FORGET = "SELECT work_forget_history(%s, %s)"


def _follow(trace: Trace) -> None:
    tasks = Task.objects.filter(subject__in=trace.of("subject"))
    trace.add_subjects("task", tasks.values_list("pk", flat=True))


def _theirs(trace: Trace) -> Q:
    return Q(pk__in=trace.of("task"))


def _hide(trace: Trace, _at: datetime) -> None:
    Task.objects.filter(_theirs(trace)).update(kept_for=[])


def _show(trace: Trace, _at: datetime) -> None:
    Task.objects.filter(_theirs(trace), kept_for=[]).update(kept_for=None)


def _forget_history(trace: Trace, key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [key, trace.of("task")])


keepers.add(
    "work",
    Keeper(
        order=50,
        follow=_follow,
        hide=_hide,
        show=_show,
        forget_history=_forget_history,
        things=(
            PersonalThing(
                model="work.Task",
                mine=_theirs,
                blank={"title": "—", "details": "", "result": ""},
                title=_("Tareas sobre sus casos"),
                columns={
                    "created_at": _("fecha"),
                    "title": _("tarea"),
                    "details": _("qué se pidió"),
                    "result": _("qué se encontró"),
                },
                order_by="created_at",
            ),
        ),
    ),
)
