"""What the practice company keeps ready: answers in two languages, and macros that use them."""

from uuid import UUID

from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.cases.demo.names import term_id
from vinculo.cases.domain.canned import Sharing
from vinculo.cases.domain.facts import TermKind
from vinculo.cases.domain.macros import Step
from vinculo.cases.services import canned, macros
from vinculo.cases.services.macro_actions import CUSTOMER
from vinculo.kernel.actor import Actor
from vinculo.kernel.demo import demo_id

_GREETING = "<p>Buenos días, {{ cliente.nombre_de_pila }}:</p>"
_HELLO = "<p>Good morning, {{ cliente.nombre_de_pila }},</p>"
_CLOSE = "<p>Un saludo,<br>{{ agente.nombre }}<br>{{ empresa.nombre }}</p>"
_REGARDS = "<p>Kind regards,<br>{{ agente.nombre }}<br>{{ empresa.nombre }}</p>"
REBOOT, PLACE, SEEN = "reiniciar", "cita", "recibido"

TEXTS = (
    canned.CannedDraft(
        name="Reiniciar el router paso a paso",
        shortcut=REBOOT,
        texts={
            "es": _GREETING + "<p>Vamos a probar tres cosas, en este orden:</p>"
            "<ol><li>Desenchufe el router y espere un minuto.</li>"
            "<li>Enchúfelo y deje pasar tres minutos, hasta que la luz deje de parpadear.</li>"
            "<li>Conecte un ordenador con cable y mire si navega.</li></ol>"
            "<p>Si sigue igual, respóndame aquí y lo miro desde nuestra red. Su caso es el "
            "{{ caso.numero }}.</p>" + _CLOSE,
            "en": _HELLO + "<p>Let us try three things, in this order:</p>"
            "<ol><li>Unplug the router and wait for one minute.</li>"
            "<li>Plug it in and give it three minutes, until the light stops blinking.</li>"
            "<li>Connect a computer by cable and see whether it browses.</li></ol>"
            "<p>If nothing changes, answer here and I will look at it from our network. Your "
            "case is {{ caso.numero }}.</p>" + _REGARDS,
        },
    ),
    canned.CannedDraft(
        name="Proponer cita del técnico",
        shortcut=PLACE,
        texts={
            "es": _GREETING
            + "<p>Hace falta que vaya un técnico. ¿Le viene mejor por la mañana, de 9 "
            "a 14, o por la tarde, de 16 a 20? Dígame también un teléfono en el que le "
            "encontremos ese día.</p>"
            "<p>En cuanto me conteste, le confirmo el día y el nombre de quien va.</p>" + _CLOSE,
            "en": _HELLO + "<p>A technician has to come. Would the morning, from 9 to 14, or the "
            "afternoon, from 16 to 20, suit you better? Please add a telephone where we can "
            "reach you on that day.</p>"
            "<p>As soon as you answer I will confirm the day and who is coming.</p>" + _REGARDS,
        },
    ),
    canned.CannedDraft(
        name="Lo tengo y le digo cuándo contesto",
        shortcut=SEEN,
        texts={
            "es": _GREETING
            + "<p>He leído su mensaje, «{{ caso.asunto }}», y lo llevo yo. Le contesto "
            "antes del {{ caso.plazo }}.</p>" + _CLOSE,
            "en": _HELLO
            + "<p>I have read your message, “{{ caso.asunto }}”, and I am looking after "
            "it. You will have my answer before {{ caso.plazo }}.</p>" + _REGARDS,
        },
    ),
    canned.CannedDraft(
        name="Estado de su pedido",
        shortcut="pedido",
        texts={
            "es": _GREETING + "<p>Su pedido {{ campo.numero_de_pedido }} está en preparación. Le "
            "escribo el día que salga del almacén, con la cita para instalarlo.</p>" + _CLOSE,
            "en": _HELLO
            + "<p>Your order {{ campo.numero_de_pedido }} is being prepared. I will write "
            "to you on the day it leaves our store, with the date for its installation.</p>"
            + _REGARDS,
        },
    ),
)
"""The last one needs the order's number: where there is none, it says what is missing."""


def keep_texts(by: Actor) -> None:
    """Keep the texts and three macros for the whole company."""
    ids = {
        draft.shortcut: canned.keep_text(
            canned.CannedDraft(
                name=draft.name,
                shortcut=draft.shortcut,
                texts=draft.texts,
                sharing=Sharing.COMPANY,
            ),
            actor=by,
        )
        for draft in TEXTS
    }
    for name, steps in _macros(ids):
        draft = macros.MacroDraft(name=name, steps=steps, sharing=Sharing.COMPANY)
        macros.keep_macro(draft, actor=by)


def _macros(texts: dict[str, UUID]) -> list[tuple[str, list[Step]]]:
    return [
        (
            "Router: mandar los pasos y esperar",
            [
                Step(action="take"),
                Step(action="kind", value=CaseKind.INCIDENT),
                _classify("Router y equipos"),
                Step(action="answer", value=str(texts[REBOOT])),
                Step(action="wait", value=CUSTOMER),
            ],
        ),
        (
            "Negocio sin servicio: etiquetar y pasar a la cola",
            [
                Step(action="kind", value=CaseKind.INCIDENT),
                _classify("Sin servicio"),
                Step(action="tag", value=str(term_id(TermKind.TAG, "Negocio parado"))),
                Step(action="note", text="<p>Negocio parado: quien lo tome, llame primero.</p>"),
                Step(action="transfer", value=f"queue:{demo_id('queue:averias')}"),
            ],
        ),
        (
            "Solo daba las gracias: resolver",
            [
                Step(action="take"),
                _classify("Agradecimiento"),
                Step(action="resolve", value=Outcome.ANSWERED),
            ],
        ),
    ]


def _classify(leaf: str) -> Step:
    return Step(action="classify", value=str(term_id(TermKind.SUBJECT, leaf)))
