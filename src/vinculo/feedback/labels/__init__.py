"""The words of the calculations, by code."""

from collections.abc import Mapping

from vinculo.feedback.contracts import (
    InvitationState,
    NoticeMailState,
    RatingState,
    Skip,
    Trouble,
    Via,
    WaveState,
)
from vinculo.kernel.words import gettext_noop

PROBLEMS: Mapping[str, str] = {
    "points_sum": gettext_noop(
        "Los puntos suman %(value)s y deben sumar 100 "
        "(con --rescale-points se ajustan en proporción)."
    ),
    "too_few_persons": gettext_noop(
        "Personas que contestaron: %(value)s. Hacen falta %(minimum)s para que nadie quede "
        "señalado; con --min-group se puede bajar hasta 3."
    ),
    "too_few_effective": gettext_noop(
        "Con esos pesos las respuestas valen por %(value)s personas: unas pocas decidirían el "
        "resultado y quedarían señaladas."
    ),
    "nobody_answered": gettext_noop("Ninguna fila tiene respuestas que se puedan usar."),
    "no_features": gettext_noop(
        "No hay ninguna característica: se esperan dos columnas por cada una, por ejemplo "
        "«wifi_con» y «wifi_sin» (o «wifi_functional» y «wifi_dysfunctional»)."
    ),
    "half_feature": gettext_noop("Estas columnas no tienen su pareja: %(columns)s."),
    "no_constructs": gettext_noop(
        "No está ninguna de las preguntas de los antecedentes (MRO1, UC1, TW1…)."
    ),
    "negative_weight": gettext_noop("El peso %(value)s es negativo."),
    "no_weight": gettext_noop("Ningún peso es mayor que cero."),
    "empty_category": gettext_noop(
        "Se espera «%(value)s» en «%(column)s», pero no contestó nadie de esa categoría."
    ),
    "unknown_category": gettext_noop(
        "En «%(column)s» hay «%(value)s», que no está entre las categorías esperadas."
    ),
    "margins_contradict": gettext_noop(
        "Los repartos esperados se contradicen en esta muestra: no hay pesos que los cumplan todos."
    ),
    "bad_share": gettext_noop("La parte esperada de «%(value)s» debe ser mayor que cero."),
    "population_too_small": gettext_noop(
        "La población (%(population)s) es menor que las personas que contestaron (%(value)s)."
    ),
}
"""Why data are refused; names in ``%()s`` are filled by the frame."""

WARNINGS: Mapping[str, str] = {
    "few_answers": gettext_noop(
        "Son menos de 30 personas: los intervalos son anchos y el orden puede cambiar."
    ),
    "all_alike": gettext_noop(
        "Todas las personas contestaron lo mismo en: %(subjects)s. No hay desviación ni fiabilidad."
    ),
    "low_reliability": gettext_noop(
        "Fiabilidad por debajo de 0,70 en: %(subjects)s. Lea esas dimensiones pregunta a pregunta."
    ),
    "low_difference_reliability": gettext_noop(
        "La diferencia entre percepción y expectativa es poco fiable (menos de 0,70) en: "
        "%(subjects)s. Es el punto débil conocido de estas escalas: "
        "mire también la percepción sola."
    ),
    "not_validated": gettext_noop(
        "Las frases son propias y no están validadas: antes de comparar con otros, haga una prueba "
        "con 200 personas o más."
    ),
    "ceiling": gettext_noop(
        "La expectativa media está a menos de medio punto del máximo en: %(subjects)s. "
        "La brecha casi no puede ser positiva."
    ),
    "weights_costly": gettext_noop(
        "Los pesos reducen la muestra a %(effective)s personas efectivas "
        "(efecto de diseño %(effect)s)."
    ),
    "weights_trimmed": gettext_noop(
        "%(count)s pesos pasaban de cinco veces la mediana y se recortaron: los repartos "
        "se cumplen solo de forma aproximada."
    ),
    "groups_hidden": gettext_noop(
        "En «%(column)s» hay %(small)s grupos con menos de %(minimum)s personas y "
        "%(complementary)s más ocultos para que no se deduzcan restando."
    ),
    "one_group": gettext_noop("«%(column)s» tiene un solo valor: no hay nada que comparar."),
    "minimum_lowered": gettext_noop(
        "Se muestran grupos desde %(minimum)s personas; lo usual son %(usual)s. Con tan pocas es "
        "fácil saber quién contestó qué: no publique esta respuesta fuera de su equipo."
    ),
    "few_partial": gettext_noop(
        "Menos de %(minimum)s personas dejaron preguntas en blanco. Quien reste las preguntas de "
        "sus dimensiones, o estas del conjunto, puede acercarse a lo que contestaron: publique las "
        "unas o las otras."
    ),
    "one_answer_only": gettext_noop(
        "Lo oculto no se deduce restando dentro de esta respuesta. Otra de las mismas personas con "
        "otros grupos, pesos o mínimo podría delatarlo: pida todos los grupos de una vez, o diga "
        "con --seen los que ya mostró, con los mismos pesos y mínimo."
    ),
    "repeated_persons": gettext_noop(
        "Personas que están en más de una oleada: %(count)s. «comparisons» compara las oleadas "
        "como si fueran de personas distintas; «paired» compara a cada persona consigo misma, "
        "sin pesos."
    ),
}
"""What the reader of a result should know."""

