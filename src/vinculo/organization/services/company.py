"""The company itself."""

from collections.abc import Collection
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.db import IntegrityError, transaction

from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.organization import policy
from vinculo.organization.domain.address import clean_base_url
from vinculo.organization.domain.currency import (
    clean_currency,
    usual_currency,
)
from vinculo.organization.domain.languages import clean_languages
from vinculo.organization.domain.zones import check_timezone
from vinculo.organization.models import Company
from vinculo.organization.selectors import NoCompanyYetError, forget_company
from vinculo.organization.services.logo import LOGO_TYPE, keep_logo


class CompanyExistsError(DomainError):
    """The installation has its company already; there is never a second."""

    code = "company_exists"


def create_company(
    *,
    name: str,
    language: str,
    timezone: str,
    base_url: str,
    is_practice: bool,
    at: datetime,
    logo_digest: str = "",
    currency: str = "",
) -> UUID:
    """Open the company; ``logo_digest`` is what ``keep_logo`` gave.

    Without a ``currency`` it is the usual one of the time zone. Raises CompanyExistsError,
    UnknownTimezoneError, BadBaseUrlError, BadCurrencyError.
    """
    check_timezone(timezone)
    try:
        with transaction.atomic():
            company = Company.objects.create(
                name=name.strip(),
                language=language,
                timezone=timezone,
                currency=clean_currency(currency or usual_currency(timezone)),
                base_url=clean_base_url(base_url),
                logo_digest=logo_digest,
                logo_type=LOGO_TYPE if logo_digest else "",
                is_practice=is_practice,
                created_at=at,
            )
    except IntegrityError:
        if Company.objects.exists():
            raise CompanyExistsError from None
        raise
    return company.pk


@transaction.atomic
def change_company(
    *, name: str, language: str, timezone: str, base_url: str, currency: str
) -> None:
    """Rename the company, or move it; what is written in its money keeps the currency it has.

    Raises NoCompanyYetError and what create_company raises.
    """
    check_timezone(timezone)
    company = _the_company()
    company.name = name.strip()
    company.language = language
    company.timezone = timezone
    company.base_url = clean_base_url(base_url)
    company.currency = clean_currency(currency)
    company.save(update_fields=["name", "language", "timezone", "base_url", "currency"])


@transaction.atomic
def set_languages(*, languages: Collection[str], actor: Actor) -> None:
    """Say in which languages customers are attended; the history keeps who did.

    Raises NotAllowedError, NoLanguageError, NoCompanyYetError.
    """
    if not policy.may(actor, "organization.set_languages"):
        raise NotAllowedError(action="organization.set_languages")
    said = " ".join(clean_languages(languages))
    company = _the_company()
    if company.attended_languages != said:
        company.attended_languages = said
        company.save(update_fields=["attended_languages"])


def set_logo(*, source: BinaryIO) -> str:
    """Make the picture in ``source`` the company's logo; return its digest.

    It is redrawn as PNG at a modest size, so nothing but its pixels is kept. Raises
    BadLogoError, NoCompanyYetError.
    """
    digest = keep_logo(source)
    with transaction.atomic():
        company = _the_company()
        company.logo_digest, company.logo_type = digest, LOGO_TYPE
        company.save(update_fields=["logo_digest", "logo_type"])
    return digest


@transaction.atomic
def remove_logo() -> None:
    """Go back to the company's name in plain letters."""
    company = _the_company()
    company.logo_digest = company.logo_type = ""
    company.save(update_fields=["logo_digest", "logo_type"])


def _the_company() -> Company:
    forget_company()
    company = Company.objects.select_for_update().first()
    if company is None:
        raise NoCompanyYetError
    return company
