"""The steps of a complaint: each parses a form, calls one service, and goes back to the page."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from vinculo.complaints.services import answering, delivering, handling, helping
from vinculo.complaints.web.forms import (
    AssessForm,
    CloseForm,
    FindingsForm,
    HelpForm,
    LegalTypeForm,
    LessonForm,
    PeopleForm,
    PointsForm,
    end_of_day,
)
from vinculo.complaints.web.opened import answer_form
from vinculo.complaints.web.page import chosen_class, show
from vinculo.complaints.web.receiving import HandForm, TriedForm
from vinculo.identity import api as identity
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.amounts import number
from vinculo.ui.steps import Doing, take_step


@allowed("complaints.handle")
@require_POST
def acknowledge(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """The customer was told by other means that it was received."""

    def doing(_said: dict[str, Any]) -> str:
        handling.acknowledge(
            complaint_id=complaint_id,
            how=request.POST.get("como", ""),
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("Queda apuntado que el cliente lo sabe.")

    return _done(request, complaint_id, "acknowledge", forms.Form(request.POST), doing)


@allowed("complaints.handle")
@require_POST
def assess(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Say what is at stake."""

    def doing(said: dict[str, Any]) -> str:
        found = handling.Assessment(**said)
        actor, at = the_actor(request), clock.now()
        handling.assess(complaint_id=complaint_id, found=found, actor=actor, at=at)
        return _("Valorada. La investigación es proporcionada a lo que pesa.")

    return _done(request, complaint_id, "assess", AssessForm(request.POST), doing)


