"""A person's own account: details, sessions, tokens; and taking up an invitation."""

from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import load_backend, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.identity import selectors
from vinculo.identity.contracts import Theme
from vinculo.identity.domain.errors import (
    InvitationClosedError,
    UnknownScopeError,
    WeakPasswordError,
)
from vinculo.identity.services import accounts, invitations, sessions, tokens
from vinculo.identity.web.forms import AcceptForm, ProfileForm, TokenForm, scopes_in_words
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, public, the_actor
from vinculo.kernel.errors import DomainError, words_for

SECRET_SHOWN_ONCE = "shown_once"  # noqa: S105


def own_id(request: HttpRequest) -> UUID:
    """Who is asking, in a view that only people may open."""
    user_id = the_actor(request).user_id
    if user_id is None:
        raise Http404
    return user_id


def show_once(request: HttpRequest, what: str, text: str) -> None:
    """Keep a secret until the next page shows it."""
    request.session[f"{SECRET_SHOWN_ONCE}:{what}"] = text


def shown(request: HttpRequest, what: str) -> str:
    """The secret to show now; it is forgotten with this."""
    return str(request.session.pop(f"{SECRET_SHOWN_ONCE}:{what}", ""))


def sign_in(request: HttpRequest, user_id: UUID) -> None:
    """Start a session; the one before it is forgotten."""
    backend = settings.AUTHENTICATION_BACKENDS[0]
    login(request, cast("Any", load_backend(backend)).get_user(user_id), backend=backend)


@allowed("identity.own_account")
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Name, language, theme and sessions; the way to password and second step."""
    user_id = own_id(request)
    me = selectors.person(actor=the_actor(request), user_id=user_id)
    if me is None:
        raise Http404
    form = ProfileForm(
        request.POST or None,
        initial={"name": me.name, "language": me.language, "theme": me.theme.value},
    )
    if request.method == "POST" and form.is_valid():
        accounts.set_profile(
            user_id=user_id,
            name=form.cleaned_data["name"],
            language=form.cleaned_data["language"],
            theme=Theme(form.cleaned_data["theme"]),
        )
        messages.success(request, gettext("Sus datos están guardados."))
        return redirect("identity:account")
    context = {
        "form": form,
        "me": me,
        "sessions": selectors.sessions_of(user_id=user_id, current_key=request.session.session_key),
        "has_second_factor": selectors.has_second_factor(user_id=user_id),
    }
    return render(request, "identity/account.html", context)


@allowed("identity.own_account")
@require_POST
def session_end(request: HttpRequest, session_id: int) -> HttpResponse:
    """End one of the person's own sessions."""
    if not sessions.end_session(user_id=own_id(request), session_id=session_id):
        raise Http404
    messages.success(request, gettext("La sesión está cerrada."))
    return redirect("identity:account")


@allowed("identity.own_account")
@require_POST
def sessions_end(request: HttpRequest) -> HttpResponse:
    """End all of the person's sessions but this one."""
    sessions.end_sessions(user_id=own_id(request), besides=request.session.session_key)
    messages.success(request, gettext("Las demás sesiones están cerradas."))
    return redirect("identity:account")


@allowed("identity.own_tokens")
@never_cache
@require_http_methods(["GET", "POST"])
def own_tokens(request: HttpRequest) -> HttpResponse:
    """The person's API tokens, and a form for a new one."""
    user_id, at = own_id(request), clock.now()
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        days = form.cleaned_data["days"]
        try:
            issued = tokens.issue_token(
                user_id=user_id,
                name=form.cleaned_data["name"],
                scopes=form.cleaned_data["scopes"],
                expires_at=at + timedelta(days=days) if days else None,
                at=at,
            )
        except UnknownScopeError as error:
            form.add_error("scopes", words_for(error))
        else:
            show_once(request, "token", issued.secret)
            return redirect("identity:tokens")
    context = {
        "form": form,
        "tokens": [
            (token, scopes_in_words(token.scopes))
            for token in selectors.tokens_of(user_id=user_id, at=at)
        ],
        "secret": shown(request, "token"),
    }
    return render(request, "identity/tokens.html", context)


@allowed("identity.own_tokens")
@require_POST
def token_revoke(request: HttpRequest, token_id: UUID) -> HttpResponse:
    """End one of the person's own tokens."""
    if not tokens.revoke_token(user_id=own_id(request), token_id=token_id, at=clock.now()):
        raise Http404
    messages.success(request, gettext("La llave está retirada."))
    return redirect("identity:tokens")


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
                language=(get_language() or "es")[:2],
            )
        except WeakPasswordError as error:
            form.add_error("password", words_for(error))
        except DomainError as error:  # taken up in another window, or the address has a login now
            form.add_error(None, words_for(error))
        else:
            sign_in(request, user.id)
            return redirect("/")
    return render(request, "identity/invitation.html", {"form": form, "offer": offer})
