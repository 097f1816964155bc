"""What is said when a file cannot be valued, and what should be known about an answer."""

from collections.abc import Mapping

from vinculo.kernel.words import gettext_noop, gettext_of

_ = gettext_of("value")

PROBLEMS: Mapping[str, str] = {
    "no_kind": _(
        "No hay columnas de un resumen (frequency, recency, age) ni de compras (customer, date). "
        "Columnas que hay: %(found)s. Use --map SU_COLUMNA=campo si se llaman de otro modo."
    ),
    "negative_money": _(
        "El importe %(value)s es negativo. Si son devoluciones, use --returns leave-out."
    ),
    "future_order": _("La compra del %(value)s está en el futuro (hoy es %(today)s)."),
    "after_until": _("Todas las compras son posteriores al %(until)s."),
    "currencies": _(
        "Hay más de una moneda: %(counts)s. Elija una con --currency, o sepárelas. "
        "Las primeras filas que no están en %(first)s: %(rows)s."
    ),
    "unknown_currency": _("No hay ninguna fila en %(value)s. Monedas que hay: %(found)s."),
    "frequency": _("«%(value)s» no puede ser un número de recompras: cero o un entero positivo."),
    "age": _("«%(value)s» no puede ser un tiempo: cero o más."),
    "recency": _("«%(value)s» no puede ser un tiempo: cero o más."),
    "recency_after_age": _("La última compra (%(value)s) es posterior al final (%(age)s)."),
    "recency_without_repeat": _(
        "Nadie con cero recompras tiene una última compra posterior a la primera."
    ),
    "repeat_without_recency": _("Hay recompras, pero la última está en el momento de la primera."),
    "occasions": _(
        "BG/BB cuenta ocasiones: números enteros, hasta mil, y no más compras que ocasiones."
    ),
    "value_too_few": _("Con un solo cliente no se puede estimar nada: hacen falta varios."),
    "value_no_repeat": _(
        "Ninguno de los %(customers)s clientes ha comprado dos veces: "
        "los datos no dicen con qué frecuencia se vuelve."
    ),
    "value_not_converged": _(
        "La estimación no encuentra un máximo: revise las unidades de los datos."
    ),
    "too_wide": _("Los tiempos o las frecuencias son demasiado grandes: revise las unidades."),
    "bad_fit": _("El archivo de --fitted no es la respuesta de «vinculo value fit --json»."),
    "no_out_format": _("No se sabe escribir «%(value)s»: use .csv, .tsv, .parquet, .xlsx o .sav."),
}

WARNINGS: Mapping[str, str] = {
    "parameter_unbounded": gettext_noop(
        "En %(model)s los datos no sujetan %(parameters)s: crece o mengua sin límite, "
        "y no tiene error típico. Lo que se espera de los clientes sí vale."
    ),
    "parameter_loose": gettext_noop(
        "En %(model)s los datos apenas sujetan %(parameters)s: su error típico es mayor que el "
        "propio valor, que está cerca de su borde. Lo que se espera de los clientes sí vale; "
        "ese número solo, no."
    ),
    "few_customers": gettext_noop(
        "Con %(n)s clientes los parámetros son muy inciertos; mire sus intervalos."
    ),
    "alive_without_repeat": gettext_noop(
        "BG/NBD da por cliente (probabilidad 1) a quien no ha vuelto a comprar: "
        "en esas %(n)s personas mire las compras esperadas."
    ),
    "no_amounts": gettext_noop("Sin importes no hay valor: las clases son por compras esperadas."),
    "spend_impossible": gettext_noop(
        "El gasto no se puede estimar: hace falta que varios clientes hayan repetido y pagado."
    ),
    "spend_mean_infinite": gettext_noop(
        "El gasto es tan desigual que su media no existe (q ≤ 1): no se da valor."
    ),
    "spend_depends_on_frequency": gettext_noop(
        "Quien compra más gasta distinto por compra (correlación %(correlation)s): "
        "el modelo de gasto los supone independientes."
    ),
    "zero_amounts": gettext_noop(
        "%(n)s clientes con recompras no pagaron nada: no cuentan para el gasto."
    ),
    "rounded_amounts": gettext_noop(
        "%(n)s importes tenían más decimales que su moneda y se han redondeado."
    ),
    "holdout_shortened": gettext_noop(
        "Los datos no llegan para juzgar el horizonte pedido: se ha juzgado uno de %(days)s días."
    ),
    "holdout_impossible": gettext_noop(
        "No hay pasado bastante para juzgar: el modelo se elige por verosimilitud."
    ),
    "holdout_needs_purchases": gettext_noop(
        "Un resumen no deja ver el pasado: el modelo se elige por verosimilitud."
    ),
    "model_failed": gettext_noop("%(model)s no se pudo estimar en el pasado y no compite."),
    "model_failed_now": gettext_noop("%(model)s no se pudo estimar y no compite."),
    "rule_won": gettext_noop(
        "En el pasado acertó más una regla sencilla (%(rule)s) que los modelos: "
        "las compras esperadas son las de la regla."
    ),
    "partial_period": gettext_noop(
        "El último periodo no está completo: lo que falte de él cuenta como no comprado."
    ),
}


def warning(code: str, **params: object) -> dict[str, object]:
    """A warning of an answer, with its sentence."""
    return {"code": code, "words": _(WARNINGS[code]) % params, **params}
