"""The pages of help and the screens that each explains."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class HelpPage:
    """One page of help: what it is about, and the addresses of the screens it explains."""

    slug: str
    title: Promise
    about: Promise
    screens: str = "^$"


PAGES: tuple[HelpPage, ...] = (
    HelpPage(
        slug="primeros-pasos",
        title=_("Primeros pasos"),
        about=_("Qué es cada cosa y por dónde empezar."),
    ),
    HelpPage(
        slug="escritorio",
        title=_("El escritorio"),
        about=_("Lo que espera, lo que usted lleva y lo que vence."),
        screens=r"^/$|^/escritorio/",
    ),
    HelpPage(
        slug="en-vivo",
        title=_("En vivo"),
        about=_("El tablero de quien supervisa, sus umbrales y las métricas."),
        screens=r"^/en-vivo/|^/ajustes/umbrales/|^/metricas/",
    ),
    HelpPage(
        slug="casos",
        title=_("Los casos"),
        about=_("La lista: buscar, filtrar y registrar un asunto."),
        screens=r"^/casos/",
    ),
    HelpPage(
        slug="caso",
        title=_("Un caso, de principio a fin"),
        about=_("Tomarlo, contestar, anotar, esperar, pasarlo y resolverlo."),
        screens=r"^/casos/[0-9a-f-]{36}/",
    ),
    HelpPage(
        slug="reclamaciones",
        title=_("Las reclamaciones"),
        about=_("De lo que plantea el cliente a lo que se aprende, y cómo se vigila el proceso."),
        screens=r"^/reclamaciones/",
    ),
    HelpPage(
        slug="reservados",
        title=_("Los casos reservados"),
        about=_("Lo que no debe leer todo el equipo: quién lo ve y cómo se levanta."),
        screens=r"^/casos/(reservados/|[0-9a-f-]{36}/reserva/)",
    ),
    HelpPage(
        slug="buscar",
        title=_("Buscar"),
        about=_("Palabras, números, nombres con erratas y filtros, en un solo campo."),
        screens=r"^/buscar/",
    ),
    HelpPage(
        slug="plazos",
        title=_("Los plazos"),
        about=_("Qué cuentan los relojes y qué pasa cuando avisan."),
    ),
    HelpPage(
        slug="reglas",
        title=_("Las reglas"),
        about=_("Lo que pasa solo: cuándo, con qué condiciones, qué se hace y qué no."),
        screens=r"^/ajustes/reglas/",
    ),
    HelpPage(
        slug="clientes",
        title=_("Los clientes"),
        about=_("Quién es, cómo se le encuentra y quién lo ha visto."),
        screens=r"^/clientes/",
    ),
    HelpPage(
        slug="tareas",
        title=_("Las tareas"),
        about=_("Lo que le toca y lo que ha pedido a otras personas."),
        screens=r"^/tareas/",
    ),
    HelpPage(
        slug="avisos",
        title=_("Los avisos"),
        about=_("La campana: lo que conviene saber y no se ha visto."),
        screens=r"^/avisos/",
    ),
    HelpPage(
        slug="formularios",
        title=_("Los formularios y las cartas"),
        about=_("Preguntar en la web, en papel y en el mostrador."),
        screens=r"^/ajustes/formularios/|^/contactos/carta/",
    ),
    HelpPage(
        slug="cuarentena",
        title=_("La cuarentena"),
        about=_("Mensajes que no se pudieron entender o no son de fiar."),
        screens=r"^/cuarentena/",
    ),
    HelpPage(
        slug="correo-de-practica",
        title=_("El buzón de práctica"),
        about=_("Hacer de cliente sin molestar a nadie."),
        screens=r"^/practica/",
    ),
    HelpPage(
        slug="buzones",
        title=_("Los buzones"),
        about=_("Cómo llega el correo, qué pasa si falla y cómo traer un buzón antiguo."),
        screens=r"^/ajustes/(buzones|consentimientos|entradas)/",
    ),
    HelpPage(
        slug="plantillas",
        title=_("Plantillas y avisos al cliente"),
        about=_("Las palabras de los correos automáticos y cuándo salen."),
        screens=r"^/ajustes/(plantillas|seguimiento|respuestas)/",
    ),
    HelpPage(
        slug="salida",
        title=_("La bandeja de salida"),
        about=_("Qué ha salido, qué espera y qué está en duda."),
        screens=r"^/ajustes/salida/",
    ),
    HelpPage(
        slug="personas",
        title=_("Personas, papeles y equipos"),
        about=_("Invitar, dar papeles, formar equipos y cerrar una entrada."),
        screens=r"^/ajustes/(personas|invitaciones|equipos|colas|entrada)/",
    ),
    HelpPage(
        slug="incidencias",
        title=_("Lo que sabemos y lo que anunciamos"),
        about=_("Artículos, avisos de incidencias, y contestar juntos a quienes escriben por uno."),
        screens=r"^/conocimiento/|^/casos/(aviso|avisados)/",
    ),
    HelpPage(
        slug="pedidos",
        title=_("Pedidos y peticiones especiales"),
        about=_("Componer, prometer y seguir un pedido; intentar lo casi imposible y contarlo."),
        screens=r"^/pedidos/|^/servicios/[0-9a-f-]{36}/pedibles/",
    ),
    HelpPage(
        slug="servicios",
        title=_("Servicios, normas y calendarios"),
        about=_("Qué se promete, en cuánto tiempo y en qué horario."),
        screens=r"^/servicios/|^/ajustes/(calendarios|empresa)/",
    ),
    HelpPage(
        slug="cuenta",
        title=_("Su cuenta"),
        about=_("Contraseña, segundo factor, sesiones, idioma y aspecto."),
        screens=r"^/cuenta/",
    ),
    HelpPage(
        slug="programas",
        title=_("La API y las llaves"),
        about=_("Unir otros programas, con los permisos justos."),
        screens=r"^/(cuenta/llaves|documentacion/api)/",
    ),
    HelpPage(
        slug="sistema",
        title=_("El sistema"),
        about=_("Cartas muertas, copias de seguridad y qué mirar si algo falla."),
        screens=r"^/ajustes/sistema/",
    ),
    HelpPage(
        slug="evidencia",
        title=_("Historial y vistas"),
        about=_("Qué cambió, quién lo hizo y quién ha visto a quién."),
        screens=r"^/ajustes/(historial|vistas)/|^/casos/evidencia/",
    ),
    HelpPage(
        slug="teclado",
        title=_("El teclado"),
        about=_("Todo lo frecuente se hace sin ratón."),
    ),
)


def slug_for(screen: str) -> str:
    """The page about the screen at that address, the most particular one; "" when there is none."""
    found = [page for page in PAGES if re.match(page.screens, screen)] if screen else []
    return max(found, key=lambda page: len(page.screens)).slug if found else ""
