"""Everything on the customer's page as a PDF to keep."""

from datetime import timedelta
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.cases.selectors import tracking as reading
from vinculo.cases.web.tracking_access import Visit, of_link, wait_a_moment
from vinculo.cases.web.tracking_words import Shown, day_and_clock, shown
from vinculo.kernel import limits
from vinculo.kernel.papers import Json, pdf
from vinculo.organization import api as organization

TEMPLATE = Path(__file__).parents[1] / "papers" / "tracking.typ"
MOST_PAPERS = 12
AN_HOUR = timedelta(hours=1)


@of_link()
@require_safe
def tracking_pdf(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The same words as on the page, and no more; made by a process that can read nothing else."""
    try:
        limits.take(
            f"tracking papers:{visit.link.ref}", limit=MOST_PAPERS, per=AN_HOUR, at=visit.at
        )
    except limits.TooManyError as error:
        return wait_a_moment(request, error)
    page = reading.tracking_page(visit.link, at=visit.at)
    words = shown(page, visit)
    response = HttpResponse(
        pdf(TEMPLATE, paper_of(words, subject=page.subject, visit=visit)),
        content_type="application/pdf",
    )
    name = f"seguimiento-{page.number or page.key}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def paper_of(words: Shown, *, subject: str, visit: Visit) -> dict[str, Json]:
    """What the template reads; only texts."""
    made = day_and_clock(timezone.localtime(visit.at))
    return {
        "language": get_language() or "es",
        "company": organization.company().name,
        "title": _("Su asunto, paso a paso"),
        "subject": subject,
        "key": _("Clave %(key)s") % {"key": words.key},
        "made": _("Hecho el %(when)s") % {"when": made},
        "headline": words.headline,
        "owner": words.owner,
        "next": words.next,
        "words": {
            "steps": _("Paso a paso"),
            "messages": _("Lo que nos hemos dicho"),
            "files": _("Archivos:"),
        },
        "steps": [
            {
                "words": step.words,
                "when": day_and_clock(timezone.localtime(step.at)) if step.at else step.meta,
            }
            for step in words.steps
        ],
        "messages": [
            {
                "name": message.name,
                "when": day_and_clock(timezone.localtime(message.at)),
                "text": message.text,
                "files": [name for name, _size, _url in message.files],
            }
            for message in words.messages
        ],
    }
