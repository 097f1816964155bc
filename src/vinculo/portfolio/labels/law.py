"""Words for legal profiles, the scope and terms."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words
from vinculo.kernel.evidence.words import evidence_words
from vinculo.notices.api import notice_kinds, notice_words
from vinculo.notices.contracts import NoticeKind, Way
from vinculo.portfolio.contracts import TermState
from vinculo.portfolio.domain.filing import Kind, Topic
from vinculo.portfolio.domain.legal import Confidence, DutyKind, Meaning
from vinculo.portfolio.domain.scope import Channel, Sector

TERM_STATE = {
    TermState.RUNNING: _("En plazo"),
    TermState.PAUSED: _("En pausa"),
    TermState.KEPT: _("Cumplido"),
    TermState.LATE: _("Fuera de plazo"),
    TermState.CANCELLED: _("Anulado"),
}
ARTICLE = {
    "office FAQ": _("preguntas frecuentes de la oficina de telecomunicaciones"),
    "resolution of 13-Feb-2025": _("resolución del 13 de febrero de 2025"),
    "Directive 2019/882; Ley 11/2023 tit. I": _("Directiva (UE) 2019/882; Ley 11/2023, título I"),
    "Directive 2019/882 Annex I": _("Directiva (UE) 2019/882, anexo I"),
    "D.S. 101-2022-PCM Annex I": _("D. S. 101-2022-PCM, anexo I"),
}
"""Where a duty stands, of those that a profile does not call by number: in words."""
SECTOR = {
    Sector.WATER: _("Agua"),
    Sector.ENERGY: _("Gas o electricidad"),
    Sector.TRANSPORT: _("Transporte de viajeros"),
    Sector.POST: _("Servicio postal"),
    Sector.TELECOM: _("Comunicaciones electrónicas"),
    Sector.FINANCE: _("Servicios financieros"),
    Sector.PUBLIC: _("Administración pública"),
    Sector.OTHER: _("Otro"),
}
CHANNEL = {
    Channel.SHOP: _("Tienda u oficina"),
    Channel.PHONE: _("Teléfono"),
    Channel.WEB: _("Página web o aplicación"),
    Channel.MAIL: _("Correo electrónico"),
    Channel.CHAT: _("Chat o mensajería"),
    Channel.POST: _("Correo postal"),
}
COUNTRY = {
    "ES": _("España"),
    "PE": _("Perú"),
    "CO": _("Colombia"),
    "MX": _("México"),
    "CL": _("Chile"),
    "AR": _("Argentina"),
}
REASON = {
    "not_read": _("Nadie ha leído todavía esta ley: no se puede decir."),
    "elsewhere": _("No vende a consumidores de ese país."),
    "personal_data": _("Trata datos de personas."),
    "no_consumers": _("No vende a consumidores."),
    "sector": _("Es su sector."),
    "other_sector": _("Es de otro sector."),
    "shops": _("Tiene tiendas u oficinas abiertas al público."),
    "no_shops": _("No tiene tiendas ni oficinas abiertas al público."),
    "micro": _("Es una microempresa que solo presta servicios."),
    "covered": _("Vende por internet, o su sector está entre los que nombra la ley."),
    "not_covered": _("No vende por internet y su sector no está entre los que nombra la ley."),
    "any_trader": _("Obliga a todo empresario que trata con consumidores."),
    "awaits_regulation": _(
        "Sin ánimo de lucro o cooperativa con menos de 250 personas: espera a su reglamento (DT 2)."
    ),
    "basic_service": _("Presta un servicio básico: obliga con cualquier tamaño (art. 2.1)."),
    "staff": _("Tenía 250 personas o más el año anterior (art. 2.2)."),
    "turnover": _("Facturó más de 50 millones de euros el año anterior (art. 2.2)."),
    "balance": _("Su balance pasó de 43 millones de euros el año anterior (art. 2.2)."),
    "small": _("No es servicio básico ni llega a ninguna de las tres cifras (art. 2.2)."),
}
DUTY_KIND = {
    DutyKind.CLOCK: _("Plazo"),
    DutyKind.RECORD: _("Registro"),
    DutyKind.GATE: _("Condición"),
    DutyKind.FORBID: _("Prohibición"),
    DutyKind.THRESHOLD: _("Umbral"),
    DutyKind.CONFIG: _("Ajuste"),
    DutyKind.CONTENT: _("Contenido"),
    DutyKind.PUBLISH: _("Publicación"),
    DutyKind.RETENTION: _("Conservación"),
    DutyKind.INFO: _("Información"),
}
CONFIDENCE = {
    Confidence.PRIMARY_READ: _("Texto de la ley leído"),
    Confidence.PRIMARY_QUOTED: _("Texto de la ley, citado por otros"),
    Confidence.OFFICIAL: _("Página de la autoridad"),
    Confidence.SECONDARY: _("Despacho, prensa jurídica o resumen"),
    Confidence.PRESS: _("Prensa"),
    Confidence.MEMORY: _("De memoria: sin comprobar"),
    Confidence.UNVERIFIED: _("Sin verificar"),
}
AGREEMENT = {
    "agree": _("Las fuentes coinciden"),
    "partly": _("Las fuentes coinciden en parte"),
    "disagree": _("Las fuentes no coinciden"),
    "conflict": _("Choca con otra norma"),
}
MEANING = {
    Meaning.DEADLINE: _("Plazo para hacerlo"),
    Meaning.AT_LEAST: _("Plazo mínimo que hay que dar"),
    Meaning.KEEP_UNTIL: _("Hay que conservarlo hasta"),
    Meaning.VALID_UNTIL: _("Vale hasta"),
    Meaning.LATEST_BEFORE: _("Hay que hacerlo, como tarde, el"),
    Meaning.EFFECTIVE_FROM: _("Surte efecto el"),
}
KIND = {
    Kind.QUERY: _("Consulta"),
    Kind.REQUEST: _("Petición"),
    Kind.INCIDENT: _("Incidencia"),
    Kind.COMPLAINT: _("Queja o reclamación"),
}
PAUSE = {
    "awaiting_customer_completion": _("Se espera que el cliente complete lo que falta"),
    "amend_requested": _("Se le ha pedido que corrija su escrito"),
    "inadmission_hearing": _("Se le oye antes de no admitirla"),
    "solution_offer": _("Se le ha ofrecido una solución"),
}
TOPIC = {
    Topic.BILLING: _("Facturación y cobros indebidos"),
    Topic.CONTINUITY: _("Continuidad del servicio"),
    Topic.DOCUMENTS: _("Documentos e información"),
    Topic.OTHER: _("Otro asunto"),
}

error_words.add("scope_no_country", _("Diga al menos un país a cuyos consumidores vende."))
error_words.add(
    "scope_draft_old",
    _(
        "Estas respuestas son de otro año, o de cuando las leyes de la lista eran otras. Responda "
        "otra vez: lo que se contestó sigue en el formulario."
    ),
)
error_words.add("profile_unknown", _("Esa ley no está en la lista."))
error_words.add(
    "profile_reason", _("Escriba por qué: quien audite lo leerá junto a su nombre y la fecha.")
)
error_words.add("profile_same", _("Ya está así en este servicio."))
error_words.add(
    "term_pause_unknown", _("Ninguno de los plazos en marcha admite esa pausa en su ley.")
)
error_words.add("term_pause_reason", _("Escriba qué se le ha pedido al cliente y cómo."))
error_words.add(
    "term_answer_too_soon",
    _("La ley da más tiempo al cliente: el día más temprano que se le puede decir es el %(day)s."),
)
error_words.add(
    "term_answer_too_late", _("Es demasiado tarde: dele como mucho tres meses para contestar.")
)
error_words.add(
    "term_asked_outside",
    _("No se le pudo pedir entonces: ni antes de que se presentara ni después de ahora."),
)
error_words.add(
    "term_pause_no_warning", _("Al cliente se le dice qué pasa si no contesta para ese día.")
)
error_words.add("term_paused_already", _("Estos plazos ya están en pausa."))

notice_words.add("portfolio.scope_due", _("El alcance legal está por firmar: %(words)s"))
notice_kinds.add(
    "portfolio.scope_due",
    NoticeKind(label=_("El alcance legal caduca o no está firmado"), way=Way.AT_ONCE),
)
notice_words.add("portfolio.year_open", _("Faltan por confirmar los festivos de %(words)s"))
notice_kinds.add(
    "portfolio.year_open", NoticeKind(label=_("Hay festivos sin confirmar"), way=Way.AT_ONCE)
)
notice_words.add("portfolio.term_ends", _("Un plazo legal está por acabar: %(words)s"))
notice_words.add("portfolio.term_over", _("Un plazo legal ha acabado sin cumplirse: %(words)s"))
notice_kinds.add(
    "portfolio.term_ends",
    NoticeKind(label=_("Acaba un plazo legal de mi servicio"), way=Way.AT_ONCE),
)
notice_kinds.add(
    "portfolio.term_over",
    NoticeKind(label=_("Un plazo legal de mi servicio no se cumple"), way=Way.AT_ONCE),
)

for kind, words in {
    "portfolio.policy_signed": _("Política de servicio firmada"),
    "portfolio.standard_set": _("Estándar escrito"),
    "portfolio.standard_withdrawn": _("Estándar retirado"),
    "portfolio.scope_signed": _("Alcance legal firmado"),
    "portfolio.profile_switched": _("Ley encendida o apagada en un servicio"),
    "portfolio.term_started": _("Plazo legal empezado"),
    "portfolio.term_paused": _("Plazo legal en pausa"),
    "portfolio.term_resumed": _("Plazo legal reanudado"),
    "portfolio.term_asked": _("Se pidió al cliente lo que faltaba"),
    "portfolio.term_warned": _("Se dijo al cliente hasta cuándo y qué pasa si no contesta"),
    "portfolio.term_completed": _("El cliente contestó a lo que se le pidió"),
    "portfolio.term_unanswered": _("Pasó el día que se dio al cliente para completar"),
    "portfolio.term_moved": _("Fin de un plazo legal, calculado otra vez"),
    "portfolio.term_ended": _("Plazo legal terminado"),
}.items():
    evidence_words.add(kind, words)


def article_words(article: str) -> str:
    """Where a duty stands as people read it: a bare number is an article of its law."""
    if article[:1].isdigit():
        return gettext("art. %(article)s") % {"article": article}
    return str(ARTICLE.get(article, article))
