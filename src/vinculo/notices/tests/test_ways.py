"""Bell and mail: what each person wants, at most once, not in their quiet, not while away."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail as post
from django.test import Client

from vinculo.identity.testing import START, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.testing import actor, run_jobs
from vinculo.notices import selectors
from vinculo.notices.api import absent
from vinculo.notices.contracts import MailHours, NoticeKind, Way, Window
from vinculo.notices.domain.quiet import digest_moment, end_of_quiet
from vinculo.notices.labels import notice_kinds
from vinculo.notices.models import Absence, Notice
from vinculo.notices.services import telling
from vinculo.notices.services.mailing import mail, send_digests
from vinculo.notices.services.preferences import HalfQuietError, choose
from vinculo.notices.services.telling import tell
from vinculo.notices.testing import TEST_KIND, an_absence
from vinculo.organization.testing import a_company

MADRID = ZoneInfo("Europe/Madrid")
WORK = (Window(opens=time(7, 30), closes=time(21)),) * 5
NIGHT = MailHours(week=(*WORK, Window(opens=time(10), closes=time(0)), None))
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ALIKE = f"{TEST_KIND}_alike"
if TEST_KIND not in notice_kinds:
    notice_kinds.add(TEST_KIND, NoticeKind(label="Pruebas"))
    notice_kinds.add(ALIKE, NoticeKind(label="Pruebas"))


@pytest.mark.parametrize(
    ("hours", "now", "ends"),
    [
        pytest.param(MailHours(), "18 23:00", None, id="nobody said quiet"),
        pytest.param(NIGHT, "18 20:59", None, id="before"),
        pytest.param(NIGHT, "18 21:00", "19 07:30", id="in the evening"),
        pytest.param(NIGHT, "19 03:00", "19 07:30", id="after midnight"),
        pytest.param(NIGHT, "19 07:30", None, id="over"),
        pytest.param(NIGHT, "20 22:00", "21 10:00", id="from Friday to Saturday"),
        pytest.param(NIGHT, "21 23:59", None, id="until the end of the day"),
        pytest.param(NIGHT, "22 00:00", "23 07:30", id="a day without mails"),
        pytest.param(
            MailHours(week=(*([None] * 6), Window(opens=time(9), closes=time(10)))),
            "22 11:00",
            "29 09:00",
            id="once a week",
        ),
    ],
)
def test_a_quiet_ends_when_it_was_said_to(hours: MailHours, now: str, ends: str | None) -> None:
    def moment(words: str) -> datetime:
        return datetime.strptime(f"2026-11-{words}", "%Y-%m-%d %H:%M").replace(tzinfo=MADRID)

    assert end_of_quiet(moment(now), hours) == (moment(ends) if ends else None)


def test_the_daily_mail_has_one_moment_a_day() -> None:
    at = datetime(2026, 11, 18, 7, 59, tzinfo=MADRID)
    assert digest_moment(at, MailHours()) == datetime(2026, 11, 17, 8, tzinfo=MADRID)
    assert digest_moment(at + MINUTE, MailHours()) == datetime(2026, 11, 18, 8, tzinfo=MADRID)


def told(*user_ids, subject: str = "case:1", at: datetime = START) -> int:
    return tell(
        user_ids, kind=TEST_KIND, subject=subject, at=at, params={"what": "algo"}, url="/casos/"
    )


def wants(user, way: Way, hours: MailHours | None = None) -> None:
    choose(actor=actor(user_id=user.id), ways={TEST_KIND: way}, hours=hours or MailHours())


@pytest.mark.django_db
class TestMails:
    @pytest.fixture(autouse=True)
    def company(self, monkeypatch: pytest.MonkeyPatch) -> None:
        a_company()
        monkeypatch.setattr(clock, "now", lambda: START + MINUTE)

    @pytest.mark.parametrize(
        ("way", "bell", "mails"),
        [(Way.AT_ONCE, 1, 1), (Way.DIGEST, 1, 0), (Way.BELL, 1, 0), (Way.NONE, 0, 0)],
    )
    def test_each_hears_as_they_wish(self, way: Way, bell: int, mails: int) -> None:
        user = a_user()
        wants(user, way)
        assert told(user.id) == bell
        run_jobs()
        assert len(post.outbox) == mails

    def test_a_notice_is_mailed_once_however_often_the_worker_runs(self) -> None:
        user = a_user()
        wants(user, Way.AT_ONCE)
        told(user.id)
        notice = Notice.objects.get()
        assert mail(notice_id=notice.pk, at=START)
        assert not mail(notice_id=notice.pk, at=START)
        run_jobs()
        assert len(post.outbox) == 1
        assert post.outbox[0].extra_headers["X-Vinculo-Kind"] == "notice"
        assert post.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"
        assert "/casos/" in post.outbox[0].body

    def test_what_was_read_before_the_quiet_was_over_is_not_mailed(self) -> None:
        user = a_user()
        weekday = (START + MINUTE).astimezone(MADRID).weekday()
        tomorrow = Window(opens=time(9), closes=time(10))
        always = MailHours(
            week=tuple(tomorrow if day == (weekday + 1) % 7 else None for day in range(7))
        )
        wants(user, Way.AT_ONCE, always)
        told(user.id)
        run_jobs()
        assert post.outbox == []
        Notice.objects.update(read_at=START)
        assert not mail(notice_id=Notice.objects.get().pk, at=START + DAY)

    def test_the_daily_mail_holds_what_nobody_read_and_comes_once(self) -> None:
        user = a_user()
        wants(user, Way.DIGEST)
        for number in range(3):
            told(user.id, subject=f"case:{number}")
        Notice.objects.filter(subject="case:0").update(read_at=START)
        assert send_digests(at=START) == 0
        assert send_digests(at=START + DAY) == 1
        assert send_digests(at=START + DAY) == 0
        assert post.outbox[0].body.count("Aviso de prueba") == 2

    def test_who_stands_in_hears_and_who_is_away_is_left_in_peace(self) -> None:
        away, other = a_user(name="Marta Ruiz"), a_user()
        wants(away, Way.AT_ONCE)
        wants(other, Way.AT_ONCE)
        an_absence(away.id, substitute_id=other.id)
        assert told(away.id) == 2
        run_jobs()
        assert [sent.to for sent in post.outbox] == [[other.email]]
        page = signed_in(other).get("/avisos/").content.decode()
        assert "por Marta Ruiz, que está fuera" in page
        assert told(away.id, other.id, subject="case:2") == 2

    def test_who_stands_in_without_sight_gets_no_dead_link(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        away, other = a_user(), a_user()
        an_absence(away.id, substitute_id=other.id)
        monkeypatch.setattr(telling, "notice_readers", {"case": lambda _subject, _people: set()})
        assert told(away.id) == 2
        assert dict(Notice.objects.values_list("user_id", "url")) == {
            away.id: "/casos/",
            other.id: "",
        }
        assert "pida a un supervisor" in signed_in(other).get("/avisos/").content.decode()

    def test_an_absence_ends_with_its_last_day(self) -> None:
        away, other = a_user(), a_user()
        an_absence(away.id, substitute_id=other.id, days=1)
        assert set(absent([away.id], on=(START + DAY).date())) == {away.id}
        assert absent([away.id], on=(START + 2 * DAY).date()) == {}

    def test_half_a_quiet_is_refused(self) -> None:
        with pytest.raises(HalfQuietError):
            wants(a_user(), Way.BELL, MailHours(week=(Window(opens=time(9), closes=time(8)),)))

    def test_people_choose_on_their_own_page(self) -> None:
        user, other = a_user(), a_user(name="Javier Soto")
        browser: Client = signed_in(user)
        said = {TEST_KIND: "at_once", "opens_0": "8:00", "closes_0": "", "digest_at": "8:00"}
        refused = browser.post("/mi/avisos/", said)
        assert refused.status_code == 422
        assert '<option value="at_once" selected>' in refused.content.decode()
        assert browser.post("/mi/avisos/", said | {"closes_0": "7:00"}).status_code == 422
        assert browser.post("/mi/avisos/", said | {"closes_0": "17:00"}).status_code == 302
        page = browser.get("/mi/avisos/").content.decode()
        assert '<option value="at_once" selected>' in page
        assert 'name="closes_0" value="17:00"' in page
        assert page.count(">Pruebas</label>") == 1, "kinds of the same words are one line"
        ways = {kind: selectors.ways_of([user.id], kind)[user.id] for kind in (TEST_KIND, ALIKE)}
        assert set(ways.values()) == {Way.AT_ONCE}
        assert browser.post("/mi/avisos/", said | {"opens_0": ""}).status_code == 302
        assert selectors.hours_of([user.id])[user.id].week == ()
        today = START.date()
        days = {"from_on": today.isoformat(), "until_on": (today + DAY).isoformat()}
        for wrong in (
            days | {"until_on": (today - DAY).isoformat()},
            days | {"substitute": str(user.id)},
        ):
            assert browser.post("/mi/ausencia/", wrong).status_code == 422
        right = days | {"substitute": str(other.id)}
        assert browser.post("/mi/ausencia/", right).status_code == 302
        assert browser.post("/mi/ausencia/", right).status_code == 422
        assert "sustituye Javier Soto" in browser.get("/mi/ausencia/").content.decode()
        kept = Absence.objects.get()
        assert kept.from_on == date(START.year, START.month, START.day)
        assert signed_in(other).post(f"/mi/ausencia/{kept.pk}/borrar/").status_code == 404
        assert browser.post(f"/mi/ausencia/{kept.pk}/borrar/").status_code == 302
        assert START.tzinfo is UTC
