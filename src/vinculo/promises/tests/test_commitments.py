"""Promises in what agents write: found, dated, or rightly left alone."""

from datetime import UTC, date, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest

from vinculo.promises.domain.commitments import spot

MADRID = ZoneInfo("Europe/Madrid")
WRITTEN = datetime(2026, 11, 18, 10, 0, tzinfo=MADRID)
"""A Wednesday at ten."""

DATED = [
    ("Le llamo mañana antes de las 12.", "19 12:00"),
    ("El jueves le enviamos el técnico.", "19 23:59"),
    ("We will refund you within 3 days.", "21 23:59"),
    ("Le llamaré esta tarde.", "18 20:00"),
    ("Le enviaremos el router el viernes por la mañana.", "20 14:00"),
    ("Nos comprometemos a resolverlo en 24 horas.", "19 10:00"),
    ("Mañana a primera hora le confirmo la cita.", "19 10:00"),
    ("Vamos a devolverle el importe en 5 días hábiles.", "25 23:59"),
    ("Voy a mandarle la factura hoy mismo.", "18 23:59"),
    ("El técnico pasará mañana entre las 9 y las 11.", "19 11:00"),
    ("Recibirá el paquete antes del viernes.", "19 23:59"),
    ("Se le abonará en su cuenta en 48 horas.", "20 10:00"),
    ("Le aviso en media hora.", "18 10:30"),
    ("Su línea quedará arreglada el 20 de noviembre.", "20 23:59"),
    ("Le contestamos antes de las 5.", "18 17:00"),
    ("Le contestamos antes de las 17:30 h.", "18 17:30"),
    ("Pasado mañana le instalamos la fibra a las 9 de la mañana.", "20 09:00"),
    ("Te llamo el lunes.", "23 23:59"),
    ("Os enviaremos el contrato la semana que viene.", "27 23:59"),
    ("Me comprometo a llamarle a las 18.00.", "18 18:00"),
    ("Sí, le envío el duplicado mañana.", "19 23:59"),
    ("Se lo devolvemos en dos semanas.", "+2 23:59"),
    ("La avería estará resuelta antes de que acabe el día.", "18 23:59"),
    ("Un compañero le llamará mañana por la tarde.", "19 20:00"),
    ("Le garantizo que el viernes tiene su línea.", "20 23:59"),
    ("Le escribo el día 25 con el resultado.", "25 23:59"),
    ("Le descontamos la cuota el 1/12.", "+1 23:59"),
    ("I'll call you tomorrow at 4 pm.", "19 16:00"),
    ("We'll send the engineer on Friday.", "20 23:59"),
    ("I will ring you back this afternoon.", "18 18:00"),
    ("You will receive the parcel by Monday.", "23 23:59"),
    ("We are sending you a new router tomorrow.", "19 23:59"),
    ("Your refund will arrive within five working days.", "25 23:59"),
    ("I'm going to fix it today.", "18 23:59"),
    ("A technician will visit you on November 20.", "20 23:59"),
    ("We promise to answer in 2 hours.", "18 12:00"),
    ("I will write to you before 11:30 a.m.", "18 11:30"),
    ("We’ll credit your account by the end of the month.", "30 23:59"),
    ("You have my word: it will be done tomorrow by noon.", "19 12:00"),
    ("Le llamaremos en un plazo máximo de 24/48 horas.", "20 10:00"),
    ("Le llamo en 45 minutos.", "18 10:45"),
    ("Le llamo a las 5 menos cuarto.", "18 16:45"),
    ("Le escribo el día 5 con el resultado.", "+5 23:59"),
    ("Le resolvemos la avería esta semana.", "20 23:59"),
]

UNDATED = [
    "Le llamaremos para concertar la cita.",
    "Revisaré su expediente personalmente.",
    "We will look into your invoice.",
]

NONE = [
    "¿Le llamo mañana?",
    "Si quiere, le llamo mañana.",
    "Le llamamos ayer y no contestó.",
    "No le llamaremos antes del viernes.",
    "Podríamos enviarle un técnico el jueves.",
    "Intentaremos resolverlo mañana.",
    "Usted me dijo que pagará el viernes.",
    "Le enviamos la factura la semana pasada.",
    "> Le llamo mañana antes de las 12.",
    "Envíenos la foto mañana, por favor.",
    "Gracias por su paciencia.",
    "En cuanto sepa algo le llamo.",
    "Quizá el jueves le enviamos el técnico.",
    "El técnico estuvo ayer en su casa.",
    "Nuestro horario es de 9 a 18 horas.",
    "Sentimos las molestias de hoy.",
    "Agradeceremos su respuesta antes del viernes.",
    "Estaremos encantados de atenderle mañana.",
    "Su madre llamó el lunes pasado.",
    "El nombre del titular y el padre aparecen en octubre.",
    "Will you call me tomorrow?",
    "If you want, I will call you tomorrow.",
    "We called you yesterday.",
    "We won't charge you on Friday.",
    "I will not be in the office tomorrow.",
    "They said they would come on Monday.",
    "You said you will pay on Friday.",
    "We might send someone on Thursday.",
    "We will try to solve it today.",
    "Please call us tomorrow.",
    "Tendrá que esperar hasta mañana.",
    "Nunca le llamaremos para pedirle su clave.",
    "Queremos ayudarle mañana mismo.",
    "",
]


