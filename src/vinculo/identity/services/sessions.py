"""Ending sessions."""

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction


@transaction.atomic
def end_sessions(*, user_id: UUID, besides: str | None = None) -> int:
    """End every session of a person, or all but ``besides``; the next request is a stranger's."""
    found = UserSession.objects.filter(user_id=user_id)
    if besides:
        found = found.exclude(session_key=besides)
    keys = list(found.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    found.delete()
    return len(keys)


@transaction.atomic
def end_session(*, user_id: UUID, session_id: int) -> bool:
    """End one session of a person; False when it is not theirs or already over."""
    session = UserSession.objects.filter(user_id=user_id, pk=session_id).first()
    if session is None:
        return False
    Session.objects.filter(session_key=session.session_key).delete()
    session.delete()
    return True
