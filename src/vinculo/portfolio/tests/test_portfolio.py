from datetime import timedelta
from importlib import import_module
from uuid import uuid4

import pytest

from vinculo.identity.testing import a_user
from vinculo.kernel.actor import Role, keys_of
from vinculo.kernel.demo import demo_id, demo_parts, demo_secrets
from vinculo.organization import api as organization
from vinculo.organization.contracts import CalendarDraft
from vinculo.organization.testing import START, a_calendar
from vinculo.portfolio import api, services
from vinculo.portfolio.contracts import (
    Length,
    Metric,
    Phase,
    Stage,
    StandardDraft,
    StandardVersion,
    Unit,
)
from vinculo.portfolio.domain.keys import key_for
from vinculo.portfolio.domain.lifecycle import Position
from vinculo.portfolio.domain.standards import in_force
from vinculo.portfolio.testing import a_service, a_standard

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("name", "taken", "key"),
    [
        ("Averías e instalación", (), "averias-e-instalacion"),
        ("Averías", ("averias",), "averias-2"),
        ("Averías", ("averias", "averias-2"), "averias-3"),
        ("Niñez", (), "ninez"),
        ("¡!", (), "servicio"),
        ("x" * 80, (), "x" * 36),
    ],
)
def test_a_key_is_made_from_the_name(name, taken, key):
    assert key_for(name, taken) == key


@pytest.mark.parametrize(
    ("minutes", "length"),
    [
        (240, Length(count=4, unit=Unit.HOURS)),
        (90, Length(count=90, unit=Unit.MINUTES)),
        (30, Length(count=30, unit=Unit.MINUTES)),
    ],
)
def test_a_length_is_said_in_its_largest_whole_unit(minutes, length):
    span = timedelta(minutes=minutes)
    assert Length.of(span) == length
    assert length.span == span


def version(metric=Metric.RESOLUTION, *, number, begins, withdrawn=False):
    return StandardVersion(
        id=uuid4(),
        metric=metric,
        version=number,
        target=DAY,
        warn_pct=75,
        calendar_id=uuid4(),
        words="",
        staff_words="",
        withdrawn=withdrawn,
        valid_from=START + begins * DAY,
    )


def test_the_latest_version_that_has_begun_is_in_force():
    old, new, later = (version(number=n, begins=b) for n, b in [(1, 0), (2, 1), (3, 9)])
    assert in_force([later, old, new], START + DAY) == {Metric.RESOLUTION: new}
    assert in_force([later, old, new], START) == {Metric.RESOLUTION: old}
    assert in_force([later], START) == {}


def test_of_two_that_begin_at_once_the_one_made_later_counts():
    old, new = version(number=1, begins=0), version(number=2, begins=0)
    assert in_force([new, old], START) == in_force([old, new], START) == {Metric.RESOLUTION: new}


def test_a_withdrawal_ends_one_metric():
    first = version(Metric.FIRST_ANSWER, number=1, begins=0)
    gone = version(number=2, begins=0, withdrawn=True)
    assert in_force([gone, first], START) == {Metric.FIRST_ANSWER: first}


def retire(service_id):
    services.move_service(
        service_id=service_id,
        there=Position(Stage.RETIRED, Phase.OPERATION),
        on=START.date(),
        reason="Nadie lo pide.",
        at=START,
    )


@pytest.mark.django_db
class TestServices:
    def test_a_service_has_a_key_that_stays(self):
        service = a_service(standards=False)
        services.change_service(service_id=service.id, name="Averías", benefit="", owner_id=None)
        changed = api.service(service.id)
        assert (changed.key, changed.name) == ("averias-e-instalacion", "Averías")

    def test_only_the_catalogue_is_offered(self):
        service = a_service(standards=False)
        assert [s.id for s in api.services()] == [service.id]
        retire(service.id)
        assert api.services() == []
        assert api.services(stages=Stage) != []

    def test_two_services_do_not_share_a_name_unless_one_is_retired(self):
        service = a_service(standards=False)
        with pytest.raises(services.ServiceNameTakenError):
            api.create_service(name="AVERÍAS e instalación", at=START)
        retire(service.id)
        api.create_service(name="Averías e instalación", at=START)

    def test_an_unknown_service_is_said(self):
        unknown = a_user().id
        assert api.service(unknown) is None
        with pytest.raises(services.ServiceNotFoundError):
            services.withdraw_standard(service_id=unknown, metric=Metric.RESOLUTION, at=START)

    def test_the_owner_holds_the_key(self):
        raul = a_user(Role.OWNER)
        service = a_service(owner_id=raul.id, standards=False)
        assert f"service:{service.id}" in keys_of(raul.id, raul.roles)


@pytest.mark.django_db
class TestStandards:
    def test_the_version_in_force_is_found(self, django_assert_num_queries):
        service = a_service()
        a_standard(service.id, Metric.FIRST_ANSWER, hours=2, calendar_id=a_calendar(name="Otro"))
        with django_assert_num_queries(2):
            first, resolution = api.standards_for(service_id=service.id, at=START)
        assert (first.metric, first.target, first.version) == (
            Metric.FIRST_ANSWER,
            timedelta(hours=2),
            2,
        )
        assert (resolution.metric, resolution.version) == (Metric.RESOLUTION, 1)
        assert first.rule == f"standard:{first.id}"

    def test_a_version_can_begin_later(self):
        service = a_service()
        draft = StandardDraft(
            metric=Metric.FIRST_ANSWER,
            target=timedelta(hours=1),
            calendar_id=a_calendar(name="Otro"),
            words="En una hora.",
            valid_from=START + 7 * DAY,
        )
        api.create_standard(service_id=service.id, draft=draft, at=START)
        assert api.standards_for(service_id=service.id, at=START)[0].version == 1
        assert api.standards_for(service_id=service.id, at=START + 7 * DAY)[0].version == 2

    def test_before_the_first_version_nothing_is_in_force(self):
        service = a_service()
        assert api.standards_for(service_id=service.id, at=START - DAY) == ()

    def test_a_withdrawn_standard_is_no_longer_in_force(self):
        service = a_service()
        for _twice in range(2):
            services.withdraw_standard(
                service_id=service.id, metric=Metric.RESOLUTION, at=START + DAY
            )
        assert len(api.standards_for(service_id=service.id, at=START)) == 2
        (left,) = api.standards_for(service_id=service.id, at=START + DAY)
        assert left.metric is Metric.FIRST_ANSWER

    def test_a_target_that_a_calendar_never_reaches_is_refused(self):
        rarely = CalendarDraft(timezone="UTC", weekly=(((0, 1),),) + ((),) * 6)
        draft = StandardDraft(
            metric=Metric.RESOLUTION,
            target=timedelta(hours=1000),
            calendar_id=a_calendar(draft=rarely),
            words="Algún día.",
        )
        service = a_service(standards=False)
        with pytest.raises(services.UnreachableStandardError):
            api.create_standard(service_id=service.id, draft=draft, at=START)


@pytest.mark.django_db
def test_the_practice_company_opens_whole():
    """Its people, its company and its service, as the runner makes them."""
    import_module("vinculo.identity.demo")
    demo_secrets.password = "laguna-verde-27"
    for part in ("identity", "organization", "portfolio"):
        demo_parts[part](START + 30 * DAY)
    (service,) = api.services()
    assert service.id == demo_id("service:averias")
    standards = api.standards_for(service_id=service.id, at=START)
    assert [s.target for s in standards] == [timedelta(hours=4), timedelta(hours=24)]
    assert organization.company().is_practice
    assert len(organization.members_of(demo_id("team:averias"))) == 3
