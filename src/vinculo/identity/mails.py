"""Mails about logins; they leave by Django's ``send_mail``, that is by delivery's outbox."""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from vinculo.identity.contracts import IssuedInvitation
from vinculo.identity.labels import MAIL_SUBJECTS, NOTICES


def link_to(path: str) -> str:
    """The absolute address of ``path``, by the installation's own base address, never a header."""
    return f"{settings.BASE_URL}{path}"


def invitation_link(token: str) -> str:
    """Where an invitation is accepted."""
    return link_to(reverse("identity:invitation", args=[token]))


def send_invitation(issued: IssuedInvitation, *, language: str) -> None:
    """Write to the invited person."""
    _send(
        "invitation",
        email=issued.invitation.email,
        language=language,
        context={"invitation": issued.invitation, "link": invitation_link(issued.token)},
    )


def send_reset(*, email: str, name: str, language: str, link: str) -> None:
    """Write the link that sets a new password."""
    _send("reset", email=email, language=language, context={"name": name, "link": link})


def send_notice(*, occasion: str, email: str, language: str, context: dict[str, Any]) -> None:
    """Tell a person what has changed about their login; other occasions are silent."""
    if occasion not in NOTICES:
        return
    with translation.override(language):
        what = str(NOTICES[occasion])
    _send(
        "notice",
        email=email,
        language=language,
        context={
            "what": what,
            "at": context.get("timestamp"),
            "ip": context.get("ip", ""),
            "link": link_to(reverse("identity:account")),
        },
    )


def send_head(*, email: str, language: str, context: dict[str, Any]) -> None:
    """Hand the head of the chain of evidence to somebody outside the database."""
    _send("head", email=email, language=language, context=context)


def _send(name: str, *, email: str, language: str, context: dict[str, Any]) -> None:
    with translation.override(language):
        send_mail(
            str(MAIL_SUBJECTS[name]),
            render_to_string(f"identity/mail/{name}.txt", context),
            settings.DEFAULT_FROM_EMAIL,
            [email],
        )
