"""Who reads a stream: asked in a thread of its own, never on the loop."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import close_old_connections
from django.http.cookie import parse_cookie

from vinculo.identity import api as identity
from vinculo.kernel import clock


@dataclass(frozen=True)
class Reader:
    """A signed-in person as the stream needs it; ``seal`` changes with the password."""

    user_id: UUID
    session_key: str
    keys: frozenset[str]
    seal: str


def session_key_in(cookies: str) -> str:
    """The session's key in a Cookie header; empty without one."""
    return parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME, "")


def reader_of(session_key: str) -> Reader | None:
    """Who is behind a session, if it still lets somebody in."""
    close_old_connections()
    try:
        actor = identity.actor_of_session(session_key)
        if actor is None or actor.user_id is None:
            return None
        seal = _seals({actor.user_id}).get(actor.user_id, "")
        return Reader(actor.user_id, session_key, actor.keys, seal) if seal else None
    finally:
        close_old_connections()


def still_valid(readers: Collection[Reader]) -> set[str]:
    """The session keys of those readers who may go on; two queries, however many they are."""
    close_old_connections()
    try:
        store = cast("Any", import_module(settings.SESSION_ENGINE)).SessionStore
        alive = set(
            store.get_model_class()
            .objects.filter(
                session_key__in={reader.session_key for reader in readers},
                expire_date__gt=clock.now(),
            )
            .values_list("session_key", flat=True)
        )
        seals = _seals({reader.user_id for reader in readers})
        return {
            reader.session_key
            for reader in readers
            if reader.session_key in alive and seals.get(reader.user_id) == reader.seal
        }
    finally:
        close_old_connections()


def keys_now(user_id: UUID) -> frozenset[str]:
    """The access keys that a person holds at this moment; none for a closed login."""
    close_old_connections()
    try:
        actor = identity.actor_for(user_id)
        return frozenset() if actor is None else actor.keys
    finally:
        close_old_connections()


def _seals(user_ids: Collection[UUID]) -> Mapping[UUID, str]:
    rows = get_user_model().objects.filter(pk__in=user_ids, is_active=True)
    return {pk: _seal(password) for pk, password in rows.values_list("pk", "password")}


def _seal(password: str) -> str:
    return hashlib.sha256(password.encode()).hexdigest()
