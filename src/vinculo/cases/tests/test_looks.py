"""The list as people want it: narrowed, ordered, kept under a name, taken along."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from vinculo.cases import api
from vinculo.cases.contracts import Outcome
from vinculo.cases.domain.views import USUAL_COLUMNS, Column, Look, Sort, columns_of, look_of
from vinculo.cases.models import SavedView
from vinculo.cases.selectors.views import all_rows, cases_as, how_many
from vinculo.cases.testing import MORNING, House, a_case, acting
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role

HOUR = timedelta(hours=1)


@pytest.fixture
def marta(house: House, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    return signed_in(house.marta)


def test_a_kept_look_forgets_what_this_version_does_not_know() -> None:
    stored = {"scope": "gone", "sort": "odd", "columns": ["x"], "filters": {"a": "1", "b": ""}}
    assert look_of(stored, ["b", "c"]) == Look()
    look = Look(filters={"c": "2"}, sort=Sort.OLDEST, columns=(Column.KIND,))
    assert look_of(look.stored(), ["c"]) == look
    assert columns_of([]) == USUAL_COLUMNS


@pytest.mark.parametrize("sort", list(Sort))
def test_every_order_shows_each_case_once_over_its_pages(house: House, sort: Sort) -> None:
    made = {
        a_case(sender=f"C {n} <c{n}@correo.example>", at=MORNING + (n // 2) * HOUR).id
        for n in range(5)
    }
    look, seen, cursor = Look(sort=sort), [], ""
    while True:
        page = cases_as(actor=house.agent, look=look, at=MORNING, cursor=cursor, size=2)
        seen += [row.id for row in page.rows]
        cursor = page.next_cursor
        if not cursor:
            break
    assert len(seen) == 5
    assert set(seen) == made
    again = [
        row.id
        for rows in all_rows(actor=house.agent, look=look, at=MORNING, most=9, batch=2)
        for row, _cluster in rows
    ]
    assert again == seen


def test_filters_narrow_the_list_and_are_counted_honestly(
    house: House, marta: Client, monkeypatch, django_assert_max_num_queries
) -> None:
    first = a_case(subject="Una avería")
    for number in range(3):
        a_case(sender=f"Otra {number} <o{number}@correo.example>", subject="Otra cosa")
    with django_assert_max_num_queries(15):
        page = marta.get(reverse("cases:list"), {"f_customer": "lucía", "f_owner": "nobody"})
    text = page.content.decode()
    (form,) = re.findall(r'hx-get="([^"]*casos/filtros/[^"]*)"', text)
    assert 'id="f-owner"' not in text
    part = marta.get(form.replace("&amp;", "&"), headers={"HX-Request": "true"}).content.decode()
    alone = marta.get(form.replace("&amp;", "&"), follow=True).content.decode()
    for drawn in (part, alone):
        assert '<option value="nobody" selected>' in drawn
        assert 'value="lucía"' in drawn
    assert part.lstrip().startswith("<form")
    assert marta.get(reverse("cases:filters"), {"f_status": "roto"}).status_code == 302
    assert marta.get(reverse("cases:filters"), {"orden": "al azar"}).status_code == 400
    assert text.count("data-row-link") == 1
    assert first.number in text
    assert "1 caso" in text
    monkeypatch.setattr("vinculo.cases.selectors.views.MOST_COUNTED", 2)
    monkeypatch.setattr("vinculo.cases.web.lists.MOST_COUNTED", 2)
    look = Look(filters={"owner": "nobody"})
    assert how_many(actor=house.agent, look=look, at=MORNING) == 3
    monkeypatch.setattr("vinculo.cases.web.lists.SHOWN", 2)
    assert "más de 2" in marta.get(reverse("cases:list"), {"f_owner": "nobody"}).content.decode()
    nobody = marta.get(reverse("cases:list"), {"f_owner": "me", "col": "kind"}).content.decode()
    assert "Ningún caso pasa todos los filtros" in nobody
    refused = marta.get(reverse("cases:list"), {"f_status": "roto"}, follow=True).content.decode()
    assert "no vale para «estado»" in refused
    assert marta.get(reverse("cases:list"), {"orden": "al azar"}).status_code == 400


def test_a_view_is_kept_for_oneself_or_a_team_and_removed_by_its_owner_only(
    house: House, marta: Client
) -> None:
    a_case()
    other = acting(a_user(Role.AGENT, name="Otra"))
    mine = {"nombre": "Sin dueño", "ver": "queue", "f_owner": "nobody", "col": "kind"}
    assert marta.post(reverse("cases:keep_view"), mine).status_code == 302
    team = {**mine, "nombre": "Del equipo", "equipo": str(house.team_id)}
    marta.post(reverse("cases:keep_view"), team)
    marta.post(reverse("cases:keep_view"), {**mine, "nombre": "  "})
    views = {view.name: view for view in SavedView.objects.all()}
    assert set(views) == {"Sin dueño", "Del equipo"}
    text = marta.get(reverse("cases:list")).content.decode()
    assert "Sin dueño" in text
    outsider = signed_in(apps.get_model("identity", "User").objects.get(pk=other.user_id))
    assert "Del equipo" not in outsider.get(reverse("cases:list")).content.decode()
    refused = outsider.post(reverse("cases:keep_view"), team, follow=True)
    assert refused.status_code in {200, 403}
    outsider.post(reverse("cases:remove_view", args=[views["Sin dueño"].pk]))
    assert SavedView.objects.count() == 2
    marta.post(reverse("cases:remove_view", args=[views["Sin dueño"].pk]))
    assert SavedView.objects.count() == 1


def test_the_list_leaves_as_a_file_that_runs_nothing_and_says_who_was_seen(
    house: House, monkeypatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    case = a_case(subject='=HYPERLINK("http://x.example")')
    hidden = a_case(sender="Reservada <r@correo.example>", subject="Normal")
    customers = apps.get_model("customers", "Customer").objects
    person = customers.create(
        id=case.id, cluster_id=case.id, name="Ana", sort_name="ana", created_at=MORNING
    )
    secret = customers.create(
        id=hidden.id, cluster_id=hidden.id, name="Secreta", sort_name="secreta",
        restricted=True, created_at=MORNING,
    )  # fmt: skip
    rows = apps.get_model("cases", "Case").objects
    rows.filter(pk=case.id).update(customer_id=person.pk)
    rows.filter(pk=hidden.id).update(customer_id=secret.pk)
    boss = a_user(Role.SUPERVISOR, name="Jefa")
    rows.update(access_keys=[f"person:{boss.id}", f"queue:{house.queue_id}"])
    client = signed_in(boss)
    answer = client.get(reverse("cases:export"), {"ver": "open", "como": "csv"})
    text = b"".join(answer.streaming_content).decode()
    assert "'=HYPERLINK" in text
    assert "Ana" in text
    assert "Secreta" not in text
    seen = apps.get_model("kernel", "Sight").objects.filter(actor_id=boss.id, where="export")
    assert [row.subject for row in seen] == [f"customer:{person.pk}"]
    book = client.get(reverse("cases:export"), {"como": "xlsx"})
    assert b"".join(book.streaming_content)[:2] == b"PK"
    assert signed_in(house.marta).get(reverse("cases:export")).status_code == 403
    api.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    assert client.get(reverse("cases:export"), {"ver": "resolved"}).status_code == 200


def test_the_list_in_groups_counts_each_and_opens_it(house: House) -> None:
    """Grouped by who has it: the figure of each group is what its filter shows."""
    cases = [a_case(sender=f"G{n} <g{n}@correo.example>") for n in range(7)]
    page = signed_in(house.marta)
    page.post(reverse("cases:take", args=[cases[0].id]))
    html = page.get(reverse("cases:list"), {"ver": "open", "agrupar": "owner"}).content.decode()
    counts = dict(re.findall(r'aria-label="([^"]+)"><div class="split case-group-head">.*?'
                             r'class="count">(\d+)<', html, re.DOTALL))  # fmt: skip
    assert counts == {"en cola": "6", "Marta Ruiz": "1"}
    for address in re.findall(r'href="(\?[^"]+)">Ver el grupo', html):
        opened = page.get(reverse("cases:list") + address.replace("&amp;", "&")).content.decode()
        assert opened.count("data-row-link") in {6, 1}
    for group in ("status", "service", "queue", "kind"):
        found = page.get(reverse("cases:list"), {"ver": "open", "agrupar": group})
        assert found.content.decode().count("case-group-head") in {1, 2}, group
    assert page.get(reverse("cases:list"), {"agrupar": "nada"}).status_code == 400
    for case in cases[:2]:
        api.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    html = page.get(reverse("cases:list"), {"ver": "resolved", "agrupar": "owner"}).content.decode()
    assert "en cola" not in html.partition("case-group-head")[2]
    for address in re.findall(r'href="(\?[^"]+)">Ver el grupo', html):
        opened = page.get(reverse("cases:list") + address.replace("&amp;", "&")).content.decode()
        assert opened.count("data-row-link") == 1
