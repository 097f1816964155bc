from datetime import timedelta

import pytest

from vinculo.identity import api as identity
from vinculo.identity.testing import START, a_user, signed_in
from vinculo.kernel.changes import changes
from vinculo.work import api, selectors
from vinculo.work.models import Task
from vinculo.work.services import EmptyTitleError
from vinculo.work.testing import a_task

pytestmark = pytest.mark.django_db


def acting(user):
    return identity.actor_for(user.id)


def test_the_most_urgent_task_comes_first_and_what_has_no_date_last() -> None:
    user = a_user()
    for title, days in (("sin fecha", None), ("tarde", 3), ("pronto", 1)):
        due_at = START + timedelta(days=days) if days else None
        api.create(owner_id=user.id, title=title, created_by=None, at=START, due_at=due_at)
    titles = [task.title for task in selectors.open_tasks(actor=acting(user))]
    assert titles == ["pronto", "tarde", "sin fecha"]


def test_a_task_is_seen_by_who_does_it_and_by_who_gave_it() -> None:
    owner, giver, other = a_user(), a_user(), a_user()
    api.create(owner_id=owner.id, title="x", created_by=giver.id, at=START, subject="case:1")
    seen = [len(api.tasks_about(actor=acting(u), subject="case:1")) for u in (owner, giver, other)]
    assert seen == [1, 1, 0]


def test_only_its_owner_calls_a_task_done_and_only_once() -> None:
    owner, giver = a_user(), a_user()
    task = api.create(owner_id=owner.id, title="x", created_by=giver.id, at=START)
    assert not api.complete(task_id=task.id, by=acting(giver), at=START)
    assert api.complete(task_id=task.id, by=acting(owner), at=START)
    later = START + timedelta(hours=1)
    assert api.complete(task_id=task.id, by=acting(owner), at=later)
    assert Task.objects.get(pk=task.id).done_at == START


def test_a_task_says_what_to_do() -> None:
    with pytest.raises(EmptyTitleError):
        api.create(owner_id=a_user().id, title="  ", created_by=None, at=START)


def test_the_history_knows_who_called_it_done() -> None:
    user = a_user()
    task_id = a_task(user.id)
    assert signed_in(user).post(f"/tareas/{task_id}/hecha/").status_code == 302
    change = changes(limit=1, thing="work.Task", subject_id=str(task_id))[0]
    assert (change.actor_id, [f.name for f in change.fields]) == (user.id, ["done_at"])


def test_a_foreign_task_does_not_exist() -> None:
    task_id = a_task(a_user().id)
    assert signed_in(a_user()).post(f"/tareas/{task_id}/hecha/").status_code == 404


def test_the_page_takes_a_new_task_and_shows_it(django_assert_max_num_queries) -> None:
    browser = signed_in(a_user())
    browser.post("/tareas/", {"title": "Llamar a Lucía", "day": "2026-12-01"})
    with django_assert_max_num_queries(15):
        assert "Llamar a Lucía" in browser.get("/tareas/").content.decode()
