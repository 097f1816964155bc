"""Words for services and standards."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.kernel.access import scope_words
from vinculo.kernel.errors import error_words
from vinculo.kernel.history import RecordedThing, key_things, recorded_things
from vinculo.kernel.metrics import Better
from vinculo.portfolio.contracts import Audience, Metric, Phase, ResultKind, Stage, Unit, Verdict
from vinculo.portfolio.domain.accounts import InvestmentKind, InvestmentState
from vinculo.portfolio.domain.sheet import Aspect, Question

STAGE = {
    Stage.PIPELINE: _("En preparación"),
    Stage.CATALOGUE: _("En catálogo"),
    Stage.RETIRED: _("Retirado"),
}
PHASE = {
    Phase.STRATEGY: _("Estrategia"),
    Phase.DESIGN: _("Diseño"),
    Phase.TRANSITION: _("Transición"),
    Phase.OPERATION: _("Operación"),
    Phase.IMPROVEMENT: _("Mejora"),
}
AUDIENCE = {
    Audience.ALL: _("Todos los clientes"),
    Audience.KLASS: _("Una clase de clientes"),
    Audience.CHANNEL: _("Un canal"),
}
BETTER = {Better.HIGHER: _("Más es mejor"), Better.LOWER: _("Menos es mejor")}
RESULT_KIND = {ResultKind.SHARE: _("Proporción"), ResultKind.SECONDS: _("Tiempo")}
VERDICT = {
    Verdict.KEPT: _("Cumplido"),
    Verdict.MISSED: _("No cumplido"),
    Verdict.UNKNOWN: _("Sin medir todavía"),
}
QUESTION = {
    Question.WHICH: _("Qué servicio es y qué necesidad resuelve"),
    Question.WHO: _("Quién lo ofrece"),
    Question.HOW: _("Cómo se desarrolla"),
    Question.MARKET: _("Para qué mercado, interno o externo"),
    Question.COMPETITORS: _("Con quién compite en ese mercado"),
    Question.OBJECTIVES: _("Qué objetivos lo diferencian"),
    Question.PERCEIVED: _("Cómo perciben y miden su beneficio el cliente y los demás interesados"),
    Question.CREATED: _("Cómo se llegó a ese beneficio"),
    Question.CHOICE: _("Cómo elige el cliente entre clases de proveedor"),
    Question.CASES: _("Qué casos de éxito aseguran la inversión"),
    Question.RESOURCES: _("Qué recursos se le asignan y por qué esos"),
    Question.MEASURED: _("Cómo se mide su funcionamiento"),
}
ASPECT = {
    Aspect.UTILITY: _("Utilidad"),
    Aspect.AVAILABILITY: _("Disponibilidad"),
    Aspect.CAPACITY: _("Capacidad"),
    Aspect.CONTINUITY: _("Continuidad"),
    Aspect.SECURITY: _("Seguridad"),
    Aspect.FUNCTIONAL: _("Calidad funcional"),
    Aspect.TECHNICAL: _("Calidad técnica"),
}
ASPECT_NOTE = {
    Aspect.UTILITY: _("Qué resultado obtiene el cliente y qué deja de preocuparle."),
    Aspect.AVAILABILITY: _("Que esté cuando se necesita."),
    Aspect.CAPACITY: _("Que alcance para todos los que lo usan."),
    Aspect.CONTINUITY: _("Que siga, o vuelva pronto, cuando algo grave falla."),
    Aspect.SECURITY: _("Que lo del cliente quede protegido."),
    Aspect.FUNCTIONAL: _("Cómo lo recibe el cliente: encuestas, evaluación de contactos."),
    Aspect.TECHNICAL: _("Qué rinde y cuánto se puede confiar en él."),
}
INVESTMENT_KIND = {
    InvestmentKind.IDEA: _("Idea"),
    InvestmentKind.PROCESS: _("Proceso"),
    InvestmentKind.TRAINING: _("Formación"),
    InvestmentKind.EQUIPMENT: _("Equipo"),
}
INVESTMENT_STATE = {
    InvestmentState.PLANNED: _("Prevista"),
    InvestmentState.DONE: _("Hecha"),
    InvestmentState.OVERDUE: _("Revisión atrasada"),
    InvestmentState.SEEN: _("Beneficio visto"),
}
METRIC = {
    Metric.FIRST_ANSWER: _("Primera respuesta"),
    Metric.RESOLUTION: _("Resolución"),
}

UNIT = {Unit.MINUTES: _("minutos"), Unit.HOURS: pgettext_lazy("length", "horas")}

scope_words.add("portfolio.list", _("Leer los servicios y sus estándares"))
error_words.add("service_name_taken", _("Ya hay un servicio llamado «%(name)s»."))
error_words.add("service_not_found", _("Ese servicio no existe o no está a su alcance."))
error_words.add(
    "standard_unreachable",
    _("El calendario abre demasiado poco para ese plazo. Revise sus horas o alargue el plazo."),
)

error_words.add(
    "standard_bad_goal",
    _("La meta es un plazo o una cifra, una de las dos, y mayor que cero."),
)
error_words.add("standard_unknown_metric", _("No hay ninguna métrica «%(metric)s»."))
error_words.add(
    "standard_nameless", _("Como nada lo mide todavía, diga con un nombre qué se promete.")
)
error_words.add("standard_bad_share", _("La proporción mínima es mayor que 0 y no pasa de 100."))
error_words.add(
    "standard_early",
    _("No puede regir desde antes de la versión anterior, que rige desde el %(since)s."),
)
error_words.add("service_illegal_move", _("Desde donde está, el servicio no puede pasar ahí."))
error_words.add(
    "service_move_date",
    _("El día del paso no puede ser futuro ni anterior al último paso, que fue el %(last)s."),
)
error_words.add("service_move_reason", _("Escriba por qué pasa: dentro de un año se preguntará."))
error_words.add(
    "service_has_work",
    _(
        "Quedan %(n)s casos abiertos de este servicio. Ciérrelos antes, o diga qué servicio"
        " del catálogo lo sucede."
    ),
)
error_words.add("service_bad_successor", _("El sucesor es otro servicio, y está en el catálogo."))
error_words.add("policy_empty", _("Una política sin texto no se puede guardar."))
error_words.add("policy_not_direction", _("Solo la firma quien tiene el papel de dirección."))
error_words.add("policy_no_draft", _("No hay ningún borrador que firmar."))
error_words.add("policy_position", _("Escriba el cargo con el que firma."))
error_words.add(
    "policy_changed",
    _("El borrador ha cambiado desde que lo leyó. Léalo de nuevo antes de firmar."),
)
error_words.add(
    "portfolio_quicker",
    _(
        "%(who)s lo cambió antes que usted. Lo suyo sigue abajo y arriba está lo que dice ahora:"
        " júntelos. Si guarda otra vez, queda lo suyo."
    ),
)
error_words.add("policy_unsigned", _("Todavía no hay ninguna política firmada que leer."))
error_words.add("offer_bad_term", _("No se entiende esta condición, o está dos veces: «%(line)s»."))
error_words.add("offer_no_terms", _("Una oferta sin condiciones no se puede comparar."))
error_words.add("offer_not_found", _("Esa oferta ya no existe."))
error_words.add("offer_early", _("Se vende desde un día que no es anterior al de la última."))
error_words.add("measure_taken", _("Ya hay una medida con ese nombre."))
error_words.add("measure_not_found", _("Esa medida ya no existe."))
error_words.add("figure_future", _("Una cifra no puede ser de un día que no ha llegado."))
error_words.add("allocation_period", _("El último día no puede ser anterior al primero."))
error_words.add(
    "allocation_taken", _("Otra asignación de este servicio cubre ya alguno de esos días.")
)
error_words.add("investment_not_found", _("Esa inversión ya no existe."))
error_words.add(
    "investment_dates",
    _("La revisión no es anterior al plan, ni el beneficio se ve antes de hacer la inversión."),
)
error_words.add("service_unpublishable", _("Solo se publica lo que está en el catálogo."))
error_words.add("sheet_review_past", _("La próxima revisión es un día que aún no ha pasado."))

recorded_things.add(
    "portfolio.Service",
    RecordedThing(
        thing=_("Servicio"),
        fields={
            "key": _("clave"),
            "name": _("nombre"),
            "stage": _("etapa"),
            "phase": _("fase"),
            "benefit": _("qué hace por el cliente"),
            "benefit_en": _("qué hace por el cliente, en inglés"),
            "product": _("producto al que acompaña"),
            "product_en": _("producto al que acompaña, en inglés"),
            "owner": _("responsable"),
            "successor": _("sucesor"),
            "review_on": _("próxima revisión"),
            "published_on": _("publicado"),
            "shows_rates": _("publica cuánto se cumple"),
            "created_at": _("alta"),
        },
        values={
            "stage": lambda value: STAGE[Stage(value)],
            "phase": lambda value: PHASE[Phase(value)],
        },
    ),
)
recorded_things.add(
    "portfolio.StrategyAnswer",
    RecordedThing(
        thing=_("Respuesta de la hoja de estrategia"),
        title="question",
        fields={
            "service": _("servicio"),
            "question": _("pregunta"),
            "text": _("respuesta"),
            "evidence": _("evidencia"),
            "answered_by": _("quién respondió"),
            "answered_at": _("cuándo se respondió"),
        },
        values={"question": lambda value: QUESTION[Question(value)]},
        refers={"answered_by": "identity.User"},
    ),
)
recorded_things.add(
    "portfolio.ServiceMeasure",
    RecordedThing(
        thing=_("Medida de un servicio"),
        fields={
            "service": _("servicio"),
            "aspect": _("lado"),
            "name": _("nombre"),
            "metric": _("métrica"),
            "unit": _("unidad"),
            "better": _("qué es mejor"),
            "goal": _("meta"),
            "created_at": _("alta"),
        },
        values={
            "aspect": lambda value: ASPECT[Aspect(value)],
            "better": lambda value: BETTER[Better(value)],
        },
    ),
)
recorded_things.add(
    "portfolio.Allocation",
    RecordedThing(
        thing=_("Asignación a un servicio"),
        title="first",
        fields={
            "service": _("servicio"),
            "first": _("primer día"),
            "last": _("último día"),
            "people": _("personas"),
            "hours": pgettext_lazy("length", "horas"),
            "cost": _("coste"),
            "margin": _("margen"),
            "customers": _("clientes"),
            "currency": _("moneda"),
            "source": _("fuente"),
            "created_at": _("alta"),
        },
    ),
)
recorded_things.add(
    "portfolio.Investment",
    RecordedThing(
        thing=_("Inversión"),
        title="title",
        fields={
            "service": _("servicio"),
            "kind": _("clase"),
            "title": _("título"),
            "cost": _("coste"),
            "currency": _("moneda"),
            "expected": _("beneficio esperado"),
            "planned_on": _("prevista para"),
            "done_on": _("hecha el"),
            "review_on": _("se revisa el"),
            "seen_on": _("beneficio visto el"),
            "seen_figure": _("cifra vista"),
            "evidence": _("evidencia"),
            "created_at": _("alta"),
        },
        values={"kind": lambda value: INVESTMENT_KIND[InvestmentKind(value)]},
    ),
)
key_things.add("service", "portfolio.Service")