@allowed("complaints.handle")
@require_POST
def legal_type(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Say what the law calls it; down only with a reason."""
    form = LegalTypeForm(request.POST)

    def doing(said: dict[str, Any]) -> str:
        handling.set_legal_type(
            complaint_id=complaint_id,
            legal_type=form.said_type,
            why=said["why"],
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("El tipo según la ley queda guardado, con su motivo.")

    return _done(request, complaint_id, "legal", form, doing)


@allowed("complaints.handle")
@require_POST
def points(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Write down what the customer raises, a point in each line."""

    def doing(said: dict[str, Any]) -> str:
        lines = said["words"].splitlines()
        actor, at = the_actor(request), clock.now()
        handling.add_points(complaint_id=complaint_id, words=lines, actor=actor, at=at)
        return _("Los puntos quedan apuntados: la respuesta los contesta todos.")

    return _done(request, complaint_id, "points", PointsForm(request.POST), doing)


@allowed("complaints.handle")
@require_POST
def answer_point(request: HttpRequest, complaint_id: UUID, raised_id: UUID) -> HttpResponse:
    """Answer one point, or take it away where the customer does not raise it."""

    def doing(said: dict[str, Any]) -> str:
        try:
            return saying(said)
        except handling.NoSuchPointError as error:
            raise Http404 from error

    def saying(_said: dict[str, Any]) -> str:
        actor, at = the_actor(request), clock.now()
        if request.POST.get("que") == "quitar":
            handling.drop_point(complaint_id=complaint_id, point_id=raised_id, actor=actor, at=at)
            return _("El punto ya no está; sus palabras quedan en la historia.")
        handling.answer_point(
            complaint_id=complaint_id,
            point_id=raised_id,
            answer=request.POST.get("respuesta", ""),
            actor=actor,
            at=at,
        )
        return _("El punto tiene respuesta.")

    return _done(request, complaint_id, str(raised_id), forms.Form(request.POST), doing)


@allowed("complaints.handle")
@require_POST
def people(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Say who accompanies, who investigates, of whom it speaks."""

    def doing(said: dict[str, Any]) -> str:
        handling.name_people(
            complaint_id=complaint_id, actor=the_actor(request), at=clock.now(), **said
        )
        return _("Queda dicho quién interviene.")

    form = PeopleForm(_everybody(), request.POST)
    return _done(request, complaint_id, "people", form, doing)


@allowed("complaints.handle")
@require_POST
def findings(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Write down what was found."""

    def doing(said: dict[str, Any]) -> str:
        handling.record_findings(
            complaint_id=complaint_id, actor=the_actor(request), at=clock.now(), **said
        )
        return _("Lo averiguado queda escrito.")

    return _done(request, complaint_id, "findings", FindingsForm(request.POST), doing)


@allowed("complaints.handle")
@require_POST
def answer(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Tell the customer the decision."""
    form = answer_form(complaint_id, request.POST)

    def doing(said: dict[str, Any]) -> str:
        told = answering.Answer(
            decision=form.said_decision,
            reasons=said["reasons"],
            ways=form.said_ways,
            bodies=form.said_bodies,
            seen=_id(said["seen"]),
            otherwise=said["otherwise"],
        )
        actor, at = the_actor(request), clock.now()
        answering.answer(complaint_id=complaint_id, said=told, actor=actor, at=at)
        return _("La decisión ya va camino del cliente, punto por punto.")

    return _done(request, complaint_id, "answer", form, doing)


@allowed("complaints.handle")
@require_POST
def look_again(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """The customer does not accept: somebody else decides anew."""

    def doing(_said: dict[str, Any]) -> str:
        answering.look_again(
            complaint_id=complaint_id,
            why=request.POST.get("por_que", ""),
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("Se vuelve a mirar, y la decide otra persona.")

    return _done(request, complaint_id, "look_again", forms.Form(request.POST), doing)


@allowed("complaints.handle")
@require_POST
def close(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Nothing is left to do."""
    form, actor = CloseForm(request.POST), the_actor(request)

    def doing(_said: dict[str, Any]) -> str:
        answering.close(
            complaint_id=complaint_id,
            said=form.said_said,
            ways=[*form.cleaned_data["ways"]],
            subject_class=chosen_class(request, actor, complaint_id),
            actor=actor,
            at=clock.now(),
        )
        return _("Cerrada. Queda aprender de ella.")

    return _done(request, complaint_id, "close", form, doing)


@allowed("complaints.handle")
@require_POST
def ask_help(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """A supervisor joins the contact or calls back the same working day."""
    form = HelpForm(_everybody(), request.POST)

    def doing(said: dict[str, Any]) -> str:
        due_at = helping.ask_for_help(
            complaint_id=complaint_id,
            way=form.said_way,
            person_id=said["person"],
            actor=the_actor(request),
            at=clock.now(),
        )
        when = timezone.localtime(due_at)
        return _("Avisado. Antes de las %(hour)s del %(day)s.") % {
            "hour": f"{when:%H:%M}",
            "day": f"{when:%d/%m}",
        }

    return _done(request, complaint_id, "help", form, doing)


@allowed("complaints.handle")
@require_POST
def say_tried(request: HttpRequest, complaint_id: UUID, help_id: UUID) -> HttpResponse:
    """A supervisor called the customer back and nobody answered."""
    form = TriedForm(request.POST)

    def doing(said: dict[str, Any]) -> str:
        try:
            return saying(said)
        except helping.NoSuchHelpError as error:
            raise Http404 from error

    def saying(said: dict[str, Any]) -> str:
        times = helping.say_tried(
            complaint_id=complaint_id,
            help_id=help_id,
            place=said["adonde"],
            tried_at=said["a_las"],
            actor=the_actor(request),
            at=clock.now(),
        )
        return ngettext(
            "Apuntado: se le llamó %(n)s vez sin respuesta. Sigue esperando su llamada.",
            "Apuntado: se le llamó %(n)s veces sin respuesta. Sigue esperando su llamada.",
            times,
        ) % {"n": number(times)}

    return _done(request, complaint_id, f"tried-{help_id}", form, doing)


@allowed("complaints.handle")
@require_POST
def hand(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Somebody handed the receipt over, or posted it."""
    form = HandForm(request.POST)

    def doing(said: dict[str, Any]) -> str:
        delivering.hand_over(
            complaint_id=complaint_id,
            way=form.said_way,
            handed_at=said["handed_at"],
            words=said["words"],
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("Queda apuntado cómo y cuándo lo recibió.")

    return _done(request, complaint_id, "hand", form, doing)


@allowed("complaints.handle")
@require_POST
def lesson(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Write down what changes, with a task for whoever sees to it."""

    def doing(said: dict[str, Any]) -> str:
        helping.learn(
            complaint_id=complaint_id,
            words=said["words"],
            owner_id=said["owner"],
            due_at=end_of_day(said["due"]),
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("La lección tiene responsable y fecha.")

    form = LessonForm(_everybody(), request.POST)
    return _done(request, complaint_id, "lesson", form, doing)


def _everybody() -> list[tuple[str, str]]:
    return [(str(one.id), one.name) for one in identity.users()]


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _done(
    request: HttpRequest, complaint_id: UUID, name: str, form: forms.Form, doing: Doing
) -> HttpResponse:
    """Do it and go back; what is refused is shown in its place with everything that was typed."""

    def refused(words: str) -> HttpResponse:
        return show(
            request,
            complaint_id,
            forms_typed={name: form},
            refused=(name, words),
            typed=request.POST.dict(),
        )

    return take_step(
        request, form, doing, refused=refused, back=redirect("complaints:complaint", complaint_id)
    )
