"""The door of the organization context."""

from vinculo.organization.domain.address import clean_base_url
from vinculo.organization.domain.places import place_choices
from vinculo.organization.domain.zones import timezones
from vinculo.organization.labels import attended_words
from vinculo.organization.selectors import (
    calendar_of,
    calendars,
    calendars_of,
    company,
    company_exists,
    currency,
    default_calendar_id,
    legal_places,
    members_by_team,
    members_of,
    teams,
    teams_by_member,
    teams_of,
    wanted_languages,
)
from vinculo.organization.services.calendars import create_calendar
from vinculo.organization.services.company import create_company
from vinculo.organization.services.logo import keep_logo
from vinculo.organization.services.teams import add_member, create_team, remove_member

__all__ = [
    "add_member",
    "attended_words",
    "calendar_of",
    "calendars",
    "calendars_of",
    "clean_base_url",
    "company",
    "company_exists",
    "create_calendar",
    "create_company",
    "create_team",
    "currency",
    "default_calendar_id",
    "keep_logo",
    "legal_places",
    "members_by_team",
    "members_of",
    "place_choices",
    "remove_member",
    "teams",
    "teams_by_member",
    "teams_of",
    "timezones",
    "wanted_languages",
]
