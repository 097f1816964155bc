import pytest

from vinculo.identity.testing import START, a_user, signed_in
from vinculo.kernel.models import LiveEvent
from vinculo.notices.models import Notice
from vinculo.notices.services.telling import UnknownKindError, tell
from vinculo.notices.testing import TEST_KIND, a_notice

pytestmark = pytest.mark.django_db


def told(*user_ids, subject: str = "case:1") -> int:
    return tell(user_ids, kind=TEST_KIND, subject=subject, at=START, params={"what": "un caso"})


def test_a_person_is_told_once_while_it_is_unread() -> None:
    user = a_user()
    assert told(user.id, user.id) == 1
    assert told(user.id) == 0
    Notice.objects.update(read_at=START)
    assert told(user.id) == 1


def test_the_open_page_hears_of_it() -> None:
    user = a_user()
    told(user.id)
    event = LiveEvent.objects.get()
    assert (event.topic, event.kind) == (f"person:{user.id}", "notices.changed")


def test_a_notice_without_words_is_refused() -> None:
    with pytest.raises(UnknownKindError):
        tell([a_user().id], kind="nobody.knows", subject="x", at=START)


def test_a_notice_leads_nowhere_outside(django_assert_num_queries) -> None:
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        tell([a_user().id], kind=TEST_KIND, subject="x", at=START, url="https://evil.example/")


def test_the_list_reads_in_the_persons_language_and_opening_marks_it_read() -> None:
    user = a_user()
    notice_id = a_notice(user.id)
    browser = signed_in(user)
    assert "Aviso de prueba sobre algo" in browser.get("/avisos/").content.decode()
    assert browser.post(f"/avisos/{notice_id}/").status_code == 302
    assert Notice.objects.get(pk=notice_id).read_at is not None


def test_nobody_opens_a_foreign_notice() -> None:
    notice_id = a_notice(a_user().id)
    assert signed_in(a_user()).post(f"/avisos/{notice_id}/").status_code == 404
    assert Notice.objects.get(pk=notice_id).read_at is None


def test_the_bell_counts_what_is_unread() -> None:
    user = a_user()
    a_notice(user.id)
    a_notice(user.id)
    browser = signed_in(user)
    assert ">2<" in browser.get("/avisos/campana/").content.decode()
    browser.post("/avisos/leidos/")
    assert ">2<" not in browser.get("/avisos/campana/").content.decode()


def test_the_page_costs_few_queries(django_assert_max_num_queries) -> None:
    user = a_user()
    for _ in range(12):
        a_notice(user.id)
    browser = signed_in(user)
    with django_assert_max_num_queries(12):
        browser.get("/avisos/")
