"""What the practice company knows to answer, and what it announces of its services."""

from datetime import datetime, timedelta

from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.demo import demo_id, demo_parts
from vinculo.kernel.inserting import insert_all
from vinculo.knowledge.contracts import ArticleText, NoticeKind, Reach
from vinculo.knowledge.models import ArticleOpinion
from vinculo.knowledge.services.articles import NewArticle, write
from vinculo.knowledge.services.service_notices import NewNotice, announce, end

_ALL, _IN = Reach.PUBLIC, Reach.INTERNAL
ARTICLES: tuple[tuple[Reach, str, str, str, str], ...] = (
    (_ALL, "No tengo internet: qué mirar antes de llamar",
     ("Apague el router, espere un minuto y vuelva a encenderlo. Tarda tres minutos.\n\n"
     "Si la luz PON parpadea o está en rojo, la avería es de la línea: escríbanos y la miramos."),
     "I have no internet: what to look at first",
     ("Switch the router off, wait a minute and switch it on. It takes three minutes.\n\n"
     "If the PON light blinks or is red, the line is at fault: write to us and we look at it.")),
    (_ALL, "El wifi va lento en algunas habitaciones",
     ("Ponga el router en alto y lejos de metal. Use 5 GHz cerca y 2,4 GHz lejos.\n\n"
     "Si sigue lento, le enviamos un repetidor sin coste de instalación."),
     "The wifi is slow in some rooms",
     ("Put the router high up and away from metal. Use 5 GHz nearby and 2.4 GHz far away.\n\n"
     "If it stays slow, we send you a repeater and install it for free.")),
    (_ALL, "Cambiar la clave del wifi",
     "Abra 192.168.1.1 en el navegador, entre con la clave de la pegatina y elija Wifi.",
     "Change the key of the wifi",
     "Open 192.168.1.1 in your browser, sign in with the key on the sticker and choose Wifi."),
    (_ALL, "Por qué ha subido mi factura",
     ("Mire el detalle: suele ser el fin de una promoción o las llamadas al extranjero.\n\n"
     "Si algo no cuadra, escríbanos: lo revisamos y devolvemos lo cobrado de más."),
     "Why my bill went up",
     ("Look at the details: the end of an offer and calls abroad are the usual reasons.\n\n"
     "If something is wrong, write to us: we check it and give back what was charged too much.")),
    (_ALL, "Cambiar la cuenta del banco",
     "Escríbanos con el número nuevo antes del día 20 y la próxima factura ya irá allí.",
     "Change the bank account",
     "Write to us with the new number before the 20th and the next bill goes there."),
    (_ALL, "Llevar la línea a otra casa",
     "Avísenos con dos semanas. Si hay fibra en la casa nueva, el traslado se hace en una visita.",
     "Take the line to another home",
     "Tell us two weeks before. If the new home has fibre, one visit is enough."),
    (_ALL, "Darse de baja",
     "Pídalo por donde quiera: correo, teléfono o formulario. Recibe una clave y un justificante.",
     "Leave us",
     "Ask for it any way you like: mail, telephone or form. You get a key and a receipt."),
    (_ALL, "Cómo reclamar y qué plazo tenemos",
     "Cuéntelo en el formulario o por correo. Recibe una clave en el momento y respuesta razonada.",
     "How to complain and how long we may take",
     "Tell us by form or mail. You get a key at once and an answer with reasons."),
    (_IN, "Averías de zona: a quién avisar",
     "Tres averías del mismo armario en una hora son una de zona: avise a red y publique un aviso.",
     "", ""),
    (_IN, "Devoluciones sin pedir permiso",
     "Hasta el límite de su papel, devuelva en el mismo contacto y diga por qué en una nota.",
     "", ""),
    (_IN, "Router RX-20: luces y qué significan",
     "PON fija: hay línea. PON roja: no hay luz en la fibra. LOS: cable suelto o roto.",
     "", ""),
    (_IN, "Citas con el técnico: huecos y cambios",
     "Ofrezca dos huecos. Si el cliente no puede, apunte una promesa con la hora acordada.",
     "", ""),
)  # fmt: skip
OPINIONS: tuple[tuple[int, int, str], ...] = (
    (17, 3, "No dice qué hacer si la luz está apagada del todo."),
    (9, 4, "No encuentro dónde se cambia de banda."),
    (14, 1, ""),
    (6, 7, "Sigo sin entender por qué pago más que el mes pasado."),
    (8, 0, ""),
    (5, 2, "Falta decir cuánto cuesta."),
    (4, 6, "No dice si hay permanencia."),
    (7, 1, ""),
    (3, 0, ""),
    (2, 1, ""),
    (4, 0, ""),
)
"""Of each article: how many said that it helps, how many that it does not, and what one wrote."""
OWNERS = ("marta", "javier", "pilar", "raul")


def load(at: datetime) -> None:
    """Twelve articles, each with somebody who answers for it."""
    for number, (reach, title, body, title_en, body_en) in enumerate(ARTICLES):
        write(
            NewArticle(
                texts={
                    "es": ArticleText(title=title, body=body),
                    "en": ArticleText(title=title_en, body=body_en),
                },
                reach=reach,
                owner_id=demo_id(f"user:{OWNERS[number % len(OWNERS)]}"),
                review_on=(at + timedelta(days=60 + 25 * number)).date(),
            ),
            by=SYSTEM,
            at=at - timedelta(days=90 - number),
            article_id=demo_id(f"article:{number}"),
        )
    _opinions(at)
    _notices(at)


def _opinions(at: datetime) -> None:
    """What readers said of each article: nobody of the newest, and few say why it is no use."""
    insert_all(
        ArticleOpinion(
            id=demo_id(f"opinion:{number}:{one}"),
            article_id=demo_id(f"article:{number}"),
            version=1,
            is_useful=one < useful,
            words=words if one == useful else "",
            on=(at - timedelta(days=80 - number - 3 * one)).date(),
        )
        for number, (useful, useless, words) in enumerate(OPINIONS)
        for one in range(useful + useless)
    )


def _notices(at: datetime) -> None:
    """A cut that holds now, and planned work that has ended."""
    day = timedelta(days=1)
    announce(
        NewNotice(
            kind=NoticeKind.INCIDENT,
            titles={"es": "Sin internet en Isla Cristina", "en": "No internet in Isla Cristina"},
            words={
                "es": "Un camión ha tirado un poste en la calle del Carmen. La cuadrilla va allí.",
                "en": "A lorry brought down a pole in Carmen street. The crew is on its way.",
            },
            service_id=demo_id("service:averias"),
            place="Isla Cristina, centro",
            since=at - timedelta(hours=2),
            expected_until=at + timedelta(hours=6),
            tells_cause=True,
        ),
        by=SYSTEM,
        at=at - timedelta(hours=2),
        notice_id=demo_id("notice:isla"),
    )
    planned = announce(
        NewNotice(
            kind=NoticeKind.PLANNED,
            titles={"es": "Cambio de equipo en Ayamonte", "en": "New equipment in Ayamonte"},
            words={
                "es": "De madrugada habrá cortes de diez minutos.",
                "en": "There will be cuts of ten minutes during the night.",
            },
            place="Ayamonte",
            since=at - 3 * day,
        ),
        by=SYSTEM,
        at=at - 9 * day,
    )
    words = {"es": "Hecho: dos cortes de ocho minutos.", "en": "Done: two cuts of eight minutes."}
    end(notice_id=planned, words=words, by=SYSTEM, at=at - 2 * day)


demo_parts.add("knowledge", load)
