"""Pages of the identity context."""

from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import load_backend, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from vinculo.identity import selectors
from vinculo.identity.contracts import Theme
from vinculo.identity.domain.errors import InvitationClosedError, WeakPasswordError
from vinculo.identity.services import accounts, invitations
from vinculo.identity.web.forms import AcceptForm, ProfileForm
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, public, the_actor
from vinculo.kernel.errors import words_for


def sign_in(request: HttpRequest, user_id: UUID) -> None:
    """Start a session; the one before it is forgotten."""
    backend = settings.AUTHENTICATION_BACKENDS[0]
    login(request, cast("Any", load_backend(backend)).get_user(user_id), backend=backend)


@allowed("identity.own_account")
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """A person's own account: name, language, theme; the way to password, sessions and tokens."""
    actor = the_actor(request)
    assert actor.user_id is not None  # noqa: S101
    me = selectors.person(actor=actor, user_id=actor.user_id)
    assert me is not None  # noqa: S101
    form = ProfileForm(
        request.POST or None,
        initial={"name": me.name, "language": me.language, "theme": me.theme.value},
    )
    if request.method == "POST" and form.is_valid():
        accounts.set_profile(
            user_id=actor.user_id,
            name=form.cleaned_data["name"],
            language=form.cleaned_data["language"],
            theme=Theme(form.cleaned_data["theme"]),
        )
        messages.success(request, gettext("Sus datos están guardados."))
        return redirect("identity:account")
    return render(request, "identity/account.html", {"form": form, "me": me})


@public
@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Take up an invitation: name and password, once."""
    try:
        offer = invitations.invitation_for(token=token, at=clock.now())
    except InvitationClosedError as error:
        return render(
            request, "identity/invitation_closed.html", {"words": words_for(error)}, status=404
        )
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = invitations.accept_invitation(
                token=token,
                name=form.cleaned_data["name"],
                password=form.cleaned_data["password"],
                at=clock.now(),
                language=get_language() or "es",
            )
        except WeakPasswordError as error:
            form.add_error("password", words_for(error))
        else:
            sign_in(request, user.id)
            return redirect("/")
    return render(request, "identity/invitation.html", {"form": form, "offer": offer})


urlpatterns = [
    path("cuenta/", account, name="account"),
    path("invitacion/<str:token>/", invitation, name="invitation"),
]
