"""A colleague is asked to do something for a case: they see the task, and the case hears of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from vinculo.cases.models import Note
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.jobs import worker_app
from vinculo.kernel.testing import run_jobs
from vinculo.work import api as work

HOUR = timedelta(hours=1)


def test_a_colleague_sees_the_task_and_not_the_case_and_what_came_of_it_returns(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = MORNING
    monkeypatch.setattr(clock, "now", lambda: now)
    case = a_case()
    nora = a_user(Role.COLLEAGUE, name="Nora Almacén")
    marta, colleague = signed_in(house.marta), signed_in(nora)
    give = reverse("cases:give_task", args=[case.id])
    given = {
        "owner": str(nora.id),
        "title": "Mirar si queda el modelo B",
        "details": "El cliente lo necesita el jueves.",
        "due": "2026-11-18T14:00",
    }
    early = marta.post(give, given | {"due": "2026-11-18T09:00"})
    assert "elija otro momento" in early.content.decode()
    page = marta.post(give, given, follow=True).content.decode()
    assert "Marta Ruiz encargó una tarea a Nora Almacén" in page
    assert "Mirar si queda el modelo B" in page
    (task,) = work.tasks_on(f"case:{case.id}")
    assert (task.owner_name, task.due_at) == ("Nora Almacén", MORNING + 4 * HOUR)
    assert "Le han encargado" in colleague.get("/avisos/").content.decode()
    shown = colleague.get(f"/tareas/{task.id}/").content.decode()
    assert "El cliente lo necesita el jueves." in shown
    assert "Lucía" not in shown
    assert colleague.get(reverse("cases:page", args=[case.id])).status_code == 404
    assert signed_in(a_user(Role.AGENT, name="Otro")).get(f"/tareas/{task.id}/").status_code == 404
    now = MORNING + 5 * HOUR
    worker_app.tasks["clocks.watch"].func(0)
    run_jobs()
    assert "Ha vencido una tarea" in colleague.get("/avisos/").content.decode()
    assert "Ha vencido una tarea" in marta.get("/avisos/").content.decode()
    colleague.post(f"/tareas/{task.id}/hecha/", {"result": "Quedan tres."})
    run_jobs()
    page = marta.get(reverse("cases:page", args=[case.id])).content.decode()
    assert "Nora Almacén terminó la tarea que se le encargó" in page
    assert Note.objects.get().text == "Mirar si queda el modelo B: Quedan tres."
    run_jobs()
    assert Note.objects.count() == 1