def due_words(told: datetime) -> str:
    """A November day and hour; days of the next month with a plus."""
    day = told.strftime("%d") if told.month == 11 else f"+{told.day}"
    return f"{day} {told:%H:%M}"


@pytest.mark.parametrize(("sentence", "due"), DATED)
def test_a_promise_is_found_with_its_time(sentence: str, due: str) -> None:
    (found,) = spot(sentence, written=WRITTEN)
    assert found.due_at is not None
    assert due_words(found.due_at) == due
    assert found.reasons
    assert found.phrase == sentence


@pytest.mark.parametrize("sentence", UNDATED)
def test_a_promise_without_a_time_is_proposed_less_surely(sentence: str) -> None:
    (found,) = spot(sentence, written=WRITTEN)
    assert found.due_at is None
    assert found.sure_pct < 80


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_no_promise_is_left_alone(sentence: str) -> None:
    assert spot(sentence, written=WRITTEN) == ()


def test_a_date_of_this_year_that_has_passed_is_of_the_next() -> None:
    (found,) = spot("Le instalamos la fibra el 3 de noviembre.", written=WRITTEN)
    assert found.due_at is not None
    assert found.due_at.date() == date(2027, 11, 3)


def test_each_sentence_of_a_letter_is_read_by_itself() -> None:
    text = (
        "Buenos días, Lucía:\n\nSiento lo ocurrido. Le llamo mañana a las 12.30. ¿Le va bien?\n"
        "El viernes recibirá el router.\n\n> Me prometieron que hoy vendría alguien."
    )
    found = spot(text, written=WRITTEN)
    assert [(one.phrase, due_words(one.due_at)) for one in found if one.due_at] == [
        ("Le llamo mañana a las 12.30.", "19 12:30"),
        ("El viernes recibirá el router.", "20 23:59"),
    ]
    assert found[0].mark == spot("le LLAMO mañana a las 12.30.", written=WRITTEN)[0].mark


def test_working_days_are_those_of_the_calendar() -> None:
    holiday = date(2026, 11, 20)
    (found,) = spot(
        "Le reembolsamos en 2 días laborables.",
        written=WRITTEN,
        working=lambda day: day.weekday() < 5 and day != holiday,
    )
    assert found.due_at is not None
    assert due_words(found.due_at) == "23 23:59"


@pytest.mark.parametrize(
    "sentence",
    [
        "Le llamo el 31 de febrero.",
        "Le llamo a las 27.",
        "Le llamo hoy a las 9 de la mañana.",
        "Le llamo el 2 de enero de 2020.",
    ],
)
def test_times_that_cannot_be_are_no_times(sentence: str) -> None:
    assert [one for one in spot(sentence, written=WRITTEN) if one.due_at] == []


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Le llamo mañana a las 12 de la noche.", "2026-11-19T23:59:00-06:00"),
        ("I will call you tomorrow at 12 am.", "2026-11-19T00:00:00-06:00"),
        ("Le llamaré el 31 de febrero a las 12.", ""),
        ("Le atenderemos 24/7.", ""),
        ("Le llamo el miércoles.", "2026-11-25T23:59:00-06:00"),
    ],
)
def test_odd_times_are_read_as_they_are_meant_or_not_at_all(sentence: str, due: str) -> None:
    written = datetime(2026, 11, 18, 23, 30, tzinfo=ZoneInfo("America/Mexico_City"))
    (found,) = spot(sentence, written=written)
    assert (found.due_at.isoformat() if found.due_at else "") == due


def test_hours_pass_also_in_the_night_in_which_the_clocks_are_changed() -> None:
    written = datetime(2026, 10, 25, 0, 30, tzinfo=ZoneInfo("Europe/Madrid"))
    (found,) = spot("Le llamo en 4 horas.", written=written)
    assert found.due_at is not None
    assert found.due_at.astimezone(UTC) - written.astimezone(UTC) == timedelta(hours=4)


@pytest.mark.parametrize("text", ["le llamaremos " + "1 h " * 12_000, "no" + " " * 49_000 + "x"])
def test_a_hostile_text_is_read_in_no_time(text: str) -> None:
    begun = process_time()
    spot(text + " llamaremos mañana", written=WRITTEN)
    assert process_time() - begun < 5
