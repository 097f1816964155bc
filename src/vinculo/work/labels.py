"""The words of the work context."""

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words
from vinculo.kernel.history import RecordedThing, recorded_things

error_words.add("work_empty_title", _("Diga en una frase qué hay que hacer."))

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
            "due_at": _("para cuándo"),
            "done_at": _("hecha"),
            "created_at": _("dada"),
        },
    ),
)
