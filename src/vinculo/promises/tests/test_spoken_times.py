"""When a promise is due, in words that are easily read wrong; what is unsure has no date."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from vinculo.promises.domain.commitments import spot

MADRID = ZoneInfo("Europe/Madrid")
TUESDAY = datetime(2026, 11, 24, 10, 30, tzinfo=MADRID)
FRIDAY = datetime(2026, 11, 27, 18, 0, tzinfo=MADRID)
MONTH_END = datetime(2026, 11, 30, 10, 0, tzinfo=MADRID)

READ = [
    ("Le llamaremos el jueves de la semana que viene.", "12-03 23:59"),
    ("I will call you on Thursday next week.", "12-03 23:59"),
    ("Le llamaremos la semana que viene, el jueves por la tarde.", "12-03 20:00"),
    ("Le llamaremos el jueves de esta semana.", "11-26 23:59"),
    ("El técnico pasará el lunes 7 por la mañana.", "12-07 14:00"),
    ("Le llamaremos el lunes día 7.", "12-07 23:59"),
    ("El técnico pasará el jueves 26 entre las 10:00 y las 12:00 h.", "11-26 12:00"),
    ("El técnico pasará mañana de 16 a 18 h.", "11-25 18:00"),
    ("El técnico pasará mañana entre las 4 y las 6 de la tarde.", "11-25 18:00"),
    ("Le llamaré mañana entre las 9 y las 11.", "11-25 11:00"),
    ("Le llamaré mañana de 9 a 2.", "11-25 14:00"),
    ("Le llamaré mañana a las cinco de la tarde.", "11-25 17:00"),
    ("Le llamaré mañana a las diez.", "11-25 10:00"),
    ("Le llamaré el lunes por la tarde, a las 8.", "11-30 20:00"),
    ("Le llamaré mañana por la mañana, a las 7.", "11-25 07:00"),
    ("El técnico irá el 03.12.2026.", "12-03 23:59"),
    ("El técnico irá el 3/12 a las 10 h.", "12-03 10:00"),
    ("Le devolveremos el importe en un mes.", "12-24 23:59"),
    ("Le devolveremos el importe en dos o tres días.", "11-27 23:59"),
    ("Le devolveremos el importe en una o dos semanas.", "12-08 23:59"),
    ("Le resolveremos la avería en un plazo de 24 a 48 horas.", "11-26 10:30"),
    ("Le resolveremos la avería en una hora y media.", "11-24 12:00"),
    ("Le llamaremos este fin de semana.", "11-29 23:59"),
    ("Le enviaremos la factura antes de fin de mes.", "11-30 23:59"),
    ("Le enviaremos la factura a final de año.", "12-31 23:59"),
    ("Le llamaremos el lunes o el martes.", "12-01 23:59"),
    ("Un técnico le visitará mañana, miércoles 25.", "11-25 23:59"),
    ("Le llamaremos el jueves 3 de diciembre.", "12-03 23:59"),
    ("El técnico pasará el jueves 26, 10:00-12:00.", "11-26 12:00"),
    ("El técnico pasará mañana, 9-11 de la mañana.", "11-25 11:00"),
    ("El técnico pasará mañana, 9 a 11 de la mañana.", "11-25 11:00"),
    ("El técnico pasará mañana, 10 a 12 h.", "11-25 23:59"),
    ("Le enviaremos la factura antes de la semana que viene.", "11-29 23:59"),
    ("Le llamaré a las 10 de la mañana.", "11-25 10:00"),
    ("Le llamaré mañana 10:30.", "11-25 10:30"),
    ("El técnico pasará el viernes 17:00.", "11-27 17:00"),
    ("I will call you by Friday 5pm.", "11-27 17:00"),
    ("We will call you tomorrow 9am.", "11-25 09:00"),
    ("We will call you tomorrow 12am.", "11-25 00:00"),
    ("El técnico pasará mañana por la tarde, 5:30.", "11-25 17:30"),
    ("El técnico pasará el jueves 10.30 h.", "11-26 10:30"),
    ("El técnico pasará el 3 de diciembre 24:00.", "12-03 23:59"),
    ("Le llamaremos antes del viernes 17:00.", "11-27 17:00"),
    ("Le reembolsaremos 20:00 € el viernes.", "11-27 23:59"),
    ("Le llamaremos mañana 25:10.", "11-25 23:59"),
    ("Le llamaremos mañana 9:15, 9:45 o 10:05.", "11-25 23:59"),
    ("El código es 12:34:56 y le llamaremos mañana.", "11-25 23:59"),
    ("Le llamaremos el primero de diciembre.", "12-01 23:59"),
    ("Le llamaremos el 1º de diciembre.", "12-01 23:59"),
    ("Le llamaremos el 1ro de diciembre.", "12-01 23:59"),
    ("Le llamaremos el 2026-12-03.", "12-03 23:59"),
    ("We will send it on the 30th.", "11-30 23:59"),
    ("Le llamaremos mañana, lo más pronto posible.", "11-25 23:59"),
]

NO_DATE = [
    "Le abonaremos 12/5 euros.",
    "Le responderemos en 48h hábiles.",
    "We will fix it within 48 business hours.",
    "Le llamaremos el lunes 8.",
    "Le llamaremos el viernes 3 de diciembre.",
    "Le visitaremos mañana, martes 24.",
    "Le llamaremos el jueves, dentro de dos semanas.",
    "Le llamaremos a partir del lunes.",
    "Le confirmaremos la cita del viernes.",
    "Le abonaremos el corte del 5 de noviembre.",
    "Le ampliaremos la garantía de 24 meses a 36.",
    "Le activaremos el plan de 30 días.",
    "Le enviaremos el resumen de las 24 horas de corte.",
    "Le enviaremos la factura a principios de este mes.",
    "El lunes le llamaremos y el jueves le enviaremos el contrato.",
    "Le devolveremos el importe en 900 días.",
    "Le llamaremos el fin de semana que viene.",
    "Le llamaremos el próximo fin de semana.",
    "Le llamaremos en breve.",
    "Le llamaremos no antes del viernes.",
    "Le llamaremos el viernes como muy pronto.",
    "We will call you on Friday at the earliest.",
]

GUESSED = [
    "I will call you next Thursday.",
    "Le llamaremos el jueves que viene.",
    "Le llamaré mañana a las 5.",
    "Le llamaré mañana entre las 7 y las 9.",
    "Le instalaremos la fibra el 3 de noviembre.",
]


def due_of(sentence: str, written: datetime = TUESDAY, **more: object) -> str:
    """When the one promise of a sentence is due; "" for no time."""
    (found,) = spot(sentence, written=written, **more)
    return f"{found.due_at:%m-%d %H:%M}" if found.due_at else ""


@pytest.mark.parametrize(("sentence", "due"), READ)
def test_a_common_phrase_is_read_as_it_is_meant(sentence: str, due: str) -> None:
    assert due_of(sentence) == due


@pytest.mark.parametrize("sentence", NO_DATE)
def test_what_cannot_be_told_has_no_date_and_is_less_sure(sentence: str) -> None:
    (found,) = spot(sentence, written=TUESDAY)
    assert found.due_at is None
    assert found.sure_pct <= 60


@pytest.mark.parametrize("sentence", GUESSED)
def test_a_date_that_is_guessed_is_less_sure(sentence: str) -> None:
    (found,) = spot(sentence, written=TUESDAY)
    assert found.due_at is not None
    assert found.sure_pct < 80


def test_the_last_day_of_the_month_is_not_over_before_it_ends() -> None:
    assert due_of("Le llamaré antes de fin de mes.", MONTH_END) == "11-30 23:59"


@pytest.mark.parametrize(
    ("sentence", "hours"),
    [
        ("Le resolveremos la avería en 24 horas laborables.", 24),
        ("Le responderemos en 48h hábiles.", 48),
        ("Le responderemos en 72 horas laborables.", 72),
        ("We will fix it within 48 business hours.", 48),
    ],
)
def test_working_hours_are_those_of_the_calendar_that_is_handed_down(
    sentence: str, hours: int
) -> None:
    told = []

    def passed(start: datetime, length: timedelta) -> datetime:
        told.append((start, length))
        return start + 3 * length

    (found,) = spot(sentence, written=FRIDAY, open_time=passed)
    assert told == [(FRIDAY, timedelta(hours=hours))]
    assert found.due_at == FRIDAY + timedelta(hours=3 * hours)
    assert found.reasons == ("working_hours",)
    assert found.sure_pct < 80, "some mean days by it"


def test_working_hours_of_a_calendar_that_never_opens_are_no_date() -> None:
    (found,) = spot(
        "Le responderemos en 48 horas hábiles.", written=FRIDAY, open_time=lambda *_: None
    )
    assert found.due_at is None
