"""The words people read about rules of the desk."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.cases.domain.rules.conditions import Operator
from vinculo.cases.domain.rules.loops import Cut
from vinculo.kernel.errors import error_words
from vinculo.kernel.history import RecordedThing, recorded_things
from vinculo.notices.api import notice_kinds, notice_words
from vinculo.notices.contracts import NoticeKind, Way

OPERATORS: Mapping[Operator, Promise] = {
    Operator.IS: _("es"),
    Operator.IS_NOT: _("no es"),
    Operator.HAS: _("incluye"),
    Operator.HAS_NOT: _("no incluye"),
    Operator.SAYS: _("dice"),
    Operator.SAYS_NOT: _("no dice"),
    Operator.AT_LEAST: _("es al menos"),
    Operator.AT_MOST: _("es como mucho"),
}

CUTS: Mapping[Cut, Promise] = {
    Cut.CIRCLE: _("Se cortó: la despertaba, por medio de otras reglas, lo que ella misma hizo."),
    Cut.TOO_DEEP: _("Se cortó: demasiadas reglas se despertaban unas a otras."),
    Cut.TOO_OFTEN: _(
        "Se cortó: ya había actuado en este caso todas las veces que puede en un día."
    ),
}

ATTENTION: Mapping[str, Promise] = {
    "case_rule_gone": _("Ya no existe algo que nombra: %(about)s. Elíjalo de nuevo y guarde."),
    "case_rule_keeper": _(
        "Quien la guardó ya no puede mantener reglas. Ábrala, compruébela y enciéndala usted."
    ),
}

error_words.add("case_rule_conditions", _("Una regla tiene %(most)s condiciones como mucho."))
error_words.add(
    "case_rule_bad_condition",
    _("A la condición sobre «%(field)s» le falta con qué comparar, o eso no le vale."),
)
error_words.add(
    "case_rule_nobody_to_tell",
    _("No hay a quién: nadie lleva el caso, o no puede verlo quien debía saberlo."),
)
error_words.add(
    "case_rule_answered_before",
    _("En este caso ya se envió un mensaje automático: no se envía otro."),
)
error_words.add("case_rule_no_such_field", _("Este caso no tiene ese campo."))
error_words.add("case_no_such_rule", _("Esa regla no existe o ya se quitó."))
error_words.add(
    "case_rule_needs_name", _("Ponga un nombre a la regla: así se la nombra en cada caso que toca.")
)
error_words.add(
    "case_rule_event",
    _("Elija cuándo actúa la regla; si espera a que no pase nada, entre 1 y %(most)s horas."),
)
error_words.add("case_rule_steps", _("Una regla hace entre una y %(most)s cosas."))
error_words.add(
    "case_rule_order",
    _("Pasar, devolver, esperar y resolver van al final y solo una de ellas."),
)
error_words.add("case_rule_text", _("A «%(action)s» le falta el texto."))
error_words.add(
    "case_rule_mood_alone",
    _(
        "El ánimo es una estimación y no decide solo: añada otra condición, o deje que la regla "
        "solo avise, anote o etiquete."
    ),
)
error_words.add(
    "case_rule_circle",
    _(
        "Estas reglas se despertarían unas a otras sin fin: %(circle)s. La regla está guardada, "
        "apagada: añada una condición que rompa la vuelta, o apague otra de ellas."
    ),
)
error_words.add(
    "case_rule_own_circle",
    _(
        "«%(name)s» se despertaría a sí misma sin fin cada vez que acaba la espera que ella misma "
        "pone. La regla está guardada, apagada: cambie lo que hace o cuándo actúa."
    ),
)
error_words.add(
    "case_rule_needs_attention",
    _("No puede encenderse: ya no existe algo que nombra: %(about)s. Elíjalo de nuevo y guarde."),
)
error_words.add("case_too_many_rules", _("Hay %(most)s reglas, que son el máximo. Quite alguna."))

notice_words.add("cases.rule_tells", _("Regla «%(rule)s», caso %(number)s: %(text)s"))
notice_words.add(
    "cases.rule_tells_plainly",
    _("La regla «%(rule)s» le llama la atención sobre el caso %(number)s"),
)
notice_words.add(
    "cases.rule_cut", _("La regla «%(rule)s» se cortó para que no diera vueltas: mire por qué")
)
notice_words.add(
    "cases.rule_attention", _("La regla «%(rule)s» ha dejado de actuar y necesita que la mire")
)
for kind in ("cases.rule_tells", "cases.rule_tells_plainly"):
    notice_kinds.add(kind, NoticeKind(label=_("Una regla me avisa de un caso"), way=Way.BELL))
notice_kinds.add(
    "cases.rule_cut", NoticeKind(label=_("Una regla se corta por dar vueltas"), way=Way.AT_ONCE)
)
notice_kinds.add(
    "cases.rule_attention", NoticeKind(label=_("Una regla deja de actuar"), way=Way.AT_ONCE)
)
recorded_things.add(
    "cases.DeskRule",
    RecordedThing(
        thing=_("Regla"),
        fields={
            "name": _("nombre"),
            "place": _("orden"),
            "event": _("cuándo actúa"),
            "hours": _("horas"),
            "all_of": _("condiciones que deben cumplirse todas"),
            "any_of": _("condiciones de las que basta una"),
            "steps": _("qué hace"),
            "is_on": _("encendida"),
            "version": _("versión"),
            "kept_by": _("quién la guardó"),
            "kept_at": _("cuándo se guardó"),
        },
    ),
)
error_words.add(
    "case_rule_ends_by_time",
    _("Ningún caso se resuelve porque pase el tiempo: la regla puede avisar, pero no resolver."),
)
