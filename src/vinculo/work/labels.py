"""The words of the work context."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words
from vinculo.kernel.history import RecordedThing, recorded_things
from vinculo.notices.api import notice_kinds, notice_words
from vinculo.notices.contracts import NoticeKind, Way

error_words.add("work_empty_title", _("Diga en una frase qué hay que hacer."))

error_words.add("work_no_such_person", _("Esa persona no está o ya no tiene acceso."))
error_words.add("work_due_passed", _("El plazo de una tarea está por venir: elija otro momento."))
notice_words.add("work.given", _("Le han encargado: %(title)s"))
notice_words.add("work.warned", _("Se acerca el plazo de una tarea: %(title)s"))
notice_words.add("work.broken", _("Ha vencido una tarea: %(title)s"))
notice_words.add("work.finished", _("Está hecho lo que encargó: %(title)s"))
for key, words, way in (
    ("work.given", _("Me encargan una tarea"), Way.AT_ONCE),
    ("work.warned", _("Se acerca el plazo de una tarea mía"), Way.BELL),
    ("work.broken", _("Vence una tarea mía o que encargué"), Way.AT_ONCE),
    ("work.finished", _("Está hecho algo que encargué"), Way.BELL),
):
    notice_kinds.add(key, NoticeKind(label=words, way=way))

ID = re.compile(r"\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")


def _id_by_its_beginning(value: Any) -> str:
    """Who reads the history may not see what a task is about: an id says no more than which."""
    return ID.sub(r"\1…", str(value or ""))


recorded_things.add(
    "work.Task",
    RecordedThing(
        thing=_("Tarea"),
        title="title",
        fields={
            "owner": _("quién la hace"),
            "created_by": _("quién la dio"),
            "subject": _("sobre qué"),
            "url": _("dónde está"),
            "title": _("qué hay que hacer"),
            "details": _("qué hay que saber"),
            "result": _("qué ha resultado"),
            "due_at": _("para cuándo"),
            "done_at": _("hecha"),
            "created_at": _("dada"),
        },
        values={"subject": _id_by_its_beginning, "url": _id_by_its_beginning},
    ),
)
