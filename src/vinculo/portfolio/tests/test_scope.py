"""Which laws bind which company, and which of their terms begin when something is filed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from vinculo.lib.calendar.public_days import Override, public_days
from vinculo.portfolio.domain.filing import Kind, Matter, Topic, begins, binds_on
from vinculo.portfolio.domain.frozen_days import digest_of_days, frozen, thawed
from vinculo.portfolio.domain.scope import Channel, Facts, Sector, bindings, runs_until
from vinculo.portfolio.profiles import all_profiles, versions_of
from vinculo.portfolio.selectors.law import said_by

SHOP = Facts(
    countries=("ES",),
    to_consumers=True,
    sector=Sector.OTHER,
    staff=12,
    turnover=Decimal(3_000_000),
    balance=Decimal(1_000_000),
)


def of(profile, **facts):
    (found,) = bindings(replace(SHOP, **facts), [profile])
    return found


@pytest.mark.parametrize(
    ("facts", "binds", "reason"),
    [
        ({}, False, "small"),
        ({"staff": 249}, False, "small"),
        ({"staff": 250}, True, "staff"),
        ({"turnover": Decimal("50000000.00")}, False, "small"),
        ({"turnover": Decimal("50000000.01")}, True, "turnover"),
        ({"balance": Decimal("43000000.01")}, True, "balance"),
        ({"sector": Sector.TELECOM}, True, "basic_service"),
        ({"sector": Sector.TELECOM, "is_non_profit": True}, False, "awaits_regulation"),
        ({"staff": 250, "is_non_profit": True}, True, "staff"),
        ({"staff": 900, "to_consumers": False}, False, "no_consumers"),
        ({"staff": 900, "countries": ("PE",)}, False, "elsewhere"),
    ],
)
def test_the_figures_of_ley_10_are_alternatives_and_their_edges_are_those_of_the_text(
    facts, binds, reason
):
    found = of("es-ley10-2025", **facts)
    assert (found.binds, found.reason) == (binds, reason)


@pytest.mark.parametrize(
    ("profile", "facts", "reason"),
    [
        ("es-trlgdcu", {}, "any_trader"),
        ("es-finance", {}, "other_sector"),
        ("es-finance", {"sector": Sector.FINANCE}, "sector"),
        ("es-hojas", {"channels": (Channel.SHOP,)}, "shops"),
        ("es-hojas", {}, "no_shops"),
        ("es-rgpd", {"to_consumers": False}, "personal_data"),
        ("eu-access-adr", {"staff": 9, "turnover": Decimal(2_000_000)}, "micro"),
        ("eu-access-adr", {"channels": (Channel.WEB,)}, "covered"),
        ("eu-access-adr", {}, "not_covered"),
        ("ec", {}, "not_read"),
    ],
)
def test_each_profile_says_why_it_binds_or_not(profile, facts, reason):
    assert of(profile, **facts).reason == reason


def test_finance_and_small_retailers_are_spared_the_duties_that_the_law_names():
    assert "ES10-EVAL" in of("es-ley10-2025", sector=Sector.FINANCE).without
    small = of("es-ley10-2025", sector=Sector.ENERGY, is_small_retailer=True)
    assert small.without == {"ES10-24X7", "ES10-SEPARATE"}
    assert runs_until(date(2028, 2, 29)) == date(2029, 2, 28)


def begun(matter, company=frozenset()):
    return {
        duty.id
        for profile in all_profiles()
        for duty in profile.duties
        if duty.is_on and begins(duty, matter, company)
    }


def test_each_filing_begins_the_terms_of_its_kind_topic_and_company_alone():
    telecom = replace(SHOP, sector=Sector.TELECOM).tags
    complaint = begun(Matter(kind=Kind.COMPLAINT), telecom)
    assert {"ES10-15BD", "ES-TRL-15D", "ES-TEL-1M", "ES-FIN-1M", "PE-LR-15BD"} <= complaint
    assert not complaint & {"ES10-2H", "ES10-5D", "ES-HOJAS-10", "CL-56-10", "CO-1755-CONS"}
    assert "ES10-2H" in begun(Matter(kind=Kind.INCIDENT, topic=Topic.CONTINUITY), telecom)
    assert "ES10-2H" not in begun(Matter(kind=Kind.INCIDENT, topic=Topic.CONTINUITY))
    assert begun(Matter(kind=Kind.QUERY, topic=Topic.BILLING)) == {"ES10-15BD", "ES10-5D"}
    assert "ES-HOJAS-10" in begun(Matter(kind=Kind.COMPLAINT, on_official_sheet=True))
    assert "CL-56-10" in begun(Matter(kind=Kind.COMPLAINT), replace(SHOP, has_seal=True).tags)
    assert begun(Matter(kind=Kind.REQUEST)) == {"CO-1755-PET"}


@pytest.mark.parametrize(
    ("sector", "profiles", "held"),
    [
        pytest.param(Sector.ENERGY, ("es-ley10-2025",), True, id="a continuous contract"),
        pytest.param(Sector.TELECOM, ("es-ley10-2025", "es-telecom"), False, id="the contrary"),
        pytest.param(Sector.ENERGY, ("es-ley10-2025", "es-telecom"), False, id="sells it too"),
        pytest.param(Sector.TELECOM, ("es-ley10-2025",), True, id="telecom is off for it"),
        pytest.param(Sector.POST, ("es-ley10-2025",), False, id="no continuous contract"),
        pytest.param(Sector.OTHER, ("es-ley10-2025",), False, id="a big shop"),
    ],
)
def test_others_must_obey_only_what_is_about_the_company_and_no_law_of_its_sector_denies(
    sector, profiles, held
):
    bound = [(profile, profile.duties) for key in profiles for profile in versions_of(key)]
    law = said_by(bound, replace(SHOP, sector=sector).tags)
    assert law.holds("ES10-NOSUSP") is held
    assert law.holds("ES10-NODEBT") is ("es-telecom" not in profiles)
    assert law.holds("ES10-KEY", "ES10-RECEIPT"), "what names no company is about all"
    assert law.holds("ES10-5D"), "a topic is no company"
    assert law.holds("ES10-2H") is (sector in {Sector.ENERGY, Sector.TELECOM})


def test_a_law_binds_from_its_first_day_on():
    (ley10,) = versions_of("es-ley10-2025")
    assert not binds_on(ley10, date(2025, 12, 27))
    assert binds_on(ley10, date(2025, 12, 28))


def test_frozen_days_count_as_the_calendar_that_they_were_taken_from():
    local = [Override(day=date(2026, 11, 9), is_working=False, name="La Almudena")]
    days = public_days("ES", "MD", years=(2020, 2036), overrides=local)
    kept = frozen(days, 2026)
    again = thawed(kept)
    start = date(2026, 10, 26)
    assert again.add_working_days(start, 15) == days.add_working_days(start, 15)
    assert again.add_working_days(start, 15) == date(2026, 11, 18)
    assert digest_of_days(frozen(again, 2026)) == digest_of_days(kept)
