"""Pages of teams and their members."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.identity import api as identity
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.organization import selectors
from vinculo.organization.contracts import TeamView
from vinculo.organization.services import teams as services
from vinculo.organization.web.forms import MemberForm, TeamForm


@allowed("organization.see_teams")
@require_http_methods(["GET", "POST"])
def teams(request: HttpRequest) -> HttpResponse:
    """All teams with their members; administrators make new ones."""
    form = TeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _create(request, form)
    return _list(request, form)


@allowed("organization.manage")
@require_http_methods(["GET", "POST"])
def team(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """A team's name and members."""
    found = _team(team_id)
    form = TeamForm(request.POST or None, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        try:
            services.rename_team(team_id=team_id, name=form.cleaned_data["name"])
        except DomainError as error:
            form.add_error("name", words_for(error))
        else:
            messages.success(request, gettext("El nombre está guardado."))
            return redirect("organization:team", team_id)
    return _page(request, found, form)


@allowed("organization.manage")
@require_POST
def members(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Put somebody into the team."""
    found = _team(team_id)
    form = MemberForm(_people(), request.POST)
    if not form.is_valid():
        return _page(request, found, TeamForm(initial={"name": found.name}))
    services.add_member(
        team_id=team_id, user_id=form.cleaned_data["user"], leads=form.cleaned_data["leads"]
    )
    messages.success(request, gettext("El equipo está guardado."))
    return redirect("organization:team", team_id)


@allowed("organization.manage")
@require_POST
def remove_member(request: HttpRequest, team_id: UUID, user_id: UUID) -> HttpResponse:
    """Take somebody out of the team."""
    services.remove_member(team_id=team_id, user_id=user_id)
    messages.success(request, gettext("Ya no está en el equipo."))
    return redirect("organization:team", team_id)


@allowed("organization.manage")
@require_POST
def close_team(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """End a team; its history stays."""
    services.close_team(team_id=_team(team_id).id, at=clock.now())
    messages.success(request, gettext("El equipo está cerrado."))
    return redirect("organization:teams")


def _create(request: HttpRequest, form: TeamForm) -> HttpResponse:
    if not _may_manage(request):
        return redirect("organization:teams")
    try:
        team_id = services.create_team(name=form.cleaned_data["name"], at=clock.now())
    except DomainError as error:
        form.add_error("name", words_for(error))
        return _list(request, form)
    return redirect("organization:team", team_id)


def _list(request: HttpRequest, form: TeamForm) -> HttpResponse:
    found = selectors.teams()
    by_team = selectors.members_by_team([team.id for team in found])
    names = identity.user_names({m.user_id for members in by_team.values() for m in members})
    rows = [
        (
            team,
            [names.get(m.user_id, "") for m in by_team[team.id] if m.leads],
            [names.get(m.user_id, "") for m in by_team[team.id] if not m.leads],
        )
        for team in found
    ]
    return render(
        request,
        "organization/teams.html",
        {"rows": rows, "form": form, "may_manage": _may_manage(request)},
        status=422 if form.errors else 200,
    )


def _page(request: HttpRequest, found: TeamView, form: TeamForm) -> HttpResponse:
    inside = selectors.members_of(found.id)
    names = identity.user_names({member.user_id for member in inside})
    return render(
        request,
        "organization/team.html",
        {
            "team": found,
            "form": form,
            "members": [(member, names.get(member.user_id, "")) for member in inside],
            "member_form": MemberForm(_people()),
        },
        status=422 if form.errors else 200,
    )


def _team(team_id: UUID) -> TeamView:
    found = next((team for team in selectors.teams() if team.id == team_id), None)
    if found is None:
        raise Http404
    return found


def _people() -> list[tuple[str, str]]:
    return [(str(user.id), user.name) for user in identity.users()]


def _may_manage(request: HttpRequest) -> bool:
    return may(the_actor(request), "organization.manage")
