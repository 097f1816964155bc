"""The legal profiles: their versions, their duties, how each was verified."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import click

from vinculo.kernel.calculation import Answer, Inputs, calculation
from vinculo.kernel.words import gettext_noop, gettext_of, language
from vinculo.lib.calendar.public_days import known_regions
from vinculo.lib.tables import Problem, TableError
from vinculo.portfolio.commands.legal.schemas import PROFILES_SCHEMA
from vinculo.portfolio.commands.legal.words import REFUSALS, say
from vinculo.portfolio.domain.legal import Confidence, Duty, Profile
from vinculo.portfolio.profiles import all_profiles, versions_of

_ = gettext_of("portfolio")

PATH = ("legal", "profiles")
USES_DJANGO = False
NEEDS_DATABASE = False

CONFIDENCE: Mapping[Confidence, str] = {
    Confidence.PRIMARY_READ: gettext_noop("texto de la ley leído"),
    Confidence.PRIMARY_QUOTED: gettext_noop("texto de la ley leído en una cita"),
    Confidence.OFFICIAL: gettext_noop("página de la autoridad"),
    Confidence.SECONDARY: gettext_noop("despacho, prensa jurídica u otra fuente indirecta"),
    Confidence.PRESS: gettext_noop("prensa"),
    Confidence.MEMORY: gettext_noop("de memoria, sin comprobar: apagado"),
    Confidence.UNVERIFIED: gettext_noop("sin verificar: apagado"),
}


@calculation(help=_("Lista los perfiles legales y sus deberes."), schema=PROFILES_SCHEMA)
@click.option("--profile", default="", help=_("Solo este perfil; con @2, solo esa versión."))
@click.option("--clocks-only", is_flag=True, help=_("Solo deberes con plazo."))
def command(_inputs: Inputs, *, profile: str, clocks_only: bool) -> Answer:
    """All profiles, or one."""
    chosen = versions_of(profile) if profile else all_profiles()
    if not chosen:
        known = sorted({p.id for p in all_profiles()})
        words = say(REFUSALS["unknown_profile"], key=profile, known=known)
        raise TableError([Problem("unknown_profile", words=words)])
    duties = [duty for p in chosen for duty in p.duties]
    return {
        "version": "legal_profiles/1",
        "n": len(chosen),
        "clocks": sum(duty.clock is not None for duty in duties),
        "switched_off": sum(not duty.is_on for duty in duties),
        "disclaimer": _(
            "Datos de trabajo, no asesoramiento jurídico: confírmelos con un abogado antes de "
            "confiar en ellos."
        ),
        "profiles": [_profile(p) for p in chosen],
        "duties": [
            _duty(p, duty)
            for p in chosen
            for duty in p.duties
            if duty.clock is not None or not clocks_only
        ],
    }


def _profile(profile: Profile) -> dict[str, Any]:
    words = language()
    return {
        "id": profile.id,
        "version": profile.version,
        "as_of": profile.as_of,
        "name": profile.name[words],
        "status": profile.status[words],
        "country": profile.country,
        "calendar": profile.calendar,
        "timezone": profile.timezone,
        "regions": known_regions(profile.calendar),
        "confirmed_until": profile.confirmed_until,
        "valid_from": profile.valid_from,
        "effective_from": profile.effective_from,
        "enforceable_from": profile.enforceable_from,
        "is_on": profile.is_on,
        "duties": len(profile.duties),
        "clocks": sum(duty.clock is not None for duty in profile.duties),
        "switched_off": sum(not duty.is_on for duty in profile.duties),
    }


def _duty(profile: Profile, duty: Duty) -> dict[str, Any]:
    words = language()
    return {
        "profile": profile.key,
        "id": duty.id,
        "kind": duty.kind,
        "title": duty.title[words],
        "legal_term": duty.legal_term,
        "article": duty.article,
        "confidence": duty.confidence,
        "confidence_words": _(CONFIDENCE[duty.confidence]),
        "agreement": duty.agreement,
        "is_on": duty.is_on,
        "clock": None if duty.clock is None else asdict(duty.clock),
        "also": duty.also,
        "applies_to": duty.applies_to,
        "effective_from": duty.effective_from,
        "details": duty.details,
        "evidence": duty.evidence,
        "sources": [profile.sources[key].url for key in duty.sources],
        "note": duty.note.get(words),
    }
