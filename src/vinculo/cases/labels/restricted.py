"""The words people read about restricted cases."""

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words
from vinculo.kernel.history import RecordedThing, recorded_things
from vinculo.notices.api import notice_kinds, notice_words
from vinculo.notices.contracts import NoticeKind, Way

error_words.add("case_restriction_nobody", _("Elija al menos a una persona que pueda ver el caso."))
error_words.add(
    "case_restriction_too_many",
    _("Lo que ven muchos no está reservado: nombre a %(most)s personas como mucho."),
)
error_words.add(
    "case_restriction_both",
    _("La misma persona no puede verlo y quedar fuera: quítela de una de las dos listas."),
)
error_words.add(
    "case_restriction_reason",
    _("Escriba por qué se reserva: quien pueda verlo tiene que saberlo."),
)
error_words.add(
    "case_restriction_unable",
    _("%(people)s no puede ver ningún caso con la función que tiene: elija a otra persona."),
)
error_words.add(
    "case_restriction_other",
    _("Este caso comparte mensajes con otro que ya está reservado para otras personas."),
)
error_words.add("case_not_restricted", _("Este caso no está reservado."))
error_words.add(
    "case_other_eyes",
    _("Uno de los dos está reservado y el otro no: así lo vería quien no debe. No se han unido."),
)
error_words.add(
    "case_mention_restricted",
    _("El caso está reservado y no puede verlo: %(people)s. Quien lo reservó puede añadirle."),
)
error_words.add(
    "case_restricted_task",
    _("El caso está reservado: su tarea solo puede hacerla quien lo ve, y %(person)s no puede."),
)
notice_words.add(
    "cases.restricted_to_you", _("El caso %(number)s está reservado y usted puede verlo")
)
notice_kinds.add(
    "cases.restricted_to_you",
    NoticeKind(label=_("Me dan acceso a un caso reservado"), way=Way.AT_ONCE),
)
recorded_things.add(
    "cases.Restriction",
    RecordedThing(
        thing=_("Reserva de un caso"),
        title="number",
        fields={
            "number": _("caso"),
            "case": _("caso reservado"),
            "set_by": _("quién lo reservó"),
            "set_at": _("desde cuándo está reservado"),
            "changed_at": _("último cambio de quién lo ve"),
            "lifted_by": _("quién levantó la reserva"),
            "lifted_at": _("cuándo se levantó la reserva"),
        },
    ),
)