FLAGS: Mapping[str, str] = {
    "nothing_answered": gettext_noop("Filas sin ninguna respuesta completa."),
    "points_rescaled": gettext_noop("Puntos que no sumaban 100 y se ajustaron en proporción."),
    "no_points": gettext_noop("Personas que no repartieron puntos: no entran en lo ponderado."),
    "minimum_above_desired": gettext_noop(
        "Personas con algún mínimo por encima de lo deseado: esas preguntas no cuentan."
    ),
    "often_minimum_above_desired": gettext_noop(
        "Personas con el mínimo por encima de lo deseado en más de una cuarta parte de las "
        "preguntas: no cuentan."
    ),
    "often_questionable": gettext_noop(
        "Personas con más de la mitad de las respuestas contradictorias."
    ),
    "zero_weight": gettext_noop("Filas con peso cero o sin peso."),
}
"""Who does not count, or counts in another way."""

REASONS: Mapping[str, str] = {
    "nobody": gettext_noop("No contestó nadie."),
    "one_answer": gettext_noop("Una sola respuesta no tiene intervalo."),
    "below_minimum": gettext_noop("Contestaron menos personas que el grupo mínimo."),
    "too_few": gettext_noop("Hay muy pocas respuestas completas."),
    "no_variance": gettext_noop("Todas las respuestas son iguales."),
    "singular": gettext_noop("Una pregunta se deduce de las otras."),
    "not_positive": gettext_noop("Las preguntas no van en el mismo sentido."),
    "no_relation": gettext_noop("No hay relación con el resultado."),
    "marks_few": gettext_noop(
        "Una de las columnas distingue a menos personas que el grupo mínimo: su relación diría lo "
        "que contestaron."
    ),
    "small": gettext_noop("Grupo con menos personas que el mínimo."),
    "complementary": gettext_noop("Oculto para que otro grupo no se deduzca restando."),
}
"""Why a figure is missing."""

COMPONENTS: Mapping[str, str] = {
    "expectation": gettext_noop("Expectativa"),
    "perception": gettext_noop("Percepción"),
    "gap": gettext_noop("Brecha"),
    "minimum": gettext_noop("Mínimo aceptado"),
    "desired": gettext_noop("Deseado"),
    "perceived": gettext_noop("Percibido"),
    "adequacy": gettext_noop("Sobre el mínimo (percibido − mínimo)"),
    "superiority": gettext_noop("Sobre lo deseado (percibido − deseado)"),
    "tolerance": gettext_noop("Ancho de la zona de tolerancia"),
    "importance": gettext_noop("Importancia (puntos de 100)"),
    "unweighted": gettext_noop("Sin ponderar"),
    "weighted": gettext_noop("Ponderado con los puntos de cada persona"),
    "mean": gettext_noop("Media"),
    "top": gettext_noop("Parte de respuestas favorables"),
    "balance": gettext_noop("Recomiendan menos no recomiendan"),
    "promoters": gettext_noop("Recomiendan (9 y 10)"),
    "passives": gettext_noop("Pasivos (7 y 8)"),
    "detractors": gettext_noop("No recomiendan (0 a 6)"),
    "answer": gettext_noop("Respuesta"),
    "no_standard": gettext_noop("Dicen que no existe norma"),
    "share": gettext_noop("Parte"),
    "M": gettext_noop("Obligatoria"),
    "O": gettext_noop("Lineal"),
    "A": gettext_noop("Atractiva"),
    "I": gettext_noop("Indiferente"),
    "R": gettext_noop("Inversa"),
    "Q": gettext_noop("Dudosa"),
}
"""What is measured of a question or dimension."""

STATES: Mapping[str, str] = {
    "below": gettext_noop("Por debajo de lo tolerado"),
    "inside": gettext_noop("Dentro de la zona de tolerancia"),
    "above": gettext_noop("Por encima de lo deseado"),
    "undefined": gettext_noop("Sin zona: el mínimo y lo deseado coinciden"),
    "concentrate_here": gettext_noop("Concentrarse aquí"),
    "keep_up": gettext_noop("Mantener"),
    "low_priority": gettext_noop("Poca prioridad"),
    "possible_overkill": gettext_noop("Posible exceso"),
}
"""Where a figure stands."""

HEADS: Mapping[str, str] = {
    "level": gettext_noop("Nivel"),
    "key": gettext_noop("Clave"),
    "words": gettext_noop("Pregunta o dimensión"),
    "component": gettext_noop("Qué se mide"),
    "component_words": gettext_noop("Qué se mide, en palabras"),
    "column": gettext_noop("Columna de grupos"),
    "group": gettext_noop("Grupo"),
    "n": gettext_noop("Personas"),
    "n_effective": gettext_noop("Personas efectivas"),
    "measure": gettext_noop("Clase de cifra"),
    "value": gettext_noop("Valor"),
    "deviation": gettext_noop("Desviación"),
    "low": gettext_noop("Intervalo, desde"),
    "high": gettext_noop("Intervalo, hasta"),
    "confidence": gettext_noop("Confianza"),
    "method": gettext_noop("Método"),
    "hidden": gettext_noop("Oculto"),
    "reason": gettext_noop("Motivo"),
}
"""The columns of an exported table of results."""

NOT_SHOWN = frozenset(
    {InvitationState, NoticeMailState, RatingState, Skip, Trouble, Via, WaveState}
)
"""Not here: their words stand in :mod:`.asked`, which the commands, that know no Django, leave."""
