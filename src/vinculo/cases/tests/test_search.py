"""Finding cases: words in both directions, parts of numbers, filters, and nothing beyond sight."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from vinculo.cases import api
from vinculo.cases.contracts import FoundKind
from vinculo.cases.models import Case, CaseMessage, Note, SearchRow
from vinculo.cases.selectors import search
from vinculo.cases.selectors.search import find
from vinculo.cases.services.hands import transfer_case
from vinculo.cases.testing import MORNING, House, a_case, acting
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Actor, Role
from vinculo.kernel.search import BadFilterError, question
from vinculo.lib.text.asking import asked

PAIRS = (
    ("reclamación", "reclamaciones"),
    ("avería", "averias"),
    ("conexión", "conexiones"),
    ("factura", "facturas"),
    ("línea", "lineas"),
    ("técnico", "tecnicos"),
    ("decisión", "decisiones"),
    ("camión", "camiones"),
    ("luz", "luces"),
    ("país", "paises"),
    ("inglés", "ingleses"),
    ("rápido", "rapidos"),
    ("instalación", "instalacion"),
    ("invoice", "invoices"),
    ("delivery", "deliveries"),
    ("router", "routers"),
)


def found(actor: Actor, text: str, *, at=MORNING):
    return find(actor=actor, question=question(asked(text), at=at, most=20))


def numbers(actor: Actor, text: str) -> set[str]:
    return {row.case.number for row in found(actor, text).rows}


@pytest.mark.django_db
@pytest.mark.parametrize(("one", "many"), PAIRS)
def test_a_word_is_found_by_its_other_forms_in_both_directions(one: str, many: str) -> None:
    with connection.cursor() as cursor:
        for written, typed in ((one, many), (many, one), (one.upper(), many)):
            cursor.execute(
                "SELECT search_vector(%s) @@ search_query(%s::text[], '{}', false)",
                [f"Tengo {written} desde ayer", [typed]],
            )
            assert cursor.fetchone() == (True,), (written, typed)


@pytest.fixture
def case(house: House):
    return a_case(
        subject="Averías de la línea",
        text="El router no arranca. Mi pedido es AB-88213/A y mi teléfono el 959 00 01 42.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "averia",
        "routers arrancan",
        '"no arranca"',
        "lucia@correo.example",
        "ab88213",
        "88213",
        "pedido 88213",
        "959000142",
        "959 00 01 42",
        "0001 42",
        "estado:abierto averia",
        "cola:averías lleva:nadie linea",
        "de:lucía router",
        "antes:2026-12-01 desde:01/11/2026 router",
        "desde:hoy hasta:hoy router",
        "since:yesterday until:2026-11-19 router",
        "router -factura",
    ],
)
def test_a_case_is_found_by_what_is_written_in_it(house: House, case, text: str) -> None:
    assert numbers(house.agent, text) == {case.number}


@pytest.mark.parametrize(
    "text",
    [
        "factura",
        '"arranca no router"',
        "router -averia -arranca",
        "averia estado:cerrado",
        "averia lleva:yo",
        "averia antes:2026-11-18",
        "averia antes:hoy",
        "averia hasta:ayer",
        "88213 nevera",
        "de:otro router",
    ],
)
def test_what_does_not_fit_is_not_found(house: House, case, text: str) -> None:
    assert numbers(house.agent, text) == set()


def test_a_number_or_key_is_found_by_a_part_of_it(house: House, case) -> None:
    count = case.number.partition("-")[2].lstrip("0")
    for text in (case.number, case.number.replace("-", "/"), count, f"#{count}", case.key[3:12]):
        if text == case.key[3:12] and not any(sign.isdigit() for sign in text):
            continue
        assert case.number in numbers(house.agent, text), text


def test_notes_and_file_names_are_found_and_forgotten_with_what_they_came_from(
    house: House, case
) -> None:
    note = api.add_note(
        case_id=case.id, text="Llamó la vecina del quinto", actor=house.agent, at=MORNING
    )
    assert found(house.agent, "vecinas").rows[0].place.kind is FoundKind.NOTE
    Note.objects.filter(pk=note).update(text="(borrado)")
    assert numbers(house.agent, "vecinas") == set()
    Note.objects.filter(pk=note).delete()
    assert not SearchRow.objects.filter(pk=note).exists()
    link = CaseMessage.objects.select_related("message").get(case_id=case.id)
    message = link.message
    message.text = "(borrado)"
    message.save(update_fields=["text"])
    assert numbers(house.agent, "router") == set()
    file = (
        type(message)
        ._meta.apps.get_model("interactions", "Attachment")
        .objects.create(
            message=message,
            position=0,
            blob="0" * 64,
            name="contrato_fibra-2026.pdf",
            media_type="application/pdf",
            size_bytes=1,
        )
    )
    row = found(house.agent, "contratos fibra").rows[0]
    assert (row.place.kind, row.place.text) == (FoundKind.FILE, "contrato_fibra-2026.pdf")
    file.delete()
    link.delete()
    assert set(SearchRow.objects.values_list("kind", flat=True)) == {"case"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("color:rojo casa", "color"),
        ("estado:roto casa", "Abierto"),
        ("antes:nunca casa", "2026-10-31"),
        ("cola:inexistente casa", "Averías"),
    ],
)
def test_an_unknown_filter_is_said_in_words(house: House, text: str, words: str) -> None:
    with pytest.raises(BadFilterError) as refused:
        found(house.agent, text)
    assert words in str(refused.value.params["problem"])


def test_a_common_word_is_capped_and_says_so(house: House, case, monkeypatch) -> None:
    monkeypatch.setattr("vinculo.cases.selectors.search.MOST_ROWS", 3)
    for number in range(3):
        a_case(sender=f"Cliente {number} <c{number}@correo.example>", subject="Router lento")
    answer = found(house.agent, "router")
    assert answer.is_capped
    assert not found(house.agent, "88213").is_capped


def test_a_common_word_is_looked_for_among_the_latest_before_anywhere_else(
    house: House, case, monkeypatch
) -> None:
    monkeypatch.setattr(search, "MOST_ROWS", 2)
    made = [
        a_case(
            sender=f"C{n} <c{n}@correo.example>", subject="Router", at=MORNING + timedelta(hours=n)
        )
        for n in range(4)
    ]
    stems = question(asked("router"), at=MORNING, most=20).stems
    monkeypatch.setattr(search, "_common_words", lambda _when: (MORNING, frozenset(stems)))
    assert numbers(house.agent, "router") <= {row.number for row in made[1:]}
    assert made[3].number in numbers(house.agent, "router estado:abierto")
    since = MORNING + timedelta(hours=100)  # not enough since then: all others are looked through
    monkeypatch.setattr(search, "_common_words", lambda _when: (since, frozenset(stems)))
    assert found(house.agent, "router").is_capped
    Case.objects.filter(pk=made[3].id).update(access_keys=["queue:elsewhere"])
    monkeypatch.setattr(search, "_common_words", lambda _when: (MORNING, frozenset(stems)))
    assert made[3].number not in numbers(house.agent, "router")
    assert made[3].number not in numbers(house.agent, "router estado:abierto")


def test_what_is_known_of_common_words_is_asked_of_the_database(house: House, case) -> None:
    search._common_words.cache_clear()
    since, words = search._common_words(-1)
    assert since is None, "so few rows are never too many"
    assert isinstance(words, frozenset), "what the planner has counted, if it has counted yet"
    search._common_words.cache_clear()


def test_filters_alone_are_answered_page_by_page_and_suggest_few(house: House, case) -> None:
    for number in range(5):
        a_case(sender=f"Cliente {number} <c{number}@correo.example>", subject="Router lento")
    asked_for = asked("cola:averías")
    seen: list[str] = []
    for after in (0, 2, 4):
        page = find(
            actor=house.agent, question=question(asked_for, at=MORNING, most=2, after=after)
        )
        assert (len(page.rows), page.count) == (2, 6)
        seen += [row.case.number for row in page.rows]
    assert len(set(seen)) == 6


def test_list_page_search_and_rows_open_the_same_cases(house: House, case) -> None:
    """N15: who sees a case in one of them sees it in all, through every change of hands."""
    outsider = acting(a_user(Role.AGENT, name="Otra Persona"))
    direction = acting(a_user(Role.DIRECTION, name="Dirección"))
    other_team = replace(house.agent, keys=frozenset({f"queue:{uuid4()}"}))
    restricted = replace(house.agent, keys=frozenset({"restricted:a"}))
    readers = [house.agent, outsider, direction, other_team, restricted, SYSTEM]

    def scopes(actor: Actor) -> list[bool]:
        listed = api.cases_in(actor=actor, scope=api.Scope.OPEN, at=MORNING).rows
        return [
            api.case(actor=actor, case_id=case.id) is not None,
            case.id in {row.id for row in listed},
            bool(found(actor, "router").rows),
            bool(found(actor, "88213").rows),
            bool(found(actor, "estado:abierto").rows),
            bool(found(actor, case.number).rows),
        ]

    def agree() -> list[bool]:
        seen = []
        for reader in readers:
            answers = scopes(reader)
            assert len(set(answers)) == 1, (reader.name, answers)
            seen.append(answers[0])
        return seen

    assert agree() == [True, False, False, False, False, True]
    transfer_case(case_id=case.id, actor=house.agent, at=MORNING, to_user=outsider.user_id)
    assert agree() == [True, True, False, False, False, True]
    Case.objects.filter(pk=case.id).update(access_keys=["restricted:a"])
    assert agree() == [False, False, False, False, True, True]
    Case.objects.filter(pk=case.id).update(access_keys=[f"person:{outsider.user_id}"])
    assert agree() == [False, True, False, False, False, True]


@pytest.fixture
def marta(house: House, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=1))
    return signed_in(house.marta)


def test_the_page_marks_what_was_found_and_runs_nothing_of_it(
    house: House, marta: Client, django_assert_max_num_queries
) -> None:
    for number in range(3):
        a_case(
            sender=f"Cliente {number} <c{number}@correo.example>",
            subject="<script>alert(1)</script> avería",
            text="Las averías siguen & <b>nadie</b> viene.",
        )
    with django_assert_max_num_queries(20):
        answer = marta.get(reverse("desk:search"), {"q": "averias", "estado": "Abierto"})
    text = answer.content.decode()
    assert "<mark>avería</mark>" in text
    assert "<script>alert" not in text
    assert "3 resultados" in text
    assert reverse("desk:search") in marta.get(reverse("cases:list")).content.decode()
    hints = marta.get(reverse("desk:suggestions"), {"q": "aver"}).content.decode()
    assert hints.count("data-found") == 3
    refused = marta.get(reverse("desk:search"), {"q": "color:rojo averias"}).content.decode()
    assert "color:" in refused
    assert 'role="alert"' in refused
    too_common = marta.get(reverse("desk:search"), {"q": "de la"}).content.decode()
    assert 'role="alert"' in too_common


def test_the_filters_offer_their_choices_when_they_are_opened(
    house: House, marta: Client, django_assert_max_num_queries
) -> None:
    a_case()
    with django_assert_max_num_queries(20):  # the most: no word and no name is found at once
        page = marta.get(reverse("desk:search"), {"q": "romreo"}).content.decode()
    filters = f"{reverse('desk:search_filters')}?q=romreo&amp;filtros=1"
    assert filters in page
    assert 'id="f-estado"' not in page
    part = marta.get(reverse("desk:search_filters"), headers={"HX-Request": "true"})
    assert 'id="f-estado"' in part.content.decode()
    with django_assert_max_num_queries(20):
        chosen = marta.get(reverse("desk:search"), {"q": "internet", "estado": "Abierto"})
    assert '<option value="Abierto" selected>' in chosen.content.decode()
    without_scripts = marta.get(filters.replace("&amp;", "&"), follow=True).content.decode()
    assert 'id="f-estado"' in without_scripts
    assert 'value="romreo"' in without_scripts


def test_the_recount_sees_what_came_past_the_triggers_and_rebuilding_mends_it(
    house: House, case
) -> None:
    api.add_note(case_id=case.id, text="Llamó la vecina", actor=house.agent, at=MORNING)
    assert (api.search_gaps().missing, api.search_gaps().stale) == (0, 0)
    rows = SearchRow.objects.filter(case_id=case.id)
    rows.filter(kind="note").update(access_keys=["queue:elsewhere"])
    rows.filter(kind="message").delete()
    assert (api.search_gaps().missing, api.search_gaps().stale) == (1, 1)
    assert numbers(house.agent, "vecina") == set()
    for _twice in range(2):
        assert sum(api.rebuild_search()) == 3
        assert (api.search_gaps().missing, api.search_gaps().stale) == (0, 0)
    assert numbers(house.agent, "vecina router") == set()
    assert numbers(house.agent, "vecina") == numbers(house.agent, "router") == {case.number}
