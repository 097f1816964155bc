"""N9: a script in any name or text of the database runs on no page, whoever opens it.

Nothing is listed by hand: every column that people's words stand in is filled, so that a column
and a page of tomorrow are tried as well.
"""

import json
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Left

from tests.browser import Visit, Visitor
from tests.kinds_of_page import kinds_of_page

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
PAYLOAD = "\"><script>xss=1</script><img src=x onerror=xss=1><svg/onload=xss=1>'{{7*7}}"
NAMES = "name subject text title html label note description signature words what purpose detail"
TOLD = "sender_name sender quoted_text reason value next_step out_of_hours_text summary phone role"
WORDS = frozenset(f"{NAMES} {TOLD}".split())
SHORTEST = 100


def _is_free(field: Any) -> bool:
    if not isinstance(field, models.CharField | models.TextField) or field.choices:
        return False
    return field.name in WORDS and (field.max_length is None or field.max_length >= SHORTEST)


def fill_every_text() -> list[str]:
    """Put the payload before every text; the columns that took it."""
    taken = []
    for model in apps.get_models():
        if not model.__module__.startswith("vinculo.") or not model._meta.managed:
            continue
        for field in filter(_is_free, model._meta.get_fields()):
            said = Concat(Value(PAYLOAD), F(field.name), output_field=models.TextField())
            try:
                with transaction.atomic():
                    rows = model._base_manager.exclude(**{field.name: ""})
                    changed = rows.update(**{field.name: Left(said, field.max_length or 5000)})
            except (IntegrityError, ProgrammingError):
                continue  # what the database refuses, or lets nobody change
            if changed:
                taken.append(f"{model._meta.label}.{field.name}")
    return taken


def fill_forms() -> None:
    """Questions, choices, helps, titles of every form, in every language."""
    form, version = (apps.get_model("interactions", name) for name in ("Form", "FormVersion"))
    for row, column in [
        *((one, "draft") for one in form.objects.all()),
        *((one, "definition") for one in version.objects.all()),
    ]:
        setattr(row, column, _hostile(getattr(row, column)))
        row.save(update_fields=[column])


def _hostile(part: Any) -> Any:
    if isinstance(part, dict) and set(part) <= {"es", "en"} and part:
        return {language: f"{PAYLOAD}{words}"[:200] for language, words in part.items()}
    if isinstance(part, dict):
        return {key: _hostile(value) for key, value in part.items()}
    return [_hostile(one) for one in part] if isinstance(part, list) else part


def watched(visitor: Visitor) -> list[str]:
    """What ran, as it happens: dialogs, and the mark that the script leaves."""
    ran: list[str] = []
    visitor.page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    return ran


def walk(visitor: Visitor, starts: list[str], *, most: int) -> tuple[int, list[str]]:
    """How many pages show the payload, and on which it ran."""
    ran, shown = watched(visitor), []

    def look(path: str, response: Any) -> None:
        if response.status >= 500:
            ran.append(f"{path}: {response.status}")
        if visitor.page.evaluate("() => typeof xss !== 'undefined'"):
            ran.append(path)
        if visitor.page.evaluate("() => document.body.innerText.includes('<script>xss=1')"):
            shown.append(path)
        if "49" in (visitor.page.text_content("h1") or ""):
            ran.append(f"{path}: a template in a name was filled in")

    kinds_of_page(visitor, starts, look, most=most)
    return len(shown), ran


def test_hostile_names_are_words_on_every_page(visit: Visit, practice_company: None) -> None:
    from vinculo.identity import api as identity

    people = {user.email.partition("@")[0]: user for user in identity.users()}
    form = apps.get_model("interactions", "Form").objects.get()
    case = apps.get_model("cases", "Case").objects.order_by("pk")[0].pk
    taken = fill_every_text()
    fill_forms()
    assert {"customers.Customer.name", "interactions.Message.subject", "cases.Case.subject"} <= set(
        taken
    ), taken
    assert isinstance(case, UUID)
    pages = {
        "pilar": (["/casos/", f"/casos/{case}/", "/clientes/", "/cuarentena/", "/"], 26),
        "ana": (["/ajustes/", "/ajustes/formularios/", f"/ajustes/formularios/{form.pk}/"], 24),
        "marta": (["/contactos/carta/", "/avisos/", "/mi/avisos/"], 6),
        "": ([f"/f/{form.slug}/"], 2),
    }
    for person, (starts, most) in pages.items():
        visitor = visit(people[person]) if person else visit()
        shown, ran = walk(visitor, starts, most=most)
        assert ran == [], json.dumps(ran)
        assert shown, f"nobody showed a hostile name to {person or 'a stranger'}"
