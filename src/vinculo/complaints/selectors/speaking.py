"""In which language whoever complained is written to, with all that stands around the words."""

from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from vinculo.complaints.domain.saying import speaks
from vinculo.complaints.models import Complaint
from vinculo.organization import api as organization


def language_to(filed_language: str) -> str:
    """The language of a complaint where the product speaks it, else the company's."""
    ours = organization.company().language
    return speaks(filed_language, known=dict(settings.LANGUAGES), company=ours)


def told_in(case_id: UUID) -> str:
    """In which language the complaint that a case is was told; "" where we speak none such."""
    found = Complaint.objects.standing().filter(case_id=case_id)
    said = found.values_list("filed_language", flat=True).first()
    return said if said in dict(settings.LANGUAGES) else ""


def receipt_name(number: str, filed_language: str) -> str:
    """What the receipt of a complaint is called where it is saved."""
    with translation.override(language_to(filed_language)):
        return gettext("justificante-%(number)s.pdf") % {"number": number}
