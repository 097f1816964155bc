"""What is quoted is folded, what is written stays, in the ways of many mail programs."""

import pytest

from vinculo.interactions.domain.limits import MAX_FOLDED
from vinculo.interactions.domain.quotes import fold

NEW = "Sigue sin funcionar.\n\n¿Cuándo vienen?"


@pytest.mark.parametrize(
    "rest",
    [
        "El lun, 16 nov 2026 a las 10:02, Averías (<a@fibra.example>) escribió:\n> Hola\n> Adiós",
        "El 16/11/2026 a las 10:02, Averías escribió:\n> Hola",
        "De: Averías <averias@fibra.example>\nEnviado: lunes, 16 de noviembre de 2026 10:02\n"
        "Para: Ana\nAsunto: RE: Avería\n\nHola",
        "-----Mensaje original-----\nDe: Averías\nEnviado el: lunes\nPara: Ana\nAsunto: x\n\nHola",
        "On Mon, Nov 16, 2026 at 10:02 AM Faults <f@fibra.example> wrote:\n> Hello",
        "-- \nAna Ruiz\nTel. 600",
        "Enviado desde mi iPhone",
        "Sent from my iPhone",
        "Obtener Outlook para Android",
        "El lun, 16 nov 2026 a las 10:02, Averías\n(<a@fibra.example>) escribió:\n\n> Hola",
        "On Mon, Nov 16, 2026 at 10:02 AM\nFaults of Fibra\n<f@fibra.example> wrote:\n\n> Hello",
    ],
    ids=[
        "gmail",
        "thunderbird",
        "outlook",
        "original",
        "english",
        "signature",
        "phone",
        "phone en",
        "app",
        "gmail wrapped",
        "english wrapped",
    ],
)
def test_what_is_new_is_parted_from_the_rest(rest: str) -> None:
    new, quoted = fold(f"{NEW}\n\n{rest}\n")
    assert new == NEW
    assert quoted.split() == rest.split()


@pytest.mark.parametrize(
    "text",
    [
        "Mi vecino escribió: no hay línea.\nDe: la calle Marina hasta el final, nada.",
        "Hola",
        "> solo una cita",
    ],
)
def test_what_only_looks_like_a_quote_stays(text: str) -> None:
    assert fold(text) == (text, "")


def test_nothing_is_ever_lost() -> None:
    text = f"{NEW}\n\nEl lun, 16 nov 2026 a las 10:02, Ana escribió:\n> a\n\nY otra cosa.\n-- \nAna"
    new, quoted = fold(text)
    assert set(text.split()) == set((new + " " + quoted).split())


def test_what_forwards_without_introducing_keeps_its_last_line() -> None:
    new, quoted = fold("Hola\n\nBegin forwarded message:\n\nFrom: x\n\nAdiós")
    assert (new, quoted) == ("Hola\n\nBegin forwarded message:", "From: x\n\nAdiós")


def test_a_paragraph_before_the_introduction_is_new() -> None:
    new, quoted = fold("El 3 de mayo llamé.\n\nAna escribió:\n\n> Hola")
    assert (new, quoted.split()) == ("El 3 de mayo llamé.", ["Ana", "escribió:", ">", "Hola"])


def test_a_text_too_long_to_fold_is_shown_whole() -> None:
    text = "x" * MAX_FOLDED + "\n-- \nAna"
    assert fold(text) == (text, "")
