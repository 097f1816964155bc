"""«Sistema»: an administrator sees what failed, without anybody's words, and tries it again."""

import re

import pytest
from django.db import connection

from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel import clock, dead_letters
from vinculo.kernel.actor import Role
from vinculo.kernel.jobs import defer

pytestmark = pytest.mark.django_db
PAGE = "/ajustes/sistema/"


def fail(number: int, **more: object) -> None:
    defer("tests.fails", arguments={"number": number, **more})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE status = 'todo'")
    dead_letters.collect(at=clock.now())


def test_only_administration_sees_it() -> None:
    assert a_member(Role.SUPERVISOR).get(PAGE).status_code == 403
    assert a_member(Role.ADMINISTRATOR).get(PAGE).status_code == 200


def test_a_failed_job_is_shown_with_its_ids_and_without_words() -> None:
    fail(7, key="cases.open", words="Estimada Marta, mi factura", mail="ana@example.com")
    text = a_member(Role.ADMINISTRATOR).get(PAGE).content.decode()
    assert "tests.fails" in text
    assert "cases.open" in text
    assert "Estimada" not in text
    assert "ana@example.com" not in text


def test_one_is_tried_again_and_it_says_by_whom() -> None:
    fail(1)
    who = a_user(Role.ADMINISTRATOR, name="Ana Bermejo")
    browser = signed_in(who)
    letter = dead_letters.waiting()[0]
    answer = browser.post(f"{PAGE}{letter.id}/reintentar/", follow=True)
    text = answer.content.decode()
    assert "se intentará de nuevo" in text
    assert "Ana Bermejo" in text
    assert dead_letters.waiting_count() == 0
    again = browser.post(f"{PAGE}{letter.id}/reintentar/", follow=True).content.decode()
    assert "ya no espera" in again


def test_all_are_tried_again() -> None:
    for number in range(3):
        fail(number)
    a_member(Role.ADMINISTRATOR).post(f"{PAGE}reintentar/")
    assert dead_letters.waiting_count() == 0


def test_the_list_has_pages() -> None:
    for number in range(51):
        defer("tests.fails", arguments={"number": number})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
    dead_letters.collect(at=clock.now())
    browser = a_member(Role.ADMINISTRATOR)
    assert "?desde=50" in browser.get(PAGE).content.decode()
    second = browser.get(PAGE, {"desde": "50"}).content.decode()
    assert len(re.findall("tests.fails", second)) == 1


def test_the_page_costs_a_bounded_number_of_queries(django_assert_max_num_queries: object) -> None:
    fail(1)
    browser = a_member(Role.ADMINISTRATOR)
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        browser.get(PAGE)
