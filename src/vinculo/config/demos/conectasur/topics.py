"""What customers write about, topic by topic, and the stories of each."""

from vinculo.cases.contracts import CaseKind
from vinculo.config.demos.conectasur.plots import goods, homes, money, network, voice
from vinculo.config.demos.conectasur.texts import Plot, Topic


def _topic(key: str, service: str, leaf: str, kind: CaseKind, weight: float, *plots: Plot) -> Topic:
    return Topic(key=key, service=service, leaf=leaf, kind=kind, weight=weight, plots=plots)


TOPICS = (
    _topic("corte", "averias", "Sin servicio", CaseKind.INCIDENT, 9, *network.OUTAGES),
    _topic("lento", "averias", "Lentitud o wifi", CaseKind.INCIDENT, 9, *network.SPEED),
    _topic("router", "averias", "Router y equipos", CaseKind.QUERY, 5, *network.ROUTERS),
    _topic("importe", "facturas", "Importe que no cuadra", CaseKind.QUERY, 9, *money.BILLS),
    _topic("tarifa", "fibra", "Cambio de tarifa", CaseKind.REQUEST, 6, *money.TARIFFS),
    _topic("movil", "movil", "Importe que no cuadra", CaseKind.QUERY, 7, *money.MOBILES),
    _topic("fijo", "fijo", "Teléfono y centralita", CaseKind.INCIDENT, 3, *voice.PHONES),
    _topic("tele", "tv", "Televisión", CaseKind.INCIDENT, 4, *voice.TELEVISION),
    _topic("alta", "altas", "Instalación nueva", CaseKind.ORDER, 6, *homes.ORDERS),
    _topic("cita", "altas", "Cita con el técnico", CaseKind.INCIDENT, 4, *homes.VISITS),
    _topic("traslado", "altas", "Cambio de domicilio", CaseKind.REQUEST, 3, *homes.MOVES),
    _topic("pedido", "averias", "Router y equipos", CaseKind.ORDER, 6.5, *goods.BOUGHT),
    _topic("especial", "averias", "Instalación nueva", CaseKind.REQUEST, 0.6, *goods.WISHED),
    _topic("baja", "facturas", "Quiere irse", CaseKind.REQUEST, 3, *money.LEAVING),
    _topic("gracias", "fibra", "Agradecimiento", CaseKind.COMPLIMENT, 1, *homes.PRAISE),
    _topic("trato", "facturas", "Queja del trato", CaseKind.COMPLAINT, 1, *homes.MANNERS),
)
