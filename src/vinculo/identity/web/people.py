"""People, invitations and sign-in providers: what administration cares for."""

from collections.abc import Callable
from functools import partial
from itertools import chain
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.identity import mails, selectors
from vinculo.identity.contracts import IssuedInvitation, UserView, grant_kinds
from vinculo.identity.domain import secrets
from vinculo.identity.labels import role_names
from vinculo.identity.services import accounts, invitations, providers, sessions
from vinculo.identity.web.account import own_id, show_once, shown
from vinculo.identity.web.forms import InviteForm, ProviderForm, RolesForm
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for


def _person(request: HttpRequest, user_id: UUID) -> UserView:
    found = selectors.person(actor=the_actor(request), user_id=user_id)
    if found is None:
        raise Http404
    return found


def _offers() -> list[dict[str, Any]]:
    """Open invitations with what they give, in words."""
    known = dict(chain.from_iterable(kind.choices() for kind in grant_kinds.values()))
    return [
        {
            **vars(offer),
            "gives": ", ".join(
                (role_names(sorted(offer.roles)), *(known[g] for g in offer.grants if g in known))
            ),
        }
        for offer in selectors.open_invitations(at=clock.now())
    ]


def _hand_out(request: HttpRequest, issued: IssuedInvitation) -> None:
    """Mail the invitation, and show its link once to whoever invites."""
    mails.send_invitation(issued, language=the_actor(request).language)
    show_once(request, "invitation", mails.invitation_link(issued.token))


@allowed("identity.manage")
@never_cache
@require_http_methods(["GET", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Who can sign in, and a form to invite somebody."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            issued = invitations.invite(
                email=form.cleaned_data["email"],
                roles=form.chosen(),
                grants=form.grants(),
                invited_by=own_id(request),
                at=clock.now(),
            )
        except DomainError as error:
            form.add_error("email", words_for(error))
        else:
            _hand_out(request, issued)
            return redirect("identity:people")
    rows = selectors.people(actor=the_actor(request))
    context = {
        "form": form,
        "people": [{**vars(row), "role_words": role_names(sorted(row.roles))} for row in rows],
        "open_count": sum(row.is_active for row in rows),
        "invitations": _offers(),
        "link": shown(request, "invitation"),
    }
    return render(request, "identity/people.html", context)


@allowed("identity.manage")
@require_POST
def invitation_again(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Send a fresh link; the old one is dead."""
    try:
        issued = invitations.invite_again(
            invitation_id=invitation_id, invited_by=own_id(request), at=clock.now()
        )
    except DomainError as error:
        raise Http404 from error
    _hand_out(request, issued)
    return redirect("identity:people")


@allowed("identity.manage")
@require_POST
def invitation_revoke(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """End an offer."""
    if not invitations.revoke_invitation(invitation_id=invitation_id, at=clock.now()):
        raise Http404
    messages.success(request, gettext("La invitación está retirada."))
    return redirect("identity:people")


@allowed("identity.manage")
@never_cache
@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """One person: roles and access."""
    found = _person(request, user_id)
    form = RolesForm(request.POST or None, initial={"roles": sorted(found.roles)})
    if request.method == "POST" and form.is_valid():
        try:
            accounts.set_roles(user_id=user_id, roles=form.chosen())
        except DomainError as error:
            form.add_error("roles", words_for(error))
        else:
            messages.success(request, gettext("Los papeles están guardados."))
            return redirect("identity:person", user_id)
    context = {"person": found, "form": form, "password": shown(request, f"password:{user_id}")}
    return render(request, "identity/person.html", context)


def _changed(
    request: HttpRequest, user_id: UUID, change: Callable[[], object], done: str
) -> HttpResponse:
    """Change one thing about a person and say how it went."""
    _person(request, user_id)
    try:
        change()
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, done)
    return redirect("identity:person", user_id)


@allowed("identity.manage")
@require_POST
def person_close(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Close a login; sessions and tokens end at once."""
    close = partial(accounts.deactivate, user_id=user_id, at=clock.now())
    return _changed(request, user_id, close, gettext("El acceso está cerrado."))


@allowed("identity.manage")
@require_POST
def person_open(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Open a closed login again."""
    open_again = partial(accounts.reactivate, user_id=user_id)
    return _changed(request, user_id, open_again, gettext("El acceso está abierto."))


@allowed("identity.manage")
@require_POST
def person_sessions_end(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """End every session of a person."""
    end = partial(sessions.end_sessions, user_id=user_id)
    return _changed(request, user_id, end, gettext("Sus sesiones están cerradas."))


@allowed("identity.manage")
@require_POST
def person_password(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Give a person a random password, shown once; sessions end."""
    _person(request, user_id)
    password = secrets.new_password()
    accounts.set_password(user_id=user_id, password=password)
    if user_id == own_id(request):
        return redirect("account_login")
    show_once(request, f"password:{user_id}", password)
    return redirect("identity:person", user_id)


@allowed("identity.manage")
@require_POST
def person_second_step(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Take away the second step of somebody who lost it; sessions end."""
    remove = partial(accounts.remove_second_factor, user_id=user_id)
    return _changed(request, user_id, remove, gettext("Ya no tiene segundo paso."))


@allowed("identity.providers")
@require_http_methods(["GET", "POST"])
def sign_in_providers(request: HttpRequest) -> HttpResponse:
    """The OpenID Connect providers, and a form to add or change one."""
    found = selectors.providers()
    chosen = next((one for one in found if one.key == request.GET.get("key")), None)
    initial: dict[str, Any] = vars(chosen) if chosen else {}
    form = ProviderForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            providers.save_provider(**form.cleaned_data, at=clock.now())
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, gettext("El proveedor está guardado."))
            return redirect("identity:providers")
    context = {"providers": found, "form": form, "base_url": settings.BASE_URL}
    return render(request, "identity/providers.html", context)
