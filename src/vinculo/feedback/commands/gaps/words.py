"""What the command says about bad rows and about its figures."""

from collections.abc import Mapping

from vinculo.kernel.words import gettext_of

_ = gettext_of("feedback")

WORDS: Mapping[str, str] = {
    "points_sum": _("Los puntos suman %(value)s y deben sumar 100 (o use --rescale)."),
    "not_a_rating": _("«%(value)s» no es un número de %(low)s a %(high)s ni NSE."),
    "not_a_dimension": _("«%(value)s» no es una dimensión: %(known)s."),
    "not_an_item": _("«%(value)s» no es una pregunta: %(known)s."),
    "no_subject": _("Diga de qué trata la norma: «dimension» o «item»."),
    "other_dimension": _("La pregunta %(value)s es de la dimensión «%(dimension)s»."),
    "more_than": _("%(value)s es más que «%(whole)s» en la misma fila."),
    "no_ratings": _("El archivo no tiene ninguna de las columnas %(columns)s."),
}

NOTES: Mapping[str, str] = {
    "questions_not_validated": _(
        "Las preguntas son propias y no están validadas: compruebe su fiabilidad antes de "
        "compararse con otros."
    ),
    "sign_is_ours": _(
        "En las cinco brechas, negativo es que falta. En las brechas 2 a 4 se resta 7 a la "
        "respuesta; «no existe norma» vale -6 en la brecha 2 y no cuenta en la 3."
    ),
    "dimensions_not_asked": _(
        "No se preguntó a clientes y directivos por: %(dimensions)s. El conjunto es de las demás."
    ),
    "no_points": _("Sin los cien puntos no hay brecha 5 ponderada."),
    "few_managers": _("Solo respondieron %(n)s directivos: su media dice poco."),
    "no_standard": _("No se preguntó a los directivos por las normas (standard_…)."),
    "no_ability": _("No se preguntó al personal si cumple las normas (ability_…)."),
    "no_promise": _("No se preguntó al personal si se da lo prometido (promise_…)."),
    "no_cases": _("Las normas no traen casos medidos: la brecha 3 es solo opinión."),
    "no_promises": _("Sin registro de promesas la brecha 4 es solo opinión."),
    "no_units": _(
        "Sin «unit» no se puede decir cuánto de la brecha 5 explican las demás; hacen falta "
        "%(needed)s unidades."
    ),
    "units_alike": _(
        "Las %(units)s unidades se parecen demasiado: no se puede decir cuánto de la brecha 5 "
        "explican las demás."
    ),
    "too_few_units": _(
        "Con %(units)s unidades completas no se puede decir cuánto de la brecha 5 explican las "
        "demás; hacen falta %(needed)s. Vea qué antecedentes son más débiles."
    ),
}
